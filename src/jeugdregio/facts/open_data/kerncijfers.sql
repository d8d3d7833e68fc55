-- National key figures by year; other areas and periods stay in the dataset.
SELECT
  maat,
  CAST(periode AS INTEGER) AS jaar,
  CAST(waarde AS DOUBLE) AS waarde,
  eenheid,
  status
FROM headline_figures
WHERE gebied_code = 'NL01' AND regexp_full_match(periode, '\d{4}')
ORDER BY maat, jaar
