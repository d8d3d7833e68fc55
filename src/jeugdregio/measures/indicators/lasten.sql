-- title = "Toegekende declaraties"
-- question = "Wat kost de jeugdzorg die aanbieders declareren?"
-- definition = "De som van de declaratieregels die de gemeente toekende, in de maand waarin de zorg begon. Creditregels gaan eraf."
-- unit = "eurocent"
-- count_rule = "Een regel telt in de maand van zijn begindatum, niet in de maand van betaling. Zorg van vóór de maand van het eerste bericht telt niet mee. Een jongere telt één keer per gemeente en maand, jaar of zorgvorm. Zijn de regels van een jongere in een maand en zorgvorm samen nul, dan telt hij daar niet mee: alles is gecrediteerd. De regio is de som van de gemeenten, tot op de cent."
-- messages = ["JW323", "JW325"]
-- caveats = [
--   "De laatste maanden zijn nog niet compleet: aanbieders declareren later.",
--   "Toegekende regels over zorg van vóór de maand van het eerste bericht ontbreken, ook in het jaartotaal: van die maanden kennen wij maar een deel.",
--   "Wat niet met berichten is gedeclareerd, zoals een vast bedrag in een taakgericht contract, ontbreekt.",
--   "Jongeren per maand of per zorgvorm zijn niet op te tellen: een jongere kan in meer maanden en zorgvormen tellen.",
--   "Een zorgvorm is hier een productcategorie van iJw. De lijst van zorgvormen van de wet kennen wij nog niet.",
-- ]
-- privacy = "persons"
-- main = "lasten_cents"
-- dimensions = { maand = ["heel jaar", "JJJJ-MM"], zorgvorm = ["alle", "JZ020"] }
-- columns = [
--   { name = "maand", label = "Maand", kind = "text" },
--   { name = "zorgvorm", label = "Zorgvorm", kind = "text" },
--   { name = "lasten_cents", label = "Toegekend", kind = "money", unit = "eurocent" },
--   { name = "jongeren", label = "Jongeren", kind = "count" },
-- ]
-- [disclosure]
-- totals = { maand = "heel jaar", zorgvorm = "alle" }
-- overlapping = { maand = ["jongeren"], zorgvorm = ["jongeren"] }
-- regional = ["zorgvorm"]
-- guarded = { lasten_cents = "jongeren" }
WITH regels AS (
  -- Decided per month and care form, not per total: who counts in a part then counts
  -- in the total too, and the gate reckons with that.
  SELECT k.jaar, k.maand, p.gm_code, p.persoon, p.zorgvorm,
    SUM(p.bedrag_cents) AS bedrag_cents
  FROM prestatie AS p
  INNER JOIN kalender AS k ON k.maand = p.maand
  WHERE p.toegekend
  GROUP BY k.jaar, k.maand, p.gm_code, p.persoon, p.zorgvorm
  HAVING SUM(p.bedrag_cents) <> 0
),
met_alle AS (
  SELECT jaar, maand, gm_code, persoon, zorgvorm, bedrag_cents FROM regels
  UNION ALL
  SELECT jaar, maand, gm_code, persoon, 'alle', bedrag_cents FROM regels
),
met_jaar AS (
  SELECT jaar, maand, gm_code, persoon, zorgvorm, bedrag_cents FROM met_alle
  UNION ALL
  SELECT jaar, 'heel jaar', gm_code, persoon, zorgvorm, bedrag_cents FROM met_alle
),
per_gemeente AS (
  SELECT jaar, maand, gm_code, zorgvorm,
    SUM(bedrag_cents) AS lasten_cents,
    COUNT(DISTINCT persoon) AS jongeren
  FROM met_jaar
  GROUP BY jaar, maand, gm_code, zorgvorm
)
SELECT
  g.niveau, g.indeling, g.gebied_code, g.gebied_naam, p.jaar, p.maand, p.zorgvorm,
  CAST(SUM(p.lasten_cents) AS BIGINT) AS lasten_cents,
  CAST(SUM(p.jongeren) AS BIGINT) AS jongeren
FROM gebied AS g
INNER JOIN per_gemeente AS p ON p.gm_code = g.gm_code
WHERE g.niveau <> 'land'
GROUP BY g.niveau, g.indeling, g.gebied_code, g.gebied_naam, p.jaar, p.maand, p.zorgvorm
