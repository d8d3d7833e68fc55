-- The wide CBS table in long form: one row per figure. Empty stays empty: suppressed.
-- What the source publishes for the country as a whole comes in beside it as NL01.
WITH lang AS (
  SELECT jaar, gm_code, kolom, tekst
  FROM gebruik_cbs UNPIVOT INCLUDE NULLS (
    tekst FOR kolom IN (COLUMNS(* EXCLUDE (jaar, gm_code)))
  )
  UNION ALL
  SELECT jaar, 'NL01', kolom, waarde FROM landelijke_cijfers
  WHERE dataset = 'gebruik_cbs'
)
SELECT
  CAST(lang.jaar AS INTEGER) AS jaar,
  lang.gm_code,
  k.onderwerp,
  k.klasse,
  CAST(CAST(lang.tekst AS DOUBLE) AS BIGINT) AS aantal
FROM lang
INNER JOIN (VALUES
  ('jongeren_totaal', 'totaal', 'totaal'),
  ('jongeren_0_4', 'leeftijd', '0 tot 4 jaar'),
  ('jongeren_4_12', 'leeftijd', '4 tot 12 jaar'),
  ('jongeren_12_18', 'leeftijd', '12 tot 18 jaar'),
  ('jongeren_18_23', 'leeftijd', '18 tot 23 jaar'),
  ('trajecten_totaal', 'trajecten', 'totaal'),
  ('verw_gemeentelijke_toegang', 'verwijzer', 'gemeentelijke toegang'),
  ('verw_huisarts', 'verwijzer', 'huisarts'),
  ('verw_jeugdarts', 'verwijzer', 'jeugdarts'),
  ('verw_gecertificeerde_instelling', 'verwijzer', 'gecertificeerde instelling'),
  ('verw_medisch_specialist', 'verwijzer', 'medisch specialist'),
  ('verw_rechter_ovj', 'verwijzer', 'rechter of officier van justitie'),
  ('verw_geen', 'verwijzer', 'geen verwijzer'),
  ('verw_onbekend', 'verwijzer', 'onbekend')
) AS k (kolom, onderwerp, klasse) ON k.kolom = lang.kolom
ORDER BY jaar, gm_code, onderwerp, klasse
