-- title = "Gebruik van jeugdzorg"
-- question = "Hoeveel jongeren gebruiken jeugdzorg?"
-- definition = "Jongeren die in het jaar zorg kregen, of aan wie zorg was toegewezen, volgens de berichten."
-- unit = "jongeren"
-- count_rule = "Een jongere telt één keer per gemeente en jaar, en één keer per zorgvorm. Wie in twee gemeenten zorg kreeg, telt in beide; de regio is de som van de gemeenten. Mee telt wie een toewijzing of een levering had die in het jaar viel, of toegekende declaratieregels. Die gelden per toewijzing en maand samen: blijft er na creditregels niets over, dan tellen zij niet mee."
-- messages = ["JW301", "JW305", "JW307", "JW323", "JW325"]
-- caveats = [
--   "Aantallen per zorgvorm zijn niet op te tellen: een jongere kan meer zorgvormen hebben.",
--   "Een zorgvorm is hier een productcategorie van iJw. De lijst van zorgvormen van de wet kennen wij nog niet.",
--   "Het laatste jaar loopt tot en met de peildatum.",
--   "De verhouding per 100 inwoners is er alleen voor jaren waarin het CBS het aantal inwoners tot 25 jaar gaf.",
-- ]
-- privacy = "persons"
-- main = "jongeren"
-- dimensions = { zorgvorm = ["alle", "JZ020"] }
-- columns = [
--   { name = "zorgvorm", label = "Zorgvorm", kind = "text" },
--   { name = "jongeren", label = "Jongeren", kind = "count" },
--   { name = "inwoners_0_24", label = "Inwoners tot 25 jaar", kind = "count" },
--   { name = "per_100_inwoners_0_24", label = "Per 100 inwoners tot 25 jaar", kind = "ratio", unit = "per 100 inwoners tot 25 jaar" },
-- ]
-- [disclosure]
-- totals = { zorgvorm = "alle" }
-- overlapping = { zorgvorm = ["jongeren"] }
-- regional = ["zorgvorm"]
-- open = ["inwoners_0_24"]
-- derived = [{ column = "per_100_inwoners_0_24", numerator = "jongeren", base = "inwoners_0_24" }]
WITH jaren AS (
  SELECT jaar, MIN(eerste_dag) AS eerste_dag, MAX(laatste_dag) AS laatste_dag
  FROM kalender GROUP BY jaar
),
zorg AS (
  SELECT gm_code, persoon, zorgvorm, ingangsdatum AS van, einddatum AS tot
  FROM toewijzing
  UNION ALL
  SELECT gm_code, persoon, zorgvorm, begindatum, einddatum FROM levering
  UNION ALL
  -- A credit line takes money back: what it leaves of a month is what was given.
  SELECT gm_code, persoon, zorgvorm, MIN(begindatum), MAX(einddatum) FROM prestatie
  WHERE toegekend
  GROUP BY gm_code, persoon, zorgvorm, toewijzing_nummer, maand
  HAVING SUM(bedrag_cents) > 0
),
per_persoon AS (
  SELECT j.jaar, z.gm_code, z.persoon, z.zorgvorm
  FROM zorg AS z
  INNER JOIN jaren AS j
    ON z.van <= j.laatste_dag AND (z.tot IS NULL OR z.tot >= j.eerste_dag)
  GROUP BY j.jaar, z.gm_code, z.persoon, z.zorgvorm
),
met_alle AS (
  SELECT jaar, gm_code, persoon, zorgvorm FROM per_persoon
  UNION ALL
  SELECT jaar, gm_code, persoon, 'alle' FROM per_persoon
  GROUP BY jaar, gm_code, persoon
),
per_gebied AS (
  SELECT g.niveau, g.indeling, g.gebied_code, g.gebied_naam, m.jaar, m.zorgvorm,
    COUNT(*) AS jongeren
  FROM gebied AS g
  INNER JOIN met_alle AS m ON m.gm_code = g.gm_code
  WHERE g.niveau <> 'land'
  GROUP BY g.niveau, g.indeling, g.gebied_code, g.gebied_naam, m.jaar, m.zorgvorm
),
noemer AS (
  SELECT g.niveau, g.indeling, g.gebied_code, b.jaar,
    SUM(b.inwoners_0_24) AS inwoners_0_24
  FROM gebied AS g
  INNER JOIN jeugdbevolking AS b ON b.gm_code = g.gm_code
  GROUP BY g.niveau, g.indeling, g.gebied_code, b.jaar
)
SELECT
  p.niveau, p.indeling, p.gebied_code, p.gebied_naam, p.jaar, p.zorgvorm,
  CAST(p.jongeren AS BIGINT) AS jongeren,
  CAST(n.inwoners_0_24 AS BIGINT) AS inwoners_0_24,
  ROUND(100.0 * p.jongeren / NULLIF(n.inwoners_0_24, 0), 1) AS per_100_inwoners_0_24
FROM per_gebied AS p
LEFT JOIN noemer AS n
  ON n.niveau = p.niveau AND n.indeling = p.indeling
  AND n.gebied_code = p.gebied_code AND n.jaar = p.jaar
