"""The layers and the homes of the libraries, as ``pyproject.toml`` has them."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "retiree_desk"
# Slow to import and needed by few actions: the password window must be up before any of them.
MAY_COME_LATE = {
    "PIL", "alembic", "borax", "docx", "docxtpl", "openpyxl", "pypdfium2", "pypinyin", "python_calamine", "reportlab",
    "sqlalchemy", "sqlcipher3", "zxingcpp",
}  # fmt: skip
# Where parts of the program itself may come late, so that what is not asked for is not loaded.
PUT_TOGETHER_LATE = ("app.py", "__main__.py", "cli", "ui")


def test_imports_keep_to_the_contracts() -> None:
    assert lint_imports(str(ROOT / "pyproject.toml"), no_cache=True) == EXIT_STATUS_SUCCESS


def test_every_part_of_the_program_stands_in_a_contract() -> None:
    contracts = str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"])
    parts = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert [
        part for part in sorted(parts - {"__init__", "__main__"}) if f"retiree_desk.{part}" not in contracts
    ] == []


def test_only_what_is_slow_to_import_is_imported_late() -> None:
    assert [found for path in sorted(PACKAGE.rglob("*.py")) for found in _unfounded_late_imports(path)] == []


def _unfounded_late_imports(path: Path) -> list[str]:
    place = path.relative_to(PACKAGE)
    allowed = MAY_COME_LATE | ({"retiree_desk"} if place.parts[0] in PUT_TOGETHER_LATE else set())
    functions = (node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.FunctionDef))
    imports = (node for function in functions for node in ast.walk(function))
    return [
        f"{place}:{node.lineno} imports {module}"
        for node in imports
        if isinstance(node, ast.Import | ast.ImportFrom)
        for module in _modules(node)
        if module.partition(".")[0] not in allowed
    ]


def _modules(node: ast.Import | ast.ImportFrom) -> list[str]:
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
