-- title = "Jongeren met jeugdzorg"
-- question = "Hoeveel jongeren krijgen jeugdzorg?"
-- definition = """
-- Het aantal jongeren tot 23 jaar dat in een jaar jeugdhulp, jeugdbescherming of \
-- jeugdreclassering in natura kreeg. Per 100 inwoners van 0 tot 25 jaar: een noemer tot \
-- 23 jaar is er per gemeente nog niet."""
-- unit = "jongeren; per 100 inwoners van 0 tot 25 jaar"
-- count_rule = """
-- Een jongere telt één keer per gemeente en jaar. Persoonsgebonden budget telt niet mee. \
-- Het CBS rondt af op 5 en laat kleine aantallen weg. Regio's zijn hier de som van de \
-- afgeronde gemeentecijfers; voor Nederland staat er het gepubliceerde cijfer als dat er is."""
-- datasets = ["gebruik_cbs", "inwoners", "landelijke_cijfers", "jeugdbevolking"]
-- caveats = [
--   "De cijfers over 2022 zijn voorlopig.",
--   "Cijfers tot en met 2020 zijn anders geteld en staan hier niet bij.",
--   "Regiocijfers zijn opgeteld uit afgeronde gemeentecijfers en kunnen daardoor iets afwijken.",
--   "De verhouding per 100 heeft een andere leeftijdsgrens (25) dan het aantal (23).",
-- ]
-- series = "gebruik_cbs"
-- privacy = "open"
-- main = "per_100_inwoners_0_24"
-- dimensions = {}
-- columns = [
--   { name = "jongeren", label = "Jongeren", kind = "count", unit = "tot 23 jaar" },
--   { name = "inwoners_0_24", label = "Inwoners", kind = "count", unit = "0 tot 25 jaar" },
--   { name = "per_100_inwoners_0_24", label = "Per 100", kind = "ratio", unit = "inwoners 0 tot 25 jaar" },
--   { name = "herkomst", label = "Herkomst", kind = "text" },
--   { name = "gemeenten", label = "Gemeenten met cijfer", kind = "count" },
--   { name = "gemeenten_zonder_cijfer", label = "Gemeenten zonder cijfer", kind = "count" },
-- ]
WITH totaal AS (
  SELECT jaar, gm_code, aantal FROM gebruik WHERE onderwerp = 'totaal'
),
jaren AS (
  SELECT DISTINCT jaar FROM totaal
),
verwacht AS (
  SELECT i.jaar, i.gm_code, t.aantal, b.inwoners_0_24
  FROM inwoners AS i
  INNER JOIN jaren AS j ON j.jaar = i.jaar
  LEFT JOIN totaal AS t ON t.jaar = i.jaar AND t.gm_code = i.gm_code
  LEFT JOIN jeugdbevolking AS b ON b.jaar = i.jaar AND b.gm_code = i.gm_code
),
som AS (
  SELECT
    g.niveau, g.indeling, g.gebied_code, g.gebied_naam, v.jaar,
    SUM(v.aantal) AS jongeren,
    SUM(CASE WHEN v.aantal IS NOT NULL THEN v.inwoners_0_24 END) AS inwoners_0_24,
    SUM(CASE WHEN v.inwoners_0_24 IS NOT NULL THEN v.aantal END) AS jongeren_met_noemer,
    COUNT(v.aantal) AS gemeenten,
    COUNT(*) - COUNT(v.aantal) AS gemeenten_zonder_cijfer
  FROM gebied AS g
  INNER JOIN verwacht AS v ON v.gm_code = g.gm_code
  GROUP BY g.niveau, g.indeling, g.gebied_code, g.gebied_naam, v.jaar
)
SELECT
  s.niveau, s.indeling, s.gebied_code, s.gebied_naam, s.jaar,
  CAST(COALESCE(p.aantal, s.jongeren) AS BIGINT) AS jongeren,
  CAST(s.inwoners_0_24 AS BIGINT) AS inwoners_0_24,
  ROUND(100.0 * COALESCE(p.aantal, s.jongeren_met_noemer) / NULLIF(s.inwoners_0_24, 0), 1) AS per_100_inwoners_0_24,
  CASE
    WHEN s.niveau <> 'land' AND s.gemeenten + s.gemeenten_zonder_cijfer = 1
      THEN 'gepubliceerd'
    WHEN p.aantal IS NOT NULL THEN 'gepubliceerd'
    ELSE 'som van afgeronde cijfers'
  END AS herkomst,
  s.gemeenten,
  s.gemeenten_zonder_cijfer
FROM som AS s
LEFT JOIN totaal AS p
  ON s.niveau = 'land' AND p.gm_code = 'NL01' AND p.jaar = s.jaar
