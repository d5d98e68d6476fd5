"""The fields of a member's forms: the right widget for each kind of value, read into the value the register keeps."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from retiree_desk import wording
from retiree_desk.domain import fields, lunar, money, phones
from retiree_desk.domain.fields import Field, Kind, join_codes, split_codes
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import TreeKind
from retiree_desk.domain.values import Value
from retiree_desk.services import trees
from retiree_desk.store.unit import Unit
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.members.form_person import PersonBox
from retiree_desk.ui.widgets.code_box import CodeBox
from retiree_desk.ui.widgets.date_field import DateField
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.multi_choice import MultiChoice
from retiree_desk.ui.widgets.text_area import TextArea

WIDE = frozenset((Kind.LONG_TEXT, Kind.CODES))
_WIDE_KEYS = frozenset(("address", "household_address", "postal_address", "former_post", "visit_note"))
_PHONE_KEYS = frozenset(("home_phone", "mobile", "contact_phone", "community_phone"))
_FIGURES = frozenset(("id_number", "postcode", "bank_card", "member_no", *_PHONE_KEYS))
Raw = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Editor:
    """A field and its widget. ``value`` raises RuleBroken that names the field; ``raw`` is what a draft keeps."""

    field: Field
    widget: QWidget
    read: Callable[[], Value]
    show: Callable[[Value], None]
    raw: Callable[[], Raw]
    restore: Callable[[Raw], None]

    def value(self) -> Value:
        """What the register keeps of what was typed; blank is nothing."""
        try:
            found = self.read()
        except RuleBroken as broken:
            raise RuleBroken(broken.code, self.field.key, **broken.facts) from broken
        return None if found == "" else found


def wide(field: Field) -> bool:
    """Whether the field takes a whole line of the form."""
    return field.kind in WIDE or field.key in _WIDE_KEYS


def editor(field: Field, desk: Desk) -> Editor:
    """The editor of one field."""
    return _MAKERS.get(field.kind, _text)(field, desk)


def _text(field: Field, _desk: Desk) -> Editor:
    widget = LineEdit(figures=field.key in _FIGURES)

    def read() -> Value:
        text = widget.text().strip()
        return phones.clean(text) if field.key in _PHONE_KEYS and text else text

    return _of_line(field, widget, read, lambda value: widget.setText(_plain(value)))


def _of_line(
    field: Field, widget: LineEdit, read: Callable[[], Value], show: Callable[[Value], None]
) -> Editor:
    return Editor(field, widget, read, show, widget.text, lambda raw: widget.setText(str(raw)))


def _long_text(field: Field, _desk: Desk) -> Editor:
    widget = TextArea(lines=3)
    return Editor(
        field,
        widget,
        widget.value,
        lambda value: widget.set_value(_plain(value)),
        widget.value,
        lambda raw: widget.set_value(str(raw)),
    )


def _date(field: Field, desk: Desk) -> Editor:
    partial = field.kind is Kind.PARTIAL_DATE
    widget = DateField(desk.today, partial=partial)

    def read() -> Value:
        if partial:
            return widget.partial_value()
        day = widget.value()
        return day.isoformat() if day is not None else None

    return _of_line(field, widget, read, lambda value: widget.set_value(_plain(value)))


def _lunar(field: Field, _desk: Desk) -> Editor:
    widget = LineEdit()

    def read() -> Value:
        text = widget.text().strip()
        return lunar.words(lunar.parse_lunar(text)) if text else None

    return _of_line(field, widget, read, lambda value: widget.setText(_plain(value)))


def _code(field: Field, _desk: Desk) -> Editor:
    widget = CodeBox([str(code) for code in field.codes], wording.term)
    return _of_line(field, widget, widget.value, lambda value: widget.set_value(_plain(value)))


def _codes(field: Field, _desk: Desk) -> Editor:
    widget = MultiChoice([str(code) for code in field.codes], wording.term)
    return Editor(
        field,
        widget,
        lambda: join_codes(widget.value()),
        lambda value: widget.set_value(split_codes(_plain(value))),
        widget.value,
        lambda raw: widget.set_value(raw if isinstance(raw, tuple) else split_codes(raw)),
    )


def _money(field: Field, _desk: Desk) -> Editor:
    widget = LineEdit(figures=True)

    def read() -> Value:
        text = widget.text().strip()
        return money.parse(text) if text else None

    def show(value: Value) -> None:
        widget.setText(money.words(value) if isinstance(value, int) else "")

    return _of_line(field, widget, read, show)


def _number(field: Field, _desk: Desk) -> Editor:
    widget = LineEdit(figures=True)

    def read() -> Value:
        text = unicodedata.normalize("NFKC", widget.text()).strip()
        if not text:
            return None
        if not text.isdecimal():
            raise RuleBroken("not_a_number", value=text)
        return int(text)

    return _of_line(field, widget, read, lambda value: widget.setText(_plain(value)))


def _tree(field: Field, desk: Desk) -> Editor:
    """A node by its path; the path typed by hand must be one there is."""
    paths = desk.read(lambda unit: node_paths(unit, TreeKind(str(field.codes[0]))))
    widget = CodeBox(list(paths), lambda code: paths.get(code, code))

    def read() -> Value:
        chosen = widget.value()
        if not chosen:
            return None
        if chosen not in paths:
            raise RuleBroken("group_unknown", name=chosen)
        return bytes.fromhex(chosen)

    def show(value: Value) -> None:
        widget.set_value(value.hex() if isinstance(value, bytes) else "")

    return _of_line(field, widget, read, show)


def _member(field: Field, desk: Desk) -> Editor:
    widget = PersonBox(desk)
    return Editor(field, widget, widget.value, widget.set_value, widget.raw, widget.restore)


def node_paths(unit: Unit, kind: TreeKind) -> dict[str, str]:
    """Every group of a grouping: its identity in hex and its path in words."""
    return {node.uid.hex(): unit.tree.words_of(node.uid) for node in trees.nodes(unit, kind)}


def _plain(value: Value) -> str:
    return "" if value is None or isinstance(value, bytes) else str(value)


_MAKERS: dict[Kind, Callable[[Field, Desk], Editor]] = {
    Kind.LONG_TEXT: _long_text,
    Kind.DATE: _date,
    Kind.PARTIAL_DATE: _date,
    Kind.LUNAR: _lunar,
    Kind.CODE: _code,
    Kind.CODES: _codes,
    Kind.YES_NO: _code,
    Kind.MONEY: _money,
    Kind.NUMBER: _number,
    Kind.TREE: _tree,
    Kind.MEMBER: _member,
}


def editable(group: fields.Group) -> tuple[Field, ...]:
    """The fields of a group that a form may write."""
    return tuple(field for field in fields.of_group(group) if field.stored and field.kind is not Kind.PHOTO)
