from __future__ import annotations

from pytestqt.qtbot import QtBot

from retiree_desk.ui import theme
from retiree_desk.ui.theme import Role
from retiree_desk.ui.widgets.mark import Mark, mark_icon


def test_the_mark_is_drawn_in_the_accent_at_every_size(qtbot: QtBot) -> None:
    mark = Mark(48)
    qtbot.addWidget(mark)
    assert mark.grab().toImage().pixelColor(24, 6) == theme.colour(Role.ACCENT)
    icon = mark_icon()
    assert [icon.pixmap(size, size).width() for size in (16, 32, 256)] == [16, 32, 256]
