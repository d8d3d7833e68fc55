-- Divided gemeenten that an area should have a part of but cannot be given.
WITH gedeeld AS (
  SELECT gm_code FROM opvolging GROUP BY gm_code HAVING COUNT(*) > 1
)
SELECT DISTINCT 'gemeente_2026' AS niveau, '' AS indeling, o.opvolger AS gebied_code,
  o.gm_code
FROM opvolging AS o INNER JOIN gedeeld AS d ON d.gm_code = o.gm_code
UNION ALL
SELECT DISTINCT 'regio', l.indeling, l.jz_code, o.gm_code
FROM opvolging AS o
INNER JOIN gedeeld AS d ON d.gm_code = o.gm_code
INNER JOIN lidmaatschap AS l ON l.gm_code = o.opvolger
WHERE (o.gm_code, l.indeling) IN (
  SELECT (o2.gm_code, l2.indeling)
  FROM opvolging AS o2 INNER JOIN lidmaatschap AS l2 ON l2.gm_code = o2.opvolger
  GROUP BY o2.gm_code, l2.indeling HAVING COUNT(DISTINCT l2.jz_code) > 1
)
ORDER BY niveau, indeling, gebied_code, gm_code
