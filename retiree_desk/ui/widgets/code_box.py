"""A field for a code: the list is offered, filtered by its words or their pinyin initials; any other value is kept too."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from retiree_desk.i18n import _
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.widgets.initials import initials
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.popup_list import Choice, PopupList


def matching(codes: Sequence[str], words: Callable[[str], str], typed: str) -> list[str]:
    """The codes whose word holds ``typed`` or whose initials begin with it; all of them for nothing typed."""
    wanted = typed.strip().lower()
    return [
        code
        for code in codes
        if wanted in words(code).lower() or (wanted.isascii() and initials(words(code)).startswith(wanted))
    ]


class CodeBox(LineEdit):
    """Type, or open the list with ↓, F4 or the arrow; Enter takes the marked line and goes on."""

    picked = Signal(str)

    def __init__(
        self, codes: Sequence[str], words: Callable[[str], str] = str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._codes = tuple(codes)
        self._words = words
        self._popup = PopupList(self)
        self._popup.picked.connect(self._take)
        self.add_side(Icon.DOWN, _("Show the list (F4)"), self._toggle)
        self.composed.connect(self._filter)
        self._quiet = False

    def value(self) -> str:
        """The code of the words shown, or the words themselves when no code has them."""
        shown = self.text().strip()
        return next((code for code in self._codes if shown in (code, self._words(code))), shown)

    def set_value(self, code: str) -> None:
        """Show ``code`` in words."""
        self._quiet = True
        self.setText(self._words(code) if code else "")
        self._quiet = False
        self._popup.hide()

    def set_codes(self, codes: Sequence[str]) -> None:
        """Offer other codes from now on."""
        self._codes = tuple(codes)

    def open(self) -> None:
        """Drop the whole list, the present value marked."""
        self._offer(self._codes, self.value())

    def _toggle(self) -> None:
        self.setFocus()
        if self._popup.isVisible():
            self._popup.hide()
        else:
            self.open()

    def _filter(self, reading: str) -> None:
        if self._quiet or not self.hasFocus():
            return
        found = matching(self._codes, self._words, reading)
        self._offer(found, found[0] if found and reading else "")

    def _offer(self, codes: Sequence[str], current: str) -> None:
        choices = [Choice(code, self._words(code), code == self.value()) for code in codes]
        self._popup.offer(choices, current=codes.index(current) if current in codes else -1)

    def _take(self, code: str) -> None:
        self.set_value(code)
        self.picked.emit(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.composing() or not self._popup.took_key(event):
            if event.key() in (Qt.Key.Key_F4, Qt.Key.Key_Down) and not self.composing():
                self.open()
                return
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.open()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._popup.hide()
