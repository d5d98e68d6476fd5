from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from retiree_desk.ui.start.first_run import FirstRun
from tests.data_folders import CHEAP
from tests.ui.shown import shown
from tests.ui.walkers import clipped, unnamed, unreached


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[FirstRun]:
    with shown(qtbot, FirstRun(tmp_path / "office", cost=CHEAP), 920, 600) as made:
        yield made


def go_to(window: FirstRun, step: int, password: str = "") -> None:
    """Fill in what each step asks and go on."""
    password = password or secrets.token_urlsafe(12)
    window.office.name.setText("东山办")
    window.office.code.setText("DS01")
    for field in (window.password.first, window.password.second):
        field.setText(password)
    while window.wizard.at() < step:
        if window.wizard.at() == 2:
            window.recovery.typed.field.setText(window.set_up.recovery_code)
        window.wizard.go_on()


def test_all_steps_lead_to_an_open_office(window: FirstRun, qtbot: QtBot) -> None:
    go_to(window, 5)
    with qtbot.waitSignal(window.finished) as told:
        window.wizard.go_on()
    office, first = told.args or (None, None)
    assert (office.vault.office, first) == ("东山办", "import")
    office.close()


def test_nothing_is_lost_by_going_back(window: FirstRun) -> None:
    password = secrets.token_urlsafe(12)
    go_to(window, 3, password)
    code = window.set_up.recovery_code
    for _step in range(3):
        window.wizard.go_back()
    assert window.wizard.at() == 0
    assert window.office.name.text() == "东山办"
    go_to(window, 4, password)
    assert window.set_up.recovery_code == code


def test_a_weak_password_is_told_beside_it(window: FirstRun) -> None:
    go_to(window, 1)
    for field in (window.password.first, window.password.second):
        field.setText("12345678")
    window.wizard.go_on()
    assert window.wizard.at() == 1
    assert window.password.first.accessibleDescription()


def test_giving_up_leaves_nothing_behind(window: FirstRun) -> None:
    go_to(window, 4)
    assert window.set_up.folder.exists()
    window.close()
    assert not window.set_up.folder.exists()


@pytest.mark.parametrize("step", range(6))
def test_every_step_is_walked_by_tab_and_read_out(window: FirstRun, step: int) -> None:
    go_to(window, step)
    assert [unnamed(window), unreached(window), clipped(window)] == [[], [], []]
