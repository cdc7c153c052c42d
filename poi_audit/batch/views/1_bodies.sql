CREATE VIEW bodies AS
SELECT ue_code, year,
    arg_max(ue, (coalesce(printed_on, ''), sha256)) AS ue,
    arg_max(pliego, (coalesce(printed_on, ''), sha256)) AS pliego,
    arg_max(sector, (coalesce(printed_on, ''), sha256)) AS sector,
    count(*)::INTEGER AS reports,
    count(*) FILTER (verdict = 'partial')::INTEGER AS partial,
    sum(activities)::INTEGER AS activities,
    sum(recomputed)::INTEGER AS recomputed,
    sum(doubtful)::INTEGER AS doubtful,
    sum(errors)::INTEGER AS errors,
    sum(warnings)::INTEGER AS warnings,
    sum(infos)::INTEGER AS infos,
    (100 * sum(errors) / nullif(sum(recomputed), 0))::DECIMAL(18, 2) AS errors_per_100
FROM reports
GROUP BY ue_code, year
ORDER BY errors DESC, warnings DESC, ue_code, year
