-- One row per gemeente and jaar.
SELECT
  CAST(jaar AS INTEGER) AS jaar,
  gm_code,
  CAST(inwoners AS BIGINT) AS inwoners
FROM csv_inwoners
ORDER BY jaar, gm_code
