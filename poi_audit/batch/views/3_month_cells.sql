CREATE VIEW month_cells AS
SELECT f.sha256, f.report, f.year, f.ue_code, f.action, f.activity, f.block, f.column_name AS month,
    list_position(calendar, f.column_name) - list_position(calendar, r.first_month) + 1 AS position,
    max(f.value) FILTER (f.row_name = 'programmed') AS programmed,
    max(f.value) FILTER (f.row_name = 'executed') AS executed,
    max(f.text) FILTER (f.row_name = 'programmed') AS programmed_text,
    max(f.text) FILTER (f.row_name = 'executed') AS executed_text
FROM figures f
JOIN reports r USING (sha256, report)
CROSS JOIN (SELECT ['Ene', 'Feb', 'Mar', 'Abr', 'May', 'Jun', 'Jul', 'Ago', 'Sep', 'Oct', 'Nov', 'Dic'] AS calendar)
WHERE f.activity IS NOT NULL AND f.doubt IS NULL AND list_contains(calendar, f.column_name)
GROUP BY ALL
HAVING count(*) = count(DISTINCT f.row_name)
