from __future__ import annotations

from pytestqt.qtbot import QtBot

from retiree_desk import wording
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.ui.start.repair_window import RepairWindow


def explained(error: Exception) -> str:
    assert isinstance(error, RuleBroken)
    return wording.refusal(error)


def opened(qtbot: QtBot, mended: list[tuple[str, str]], broken: RuleBroken | None = None) -> RepairWindow:
    def mend(code: str, password: str) -> None:
        mended.append((code, password))
        if broken is not None:
            raise broken

    window = RepairWindow(mend, explained)
    qtbot.addWidget(window)
    window.show()
    window.code.setText("7K2M")
    return window


def test_two_different_passwords_are_not_sent(qtbot: QtBot) -> None:
    mended: list[tuple[str, str]] = []
    window = opened(qtbot, mended)
    window.first.setText("one")
    window.second.setText("other")
    window.submit()
    assert mended == []
    assert "不" in window.second.accessibleDescription()
    window.close()


def test_a_mistyped_code_is_told_beside_it_and_can_be_typed_again(qtbot: QtBot) -> None:
    mended: list[tuple[str, str]] = []
    window = opened(qtbot, mended, RuleBroken("recovery_code_mistyped", "recovery_code"))
    window.submit()
    qtbot.waitUntil(lambda: bool(mended))
    qtbot.waitUntil(window.isEnabled)
    assert "恢复码" in window.code.accessibleDescription()
    window.close()


def test_when_it_is_mended_it_says_so(qtbot: QtBot) -> None:
    mended: list[tuple[str, str]] = []
    window = opened(qtbot, mended)
    with qtbot.waitSignal(window.opened):
        window.submit()
    assert mended == [("7K2M", "")]
    window.close()
