"""What a death will stop, said before it is recorded: in words and names."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from retiree_desk import wording
from retiree_desk.i18n import _, ngettext
from retiree_desk.services.bereavement_cases import Forecast
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon, pixmap
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.emptying import empty
from retiree_desk.ui.widgets.words import words

_SEVERAL = 3
Line = tuple[Icon, str]


def lines_of(found: Forecast, *, survivor: bool) -> Iterator[Line]:
    """Line by line what ends, what goes on, what is opened."""
    if found.died_on:
        day = wording.day(found.died_on)
        yield (
            Icon.WARNING,
            _("The death of {name} on {day} is on record already.").format(name=found.name, day=day),
        )
        return
    yield Icon.VISITS, _visits(found)
    if found.planned:
        days = "、".join(wording.day(day.isoformat()) for day in found.planned[:_SEVERAL])
        told = ngettext(
            "{count} planned call is taken out: {days}",
            "{count} planned calls are taken out: {days}",
            len(found.planned),
        )
        yield Icon.PLAN, told.format(count=len(found.planned), days=days)
    if found.hospital:
        yield Icon.HOSPITAL, _("The stay in hospital ends: {place}").format(place=found.hospital)
    if found.campaigns:
        names = "、".join(found.campaigns)
        yield Icon.GIFT, _("Gifts not yet signed for are struck out: {campaigns}").format(campaigns=names)
    yield (
        Icon.ENVELOPE,
        _(
            "Birthday greetings, cards, letters and every list of the living leave {name} out, "
            "ordered paper too that is not printed yet"
        ).format(name=found.name),
    )
    if found.spouse_is_known:
        yield Icon.FAMILY, _spouse(found, survivor=survivor)
    yield (
        Icon.LIST,
        _(
            "A dated checklist of {steps} steps is opened, and the call on the family is owed within {days} days"
        ).format(steps=found.steps, days=found.family_days),
    )


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
            self._fill([(Icon.INFO, _("Choose the person: what will stop is told here first."))])
        else:
            self._fill(list(lines_of(found, survivor=survivor)))

    def said(self) -> list[str]:
        """The sentences shown."""
        return list(self._said)

    def _fill(self, lines: list[Line]) -> None:
        self._said = [sentence for _sign, sentence in lines]
        empty(self._grid)
        for row, (name, sentence) in enumerate(lines):
            sign = QLabel()
            sign.setPixmap(pixmap(name, Role.ACCENT, 18))
            told = words(sentence, Type.BODY, Role.INK, wrap=True)
            self._grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(told, row, 1)
        self.setAccessibleDescription(" ".join(self._said))
        self.updateGeometry()


def _visits(found: Forecast) -> str:
    if not found.owed:
        return _("No visit is owed to {name} at present").format(name=found.name)
    named = "、".join(found.owed[:_SEVERAL])
    if len(found.owed) <= _SEVERAL:
        return _("Visits to {name} end: {rules}").format(name=found.name, rules=named)
    return _("Visits to {name} end: {rules} and {count} more").format(
        name=found.name, rules=named, count=len(found.owed) - _SEVERAL
    )


def _spouse(found: Forecast, *, survivor: bool) -> str:
    if not survivor:
        return _("{spouse} is left as entered").format(spouse=found.spouse)
    if found.spouse_is_member:
        return _("{spouse} is noted as widowed and stays on the visiting list").format(spouse=found.spouse)
    return _("{spouse} comes onto the register as survivor (遗属) and onto the visiting list").format(
        spouse=found.spouse
    )
