"""A lost or damaged key file is made anew with the printed recovery code and a new password."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.password_window import PasswordEdit
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.words import rule, words

_WIDTH = 640


class RepairWindow(QWidget):
    """``mend`` takes the code and the new password and raises RuleBroken or Trouble; ``opened`` comes when it went well."""

    opened = Signal()
    back_asked = Signal()
    left = Signal()

    def __init__(self, mend: Callable[[str, str], None], explain: Callable[[Exception], str]) -> None:
        super().__init__()
        self._mend = mend
        self._explain = explain
        self.code = LineEdit(figures=True)
        self.first = PasswordEdit(_("New password"))
        self.second = PasswordEdit(_("Once more"))
        self._said = words("", wrap=True)
        self._said.setAccessibleName(_("Message"))
        self._said.hide()
        self.setWindowTitle(_("Retiree Desk"))
        self.setFixedWidth(theme.px(_WIDTH))
        self._lay_out()
        self.code.setFocus()

    def submit(self) -> None:
        """Try the code."""
        self.form.accept_all()
        self._say("")
        if self.first.text() != self.second.text():
            self.form.refuse("again", _("The two new passwords differ. Please type them again."), go=True)
            return
        self._say(_("Opening…"))
        self.setEnabled(False)
        QTimer.singleShot(0, self._try)

    def _try(self) -> None:
        try:
            self._mend(self.code.text(), self.first.text())
        except Exception as error:
            self.setEnabled(True)
            field = error.field if isinstance(error, RuleBroken) else ""
            self._say("")
            if not self.form.refuse(field, self._explain(error), go=True):
                self._say(self._explain(error))
        else:
            self.opened.emit()

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        margin = theme.px(32)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, theme.px(24))
        layout.setSpacing(theme.px(12))
        layout.addWidget(words(_("Mend the office with the recovery code"), Type.TITLE, wrap=True))
        told = _(
            "The file that holds the key is lost or damaged; the records themselves are not touched by that. "
            "With the code from its printed sheet the file is made anew, from the copy in the newest backup."
        )
        layout.addWidget(words(told, Type.BODY, Role.SOFT, wrap=True))
        self.form = Form(columns=1)
        self.form.add("recovery_code", _("Recovery code"), self.code)
        self.form.add("password", _("New password"), self.first)
        self.form.add("again", _("Once more"), self.second)
        self.form.saved.connect(self.submit)
        self.form.left.connect(self.back_asked)
        layout.addSpacing(theme.px(4))
        layout.addWidget(self.form)
        layout.addWidget(self._said)
        layout.addWidget(rule())
        layout.addLayout(self._acts())

    def _acts(self) -> QHBoxLayout:
        back = button(_("Back"), Icon.BACK)
        back.clicked.connect(self.back_asked)
        go = button(_("Mend and open"), Icon.KEY, Kind.PRIMARY)
        go.clicked.connect(self.submit)
        acts = QHBoxLayout()
        acts.addWidget(back)
        acts.addStretch(1)
        acts.addWidget(go)
        return acts

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.left.emit()
