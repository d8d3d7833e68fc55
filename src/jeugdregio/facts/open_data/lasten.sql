-- One row per gemeente, jaar, verslagsoort and taakveld, as the gemeente reported it.
SELECT
  CAST(l.jaar AS INTEGER) AS jaar,
  l.verslagsoort,
  l.gm_code,
  l.taakveld,
  COALESCE(t.telt_mee = 'ja', FALSE) AS telt_mee,
  CAST(CAST(l.lasten_x1000_eur AS DOUBLE) AS BIGINT) AS lasten_x1000_eur
FROM lasten_iv3 AS l
LEFT JOIN taakvelden AS t
  ON t.taakveld = l.taakveld
  AND CAST(l.jaar AS INTEGER) >= CAST(t.jaar_van AS INTEGER)
  AND CAST(l.jaar AS INTEGER) <= CAST(COALESCE(t.jaar_tot, '9999') AS INTEGER)
ORDER BY jaar, verslagsoort, gm_code, taakveld
