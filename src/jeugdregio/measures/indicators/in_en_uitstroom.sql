-- title = "In- en uitstroom"
-- question = "Hoeveel jongeren komen in zorg en hoeveel gaan eruit?"
-- definition = "Jongeren die in zorg komen, jongeren die uit zorg gaan, en jongeren die op de laatste dag van de periode in zorg blijven, volgens start- en stopberichten."
-- unit = "jongeren"
-- count_rule = "Leveringen van één jongere in één gemeente die op elkaar aansluiten of overlappen, zijn samen één periode in zorg. Het begin telt als instroom, de laatste dag als uitstroom. Wie stopt en later weer begint, telt weer mee. In zorg is wie op de laatste dag zorg heeft en er die dag niet uit gaat. De regio is de som van de gemeenten."
-- messages = ["JW305", "JW307"]
-- caveats = [
--   "Taakgerichte zorg zonder startbericht ontbreekt.",
--   "De laatste maand en het laatste jaar lopen tot en met de peildatum.",
--   "Stopberichten komen soms later: de uitstroom van de laatste maanden kan nog groeien.",
-- ]
-- privacy = "persons"
-- main = "in_zorg"
-- dimensions = { maand = ["heel jaar", "JJJJ-MM"] }
-- columns = [
--   { name = "maand", label = "Maand", kind = "text" },
--   { name = "instroom", label = "Instroom", kind = "count" },
--   { name = "uitstroom", label = "Uitstroom", kind = "count" },
--   { name = "in_zorg", label = "In zorg op de laatste dag", kind = "count" },
-- ]
-- [disclosure]
-- totals = { maand = "heel jaar" }
-- regional = ["maand"]
-- balance = { stock = "in_zorg", enters = "instroom", leaves = "uitstroom" }
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
      WHEN vorige_tot IS NULL OR DATE_DIFF('day', vorige_tot, begindatum) > 1 THEN 1
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
tijdvak AS (
  SELECT jaar, maand, eerste_dag, laatste_dag FROM kalender
  UNION ALL
  SELECT jaar, 'heel jaar', MIN(eerste_dag), MAX(laatste_dag) FROM kalender
  GROUP BY jaar
),
per_gemeente AS (
  SELECT t.jaar, t.maand, p.gm_code,
    SUM(CASE WHEN p.van >= t.eerste_dag THEN 1 ELSE 0 END) AS instroom,
    SUM(CASE WHEN p.tot <= t.laatste_dag THEN 1 ELSE 0 END) AS uitstroom,
    SUM(CASE WHEN p.tot > t.laatste_dag THEN 1 ELSE 0 END) AS in_zorg
  FROM tijdvak AS t
  INNER JOIN periode AS p ON p.van <= t.laatste_dag AND p.tot >= t.eerste_dag
  GROUP BY t.jaar, t.maand, p.gm_code
)
SELECT
  g.niveau, g.indeling, g.gebied_code, g.gebied_naam, p.jaar, p.maand,
  CAST(SUM(p.instroom) AS BIGINT) AS instroom,
  CAST(SUM(p.uitstroom) AS BIGINT) AS uitstroom,
  CAST(SUM(p.in_zorg) AS BIGINT) AS in_zorg
FROM gebied AS g
INNER JOIN per_gemeente AS p ON p.gm_code = g.gm_code
WHERE g.niveau <> 'land'
GROUP BY g.niveau, g.indeling, g.gebied_code, g.gebied_naam, p.jaar, p.maand
