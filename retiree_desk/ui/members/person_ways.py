"""Further phones, addresses and family contacts of a person: shown one a line, added, edited and taken away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain import terms
from retiree_desk.domain.values import Row, Value
from retiree_desk.i18n import N_, _
from retiree_desk.services import contacts
from retiree_desk.services.contacts import Way
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.members import values
from retiree_desk.ui.members.person_masked import MaskedValue
from retiree_desk.ui.members.person_record import Record
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button, icon_button
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.code_box import CodeBox
from retiree_desk.ui.widgets.date_field import DateField
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.form_dialog import FormDialog
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.words import caption, rule, words
from retiree_desk.wording import history as sentences

TITLES = {
    Way.PHONE: N_("Further phones"),
    Way.ADDRESS: N_("Further addresses"),
    Way.CONTACT: N_("Family contacts"),
}
_ADDS = {
    Way.PHONE: N_("Add a phone"),
    Way.ADDRESS: N_("Add an address"),
    Way.CONTACT: N_("Add a family contact"),
}
_ICONS = {Way.PHONE: Icon.PHONE, Way.ADDRESS: Icon.PLACE, Way.CONTACT: Icon.FAMILY}
_YES_NO = ("是", "否")


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a way: its column, the terms it offers, whether it is figures or a day."""

    column: str
    codes: tuple[str, ...] = ()
    figures: bool = False
    day: bool = False
    wide: bool = False


PARTS: dict[Way, tuple[Part, ...]] = {
    Way.PHONE: (
        Part("number", figures=True),
        Part("kind", tuple(terms.PhoneKind)),
        Part("owner"),
        Part("verified_on", day=True),
        Part("note", wide=True),
    ),
    Way.ADDRESS: (
        Part("text", wide=True),
        Part("kind", tuple(terms.AddressKind)),
        Part("postcode", figures=True),
        Part("note", wide=True),
    ),
    Way.CONTACT: (
        Part("name"),
        Part("relation", terms.RELATIONS),
        Part("phone", figures=True),
        Part("lives_with", _YES_NO),
        Part("decides", _YES_NO),
        Part("address", wide=True),
        Part("note", wide=True),
    ),
}


class WaysCard(Card):
    """Three short lists below one heading."""

    def __init__(self, desk: Desk, record: Record) -> None:
        super().__init__(_("Phones, addresses, family contacts"))
        self._desk, self._record = desk, record
        for place, way in enumerate(Way):
            if place:
                self.body.addWidget(rule())
            self.body.addLayout(self._way_head(way))
            for row in record.ways[way]:
                self.body.addWidget(self._line(way, row))

    def _way_head(self, way: Way) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(words(_(TITLES[way]), Type.BODY, Role.SOFT))
        head.addStretch(1)
        if not self._record.voided:
            add = button(_(_ADDS[way]), Icon.ADD, Kind.QUIET)
            add.clicked.connect(partial(self.add, way))
            head.addWidget(add)
        return head

    def _line(self, way: Way, row: Row) -> QWidget:
        made = QWidget()
        layout = QHBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        said = QVBoxLayout()
        said.setSpacing(0)
        for shown in _said(way, row):
            said.addWidget(shown)
        layout.addLayout(said, 1)
        if not self._record.voided:
            name = str(row.get(contacts.NEEDED[way]) or "")
            for word, sign, act in (
                (_("Edit: {what}"), Icon.EDIT, self.edit),
                (_("Take away: {what}"), Icon.REMOVE, self.remove),
            ):
                told = values.phone(name) if way is Way.PHONE else name
                one = icon_button(word.format(what=told), sign)
                one.clicked.connect(partial(self._act, act, way, row))
                layout.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _act(self, act: Callable[[Way, Row], object], way: Way, row: Row) -> None:
        act(way, row)

    def add(self, way: Way) -> WayDialog:
        """Ask for a new one."""
        return WayDialog.ask(self._desk, self._record, way, None, self)

    def edit(self, way: Way, row: Row) -> WayDialog:
        """Ask for changes of one."""
        return WayDialog.ask(self._desk, self._record, way, row, self)

    def remove(self, way: Way, row: Row) -> None:
        """Take one away; the status line brings it back."""
        uid = row["id"]
        assert isinstance(uid, bytes)
        told = _("{name}: {what} taken away").format(name=self._record.name, what=sentences.table(way))
        self._desk.do("contact.edit", lambda unit: contacts.remove(unit, way, uid), told=told)


class WayDialog(FormDialog):
    """The form of one phone, address or family contact."""

    def __init__(self, desk: Desk, record: Record, way: Way, row: Row | None, parent: QWidget) -> None:
        self._desk, self._record, self._way, self._row = desk, record, way, row
        self._fields: dict[str, LineEdit] = {}
        form = Form(columns=2)
        for part in PARTS[way]:
            field = _field(part, desk)
            known = row.get(part.column) if row is not None else None
            _show(field, known)
            self._fields[part.column] = field
            label = sentences.column(way, part.column)
            form.add(
                part.column, label, field, wide=part.wide, obligatory=part.column == contacts.NEEDED[way]
            )
        title = _(_ADDS[way]) if row is None else _("Edit: {what}").format(what=sentences.table(way))
        super().__init__(title, form, self._write, parent.window(), record.name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        next(iter(self._fields.values())).setFocus()

    @classmethod
    def ask(cls, desk: Desk, record: Record, way: Way, row: Row | None, parent: QWidget) -> WayDialog:
        """Open it."""
        made = cls(desk, record, way, row, parent)
        made.open()
        return made

    def _write(self) -> None:
        found = {column: _read(field) for column, field in self._fields.items()}
        uid = self._row["id"] if self._row is not None else None
        told = _("{name}: {what} kept").format(name=self._record.name, what=sentences.table(self._way))
        if isinstance(uid, bytes):
            self._desk.do("contact.edit", lambda unit: contacts.edit(unit, self._way, uid, found), told=told)
        else:
            member = self._record.uid
            self._desk.do(
                "contact.edit", lambda unit: contacts.add(unit, self._way, member, found), told=told
            )


def _field(part: Part, desk: Desk) -> LineEdit:
    if part.day:
        return DateField(desk.today)
    if part.codes:
        return CodeBox([str(code) for code in part.codes], wording.term)
    return LineEdit(figures=part.figures)


def _show(field: LineEdit, value: Value) -> None:
    text = "" if value is None else str(value)
    if isinstance(field, CodeBox | DateField):
        field.set_value(text)
    else:
        field.setText(text)


def _read(field: LineEdit) -> Value:
    if isinstance(field, DateField):
        day = field.value()
        return day.isoformat() if day is not None else None
    return field.value() if isinstance(field, CodeBox) else field.text().strip()


def _said(way: Way, row: Row) -> list[QWidget]:
    main = str(row.get(contacts.NEEDED[way]) or "")
    if way is Way.PHONE:
        first: QWidget = MaskedValue(main, values.phone(main), _("phone"))
        rest: list[Value] = [row.get("kind"), row.get("owner"), _verified(row), row.get("note")]
    elif way is Way.ADDRESS:
        first = words(main, wrap=True)
        rest = [row.get("kind"), row.get("postcode"), row.get("note")]
    else:
        first = words(f"{main} · {wording.term(row.get('relation'))}".strip(" ·"), wrap=True)
        rest = [_with(row), row.get("address"), row.get("note")]
    found = [first]
    if way is Way.CONTACT and row.get("phone"):
        number = str(row["phone"])
        found.append(MaskedValue(number, values.phone(number), _("phone of {name}").format(name=main)))
    below = " · ".join(str(wording.term(part)) for part in rest if part)
    if below:
        found.append(caption(below, wrap=True))
    return found


def _verified(row: Row) -> str:
    day = row.get("verified_on")
    return _("verified on {day}").format(day=wording.day(str(day))) if day else ""


def _with(row: Row) -> str:
    parts = (
        _("lives with the person") if row.get("lives_with") == "是" else "",
        _("decides") if row.get("decides") == "是" else "",
    )
    return " · ".join(part for part in parts if part)
