"""How the windows look and when they lock: colours, size of letters, language; each choice holds at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from retiree_desk.i18n import _
from retiree_desk.services.offices import Office
from retiree_desk.settings import LOCK_AFTER, TEXT_SIZES, ThemeChoice
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.widgets.words import caption, section


class LooksSection(QWidget):
    """One row of choices for each preference of this person on this computer."""

    def __init__(self, desk: Desk, _office: Office) -> None:
        super().__init__()
        self._desk = desk
        self.choices: dict[str, QButtonGroup] = {}
        settings = desk.settings
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        for name, heading, note, offered in _offers():
            layout.addWidget(section(heading))
            layout.addWidget(self._row(name, heading, offered, getattr(settings, name)))
            if note:
                layout.addWidget(caption(note, wrap=True))
            layout.addSpacing(theme.px(12))
        layout.addStretch(1)

    def _row(self, name: str, heading: str, offered: Sequence[tuple[object, str]], now: object) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(24))
        group = QButtonGroup(row)
        for value, word in offered:
            radio = QRadioButton(word)
            radio.setAccessibleName(_("{group}: {choice}").format(group=heading, choice=word))
            radio.setProperty("value", value)
            radio.setChecked(value == now)
            radio.clicked.connect(partial(self._choose, name, value))
            group.addButton(radio)
            line.addWidget(radio)
        line.addStretch(1)
        self.choices[name] = group
        return row

    def _choose(self, name: str, value: object, _checked: bool = True) -> None:
        if getattr(self._desk.settings, name) != value:
            self._desk.prefer(**{name: value})


def _offers() -> Sequence[tuple[str, str, str, Sequence[tuple[object, str]]]]:
    return (
        (
            "theme",
            _("Colours"),
            _("High contrast suits a screen in bright light, and tired eyes."),
            (
                (ThemeChoice.LIGHT, _("Light")),
                (ThemeChoice.DARK, _("Dark")),
                (ThemeChoice.CONTRAST, _("High contrast")),
                (ThemeChoice.SYSTEM, _("As the system")),
            ),
        ),
        (
            "text_size",
            _("Size of letters"),
            _("All of it grows: letters, rows, buttons and pictures."),
            tuple((size, f"{size} %") for size in TEXT_SIZES),
        ),
        ("language", _("Language"), "", (("zh_CN", "简体中文"), ("en", "English"))),
        (
            "lock_after",
            _("Lock when nobody is there"),
            _("Ctrl+L locks at once. The office stays as it is behind the lock."),
            tuple(
                (minutes, _("{minutes} minutes").format(minutes=minutes) if minutes else _("Never"))
                for minutes in (*LOCK_AFTER[1:], LOCK_AFTER[0])
            ),
        ),
    )
