"""Workbooks, saved pages and pasted texts as hostile as they come."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

FIXTURES = Path(__file__).parents[2] / "fixtures"
LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a 'ja'>"
    + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)
OUTSIDE = "<!DOCTYPE x [<!ENTITY j SYSTEM 'file:///etc/hostname'>]>"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
HEAD = "<tr><td>Tipo de agregación</td><td>PROG./EJE.</td><td>Ene</td><td>Feb</td><td>Mar</td></tr>"


def zipped(parts: dict[str, bytes | str], more: Iterable[tuple[str, bytes]] = ()) -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (*parts.items(), *more):
            archive.writestr(name, data)
    return out.getvalue()


def xlsx(sheet: bytes | str, shared: bytes | str = "", more: Iterable[tuple[str, bytes]] = ()) -> bytes:
    """A workbook of one sheet."""
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{relation}"><sheets><sheet name="A" r:id="r1"/></sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="r1" Type="{relation}/worksheet" '
        'Target="worksheets/s.xml"/></Relationships>',
        "xl/worksheets/s.xml": sheet,
    }
    return zipped(parts | ({"xl/sharedStrings.xml": shared} if shared else {}), more)


def rows(*cells: str) -> str:
    """A sheet of these rows of XML."""
    return f"<worksheet {MAIN}><sheetData>{''.join(cells)}</sheetData></worksheet>"


def far_away() -> bytes:
    """Cells in the last columns of rows far apart."""
    return xlsx(rows(*(f'<row r="{i * 9999}"><c r="ZZZ{i * 9999}"><v>1</v></c></row>' for i in range(99))))


def merged(count: int) -> bytes:
    """Regions over the whole sheet, over and over."""
    regions = '<mergeCell ref="A1:XFD1048576"/>' * count
    return xlsx(rows().replace("</worksheet>", f"<mergeCells>{regions}</mergeCells></worksheet>"))


def ods_cell(attributes: str, inside: str = "1") -> bytes:
    """A spreadsheet with one cell in one row; attributes of the row before the bar, of the cell behind it."""
    row, _, cell = attributes.partition("|")
    return ods(f"<t:table-row {row}><t:table-cell {cell}><x:p>{inside}</x:p></t:table-cell></t:table-row>")


def ods(table: str) -> bytes:
    """A spreadsheet with this table."""
    name = "urn:oasis:names:tc:opendocument:xmlns"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f'<o:doc xmlns:o="{name}:office:1.0" xmlns:t="{name}:table:1.0" xmlns:x="{name}:text:1.0">'
            f"<t:table>{table}</t:table></o:doc>",
        }
    )


def bare_ole(next_sector: int) -> bytes:
    """The old binary form: a header, and a chain of sectors that goes on to this one for ever."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header[24:34] = bytes.fromhex("3e000300feff09000600")
    header[44:52] = (1).to_bytes(4, "little") * 2
    header[76:512] = (0).to_bytes(4, "little") + b"\xff\xff\xff\xff" * 108
    return bytes(header) + next_sector.to_bytes(4, "little") * 128 + bytes(512)


PAGES: dict[str, Callable[[], bytes]] = {
    "laughs.html": lambda: f"{LAUGHS}<html><body>&j;</body></html>".encode(),
    "deep.html": lambda: b"<html><body>" + b"<div>" * 200_000 + b"x",
    "deep-tables.html": lambda: b"<html><body>" + b"<table><tr><td>" * 30_000 + b"x",
    "deep-inline.html": lambda: b"<html><body>" + b"<b><i>" * 100_000 + b"x",
    "rowspans.html": lambda: b"<table>" + HEAD.encode() + b"<tr><td rowspan=65534 colspan=1000>x" * 100_000,
    "wide.html": lambda: b"<table>" + HEAD.encode() + b"<tr>" + b"<td colspan=99999999>1" * 200_000,
    "many-cells.html": lambda: b"<table>" + HEAD.encode() + (b"<tr>" + b"<td>1.00" * 300) * 2_000,
    "long-attribute.html": lambda: b"<html><body><p title='" + b"x" * 20_000_000 + b"'>y",
    "open-comment.html": lambda: b"<html><body><!--" + b"-" * 5_000_000,
    "nul.html": lambda: b"<html><body>" + b"\x00<\x00p\x00>" * 100_000,
    "half-utf16.html": lambda: b"\xff\xfe" + "<html><body>\ud83d".encode("utf-16-le", "surrogatepass")[:-1],
    "parts.mhtml": lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
    + b"".join(b"--b\nContent-Type: multipart/related; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(3_000)),
}  # fmt: skip

BOOKS: dict[str, Callable[[], bytes]] = {
    "laughs.xlsx": lambda: xlsx(LAUGHS + rows('<row><c t="inlineStr"><is><t>&j;</t></is></c></row>')),
    "outside.xlsx": lambda: xlsx(OUTSIDE + rows('<row><c t="inlineStr"><is><t>&j;</t></is></c></row>')),
    "bomb.xlsx": lambda: xlsx(b"<worksheet><sheetData>" + b" " * 120_000_000),
    "bomb-text.xlsx": lambda: xlsx(rows("<row><c><v>0</v></c></row>"), b"<sst><si><t>" + b"x" * 120_000_000),
    "many-parts.xlsx": lambda: xlsx(rows(), more=((f"x{i}", b"") for i in range(30_000))),
    "many-cells.xlsx": lambda: xlsx(rows(*(["<row>" + "<c><v>1</v></c>" * 300 + "</row>"] * 2_000))),
    "far-away.xlsx": far_away,
    "merged.xlsx": lambda: merged(100_000),
    "deep.xlsx": lambda: xlsx("<worksheet>" + "<a>" * 300_000),
    "no-sheet.xlsx": lambda: zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}),
    "shared-lies.xlsx": lambda: xlsx(rows('<row><c t="s"><v>99999999999999</v></c><c t="s"><v>-1</v></c></row>')),
    "long-number.xlsx": lambda: xlsx(rows(f"<row><c><v>{'9' * 500_000}</v></c><c><v>1e999999999</v></c></row>")),
    "repeated.ods": lambda: ods_cell('t:number-rows-repeated="1000000000"|t:number-columns-repeated="1000000000"'),
    "blanks.ods": lambda: ods_cell("|", '<x:s x:c="999999999"/>' * 50),
    "spanned.ods": lambda: ods_cell('|t:number-rows-spanned="1000000000" t:number-columns-spanned="1000000000"'),
    "loop.xls": lambda: bare_ole(0),
    "far.xls": lambda: bare_ole(0x7FFFFFFF),
    "head-only.xls": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "half.xls": lambda: (FIXTURES / "excel/2024-annual-small.xls").read_bytes()[:9_000],
    "old.xls": lambda: b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(4096),
}  # fmt: skip

TEXTS: dict[str, Callable[[], bytes]] = {
    "zeros.txt": lambda: bytes(1_000_000),
    "one-line.txt": lambda: b"Ene\tFeb\t" + b"x" * 5_000_000,
    "long-cell.csv": lambda: b"Ene;Feb;Mar\n" + b"x" * 300_000 + b";1",
    "tabs.txt": lambda: b"Ene\tFeb\tMar" + b"\t" * 5_000_000,
    "lines.txt": lambda: b"Ene;Feb;Mar\n" + b"\n" * 5_000_000,
    "open-quote.csv": lambda: b'Ene;Feb;"Mar' + b"\n;;" * 500_000,
    "spaces.txt": lambda: b"Ene  Feb  Mar" + b" " * 5_000_000 + b"x",
    "digits.txt": lambda: b"Tipo de agregaci\xc3\xb3n\tPROG./EJE.\tEne\tFeb\n" + b"PROG.\t" + b"9" * 3_000_000,
    "backwards.txt": lambda: "\u202e\u2066\u200f".encode() * 100_000,
    "titles.txt": lambda: b"REPORTE DE SEGUIMIENTO DEL PLAN OPERATIVO INSTITUCIONAL\n" * 10_000,
    "codes.txt": lambda: b"AOI00109100007 x\nOEI.01 y\nAEI.01.01 z\n" * 10_000,
    "headers.txt": lambda: "Tipo de agregación\tPROG./EJE.\tEne\tFeb\tMar\n".encode() * 5_000,
}  # fmt: skip

HOSTILE = PAGES | BOOKS | TEXTS
"""File name -> what makes its bytes. None is a report."""
