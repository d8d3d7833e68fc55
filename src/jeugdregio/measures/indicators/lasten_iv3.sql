-- title = "Lasten jeugdzorg"
-- question = "Wat kost jeugdzorg?"
-- definition = """
-- De lasten van een gemeente op de taakvelden voor jeugdzorg, zoals zij die zelf aan \
-- het CBS opgeeft (Iv3). Per inwoner is: lasten gedeeld door alle inwoners op 1 januari."""
-- unit = "duizend euro; per inwoner in euro"
-- count_rule = """
-- Taakvelden 6.72 en 6.82 (2017-2022), 6.72, 6.73, 6.74 en 6.82 (2023-2024), \
-- 6.75, 6.76, 6.79 en 6.82 (vanaf 2025). Toegang, wijkteams en beleid tellen niet mee. \
-- Een gemeente zonder opgave, of met nul of minder op al deze taakvelden samen, telt niet \
-- mee in wat per inwoner is. Zij staat erbij als gemeente zonder bruikbaar cijfer."""
-- datasets = ["lasten_iv3", "taakvelden", "inwoners"]
-- caveats = [
--   "Vanaf 2023 en vanaf 2025 zijn de taakvelden anders ingedeeld: trek geen lijn over die jaren.",
--   "Vanaf 2025 kan het persoonsgebonden budget ook Wmo bevatten.",
--   "Gemeenten boeken niet allemaal op dezelfde manier. Vergelijk daarom alleen het totaal.",
-- ]
-- series = "lasten_iv3"
-- privacy = "open"
-- main = "lasten_per_inwoner_eur"
-- dimensions = { verslagsoort = ["jaarrekening", "begroting"] }
-- columns = [
--   { name = "verslagsoort", label = "Verslag", kind = "text" },
--   { name = "lasten_x1000_eur", label = "Lasten", kind = "money", unit = "× € 1.000" },
--   { name = "inwoners", label = "Inwoners", kind = "count", unit = "op 1 januari" },
--   { name = "lasten_per_inwoner_eur", label = "Per inwoner", kind = "ratio", unit = "€" },
--   { name = "gemeenten", label = "Gemeenten met cijfer", kind = "count" },
--   { name = "gemeenten_zonder_cijfer", label = "Gemeenten zonder bruikbaar cijfer", kind = "count" },
--   { name = "gedeelde_gemeenten", label = "Gedeelde gemeenten niet toegerekend", kind = "count" },
-- ]
WITH per_gemeente AS (
  SELECT jaar, verslagsoort, gm_code, SUM(lasten_x1000_eur) AS lasten_x1000_eur
  FROM lasten
  WHERE telt_mee
  GROUP BY jaar, verslagsoort, gm_code
),
verslagen AS (
  SELECT DISTINCT jaar, verslagsoort FROM per_gemeente
),
verwacht AS (
  -- Every gemeente of that year, also the one that did not report.
  SELECT i.jaar, v.verslagsoort, i.gm_code, p.lasten_x1000_eur,
    -- Nothing, or less than nothing, on all of them together is no usable report: it
    -- stands in the sum as it was given, and is left out of what is per inhabitant.
    CASE WHEN p.lasten_x1000_eur > 0 THEN p.lasten_x1000_eur END AS bruikbaar,
    CASE WHEN p.lasten_x1000_eur > 0 THEN i.inwoners END AS inwoners
  FROM inwoners AS i
  INNER JOIN verslagen AS v ON v.jaar = i.jaar
  LEFT JOIN per_gemeente AS p
    ON p.jaar = i.jaar AND p.verslagsoort = v.verslagsoort AND p.gm_code = i.gm_code
),
gedeeld AS (
  SELECT l.niveau, l.indeling, l.gebied_code, i.jaar, COUNT(*) AS aantal
  FROM lacune AS l INNER JOIN inwoners AS i ON i.gm_code = l.gm_code
  GROUP BY l.niveau, l.indeling, l.gebied_code, i.jaar
)
SELECT
  g.niveau, g.indeling, g.gebied_code, g.gebied_naam, v.jaar, v.verslagsoort,
  CAST(SUM(v.lasten_x1000_eur) AS BIGINT) AS lasten_x1000_eur,
  CAST(SUM(v.inwoners) AS BIGINT) AS inwoners,
  ROUND(1000.0 * SUM(v.bruikbaar) / NULLIF(SUM(v.inwoners), 0), 2)
    AS lasten_per_inwoner_eur,
  COUNT(v.bruikbaar) AS gemeenten,
  COUNT(*) - COUNT(v.bruikbaar) AS gemeenten_zonder_cijfer,
  COALESCE(MAX(d.aantal), 0) AS gedeelde_gemeenten
FROM gebied AS g
INNER JOIN verwacht AS v ON v.gm_code = g.gm_code
LEFT JOIN gedeeld AS d
  ON d.niveau = g.niveau AND d.indeling = g.indeling
  AND d.gebied_code = g.gebied_code AND d.jaar = v.jaar
GROUP BY g.niveau, g.indeling, g.gebied_code, g.gebied_naam, v.jaar, v.verslagsoort
