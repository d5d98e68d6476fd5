"""Opening the register's page: from the click to the first painting with true lines, and the memory it takes.

Run as ``python -m tests.benchmarks.bench_pages [MEMBERS]``. The floor is the same window with an empty page, painted once.
Seconds are of the processor; each run is a process of its own, as only the first opening is cold.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

RUNS = 5


def main() -> None:
    """Print the figures."""
    count = sys.argv[1] if len(sys.argv) > 1 else "300000"
    found = [_measured(count) for _run in range(RUNS + 1)][1:]  # the first makes the crowd and warms the disk
    opening, again, filtering, memory = map(min, zip(*found, strict=True))
    print(f"register of {count}, first opening: {opening * 1000:.0f} ms; again {again * 1000:.0f} ms")
    print(f"a condition put: {filtering * 1000:.0f} ms; {memory:.0f} MB above the empty window")


def _measured(count: str) -> list[float]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.bench_pages", count, "measure"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return [float(word) for word in done.stdout.split()]


def _measure(count: int) -> None:
    """Open the page in this process and print seconds, seconds, seconds and megabytes."""
    # Here, so that the process that only starts others pays for none of it.
    from PySide6.QtWidgets import QApplication

    from retiree_desk.domain.lists import ListQuery
    from retiree_desk.settings import Settings
    from retiree_desk.ui.application import application
    from retiree_desk.ui.desk import Desk
    from retiree_desk.ui.icons import Icon
    from retiree_desk.ui.main_window import MainWindow
    from retiree_desk.ui.members.finder import finder
    from retiree_desk.ui.members.page import MembersPage, entry
    from retiree_desk.ui.page import Page, PageEntry
    from retiree_desk.ui.tasks import Tasks
    from tests.benchmarks.crowd import TODAY, crowd

    application([], Settings())
    store = crowd(count)
    with store.reading() as unit:
        unit.members.count(ListQuery(min_age=200), TODAY)
    desk = Desk(store, today=lambda: TODAY, tasks=Tasks(inline=True))
    empty = PageEntry("empty", Icon.DESK, "工作台", lambda desk: Page(desk, "工作台"))
    window = MainWindow(desk, [empty, entry()], office="office", find=finder(desk))
    window.resize(1366, 768)
    window.show()

    def painted() -> None:
        QApplication.processEvents()
        window.grab()

    def opened(name: str) -> float:
        started = time.process_time()
        window.show_page(name)
        painted()
        return time.process_time() - started

    opened("empty")
    before = _resident()
    first = opened("members")
    page = window.page("members")
    assert isinstance(page, MembersPage)
    assert page.register.model.rowCount() > count * 0.9
    assert page.register.model.line(0) is not None
    after = _resident()
    opened("empty")
    again = opened("members")
    started = time.process_time()
    page.register.show_query(ListQuery(min_age=80, terms=(("category", ("退休",)),)))
    painted()
    print(first, again, time.process_time() - started, after - before)
    sys.stdout.flush()
    os._exit(0)


def _resident() -> float:
    """Megabytes of this process in memory."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    _measure(int(sys.argv[1])) if sys.argv[2:] == ["measure"] else main()
