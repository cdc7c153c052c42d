"""Workbooks as another program calculates them: LibreOffice, from formulas without stored results."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
_FORMULA = re.compile(rb"(<c [^>]*?)( t=\"str\")?(>)(<f[^>]*>.*?</f>|<f[^>]*/>)<v>[^<]*</v></c>", re.S)


def recalculated(workbooks: Sequence[Path], folder: Path) -> dict[str, Path]:
    """Stem -> the workbook with every formula calculated anew. One run of the program for all of them."""
    bare = folder / "bare"
    bare.mkdir()
    for workbook in workbooks:
        with zipfile.ZipFile(workbook) as source, zipfile.ZipFile(bare / workbook.name, "w") as target:
            for name in source.namelist():
                data = source.read(name)
                if name.startswith("xl/worksheets/sheet"):
                    data = _FORMULA.sub(rb"\1\3\4</c>", data)
                target.writestr(name, data)
    out = folder / "calculated"
    command = [str(OFFICE), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", "xlsx", "--outdir", str(out), *map(str, sorted(bare.iterdir()))]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return {path.stem: path for path in out.iterdir()}
