"""``tour`` paints an office made for it and leaves nothing else behind."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from retiree_desk.cli.main import main
from retiree_desk.services.offices import Office


def test_pictures_are_painted_of_a_demo_office_that_is_gone_afterwards(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[Path] = []

    def paint(out: Path, office: Office) -> list[Path]:
        seen.append(office.place.folder)
        (out / "01-register.png").write_bytes(b"")
        return [out / "01-register.png"]

    assert (
        main(["tour", "--out", str(tmp_path / "tour"), "--members", "30", "--json"], _no_window, paint) == 0
    )
    answer = json.loads(capsys.readouterr().out)
    assert answer == {"pictures": ["01-register.png"], "folder": str(tmp_path / "tour"), "members": 30}
    assert not seen[0].exists()


def _no_window(_asked: argparse.Namespace, _office: Office | None) -> int:
    raise AssertionError("the tour opens no window")
