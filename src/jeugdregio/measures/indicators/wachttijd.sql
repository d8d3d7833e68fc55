-- title = "Wachttijd"
-- question = "Hoe lang wachten jongeren op zorg?"
-- definition = "Het aantal dagen van de eerste toewijzingsdatum tot het eerste startbericht. Wie nog wacht, telt mee zo lang als hij nu wacht (methode van Kaplan en Meier). De mediaan is het eerste aantal dagen waarna naar schatting hoogstens de helft nog wacht, p90 dat waarna hoogstens 10% nog wacht. Leeg betekent: zo ver zijn we nog niet."
-- unit = "dagen"
-- count_rule = "Elke toewijzing telt één keer, in het jaar van de eerste toewijzingsdatum. Kwam de toewijzing na de start, dan is de wachttijd nul dagen; die staan apart. Stopt een toewijzing zonder start, dan wacht niemand meer: tot die dag telt het wachten mee. Niet meetbaar is een toewijzing zonder omvang van een aanbieder die voor zulke toewijzingen in die zorgvorm en gemeente nooit een startbericht stuurde, zoals bij taakgerichte contracten. De variant ingangsdatum telt vanaf de dag waarop de zorg mag beginnen."
-- messages = ["JW301", "JW305"]
-- caveats = [
--   "De dekking is het deel van de toewijzingen waarvan de wachttijd te meten is. Bij een lage dekking zegt de wachttijd weinig.",
--   "De dag waarop een jongere zich meldde, staat niet in de berichten. De echte wachttijd is langer.",
--   "Binnen de norm is er alleen als de regio een norm heeft opgegeven. Wie nog wacht en de norm nog niet voorbij is, telt daarbij niet mee.",
--   "Toewijzingen van vóór de maand van het eerste bericht tellen niet mee: daarvan kennen wij alleen wat toen nog liep.",
--   "Een startbericht dat te laat komt, maakt de wachttijd niet langer: de begindatum telt.",
--   "Een zorgvorm is hier een productcategorie van iJw. De lijst van zorgvormen van de wet kennen wij nog niet.",
-- ]
-- privacy = "persons"
-- main = "mediaan_dagen"
-- dimensions = { variant = ["toewijzingsdatum", "ingangsdatum"], zorgvorm = ["alle", "JZ020"] }
-- columns = [
--   { name = "variant", label = "Vanaf", kind = "text" },
--   { name = "zorgvorm", label = "Zorgvorm", kind = "text" },
--   { name = "toewijzingen", label = "Toewijzingen", kind = "count" },
--   { name = "niet_meetbaar", label = "Niet meetbaar", kind = "count" },
--   { name = "meetbaar", label = "Gemeten toewijzingen", kind = "count" },
--   { name = "gestart", label = "Gestart", kind = "count" },
--   { name = "gewacht", label = "Gestart na toewijzing", kind = "count" },
--   { name = "al_gestart", label = "Toewijzing na start", kind = "count" },
--   { name = "wachtend", label = "Wacht nog", kind = "count" },
--   { name = "gestopt", label = "Gestopt zonder start", kind = "count" },
--   { name = "dekking_pct", label = "Dekking", kind = "percent", unit = "% van de toewijzingen" },
--   { name = "mediaan_dagen", label = "Mediaan", kind = "ratio", unit = "dagen" },
--   { name = "p90_dagen", label = "P90", kind = "ratio", unit = "dagen" },
--   { name = "beoordeeld", label = "Aan de norm getoetst", kind = "count" },
--   { name = "binnen_norm", label = "Binnen de norm", kind = "count" },
--   { name = "boven_norm", label = "Langer dan de norm", kind = "count" },
--   { name = "binnen_norm_pct", label = "Binnen de norm", kind = "percent", unit = "% van wie aan de norm is getoetst" },
--   { name = "norm_status", label = "Status van de norm", kind = "text" },
-- ]
-- [disclosure]
-- in_parts = ["meetbaar"]
-- sums = [
--   { total = "toewijzingen", parts = ["meetbaar", "niet_meetbaar"] },
--   { total = "meetbaar", parts = ["gestart", "wachtend", "gestopt"] },
--   { total = "gestart", parts = ["gewacht", "al_gestart"] },
--   { total = "beoordeeld", parts = ["binnen_norm", "boven_norm"] },
-- ]
-- totals = { zorgvorm = "alle" }
-- regional = ["zorgvorm"]
-- apart = { variant = ["beoordeeld", "binnen_norm", "boven_norm"] }
-- following = { mediaan_dagen = "meetbaar", p90_dagen = "meetbaar" }
-- derived = [
--   { column = "dekking_pct", numerator = "meetbaar", base = "toewijzingen" },
--   { column = "binnen_norm_pct", numerator = "binnen_norm", base = "beoordeeld" },
-- ]
WITH peil AS (
  SELECT MIN(eerste_dag) AS begin, MAX(laatste_dag) AS dag FROM kalender
),
start AS (
  SELECT l.gm_code, l.toewijzing_nummer, MIN(l.begindatum) AS dag
  FROM levering AS l
  INNER JOIN peil AS p ON l.begindatum <= p.dag
  WHERE l.toewijzing_nummer <> ''
  GROUP BY l.gm_code, l.toewijzing_nummer
),
meldt AS (
  -- Who sends starts, also where the contract asks no volume.
  SELECT t.gm_code, t.aanbieder, t.zorgvorm
  FROM toewijzing AS t
  INNER JOIN start AS s
    ON s.gm_code = t.gm_code AND s.toewijzing_nummer = t.toewijzing_nummer
  WHERE NOT t.omvang
  GROUP BY t.gm_code, t.aanbieder, t.zorgvorm
),
stand AS (
  SELECT t.gm_code, t.jaar, t.zorgvorm, t.eerste_toewijzingsdatum AS toegewezen,
    t.ingangsdatum, s.dag AS start,
    CASE WHEN t.einddatum < p.dag THEN t.einddatum ELSE p.dag END AS gezien_tot,
    CASE WHEN t.omvang OR m.gm_code IS NOT NULL THEN 1 ELSE 0 END AS meetbaar,
    CASE WHEN s.dag IS NULL THEN 0 ELSE 1 END AS gestart,
    CASE WHEN s.dag < t.eerste_toewijzingsdatum THEN 1 ELSE 0 END AS al_gestart,
    CASE WHEN s.dag IS NULL AND t.einddatum < p.dag THEN 1 ELSE 0 END AS gestopt
  FROM toewijzing AS t
  -- Of what was allocated before the first message only what still ran is known.
  INNER JOIN peil AS p
    ON t.eerste_toewijzingsdatum >= p.begin AND t.eerste_toewijzingsdatum <= p.dag
  LEFT JOIN start AS s
    ON s.gm_code = t.gm_code AND s.toewijzing_nummer = t.toewijzing_nummer
  LEFT JOIN meldt AS m
    ON m.gm_code = t.gm_code AND m.aanbieder = t.aanbieder AND m.zorgvorm = t.zorgvorm
),
varianten AS (
  SELECT gm_code, jaar, zorgvorm, meetbaar, gestart, al_gestart, gestopt,
    'toewijzingsdatum' AS variant,
    DATE_DIFF('day', toegewezen, COALESCE(start, gezien_tot)) AS dagen
  FROM stand
  UNION ALL
  SELECT gm_code, jaar, zorgvorm, meetbaar, gestart, al_gestart, gestopt,
    'ingangsdatum', DATE_DIFF('day', ingangsdatum, COALESCE(start, gezien_tot))
  FROM stand
),
met_alle AS (
  SELECT gm_code, jaar, zorgvorm, variant, meetbaar, gestart, al_gestart, gestopt, dagen
  FROM varianten
  UNION ALL
  SELECT gm_code, jaar, 'alle', variant, meetbaar, gestart, al_gestart, gestopt, dagen
  FROM varianten
),
regio AS (
  -- A municipality has the norm of its region in the division of today.
  SELECT gm_code, gebied_code AS jz_code FROM gebied
  WHERE niveau = 'regio' AND indeling = 'ijw_2026'
),
per_gebied AS (
  SELECT g.niveau, g.indeling, g.gebied_code, g.gebied_naam, w.jaar, w.variant,
    w.zorgvorm, w.meetbaar, w.gestart, w.al_gestart, w.gestopt,
    CASE WHEN w.dagen < 0 THEN 0 ELSE w.dagen END AS dagen,
    n.dagen AS norm, n.status AS norm_status
  FROM gebied AS g
  INNER JOIN met_alle AS w ON w.gm_code = g.gm_code
  LEFT JOIN regio AS r ON r.gm_code = w.gm_code
  LEFT JOIN norm AS n ON n.jz_code = r.jz_code
  WHERE g.niveau <> 'land'
),
per_dag AS (
  SELECT niveau, indeling, gebied_code, jaar, variant, zorgvorm, dagen,
    SUM(gestart) AS starten, COUNT(*) AS klaar
  FROM per_gebied
  WHERE meetbaar = 1
  GROUP BY niveau, indeling, gebied_code, jaar, variant, zorgvorm, dagen
),
wachten AS (
  -- Who starts or leaves today was still waiting this morning.
  SELECT niveau, indeling, gebied_code, jaar, variant, zorgvorm, dagen, starten,
    SUM(klaar) OVER (
      PARTITION BY niveau, indeling, gebied_code, jaar, variant, zorgvorm
      ORDER BY dagen DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS wachtend
  FROM per_dag
),
kans AS (
  -- A product, as the sum of logarithms; after the last one nobody is left.
  SELECT niveau, indeling, gebied_code, jaar, variant, zorgvorm, dagen,
    CASE WHEN starten = wachtend THEN 0.0 ELSE EXP(SUM(
      CASE WHEN starten = wachtend THEN 0.0
        ELSE LN(1.0 - CAST(starten AS DOUBLE) / wachtend) END
    ) OVER (
      PARTITION BY niveau, indeling, gebied_code, jaar, variant, zorgvorm
      ORDER BY dagen ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    )) END AS wacht_nog
  FROM wachten
),
duur AS (
  -- The logarithms leave a last digit in doubt: a half is a half.
  SELECT niveau, indeling, gebied_code, jaar, variant, zorgvorm,
    MIN(CASE WHEN wacht_nog <= 0.500000001 THEN dagen END) AS mediaan,
    MIN(CASE WHEN wacht_nog <= 0.100000001 THEN dagen END) AS p90
  FROM kans
  GROUP BY niveau, indeling, gebied_code, jaar, variant, zorgvorm
),
geteld AS (
  SELECT niveau, indeling, gebied_code, gebied_naam, jaar, variant, zorgvorm,
    COUNT(*) AS toewijzingen,
    SUM(meetbaar) AS meetbaar,
    SUM(meetbaar * gestart) AS gestart,
    SUM(meetbaar * al_gestart) AS al_gestart,
    SUM(meetbaar * gestopt) AS gestopt,
    COUNT(norm) AS met_norm,
    SUM(CASE WHEN meetbaar = 1 AND gestart = 1 AND dagen <= norm THEN 1 ELSE 0 END)
      AS binnen_norm,
    SUM(CASE WHEN meetbaar = 1 AND dagen > norm THEN 1 ELSE 0 END) AS boven_norm,
    MAX(norm_status) AS norm_status
  FROM per_gebied
  GROUP BY niveau, indeling, gebied_code, gebied_naam, jaar, variant, zorgvorm
)
SELECT
  t.niveau, t.indeling, t.gebied_code, t.gebied_naam, t.jaar, t.variant, t.zorgvorm,
  CAST(t.toewijzingen AS BIGINT) AS toewijzingen,
  CAST(t.toewijzingen - t.meetbaar AS BIGINT) AS niet_meetbaar,
  CAST(t.meetbaar AS BIGINT) AS meetbaar,
  CAST(t.gestart AS BIGINT) AS gestart,
  CAST(t.gestart - t.al_gestart AS BIGINT) AS gewacht,
  CAST(t.al_gestart AS BIGINT) AS al_gestart,
  CAST(t.meetbaar - t.gestart - t.gestopt AS BIGINT) AS wachtend,
  CAST(t.gestopt AS BIGINT) AS gestopt,
  ROUND(100.0 * t.meetbaar / NULLIF(t.toewijzingen, 0), 1) AS dekking_pct,
  CAST(d.mediaan AS DOUBLE) AS mediaan_dagen,
  CAST(d.p90 AS DOUBLE) AS p90_dagen,
  CAST(CASE WHEN t.met_norm > 0 THEN t.binnen_norm + t.boven_norm END AS BIGINT)
    AS beoordeeld,
  CAST(CASE WHEN t.met_norm > 0 THEN t.binnen_norm END AS BIGINT) AS binnen_norm,
  CAST(CASE WHEN t.met_norm > 0 THEN t.boven_norm END AS BIGINT) AS boven_norm,
  ROUND(100.0 * CASE WHEN t.met_norm > 0 THEN t.binnen_norm END
    / NULLIF(t.binnen_norm + t.boven_norm, 0), 1) AS binnen_norm_pct,
  COALESCE(t.norm_status, '') AS norm_status
FROM geteld AS t
LEFT JOIN duur AS d
  ON d.niveau = t.niveau AND d.indeling = t.indeling
  AND d.gebied_code = t.gebied_code AND d.jaar = t.jaar
  AND d.variant = t.variant AND d.zorgvorm = t.zorgvorm
