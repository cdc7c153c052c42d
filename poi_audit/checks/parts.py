            row = rows[derived.row == "executed"].row
            for label, month in zip(report.header.months, row.months, strict=False):
                yield Addend(label, month.text)
    elif fact is not None and derived.kind is Kind.PERCENT:
            figure: Figure | None = member.activity.percent_period if period else member.activity.percent
            yield Addend(member.activity.code, "" if figure is None else figure.text)
    elif derived.kind is Kind.FINANCIAL_AVERAGE:
        for member in members(expected, derived):
            if member.financial is not None:
