-- Which gemeente codes of any year count in which area. `opvolging` holds, per code
-- that ever occurred, the gemeente or gemeenten of 2026 that took it over.
WITH enige_opvolger AS (
  SELECT gm_code, MIN(opvolger) AS opvolger
  FROM opvolging GROUP BY gm_code HAVING COUNT(*) = 1
),
enige_regio AS (
  -- A divided gemeente still belongs to a regio when all its parts lie there.
  SELECT o.gm_code, l.indeling, MIN(l.jz_code) AS jz_code
  FROM opvolging AS o INNER JOIN lidmaatschap AS l ON l.gm_code = o.opvolger
  GROUP BY o.gm_code, l.indeling HAVING COUNT(DISTINCT l.jz_code) = 1
)
SELECT 'gemeente' AS niveau, '' AS indeling, gm_code AS gebied_code,
  naam AS gebied_naam, gm_code
FROM namen
UNION ALL
SELECT 'gemeente_2026', '', e.opvolger, g.naam, e.gm_code
FROM enige_opvolger AS e INNER JOIN gemeenten AS g ON g.gm_code = e.opvolger
UNION ALL
SELECT 'regio', r.indeling, r.jz_code, n.naam, r.gm_code
FROM enige_regio AS r INNER JOIN regios AS n ON n.jz_code = r.jz_code
UNION ALL
SELECT 'land', '', 'NL01', 'Nederland', gm_code FROM namen
ORDER BY niveau, indeling, gebied_code, gm_code
