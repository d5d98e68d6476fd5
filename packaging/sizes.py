"""How long files and functions are; the house keeps files under 500 lines and functions under 50."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 500
LONGEST_FUNCTION = 50


def too_long() -> Iterator[str]:
    """A sentence for every file and function over the house's limits."""
    for path in sources():
        text = path.read_text("utf-8")
        name = path.relative_to(ROOT).as_posix()
        if (length := text.count("\n")) > LONGEST_FILE:
            yield f"{name}: {length} lines"
        for function, lines in functions(text):
            if lines > LONGEST_FUNCTION:
                yield f"{name}: {function} has {lines} lines"


def sources() -> list[Path]:
    """Every Python file of the project."""
    folders = ("retiree_desk", "migrations", "packaging", "tests")
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def functions(text: str) -> Iterator[tuple[str, int]]:
    """Every function of a module with the number of its lines, decorators left out."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1
