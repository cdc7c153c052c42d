"""One catalogue: both languages say the same of everything, nothing in it is idle, and no sentence stands elsewhere."""

import ast
import pickle
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from string import Formatter

import pytest

from poi_audit.contract.catalogue import rules
from poi_audit.messages import doubt, label, listed, message, write
from poi_audit.messages.catalogue import CATALOGUE, PARTS
from poi_audit.messages.catalogue.bases import BASES
from poi_audit.messages.catalogue.comparing import COMPARING
from poi_audit.messages.catalogue.doubts import DOUBTS
from poi_audit.messages.catalogue.findings import FINDINGS
from poi_audit.messages.catalogue.problems import PROBLEMS
from poi_audit.messages.catalogue.recomputing import RECOMPUTING
from poi_audit.messages.catalogue.register import REGISTER
from poi_audit.messages.faults import beyond_limit, unreadable, usage
from poi_audit.messages.recognised import recognised
from poi_audit.model.errors import LimitError, PoiAuditError
from poi_audit.model.message import Message

CODE = Path(__file__).parents[1] / "poi_audit"
SPANISH = frozenset(
    "el la los las lo un una del al se que con sin por para su sus es está son dice da dan hay fue más y o ni "  # noqa: SIM905
    "según sobre donde cuando este esta estos estas ninguna ningún fila celda hoja página archivo reporte".split()
)
"""Words that no English sentence has, nor a name of this program."""
TERMS = re.compile(
    "«[^»]*»|TABLA RESÚMEN|Plan (Operativo|Estratégico) Institucional|unidad ejecutora|aviso de sinceramiento|informe"
)
"""The field's own terms, and quotations, which an English sentence keeps."""
NAMESPACES = ("doubt", "unreadable", "usage", "page", "dashboard", "help", "metavar", "batch")
"""Keys that are also named by what follows the first dot: `doubt("no_row")`, `w("title")` in a template."""


CHOICE = re.compile(r"\{(\w+):[^{}|]*\|[^{}]*\}")
"""Words chosen by a number, where a language needs them: "{count:tiene|tienen}"."""


def blanks(sentence: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(sentence) if name is not None)


def test_both_languages_have_the_same_blanks() -> None:
    for key, (spanish, english) in CATALOGUE.items():
        assert spanish and english, key
        same = [CHOICE.sub("", text) for text in (spanish, english)]
        assert blanks(same[0]) == blanks(same[1]), key
        assert {*CHOICE.findall(spanish), *CHOICE.findall(english)} <= set(blanks(same[0])), key
        assert same[0].count("|") == same[1].count("|"), key
        assert spanish[:1].isspace() == english[:1].isspace(), key


def test_no_english_sentence_has_spanish_words() -> None:
    for key, (_, english) in CATALOGUE.items():
        assert not SPANISH & set(re.findall(r"[^\W\d_]+", TERMS.sub("", english))), key


def test_a_key_stands_in_one_file() -> None:
    assert len(CATALOGUE) == sum(map(len, PARTS))


def test_every_rule_has_a_sentence_and_a_name_and_every_sentence_a_rule() -> None:
    said = {
        key.partition(".")[0] for key in chain(FINDINGS, COMPARING, REGISTER) if re.match(r"[A-Z]\d{3}", key)
    }
    named = {key.removeprefix("rule.") for key in CATALOGUE if key.startswith("rule.")}
    assert said == named == {rule.code for rule in rules()}


def test_sentences_end_and_parts_of_sentences_do_not() -> None:
    for key in (*FINDINGS, *COMPARING, *REGISTER, *PROBLEMS, *RECOMPUTING, *DOUBTS, *BASES):
        for text in CATALOGUE[key]:
            assert text.endswith((".", "}")) if key[0].isupper() else not text.endswith("."), key


# What the code says


@cache
def modules() -> list[tuple[Path, ast.Module]]:
    return [
        (path.relative_to(CODE), ast.parse(path.read_text("utf-8"))) for path in sorted(CODE.rglob("*.py"))
    ]


def literals(tree: ast.Module) -> Iterator[str]:
    """The texts of a module that are no docstring; the blanks of an f-string are "\\0"."""
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(id(node.value))
        elif isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in node.values}
            yield "".join(p.value if isinstance(p, ast.Constant) else "\0" for p in node.values)  # type: ignore[misc]
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.value


@cache
def said_by_the_code() -> tuple[frozenset[str], tuple[re.Pattern[str], ...], frozenset[str]]:
    """Texts of the code and its templates, patterns of its f-strings, what readers and forms say without keys."""
    whole: set[str] = set()
    patterns: set[str] = set()
    plain: set[str] = set()
    for path, tree in modules():
        if path.parts[0] == "messages" and path.name not in ("__init__.py", "faults.py"):
            continue
        for text in literals(tree):
            if path.parts[0] in ("extract", "model"):
                plain.add(re.sub(r"\0|\{[^}]*\}", "{}", text))
            if "\0" not in text:
                whole.add(text)
            elif re.match(r"[a-z]+[. ]|\0\.\w+$", text) and path.parts[0] != "messages":
                patterns.add(re.escape(text).replace("\0", r"[\w. ]+"))
    for path in CODE.rglob("*.toml"):
        plain |= set(re.findall(r'"([^"]+)"', path.read_text("utf-8")))
    for path in CODE.rglob("*.html"):
        whole |= set(re.findall(r"""\b[wl]\("([^"]+)\"""", path.read_text("utf-8")))
        patterns |= {
            re.escape(t) + ".+" for t in re.findall(r"""\b[wl]\("([^"]+)" ~""", path.read_text("utf-8"))
        }
    return frozenset(whole), tuple(map(re.compile, patterns)), frozenset(plain)


CHOSEN = ("rule", "severity", "coverage", "column", "table", "family", "convention", "results")
"""Keys chosen by a value: of a rule, a report, the results."""


def used(key: str) -> bool:
    whole, patterns, plain = said_by_the_code()
    space, _, rest = key.partition(".")
    if space in CHOSEN or key.startswith("unreadable.system."):
        return True
    names = {key} | ({rest} if space in NAMESPACES else set())
    if (ruled := re.match(r"([A-Z]\d{3})(?:\.(.+))?$", key)) is not None:
        names |= {ruled[2] or ruled[1]}  # chosen by the rule, and by a suffix where it has several sentences
    if names & whole or any(pattern.fullmatch(name) for pattern in patterns for name in names):
        return True
    untold = re.sub(r"\{[^}]*\}", "{}", CATALOGUE[key][0])
    return any(untold in text or text in untold for text in plain if len(text) > 3)


def test_every_key_is_used() -> None:
    assert [key for key in CATALOGUE if not used(key)] == []


APART = (
    "messages",
    "extract",
    "layouts",
    "narrative",
    "contract/report.py",
    "cli/spoken.py",
    "render/pages.py",
    "model/frame.py",
)
"""Where Spanish is read and not said, or, in the schema, quoted as a term of the field; the heads of a rule's page;
the one sentence of a value, which knows no catalogue."""


def test_no_spanish_sentence_stands_outside_the_catalogue() -> None:
    """A text of two words or more, one of them Spanish or with an accent. Regular expressions read, they do not say."""
    left = [
        (str(path), text)
        for path, tree in modules()
        if not path.as_posix().startswith(APART)
        for text in literals(tree)
        if " " in text.strip() and "\\" not in text and "SELECT" not in text and '="' not in text
        if SPANISH & set(re.findall(r"[^\W\d_]+", text.lower())) or re.search("[áéíóúñ¿¡]", text)
    ]
    assert left == []


def test_a_rule_states_its_code_and_severity_once() -> None:
    stated = Counter(
        text for path, tree in modules() if path.parts[0] != "messages" for text in literals(tree)
    )
    assert {rule.code: stated[rule.code] for rule in rules() if stated[rule.code] != 1} == {}


def test_options_are_declared_in_one_place() -> None:
    declaring = {
        str(path)
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ("Option", "Argument")
    }
    assert declaring == {"cli/options.py"}


# What a message is


def test_lists_and_nested_messages_are_written_out() -> None:
    item = message("item.value", code="Jun", value="1.00")
    assert write(message("M703", items=[item, item])).endswith("visibles: Jun 1.00; Jun 1.00.")
    assert "AEI.01.02, AEI.02.01" in write(
        message("G508", count=2, zero="0.0", codes=["AEI.01.02", "AEI.02.01"])
    )
    with pytest.raises(KeyError):
        write(item, "fr")


def test_a_message_is_its_spanish_text_and_says_itself_in_english() -> None:
    why = doubt("differs", first="pdfium", one='"4"', other="ocr", two=doubt("blank"))
    assert why == 'pdfium lee "4" y ocr lee una celda en blanco' and f"{why}." == f"{write(why)}."
    assert write(why, "en") == 'pdfium reads "4" and ocr reads a blank cell'
    assert write("un texto cualquiera", "en") == "un texto cualquiera"


def test_messages_and_errors_pass_between_processes() -> None:
    again = pickle.loads(pickle.dumps(beyond_limit("too_slow", seconds=1200)))
    assert (
        isinstance(again, LimitError) and str(again) == "su lectura pasa de 1,200 s y se detuvo (--timeout)"
    )
    assert isinstance(again.message, Message)
    assert write(again.message, "en") == "reading it takes longer than 1,200 s and was stopped (--timeout)"
    assert PoiAuditError("plain").message == "plain"


@pytest.mark.parametrize(
    "made",
    [
        doubt("no_row", row="PROG."),
        doubt("differs", first="pdfium", one='"1"', other="ocr", two='"2"'),
        unreadable("pdf_too_many_pages", count=12_000, limit=5_000).message,
        unreadable("no_report_but", kind=message("unreadable.kind.plan")).message,
        listed([message("part.totals"), message("part.median")]),
    ],
)
def test_a_text_read_back_without_its_key_is_told_in_english(made: str) -> None:
    assert write(str(made), "en") == write(made, "en") != str(made)


def test_a_text_of_the_report_is_never_taken_for_a_sentence() -> None:
    for text in ("la mediana de los precios", "FALTA LA FILA", "el archivo no existe todavía", ""):
        assert recognised(text) == text and type(recognised(text)) is str


def test_a_label_fills_its_blanks_in_order() -> None:
    assert label("pages", "es", 1, 2) == "páginas 1 a 2" and label("pages", "en", 1, 2) == "pages 1 to 2"
    assert write(usage("no_day", option="--as-of", text="x").message, "en").startswith(
        '--as-of: "x" is no date'
    )
