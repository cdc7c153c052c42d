"""Builds a folder with the program in it, for machines without Python: `python tools/build_program.py [FOLDER]`.

It is for the system on which it is built. PyInstaller and the extra `web` are needed:
`pip install '.[web]' pyinstaller`. The program stands in FOLDER/poi-audit (default: dist/poi-audit).
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
DATA = ("poi_audit", "pdfplumber", "pdfminer", "pypdfium2", "pypdfium2_raw", "camelot", "reportlab")
"""Packages whose data files go along."""
HIDDEN = ("poi_audit", "uvicorn")
"""Packages of which modules are imported by name."""
LEFT_OUT = (
    *("tkinter", "matplotlib", "IPython", "pytest", "mypy", "hypothesis", "playwright", "mkdocs", "jedi"),
    *("duckdb", "pyarrow", "distributed", "dask", "rapidocr", "onnxruntime", "torch", "notebook"),
)
"""What the page does not need: extras and the tools of developers."""


def arguments(target: Path) -> list[str]:
    """What PyInstaller is told."""
    options = ["--onedir", "--noconfirm", "--clean", "--log-level=WARN", "--name=poi-audit"]
    options += [f"--distpath={target}", f"--workpath={target / 'work'}", f"--specpath={target / 'work'}"]
    options += [f"--paths={ROOT}"]
    options += [f"--collect-data={name}" for name in DATA]
    options += ["--collect-binaries=pypdfium2_raw"]
    options += [
        "--collect-all=docx"
    ]  # it looks for its data from the folders of its own modules, which must be there
    options += [f"--collect-submodules={name}" for name in HIDDEN]
    options += [f"--exclude-module={name}" for name in LEFT_OUT]
    return [*options, str(ROOT / "tools" / "program.py")]


def main() -> None:
    """Build it and say where it is."""
    from PyInstaller.__main__ import run

    target = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist").resolve()
    run(arguments(target))
    print(target / "poi-audit")


if __name__ == "__main__":
    main()
