-- title = "Verwijzers"
-- question = "Wie verwijst naar jeugdzorg?"
-- definition = "Wie de jongere naar de jeugdzorg verwees, per traject jeugdzorg in natura dat in het jaar liep. Eén jongere kan meer trajecten hebben."
-- unit = "trajecten; aandeel in procent"
-- count_rule = "Elk traject telt één keer. Het aandeel is het deel van de trajecten waarvan de verwijzer in de bron staat. Het CBS rondt af op 5 en laat kleine aantallen weg; die tellen niet mee."
-- datasets = ["gebruik_cbs", "landelijke_cijfers"]
-- caveats = [
--   "De cijfers over 2022 zijn voorlopig.",
--   "Door weggelaten kleine aantallen zijn de andere aandelen iets te hoog.",
--   "De bron noemt meer trajecten dan er een verwijzer hebben. Waarschijnlijk is er geen verwijzer bij jeugdbescherming en jeugdreclassering; dat is niet bevestigd.",
--   "Regiocijfers zijn opgeteld uit afgeronde gemeentecijfers, zonder de weggelaten kleine aantallen. Voor Nederland staat er het gepubliceerde cijfer als dat er is.",
-- ]
-- series = "gebruik_cbs"
-- privacy = "open"
-- main = "aandeel_pct"
-- dimensions = {}
-- order = { verwijzer = [
--   "huisarts", "gemeentelijke toegang", "geen verwijzer", "gecertificeerde instelling",
--   "medisch specialist", "jeugdarts", "rechter of officier van justitie", "onbekend",
-- ] }
-- columns = [
--   { name = "verwijzer", label = "Verwijzer", kind = "text" },
--   { name = "trajecten", label = "Trajecten", kind = "count", unit = "" },
--   { name = "totaal", label = "Trajecten met verwijzer", kind = "count" },
--   { name = "aandeel_pct", label = "Aandeel", kind = "percent", unit = "%" },
--   { name = "herkomst", label = "Herkomst", kind = "text" },
--   { name = "gemeenten", label = "Gemeenten met cijfer", kind = "count" },
--   { name = "gemeenten_zonder_cijfer", label = "Gemeenten zonder cijfer", kind = "count" },
-- ]
WITH per_klasse AS (
  SELECT
    g.niveau, g.indeling, g.gebied_code, g.gebied_naam, f.jaar, f.klasse AS verwijzer,
    SUM(f.aantal) AS trajecten,
    COUNT(f.aantal) AS gemeenten,
    COUNT(*) - COUNT(f.aantal) AS gemeenten_zonder_cijfer
  FROM gebied AS g
  INNER JOIN gebruik AS f ON f.gm_code = g.gm_code
  WHERE f.onderwerp = 'verwijzer'
  GROUP BY g.niveau, g.indeling, g.gebied_code, g.gebied_naam, f.jaar, f.klasse
),
landelijk AS (
  -- What the source publishes for the country, small numbers included.
  SELECT jaar, klasse, aantal FROM gebruik
  WHERE gm_code = 'NL01' AND onderwerp = 'verwijzer'
),
geheel AS (
  SELECT niveau, indeling, gebied_code, jaar, SUM(trajecten) AS totaal
  FROM per_klasse
  GROUP BY niveau, indeling, gebied_code, jaar
),
landelijk_geheel AS (
  SELECT jaar, SUM(aantal) AS totaal FROM landelijk GROUP BY jaar
),
samen AS (
  SELECT
    p.niveau, p.indeling, p.gebied_code, p.gebied_naam, p.jaar, p.verwijzer,
    COALESCE(l.aantal, p.trajecten) AS trajecten,
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
    ON p.niveau = 'land' AND l.jaar = p.jaar AND l.klasse = p.verwijzer
  LEFT JOIN landelijk_geheel AS lh ON p.niveau = 'land' AND lh.jaar = p.jaar
)
SELECT
  niveau, indeling, gebied_code, gebied_naam, jaar, verwijzer,
  CAST(trajecten AS BIGINT) AS trajecten,
  CAST(totaal AS BIGINT) AS totaal,
  ROUND(100.0 * trajecten / NULLIF(totaal, 0), 1) AS aandeel_pct,
  herkomst,
  gemeenten,
  gemeenten_zonder_cijfer
FROM samen
