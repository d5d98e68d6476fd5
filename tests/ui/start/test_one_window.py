from __future__ import annotations

from pathlib import Path
from threading import Thread

from pytestqt.qtbot import QtBot

from retiree_desk.ui.start.one_window import Doorbell, raise_other


def test_the_second_program_rings_at_the_first(tmp_path: Path, qtbot: QtBot) -> None:
    rung: list[str] = []
    answered: list[bool] = []
    bell = Doorbell(tmp_path, lambda: rung.append("ring"))
    visitor = Thread(target=lambda: answered.append(raise_other(tmp_path)))
    visitor.start()
    qtbot.waitUntil(lambda: rung == ["ring"] and not visitor.is_alive())
    assert answered == [True]
    bell.close()


def test_nobody_answers_for_a_closed_office(tmp_path: Path, qtbot: QtBot) -> None:
    assert not raise_other(tmp_path)
