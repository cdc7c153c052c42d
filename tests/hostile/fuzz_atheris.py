"""The readers as a target for atheris, a coverage-guided fuzzer. Not run by pytest, and not part of CI.

    pip install atheris
    python tests/hostile/fuzz_atheris.py pdf|html|text|xlsx|xls|ods CORPUS_FOLDER [libFuzzer options]

An empty corpus folder is filled with the fixtures of that kind. Only errors that are not documented stop it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["poi_audit"]):
    from mutate import read_damaged, samples

    import poi_audit.extract.excel
    import poi_audit.extract.html
    import poi_audit.extract.pdf
    import poi_audit.extract.text  # noqa: F401


def main() -> None:
    """Fill the corpus where it is empty, and go on until something breaks."""
    kind, corpus = sys.argv[1], Path(sys.argv[2])
    corpus.mkdir(parents=True, exist_ok=True)
    if not any(corpus.iterdir()):
        for name, data in samples(kind):
            (corpus / Path(name).name).write_bytes(data)

    def one(data: bytes) -> None:
        read_damaged(f"x.{kind}", data)

    atheris.Setup([sys.argv[0], *sys.argv[2:]], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
