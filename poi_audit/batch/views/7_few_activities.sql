CREATE VIEW few_activities AS
WITH ranked AS (
    SELECT *, row_number() OVER (PARTITION BY sha256, report ORDER BY financial_executed_value DESC NULLS LAST, ordinal)
        AS place
    FROM activities
)
SELECT r.ue_code, r.year, any_value(r.ue) AS ue, a.sha256, a.report,
    count(*)::INTEGER AS activities,
    count(a.percent_value)::INTEGER AS counted,
    (100 * count(a.percent_value) / count(*))::DECIMAL(18, 1) AS counted_percent,
    sum(a.financial_executed_value)::DECIMAL(38, 2) AS money,
    (100 * (sum(a.financial_executed_value) FILTER (place = 1))::DOUBLE
        / nullif(sum(a.financial_executed_value), 0)::DOUBLE)::DECIMAL(18, 1) AS first_percent,
    (100 * (sum(a.financial_executed_value) FILTER (place <= 3))::DOUBLE
        / nullif(sum(a.financial_executed_value), 0)::DOUBLE)::DECIMAL(18, 1) AS first_three_percent
FROM ranked a JOIN reports r USING (sha256, report)
GROUP BY r.ue_code, r.year, a.sha256, a.report
ORDER BY first_three_percent DESC NULLS LAST, counted_percent, r.ue_code, r.year, a.sha256, a.report
