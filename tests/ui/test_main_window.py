from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from retiree_desk.settings import Settings
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Changed, Desk, Told
from retiree_desk.ui.help_sheet import HelpSheet
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.main_window import MainWindow
from retiree_desk.ui.page import Page, PageEntry
from retiree_desk.ui.search_box import Hit
from retiree_desk.ui.widgets.line_edit import LineEdit
from tests.ui.quiet_store import quiet_desk
from tests.ui.walkers import clipped, outside, tab_order, unnamed, unreached

WORDS = ("工作台", "人员", "走访", "住院", "慰问", "善后", "打印", "交换", "统计", "设置")
KEYS = (
    "desk",
    "members",
    "visits",
    "hospital",
    "condolences",
    "bereavement",
    "print",
    "exchange",
    "figures",
    "settings",
)
CONTROL = Qt.KeyboardModifier.ControlModifier


class Noted(Page):
    """A page that notes what happens to it."""

    kinds = frozenset({"visit"})
    made = 0

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "页")
        type(self).made += 1
        self.reloads = 0
        self.opened: list[object] = []
        edit = LineEdit()
        edit.setAccessibleName("栏")
        self.body.addWidget(edit)
        self.body.addStretch(1)

    def reload(self) -> None:
        self.reloads += 1

    def open(self, what: object) -> None:
        self.opened.append(what)


def entries() -> list[PageEntry]:
    return [PageEntry(key, Icon.DESK, word, Noted) for key, word in zip(KEYS, WORDS, strict=True)]


def find(wanted: str) -> list[Hit]:
    return [Hit(7, "王秀兰", "82 岁"), Hit(8, "王秀英", "79 岁")] if wanted.startswith("wx") else []


def window_of(desk: Desk) -> MainWindow:
    made = MainWindow(
        desk,
        entries(),
        office="东湖机械厂离退休工作处",
        find=find,
        counts=lambda: {"desk": 14, "visits": 312},
    )
    desk.setParent(made)
    return made


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    Noted.made = 0
    made = window_of(quiet_desk())
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()
    made.deleteLater()
    QApplication.processEvents()


def test_a_page_is_made_when_it_is_first_shown(window: MainWindow) -> None:
    assert (Noted.made, window.shown()) == (1, "desk")
    window.show_page("visits")
    window.show_page("desk")
    window.show_page("visits")
    assert Noted.made == 2


def test_keys_go_to_pages_and_back(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_3, CONTROL)
    assert window.shown() == "visits"
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.shown() == "desk"


def test_a_page_asks_for_another(window: MainWindow) -> None:
    window.page("desk").asked.emit("members", 41)
    assert window.shown() == "members"
    page = window.page("members")
    assert isinstance(page, Noted)
    assert page.opened == [41]


def test_a_page_that_is_not_there_is_no_place_to_go(window: MainWindow) -> None:
    window.show_page("nowhere")
    assert window.shown() == "desk"


def test_a_hidden_page_reloads_when_it_is_shown_again(window: MainWindow) -> None:
    page = window.page("desk")
    assert isinstance(page, Noted)
    assert page.reloads == 1
    page.desk.changed.emit(Changed(frozenset({"visit"}), 1))
    page.desk.changed.emit(Changed(frozenset({"member"}), 2))
    assert page.reloads == 2
    window.show_page("visits")
    page.desk.changed.emit(Changed(frozenset({"visit"}), 3))
    page.desk.changed.emit(Changed(frozenset({"visit"}), 4))
    assert page.reloads == 2
    window.show_page("desk")
    assert page.reloads == 3


def test_a_person_is_found_and_opened_from_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL)
    box = window.top.search
    assert box.hasFocus()
    qtbot.keyClicks(box, "wx")
    box.seek()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    page = window.page("members")
    assert isinstance(page, Noted)
    assert (window.shown(), page.opened) == ("members", [8])


def test_what_was_done_is_told_with_the_way_back(window: MainWindow) -> None:
    desk = window.page("desk").desk
    desk.told.emit(Told("已记录 王秀兰 的上门走访", 7))
    assert window.status.sentence() == "已记录 王秀兰 的上门走访"
    desk.told.emit(Told("已复制 3 行"))
    assert window.status.sentence() == "已复制 3 行"


def test_counts_stand_on_the_rail(window: MainWindow) -> None:
    window.recount()
    assert "走访 312" in [
        button.accessibleName() for button in window.rail.findChildren(type(tab_order(window.rail)[0]))
    ]


def test_f1_shows_the_keys(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    (sheet,) = window.findChildren(HelpSheet)
    assert sheet.isVisible()
    sheet.accept()


def test_the_place_on_the_screen_is_kept(window: MainWindow) -> None:
    window.resize(1200, 700)
    desk = window.page("desk").desk
    window.close()
    again = window_of(quiet_desk(replace(Settings(), windows=desk.settings.windows)))
    assert again.height() == 700
    again.deleteLater()


@pytest.mark.parametrize("text_size", [100, 125, 150])
def test_everything_fits_and_is_reached_at_every_text_size(
    qapp: QApplication, qtbot: QtBot, text_size: int
) -> None:
    settings = Settings(text_size=text_size)
    theme.apply(qapp, settings)
    window = window_of(quiet_desk(settings))
    window.top.show_backup("备份 2 小时前")
    window.status.tell("已记录 王秀兰 的上门走访", "撤销")
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert (window.width(), window.height()) == (1366, 768)
    assert [unnamed(window), unreached(window), clipped(window), outside(window)] == [[]] * 4
    window.close()
    window.deleteLater()
    QApplication.processEvents()
