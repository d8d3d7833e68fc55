-- Young inhabitants; the bands 0-14 and 15-24 are all that the source has.
SELECT
  CAST(jaar AS INTEGER) AS jaar,
  gm_code,
  CAST(inwoners_0_14 AS BIGINT) + CAST(inwoners_15_24 AS BIGINT) AS inwoners_0_24
FROM csv_jeugdbevolking
ORDER BY jaar, gm_code
