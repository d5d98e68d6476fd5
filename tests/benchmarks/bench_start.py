"""How fast the program is there, as ratios to a bare Qt window: ``python -m tests.benchmarks.bench_start``.

The floor is a process of its own that imports QtWidgets and paints a window with a table. Against it stand the password
window from a cold start, and the office's window from the right password to a list that answers (the work that a fast
typist would still wait for is left out: the preload has finished, as it has after a second of typing). The window is
built while the password is stretched, which is meant to take its time and is told apart too.
"""

from __future__ import annotations

import argparse
import os
import secrets
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

FLOOR = """
import time; begun = time.perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QTableWidget(200, 9))
window.resize(1366, 768)
window.show()
app.processEvents()
window.grab()
print(time.perf_counter() - begun)
"""
DOOR = """
import sys, time; begun = time.perf_counter()
from pathlib import Path
from retiree_desk.settings import Settings
from retiree_desk.ui.application import application
from retiree_desk.ui.session import Session
app = application([], Settings())
session = Session(app, Settings(), Path(sys.argv[1]))
session.begin()
app.processEvents()
session.way_in.window.grab()
print(time.perf_counter() - begun)
import os; sys.stdout.flush(); os._exit(0)
"""
OFFICE = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QEventLoop
from retiree_desk.settings import Settings
from retiree_desk.ui.application import application
from retiree_desk.ui.session import Session
app = application([], Settings())
session = Session(app, Settings(), Path(sys.argv[1]))
session.begin()
app.processEvents()
session.way_in._preload.wait()
app.processEvents()
from retiree_desk.store import vault
window = session.way_in.window
window._password.setText(password := sys.stdin.readline().strip())
begun = time.perf_counter()
window.submit()
while session.workplace is None:
    app.processEvents(QEventLoop.WaitForMoreEvents)
shown = session.workplace.window
shown.resize(1366, 768)
app.processEvents()
shown.grab()
painted = time.perf_counter() - begun
page = shown.page("today")
while page.model.rowCount() == 0:
    app.processEvents(QEventLoop.WaitForMoreEvents)
app.processEvents()
shown.grab()
assert session.workplace.desk.read(lambda unit: unit.members.find("w"))
whole = time.perf_counter() - begun
begun = time.perf_counter()
vault.unlock(session.workplace.office.vault, password)
print(time.perf_counter() - begun, painted, whole)
import os; sys.stdout.flush(); os._exit(0)
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--members", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        office, password = Path(folder) / "office", secrets.token_urlsafe(12)
        made(office, asked.members, password)
        (floor,) = median(FLOOR, asked.runs, folder)
        (door,) = median(DOOR, asked.runs, folder, str(office))
        stretching, painted, whole = median(OFFICE, asked.runs, folder, str(office), typed=password)
    print(f"a bare Qt window, cold: {floor * 1000:.0f} ms")
    print(f"the password window, cold: {door * 1000:.0f} ms = {door / floor:.1f} x the floor")
    print(f"the office's window after the password, still empty: {painted * 1000:.0f} ms")
    print(
        f"the office of {asked.members} people after the password: {whole * 1000:.0f} ms = {whole / floor:.1f} x"
    )
    print(f"of it stretching the password: {stretching * 1000:.0f} ms")
    print(
        f"aim: 3; were the password stretched before all else, the rest were {(whole - stretching) / floor:.1f} x"
    )


def made(folder: Path, members: int, password: str) -> None:
    """An office of invented people, opened at the price of every day."""
    from retiree_desk.services import demo  # the floor's process must not pay for it

    office, _made = demo.make(folder, demo.plan_of(members, 1, date(2026, 5, 18)), password)
    office.close()


def median(script: str, runs: int, home: str, *arguments: str, typed: str = "") -> list[float]:
    """The middle ones of the times that ``script`` prints last, each run in a process of its own; seconds."""
    places = {name: home for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    surroundings = {**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"}
    times = []
    for _run in range(runs + 1):
        done = subprocess.run(
            [sys.executable, "-c", script, *arguments],
            env=surroundings,
            input=f"{typed}\n",
            capture_output=True,
            text=True,
            check=True,
        )
        times.append([float(one) for one in done.stdout.splitlines()[-1].split()])
        time.sleep(0.1)
    return [statistics.median(column) for column in zip(*times[1:], strict=True)]


if __name__ == "__main__":
    main()
