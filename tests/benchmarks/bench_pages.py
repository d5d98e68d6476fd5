"""Opening the register's page: from the click to the first painting with true lines, and the memory it takes.

Run as ``python -m tests.benchmarks.bench_pages [MEMBERS]``. The floor is the same window with an empty page, painted once.
Seconds are of the processor in the window's own thread, as the figures beside the saved lists come later; each run is a
process of its own, as only the first opening is cold.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from retiree_desk.domain.lists import ListQuery
from retiree_desk.settings import Settings
from tests.benchmarks.crowd import TODAY, crowd

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
    window = _window(count)
    _timed(partial(window.show_page, "empty"), window)
    before = _resident()
    first = _timed(partial(window.show_page, "members"), window)
    memory = _resident() - before
    register = window.page("members").register
    assert register.model.rowCount() > count * 0.9
    assert register.model.line(0) is not None
    _timed(partial(window.show_page, "empty"), window)
    again = _timed(partial(window.show_page, "members"), window)
    aged = ListQuery(min_age=80, terms=(("category", ("退休",)),))
    filtering = _timed(partial(register.show_query, aged), window)
    print(first, again, filtering, memory)
    sys.stdout.flush()
    os._exit(0)


def _window(count: int) -> Any:  # noqa: ANN401 - its type is loaded late
    # Late, so that the process that only starts others pays for none of it.
    from retiree_desk.ui.application import application
    from retiree_desk.ui.desk import Desk
    from retiree_desk.ui.icons import Icon
    from retiree_desk.ui.main_window import MainWindow
    from retiree_desk.ui.members.finder import finder
    from retiree_desk.ui.members.page import entry
    from retiree_desk.ui.page import Page, PageEntry

    _kept.append(application([], Settings()))
    store = crowd(count)
    with store.reading() as unit:
        unit.members.count(ListQuery(min_age=200), TODAY)
    desk = Desk(store, today=lambda: TODAY)
    empty = PageEntry("empty", Icon.DESK, "工作台", lambda desk: Page(desk, "工作台"))
    window = MainWindow(desk, [empty, entry()], office="office", find=finder(desk))
    window.resize(1366, 768)
    window.show()
    return window


_kept: list[object] = []  # Qt's application lives as long as the process


def _timed(act: Callable[[], object], window: Any) -> float:  # noqa: ANN401
    """Seconds of this thread until everything is painted."""
    started = time.thread_time()
    act()
    QCoreApplication.processEvents()
    window.grab()
    return time.thread_time() - started


def _resident() -> float:
    """Megabytes of this process in memory."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    _measure(int(sys.argv[1])) if sys.argv[2:] == ["measure"] else main()
