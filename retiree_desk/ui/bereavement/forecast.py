"""What a death will stop, said before it is recorded: in words and names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from retiree_desk import wording
from retiree_desk.i18n import _, ngettext
from retiree_desk.services.bereavement_cases import Forecast
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon, pixmap
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.cards import Sentence
from retiree_desk.ui.widgets.emptying import empty
from retiree_desk.ui.widgets.words import tint, words

_SEVERAL = 3
_REST = "\0"


class Line(NamedTuple):
    """What is said; of many names ``short`` gives the first, and its ``{count}``, the number of the rest, opens all."""

    sign: Icon
    sentence: str
    short: str = ""
    rest: int = 0


def lines_of(found: Forecast, *, survivor: bool) -> Iterator[Line]:
    """Line by line what ends, what goes on, what is opened."""
    if found.died_on:
        day = wording.day(found.died_on)
        said = _("The death of {name} on {day} is on record already.").format(name=found.name, day=day)
        yield Line(Icon.WARNING, said)
        return
    yield from _struck(found)
    yield Line(
        Icon.ENVELOPE,
        _(
            "Birthday greetings, cards, letters and every list of the living leave {name} out, "
            "ordered paper too that is not printed yet"
        ).format(name=found.name),
    )
    if found.spouse_is_known:
        yield Line(Icon.FAMILY, _spouse(found, survivor=survivor))
    yield Line(
        Icon.LIST,
        _(
            "A dated checklist of {steps} steps is opened, and the call on the family is owed within {days} days"
        ).format(steps=found.steps, days=found.family_days),
    )


def _struck(found: Forecast) -> Iterator[Line]:
    if found.owed:
        yield _named(Icon.VISITS, partial(_visits_end, found.name), found.owed)
    else:
        yield Line(Icon.VISITS, _("No visit is owed to {name} at present").format(name=found.name))
    if found.planned:
        days = [wording.day(day.isoformat()) for day in found.planned]
        yield _named(Icon.PLAN, partial(_calls_end, len(days)), days)
    if found.hospital:
        yield Line(Icon.HOSPITAL, _("The stay in hospital ends: {place}").format(place=found.hospital))
    if found.campaigns:
        yield _named(Icon.GIFT, partial(_gifts_end, len(found.campaigns)), found.campaigns)


def _named(sign: Icon, say: Callable[[str], str], names: Sequence[str]) -> Line:
    whole, rest = say("、".join(names)), len(names) - _SEVERAL
    if rest <= 0:
        return Line(sign, whole)
    first = _literal(say("、".join(names[:_SEVERAL]) + _REST))
    return Line(sign, whole, first.replace(_REST, _(", and {count} further")), rest)


def _visits_end(name: str, rules: str) -> str:
    return _("Visits to {name} end: {rules}").format(name=name, rules=rules)


def _calls_end(count: int, days: str) -> str:
    told = ngettext(
        "{count} planned call is taken out: {days}", "{count} planned calls are taken out: {days}", count
    )
    return told.format(count=count, days=days)


def _gifts_end(count: int, campaigns: str) -> str:
    told = ngettext(
        "{count} gift not yet signed for is struck out: {campaigns}",
        "{count} gifts not yet signed for are struck out: {campaigns}",
        count,
    )
    return told.format(count=count, campaigns=campaigns)


def _spouse(found: Forecast, *, survivor: bool) -> str:
    if not survivor:
        return _("{spouse} is left as entered").format(spouse=found.spouse)
    if found.spouse_is_member:
        return _("{spouse} is noted as widowed and stays on the visiting list").format(spouse=found.spouse)
    return _("{spouse} comes onto the register as survivor (遗属) and onto the visiting list").format(
        spouse=found.spouse
    )


def _literal(said: str) -> str:
    """Words that may hold braces, for a sentence with numbers."""
    return said.replace("{", "{{").replace("}", "}}")


class ForecastList(QWidget):
    """The lines with their signs."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What stops at once"))
        self._said: list[str] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, theme.px(5), 0, 0)
        self._grid.setHorizontalSpacing(theme.px(10))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnStretch(1, 1)

    def show_forecast(self, found: Forecast | None, *, survivor: bool) -> None:
        """Show what will stop, or what is wanted first."""
        if found is None:
            self._fill([Line(Icon.INFO, _("Choose the person: what will stop is told here first."))])
        else:
            self._fill(list(lines_of(found, survivor=survivor)))

    def said(self) -> list[str]:
        """The sentences shown."""
        return list(self._said)

    def _fill(self, lines: list[Line]) -> None:
        self._said = []
        empty(self._grid)
        for row, line in enumerate(lines):
            sign = QLabel()
            sign.setPixmap(pixmap(line.sign, Role.ACCENT, 18))
            self._grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._told(row, line), row, 1)
        self.setAccessibleDescription(" ".join(self._said))
        self.updateGeometry()

    def _told(self, row: int, line: Line) -> QLabel:
        if not line.short:
            self._said.append(line.sentence)
            return words(line.sentence, Type.BODY, Role.INK, wrap=True)
        told = Sentence()
        tint(told, Role.INK)
        told.say(line.short, count=line.rest)
        told.opened.connect(partial(self._open, told, row, line.sentence))
        self._said.append(told.accessibleName())
        return told

    def _open(self, told: Sentence, row: int, sentence: str, _key: str) -> None:
        told.say(_literal(sentence))
        self._said[row] = sentence
        self.setAccessibleDescription(" ".join(self._said))
        self.updateGeometry()
