from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from retiree_desk.ui.top_bar import TopBar
from tests.ui.walkers import clipped


def bar(qtbot: QtBot, office: str = "东湖机械厂离退休工作处") -> TopBar:
    made = TopBar(office, "周敏", lambda _wanted: [])
    qtbot.addWidget(made)
    made.resize(1366, made.height())
    return made


def test_the_menu_of_the_person_offers_lock_settings_and_help(qtbot: QtBot) -> None:
    made = bar(qtbot)
    (user,) = [one for one in made.findChildren(QPushButton) if one.menu()]
    heard: list[str] = []
    made.lock_asked.connect(lambda: heard.append("lock"))
    made.settings_asked.connect(lambda: heard.append("settings"))
    made.help_asked.connect(lambda: heard.append("help"))
    for act in user.menu().actions():
        act.trigger()
    assert heard == ["lock", "settings", "help"]


def test_the_age_of_the_backup_opens_the_backups(qtbot: QtBot) -> None:
    made = bar(qtbot)
    made.show_backup("备份 3 天前", old=True)
    (backup,) = [one for one in made.findChildren(QPushButton) if one.accessibleName() == "备份 3 天前"]
    with qtbot.waitSignal(made.backup_asked):
        backup.click()


def test_a_long_name_takes_two_lines(qtbot: QtBot) -> None:
    made = bar(qtbot, "中国某某银行股份有限公司某某省分行离退休干部管理处")
    made.show()
    assert clipped(made) == []
    (name,) = [one for one in made.findChildren(QLabel) if one.toolTip().startswith("中国")]
    assert name.wordWrap()
    made.close()
