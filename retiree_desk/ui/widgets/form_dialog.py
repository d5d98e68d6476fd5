"""A form in a window of its own: a sentence that says what it is for, the fields, and below them save and leave."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme, troubles
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.form import Form, scrolled
from retiree_desk.ui.widgets.words import rule, words

_WIDTH = 860


class FormDialog(QDialog):
    """Runs ``save`` on Ctrl+Enter; closes when it succeeds, stays open with the reason beside the field when not.

    Leaving keeps the dialog and all that was typed: ``put_aside`` lets the page offer to go on with it.
    """

    put_aside = Signal()

    def __init__(
        self,
        title: str,
        form: Form,
        save: Callable[[], None],
        parent: QWidget | None = None,
        sentence: str = "",
    ) -> None:
        super().__init__(parent)
        self.form = form
        self._save = save
        self.setWindowTitle(title)
        self._refusal = words("", wrap=True)
        self._refusal.hide()
        self._lay_out(title, sentence)
        form.saved.connect(self.save)
        form.left.connect(self.reject)

    def save(self) -> None:
        """Try to keep what the form says."""
        self.form.settle()
        self.form.accept_all()
        self._refusal.hide()
        try:
            self._save()
        except RuleBroken as broken:
            self._refuse(broken)
        except Trouble as trouble:
            troubles.show(trouble, self)
        else:
            self.accept()

    def _refuse(self, broken: RuleBroken) -> None:
        sentence = wording.refusal(broken)
        if not self.form.refuse(broken.field, sentence, go=True):
            self._refusal.setText(sentence)
            self._refusal.show()

    def _lay_out(self, title: str, sentence: str) -> None:
        margin = theme.px(theme.MARGIN)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, theme.px(16))
        layout.setSpacing(theme.px(8))
        layout.addWidget(words(title, Type.TITLE))
        if sentence:
            layout.addWidget(words(sentence, Type.BODY, Role.SOFT, wrap=True))
        layout.addSpacing(theme.px(8))
        layout.addWidget(scrolled(self.form), 1)
        layout.addWidget(self._refusal)
        layout.addWidget(rule())
        layout.addLayout(self._acts())
        self._size()

    def _acts(self) -> QHBoxLayout:
        keep = button(_("Save"), Icon.CHECK, Kind.PRIMARY)
        keep.setToolTip(_("Ctrl+Enter"))
        keep.clicked.connect(self.save)
        leave = button(_("Leave"), None, Kind.PLAIN)
        leave.setToolTip(_("Esc"))
        leave.clicked.connect(self.reject)
        acts = QHBoxLayout()
        acts.setSpacing(theme.px(8))
        acts.addWidget(words(_("Enter: next field · Ctrl+Enter: save · Esc: leave"), Type.CAPTION, Role.SOFT))
        acts.addStretch(1)
        acts.addWidget(leave)
        acts.addWidget(keep)
        return acts

    def _size(self) -> None:
        room = self.screen().availableGeometry()
        wanted = self.form.sizeHint().height() + theme.px(220)
        self.resize(
            min(theme.px(_WIDTH), room.width() - 40), min(max(wanted, theme.px(320)), room.height() - 60)
        )

    def reject(self) -> None:
        self.put_aside.emit()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
            return
        super().keyPressEvent(event)
