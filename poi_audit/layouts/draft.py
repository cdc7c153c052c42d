"""A layout file for a form never seen, drafted from what a file shows: each line with its evidence, "?" if unsure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from poi_audit.layouts.form import AGGREGATIONS, PRIORITIES, Form, Heading
from poi_audit.layouts.infer import ROWS, Fit, percent_fit, sum_fit
from poi_audit.layouts.layout import ROLES, key
from poi_audit.layouts.lexicon import Lexicon
from poi_audit.layouts.periods import month_of, numbered_run
from poi_audit.messages import label
from poi_audit.model.text import CODE_AEI, CODE_AO, CODE_OEI, fold
from poi_audit.model.toml_text import quoted

_MEANT = {role: i for i, role in enumerate(ROLES)}
_BESIDE = frozenset({"month", "subtotal", "block", "other"})
"""Roles that have tables of their own in the file, or none."""


def draft(form: Form, file: str, lexicon: Lexicon, lang: str = "es") -> str:
    """The text of a layout file for this form. `lexicon`: what words mean by themselves."""
    return "\n".join(_Draft(form, file, lexicon, lang).lines()) + "\n"


class _Draft:
    """One draft being written."""

    def __init__(self, form: Form, file: str, lexicon: Lexicon, lang: str) -> None:
        self.form, self.file, self.lexicon, self.lang = form, file, lexicon, lang
        self.count = len(form.codes)
        self.months = form.of_role("month")

    def said(self, name: str, **values: object) -> str:
        return label(f"draft.{name}", self.lang, **values)

    def lines(self) -> Iterator[str]:
        yield _comment(self.said("head", file=self.file))
        yield ""
        yield f"title = {quoted(self.said('title', file=self.file)[:200])}"
        yield from self._codes()
        if self.form.comma:
            yield f'decimal = ","  {_comment(self.said("comma"))}'
        unused = [h for h in self.form.headings if h.role == "other" and self.form.figures(h.index)]
        if unused and self.months:
            words = ", ".join(quoted(self._words(h)) for h in unused)
            yield f"# ? ignores = [{words}]  {_comment(self.said('ignores'))}"
        for title, found in (
            ("columns", self._columns()),
            ("rows", self._rows()),
            ("blocks", self._blocks()),
            ("months", self._months()),
            ("subtotals", self._subtotals()),
            ("closing", self._closings()),
            ("totals", self._totals()),
        ):
            if lines := list(found):
                yield from ("", f"[{title}]", *lines)

    def _words(self, heading: Heading) -> str:
        """The words that tell a column: its own, with those of its group where another meaning has the same."""
        same = {h.role for h in self.form.headings if key(h.leaf) == key(heading.leaf)}
        return heading.leaf if len(same) == 1 and key(heading.leaf) else heading.label

    def _line(self, name: str, texts: Sequence[str], why: str, sure: bool = True) -> str:
        words = ", ".join(dict.fromkeys(quoted(text) for text in texts))
        return f"{'' if sure else '# ? '}{name} = [{words}]  {_comment(why)}"

    def _columns(self) -> Iterator[str]:
        roles = sorted({h.role for h in self.form.headings} - _BESIDE, key=lambda role: _MEANT[role])
        for role in roles:
            found = [h for h in self.form.of_role(role) if key(h.label)]
            if found:
                why, sure = self._evidence(role, found)
                yield self._line(role, [self._words(h) for h in found], why, sure)
        done: set[str] = set()
        for heading in self.form.of_role("other"):
            word = key(self._words(heading))
            if word and word not in done and not (self._is_numbered(heading) and not self.months):
                done.add(word)
                yield self._unknown(heading)

    def _evidence(self, role: str, found: Sequence[Heading]) -> tuple[str, bool]:
        """Why a column has this role, and whether that is beyond doubt."""
        told = self.said("known" if all(h.exact for h in found) else "words")
        if role == "name" and not any(
            self.lexicon.column(h.label) or self.lexicon.column(h.leaf) for h in found
        ):
            told = self.said("coded")
        fit = self._fit(role, found)
        if fit is None:
            if role in self.form.named:
                told += "; " + self.said("texts", agree=self.form.named[role], of=self.count)
            return told, True
        name = "percent" if role.startswith("percent") else "sum"
        enough = fit.of >= (3 if name == "percent" else 9)
        told += "; " + (
            self.said(name, agree=fit.agree, of=fit.of, months=len({h.span for h in self.months}))
            if enough
            else self.said("few")
        )
        return told, not fit.bad and (enough or all(h.exact for h in found))

    def _fit(self, role: str, found: Sequence[Heading]) -> Fit | None:
        if role == "accumulated":
            fits = [
                fit
                for h in found
                for fit in sum_fit(
                    self.form.samples,
                    [m.index for m in self.months if (m.block or "physical") == (h.block or "physical")],
                    h.index,
                ).values()
            ]
            return Fit(sum(f.agree for f in fits), sum(f.of for f in fits))
        totals = self.form.of_role("accumulated", "physical")
        if role == "percent" and totals:
            return percent_fit(self.form.samples, totals[0].index, found[0].index)
        return None

    def _unknown(self, heading: Heading) -> str:
        """A column of which nothing is certain, with what its words or its texts propose."""
        texts = self.form.texts.get(heading.index, {})
        shown = ", ".join(f"«{text}»" for text in list(texts)[:3])
        words = [self._words(heading)]
        for role, values in (("aggregation", AGGREGATIONS), ("priority", PRIORITIES)):
            if texts and all(key(text) in values for text in texts):
                return self._line(role, words, self.said("values", values=shown))
        meant = self.lexicon.column(heading.label) or self.lexicon.column(heading.leaf)
        if meant is not None and meant.role not in _BESIDE:
            why = f"{self.said('words')}; {self.said('few')}"
            return self._line(meant.role, words, why, sure=False)
        if texts and not self.form.figures(heading.index):
            role = "label" if self._labels(heading) else "unit"
            return self._line(role, words, self.said("values", values=shown), sure=False)
        count = self.form.figures(heading.index)
        return self._line(
            "other", words, self.said("figures", count=count) if count else self.said("blank"), sure=False
        )

    def _labels(self, heading: Heading) -> list[str]:
        """The texts of a column that label rows: two or three, each in every AO; or both in one cell."""
        texts = self.form.texts.get(heading.index, {})
        if len(texts) == 1 and 10 * sum(texts.values()) >= 9 * self.count:
            parts = [part for part in re.split(r"[/\s]+", next(iter(texts))) if key(part)]
            return parts if len(parts) == 2 else []
        often = [text for text, count in texts.items() if 10 * count >= 9 * self.count]
        return often if len(often) == len(texts) in (2, 3) else []

    def _rows(self) -> Iterator[str]:
        meanings: dict[str, list[str]] = {}
        for text, name in self.form.rows.items():
            if name is not None:
                meanings.setdefault(name, []).append(text)
        for name, texts in meanings.items():
            yield self._line(name, texts, self.said("words"))
        if not meanings:
            for heading in (*self.form.of_role("label"), *self.form.of_role("other")):
                for name, (number, text) in zip(ROWS, enumerate(self._labels(heading), 1), strict=False):
                    yield self._line(name, [text], self.said("order", number=number), sure=False)

    def _blocks(self) -> Iterator[str]:
        groups: dict[str, list[str]] = {}
        for heading in self.form.headings:
            if heading.block and heading.group and self.lexicon.block_in([heading.group])[0] is None:
                groups.setdefault(heading.block, []).append(heading.group)
        for block, texts in groups.items():
            yield self._line(block, texts, self.said("block"), sure=len(set(texts)) == 1)

    def _months(self) -> Iterator[str]:
        done: set[str] = set()
        for heading in self.months:
            word = heading.leaf or heading.label
            if heading.span and month_of(word) is None and key(word) and key(word) not in done:
                done.add(key(word))
                why = self.said("number" if word[-1:].isdigit() else "place")
                yield f"{quoted(word)} = {heading.span[0]}  {_comment(why)}"
        if self.months:
            return
        free = [h.leaf if h.role == "other" else "" for h in self.form.headings]
        for start, numbers in numbered_run(free):
            for i, number in enumerate(numbers, start):
                if key(free[i]) not in done:
                    done.add(key(free[i]))
                    yield f"# ? {quoted(free[i])} = {number}  {_comment(self.said('only_number'))}"

    def _is_numbered(self, heading: Heading) -> bool:
        free = [h.leaf if h.role == "other" else "" for h in self.form.headings]
        at = self.form.headings.index(heading)
        return any(start <= at < start + len(numbers) for start, numbers in numbered_run(free))

    def _subtotals(self) -> Iterator[str]:
        done: set[str] = set()
        for heading in self.form.of_role("subtotal"):
            word = heading.leaf or heading.label
            if heading.span and key(word) not in done:
                done.add(key(word))
                first, last = heading.span
                why = self.said("span", first=first, last=last)
                yield f"{quoted(word)} = [{first}, {last}]  {_comment(why)}"

    def _closings(self) -> Iterator[str]:
        found: dict[str, list[str]] = {}
        for text in self.form.closings:
            code = CODE_AEI.search(text) or CODE_OEI.search(text)
            words = (text[: code.start()] if code else text).strip(" :(")
            if key(words):
                found.setdefault("financial" if "FINANC" in fold(words) else "physical", []).append(words)
        agree, of = self.form.closed
        for block, texts in found.items():
            yield self._line(block, texts, self.said("closing", agree=agree, of=of))

    def _totals(self) -> Iterator[str]:
        for text in self.form.loose:
            words = re.sub(r"[\s:]+(?:[-\d.,%S/ ]+)$", "", text).strip(" :")
            if key(words) and words != text:
                yield self._line("physical", [words], self.said("total"), sure=False)

    def _codes(self) -> Iterator[str]:
        written = Counter(re.sub(r"\d", "#", code) for code in self.form.codes if not CODE_AO.fullmatch(code))
        if not written:
            return
        template, agree = written.most_common(1)[0]
        if template.count("#") > 1 and re.fullmatch(r"[A-Z0-9#./ -]{1,40}", template):
            why = self.said("codes", agree=agree, of=self.count)
            yield f"codes = [{quoted(template)}]  {_comment(why)}"


def _comment(text: str) -> str:
    return "# " + "".join(c if c.isprintable() else "\ufffd" for c in text)
