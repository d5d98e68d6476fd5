"""A value that is hidden until somebody asks: a click on the eye shows it, another hides it again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon, icon
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import icon_button
from retiree_desk.ui.widgets.words import words


class MaskedValue(QWidget):
    """``what`` names the value for the button: show the phone, show the ID number."""

    def __init__(self, text: str, masked: str, what: str, *, kind: Type = Type.BODY) -> None:
        super().__init__()
        self._text, self._masked, self._what = text, masked, what
        self._open = False
        self._label = words(masked, kind)
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._eye = icon_button("", Icon.SHOW)
        self._eye.setFixedSize(theme.px(28), theme.px(24))
        self._eye.clicked.connect(self.toggle)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(4))
        layout.addWidget(self._label)
        layout.addWidget(self._eye, 0, Qt.AlignmentFlag.AlignTop)
        layout.addStretch(1)
        self._show()

    def text(self) -> str:
        """What can be read now."""
        return self._label.text()

    def toggle(self) -> None:
        """Show it, or hide it again."""
        self._open = not self._open
        self._show()

    def _show(self) -> None:
        self._label.setText(self._text if self._open else self._masked)
        word = _("Hide: {what}") if self._open else _("Show: {what}")
        self._eye.setIcon(icon(Icon.HIDE if self._open else Icon.SHOW, Role.SOFT))
        self._eye.setAccessibleName(word.format(what=self._what))
        self._eye.setToolTip(word.format(what=self._what))
        self._eye.setStyleSheet("padding: 0; min-height: 0")
