"""Long work off the window's thread: one pool thread, progress ten times a second at most, cancel, nothing left behind.

Work is a function of its ``Task``: it calls ``task.report(done, total)`` between steps, which is also where cancelling
happens, and never touches a widget. Callbacks run on the window's thread; news for a window that has gone are dropped. While
anything runs, cycles are not collected: the collector could tear down a forgotten widget off the window's thread.
"""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from retiree_desk import collecting

_INTERVAL = 0.1

T = TypeVar("T")
Tell = Callable[["Task", Callable[[], None], bool], None]


class Stopped(Exception):
    """The person cancelled; what the work had begun is rolled back on its way out."""


def _nothing(*_news: object) -> None:
    """Nobody wants to know."""


@dataclass(eq=False)
class Task:
    """One piece of long work: whose it is, what it does, who is told."""

    owner: QObject
    work: Callable[[Task], Any]
    done: Callable[[Any], None] = _nothing
    failed: Callable[[Exception], None] = _nothing
    progressed: Callable[[int, int], None] = _nothing
    stopped: Callable[[], None] = _nothing
    _stop: threading.Event = field(default_factory=threading.Event)
    _tell: Tell = _nothing
    _told_at: float = 0.0

    def report(self, done: int, total: int) -> None:
        """Tell how far the work is; raises Stopped when it was cancelled."""
        if self._stop.is_set():
            raise Stopped
        now = time.monotonic()
        if now - self._told_at >= _INTERVAL or done >= total:
            self._told_at = now
            self._tell(self, partial(self.progressed, done, total), False)

    def stop(self) -> None:
        """Ask the work to end at its next step."""
        self._stop.set()

    def attach(self, tell: Tell) -> None:
        """Send news through ``tell`` from now on."""
        self._tell = tell

    def run(self) -> None:
        """Do the work and tell how it ended; the only place that catches everything a task may raise."""
        try:
            self.report(0, 1 << 62)
            result = self.work(self)
        except Stopped:
            self._tell(self, self.stopped, True)
        except Exception as error:
            self._tell(self, partial(self.failed, error), True)
        else:
            self._tell(self, partial(self.done, result), True)


def beside(work: Callable[[], T], meanwhile: Callable[[], None]) -> T:
    """What ``work`` gives, done on a thread of its own while the window's does something else; raises what it raises."""
    with collecting.paused(), ThreadPoolExecutor(max_workers=1) as thread:
        found = thread.submit(work)
        meanwhile()
        return found.result()


class Tasks(QObject):
    """Runs tasks one after another; lives as long as the application. ``inline`` runs them where they are started."""

    _news = Signal(object, object, bool)

    def __init__(self, parent: QObject | None = None, *, inline: bool = False) -> None:
        super().__init__(parent)
        self._inline = inline
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running: list[Task] = []
        self._closed = False
        self._news.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self, task: Task) -> Task:
        """Begin ``task``, or let it wait for the one before it; after ``close`` nothing begins any more."""
        if self._closed:
            return task
        if self._inline:
            task.attach(self._tell_if_alive)
            task.run()
            return task
        task.attach(self._news.emit)
        gc.disable()
        self._running.append(task)
        self._pool.start(task.run)
        return task

    def busy(self) -> bool:
        """Whether anything is running or waiting."""
        return bool(self._running)

    def close(self) -> None:
        """Stop the running task, drop the waiting ones, wait for the thread: before the program ends."""
        self._closed = True
        self._pool.clear()
        for task in self._running:
            task.stop()
        self._pool.waitForDone()
        self._running.clear()
        gc.enable()

    def _deliver(self, task: Task, news: Callable[[], None], last: bool) -> None:
        if task not in self._running:
            return
        if last:
            self._running.remove(task)
            if not self._running:
                gc.enable()
        self._tell_if_alive(task, news, last)

    def _tell_if_alive(self, task: Task, news: Callable[[], None], _last: bool) -> None:
        if shiboken6.isValid(task.owner):
            news()
