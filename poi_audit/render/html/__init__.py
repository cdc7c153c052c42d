"""The audit as one HTML file: self-contained, without scripts, under a strict content security policy."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from poi_audit.render.words import Lang
from poi_audit.session import Checked

if TYPE_CHECKING:
    from jinja2 import Template

    from poi_audit.render.html.images import PageImages


def html_text(checked: Checked, images: PageImages | None, lang: Lang = "es") -> str:
    """The document. `images`: the pages of the original, where it is a PDF."""
    from markupsafe import Markup

    from poi_audit.render.html.document import context
    from poi_audit.render.html.filters import filter_rules

    values = context(checked, images, lang)
    style = _style() + filter_rules(values["families"], [key for key, _ in values["groups"]])
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    return _template().render(**values, style=Markup(style), style_hash=f"sha256-{digest}")


def write_html(checked: Checked, source: Path, path: Path, lang: Lang, password: str | None = None) -> None:
    """Write the document; `source` is the file that was audited. Raises OSError where it cannot be written."""
    from poi_audit.render.html.images import page_images

    if checked.report.source.format == "pdf":
        with page_images(source, password) as images:
            text = html_text(checked, images, lang)
    else:
        text = html_text(checked, None, lang)
    path.write_text(text, "utf-8", newline="\n")


@cache
def _style() -> str:
    return Path(__file__).with_name("style.css").read_text("utf-8").strip() + "\n"


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html")
