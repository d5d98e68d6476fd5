"""A picture of every screen, numbered, without a display: what the program looks like, and what a reviewer looks at.

A page joins the tour with one line in ``SCREENS``: a name for the file and what to show.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from retiree_desk.services.offices import Office
from retiree_desk.settings import Settings, ThemeChoice
from retiree_desk.ui import theme, tour_files, tour_ways
from retiree_desk.ui.application import application, dress
from retiree_desk.ui.imports.preview_lines import Part
from retiree_desk.ui.main_window import MainWindow
from retiree_desk.ui.tasks import Tasks
from retiree_desk.ui.workplace import Workplace

WIDTH, HEIGHT = 1366, 768
_PATIENCE = 0.15  # seconds, until everything is laid out and what comes a moment later has come
_ROUNDS = 12  # of the event loop at least: on a slow machine one round may take all the patience


_USUAL = Settings()


@dataclass(frozen=True, slots=True)
class Scene:
    """What a screen is shown from: an open office with its window, and a folder for files."""

    workplace: Workplace
    files: Path

    @property
    def window(self) -> MainWindow:
        """The office's window."""
        return self.workplace.window


Show = Callable[[Scene], QWidget]


@dataclass(frozen=True, slots=True)
class Screen:
    """One picture; ``looks`` are preferences other than the usual ones."""

    name: str
    show: Show
    looks: Settings = _USUAL


def render(out: Path, office: Office, *, today: date | None = None) -> list[Path]:
    """Paint every screen of ``office`` into ``out``; the files in order. The same office and day give the same pictures."""
    out.mkdir(parents=True, exist_ok=True)
    day = today or office.clock().date()
    return [_kept(picture, out / name) for name, picture in pictures(office, day)]


def pictures(office: Office, today: date) -> Iterator[tuple[str, QPixmap]]:
    """Every screen with the name of its file."""
    app = _application()
    theme.load_rare_font()
    app.setCursorFlashTime(0)  # a cursor that comes and goes would make two pictures of one screen
    with TemporaryDirectory() as folder:
        files = tour_files.make(Path(folder))
        for number, before in enumerate(tour_ways.WAYS, start=1):
            dress(app, before.looks)
            yield f"{number:02d}-{before.name}.png", _picture(before.show(files))
        for number, screen in enumerate(SCREENS, start=len(tour_ways.WAYS) + 1):
            dress(app, screen.looks)
            with _scene(app, office, screen.looks, files, today) as scene:
                yield f"{number:02d}-{screen.name}.png", _picture(screen.show(scene))
    dress(app, Settings())


def _application() -> QApplication:
    """The one there is, else one with a screen of the usual size that nobody sees."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    screen = {"name": "tour", "x": 0, "y": 0, "width": WIDTH, "height": HEIGHT, "logicalDpi": 96, "dpr": 1}
    with NamedTemporaryFile("w", suffix=".json", delete=False) as file:
        json.dump(
            {"synchronousWindowSystemEvents": False, "windowFrameMargins": False, "screens": [screen]}, file
        )
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file.name}"
    try:
        return application(sys.argv[:1], Settings())
    finally:
        Path(file.name).unlink()


@contextmanager
def _scene(app: QApplication, office: Office, looks: Settings, files: Path, today: date) -> Iterator[Scene]:
    workplace = Workplace(app, office.vault.office, looks, today=lambda: today, tasks=Tasks(inline=True))
    workplace.enter(office)
    workplace.window.resize(WIDTH, HEIGHT)
    workplace.show()
    workplace.window.resize(WIDTH, HEIGHT)
    try:
        yield Scene(workplace, files)
    finally:
        workplace.leave_open()
        _let_go()


def _picture(shown: QWidget) -> QPixmap:
    """The widget as it looks, a dialog over its window; what is not the main window stands in the middle of the screen."""
    if not shown.isVisible():
        shown.show()
    _settle()
    over = shown.parentWidget() if isinstance(shown, QDialog) else None
    window = over.window() if over is not None else shown
    picture = QPixmap(WIDTH, HEIGHT)
    picture.fill(theme.colour(theme.Role.LINE))
    _paint(window, picture)
    if window is not shown:
        _paint(shown, picture)
    if not isinstance(shown, MainWindow):
        shown.close()
        shown.deleteLater()
    _let_go()
    return picture


def _paint(window: QWidget, picture: QPixmap) -> None:
    at = QPoint(max(0, (WIDTH - window.width()) // 2), max(0, (HEIGHT - window.height()) // 2))
    window.render(picture, at)
    if window.width() < WIDTH or window.height() < HEIGHT:
        painter = QPainter(picture)
        painter.setPen(theme.colour(theme.Role.EDGE))
        painter.drawRect(QRect(at, window.size()).adjusted(-1, -1, 0, 0))
        painter.end()


def _settle() -> None:
    end = time.monotonic() + _PATIENCE
    _let_go()
    while time.monotonic() < end:
        _round()


def _let_go() -> None:
    """Let what was closed go; nothing is painted of what would come a moment later."""
    for _number in range(_ROUNDS):
        _round()


def _round() -> None:
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _kept(picture: QPixmap, path: Path) -> Path:
    if not picture.save(str(path)):
        raise OSError(f"{path.name} was not written")
    return path


def page(key: str, what: object = None) -> Show:
    """A page of the rail."""

    def show(scene: Scene) -> QWidget:
        scene.window.show_page(key, what)
        return scene.window

    return show


def person(scene: Scene) -> QWidget:
    """The page of somebody with a story."""
    scene.window.show_page("members", tour_files.storied(scene.workplace.desk))
    return scene.window


def campaign(scene: Scene) -> QWidget:
    """A campaign with its list and its counter."""
    scene.window.show_page("condolences", "campaigns")
    found = tour_files.running_campaign(scene.workplace.desk)
    if found is not None:
        scene.window.page("condolences").show_campaign(found)  # type: ignore[attr-defined]  # the page of this key
    return scene.window


def case(scene: Scene) -> QWidget:
    """The case of a death for which most has been done."""
    scene.window.show_page("bereavement", tour_files.furthest_case(scene.workplace.desk))
    return scene.window


def search(scene: Scene) -> QWidget:
    """What drops from the search box."""
    box = scene.window.top.search
    scene.window.show_page("members")
    box.setFocus()
    box.setText("wang")
    box.seek()
    return scene.window


def importing(step: int) -> Show:
    """A step of the import, with a file that has something of everything."""

    def show(scene: Scene) -> QWidget:
        scene.window.show_page("exchange", "import")
        wizard = scene.window.page("exchange").begin()  # type: ignore[attr-defined]  # the page of this key
        wizard.take(scene.files / tour_files.WORKBOOK)
        for _step in range(step):
            _settle()
            wizard.go_on()
        if step == 2:
            wizard.preview.show_part(Part.REFUSED)
        return scene.window

    return show


def adding(scene: Scene) -> QWidget:
    """The form of a new person."""
    scene.window.show_page("members")
    made: QWidget = scene.window.page("members").add()  # type: ignore[attr-defined]  # the page of this key
    return made


def helped(scene: Scene) -> QWidget:
    """The sheet of keys."""
    scene.window.help()
    return next(one for one in scene.window.findChildren(QDialog) if one.isVisible())


_DARK = replace(Settings(), theme=ThemeChoice.DARK)
_CONTRAST = replace(Settings(), theme=ThemeChoice.CONTRAST)
_LARGE = replace(Settings(), text_size=150)
_ENGLISH = replace(Settings(), language="en")

SCREENS: tuple[Screen, ...] = (
    Screen("today", page("today")),
    Screen("register", page("members")),
    Screen("search", search),
    Screen("person", person),
    Screen("add-person", adding),
    Screen("groupings", page("members", "trees")),
    Screen("recycle-bin", page("members", "recycle")),
    Screen("visits", page("visits")),
    Screen("planning", page("planning")),
    Screen("hospital", page("hospital")),
    Screen("condolences", page("condolences")),
    Screen("campaigns", page("condolences", "campaigns")),
    Screen("campaign", campaign),
    Screen("funds", page("condolences", "funds")),
    Screen("bereavement", page("bereavement")),
    Screen("death-case", case),
    Screen("printing", page("print")),
    Screen("coverage", page("figures")),
    Screen("closed-reports", page("figures", "closed")),
    Screen("rules", page("rules")),
    Screen("exchange", page("exchange")),
    Screen("import-file", importing(0)),
    Screen("import-sheets", importing(1)),
    Screen("import-preview", importing(2)),
    Screen("settings-looks", page("settings", "looks")),
    Screen("settings-people", page("settings", "people")),
    Screen("settings-backups", page("settings", "backups")),
    Screen("settings-operations", page("settings", "operations")),
    Screen("settings-checks", page("settings", "checks")),
    Screen("settings-about", page("settings", "about")),
    Screen("help", helped),
    Screen("register-dark", page("members"), _DARK),
    Screen("person-dark", person, _DARK),
    Screen("import-preview-dark", importing(2), _DARK),
    Screen("hospital-dark", page("hospital"), _DARK),
    Screen("register-contrast", page("members"), _CONTRAST),
    Screen("register-large", page("members"), _LARGE),
    Screen("person-large", person, _LARGE),
    Screen("hospital-large", page("hospital"), _LARGE),
    Screen("bereavement-large", page("bereavement"), _LARGE),
    Screen("import-preview-large", importing(2), _LARGE),
    Screen("settings-backups-large", page("settings", "backups"), _LARGE),
    Screen("register-english", page("members"), _ENGLISH),
    Screen("person-english", person, _ENGLISH),
    Screen("condolences-english", page("condolences"), _ENGLISH),
    Screen("bereavement-english", page("bereavement"), _ENGLISH),
    Screen("import-preview-english", importing(2), _ENGLISH),
    Screen("settings-backups-english", page("settings", "backups"), _ENGLISH),
)
