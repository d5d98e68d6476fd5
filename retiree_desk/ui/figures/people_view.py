"""The people by age and sex, and the work ahead beside what the staff can do."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain.lists import ListQuery
from retiree_desk.i18n import _
from retiree_desk.services import figures
from retiree_desk.services.figures import Band, Month
from retiree_desk.store.unit import Unit
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.figures.plot import Mark
from retiree_desk.ui.figures.plot_card import PlotCard
from retiree_desk.ui.figures.plots import Columns, Pyramid
from retiree_desk.ui.widgets.progress import grouped


class PeopleView(QWidget):
    """``listed`` brings the ``ListQuery`` behind a bar."""

    listed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.pyramid = PlotCard(Pyramid(_("People on the register by age")))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pyramid, 1)
        self.pyramid.plot.opened.connect(self.listed)

    def reload(self) -> None:
        """As they are now."""
        on = self._desk.today()
        bands = self._desk.read(lambda unit: figures.ages(unit, on))
        self.pyramid.plot.show_marks(tuple(_band(one) for one in bands))


class WorkView(QWidget):
    """The visits that fall due month by month."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        note = _("The dashed line is what the staff can make on working days; amber months are beyond it.")
        self.work = PlotCard(Columns(_("Visits that fall due, month by month")), note)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, theme.px(4), 0)
        layout.addWidget(self.work, 1)

    def reload(self) -> None:
        """As the register stands."""
        on = self._desk.today()
        months = self._desk.read(lambda unit: _ahead(unit, on))
        self.work.plot.show_marks(tuple(_month(one) for one in months))


def _ahead(unit: Unit, on: date) -> list[Month]:
    return figures.ahead(unit, on)


def _band(one: Band) -> Mark:
    name = f"{one.least}+" if one.most is None else f"{one.least}–{one.most}"
    query = ListQuery(terms=(("sex", (one.sex,)),), min_age=one.least, max_age=one.most)
    return Mark(name, one.count, grouped(one.count), query, group=wording.term(one.sex))


def _month(one: Month) -> Mark:
    year, month = one.name.split("-")
    name = f"{int(month)}" if int(month) > 1 else f"{year}-{month}"
    return Mark(name, one.total, grouped(one.total), one.name, float(one.capacity))
