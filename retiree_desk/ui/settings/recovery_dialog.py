"""A new recovery code: shown, printed, typed back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk.i18n import _
from retiree_desk.services import offices
from retiree_desk.services.offices import Office
from retiree_desk.ui import theme
from retiree_desk.ui.start.recovery_step import RecoveryCard, TypedBack, same_code
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.words import rule, words


class RecoveryDialog(QDialog):
    """The new code holds as soon as it is shown; the window asks for it back, so that it is known to be on paper."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("A new recovery code"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(640))
        self.code = offices.change_recovery_code(office)
        self.typed = TypedBack()
        self.typed.field.textChanged.connect(self._compare)
        margin = theme.px(theme.MARGIN)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, theme.px(16))
        layout.setSpacing(theme.px(12))
        layout.addWidget(words(_("A new recovery code"), Type.TITLE))
        told = _(
            "It holds from now on, and is shown only here. Print it or write it down, then type it back from the paper."
        )
        layout.addWidget(words(told, Type.BODY, Role.SOFT, wrap=True))
        layout.addWidget(RecoveryCard(office.vault.office, self.code))
        layout.addWidget(self.typed)
        layout.addWidget(rule())
        acts = QHBoxLayout()
        acts.addStretch(1)
        self._done = button(_("Finish"), None, Kind.PRIMARY)
        self._done.clicked.connect(self.accept)
        acts.addWidget(self._done)
        layout.addLayout(acts)
        self._compare()

    def reject(self) -> None:
        """Leave only when it was typed back: a code that nobody has is worse than none."""
        if self._right():
            super().reject()

    def _right(self) -> bool:
        return same_code(self.typed.field.text(), self.code)

    def _compare(self) -> None:
        self.typed.show_right(right=self._right())
        self._done.setEnabled(self._right())
