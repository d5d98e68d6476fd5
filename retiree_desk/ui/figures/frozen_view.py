"""Closed reports: the figures as they were closed, the names behind them, and what has been amended since."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.periods import parse_period
from retiree_desk.i18n import _, ngettext
from retiree_desk.services import figures
from retiree_desk.services.figures import Amendment, Frozen
from retiree_desk.store.unit import Unit
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.figures.coverage_view import WORDS
from retiree_desk.ui.figures.names_behind import Names
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.theme import Type
from retiree_desk.ui.widgets.buttons import LinkNumber
from retiree_desk.ui.widgets.cards import Card, EmptyState
from retiree_desk.ui.widgets.form import scrolled
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.ui.widgets.words import caption, words
from retiree_desk.wording import cadence


class FrozenView(QWidget):
    """``named`` brings ``Names``."""

    named = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._shown: QWidget | None = None
        self.reports: list[Frozen] = []

    def reload(self) -> None:
        """As they are now."""
        on = self._desk.today()
        found = self._desk.read(
            lambda unit: [(one, figures.amendments(unit, one, on)) for one in figures.frozen(unit)]
        )
        self.reports = [one for one, _amended in found]
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
        if not found:
            self._shown = EmptyState(
                Icon.LOCK,
                _("No report is closed yet"),
                _(
                    "Ten days after a period its figures can be closed; from then on they don't change any more."
                ),
            )
        else:
            page = QWidget()
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, theme.px(4), 0)
            column.setSpacing(theme.px(12))
            for report, amended in found:
                column.addWidget(self._card(report, amended))
            column.addStretch(1)
            self._shown = scrolled(page)
        self._layout.addWidget(self._shown)

    def _card(self, report: Frozen, amended: list[Amendment]) -> Card:
        card = Card(f"{report.title or report.rule} · {_period(report)}")
        rate = report.count("met") / report.asked if report.asked else None
        said = _("{rate} · {met} of {asked} · closed on {day}").format(
            rate="—" if rate is None else f"{rate:.1%}",
            met=grouped(report.count("met")),
            asked=grouped(report.asked),
            day=wording.day(report.frozen_on),
        )
        card.body.addWidget(words(said, Type.STRONG, wrap=True))
        line = QHBoxLayout()
        line.setSpacing(theme.px(6))
        for key in ("met", "on_time", "missed", "waived", "lapsed", "left"):
            line.addWidget(caption(_(WORDS[key])))
            number = LinkNumber(report.count(key), _(WORDS[key]))
            number.clicked.connect(partial(self._open, report, key))
            line.addWidget(number)
        line.addStretch(1)
        card.body.addLayout(line)
        card.body.addLayout(self._amended(report, amended))
        return card

    def _amended(self, report: Frozen, amended: list[Amendment]) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.px(6))
        if not amended:
            line.addWidget(caption(_("Nothing has been amended since.")))
        else:
            said = ngettext(
                "{count} person stands otherwise since", "{count} people stand otherwise since", len(amended)
            )
            line.addWidget(caption(said.format(count=grouped(len(amended)))))
            number = LinkNumber(len(amended), _("Amended since"))
            title = _("Amended since: {period}").format(period=_period(report))
            number.clicked.connect(partial(self._name, Names(title, tuple(one.seq for one in amended))))
            line.addWidget(number)
        line.addStretch(1)
        return line

    def _open(self, report: Frozen, key: str, *_checked: bool) -> None:
        uids = [uid for uid, _name in report.lists.get(key, ())]
        seqs = self._desk.read(partial(_seqs_of, uids=uids))
        self.named.emit(Names(f"{_(WORDS[key])} · {_period(report)}", tuple(seqs)))

    def _name(self, names: Names, *_checked: bool) -> None:
        self.named.emit(names)


def _period(report: Frozen) -> str:
    return cadence.period(parse_period(report.period), report.frozen_on)


def _seqs_of(unit: Unit, uids: list[Uid]) -> list[int]:
    return [seq for seq in map(unit.members.seq_of, uids) if seq is not None]
