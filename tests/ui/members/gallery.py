"""Pictures of the register, a person and the forms over a demo office: ``python -m tests.ui.members.gallery --out FOLDER``."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from retiree_desk import i18n
from retiree_desk.domain.fields import Group
from retiree_desk.domain.lists import ListQuery
from retiree_desk.services import demo
from retiree_desk.settings import Settings, ThemeChoice
from retiree_desk.store.engine import open_engine
from retiree_desk.store.unit import Store
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.main_window import MainWindow
from retiree_desk.ui.members.finder import finder
from retiree_desk.ui.members.list_bulk import BulkDialog
from retiree_desk.ui.members.page import MembersPage, entry
from retiree_desk.ui.page import Page, PageEntry
from retiree_desk.ui.tasks import Tasks
from tests.offices import KEY, empty_store

TODAY = date(2026, 5, 18)
OTHERS = (
    ("desk", Icon.DESK, "工作台"),
    ("visits", Icon.VISITS, "走访"),
    ("hospital", Icon.HOSPITAL, "住院"),
    ("condolences", Icon.CONDOLENCES, "慰问"),
    ("bereavement", Icon.BEREAVEMENT, "善后"),
    ("print", Icon.PRINT, "打印"),
    ("exchange", Icon.EXCHANGE, "交换"),
    ("figures", Icon.FIGURES, "统计"),
    ("settings", Icon.SETTINGS, "设置"),
)
SIZES = {100: (1366, 768), 125: (1366, 768), 150: (1366, 768)}


class Room:
    """A window over the demo office."""

    def __init__(self, desk: Desk, size: tuple[int, int]) -> None:
        self.desk = desk
        self.window = MainWindow(desk, entries(), office="江澜银行澜州分行", find=finder(desk))
        self.window.resize(*size)
        self.window.show_page("members")
        self.window.show()
        page = self.window.page("members")
        assert isinstance(page, MembersPage)
        self.page = page
        settle()

    def register(self) -> QWidget:
        self.page.register.table.selectRow(5)
        return self.window

    def several(self) -> QWidget:
        self.page.register.show_query(ListQuery(terms=(("category", ("离休", "退休")),), min_age=80))
        self.page.register.table.selectAll()
        return self.window

    def filters(self) -> QWidget:
        self.page.register.filters.buttons["node"].click()
        settle()
        popup = self.page.register.filters.popup()
        assert popup is not None
        return _joined(self.window, popup)

    def person(self) -> QWidget:
        self._open_somebody()
        return self.window

    def facts(self) -> QWidget:
        self._open_somebody()
        settle()
        self.page.person.area().verticalScrollBar().setValue(700)
        return self.window

    def edit(self) -> QWidget:
        self._open_somebody()
        self.page.person.edit(Group.FAMILY)
        return self.window

    def change(self) -> QWidget:
        self._open_somebody()
        assert self.page.person.timeline is not None
        keys = self.page.person.timeline.keys()
        self.page.person.timeline.show_moment(
            next((key for key in keys if str(key).startswith("deed")), keys[0])
        )
        return self.window

    def add(self) -> QWidget:
        dialog = self.page.add()
        for letter, key in (("王秀兰", "name"), ("110101194402300021", "id_number")):
            widget = dialog.editors[key].widget
            widget.setFocus()
            dialog.editors[key].show(letter)
        QTest.qWait(400)
        return dialog

    def all_fields(self) -> QWidget:
        dialog = self.page.add()
        dialog.show_all()
        return dialog

    def bulk(self) -> QWidget:
        self.page.register.table.selectAll()
        dialog = BulkDialog.ask(self.desk, self.page.register.selected(), self.page)
        dialog.choose("residence")
        return dialog

    def columns(self) -> QWidget:
        self.page.register.choose_columns()
        return next(one for one in self.window.findChildren(QWidget) if type(one).__name__ == "ColumnsDialog")

    def recycle(self) -> QWidget:
        self.page.register.table.selectRow(3)
        self.page.register.bulk.void()
        self.page.open("recycle")
        return self.window

    def trees(self) -> QWidget:
        self.page.open("trees")
        return self.window

    def printing(self) -> QWidget:
        self._open_somebody()
        self.page.person.show_print()
        settle()
        return next(one for one in self.window.findChildren(QWidget) if type(one).__name__ == "PrintView")

    def _open_somebody(self) -> None:
        ids = self.page.register.model.ids()
        flagged = self.desk.read(
            lambda unit: unit.members.ids(ListQuery(terms=(("living", ("独居",)),)), TODAY)
        )
        self.page.open((flagged or ids)[0])


@contextmanager
def office(folder: Path, members: int) -> Iterator[Store]:
    """A demo office of so many people, or an empty one."""
    with empty_store(folder):
        clock = demo.PastClock(TODAY)
        store = Store(open_engine(folder / "office.db", KEY), clock)
        if members:
            demo.fill(store, demo.plan_of(members, 7, TODAY), clock, user="周敏")
        yield store
        store.close()


def entries() -> list[PageEntry]:
    """The members' page among empty ones."""
    found = [PageEntry(key, name, word, lambda desk: Page(desk, "")) for key, name, word in OTHERS]
    return [found[0], entry(), *found[1:]]


def settle() -> None:
    for _ in range(8):
        QCoreApplication.processEvents()
    QTest.qWait(80)


def _joined(window: QWidget, popup: QWidget) -> QWidget:
    """A popup grabbed with the window behind it."""
    popup.setParent(window, popup.windowFlags() & ~popup.windowType())
    popup.move(window.mapFromGlobal(popup.pos()))
    popup.show()
    return window


ROOMS: dict[str, Callable[[Room], QWidget]] = {
    name: getattr(Room, name)
    for name in (
        "register several filters person facts edit change add all_fields bulk columns recycle trees printing".split()
    )
}


def main() -> None:
    """Draw every room in the looks asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--room", action="append", choices=[*ROOMS, "empty"])
    parser.add_argument("--theme", action="append", choices=[one.value for one in ThemeChoice][:3])
    parser.add_argument("--size", action="append", type=int, choices=list(SIZES))
    parser.add_argument("--language", default="zh_CN")
    parser.add_argument("--members", type=int, default=400)
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    i18n.use(asked.language)
    asked.out.mkdir(parents=True, exist_ok=True)
    with (
        TemporaryDirectory() as folder,
        office(Path(folder), 0 if asked.room == ["empty"] else asked.members) as store,
    ):
        for choice in asked.theme or ["light"]:
            for size in asked.size or [100]:
                settings = Settings(theme=ThemeChoice(choice), text_size=size, language=asked.language)
                theme.apply(app, settings)
                theme.load_rare_font()
                desk = Desk(
                    store, today=lambda: TODAY, user="周敏", settings=settings, tasks=Tasks(inline=True)
                )
                for name in asked.room or ROOMS:
                    path = asked.out / f"{name}-{choice}-{size}-{asked.language}.png"
                    draw(Room(desk, SIZES[size]), ROOMS.get(name, Room.register), path)


def draw(room: Room, make: Callable[[Room], QWidget], path: Path) -> None:
    """Keep a picture of one room."""
    shown = make(room)
    settle()
    shown.grab().save(str(path))
    QTimer.singleShot(0, shown.close)
    room.window.close()
    room.window.deleteLater()
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    main()
