"""Every command and every example of the README and the docs runs, and the output shown is the real one.

`python tests/test_readme.py` writes the outputs shown anew.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from paths import ROOT

PAGES = [ROOT / "README.md", ROOT / "README.es.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(bash|python|text)\n(.*?)^```$", re.S | re.M)
WIDTH = "100"
MORE = "[...]"
KEPT = 30
"""Lines of an output that is shown in part."""


class Command(NamedTuple):
    """One `poi-audit` line of a page, the exit code it announces, and the output shown after it."""

    page: Path
    line: str
    code: int
    shown: str | None
    block: tuple[str, ...]
    """The lines of its block: those before it leave behind the files it may need."""
    number: int
    """Which of them it is, from 0."""

    def __str__(self) -> str:
        return f"{self.page.name}: {self.line}"


class Example(NamedTuple):
    """One Python block of a page."""

    page: Path
    code: str

    def __str__(self) -> str:
        return f"{self.page.name}: {self.code.strip().splitlines()[-1]}"


def commands(page: Path) -> list[Command]:
    found = []
    blocks = list(BLOCK.finditer(page.read_text("utf-8")))
    for block, after in zip_longest(blocks, blocks[1:]):
        if block[1] != "bash":
            continue
        lines = [line.removeprefix(".venv/bin/") for line in block[2].splitlines()]
        lines = [line for line in lines if line.startswith("poi-audit ")]
        bare = tuple(line.partition("  # ")[0] for line in lines)
        for number, line in enumerate(lines):
            line, _, note = line.partition("  # exit ")
            shown = after[2] if after and after[1] == "text" and number == len(lines) - 1 else None
            found.append(Command(page, line, int(note or 0), shown, bare, number))
    return found


def examples(page: Path) -> list[Example]:
    return [
        Example(page, block[2]) for block in BLOCK.finditer(page.read_text("utf-8")) if block[1] == "python"
    ]


def start(shown: str) -> str:
    """What is shown before the line that says that there is more."""
    before, more, _ = shown.partition(f"{MORE}\n")
    return before if more else "the whole output"


def run(command: Command) -> subprocess.CompletedProcess[str]:
    """The command as a person would run it, after those of its block before it."""
    return run_block(command.block)[command.number]


@cache
def run_block(lines: tuple[str, ...]) -> list[subprocess.CompletedProcess[str]]:
    """The lines one after the other, piped, in a terminal of 100 columns, where the repository's fixtures are.

    What they write stays in a folder of their own.
    """
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "COLUMNS": WIDTH}
    with TemporaryDirectory() as folder:
        for name in ("fixtures", "examples"):
            (Path(folder) / name).symlink_to(ROOT / name)
        return [
            subprocess.run(
                line,
                shell=True,
                cwd=folder,
                env=environment,
                capture_output=True,
                text=True,
                encoding="utf-8",
                check=False,
            )
            for line in lines
        ]


@pytest.mark.parametrize("command", [c for page in PAGES for c in commands(page)], ids=str)
def test_the_command_runs_and_prints_what_is_shown(command: Command) -> None:
    done = run(command)
    assert (done.returncode, done.stderr) == (command.code, "")
    if command.shown is not None:
        assert done.stdout == command.shown or done.stdout.startswith(start(command.shown))


@pytest.mark.parametrize("example", [e for page in PAGES for e in examples(page)], ids=str)
def test_the_example_runs(example: Example) -> None:
    done = subprocess.run(
        [sys.executable, "-c", example.code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("page", PAGES[:2], ids=lambda page: page.name)
def test_the_readme_has_what_a_newcomer_needs(page: Path) -> None:
    text = page.read_text("utf-8")
    assert any(command.shown for command in commands(page)), "the main job with its output"
    assert "pip install --quiet .\n" in text and "pip install --quiet '.[dev]'" in text


def test_both_readmes_have_the_same_content() -> None:
    """Heads, rows of tables, list items, links and blocks, in the same order."""

    def shape(page: Path) -> list[str]:
        out = []
        text = re.sub(r"  # .*", "", page.read_text("utf-8"))
        for line in text.splitlines():
            out += re.findall(r"^(#+|\||- |```\w*)", line) + [
                found.replace("docs/es/", "docs/") for found in re.findall(r"\]\((docs/[^)#]+)", line)
            ]
            out += re.findall(r"`(?:check |extract )?(?:--[a-z-]+|poi-audit [a-z]+)", line)
        return out

    english, spanish = map(shape, PAGES[:2])
    assert english == spanish
    assert "README.es.md" in PAGES[0].read_text("utf-8") and "README.md" in PAGES[1].read_text("utf-8")


def test_links_between_pages_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def main() -> None:
    """Write the outputs shown in the pages anew."""
    for page in PAGES:
        text = page.read_text("utf-8")
        for command in commands(page):
            if command.shown is not None:
                fresh = run(command).stdout
                if MORE in command.shown:
                    fresh = "".join(fresh.splitlines(keepends=True)[:KEPT]) + f"{MORE}\n"
                text = text.replace(f"```text\n{command.shown}```", f"```text\n{fresh}```", 1)
        page.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
