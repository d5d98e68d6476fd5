"""The developer's commands, for the project's own Python: ``.venv/bin/python packaging/dev.py --help``."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import catalogues
import sizes

ROOT = Path(__file__).resolve().parent.parent
CHECKED = ("retiree_desk", "packaging", "migrations", "tests")
GATE = {
    "format": ("ruff", "format", "--check", "--quiet", *CHECKED),
    "lint": ("ruff", "check", "--quiet", *CHECKED),
    "types": ("mypy",),
    "tests": ("pytest", "-q"),
}


def main(arguments: list[str] | None = None) -> int:
    """Do what was asked; 0 if all is well."""
    asked = _parser().parse_args(arguments)
    status: int = asked.command(asked)
    return status


def check(asked: argparse.Namespace) -> int:
    """Every gate in turn, to the end even if one fails, so that one run tells all."""
    failed = [name for name in GATE if _gate(name, asked.pytest if name == "tests" else []) != 0]
    print("The gates failed: " + ", ".join(failed) if failed else "All gates passed.", flush=True)
    return 1 if failed else 0


def tidy(_asked: argparse.Namespace) -> int:
    """Format the sources and cure what ruff can."""
    ruff = (sys.executable, "-m", "ruff")
    subprocess.run([*ruff, "check", "--fix", "--quiet", *CHECKED], cwd=ROOT, check=False)
    return subprocess.run([*ruff, "format", *CHECKED], cwd=ROOT, check=False).returncode


def i18n(asked: argparse.Namespace) -> int:
    """Bring the catalogues up to date, compile them and say what is left to translate."""
    findings = catalogues.refresh(asked.areas)
    for finding in findings:
        print(f"{finding.area}: {finding.what}: {finding.message!r}")
    for area, count in sorted(Counter(finding.area for finding in findings).items()):
        print(f"{area}: {count} to do in {catalogues.po_file(area).relative_to(ROOT)}")
    print("Run this again when they are translated." if findings else "Every word is translated.")
    return 1 if findings else 0


def lengths(_asked: argparse.Namespace) -> int:
    """Name the files and functions that are too long."""
    found = list(sizes.too_long())
    print("\n".join(found) or "No file and no function is too long.")
    return 1 if found else 0


def lock(_asked: argparse.Namespace) -> int:
    """Pin the newest versions that ``pyproject.toml`` allows, with hashes for every system and no addresses."""
    options = ("--extra", "dev", "--universal", "--python-version", "3.11", "--generate-hashes", "--upgrade")
    target = ("--no-header", "--no-annotate", "--quiet", "--output-file", "packaging/requirements.lock")
    return subprocess.run(
        ["uv", "pip", "compile", "pyproject.toml", *options, *target], cwd=ROOT, check=False
    ).returncode


def _gate(name: str, more: list[str]) -> int:
    command = [sys.executable, "-m", *GATE[name], *more]
    print(f"== {name}", flush=True)
    begun = time.monotonic()
    status = subprocess.run(command, cwd=ROOT, env=_environment(), check=False).returncode
    print(f"-- {name}: {'well' if status == 0 else 'FAILED'}, {time.monotonic() - begun:.0f} s", flush=True)
    return status


def _environment() -> dict[str, str]:
    return {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", **os.environ}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    gate = commands.add_parser("check", help="format, lint, types, layers and tests: all must pass")
    gate.add_argument("pytest", nargs="*", help="options for pytest, after --")
    gate.set_defaults(command=check)
    commands.add_parser("tidy", help="format the sources").set_defaults(command=tidy)
    words = commands.add_parser("i18n", help="extract, report and compile the translations")
    words.add_argument(
        "areas", nargs="*", metavar="AREA", help="such as wording or ui-visits; all if none is named"
    )
    words.set_defaults(command=i18n)
    commands.add_parser("sizes", help="files over 500 lines, functions over 50").set_defaults(command=lengths)
    commands.add_parser("lock", help="pin the dependencies anew; needs uv").set_defaults(command=lock)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
