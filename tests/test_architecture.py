"""The layers and the homes of the libraries, as ``pyproject.toml`` has them."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "retiree_desk"
# Slow to import and needed by few actions: the password window must be up before any of them.
MAY_COME_LATE = {
    "PIL", "alembic", "borax", "docx", "docxtpl", "openpyxl", "pypdfium2", "pypinyin", "python_calamine", "reportlab",
    "sqlalchemy", "sqlcipher3", "zxingcpp",
}  # fmt: skip


def test_imports_keep_to_the_contracts() -> None:
    lint = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"
    told = subprocess.run([sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout


def test_every_part_of_the_program_stands_in_a_contract() -> None:
    contracts = str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"])
    parts = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert [
        part for part in sorted(parts - {"__init__", "__main__"}) if f"retiree_desk.{part}" not in contracts
    ] == []


def test_late_imports_say_why_and_bring_only_what_is_slow() -> None:
    assert [found for path in sorted(PACKAGE.rglob("*.py")) for found in _unfounded_late_imports(path)] == []


def _unfounded_late_imports(path: Path) -> list[str]:
    """Late imports of other than slow libraries, or, above the domain, the project's own users of them; or unexplained."""
    place = path.relative_to(PACKAGE)
    allowed = MAY_COME_LATE | (set() if place.parts[0] == "domain" else {"retiree_desk"})
    lines = path.read_text("utf-8").splitlines()
    functions = (node for node in ast.walk(ast.parse("\n".join(lines))) if isinstance(node, ast.FunctionDef))
    imports = (node for function in functions for node in ast.walk(function))
    return [
        f"{place}:{node.lineno} imports {module}"
        for node in imports
        if isinstance(node, ast.Import | ast.ImportFrom)
        for module in _modules(node)
        if module.partition(".")[0] not in allowed
        or "#" not in "".join(lines[node.lineno - 2 : node.end_lineno])
    ]


def _modules(node: ast.Import | ast.ImportFrom) -> list[str]:
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
