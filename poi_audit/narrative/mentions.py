"""Where a text names something: an AO, AEI or OEI by code or name, a type of OEI, the whole report, another body."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from poi_audit.model.report import Action, Report
from poi_audit.model.text import CODE_AO, fold
from poi_audit.narrative.lexicon import STATE
from poi_audit.narrative.names import OTHER, Names, Subject
from poi_audit.narrative.stems import plain, stems

MOST = 2000
"""Codes and names that are looked up in one text."""

_CODE = re.compile(
    rf"(?<![a-z0-9.])(?:(?P<ao>{CODE_AO.pattern.lower()})|aei[\s.\-]*(?:n\s?[°º.]\s*)?(?P<aei>\d\d\.\d\d)(?![\d.]\d)"
    r"|oei[\s.\-]*(?:n\s?[°º.]\s*)?(?P<oei>\d{1,2})(?![\d.]\d))(?!\d)"
)
_QUOTED = re.compile(
    r"“([^“”\"]{3,400})[”\"]|«([^«»]{3,400})»|\"([^\"]{3,400})\"|(?<![^\W_])[‘']([^‘’'\n]{3,400})[’'](?![^\W_])"
)
_JOINED = re.compile(r"\W*(?:(?:denominad|llamad|titulad)[oa]s?|con (?:el )?nombre|referid[oa] a)?\W*")
_AO = r"(?:a\.?\s?o\.?s?|actividad(?:es)?(?:\s+operativas?)?)"
_AEI = r"(?:aei|accion(?:es)?\s+estrategicas?(?:\s+institucional(?:es)?)?)"
_OEI = r"(?:oei|objetivos?\s+estrategicos?(?:\s+institucional(?:es)?)?)"
_CUE = re.compile(rf"\b(?:({_AO})|({_AEI})|({_OEI}))(?![a-z])")
_KINDS = ("activity", "action", "objective")
_BETWEEN = re.compile(r"[^“”\"«».;%]{0,60}")
_AFTER_CUE = re.compile(r"[\s:\-–(]*(?:(?:denominad|llamad|titulad)[oa]s?\s*|(?:con\s+)?codigo\s*)?")
_SAME = re.compile(
    rf"\b(?:dich[oa]|est[ea]|l[ao]\s+(?:referid|citad|mencionad)[oa]|l[ao]\s+mism[ao])\s+(?:({_AO})|({_AEI})|({_OEI}))\b"
)
_UNNAMED = re.compile(
    rf"\b(?:la|una|otra|cada|su|unica|primera|segunda|ultima)\s+(?:unica\s+|otra\s+)?{_AO}(?![a-z])"
)
_MEMBERS = re.compile(
    rf"\b(?:{_AO}|{_AEI})(?:\s+priorizadas)?\s+(?:de|del|de\s+la|de\s+las|de\s+los|en|en\s+la|que\s+\w+|vinculadas\s+a|vinculadas\s+al)(?:\s+(?:la|las|el|los))?"
    rf"(?:\s+(?:{_AEI}|{_OEI}))?\s*$"
)
_TYPE = re.compile(rf"\b(?:(?:{_OEI}|{_AEI})\s+)?(?:de\s+|del\s+)?(?:los\s+|las\s+)?tipo\s+(i{{1,2}})\b")
_WHOLE = re.compile(
    r"\b(?:poi|plan\s+operativo\s+institucional|entidad|institucion|unidad\s+ejecutora|(?:este|el|del|presente)\s+reporte"
    r"|nivel\s+(?:institucional|de\s+entidad))\b(?:\s*\(?\b(?:poi|ue)\b\)?)?"
)
_TOTAL = re.compile(
    r"(?:^|[.;,:(\n]|\b[ye]\s)\s*(?:como\s+resultado,?\s+)?(?:la|el)\s+((?:(?:avance|ejecucion|promedio|cumplimiento|fisic[oa]|anual|de)\s+)*"
    r"(?:avance|ejecucion|promedio|cumplimiento|fisic[oa])\s+(?:promedio\s+)?(?:total|global|general|institucional))\b"
)
_BODY = re.compile(
    r"\b(?:ministerio|sector|pliego|gobiernos?\s+(?:regional|local|nacional|central)(?:es)?|municipalidad(?:es)?|oficinas?|gerencias?|sub\s?gerencias?"
    r"|sub\s?direccion(?:es)?|direccion(?:es)?|organos?|unidad(?:es)?(?:\s+(?:organica|territorial|zonal|funcional)(?:es)?)?|centros?\s+de\s+costos?"
    r"|sedes?|region(?:es)?|departamentos?|proyectos?|productos?|programas?|pei|plan\s+estrategico|pesem|indicador(?:es)?|observatorios?"
    r"|areas?|jefaturas?|inversion(?:es)?|zonas?|instituto|servicio|componentes?|consultor[a-z]*|contratista)\b"
)
_SPEAKS = re.compile(
    r"(?:^|[.,;:(\n•]|\by\s|\bque\s)\s*(?:(?:en|para|segun|por)\s+)?(?:el|la|los|las|su|sus|cada|un|una)?\s*$"
    r"|\b(?:avance|ejecucion|cumplimiento|metas?|fisic[oa]s?|poi|institucional|operativ[oa]s?|ao|promedio|desempeno|estrategicas?)"
    r"(?:\s+(?:fisic[oa]s?|promedio|anual|total))*\s+(?:del?|de\s+la|de\s+los|de\s+las|en\s+el|en\s+la)\s*$"
)
"""What stands before a body where the sentence speaks of it."""
_THEN = rf"\s*[.,;:)]|\s+(?:{STATE.pattern}|en|al|durante|ha|han|se)\b"
"""What follows the institution's short name: "el Programa obtuvo", and not "el programa presupuestal"."""
_BESIDE = re.compile(rf"[\s\-–/(]*(?:{_AEI}|{_OEI})?\s*")
""" "AO X - AEI Y": where X stands."""
_CHAIN = re.compile(
    rf"[\s,(]*(?:de|del|en|pertenecientes?\s+al?|vinculad[oa]s?\s+al?|correspondientes?\s+al?|que\s+pertenecen?\s+al?)"
    rf"(?:\s+(?:la|el|las|los))?(?:\s+(?:{_AO}|{_AEI}|{_OEI}))?[\s“\"«]*"
)
_ASIDE = re.compile(
    rf"[^.,;:()#%]{{1,80}}\b(?:de|del|en|entre|dentro\s+del?)(?:\s+(?:la|el|las|los|todo\s+el))?(?:\s+(?:{_AO}|{_AEI}|{_OEI}))?\s*"
)
_ORDER = ("other", "activity", "action", "objective", "type", "whole")


@dataclass(frozen=True)
class Mention:
    """A place where the text names something."""

    start: int
    end: int
    subject: Subject | None
    """None where the name or code is not the table's, or may be several, or where an AO has no name."""
    code: str | None = None
    name: str | None = None
    cue: str = ""
    """"AO", "AEI" or "OEI": what the words before a quoted name say it is."""
    owner: Subject | None = None
    """Whose name it is, where the code beside it is another one's."""
    members: bool = False
    """Whether the text speaks of what belongs to it: "las AO de la AEI.01.01"."""
    aside: bool = False
    """Whether it only tells where another one stands: "la AO X fue la menor del POI"."""


class Reader:
    """Finds the mentions of one report in a text."""

    def __init__(self, report: Report, names: Names) -> None:
        self.names = names
        ue, pliego = report.header.ue, report.header.pliego
        self.own = plain(ue.name) if ue is not None else ""
        self.alone = ue is not None and pliego is not None and fold(ue.name) == fold(pliego.name)

    def mentions(self, text: str) -> list[Mention]:
        """Every mention, in order; of two that overlap the surer one, of "la AO de la AEI" the first."""
        flat = plain(text)
        found = self._named(text, flat)
        self._add(found, self._unquoted(text, flat, found))
        self._add(
            found, (Mention(m.start(), m.end(), self.names.types[m[1].upper()]) for m in _TYPE.finditer(flat))
        )
        self._add(found, self._same(flat, found))
        self._add(found, self._bodies(flat))
        self._add(found, (Mention(m.start(1), m.end(1), self.names.whole) for m in _TOTAL.finditer(flat)))
        self._add(found, self._unnamed(flat, found))
        return _chained(flat, found)

    @staticmethod
    def _add(found: list[Mention], more: Iterator[Mention]) -> None:
        """Those of `more` that overlap nothing found so far."""
        starts = [m.start for m in found]
        for mention in list(more):
            at = bisect_left(starts, mention.start)
            before = found[at - 1].end <= mention.start if at else True
            if before and (at == len(found) or starts[at] >= mention.end):
                found.insert(at, mention)
                starts.insert(at, mention.start)

    def _named(self, text: str, flat: str) -> list[Mention]:
        """Codes and quoted names. A name right after a code is one mention with it."""
        found: list[Mention] = []
        inside: Action | None = None
        for start, end, code, name in _marks(text, flat)[:MOST]:
            if code is not None:
                subjects = self.names.codes.get(code, [])
                mention = Mention(start, end, subjects[0] if len(subjects) == 1 else None, code)
            else:
                last = found[-1] if found else None
                if (
                    last is not None
                    and last.name is None
                    and start - last.end <= 40
                    and _JOINED.fullmatch(flat, last.end, start)
                ):
                    found.pop()
                    mention = self._joined(last, end, name or "")
                else:
                    cue = _cue(flat, start)
                    activities = {"AO": True, "AEI": False}.get(cue)
                    subject = None if cue == "OEI" else self.names.named(name or "", activities, inside)
                    mention = Mention(start, end, subject, None, name, cue)
            if mention.subject is not None and mention.subject.kind == "action":
                inside = mention.subject.action
            found.append(mention)
        return found

    def _joined(self, code: Mention, end: int, name: str) -> Mention:
        """A code and the name after it. The code decides; whose name it is, is kept where that is another's."""
        kind = (code.code or "")[:3]
        owner = None if kind == "OEI" else self.names.named(name, kind != "AEI", None)
        if owner is not None and code.subject is not None and owner.code == code.subject.code:
            owner = None
        return Mention(code.start, end, code.subject, code.code, name, kind, owner)

    def _unquoted(self, text: str, flat: str, found: list[Mention]) -> Iterator[Mention]:
        """Names without quotation marks: after what says that an AO or AEI follows, or in full and with a capital."""
        words = [(m.start(), m.end(), s[0]) for m in re.finditer(r"[^\W_]+", text) if (s := stems(m[0]))]
        starts = [start for start, *_ in words]
        cues = {
            after.end(): m[1] is not None
            for m in _CUE.finditer(flat)
            if not m[3] and (after := _AFTER_CUE.match(flat, m.end()))
        }
        taken = 0
        for i, (start, *_) in enumerate(words):
            cued = cues.get(start) if start in cues else None
            if (
                start < taken
                or not (start in cues or text[start].isupper())
                or not self.names.begins(words[i][2])
            ):
                continue
            above = _last(found, start, "action")
            inside = above.action if above is not None else None
            ahead = [stem for _, _, stem in words[i : i + 60]]
            match = self.names.starting(ahead, cued, inside)
            if match is not None:
                taken = words[bisect_left(starts, start) + match[1] - 1][1]
                yield Mention(start, taken, match[0])

    def _same(self, flat: str, found: list[Mention]) -> Iterator[Mention]:
        """ "Dicha AO": the last one of its kind."""
        for match in _SAME.finditer(flat):
            kind = next(kind for kind, group in zip(_KINDS, match.groups(), strict=True) if group)
            yield Mention(match.start(), match.end(), _last(found, match.start(), kind))

    def _bodies(self, flat: str) -> Iterator[Mention]:
        """The institution itself, and others of which the sentence speaks."""
        if self.own:
            pattern = r"\s+".join(re.escape(word) for word in self.own.split())
            yield from (Mention(*m.span(), self.names.whole) for m in re.finditer(rf"\b{pattern}\b", flat))
            short = rf"\b(?:el|la|del)\s+({re.escape(self.own.split()[0])})(?={_THEN})"
            yield from (Mention(*m.span(1), self.names.whole) for m in re.finditer(short, flat))
        for match in _BODY.finditer(flat):
            if match[0] == "pliego" and self.alone:
                yield Mention(*match.span(), self.names.whole)
            elif not re.match(r"\s+ejecutora", flat[match.end() : match.end() + 12]) and _SPEAKS.search(
                flat, max(0, match.start() - 60), match.start()
            ):
                yield Mention(*match.span(), OTHER)
        yield from (Mention(m.start(), m.end(), self.names.whole) for m in _WHOLE.finditer(flat))

    @staticmethod
    def _unnamed(flat: str, found: list[Mention]) -> Iterator[Mention]:
        """ "La AO de menor avance": an activity of which the text gives no name."""
        starts = [m.start for m in found]
        for match in _UNNAMED.finditer(flat):
            at = bisect_left(starts, match.end())
            if at == len(starts) or not _AFTER_CUE.fullmatch(flat, match.end(), starts[at]):
                yield Mention(match.start(), match.end(), None)


def _last(found: list[Mention], place: int, kind: str) -> Subject | None:
    """The last of that kind named before the place."""
    at = bisect_left(found, place, key=lambda m: m.start)
    return next(
        (m.subject for m in reversed(found[:at]) if m.subject is not None and m.subject.kind == kind), None
    )


def _chained(flat: str, found: list[Mention]) -> list[Mention]:
    """ "La AO X de la AEI Y" speaks of X, "el POI del pliego" of the pliego, "las AO de la AEI Y" of what is in Y."""
    out: list[Mention] = []
    for mention in found:
        members = _MEMBERS.search(flat, max(0, mention.start - 80), mention.start) is not None
        last = out[-1] if out else None
        if last is not None and _CHAIN.fullmatch(flat, last.end, mention.start):
            one, other = (m.subject.kind if m.subject is not None else "activity" for m in (last, mention))
            if "other" in (one, other):
                out[-1] = replace(last, end=mention.end, subject=OTHER)
                continue
            if _wider(mention, last) and not members:
                out[-1] = replace(last, end=mention.end)
                continue
        elif last is not None and _wider(mention, last) and _BESIDE.fullmatch(flat, last.end, mention.start):
            out[-1] = replace(last, end=mention.end)
            continue
        aside = (
            last is not None
            and _ASIDE.fullmatch(flat, last.end, mention.start) is not None
            and _wider(mention, last)
        )
        out.append(replace(mention, members=members, aside=aside))
    return out


def _wider(mention: Mention, last: Mention) -> bool:
    """Whether the first speaks of more than the second."""
    one, other = (m.subject.kind if m.subject is not None else "activity" for m in (last, mention))
    return _ORDER.index(one) < _ORDER.index(other)


def _marks(text: str, flat: str) -> list[tuple[int, int, str | None, str | None]]:
    quotes = [
        (m.start(), m.end(), None, next(g for g in m.groups() if g is not None))
        for m in _QUOTED.finditer(text)
    ]
    ends = [(a, b) for a, b, *_ in quotes]
    codes = [
        (m.start(), m.end(), _code(m), None)
        for m in _CODE.finditer(flat)
        if not any(a < m.start() < b for a, b in ends)
    ]
    return sorted([*quotes, *codes], key=lambda mark: mark[:2])


def _code(found: re.Match[str]) -> str:
    if found["ao"]:
        return found["ao"].upper()
    return f"AEI.{found['aei']}" if found["aei"] else f"OEI.{int(found['oei']):02d}"


def _cue(flat: str, start: int) -> str:
    """What the words before a quoted name say it is: the last of them."""
    *_, last = (None, *_CUE.finditer(flat, max(0, start - 110), start))
    if last is None or not _BETWEEN.fullmatch(flat, last.end(), start):
        return ""
    return next(kind for kind, group in zip(("AO", "AEI", "OEI"), last.groups(), strict=True) if group)
