from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from retiree_desk.app import main

ROOT = Path(__file__).resolve().parent.parent


def test_a_verb_goes_to_the_command_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["find", "x", "--json", "--data", str(tmp_path / "none")]) == 1
    assert "office_missing" in capsys.readouterr().out


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "retiree_desk", "--help"], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0
    assert done.stdout.decode("utf-8").startswith("用法：retiree-desk")
    assert done.stderr == b""


def test_the_entry_loads_nothing_heavy_before_it_knows_what_is_asked() -> None:
    code = "import sys, retiree_desk.app; raise SystemExit('argparse' not in sys.modules or len(sys.modules) > 150)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
