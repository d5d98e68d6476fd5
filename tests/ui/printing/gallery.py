"""Pictures of the printing page over a demo office: ``python -m tests.ui.printing.gallery --out FOLDER``."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from retiree_desk import i18n
from retiree_desk.domain.lists import ListQuery, Sort, Standing
from retiree_desk.services import demo, demo_photos, papers_files, papers_office, papers_profiles
from retiree_desk.services.papers import Order, Paper, PrintRoom, Whom
from retiree_desk.services.papers_files import Area
from retiree_desk.settings import Settings, ThemeChoice
from retiree_desk.store.unit import Store
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.main_window import MainWindow
from retiree_desk.ui.page import Page, PageEntry
from retiree_desk.ui.printing.page import DESIGNS, LOG, PRINTERS, PrintPage
from retiree_desk.ui.printing.print_wizard import PrintWizard
from retiree_desk.ui.printing.step_preview import Part
from retiree_desk.ui.printing.step_whom import Way
from retiree_desk.ui.tasks import Tasks
from tests.offices import empty_store

TODAY = date(2026, 5, 18)
OTHERS = (
    ("desk", Icon.DESK, "工作台"), ("members", Icon.MEMBERS, "人员"), ("visits", Icon.VISITS, "走访"),
    ("hospital", Icon.HOSPITAL, "住院"), ("condolences", Icon.CONDOLENCES, "慰问"), ("bereavement", Icon.BEREAVEMENT, "善后"),
)  # fmt: skip
AFTER = (
    ("exchange", Icon.EXCHANGE, "交换"),
    ("figures", Icon.FIGURES, "统计"),
    ("settings", Icon.SETTINGS, "设置"),
)
FACTS = {
    "办公电话": "0960-391 2200", "值班电话": "154 1000 2200", "监督电话": "0960-391 2233", "办公时间": "周一至周五 8:30—17:30",
    "办公地址": "澜州市人民路18号江澜大厦3楼", "单位邮编": "096000",
}  # fmt: skip
EVERYBODY = Whom(query=ListQuery(standings=tuple(Standing), sort=Sort.NUMBER))


class Room:
    """A window over the demo office."""

    def __init__(self, desk: Desk, place: PrintRoom, size: tuple[int, int]) -> None:
        self.desk = desk
        entries = [
            *map(_blank, OTHERS),
            PageEntry("print", Icon.PRINT, "打印", lambda one: PrintPage(one, room=place)),
        ]
        self.window = MainWindow(
            desk, [*entries, *map(_blank, AFTER)], office="江澜银行澜州分行", find=lambda _text: []
        )
        self.window.resize(*size)
        self.window.show_page("print")
        self.window.show()
        page = self.window.page("print")
        assert isinstance(page, PrintPage)
        self.page = page
        settle()

    def home(self) -> QWidget:
        return self.window

    def whom(self) -> QWidget:
        self.page.begin(Order(Paper.CARD, "basic"))
        return self.window

    def content(self) -> QWidget:
        wizard = self.page.begin(Order(Paper.LETTER, "notice"))
        wizard.go_on()
        return self.window

    def register(self) -> QWidget:
        wizard = self.page.begin(Order(Paper.SHEET, "register"))
        wizard.go_on()
        return self.window

    def preview(self) -> QWidget:
        self.page.open(Order(Paper.CARD, "basic", EVERYBODY))
        return self.window

    def wide(self) -> QWidget:
        self.page.open(Order(Paper.LETTER, "festival", EVERYBODY, words={"节日": "端午节"}))
        settle()
        self._wizard().preview.pages._wide.setChecked(True)
        return self.window

    def left_out(self) -> QWidget:
        self.page.open(Order(Paper.LETTER, "festival", EVERYBODY))
        settle()
        self._wizard().preview.show_part(Part.LEFT_OUT)
        return self.window

    def holes(self) -> QWidget:
        self.page.open(Order(Paper.CARD, "basic", Whom(numbers=("100001", "100002"))))
        settle()
        self._wizard().preview.show_part(Part.HOLES)
        return self.window

    def route(self) -> QWidget:
        wizard = self.page.begin(Order(Paper.SHEET, "route"))
        wizard.whom.choose(Way.SEARCH)
        wizard.whom.search.setText("桃园")
        settle(400)
        wizard.go_on()
        wizard.go_on()
        return self.window

    def output(self) -> QWidget:
        self.page.open(Order(Paper.CARD, "basic", EVERYBODY))
        settle()
        self._wizard().go_on()
        return self.window

    def log(self) -> QWidget:
        self.page.show_view(LOG)
        return self.window

    def printers(self) -> QWidget:
        self.page.show_view(PRINTERS)
        return self.window

    def designs(self) -> QWidget:
        self.page.show_view(DESIGNS)
        return self.window

    def office(self) -> QWidget:
        return self.page.say_office()

    def _wizard(self) -> PrintWizard:
        assert self.page.wizard is not None
        return self.page.wizard


ROOMS: dict[str, Callable[[Room], QWidget]] = {
    name: getattr(Room, name)
    for name in "home whom content register preview wide left_out holes route output log printers designs office".split()
}


def main() -> None:
    """Draw every room asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--room", action="append", choices=list(ROOMS))
    parser.add_argument("--theme", default="light", choices=[one.value for one in ThemeChoice][:3])
    parser.add_argument("--size", action="append", type=int, choices=(100, 125, 150))
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    i18n.use("zh_CN")
    asked.out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, demo_store(Path(folder)) as store:
        place = prepared(store, Path(folder))
        for size in asked.size or (100, 150):
            settings = Settings(theme=ThemeChoice(asked.theme), text_size=size)
            theme.apply(app, settings)
            theme.load_rare_font()
            for name in asked.room or ROOMS:
                desk = Desk(
                    store, today=lambda: TODAY, user="周敏", settings=settings, tasks=Tasks(inline=True)
                )
                room = Room(desk, place, (1366, 768))
                shown = ROOMS[name](room)
                settle(150)
                shown.grab().save(str(asked.out / f"{name}-{asked.theme}-{size}.png"))
                for window in app.topLevelWidgets():
                    window.close()
                    window.deleteLater()
                QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def demo_store(folder: Path) -> Iterator[Store]:
    """The demo office's records without its vault."""
    with empty_store(folder) as store:
        plan = demo.plan_of(300, 1, TODAY)
        clock = demo.PastClock(plan.since)
        store._clock = clock
        demo.fill(store, plan, clock, user="经办人")
        clock.arrive()
        yield store


def prepared(store: Store, folder: Path) -> PrintRoom:
    """What the pictures show besides: an office that says who it is, prints in the log, a broken design."""
    face = demo_photos.photos(1)[0] if hasattr(demo_photos, "photos") else b""
    place = PrintRoom(TODAY, folder / "layouts", lambda _name: face or None)
    with store.unit("office.facts") as unit:
        unit.keep_setting("office.name", "江澜银行澜州分行离退休人员服务中心")
        papers_office.keep(unit, FACTS)
        papers_profiles.keep(
            unit, papers_profiles.from_ruler("HP LaserJet 1020", "wallet-10", 312, 294, 1496, 2003)
        )
        rare = unit.members.uids_of_numbers(["100001", "100002"])
        unit.members.update(rare["100001"], {"name": "孙\U0003134a"})
    path = papers_files.copy(place, Area.CARDS, "basic")
    path.write_text(path.read_text("utf-8").replace("x = 12\n", "x = 412\n", 1), encoding="utf-8")
    papers_files.copy(place, Area.SHEETS, "route")
    _print_some(store, place)
    return place


def _print_some(store: Store, place: PrintRoom) -> None:
    desk = Desk(store, today=lambda: TODAY, user="周敏", tasks=Tasks(inline=True))
    page = PrintPage(desk, room=place)
    some = Whom(numbers=tuple(str(number) for number in range(100003, 100020)))
    for order, name in (
        (Order(Paper.CARD, "basic", some), "基本信息卡.pdf"),
        (Order(Paper.LETTER, "festival", some, words={"节日": "端午节"}), "慰问信.pdf"),
        (Order(Paper.SHEET, "route", some), "路线表.pdf"),
        (Order(Paper.CARD, "basic", some), "基本信息卡(补).pdf"),
    ):
        wizard = page.begin(order, shown=True)
        settle()
        wizard.go_on()
        wizard.output.save(place.own.parent / name if place.own else Path(name), "pdf")
    page.deleteLater()


def settle(milliseconds: int = 60) -> None:
    """Let layouts, timers and late drawing come to rest."""
    QTest.qWait(milliseconds)


def _blank(about: tuple[str, Icon, str]) -> PageEntry:
    key, name, word = about
    return PageEntry(key, name, word, lambda desk: Page(desk, word))


if __name__ == "__main__":
    main()
