"""The windows before an office is open, as the tour shows them: password, first set-up, repair, restoring, troubles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from retiree_desk import wording
from retiree_desk.settings import Settings, ThemeChoice
from retiree_desk.store.vault import Cost
from retiree_desk.troubles import Trouble
from retiree_desk.ui.backups.restore_window import RestoreWindow
from retiree_desk.ui.password_window import PasswordWindow, Way
from retiree_desk.ui.start.first_run import FirstRun
from retiree_desk.ui.start.repair_window import RepairWindow
from retiree_desk.ui.start.way_in import WayIn
from retiree_desk.ui.tasks import Tasks

OFFICE = "东山分行离退休人员办公室"
CODE = "DS01"
_RECOVERY = "7K2M-Q9ZC-04HT-VB6N-E3RW-8XPD-JY15"
_USUAL = Settings()
_CHEAP = Cost(memory=64, passes=1, lanes=1)  # the office of the pictures holds nothing


@dataclass(frozen=True, slots=True)
class Before:
    """One picture of a window that comes before the office's own; it is given a folder for files."""

    name: str
    show: Callable[[Path], QWidget]
    looks: Settings = _USUAL


def password(_folder: Path) -> QWidget:
    """The first window of every day."""
    return PasswordWindow(OFFICE, ("周敏", "韩立"), Way(_nothing, _nothing, str), last_user="周敏")


def wrong_password(folder: Path) -> QWidget:
    """After a slip of the hand."""
    window = password(folder)
    assert isinstance(window, PasswordWindow)
    advice = wording.advice(Trouble("wrong_password", user="周敏"))
    window.say(f"{advice.happened}\n{advice.cure}")
    return window


def first_run(step: int) -> Callable[[Path], QWidget]:
    """A step of the first set-up."""

    def show(folder: Path) -> QWidget:
        window = FirstRun(folder / f"office-{step}", cost=_CHEAP)
        window.office.name.setText(OFFICE)
        window.office.code.setText(CODE)
        window.set_up.folder = _PLACE if step == 0 else window.set_up.folder
        window.office.tell_folder()
        for text in (window.password.first, window.password.second):
            text.setText(_PASSPHRASE if step else "")
        for _step in range(step):
            window.wizard.go_on()
            if window.wizard.at() == _LAST_STEP:
                window.set_up.folder = _PLACE
                window.wizard.go_to(_LAST_STEP)
            if window.wizard.at() == _RECOVERY_STEP:
                window.recovery.typed.field.setText(window.set_up.recovery_code)
        if step == _RECOVERY_STEP:
            window.set_up.recovery_code = _RECOVERY
            window.recovery.enter()
            window.recovery.typed.field.setText(_RECOVERY[:14])
        return window

    return show


def repair(_folder: Path) -> QWidget:
    """A lost key file."""
    return RepairWindow(_nothing, str)


def restore(_folder: Path) -> QWidget:
    """A backup becomes a new folder."""
    return RestoreWindow(Tasks(inline=True), near=_PLACE, file=_PLACE / "backups" / "20260518-173000.rdbak")


def trouble(code: str, **facts: object) -> Callable[[Path], QWidget]:
    """In place of an office that can't be opened."""

    def show(folder: Path) -> QWidget:
        way_in = WayIn(Settings(), folder, Tasks(inline=True), expected=True)
        window = way_in.screen(Trouble(code, **facts))
        window.destroyed.connect(way_in.deleteLater)
        return window

    return show


def _nothing(*_given: object) -> None:
    """The picture is not used."""


_PASSPHRASE = "春江水暖鸭先知道"
_PLACE = Path("D:/离退休工作台/office")
_RECOVERY_STEP = 2
_LAST_STEP = 5
_DARK = replace(Settings(), theme=ThemeChoice.DARK)
_LARGE = replace(Settings(), text_size=150)
_ENGLISH = replace(Settings(), language="en")

WAYS: tuple[Before, ...] = (
    Before("password", password),
    Before("password-wrong", wrong_password),
    Before("first-run-office", first_run(0)),
    Before("first-run-password", first_run(1)),
    Before("first-run-recovery-code", first_run(2)),
    Before("first-run-backup", first_run(3)),
    Before("first-run-content", first_run(4)),
    Before("first-run-done", first_run(5)),
    Before("office-missing", trouble("office_missing", folder="D:/离退休/office")),
    Before("folder-synchronised", trouble("place_is_synced", folder="D:/坚果云/office", by="坚果云")),
    Before("repair", repair),
    Before("restore", restore),
    Before("password-dark", password, _DARK),
    Before("first-run-recovery-code-dark", first_run(2), _DARK),
    Before("first-run-office-large", first_run(0), _LARGE),
    Before("first-run-recovery-code-large", first_run(2), _LARGE),
    Before("first-run-office-english", first_run(0), _ENGLISH),
)
