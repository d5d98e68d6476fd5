"""The one line under a row that records a visit: kind, result, day, who went, a note; Ctrl+Enter keeps it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain import visits
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import VisitKind, VisitResult
from retiree_desk.domain.visits import VisitDraft
from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.code_box import CodeBox
from retiree_desk.ui.widgets.date_field import DateField
from retiree_desk.ui.widgets.line_edit import LineEdit, commit_composition
from retiree_desk.ui.widgets.words import words

HEIGHT = 92
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RecordStrip(QWidget):
    """``saved`` brings the draft, ``left`` comes with Esc, ``more`` brings the draft for the full form."""

    saved = Signal(object)
    left = Signal()
    more = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setFixedHeight(theme.px(HEIGHT))
        self.kind = _named(CodeBox(tuple(VisitKind), wording.term), _("Way of visiting"), 112)
        self.result = _named(CodeBox(tuple(VisitResult), wording.term), _("Result"), 124)
        self.day = DateField(desk.today)
        self.day.setAccessibleName(_("Day"))
        self.day.setFixedWidth(theme.px(116))
        self.staff = LineEdit(desk.user)
        self.staff.setAccessibleName(_("Who went"))
        self.staff.setPlaceholderText(_("Who went"))
        self.note = LineEdit()
        self.note.setAccessibleName(_("Note"))
        self.note.setPlaceholderText(_("Note; Ctrl+Enter keeps the visit"))
        self._refusal = words("", Type.CAPTION, Role.OVERDUE)
        self.kind.picked.connect(self._suggest)
        self._lay_out()

    def begin(self, kind: str) -> None:
        """An empty line for a visit of this kind today; who went stays as it was written last."""
        self.kind.set_value(kind)
        self.result.set_value(visits.usual_result(kind))
        self.day.set_value(self._desk.today())
        self.note.clear()
        self._refusal.setText("")
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, broken: RuleBroken) -> None:
        """Say why it can't be kept."""
        self._refusal.setText(wording.refusal(broken))

    def draft(self) -> VisitDraft:
        """What the fields say; RuleBroken when the day is none."""
        names = (
            part.strip()
            for part in self.staff.text().replace(",", "、").replace("\N{FULLWIDTH COMMA}", "、").split("、")
        )
        day = self.day.value()
        return VisitDraft(
            day=day or self._desk.today(),
            kind=self.kind.value(),
            result=self.result.value(),
            staff=tuple(name for name in names if name),
            note=self.note.text().strip(),
        )

    def save(self) -> None:
        """Give the draft away, or say what is wrong with it."""
        commit_composition()
        try:
            self.saved.emit(self.draft())
        except RuleBroken as broken:
            self.refuse(broken)

    def _more(self) -> None:
        commit_composition()
        try:
            self.more.emit(self.draft())
        except RuleBroken as broken:
            self.refuse(broken)

    def _suggest(self, kind: str) -> None:
        self.result.set_value(visits.usual_result(kind))

    def _lay_out(self) -> None:
        keep = button(_("Record"), Icon.CHECK, Kind.PRIMARY)
        keep.setToolTip(_("Ctrl+Enter"))
        keep.clicked.connect(self.save)
        full = button(_("Full form"), Icon.EDIT, Kind.QUIET)
        full.clicked.connect(self._more)
        above, below = QHBoxLayout(), QHBoxLayout()
        for row in (above, below):
            row.setSpacing(theme.px(8))
        for field in (self.kind, self.result, self.day):
            above.addWidget(field)
        above.addWidget(self.staff, 1)
        above.addWidget(self._refusal)
        below.addWidget(self.note, 1)
        below.addWidget(full)
        below.addWidget(keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(8))
        column.addLayout(above)
        column.addLayout(below)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entering = event.key() in _ENTER
        if entering and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif entering:
            held = QApplication.focusWidget()
            held.click() if isinstance(held, QAbstractButton) else self.focusNextPrevChild(True)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour(Role.WASH))


def _named(field: CodeBox, name: str, width: int) -> CodeBox:
    field.setAccessibleName(name)
    field.setPlaceholderText(name)
    field.setFixedWidth(theme.px(width))
    return field
