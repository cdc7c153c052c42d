"""The audit as one HTML file: self-contained, under a strict content security policy.

Its one script, for search, keys and copying a link, stands inside under its hash; everything else works without it.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from poi_audit.messages import Lang
from poi_audit.model.outcome import Checked

if TYPE_CHECKING:
    from jinja2 import Template

    from poi_audit.render.html.images import Drawn, WantedImages


def images_of(checked: Checked, lang: Lang = "es") -> WantedImages:
    """The images that the document wants of the original, where that is a PDF."""
    from poi_audit.render.cards import cards
    from poi_audit.render.html.findings import placed, wanted_images

    return wanted_images(checked.report, placed(checked.report, cards(checked, lang)))


def html_text(checked: Checked, drawn: Drawn | None = None, lang: Lang = "es") -> str:
    """The document, with what was drawn of the original."""
    from markupsafe import Markup

    from poi_audit.render.html.document import context
    from poi_audit.render.html.filters import filter_rules
    from poi_audit.render.html.images import NOTHING

    values = context(checked, drawn or NOTHING, lang)
    style = part("style.css") + filter_rules(values["families"], [key for key, _ in values["actions_found"]])
    script = part("page.js")
    return _template().render(
        **values,
        style=Markup(style),
        style_hash=hash_of(style),
        script=Markup(script),
        script_hash=hash_of(script),
    )


@cache
def part(name: str) -> str:
    """The text of a style or a script of this folder."""
    return Path(__file__).with_name(name).read_text("utf-8").strip() + "\n"


def hash_of(text: str) -> str:
    """How a content security policy names a style or a script that stands in the page."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


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
