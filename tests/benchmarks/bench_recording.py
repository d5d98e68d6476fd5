"""One visit recorded from today's desk: from the key to the commit, and from there to the person's row painted anew.

Run as ``python -m tests.benchmarks.bench_recording [MEMBERS] [VISITS]``: the real window with the desk's page over a large
register, off the screen. Seconds on the clock, as the disk is part of it; the middle and the slowest of twenty of many.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication

from retiree_desk.domain.visits import VisitDraft
from retiree_desk.settings import Settings
from retiree_desk.store.engine import open_engine
from retiree_desk.store.unit import Store
from retiree_desk.ui.application import application
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.main_window import MainWindow
from retiree_desk.ui.members.finder import finder
from retiree_desk.ui.tasks import Tasks
from retiree_desk.ui.today.items import Section
from retiree_desk.ui.today.page import TodayPage, entry
from tests.benchmarks.bench_today import visited
from tests.benchmarks.crowd import KEY, TODAY

TIMES = 60


def main(arguments: Sequence[str]) -> None:
    """Print the figures."""
    members, count = (
        int(arguments[at]) if len(arguments) > at else size for at, size in enumerate((100_000, 1_000_000))
    )
    store = Store(open_engine(visited(members, count), KEY))
    shown = application([], Settings())
    desk = Desk(store, today=lambda: TODAY, tasks=Tasks(inline=True))
    committed: list[float] = []
    desk.changed.connect(
        lambda _changed: committed.append(time.perf_counter())
    )  # heard before any page hears it
    window = MainWindow(desk, [entry()], office="office", find=finder(desk))
    window.resize(1366, 768)
    window.show()
    page = window.page("today")
    assert isinstance(page, TodayPage)
    page.reload()
    for section in (Section.ALL, Section.VISITS):
        page.show_section(section)
        QCoreApplication.processEvents()
        taken = [_recorded(page, committed) for _time in range(TIMES if section is Section.VISITS else 4)]
        for name, part in zip(
            ("to the commit", "from there to the row", "together"), _parts(taken), strict=True
        ):
            part.sort()
            middle, slow = part[len(part) // 2], part[len(part) * 19 // 20]
            print(f"{section}: {name}: {middle * 1000:.1f} ms, slowest twentieth {slow * 1000:.1f} ms")
    window.close()
    shown.processEvents()
    store.close()


def _recorded(page: TodayPage, committed: list[float]) -> tuple[float, float]:
    """Seconds from Ctrl+Enter to the commit, and from there until the row says so on the screen."""
    item = page.list.item()
    assert item is not None
    page.record(item)
    QCoreApplication.processEvents()
    started = time.perf_counter()
    page.strip.saved.emit(VisitDraft(day=TODAY, kind="上门", result="见到本人"))
    QCoreApplication.processEvents()
    ended = time.perf_counter()
    assert item.seq in page.model.done
    return committed[-1] - started, ended - committed[-1]


def _parts(taken: Sequence[tuple[float, float]]) -> tuple[list[float], list[float], list[float]]:
    writing, showing = map(list, zip(*taken, strict=True))
    return writing, showing, [one + other for one, other in taken]


if __name__ == "__main__":
    main(sys.argv[1:])
