"""A field for another person of the register: found by name, pinyin, number or ID, the spouse above all."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

from retiree_desk import wording
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.values import Value
from retiree_desk.i18n import _
from retiree_desk.store.finding import Found
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.popup_list import Choice, PopupList

_MOST = 8


class PersonBox(LineEdit):
    """Type to find; ↓ and Enter choose. Empty means nobody."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._uid: bytes | None = None
        self._quiet = False
        self.setPlaceholderText(_("Name, initials or number"))
        self._popup = PopupList(self)
        self._popup.picked.connect(self._take)
        self.composed.connect(self._find)

    def value(self) -> Value:
        """The identity of the person chosen; RuleBroken when what was typed is nobody."""
        if not self.text().strip():
            return None
        if self._uid is None:
            raise RuleBroken("person_not_chosen", name=self.text().strip())
        return self._uid

    def set_value(self, value: Value) -> None:
        """Show the person."""
        self._uid = value if isinstance(value, bytes) else None
        uid = self._uid
        person = self._desk.read(lambda unit: unit.members.person(uid)) if uid is not None else None
        self._write(f"{person.text('name')} {person.text('member_no')}".strip() if person is not None else "")

    def raw(self) -> str:
        """What a draft keeps."""
        return self._uid.hex() if self._uid is not None else ""

    def restore(self, raw: object) -> None:
        """Show what a draft kept."""
        self.set_value(bytes.fromhex(str(raw)) if raw else None)

    def _write(self, text: str) -> None:
        self._quiet = True
        self.setText(text)
        self._quiet = False

    def _find(self, typed: str) -> None:
        if self._quiet:
            return
        self._uid = None
        found = self._desk.read(lambda unit: unit.members.find(typed, _MOST)) if typed.strip() else []
        if self.hasFocus():
            self._popup.offer(
                [Choice(one.uid.hex(), _words(one)) for one in found], current=0 if found else -1
            )

    def _take(self, chosen: str) -> None:
        self.set_value(bytes.fromhex(chosen))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.composing() or not self._popup.took_key(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._popup.hide()


def _words(one: Found) -> str:
    return " · ".join(
        part for part in (one.name, wording.day(one.birth), wording.term(one.category), one.area) if part
    )
