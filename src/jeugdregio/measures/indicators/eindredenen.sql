-- title = "Redenen van beëindiging"
-- question = "Waarom stopt jeugdzorg?"
-- definition = "De reden die de aanbieder gaf toen de zorg stopte: volgens plan, of voortijdig door de jongere, door de aanbieder, in overleg of door een oorzaak van buiten."
-- unit = "leveringen; aandeel in procent"
-- count_rule = "Elke levering die in het jaar stopte telt één keer. Anders zijn: overleden, op initiatief van de gemeente, een wijzigingsverzoek, een andere aanbieder, een ander domein, en geen reden. Zorg die tijdelijk stopte (reden 20) telt niet."
-- messages = ["JW305", "JW307"]
-- caveats = [
--   "De aanbieder kiest de reden. De jongere is niet gevraagd.",
--   "Taakgerichte zorg zonder stopbericht ontbreekt.",
--   "Een zorgvorm is hier een productcategorie van iJw. De lijst van zorgvormen van de wet kennen wij nog niet.",
-- ]
-- privacy = "persons"
-- main = "volgens_plan_pct"
-- dimensions = { zorgvorm = ["alle", "JZ020"] }
-- columns = [
--   { name = "zorgvorm", label = "Zorgvorm", kind = "text" },
--   { name = "gestopt", label = "Gestopt", kind = "count" },
--   { name = "volgens_plan", label = "Volgens plan", kind = "count" },
--   { name = "voortijdig", label = "Voortijdig", kind = "count" },
--   { name = "door_jongere", label = "Door de jongere", kind = "count" },
--   { name = "door_aanbieder", label = "Door de aanbieder", kind = "count" },
--   { name = "in_overleg", label = "In overleg", kind = "count" },
--   { name = "externe_oorzaak", label = "Oorzaak van buiten", kind = "count" },
--   { name = "anders", label = "Anders", kind = "count" },
--   { name = "volgens_plan_pct", label = "Volgens plan", kind = "percent", unit = "% van gestopt" },
--   { name = "voortijdig_pct", label = "Voortijdig", kind = "percent", unit = "% van gestopt" },
-- ]
-- [disclosure]
-- in_parts = ["gestopt", "volgens_plan"]
-- sums = [
--   { total = "gestopt", parts = ["volgens_plan", "voortijdig", "anders"] },
--   { total = "voortijdig", parts = ["door_jongere", "door_aanbieder", "in_overleg", "externe_oorzaak"] },
-- ]
-- totals = { zorgvorm = "alle" }
-- regional = ["zorgvorm"]
-- derived = [
--   { column = "volgens_plan_pct", numerator = "volgens_plan", base = "gestopt" },
--   { column = "voortijdig_pct", numerator = "voortijdig", base = "gestopt" },
-- ]
WITH gestopt AS (
  SELECT k.jaar, l.gm_code, l.zorgvorm, l.reden_beeindiging AS reden
  FROM levering AS l
  INNER JOIN kalender AS k
    ON l.einddatum >= k.eerste_dag AND l.einddatum <= k.laatste_dag
  WHERE l.reden_beeindiging <> '20'
),
met_alle AS (
  SELECT jaar, gm_code, zorgvorm, reden FROM gestopt
  UNION ALL
  SELECT jaar, gm_code, 'alle', reden FROM gestopt
),
geteld AS (
  SELECT g.niveau, g.indeling, g.gebied_code, g.gebied_naam, m.jaar, m.zorgvorm,
    COUNT(*) AS gestopt,
    SUM(CASE WHEN m.reden = '31' THEN 1 ELSE 0 END) AS volgens_plan,
    SUM(CASE WHEN m.reden = '32' THEN 1 ELSE 0 END) AS door_jongere,
    SUM(CASE WHEN m.reden = '33' THEN 1 ELSE 0 END) AS door_aanbieder,
    SUM(CASE WHEN m.reden = '34' THEN 1 ELSE 0 END) AS in_overleg,
    SUM(CASE WHEN m.reden = '35' THEN 1 ELSE 0 END) AS externe_oorzaak
  FROM gebied AS g
  INNER JOIN met_alle AS m ON m.gm_code = g.gm_code
  WHERE g.niveau <> 'land'
  GROUP BY g.niveau, g.indeling, g.gebied_code, g.gebied_naam, m.jaar, m.zorgvorm
),
samen AS (
  SELECT niveau, indeling, gebied_code, gebied_naam, jaar, zorgvorm, gestopt,
    volgens_plan, door_jongere, door_aanbieder, in_overleg, externe_oorzaak,
    door_jongere + door_aanbieder + in_overleg + externe_oorzaak AS voortijdig
  FROM geteld
)
SELECT
  niveau, indeling, gebied_code, gebied_naam, jaar, zorgvorm,
  CAST(gestopt AS BIGINT) AS gestopt,
  CAST(volgens_plan AS BIGINT) AS volgens_plan,
  CAST(voortijdig AS BIGINT) AS voortijdig,
  CAST(door_jongere AS BIGINT) AS door_jongere,
  CAST(door_aanbieder AS BIGINT) AS door_aanbieder,
  CAST(in_overleg AS BIGINT) AS in_overleg,
  CAST(externe_oorzaak AS BIGINT) AS externe_oorzaak,
  CAST(gestopt - volgens_plan - voortijdig AS BIGINT) AS anders,
  ROUND(100.0 * volgens_plan / NULLIF(gestopt, 0), 1) AS volgens_plan_pct,
  ROUND(100.0 * voortijdig / NULLIF(gestopt, 0), 1) AS voortijdig_pct
FROM samen
