-- title = "Leeftijd"
-- question = "Hoe oud zijn jongeren met jeugdzorg?"
-- definition = "De leeftijd van jongeren die in een jaar jeugdzorg in natura kregen, in vier groepen."
-- unit = "jongeren; aandeel in procent"
-- count_rule = "Een jongere telt één keer per gemeente en jaar. Het aandeel is het deel van alle jongeren. Het CBS rondt af op 5 en laat kleine aantallen weg; die ontbreken bij de groep, maar zitten wel in het totaal."
-- datasets = ["gebruik_cbs"]
-- caveats = [
--   "De cijfers over 2022 zijn voorlopig.",
--   "Door weggelaten kleine aantallen tellen de aandelen niet altijd op tot 100%.",
--   "De groepen zijn niet even breed: 4 tot 12 jaar telt acht leeftijden, 12 tot 18 jaar zes.",
--   "Regiocijfers zijn opgeteld uit afgeronde gemeentecijfers en kunnen daardoor iets afwijken.",
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
geheel AS (
  SELECT g.niveau, g.indeling, g.gebied_code, f.jaar, SUM(f.aantal) AS totaal
  FROM gebied AS g
  INNER JOIN gebruik AS f ON f.gm_code = g.gm_code
  WHERE f.onderwerp = 'totaal'
  GROUP BY g.niveau, g.indeling, g.gebied_code, f.jaar
)
SELECT
  p.niveau, p.indeling, p.gebied_code, p.gebied_naam, p.jaar, p.leeftijd,
  CAST(p.jongeren AS BIGINT) AS jongeren,
  CAST(h.totaal AS BIGINT) AS totaal,
  ROUND(100.0 * p.jongeren / h.totaal, 1) AS aandeel_pct,
  p.gemeenten,
  p.gemeenten_zonder_cijfer
FROM per_klasse AS p
INNER JOIN geheel AS h
  ON h.niveau = p.niveau AND h.indeling = p.indeling
  AND h.gebied_code = p.gebied_code AND h.jaar = p.jaar
