"""Random small reports, computed here from the notes alone under a chosen set of conventions, as contract JSON.

Nothing of poi_audit takes part in the figures: the arithmetic below is on exact fractions and was written from
../shared/rules.md.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from reports import action, document, objective

Json = dict[str, Any]
Percent = Fraction | str


@dataclass(frozen=True)
class Conventions:
    """One reading of the notes."""

    layout: str
    source: str = "printed"
    cap: str = "before"
    box: bool | None = True
    rounding: str = "half_up"
    total_over: str = "activities"
    incomplete: str = "blocking"
    idle_action: str = "zero"


def shown(value: Fraction, decimals: int, mode: str) -> str:
    """The value with so many decimals under the rounding mode."""
    whole, rest = divmod(value * 10**decimals, 1)
    if mode == "half_up":
        whole += rest >= Fraction(1, 2)
    elif mode == "half_even":
        whole += rest > Fraction(1, 2) or (rest == Fraction(1, 2) and whole % 2 == 1)
    return f"{Decimal(int(whole)).scaleb(-decimals):.{decimals}f}"


def mean(values: list[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


class Maker:
    """Builds one report from a seed and a set of conventions."""

    def __init__(self, seed: int, how: Conventions) -> None:
        self.random, self.how = random.Random(seed), how
        self.n = 12 if how.layout == "2024-annual" else 6
        self.decimals = {"2021-sem": (0, 2, 2), "2022-sem": (2, 1, 1), "2024-annual": (2, 1, 2)}[how.layout]
        self.money_block = how.layout != "2024-annual"
        self.count = 0

    def report(self) -> Json:
        objectives: list[Json] = []
        for o in range(1, 3):
            actions: list[Json] = []
            for a in range(1, self.random.randint(2, 4)):
                activities = [self.activity() for _ in range(self.random.randint(1, 6))]
                actions.append(self.action(f"AEI.{o:02}.{a:02}", "I" if o == 1 else "II", activities))
            objectives.append(objective(f"OEI.{o:02}", "I" if o == 1 else "II", actions=actions))
        return document(
            objectives,
            self.how.layout,
            year=2023,
            printed_on="2024-03-05",
            truncated_at_100=self.how.box,
            totals=self.totals(objectives),
            summary=self.summary(objectives) if self.how.layout == "2024-annual" else None,
        )

    def activity(self) -> Json:
        self.count += 1
        idle = self.n == 6 and self.random.random() < 0.25
        lazy = self.random.random() < 0.15
        goal = [0 if idle else self.random.choice((0, 0, 1, 2, 5, 9, 1234)) for _ in range(self.n)]
        if not idle and not any(goal):
            goal[self.n // 2] = 7
        done: list[int | None] = [
            p if self.random.random() < 0.6 else self.random.choice((0, 1, 3, 8)) for p in goal
        ]
        if idle:
            done = [0] * self.n
        if lazy:
            done[self.random.randrange(self.n)] = None
        kind = self.random.choice(("Acumulado Anual", "Acumulado Anual", "Acumulado Mensual"))
        out = self.cells(goal, done, kind)
        out |= {"code": f"AOI000777{self.count:05}", "name": f"N{self.count}", "aggregation": kind}
        out["financial"] = self.money() if self.money_block else None
        return out

    def cells(self, goal: list[int], done: list[int | None], kind: str) -> Json:
        def acc(row: list[int]) -> int:
            return sum(row) if kind == "Acumulado Anual" else next((v for v in reversed(row) if v), 0)

        top, seen = acc([v or 0 for v in done]), acc(goal)
        year = seen + self.random.randint(1, 9) if self.how.layout == "2021-sem" else seen
        value: Percent = Fraction(top * 100, seen) if seen else "S.P."
        yearly: Percent = Fraction(top * 100, year) if year else "S.P."
        if None in done:
            value = yearly = "S.I."
        if self.how.layout != "2021-sem":
            yearly = value
        cell = f"{year:,}.00" if seen or self.how.layout != "2022-sem" else "S.P."
        physical: Json = {
            "programmed": {"months": [f"{v:,}.00" for v in goal], "accumulated": cell},
            "executed": {
                "months": ["" if v is None else f"{v}.00" for v in done],
                "accumulated": f"{top:,}.00",
            },
            "percent": self.printed(yearly),
            "percent_period": self.printed(value) if self.how.layout == "2021-sem" else None,
        }
        return {"physical": physical, "exact": {"percent": yearly, "percent_period": value}}

    def printed(self, value: Percent) -> str:
        if isinstance(value, str):
            return value
        if self.how.box:
            value = min(value, Fraction(100))
        return shown(value, self.decimals[0], self.how.rounding)

    def money(self) -> Json:
        def row() -> tuple[list[str], str]:
            cents = [self.random.choice((0, self.random.randint(1, 900_000))) for _ in range(self.n)]
            return [f"{Decimal(c) / 100:,.2f}" for c in cents], f"{Decimal(sum(cents)) / 100:,.2f}"

        (goal, planned), (done, spent) = row(), row()
        return {
            "programmed": {"months": goal, "accumulated": planned},
            "executed": {"months": done, "accumulated": spent},
        }

    def used(self, activity: Json, column: str) -> Percent:
        """What the activity brings to an average."""
        value: Percent = activity["exact"][column]
        if isinstance(value, str):
            return value
        if self.how.box and self.how.cap == "before":
            value = min(value, Fraction(100))
        if self.how.source == "printed":
            value = Fraction(shown(value, self.decimals[0], self.how.rounding))
        return value

    def average(self, activities: list[Json], column: str) -> Fraction | None:
        numbers = [v for a in activities if isinstance(v := self.used(a, column), Fraction)]
        if not numbers:
            return None
        value = mean(numbers)
        return min(value, Fraction(100)) if self.how.box and self.how.cap == "after" else value

    def line(self, activities: list[Json], column: str) -> tuple[str, Fraction | None]:
        marks = {a["exact"][column] for a in activities if isinstance(a["exact"][column], str)}
        value = self.average(activities, column)
        if value is None and marks == {"S.P."}:
            return ("0.0" if self.how.idle_action == "zero" else ""), None
        if value is None or ("S.I." in marks and self.how.incomplete == "blocking"):
            return "", None
        return shown(value, self.decimals[1], self.how.rounding), value

    def action(self, code: str, kind: str, activities: list[Json]) -> Json:
        execution = {"physical": self.line(activities, "percent")[0]}
        if self.how.layout == "2021-sem":
            execution["physical_period"] = self.line(activities, "percent_period")[0]
        if self.money_block:
            execution["financial"] = f"{sum(spent(a) for a in activities):,.2f}"
        return action(code, kind, activities=activities, **execution)

    def total(self, actions: list[Json], column: str = "percent") -> str:
        if self.how.total_over == "activities":
            value = self.average([x for a in actions for x in a["activities"]], column)
        else:
            lines = [self.line(a["activities"], column) for a in actions]
            exact = self.how.source == "exact"
            numbers = [v if exact else Fraction(text) for text, v in lines if v is not None]
            value = mean(numbers) if numbers else None
        return "" if value is None else shown(value, self.decimals[2], self.how.rounding)

    def totals(self, objectives: list[Json]) -> Json:
        actions = [a for o in objectives for a in o["actions"]]
        out: Json = {"physical": self.total(actions)}
        if self.how.layout == "2024-annual":
            out["type_i"] = self.total(objectives[0]["actions"])
            out["type_ii"] = self.total(objectives[1]["actions"])
        if self.how.layout == "2021-sem":
            out["physical_period"] = self.total(actions, "percent_period")
            out["financial"] = f"{sum(spent(x) for a in actions for x in a['activities']):,.2f}"
        if self.how.layout == "2022-sem":
            marks = [x["exact"]["percent"] for a in actions for x in a["activities"]]
            out["complete"] = str(sum(m != "S.I." for m in marks))
            out["incomplete"] = str(marks.count("S.I."))
        return out

    def summary(self, objectives: list[Json]) -> Json:
        activities = [x for o in objectives for a in o["actions"] for x in a["activities"]]
        texts = [x["physical"]["percent"] for x in activities]
        lines = [a["execution"]["physical"] for o in objectives for a in o["actions"]]
        n, blocked = len(texts), texts.count("S.I.")
        return {
            "year": "2023",
            "actions": {**bands(lines), "incomplete": "-", "in_execution": str(len(lines))},
            "activities": {**bands(texts), "incomplete": str(blocked), "in_execution": str(n)},
            "tracking": {"activities": str(n), "complete": str(n - blocked), "incomplete": str(blocked)},
        }


def bands(texts: list[str]) -> dict[str, str]:
    values = [Decimal(t) for t in texts if t and t[0].isdigit()]
    names = ["0_75" if v < 75 else "75_95" if v < 95 else "95_up" for v in values]
    return {name: str(names.count(name) or "") for name in ("0_75", "75_95", "95_up")}


def spent(activity: Json) -> Decimal:
    return Decimal(activity["financial"]["executed"]["accumulated"].replace(",", ""))
