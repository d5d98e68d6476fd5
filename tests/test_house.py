"""How this project writes: sizes, names, docstrings, marks and places that must not be in the sources."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import sizes

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sizes.sources()
LONGEST_LINE = 130  # characters, a Chinese one counting as one
TEXTS = {".py", ".toml", ".md", ".po", ".json", ".csv", ".txt", ".svg", ".yml", ".yaml", ".mako", ""}
# Words that say nothing about what a thing is.
EMPTY_WORDS = "utils?|helpers?|managers?|base|abstract|impl|misc|common|info"
MARKS = "|".join(
    [
        "TO" + "DO",
        "FIX" + "ME",
        r"\b" + "X" * 3 + r"\b",
        "raise NotImplemented" + "Error",
        "pragma: " + "no cover",
    ]
)
ESCAPES = "|".join(
    [r"pytest\.mark\.sk" + "ip", r"pytest\.sk" + "ip", r"type: ig" + r"nore(?!\[[\w, -]+\]  # \w)"]
)
REGISTRIES = "|".join(["py" + "pi", "python" + "hosted", "np" + "mjs?", "deb" + "ian"])
MACHINES = r"(?<![\w./])/(?:" + "|".join(["wo" + "rk", "fa" + "rm", "ro" + "ot"]) + r")/[a-z.]"


def test_files_and_functions_are_short() -> None:
    assert list(sizes.too_long()) == []


def test_lines_are_short() -> None:
    assert list(_lines(SOURCES, f".{{{LONGEST_LINE + 1}}}")) == []


def test_names_of_modules_say_something() -> None:
    names = [path.relative_to(ROOT).as_posix() for path in SOURCES]
    assert [name for name in names if re.search(rf"(?:^|[/_])(?:{EMPTY_WORDS})(?:_|\.py$|/)", name)] == []


def test_names_of_classes_say_something() -> None:
    assert [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.ClassDef) and re.search(rf"(?:{EMPTY_WORDS.title()})(?![a-z])", node.name)
    ] == []


def test_every_module_says_what_it_is() -> None:
    assert [
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if path.name != "conftest.py"
        and "tests" not in path.parts
        and not ast.get_docstring(ast.parse(path.read_bytes()))
    ] == []


def test_nothing_is_left_unfinished_or_switched_off() -> None:
    assert list(_lines(SOURCES, f"{MARKS}|{ESCAPES}")) == []


def test_nothing_names_a_registry_or_a_place_on_one_machine() -> None:
    assert list(_lines(_texts(), rf"https?://[\w.-]*(?:{REGISTRIES})[\w-]*\.(?:org|com)|{MACHINES}")) == []


def test_every_module_that_does_something_has_its_test() -> None:
    modules = sorted((ROOT / "retiree_desk").rglob("[!_]*.py"))
    assert [path.relative_to(ROOT).as_posix() for path in modules if _acts(path) and not _mirrors(path)] == []


def _acts(path: Path) -> bool:
    """Whether a module has any function; a mere table or list of names is tested through what reads it."""
    return any(isinstance(node, ast.FunctionDef) for node in ast.walk(ast.parse(path.read_bytes())))


def _mirrors(path: Path) -> list[Path]:
    """Its own test, or that of the noun its name begins with: ``test_cadence.py`` may test ``cadence_credits.py``.

    The parts of a page have their page's tests: pages are walked and looked at as a whole.
    """
    folder = ROOT / "tests" / path.parent.relative_to(ROOT / "retiree_desk")
    words = path.stem.split("_")
    names = ["_".join(words[:count]) for count in range(len(words), 0, -1)]
    if path.parent.parent.name == "ui" and path.parent.name != "widgets":
        names.append("page")
    return [test for name in names if (test := folder / f"test_{name}.py").exists()]


def _lines(paths: list[Path], pattern: str) -> Iterator[str]:
    """Where a line matches, as ``file:line: text``."""
    wanted = re.compile(pattern)
    for path in paths:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if wanted.search(line):
                yield f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"


def _texts() -> list[Path]:
    """Everything of ours that people read: the folders of the project and the files at its top."""
    folders = ("retiree_desk", "resources", "migrations", "packaging", "tests", ".ci")
    found = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    found += [path for path in ROOT.iterdir() if path.is_file()]
    return [
        path for path in found if path.is_file() and path.suffix in TEXTS and "__pycache__" not in path.parts
    ]
