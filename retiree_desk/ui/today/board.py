"""The desk's knowledge of today, kept between looks: worked out once a day, patched after each small change."""

from __future__ import annotations

from PySide6.QtCore import QObject

from retiree_desk.services import today
from retiree_desk.services.today import Today
from retiree_desk.store.unit import Unit
from retiree_desk.ui.desk import Changed, Desk


class Board(QObject):
    """One for each desk (``board_of``); the page and the rail look at the same."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._known: Today | None = None
        self._news: list[Changed] = []
        self._patched: set[int] | None = None
        desk.changed.connect(self._note)

    def now(self) -> Today:
        """The desk of today, as of the newest change."""
        known, on = self._known, self._desk.today()
        if known is not None and known.on == on and not self._news:
            return known
        self._known = self._desk.read(self._renewed)
        self._news = []
        return self._known

    def pull(self) -> tuple[Today, set[int] | None]:
        """The desk, and who has changed since it was pulled last; None when it may be anybody."""
        found = self.now()
        patched, self._patched = self._patched, set()
        return found, patched

    def forget(self) -> None:
        """Work everything out anew at the next look."""
        self._known = None
        self._patched = None

    def waiting(self) -> int:
        """How much waits on the desk, for the rail."""
        return self.now().waiting

    def _renewed(self, unit: Unit) -> Today:
        known, on = self._known, self._desk.today()
        if known is None or known.on != on:
            self._patched = None
            return today.today(unit, on)
        for news in self._news:
            seqs = today.touched(unit, news.set_id, news.kinds)
            if seqs is None:
                self._patched = None
                return today.today(unit, on)
            known = today.patched(unit, known, seqs, news.set_id, news.kinds)
            if self._patched is not None:
                self._patched.update(seqs)
        return known

    def _note(self, changed: Changed) -> None:
        self._news.append(changed)


def board_of(desk: Desk) -> Board:
    """The desk's board, made when it is first asked for."""
    found = desk.findChild(Board)
    return found if isinstance(found, Board) else Board(desk)
