-- title = "Begroting tegen jaarrekening"
-- question = "Wordt het duurder dan begroot?"
-- definition = """
-- Het verschil tussen de lasten in de jaarrekening en in de begroting van hetzelfde jaar. \
-- Een plus betekent: meer uitgegeven dan begroot."""
-- unit = "duizend euro; verschil in procent van de begroting"
-- count_rule = """
-- Zelfde taakvelden als bij de lasten jeugdzorg. Alleen gemeenten die in dat jaar zowel \
-- een begroting als een jaarrekening opgaven, met op deze taakvelden samen meer dan nul."""
-- datasets = ["lasten_iv3", "taakvelden", "inwoners"]
-- caveats = [
--   "De begroting is de eerste begroting; wijzigingen in de loop van het jaar staan er niet in.",
--   "Vanaf 2023 zijn de taakvelden anders ingedeeld: trek geen lijn over dat jaar.",
-- ]
-- series = "lasten_iv3"
-- privacy = "open"
-- main = "verschil_pct"
-- dimensions = {}
-- columns = [
--   { name = "begroting_x1000_eur", label = "Begroting", kind = "money", unit = "× € 1.000" },
--   { name = "rekening_x1000_eur", label = "Jaarrekening", kind = "money", unit = "× € 1.000" },
--   { name = "verschil_x1000_eur", label = "Verschil", kind = "money", unit = "× € 1.000" },
--   { name = "verschil_pct", label = "Verschil", kind = "percent", unit = "% van de begroting" },
--   { name = "gemeenten", label = "Gemeenten met beide", kind = "count" },
--   { name = "gemeenten_zonder_cijfer", label = "Gemeenten zonder een van beide", kind = "count" },
-- ]
WITH per_gemeente AS (
  SELECT jaar, gm_code,
    SUM(CASE WHEN verslagsoort = 'begroting' THEN lasten_x1000_eur END) AS begroting,
    SUM(CASE WHEN verslagsoort = 'jaarrekening' THEN lasten_x1000_eur END) AS rekening
  FROM lasten
  WHERE telt_mee
  GROUP BY jaar, gm_code
),
bruikbaar AS (
  -- Nothing, or less than nothing, on all of them together is no report.
  SELECT jaar, gm_code,
    CASE WHEN begroting > 0 THEN begroting END AS begroting,
    CASE WHEN rekening > 0 THEN rekening END AS rekening
  FROM per_gemeente
),
jaren AS (
  -- Only years in which account and budget both exist somewhere.
  SELECT jaar FROM bruikbaar
  WHERE begroting IS NOT NULL AND rekening IS NOT NULL
  GROUP BY jaar
),
verwacht AS (
  SELECT i.jaar, i.gm_code,
    CASE WHEN p.rekening IS NOT NULL THEN p.begroting END AS begroting,
    CASE WHEN p.begroting IS NOT NULL THEN p.rekening END AS rekening
  FROM inwoners AS i
  INNER JOIN jaren AS j ON j.jaar = i.jaar
  LEFT JOIN bruikbaar AS p ON p.jaar = i.jaar AND p.gm_code = i.gm_code
)
SELECT
  g.niveau, g.indeling, g.gebied_code, g.gebied_naam, v.jaar,
  CAST(SUM(v.begroting) AS BIGINT) AS begroting_x1000_eur,
  CAST(SUM(v.rekening) AS BIGINT) AS rekening_x1000_eur,
  CAST(SUM(v.rekening) - SUM(v.begroting) AS BIGINT) AS verschil_x1000_eur,
  CASE WHEN SUM(v.begroting) > 0 THEN
    ROUND(100.0 * (SUM(v.rekening) - SUM(v.begroting)) / SUM(v.begroting), 1)
  END AS verschil_pct,
  COUNT(v.rekening) AS gemeenten,
  COUNT(*) - COUNT(v.rekening) AS gemeenten_zonder_cijfer
FROM gebied AS g
INNER JOIN verwacht AS v ON v.gm_code = g.gm_code
GROUP BY g.niveau, g.indeling, g.gebied_code, g.gebied_naam, v.jaar
