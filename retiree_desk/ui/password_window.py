"""The first window: who is at the desk, and the password. It is up before anything heavy is read.

It imports Qt, the theme and the language only; whoever opens it gives it what it does and how failures are put.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.mark import Mark, mark_icon
from retiree_desk.ui.widgets.words import tint, words

_WIDTH = 460


@dataclass(frozen=True, slots=True)
class Way:
    """What the window does: both raise RuleBroken or Trouble, and ``explain`` puts those in a sentence."""

    unlock: Callable[[str, str], None]
    recover: Callable[[str, str], None]
    explain: Callable[[Exception], str]


class PasswordWindow(QWidget):
    """Closes itself once the office is open; ``opened`` comes then, ``given_up`` when the person closes it."""

    opened = Signal()
    given_up = Signal()

    def __init__(self, office: str, users: Sequence[str], way: Way, *, last_user: str = "") -> None:
        super().__init__()
        self._way = way
        self._open = False
        self._trying = False
        self.setWindowTitle(_("{office} — Retiree Desk").format(office=office))
        self.setWindowIcon(mark_icon())
        self._user = _users(users, last_user)
        self._password = PasswordEdit(_("Password"))
        self._code = QLineEdit()
        self._code.setAccessibleName(_("Recovery code"))
        self._new = PasswordEdit(_("New password"))
        self._again = PasswordEdit(_("Once more"))
        self._said = words("", Type.STRONG, wrap=True)
        self._said.setAccessibleName(_("Message"))
        self._sheets = QStackedLayout()
        self._lay_out(office)
        self.setFixedWidth(theme.px(_WIDTH))
        self._first().setFocus()

    def say(self, sentence: str) -> None:
        """Show a sentence below the fields."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self.adjustSize()

    def recovering(self) -> bool:
        """Whether the person has chosen the way by the recovery code."""
        return self._sheets.currentIndex() == 1

    def person(self) -> str:
        """Who is chosen."""
        return self._user.currentText()

    def submit(self) -> None:
        """Try the password, or the recovery code with a new one."""
        if self.recovering() and self._new.text() != self._again.text():
            self.say(_("The two new passwords differ. Please type them again."))
            return
        if self._trying:
            return
        self._trying = True
        self.say(_("Opening…"))
        QTimer.singleShot(0, self._try)

    def _try(self) -> None:
        self._trying = False
        try:
            if self.recovering():
                self._way.recover(self._code.text(), self._new.text())
            else:
                self._way.unlock(self._user.currentText(), self._password.text())
        except Exception as error:
            self.say(self._way.explain(error))
            self._first().selectAll()
            self._first().setFocus()
        else:
            self._open = True
            self.close()
            self.opened.emit()

    def _first(self) -> QLineEdit:
        return self._code if self.recovering() else self._password

    def _lay_out(self, office: str) -> None:
        margin = theme.px(32)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, theme.px(24))
        layout.setSpacing(theme.px(12))
        layout.addWidget(Mark(48), 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(words(office, Type.TITLE, wrap=True))
        layout.addWidget(words(_("Retiree Desk"), Type.BODY, Role.SOFT))
        layout.addSpacing(theme.px(8))
        self._sheets.addWidget(self._password_sheet())
        self._sheets.addWidget(self._recovery_sheet())
        layout.addLayout(self._sheets)
        self._said.hide()
        layout.addWidget(self._said)
        layout.addLayout(self._acts())

    def _password_sheet(self) -> QWidget:
        shown = QCheckBox(_("Show the password"))
        shown.toggled.connect(self._password.show_letters)
        fields: list[tuple[str, QWidget]] = [(_("Password"), self._password)]
        if self._user.count() > 1:
            fields.insert(0, (_("Person"), self._user))
        return _sheet([*fields, ("", self._password.hint), ("", shown)])

    def _recovery_sheet(self) -> QWidget:
        told = words(_("Type the recovery code from its printed sheet, and a new password."), wrap=True)
        return _sheet(
            [
                ("", told),
                (_("Recovery code"), self._code),
                (_("New password"), self._new),
                (_("Once more"), self._again),
            ]
        )

    def _acts(self) -> QHBoxLayout:
        self._other = _button(_("Forgotten? Use the recovery code"), "link")
        self._other.clicked.connect(self._switch)
        go = _button(_("Open"), "primary")
        go.clicked.connect(self.submit)
        acts = QHBoxLayout()
        acts.addWidget(self._other)
        acts.addStretch(1)
        acts.addWidget(go)
        return acts

    def _switch(self) -> None:
        self._sheets.setCurrentIndex(0 if self.recovering() else 1)
        self._other.setText(
            _("Back to the password") if self.recovering() else _("Forgotten? Use the recovery code")
        )
        self.say("")
        self._first().setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        elif event.key() == Qt.Key.Key_Escape and self.recovering():
            self._switch()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QEvent) -> None:
        super().closeEvent(event)  # type: ignore[arg-type]  # Qt hands a close event
        self._password.clear()
        self._new.clear()
        self._again.clear()
        if not self._open:
            self.given_up.emit()


class PasswordEdit(QLineEdit):
    """Hides its letters; ``hint`` tells when Caps Lock seems to be on, from the letters that come."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)
        self.hint = words(_("Caps Lock is on."), Type.CAPTION)
        self.hint.hide()

    def show_letters(self, shown: bool) -> None:
        """Show the letters, or hide them."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if letter.isalpha() and letter.isascii():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.hint.setVisible(letter.isupper() != shifted)
        super().keyPressEvent(event)


def _users(users: Sequence[str], last: str) -> QComboBox:
    made = QComboBox()
    made.addItems(list(users))
    made.setAccessibleName(_("Person"))
    if last in users:
        made.setCurrentText(last)
    return made


def _button(word: str, kind: str) -> QPushButton:
    made = QPushButton(word)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    return made


def _sheet(fields: Sequence[tuple[str, QWidget]]) -> QWidget:
    sheet = QWidget()
    grid = QGridLayout(sheet)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.px(12))
    grid.setVerticalSpacing(theme.px(8))
    grid.setColumnStretch(1, 1)
    for row, (name, field) in enumerate(fields):
        if name:
            label = QLabel(name)
            label.setBuddy(field)
            tint(label, Role.SOFT)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        elif isinstance(field, QLabel) and field.wordWrap():
            grid.addWidget(field, row, 0, 1, 2)
        else:
            grid.addWidget(field, row, 1)
    grid.setRowStretch(len(fields), 1)
    return sheet
