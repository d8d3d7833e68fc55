-- title = "Herhaald gebruik"
-- question = "Hoeveel jongeren komen binnen een jaar terug in zorg?"
-- definition = "Het deel van de jongeren dat binnen een jaar na het einde van de zorg opnieuw zorg krijgt in dezelfde gemeente. Het is een eerste teken of hulp past, geen bewijs."
-- unit = "keer dat een jongere stopte; aandeel in procent"
-- count_rule = "Leveringen van één jongere in één gemeente met hooguit 28 dagen ertussen zijn samen één periode in zorg: een overstap is geen terugkeer. Elke periode die in het jaar eindigde telt één keer. Terug is wie binnen 365 dagen weer begint. Wie korter dan 365 dagen voor de peildatum stopte, is nog niet te beoordelen. Leeg is een jaar waarvan nog niemand een jaar is gevolgd."
-- messages = ["JW305", "JW307"]
-- caveats = [
--   "Terugkomen kan ook goed zijn: een jongere vraagt op tijd weer om hulp.",
--   "Wie verhuist naar een andere gemeente, is niet te volgen.",
--   "Taakgerichte zorg zonder start- en stopbericht ontbreekt.",
-- ]
-- privacy = "persons"
-- main = "terug_pct"
-- dimensions = {}
-- columns = [
--   { name = "gestopt", label = "Gestopt", kind = "count" },
--   { name = "gevolgd", label = "Een jaar gevolgd", kind = "count" },
--   { name = "terug", label = "Terug binnen een jaar", kind = "count" },
--   { name = "niet_terug", label = "Niet terug binnen een jaar", kind = "count" },
--   { name = "nog_onbekend", label = "Nog niet te beoordelen", kind = "count" },
--   { name = "terug_pct", label = "Terug binnen een jaar", kind = "percent", unit = "% van wie een jaar is gevolgd" },
-- ]
-- [disclosure]
-- in_parts = ["gestopt"]
-- sums = [
--   { total = "gestopt", parts = ["gevolgd", "nog_onbekend"] },
--   { total = "gevolgd", parts = ["terug", "niet_terug"] },
-- ]
-- derived = [{ column = "terug_pct", numerator = "terug", base = "gevolgd" }]
WITH peil AS (
  SELECT MAX(laatste_dag) AS dag FROM kalender
),
leveringen AS (
  SELECT l.gm_code, l.persoon, l.begindatum,
    COALESCE(l.einddatum, CAST('9999-12-31' AS DATE)) AS einddatum
  FROM levering AS l
  INNER JOIN peil AS p ON l.begindatum <= p.dag
  WHERE l.einddatum IS NULL OR l.einddatum >= l.begindatum
),
met_vorige AS (
  SELECT gm_code, persoon, begindatum, einddatum,
    MAX(einddatum) OVER (
      PARTITION BY gm_code, persoon ORDER BY begindatum, einddatum
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS vorige_tot
  FROM leveringen
),
genummerd AS (
  SELECT gm_code, persoon, begindatum, einddatum,
    SUM(CASE
      WHEN vorige_tot IS NULL OR DATE_DIFF('day', vorige_tot, begindatum) > 28 THEN 1
      ELSE 0
    END) OVER (
      PARTITION BY gm_code, persoon ORDER BY begindatum, einddatum
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS nummer
  FROM met_vorige
),
periode AS (
  SELECT gm_code, persoon, nummer, MIN(begindatum) AS van, MAX(einddatum) AS tot
  FROM genummerd
  GROUP BY gm_code, persoon, nummer
),
te_volgen AS (
  -- Of a year that began less than a year ago, nobody has been followed long enough.
  SELECT k.jaar
  FROM kalender AS k
  INNER JOIN peil AS p ON DATE_DIFF('day', k.eerste_dag, p.dag) >= 365
  GROUP BY k.jaar
),
gestopt AS (
  SELECT k.jaar, p.gm_code,
    CASE WHEN DATE_DIFF('day', p.tot, d.dag) >= 365 THEN 1 ELSE 0 END AS gevolgd,
    CASE WHEN DATE_DIFF('day', p.tot, v.van) <= 365 THEN 1 ELSE 0 END AS terug
  FROM periode AS p
  INNER JOIN kalender AS k ON p.tot >= k.eerste_dag AND p.tot <= k.laatste_dag
  INNER JOIN peil AS d ON p.tot <= d.dag
  LEFT JOIN periode AS v
    ON v.gm_code = p.gm_code AND v.persoon = p.persoon AND v.nummer = p.nummer + 1
),
geteld AS (
  SELECT g.niveau, g.indeling, g.gebied_code, g.gebied_naam, s.jaar,
    COUNT(*) AS gestopt,
    SUM(s.gevolgd) AS gevolgd,
    SUM(s.gevolgd * s.terug) AS terug
  FROM gebied AS g
  INNER JOIN gestopt AS s ON s.gm_code = g.gm_code
  WHERE g.niveau <> 'land'
  GROUP BY g.niveau, g.indeling, g.gebied_code, g.gebied_naam, s.jaar
)
SELECT
  g.niveau, g.indeling, g.gebied_code, g.gebied_naam, g.jaar,
  CAST(g.gestopt AS BIGINT) AS gestopt,
  CAST(CASE WHEN t.jaar IS NOT NULL THEN g.gevolgd END AS BIGINT) AS gevolgd,
  CAST(CASE WHEN t.jaar IS NOT NULL THEN g.terug END AS BIGINT) AS terug,
  CAST(CASE WHEN t.jaar IS NOT NULL THEN g.gevolgd - g.terug END AS BIGINT) AS niet_terug,
  CAST(g.gestopt - g.gevolgd AS BIGINT) AS nog_onbekend,
  ROUND(100.0 * g.terug / NULLIF(g.gevolgd, 0), 1) AS terug_pct
FROM geteld AS g
LEFT JOIN te_volgen AS t ON t.jaar = g.jaar
