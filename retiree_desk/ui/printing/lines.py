"""Short lists of the printing pages as lines of the one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtWidgets import QWidget

from retiree_desk.i18n import _
from retiree_desk.services.papers import Hole, LeftOut
from retiree_desk.ui.paged_model import Column, PagedModel
from retiree_desk.ui.widgets.table import Table
from retiree_desk.wording import papers as sentences


class Line(NamedTuple):
    """A thing of a list with its place as its id."""

    place: int
    thing: Any


class ListLines:
    """A list that is in memory already."""

    def __init__(self, things: Sequence[object]) -> None:
        self._things = things

    def ids(self, sort: str, descending: bool) -> Sequence[int]:
        """The places, in order; these lists are not sorted anew."""
        del sort, descending
        return range(len(self._things))

    def lines(self, ids: Sequence[int]) -> Sequence[Line]:
        """The things at these places."""
        return [Line(place, self._things[place]) for place in ids]


def column(key: str, heading: str, text: Callable[[Any], str], width: int, *, strong: bool = False) -> Column:
    """A column that shows something of a line's thing."""
    return Column(key, heading, lambda line: text(line.thing), width, strong=strong)


def table(things: Sequence[object], columns: Sequence[Column], name: str, parent: QWidget) -> Table:
    """A table of the things."""
    model = PagedModel(ListLines(things), columns, parent=parent)
    made = Table(model, name, parent)
    model.reload()
    return made


def left_out_table(people: Sequence[LeftOut], parent: QWidget) -> Table:
    """Who gets none and why."""
    columns = (
        column("name", _("Name"), lambda one: one.name, 180, strong=True),
        column("number", _("Member number"), lambda one: one.member_no, 120),
        column("reason", _("Why not"), lambda one: sentences.no_letter(one.reason), 320),
    )
    return table(people, columns, _("People left out"), parent)


def holes_table(people: Sequence[Hole], parent: QWidget) -> Table:
    """Whose text would show empty boxes, with the characters' numbers."""
    columns = (
        column("name", _("Name"), lambda one: one.name, 180, strong=True),
        column("number", _("Member number"), lambda one: one.member_no, 120),
        column("characters", _("Characters no font has"), _characters, 320),
    )
    return table(people, columns, _("People with characters that can't be printed"), parent)


def _characters(one: Hole) -> str:
    return "  ".join(f"{character} U+{ord(character):04X}" for character in one.characters)
