"""PDF written by hand, object by object, as hostile as they come."""

from __future__ import annotations

import zlib
from collections.abc import Callable

REPORT_WORDS = (
    b"SEGUIMIENTO DEL PLAN OPERATIVO INSTITUCIONAL AGREGACION PROG. EJEC. Ene Feb Mar AOI00109100007"
)


def pdf(*objects: bytes, root: int = 1, trailer: bytes = b"") -> bytes:
    """A file of these objects, numbered from 1, with a right table of their places."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root %d 0 R%b>>\n" % (len(objects) + 1, root, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def stream(data: bytes, extra: bytes = b"", times: int = 0) -> bytes:
    """A stream, compressed so many times."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    filters = b"/Filter[" + b"/FlateDecode" * times + b"]" if times else b""
    return b"<</Length %d%b%b>>\nstream\n%b\nendstream" % (len(data), filters, extra, data)


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
LEAF = b"<</Type/Page/Parent 2 0 R>>"
DRAWN = b"<</Type/Page/Contents 4 0 R>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def page(
    content: bytes, *more: bytes, box: bytes = b"0 0 842 595", resources: bytes = b"", times: int = 0
) -> bytes:
    """One page: objects 1 to 5 are catalog, pages, page, content and font; more of them follow."""
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[%b]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%b>>>>" % (
        box,
        resources,
    )
    return pdf(CATALOG, PAGES, leaf, stream(content, times=times), FONT, *more)


def forms(levels: int, width: int) -> bytes:
    """Forms that each draw the one below `width` times: width ** levels drawings in a file of a few kB."""
    bodies = []
    for level in range(levels):
        inner = b"/X Do " * width if level else b"0 0 5 5 re f BT /F 5 Tf (AOI) Tj ET"
        below = b"/XObject<</X %d 0 R>>" % (5 + level) if level else b""
        extra = b"/Type/XObject/Subtype/Form/BBox[0 0 842 595]/Resources<</Font<</F 5 0 R>>%b>>" % below
        bodies.append(stream(inner, extra))
    return page(b"/X Do", *bodies, resources=b"/XObject<</X %d 0 R>>" % (5 + levels))


def many_words(count: int) -> bytes:
    """A page with the words of a report over and over."""
    lines = (b"1 0 0 1 %d %d Tm (%b) Tj" % (i % 700, i * 7 % 590, REPORT_WORDS) for i in range(count))
    return page(b"BT /F 5 Tf " + b"\n".join(lines) + b" ET", times=1)


PDFS: dict[str, Callable[[], bytes]] = {
    "no-pdf.pdf": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40,
    "head-only.pdf": lambda: b"%PDF-1.7\n",
    "kids-cycle.pdf": lambda: pdf(CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"),
    "parents-cycle.pdf": lambda: pdf(CATALOG, PAGES, b"<</Type/Pages/Kids[2 0 R]/Parent 3 0 R/Count 1>>"),
    "count-lies.pdf": lambda: pdf(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", LEAF),
    "count-negative.pdf": lambda: pdf(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count -5>>", LEAF),
    "no-pages.pdf": lambda: pdf(CATALOG, b"<</Type/Pages/Kids[]/Count 0>>"),
    "no-catalog.pdf": lambda: pdf(b"<</Type/Nothing>>"),
    "previous-is-itself.pdf": lambda: pdf(CATALOG, PAGES, LEAF, trailer=b"/Prev 9"),
    "length-lies.pdf": lambda: pdf(CATALOG, PAGES, DRAWN, b"<</Length 999999999>>\nstream\nBT\nendstream"),
    "length-is-itself.pdf": lambda: pdf(CATALOG, PAGES, DRAWN, b"<</Length 4 0 R>>\nstream\nBT\nendstream"),
    "deep-arrays.pdf": lambda: pdf(CATALOG, PAGES, b"[" * 200_000),
    "deep-dictionaries.pdf": lambda: pdf(CATALOG, PAGES, b"<</A" * 100_000),
    "deep-operands.pdf": lambda: page(b"[" * 300_000 + b"]" * 300_000 + b"TJ"),
    "deep-state.pdf": lambda: page(b"q " * 500_000, times=1),
    "bomb.pdf": lambda: page(b"q Q\n" * 5_000_000, times=3),
    "bomb-spaces.pdf": lambda: page(b" " * 100_000_000, times=2),
    "many-shapes.pdf": lambda: page(b"1 1 9 9 re f\n" * 150_000, times=1),
    "many-words.pdf": lambda: many_words(2_000),
    "forms.pdf": lambda: forms(levels=9, width=12),
    "form-draws-itself.pdf": lambda: page(
        b"/X Do",
        stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"),
        resources=b"/XObject<</X 6 0 R>>",
    ),
    "huge-page.pdf": lambda: page(b"BT /F 5 Tf (%b) Tj ET" % REPORT_WORDS, box=b"-1e38 -1e38 1e38 1e38"),
    "no-number.pdf": lambda: page(b"BT /F 1e39 Tf 1e38 0 0 1e38 0 0 Tm (%b) Tj ET" % REPORT_WORDS, box=b"0 0 (a) nan"),
    "flat-page.pdf": lambda: page(b"BT /F 5 Tf (%b) Tj ET" % REPORT_WORDS, box=b"0 0 0 0"),
    "tiny-type.pdf": lambda: page(b"BT /F 0.0001 Tf (%b) Tj ET" % REPORT_WORDS),
    "bad-cipher.pdf": lambda: pdf(
        CATALOG,
        PAGES,
        LEAF,
        b"<</Filter/Standard/V 4/R 3/Length 128/P -4/O(short)/U(short)/CF<</StdCF<</CFM/AESV2>>>>/StmF/StdCF>>",
        trailer=b"/Encrypt 4 0 R/ID[()()]",
    ),
    "runs-a-program.pdf": lambda: pdf(
        b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(/bin/touch)/P(launched)>>>>",
        PAGES,
        b"<</Type/Page/Parent 2 0 R/AA<</O<</S/JavaScript/JS(app.alert(1))>>>>>>",
    ),
}  # fmt: skip
"""File name -> what makes its bytes. None is a report."""
