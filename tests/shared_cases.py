"""The cases of ../shared, judged by their own program, with the command line called and not started anew each time."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import os
import traceback
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType
from typing import Any

from paths import SHARED

CASES = SHARED / "cases"


def results(jobs: int = 2) -> dict[str, list[str]]:
    """Name of each case, "area/name" -> the reasons why it fails; none where it passes."""
    folders = sorted(path.parent for path in CASES.glob("*/*/case.json"))
    with get_context("spawn").Pool(
        jobs
    ) as pool:  # a fork would copy the threads that other tests have started
        found = pool.map(reasons, folders, chunksize=2)
    return {f"{f.parent.name}/{f.name}": why for f, why in zip(folders, found, strict=True)}


def reasons(folder: Path) -> list[str]:
    """Why the case in the folder fails."""
    os.environ["POI_AUDIT_DEBUG"] = (
        "1"  # read without a process of its own; a defect of the program is raised
    )
    why: list[str] = judge().score(folder, ["poi-audit"])
    return why


@cache
def judge() -> ModuleType:
    """The program that judges, ../shared/acceptance/cases.py, running the command by `called`."""
    spec = importlib.util.spec_from_file_location("shared_judge", SHARED / "acceptance/cases.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.run = called  # type: ignore[attr-defined]
    return module


def called(command: list[str], folder: Path) -> dict[str, Any]:
    """Output, exit code and JSON document (None where stdout is no JSON) of one command."""
    from poi_audit.cli import run

    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code: int | None = run(command[1:])
        except BaseException:
            traceback.print_exc()
            code = None
    texts = [stream.buffer.getvalue().decode("utf-8", "replace") for stream in (out, err)]  # type: ignore[attr-defined]
    try:
        document = json.loads(texts[0])
    except json.JSONDecodeError:
        document = None
    return {"code": code, "out": texts[0], "err": texts[1], "doc": document}
