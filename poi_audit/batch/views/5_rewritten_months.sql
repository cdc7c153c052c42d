CREATE VIEW rewritten_months AS
WITH read AS (
    SELECT r.ue_code, r.year, c.activity, c.block, c.month, c.position, v.row_name, v.value, v.text,
        r.sha256, r.report, r.printed_on, r.months, c.position <= r.closed_months AS closed
    FROM month_cells c
    JOIN reports r USING (sha256, report)
    CROSS JOIN LATERAL (
        VALUES ('programmed', c.programmed, c.programmed_text), ('executed', c.executed, c.executed_text)
    ) AS v (row_name, value, text)
    WHERE v.value IS NOT NULL AND r.ue_code IS NOT NULL AND r.year IS NOT NULL
), followed AS (
    SELECT *, lag(value) OVER earlier AS before_value, lag(text) OVER earlier AS before_text,
        lag(closed) OVER earlier AS before_closed, lag(sha256) OVER earlier AS before_sha256,
        lag(report) OVER earlier AS before_report, lag(printed_on) OVER earlier AS before_printed_on,
        lag(months) OVER earlier AS before_months
    FROM read
    WINDOW earlier AS (
        PARTITION BY ue_code, year, activity, block, row_name, month
        ORDER BY coalesce(printed_on, ''), months, sha256, report
    )
)
SELECT ue_code, year, activity, block, row_name, month, position,
    before_text AS before, text AS after, before_printed_on, printed_on AS after_printed_on,
    coalesce(before_printed_on < printed_on, before_months < months, false) AS order_known,
    before_sha256, before_report, sha256 AS after_sha256, report AS after_report
FROM followed
WHERE before_closed AND value <> before_value
ORDER BY ue_code, year, activity, block, row_name, position, after_printed_on, after_sha256, after_report
