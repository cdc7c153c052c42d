"""Damage done to good files, from a seed: bytes flipped, cut, repeated; tokens put in over which parsers trip."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from poi_audit import read_all
from poi_audit.model.errors import NotAReportError, UnreadableError
from poi_audit.model.report import Report

FIXTURES = Path(__file__).parents[2] / "fixtures"
SEEDS: dict[str, tuple[str, ...]] = {
    "pdf": (
        "pdfs/2021-sem-small.pdf",
        "pdfs/2022-sem-split.pdf",
        "pdfs/2024-annual-small.pdf",
        "negatives/pei.pdf",
    ),
    "html": ("html/2021-annual-small.html", "html/2022-sem-stamps.html", "html/2024-annual-small.xls"),
    "xlsx": ("excel/2021-sem-small.xlsx", "excel/2024-midyear.xlsx"),
    "xls": ("excel/2021-sem-small.xls", "excel/2024-midyear.xls"),
    "ods": ("excel/2021-sem-small.ods", "excel/2024-midyear.ods"),
}
TOKENS = (
    *(
        b"\x00",
        b"\xff" * 4,
        b"-1",
        b"2147483648",
        b"99999999999999999999",
        b"1e999",
        b"NaN",
        b"<",
        b">",
        b"&",
        b"&#0;",
    ),
    *(
        b"endobj",
        b"stream\n",
        b"endstream",
        b"/Kids[1 0 R]",
        b"/Length 9999999",
        b"<<",
        b"[[[[",
        b"R",
        b"xref",
        b"%%EOF",
    ),
    *(
        b"rowspan='65534' ",
        b"colspan='0' ",
        b"<table><tr><td>",
        b"</table>",
        b"</tr>",
        b"<!--",
        b"S.I.",
        b"OEI.99",
        b"Ene",
    ),
    *(
        b"AOI00199200041",
        "\u202e".encode(),
        "٣".encode(),
        "１".encode(),
        b"\r",
        b"\t\t",
        b";",
        b'"',
        b"1,762.00",
    ),
)


def damaged(data: bytes, seed: int) -> bytes:
    """The bytes with one to eight wounds."""
    chance = random.Random(seed)
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(out) + 1)
        end = min(len(out), at + chance.choice((1, 1, 4, 40, 400, 4000)))
        kind = chance.randrange(6)
        if kind == 0:
            out[at:end] = bytes(byte ^ 1 << chance.randrange(8) for byte in out[at:end])
        elif kind == 1:
            del out[at:end]
        elif kind == 2:
            out[at:at] = chance.choice(TOKENS)
        elif kind == 3:
            out[at:end] = chance.randbytes(end - at)
        elif kind == 4:
            other = chance.randrange(len(out) + 1)
            out[at:at] = out[other : other + end - at]
        elif chance.random() < 0.2:
            del out[at:]
    return bytes(out)


def damaged_inside(data: bytes, seed: int) -> bytes:
    """A zipped workbook with damage in one of its parts, so that the zip itself stays whole."""
    chance = random.Random(seed)
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        names = source.namelist()
        hit = chance.choice([name for name in names if name.endswith((".xml", ".rels"))])
        for name in names:
            part = source.read(name)
            target.writestr(name, damaged(part, seed) if name == hit else part)
    return out.getvalue()


def samples(kind: str) -> Iterator[tuple[str, bytes]]:
    """The good files of a kind, and the texts of their pages for "text"."""
    if kind == "text":
        for name in ("html/2021-annual-small.html", "html/2024-annual-small.html"):
            yield name, as_text((FIXTURES / name).read_bytes())
        return
    for name in SEEDS[kind]:
        path = FIXTURES / name
        yield name, (path if path.exists() else path.with_suffix(".html")).read_bytes()


def as_text(page: bytes) -> bytes:
    """A page as a browser's copy gives it: a line per row, tabs between the cells."""
    from lxml.html import fromstring

    rows = fromstring(page).iter("tr")
    lines = (
        "\t".join(" ".join(cell.text_content().split()) for cell in row if cell.tag in ("td", "th"))
        for row in rows
    )
    return "\n".join(lines).encode()


def read_damaged(name: str, data: bytes) -> list[Report]:
    """The reports that are still found; none where a documented error is raised. Any other error escapes."""
    try:
        with TemporaryDirectory() as folder:
            path = Path(folder) / Path(name).name
            path.write_bytes(data)
            return read_all(path)
    except (UnreadableError, NotAReportError) as error:
        assert str(error).strip() and "\n" not in str(error)
        return []
