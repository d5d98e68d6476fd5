from __future__ import annotations

import gc
import sys
import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from retiree_desk.ui.tasks import Task, Tasks, beside


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def heard() -> list[object]:
    return []


def count_to_three(task: Task) -> str:
    for at in range(3):
        task.report(at, 3)
    return "counted"


def until_stopped(task: Task) -> None:
    while True:
        task.report(1, 2)
        time.sleep(0.001)


def test_after_closing_nothing_begins(qtbot: QtBot) -> None:
    tasks, done = Tasks(), list[object]()
    tasks.close()
    tasks.start(Task(QObject(), lambda _task: 1, done=done.append))
    assert not tasks.busy()
    qtbot.wait(50)
    assert done == []


def test_cycles_are_left_alone_while_anything_runs(qtbot: QtBot) -> None:
    tasks, seen = Tasks(), list[bool]()
    owner = QObject()
    for _again in range(2):
        tasks.start(Task(owner, lambda _task: seen.append(gc.isenabled())))
    assert not gc.isenabled()
    qtbot.waitUntil(lambda: not tasks.busy())
    assert (seen, gc.isenabled()) == ([False, False], True)
    tasks.start(Task(owner, lambda _task: None))
    tasks.close()
    assert gc.isenabled()


def test_the_result_comes_to_the_windows_thread(tasks: Tasks, qtbot: QtBot, heard: list[object]) -> None:
    threads: list[object] = []

    def work(task: Task) -> str:
        threads.append(threading.current_thread())
        return count_to_three(task)

    def done(result: str) -> None:
        heard.append(result)
        threads.append(threading.current_thread())

    tasks.start(Task(tasks, work, done=done))
    qtbot.waitUntil(lambda: not tasks.busy())
    assert heard == ["counted"]
    assert threads[0] is not threads[1]
    assert threads[1] is threading.main_thread()


def test_a_failure_is_handed_over_whole(tasks: Tasks, qtbot: QtBot, heard: list[object]) -> None:
    failure = ValueError("no paper")

    def work(_task: Task) -> None:
        raise failure

    tasks.start(Task(tasks, work, failed=heard.append))
    qtbot.waitUntil(lambda: not tasks.busy())
    assert heard == [failure]


def test_cancelling_ends_the_work_at_its_next_step(tasks: Tasks, qtbot: QtBot, heard: list[object]) -> None:
    task = tasks.start(Task(tasks, until_stopped, stopped=lambda: heard.append("stopped"), done=heard.append))
    task.stop()
    qtbot.waitUntil(lambda: not tasks.busy())
    assert heard == ["stopped"]


def test_a_task_cancelled_while_it_waits_never_begins(
    tasks: Tasks, qtbot: QtBot, heard: list[object]
) -> None:
    first = tasks.start(Task(tasks, until_stopped))
    second = tasks.start(
        Task(tasks, lambda _task: heard.append("begun"), stopped=lambda: heard.append("stopped"))
    )
    second.stop()
    first.stop()
    qtbot.waitUntil(lambda: not tasks.busy())
    assert heard == ["stopped"]


def test_progress_is_told_at_most_ten_times_a_second_and_at_the_end(
    tasks: Tasks, qtbot: QtBot, heard: list[object]
) -> None:
    def work(task: Task) -> None:
        for at in range(1, 10_001):
            task.report(at, 10_000)

    begun = time.monotonic()
    tasks.start(Task(tasks, work, progressed=lambda done, _total: heard.append(done)))
    qtbot.waitUntil(lambda: not tasks.busy())
    assert heard[-1] == 10_000
    assert len(heard) <= (time.monotonic() - begun) * 10 + 3


def test_news_for_a_window_that_has_gone_are_dropped(tasks: Tasks, qtbot: QtBot, heard: list[object]) -> None:
    owner = QObject()
    task = tasks.start(Task(owner, until_stopped, stopped=lambda: heard.append("stopped")))
    owner.deleteLater()
    qtbot.wait(1)
    del owner
    task.stop()
    qtbot.waitUntil(lambda: not tasks.busy())
    assert heard == []


def test_closing_stops_what_runs_and_drops_what_waits(tasks: Tasks, heard: list[object]) -> None:
    for _ in range(5):
        tasks.start(Task(tasks, until_stopped, stopped=lambda: heard.append("stopped")))
    tasks.close()
    assert not tasks.busy()
    assert heard == []


def test_five_hundred_tasks_are_done_in_order(tasks: Tasks, qtbot: QtBot, heard: list[object]) -> None:
    for at in range(500):
        tasks.start(Task(tasks, lambda _task, at=at: at, done=heard.append))
    qtbot.waitUntil(lambda: not tasks.busy(), timeout=10_000)
    assert heard == list(range(500))


def test_inline_tasks_are_done_before_start_returns(qtbot: QtBot, heard: list[object]) -> None:
    tasks = Tasks(inline=True)
    tasks.start(Task(tasks, count_to_three, done=heard.append))
    assert heard == ["counted"]


class Bell(QObject):
    rung = Signal(bool, object)


def test_a_thousand_signals_and_tasks_leave_true_and_none_alone(tasks: Tasks, qtbot: QtBot) -> None:
    """PySide6 6.12 on Python 3.11 loses a reference each time, and aborts in the end."""
    bell = Bell()
    bell.rung.connect(lambda _loud, _by: None)
    gc.collect()  # what other tests left behind holds both
    before = sys.getrefcount(True), sys.getrefcount(None)
    for _ in range(1000):
        bell.rung.emit(True, None)
    for _ in range(100):
        tasks.start(Task(tasks, lambda _task: None))
    qtbot.waitUntil(lambda: not tasks.busy())
    after = sys.getrefcount(True), sys.getrefcount(None)
    assert before[0] - after[0] < 50
    assert before[1] - after[1] < 50


def test_two_things_are_done_beside_each_other_and_nothing_is_collected_meanwhile() -> None:
    begun, told = threading.Event(), list[object]()

    def work() -> str:
        begun.set()
        return threading.current_thread().name

    def meanwhile() -> None:
        assert begun.wait(10)
        told.append(gc.isenabled())

    assert beside(work, meanwhile) != threading.current_thread().name
    assert told == [False]
    assert gc.isenabled()


def test_what_fails_beside_is_told_when_the_other_is_done() -> None:
    told = list[str]()

    def work() -> None:
        raise KeyError("work")

    with pytest.raises(KeyError, match="work"):
        beside(work, lambda: told.append("meanwhile"))
    assert told == ["meanwhile"]
    assert gc.isenabled()
