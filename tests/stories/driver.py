"""A clerk at the real window over a real store: a person's verbs, by keyboard wherever a clerk would use it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from retiree_desk.domain.ids import Uid
from retiree_desk.domain.values import Row, Value
from retiree_desk.services import members
from retiree_desk.settings import Settings
from retiree_desk.store.engine import open_engine
from retiree_desk.store.unit import Store
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.main_window import MainWindow
from retiree_desk.ui.members.finder import finder
from retiree_desk.ui.members.page import MembersPage, entry
from retiree_desk.ui.members.person_view import PersonView
from retiree_desk.ui.page import Page, PageEntry
from retiree_desk.ui.recycle.page import RecyclePage
from retiree_desk.ui.tasks import Tasks
from retiree_desk.ui.trees.page import TreesPage
from tests.offices import KEY, TickingClock, empty_store
from tests.ui.typing_method import commit

MONDAY = date(2026, 3, 2)
CONTROL = Qt.KeyboardModifier.ControlModifier
PEOPLE: tuple[dict[str, Value], ...] = (
    {"name": "王秀兰", "sex": "女", "birth_date": "1941-05-06", "category": "退休", "mobile": "15400001111"},
    {"name": "曾国藩", "sex": "男", "birth_date": "1938-11-26", "category": "离休", "mobile": "15400002222"},
    {"name": "单雄信", "sex": "男", "birth_date": "1950-01-02", "category": "退休", "living": "独居"},
    {"name": "李建国", "sex": "男", "birth_date": "1952-08-01", "category": "退休", "residence": "市内"},
    {"name": "丁一", "sex": "男", "birth_date": "1931-02-03", "category": "退休", "care_level": "不能自理"},
)


class Clerk:
    """Somebody at the desk; ``today`` moves only when the clerk waits."""

    def __init__(self, store: Store, clock: TickingClock, settings: Settings = Settings()) -> None:  # noqa: B008
        self.store = store
        self.clock = clock
        self.today = MONDAY
        self.desk = Desk(
            store, today=lambda: self.today, user="周敏", settings=settings, tasks=Tasks(inline=True)
        )
        entries = [PageEntry("desk", Icon.DESK, "工作台", lambda desk: Page(desk, "工作台")), entry()]
        self.window = MainWindow(self.desk, entries, office="东湖机械厂", find=finder(self.desk))
        self.window.resize(1366, 768)

    def comes_in(self) -> Clerk:
        """Open the window on the register."""
        self.window.show()
        self.window.activateWindow()
        self.window.show_page("members")
        settle()
        return self

    @property
    def page(self) -> MembersPage:
        """The members' page."""
        found = self.window.page("members")
        assert isinstance(found, MembersPage)
        return found

    @property
    def person(self) -> PersonView:
        """The person's page shown."""
        return self.page.person

    def knows(self, *rows: Row) -> list[Uid]:
        """People who are in the register already."""
        with self.store.unit("import") as unit:
            found = [members.add(unit, row, today=self.today) for row in rows]
        self.page.reload()
        return found

    def waits(self, days: int) -> None:
        """Days go by; others may work meanwhile."""
        self.today += timedelta(days=days)
        self.clock.now += timedelta(days=days)

    def types(self, text: str) -> None:
        """Type into whatever has the focus."""
        held = QApplication.focusWidget()
        assert held is not None
        QTest.keyClicks(held, text) if text.isascii() else commit(held, text)

    def presses(self, *keys: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys where the focus is."""
        if (
            QApplication.activeWindow() is None
        ):  # a window system goes back to the window when a dialog closes
            self.window.activateWindow()
            settle()
        for key in keys:
            held = QApplication.focusWidget() or self.window
            QTest.keyClick(held, key, with_)
            settle()

    def presses_in(self, widget: QWidget, key: Qt.Key) -> None:
        """Press a key in a list that has dropped; no window system, no focus for pop-ups."""
        QTest.keyClick(widget, key)
        settle()

    def finds(self, typed: str) -> list[str]:
        """Ctrl+F, type: the names that drop down."""
        self.presses(Qt.Key.Key_F, with_=CONTROL)
        self.window.top.search.clear()
        self.types(typed)
        self.window.top.search.seek()
        settle()
        return [hit.name for hit in self.window.top.search.results()]

    def opens(self, name: str) -> PersonView:
        """Find somebody by name and press Enter."""
        self.finds(name)
        self.presses(Qt.Key.Key_Return)
        assert self.sees_person() == name
        return self.person

    def sees_person(self) -> str:
        """Whose page is shown."""
        record = self.person.record
        return record.name if record is not None and self.person.isVisible() else ""

    def sees_names(self) -> list[str]:
        """The names in the list, in order."""
        model = self.page.register.model
        found = (model.line(row) for row in range(model.rowCount()))
        return [str(line.values["name"]) for line in found if line is not None]

    def reads_status(self) -> str:
        """The quiet line at the bottom."""
        return self.window.status.sentence()

    def value(self, uid: Uid, key: str) -> Value:
        """What the register holds."""
        found = self.desk.read(lambda unit: unit.members.person(uid))
        assert found is not None
        return found.values[key]

    def opens_bin(self) -> RecyclePage:
        """The recycle bin."""
        self.page.open("recycle")
        settle()
        found = self.page.other("recycle")
        assert isinstance(found, RecyclePage)
        return found

    def opens_groups(self) -> TreesPage:
        """The groupings."""
        self.page.open("trees")
        settle()
        found = self.page.other("trees")
        assert isinstance(found, TreesPage)
        return found

    def leaves(self) -> None:
        """Close the window."""
        self.window.close()
        self.window.deleteLater()
        self.desk.deleteLater()
        settle()


def settle() -> None:
    """Let the window draw and the deleted go."""
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def dialogs_of(window: QWidget, kind: Callable[..., QWidget]) -> list[QWidget]:
    """The open dialogs of one kind."""
    settle()
    return [one for one in window.findChildren(QWidget) if type(one) is kind and one.isVisible()]


@contextmanager
def clerk_at_desk(folder: Path, settings: Settings = Settings()) -> Iterator[Clerk]:  # noqa: B008
    """A clerk in an empty office."""
    with empty_store(folder):
        clock = TickingClock()
        store = Store(open_engine(folder / "office.db", KEY), clock)
        clerk = Clerk(store, clock, settings).comes_in()
        yield clerk
        clerk.leaves()
        store.close()
