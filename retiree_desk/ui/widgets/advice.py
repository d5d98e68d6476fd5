"""The second half of a trouble: whether the data is safe and what to do now, each sentence behind its sign."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon, pixmap
from retiree_desk.ui.theme import Role
from retiree_desk.ui.widgets.words import words
from retiree_desk.wording import Advice


def told(advice: Advice) -> QGridLayout:
    """The sentences there are, one below the other."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(12))
    grid.setVerticalSpacing(theme.px(8))
    grid.setColumnStretch(1, 1)
    for row, (name, sentence) in enumerate(((Icon.BACKUP, advice.safe), (Icon.NEXT, advice.cure))):
        if sentence:
            sign = QLabel()
            sign.setPixmap(pixmap(name, Role.ACCENT))
            grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
            line = words(sentence, wrap=True)
            line.setAlignment(Qt.AlignmentFlag.AlignTop)
            grid.addWidget(line, row, 1)
    return grid
