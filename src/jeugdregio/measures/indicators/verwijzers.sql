-- title = "Verwijzers"
-- question = "Wie verwijst naar jeugdzorg?"
-- definition = "Wie de jongere naar de jeugdzorg verwees, per traject jeugdzorg in natura dat in het jaar liep. Eén jongere kan meer trajecten hebben."
-- unit = "trajecten; aandeel in procent"
-- count_rule = "Elk traject telt één keer. Het aandeel is het deel van de trajecten waarvan de verwijzer in de bron staat. Het CBS rondt af op 5 en laat kleine aantallen weg; die tellen niet mee."
-- datasets = ["gebruik_cbs"]
-- caveats = [
--   "De cijfers over 2022 zijn voorlopig.",
--   "Door weggelaten kleine aantallen zijn de andere aandelen iets te hoog.",
--   "De bron noemt meer trajecten dan er een verwijzer hebben. Waarschijnlijk is er geen verwijzer bij jeugdbescherming en jeugdreclassering; dat is niet bevestigd.",
--   "Regiocijfers zijn opgeteld uit afgeronde gemeentecijfers en kunnen daardoor iets afwijken.",
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
geheel AS (
  SELECT niveau, indeling, gebied_code, jaar, SUM(trajecten) AS totaal
  FROM per_klasse
  GROUP BY niveau, indeling, gebied_code, jaar
)
SELECT
  p.niveau, p.indeling, p.gebied_code, p.gebied_naam, p.jaar, p.verwijzer,
  CAST(p.trajecten AS BIGINT) AS trajecten,
  CAST(h.totaal AS BIGINT) AS totaal,
  ROUND(100.0 * p.trajecten / h.totaal, 1) AS aandeel_pct,
  p.gemeenten,
  p.gemeenten_zonder_cijfer
FROM per_klasse AS p
INNER JOIN geheel AS h
  ON h.niveau = p.niveau AND h.indeling = p.indeling
  AND h.gebied_code = p.gebied_code AND h.jaar = p.jaar
