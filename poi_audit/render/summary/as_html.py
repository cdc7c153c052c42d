"""The one page as an HTML file: no script, no request, A4 when printed."""

from __future__ import annotations

from jinja2 import Environment

from poi_audit.render.summary.content import Content

_PAGE = """\
<!doctype html>
<html lang="{{ c.lang }}">
<head>
<meta charset="utf-8">
<meta name="generator" content="poi-audit">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>{{ c.title }}</title>
<style>
@page { size: A4; margin: 12mm }
:root { color-scheme: light dark }
body { font: 13px/1.35 system-ui, sans-serif; max-width: 190mm; margin: 1em auto; padding: 0 1em }
h1 { font-size: 1.25em; margin: 0 } h2 { font-size: 1.05em; margin: 1em 0 .3em }
.verdict { font-weight: 700; margin: .3em 0 }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .12em .5em; border-top: 1px solid #8884 }
td.n, th.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums } tr.whole { font-weight: 700 }
ul { margin: 0; padding-left: 1.2em }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .8em; margin: .5em 0 }
dt { opacity: .75 } dd { margin: 0; overflow-wrap: anywhere }
@media print { body { margin: 0; padding: 0; font-size: 10.5px } }
@media (max-width: 480px) { td:nth-child(2), th:nth-child(2) { overflow-wrap: anywhere } }
</style>
</head>
<body>
<main>
<h1>{{ c.title }}</h1>
<p class="verdict">{{ c.verdict }}</p>
<dl>{% for name, fact in c.facts %}<dt>{{ name }}</dt><dd>{{ fact }}</dd>{% endfor %}</dl>
<h2>{{ c.word("principal") }}</h2>
<ul>{% for line in c.principal or [c.word("nothing")] %}<li>{{ line }}</li>{% endfor %}</ul>
<h2>{{ c.word("averages") }}</h2>
<table>
<thead><tr>{% for head in c.heads -%}
<th scope="col"{% if loop.index > 2 %} class="n"{% endif %}>{{ head }}</th>{%- endfor %}</tr></thead>
<tbody>
{% for whole, cells in c.rows %}<tr{% if whole %} class="whole"{% endif %}>{% for cell in cells -%}
<td{% if loop.index > 2 %} class="n"{% endif %}>{{ cell }}</td>{%- endfor %}</tr>
{% endfor %}</tbody>
</table>
{% if c.left_out %}<p>{{ c.word("left out", c.left_out) }}</p>{% endif %}
<h2>{{ c.word("coverage") }}</h2>
<p>{{ c.coverage }}</p>
<h2>{{ c.word("unjudged") }}</h2>
<ul>{% for line in c.unjudged or [c.word("all judged")] %}<li>{{ line }}</li>{% endfor %}</ul>
<dl>{% for name, fact in c.evidence %}<dt>{{ name }}</dt><dd>{{ fact }}</dd>{% endfor %}</dl>
</main>
</body>
</html>
"""


def html_page(content: Content) -> bytes:
    """The page in UTF-8."""
    return Environment(autoescape=True).from_string(_PAGE).render(c=content).encode("utf-8")
