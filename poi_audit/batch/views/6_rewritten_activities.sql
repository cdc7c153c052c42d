CREATE VIEW rewritten_activities AS
SELECT ue_code, year, activity,
    count(*)::INTEGER AS cells,
    count(DISTINCT month)::INTEGER AS months,
    count(*) FILTER (row_name = 'programmed')::INTEGER AS programmed,
    count(*) FILTER (row_name = 'executed')::INTEGER AS executed,
    bool_and(order_known) AS order_known
FROM rewritten_months
GROUP BY ue_code, year, activity
ORDER BY cells DESC, ue_code, year, activity
