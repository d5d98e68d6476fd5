"""One group of a person's facts on a card: read in two columns, edited in place, what is missing as links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QPushButton, QWidget

from retiree_desk import wording
from retiree_desk.domain import members, strokes
from retiree_desk.domain.fields import Field, Group, Kind, Secrecy, by_key, of_group
from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.members import values
from retiree_desk.ui.members.form_drafts import Drafts
from retiree_desk.ui.members.form_group import GroupForm
from retiree_desk.ui.members.history_field import FieldHistory
from retiree_desk.ui.members.person_masked import MaskedValue
from retiree_desk.ui.members.person_record import Record
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind as ButtonKind
from retiree_desk.ui.widgets.buttons import button, person_link
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.flow_layout import FlowLayout
from retiree_desk.ui.widgets.form import label_width
from retiree_desk.ui.widgets.words import caption, words

_COLUMN_LEAST = 250
_LONG = 22
_NEVER = frozenset(("photo", "stroke_order", "recorded", "in_hospital", "pinyin"))


class FactsCard(Card):
    """``editing`` comes when the form is opened, ``closed`` when the facts are shown again."""

    editing = Signal()
    closed = Signal()
    person_asked = Signal(object)

    def __init__(self, desk: Desk, drafts: Drafts, record: Record, group: Group) -> None:
        super().__init__(wording.group(group))
        self._desk, self._drafts, self._record, self.group = desk, drafts, record, group
        self.form: GroupForm | None = None
        self._edit = button(_("Edit"), Icon.EDIT, ButtonKind.QUIET)
        self._edit.setAccessibleName(_("Edit: {group}").format(group=wording.group(group)))
        self._edit.clicked.connect(partial(self.edit, ""))
        self._past = button(_("Past values"), Icon.HISTORY, ButtonKind.QUIET)
        self._past.setAccessibleName(_("Past values: {group}").format(group=wording.group(group)))
        self._past.clicked.connect(self._offer_history)
        self.add_act(self._past)
        self.add_act(self._edit)
        self._edit.setVisible(not record.voided)
        self._facts = _Facts(self._shown(), self._menu)
        self.body.addWidget(self._facts)
        self._missing = self._missing_items()
        self.body.addWidget(self._missing)
        self._missing.setVisible(bool(self._blank()))

    def edit(self, key: str = "") -> None:
        """Open the form in place of the facts, at the field ``key``."""
        if self.form is not None:
            self.form.start(key)
            return
        row = self._record.row
        self.form = GroupForm(self._desk, self._drafts, self._record.uid, self.group, row)
        self.form.done.connect(self._close)
        for hidden in (self._facts, self._missing, self._edit, self._past):
            hidden.hide()
        self.body.addWidget(self.form)
        self.form.show()  # a field can take the focus only once it is seen
        self.editing.emit()
        self.form.start(key)

    def history(self, key: str) -> FieldHistory:
        """Every value the field had."""
        dialog = FieldHistory(self._desk, self._record.uid, self._record.name, key, self)
        dialog.open()
        return dialog

    def _close(self) -> None:
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        for shown in (self._facts, self._edit, self._past):
            shown.show()
        self._missing.setVisible(bool(self._blank()))
        self._edit.setFocus()
        self.closed.emit()

    def _shown(self) -> list[tuple[Field, QWidget, bool]]:
        """Label, value, and whether it takes a whole line: what is filled, in the order of the forms."""
        found = []
        for field in of_group(self.group):
            text = self._text(field)
            if text and field.key not in _NEVER:
                found.append((field, self._value(field, text), len(text) > _LONG))
        return found

    def _text(self, field: Field) -> str:
        row = self._record.row
        if field.key in self._record.spelled:
            return self._record.spelled[field.key]
        if field.kind is Kind.DERIVED:
            return _derived(field.key, self._record)
        return values.shown(field.key, row.get(field.key))

    def _value(self, field: Field, text: str) -> QWidget:
        row = self._record.row
        if field.secrecy is not Secrecy.PLAIN:
            return MaskedValue(text, values.masked(field.key, row.get(field.key)), wording.field(field.key))
        other = row.get(field.key)
        if field.kind is Kind.MEMBER and isinstance(other, bytes):
            link = person_link(text)
            link.clicked.connect(lambda _checked: self.person_asked.emit(other))
            return link
        made = words(text, wrap=True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return made

    def _blank(self) -> list[str]:
        group = {field.key for field in of_group(self.group)}
        return [key for key in members.missing_items(self._record.row) if key in group]

    def _missing_items(self) -> QWidget:
        made = QWidget()
        flow = FlowLayout(made, gap=6)
        blank = self._blank()
        flow.addWidget(caption(_("Missing:") if blank else ""))
        for key in blank:
            link = button(wording.field(key), None, ButtonKind.LINK)
            link.setAccessibleName(_("Fill in: {field}").format(field=wording.field(key)))
            link.clicked.connect(partial(self.edit, key))
            flow.addWidget(link)
        return made

    def _menu(self, key: str, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("History of {field}").format(field=wording.field(key)), partial(self.history, key))
        if by_key()[key].stored and not self._record.voided:
            menu.addAction(_("Edit"), partial(self.edit, key))
        menu.popup(at)

    def _offer_history(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for field in of_group(self.group):
            if field.stored and field.key not in _NEVER:
                menu.addAction(wording.field(field.key), partial(self.history, field.key))
        menu.popup(self._past.mapToGlobal(QPoint(0, self._past.height())))


class _Facts(QWidget):
    """Labels and values in as many columns as have room; a right click asks for the field's history."""

    def __init__(
        self, facts: Sequence[tuple[Field, QWidget, bool]], menu: Callable[[str, QPoint], None]
    ) -> None:
        super().__init__()
        self._facts = [(_label(field), value, wide) for field, value, wide in facts]
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(6))
        for (field, value, _wide), (label, _value, _w) in zip(facts, self._facts, strict=True):
            for one in (label, value):
                one.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
                one.customContextMenuRequested.connect(partial(self._ask, menu, field.key, one))
        if not facts:
            self._grid.addWidget(words(_("Nothing is on record yet."), Type.BODY, Role.SOFT), 0, 0)
        self._arrange(1)

    def _ask(self, menu: Callable[[str, QPoint], None], key: str, one: QWidget, at: QPoint) -> None:
        menu(key, one.mapToGlobal(at))

    def _arrange(self, columns: int) -> None:
        self._columns = columns
        for label, value, _wide in self._facts:
            self._grid.removeWidget(label)
            self._grid.removeWidget(value)
        for at in range(columns):
            self._grid.setColumnMinimumWidth(at * 2, label_width())
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1 if columns > 1 else 0)
        line = place = 0
        for label, value, wide in self._facts:
            if place + (columns if wide else 1) > columns:
                line, place = line + 1, 0
            self._grid.addWidget(label, line, place * 2, Qt.AlignmentFlag.AlignTop)
            span = columns * 2 - 1 if wide else 1
            self._grid.addWidget(value, line, place * 2 + 1, 1, span, _alignment(value))
            place += columns if wide else 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 2 if self.width() >= 2 * theme.px(_COLUMN_LEAST) else 1
        if columns != self._columns:
            self._arrange(columns)


def _alignment(value: QWidget) -> Qt.AlignmentFlag:
    """At the top; a link, which never grows, at the left too, or the whole column would be as narrow as its name."""
    top = Qt.AlignmentFlag.AlignTop
    return top | Qt.AlignmentFlag.AlignLeft if isinstance(value, QPushButton) else top


def _label(field: Field) -> QLabel:
    made = words(wording.field(field.key), Type.BODY, Role.SOFT, wrap=True)
    made.setFixedWidth(label_width())
    made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return made


def _derived(key: str, record: Record) -> str:
    row = record.row
    if key == "revolution_period":
        return members.revolution_period(row.get("revolution_start"))
    if key == "service_years":
        years = members.service_years(row.get("work_start"), row.get("retired_on"))
        return "" if years is None else _("{years} years").format(years=years)
    if key == "stroke_order":
        count = strokes.stroke_count(record.name[:1]) if record.name else None
        return "" if count is None else _("{count} strokes").format(count=count)
    return ""


def missing_group(key: str) -> Group:
    """The group whose form has the field."""
    return by_key()[key].group
