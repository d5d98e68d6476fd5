from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.ui.start.set_up import SetUp
from retiree_desk.ui.start.steps import BackupStep, ContentStep, OfficeStep, PasswordStep, strength


@pytest.fixture
def set_up(tmp_path: Path) -> SetUp:
    return SetUp(tmp_path / "office")


@pytest.mark.parametrize(
    ("password", "word"),
    [
        ("", "至少 8 个字符"),
        ("abc", "至少"),
        ("春江水暖鸭先知道", "可以用"),
        ("春江水暖鸭先知道了吗今天", "不错"),
        ("春江水暖鸭先知道了吗今天明天", "不错"),
        ("春江水暖鸭先知道了吗今天明天后天", "很好"),
    ],
)
def test_the_word_about_a_password_is_honest(password: str, word: str) -> None:
    assert word in strength(password)


def test_the_word_knows_the_office(qtbot: QtBot) -> None:
    assert strength("东山分行办公室2026", ("东山分行",)) == strength("password")


def test_an_office_has_a_name_and_a_code(set_up: SetUp, qtbot: QtBot) -> None:
    step = OfficeStep(set_up)
    qtbot.addWidget(step)
    with pytest.raises(RuleBroken, match="office_name_blank"):
        step.leave()
    step.name.setText(" 东山办 ")
    with pytest.raises(RuleBroken, match="office_code_blank") as broken:
        step.leave()
    assert step.refuse(broken.value)
    assert step.code.accessibleDescription()
    step.code.setText("ＤＳ01")
    step.leave()
    assert (set_up.name, set_up.code) == ("东山办", "DS01")
    assert str(set_up.folder) in step._folder.text()


def test_two_different_passwords_make_no_office(set_up: SetUp, qtbot: QtBot) -> None:
    step = PasswordStep(set_up)
    qtbot.addWidget(step)
    step.enter()
    step.first.setText("春江水暖鸭先知道")
    step.second.setText("春江水暖鸭先")
    with pytest.raises(RuleBroken, match="passwords_differ"):
        step.leave()
    assert not set_up.folder.exists()


def test_a_second_place_may_wait(set_up: SetUp, tmp_path: Path, qtbot: QtBot) -> None:
    step = BackupStep(set_up)
    qtbot.addWidget(step)
    assert step.ready()
    step.now.setChecked(True)
    assert not step.ready()
    step.take(tmp_path)
    assert step.ready()
    step.later.setChecked(True)
    step.leave()
    assert set_up.second_place is None


def test_what_to_begin_with_is_kept(set_up: SetUp, qtbot: QtBot) -> None:
    step = ContentStep(set_up)
    qtbot.addWidget(step)
    for key in ("import", "", "demo"):
        step.choose(key)
        step.leave()
        assert set_up.first == key
