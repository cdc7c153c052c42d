CREATE VIEW wrong_by_rule AS
SELECT f.rule, any_value(r.name) AS name, any_value(r.name_en) AS name_en, f.severity,
    count(*)::INTEGER AS findings,
    count(DISTINCT (f.sha256, f.report))::INTEGER AS reports,
    count(DISTINCT f.ue_code)::INTEGER AS bodies,
    count(*) FILTER (f.agreement = 'by_rounding')::INTEGER AS by_rounding
FROM findings f LEFT JOIN rules r ON r.code = f.rule
GROUP BY f.rule, f.severity
ORDER BY list_position(['error', 'warning', 'info'], f.severity), findings DESC, f.rule
