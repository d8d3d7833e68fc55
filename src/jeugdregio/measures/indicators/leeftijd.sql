-- title = "Leeftijd"
-- question = "Hoe oud zijn jongeren met jeugdzorg?"
-- definition = "De leeftijd van jongeren die in een jaar jeugdzorg in natura kregen, in vier groepen."
-- unit = "jongeren; aandeel in procent"
-- count_rule = "Een jongere telt één keer per gemeente en jaar. Het aandeel is het deel van alle jongeren. Het CBS rondt af op 5 en laat kleine aantallen weg; die ontbreken bij de groep, maar zitten wel in het totaal."
-- datasets = ["gebruik_cbs", "landelijke_cijfers"]
-- caveats = [
--   "De cijfers over 2022 zijn voorlopig.",
--   "Door weggelaten kleine aantallen tellen de aandelen niet altijd op tot 100%.",
--   "De groepen zijn niet even breed: 4 tot 12 jaar telt acht leeftijden, 12 tot 18 jaar zes.",
--   "Regiocijfers zijn opgeteld uit afgeronde gemeentecijfers, zonder de weggelaten kleine aantallen. Voor Nederland staat er het gepubliceerde cijfer als dat er is.",
-- ]
-- series = "gebruik_cbs"
-- privacy = "open"
-- main = "aandeel_pct"
-- dimensions = {}
-- order = { leeftijd = ["0 tot 4 jaar", "4 tot 12 jaar", "12 tot 18 jaar", "18 tot 23 jaar"] }
-- columns = [
--   { name = "leeftijd", label = "Leeftijd", kind = "text" },
--   { name = "jongeren", label = "Jongeren", kind = "count", unit = "tot 23 jaar" },
--   { name = "totaal", label = "Alle jongeren", kind = "count" },
--   { name = "aandeel_pct", label = "Aandeel", kind = "percent", unit = "%" },
--   { name = "herkomst", label = "Herkomst", kind = "text" },
--   { name = "gemeenten", label = "Gemeenten met cijfer", kind = "count" },
--   { name = "gemeenten_zonder_cijfer", label = "Gemeenten zonder cijfer", kind = "count" },
-- ]
WITH per_klasse AS (
  SELECT
    g.niveau, g.indeling, g.gebied_code, g.gebied_naam, f.jaar, f.klasse AS leeftijd,
    SUM(f.aantal) AS jongeren,
    COUNT(f.aantal) AS gemeenten,
    COUNT(*) - COUNT(f.aantal) AS gemeenten_zonder_cijfer
  FROM gebied AS g
  INNER JOIN gebruik AS f ON f.gm_code = g.gm_code
  WHERE f.onderwerp = 'leeftijd'
  GROUP BY g.niveau, g.indeling, g.gebied_code, g.gebied_naam, f.jaar, f.klasse
),
landelijk AS (
  -- What the source publishes for the country, small numbers included.
  SELECT jaar, klasse, aantal FROM gebruik
  WHERE gm_code = 'NL01' AND onderwerp = 'leeftijd'
),
geheel AS (
  SELECT g.niveau, g.indeling, g.gebied_code, f.jaar, SUM(f.aantal) AS totaal
  FROM gebied AS g
  INNER JOIN gebruik AS f ON f.gm_code = g.gm_code
  WHERE f.onderwerp = 'totaal'
  GROUP BY g.niveau, g.indeling, g.gebied_code, f.jaar
),
landelijk_geheel AS (
  SELECT jaar, aantal AS totaal FROM gebruik
  WHERE gm_code = 'NL01' AND onderwerp = 'totaal'
),
samen AS (
  SELECT
    p.niveau, p.indeling, p.gebied_code, p.gebied_naam, p.jaar, p.leeftijd,
    COALESCE(l.aantal, p.jongeren) AS jongeren,
    COALESCE(lh.totaal, h.totaal) AS totaal,
    CASE
      WHEN l.aantal IS NOT NULL THEN 'gepubliceerd'
      WHEN p.niveau <> 'land' AND p.gemeenten + p.gemeenten_zonder_cijfer = 1
        THEN 'gepubliceerd'
      ELSE 'som van afgeronde cijfers'
    END AS herkomst,
    p.gemeenten,
    p.gemeenten_zonder_cijfer
  FROM per_klasse AS p
  INNER JOIN geheel AS h
    ON h.niveau = p.niveau AND h.indeling = p.indeling
    AND h.gebied_code = p.gebied_code AND h.jaar = p.jaar
  LEFT JOIN landelijk AS l
    ON p.niveau = 'land' AND l.jaar = p.jaar AND l.klasse = p.leeftijd
  LEFT JOIN landelijk_geheel AS lh ON p.niveau = 'land' AND lh.jaar = p.jaar
)
SELECT
  niveau, indeling, gebied_code, gebied_naam, jaar, leeftijd,
  CAST(jongeren AS BIGINT) AS jongeren,
  CAST(totaal AS BIGINT) AS totaal,
  ROUND(100.0 * jongeren / NULLIF(totaal, 0), 1) AS aandeel_pct,
  herkomst,
  gemeenten,
  gemeenten_zonder_cijfer
FROM samen
