from __future__ import annotations

from pytestqt.qtbot import QtBot

from retiree_desk.ui.icons import Icon
from retiree_desk.ui.widgets.buttons import Kind, LinkNumber, button, icon_button, person_link


def test_a_button_is_called_by_its_word(qtbot: QtBot) -> None:
    made = button("保存", Icon.CHECK, Kind.PRIMARY)
    bare = icon_button("清空", Icon.CLOSE)
    for one in (made, bare):
        qtbot.addWidget(one)
    assert (made.accessibleName(), bare.accessibleName(), bare.toolTip()) == ("保存", "清空", "清空")
    assert not made.autoDefault()
    assert made.sizeHint().height() == 32


def test_a_number_opens_names_unless_it_is_nought(qtbot: QtBot) -> None:
    made = LinkNumber(7250, "在册")
    qtbot.addWidget(made)
    assert made.text() == "7\N{NARROW NO-BREAK SPACE}250"
    assert made.accessibleName() == "在册 7250"
    with qtbot.waitSignal(made.clicked):
        made.click()
    made.show_count(0)
    assert not made.isEnabled()


def test_a_link_to_somebody_with_a_very_long_name_shows_its_beginning(qtbot: QtBot) -> None:
    name = "阿卜杜热合曼·买买提·艾合买提江·吐尔逊"
    long, short = person_link(name, "配偶：{name}", Icon.FAMILY), person_link("王芳")
    for one in (long, short):
        qtbot.addWidget(one)
    assert (long.text(), long.accessibleName()) == (" 配偶：阿卜杜热合曼·买买提·…", f"配偶：{name}")
    assert (short.text(), short.accessibleName(), short.toolTip()) == ("王芳", "王芳", "")
    assert long.toolTip() == f"配偶：{name}"
