"""The desk's knowledge of today, kept between looks: worked out once a day, patched after each small change."""

from __future__ import annotations

import gc
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from retiree_desk.services import today
from retiree_desk.services.today import Today
from retiree_desk.store.unit import Unit
from retiree_desk.ui import troubles
from retiree_desk.ui.desk import Changed, Desk

_PAUSE = 500  # several changes in a row are looked at together


class Board(QObject):
    """One for each desk (``board_of``). The whole is worked out off the window's thread; ``ready`` comes with it.

    The first time ``begun`` comes before it, with what stands first on the desk in ``early``. ``renewed`` comes
    whenever the board has another content, patched or worked out.
    """

    begun = Signal()
    ready = Signal()
    renewed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.early: Today | None = None
        self._known: Today | None = None
        self._news: list[Changed] = []
        self._patched: set[int] | None = None
        self._working = False
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._look_ahead)
        desk.changed.connect(self._note)

    def waiting(self) -> int:
        """How much must not wait any longer, as far as the board knows: reads nothing, 0 before the first look."""
        return self._known.waiting if self._known else 0

    def now(self) -> Today | None:
        """The desk of today, as of the newest change; nothing while it is being worked out."""
        known = self._known
        if known is None or known.on != self._desk.today():
            self._work_out()
        elif self._news and not self._working:
            self._patch(known)
        return None if self._working else self._known

    def pull(self) -> tuple[Today, set[int] | None] | None:
        """The desk, and who has changed since it was pulled last: None when it may be anybody."""
        found = self.now()
        if found is None:
            return None
        patched, self._patched = self._patched, set()
        return found, patched

    def _patch(self, known: Today) -> None:
        found = self._desk.read(lambda unit: _renewed(unit, known, self._news))
        if found is None:
            self._work_out()
            return
        self._news = []
        self._put(*found)

    def _put(self, known: Today, patched: set[int]) -> None:
        self._known = known
        if self._patched is not None:
            self._patched.update(patched)
        self.renewed.emit()

    def _look_ahead(self) -> None:
        """Patch off the window's thread what nobody has pulled yet; great changes wait for the next look."""
        known, news = self._known, list(self._news)
        if known is not None and news and not self._working:
            self._desk.load(
                self, lambda unit: _renewed(unit, known, news), partial(self._follow, known, news)
            )

    def _follow(self, known: Today, news: list[Changed], found: tuple[Today, set[int]] | None) -> None:
        if found is not None and known is self._known:
            self._news = self._news[len(news) :]
            self._put(*found)

    def _work_out(self) -> None:
        if self._working:
            return
        self._working = True
        on = self._desk.today()
        if self._known is None:
            self._desk.load(self, lambda unit: today.urgent(unit, on), self._begin, failed=_overlook)
        self._desk.load(self, lambda unit: today.today(unit, on), self._take, failed=self._fail)

    def _begin(self, found: Today) -> None:
        self.early = found
        self.begun.emit()

    def _take(self, found: Today) -> None:
        gc.freeze()  # what is known of everybody stays till the next whole: the collector need not walk it again
        self._working = False
        self.early, self._known, self._patched = None, found, None
        self._news = [one for one in self._news if one.set_id > found.set_id]
        self.renewed.emit()
        self.ready.emit()

    def _fail(self, error: Exception) -> None:
        self._working = False
        troubles.show(error)

    def _note(self, changed: Changed) -> None:
        self._news.append(changed)
        self._soon.start()


def _overlook(_error: Exception) -> None:
    """What fails here fails for the whole too, and is told then."""


def board_of(desk: Desk) -> Board:
    """The desk's board, made when it is first asked for."""
    found = desk.findChild(Board)
    return found if isinstance(found, Board) else Board(desk)


def _renewed(unit: Unit, known: Today, news: list[Changed]) -> tuple[Today, set[int]] | None:
    """The desk after small changes and whom they concern; nothing when it may be anybody."""
    concerned = set[int]()
    for one in news:
        seqs = today.touched(unit, one.set_id, one.kinds)
        if seqs is None:
            return None
        known = today.patched(unit, known, seqs, one.set_id, one.kinds)
        concerned.update(seqs)
    return known, concerned
