CREATE VIEW month_deviations AS
SELECT sha256, report, year, ue_code, month, position,
    count(*) FILTER (programmed > 0 OR executed > 0)::INTEGER AS active,
    count(*) FILTER (programmed <> executed)::INTEGER AS differing,
    count(*) FILTER (executed < programmed)::INTEGER AS below,
    count(*) FILTER (executed > programmed)::INTEGER AS above,
    (100 * count(*) FILTER (programmed <> executed)
        / nullif(count(*) FILTER (programmed > 0 OR executed > 0), 0))::DECIMAL(18, 1) AS percent
FROM month_cells
WHERE block = 'physical'
GROUP BY sha256, report, year, ue_code, month, position
ORDER BY ue_code, year, sha256, report, position
