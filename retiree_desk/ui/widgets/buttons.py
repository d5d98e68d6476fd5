"""Buttons: one main act on a page, plain ones beside it, quiet ones in a list, and numbers that open names."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from retiree_desk.ui import theme
from retiree_desk.ui.icons import SIZE, Icon, icon
from retiree_desk.ui.theme import Role


class Kind(StrEnum):
    """How much a button asks for attention."""

    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"
    LINK = "link"


LONG_NAME = 12
"""Characters: names up to here stand on one line everywhere; some have fifty."""

_TINTS = {
    Kind.PRIMARY: Role.ON_ACCENT,
    Kind.PLAIN: Role.INK,
    Kind.QUIET: Role.ACCENT,
    Kind.LINK: Role.ACCENT,
}


def button(word: str, name: Icon | None = None, kind: Kind = Kind.PLAIN) -> QPushButton:
    """A button with its word and, where it helps, an icon."""
    made = QPushButton(word)
    made.setProperty("kind", kind.value)
    made.setAutoDefault(False)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    if name is not None:
        made.setIcon(icon(name, _TINTS[kind]))
        made.setIconSize(QSize(theme.px(SIZE - 2), theme.px(SIZE - 2)))
        made.setText(f" {word}")
        made.setAccessibleName(word)
    return made


def person_link(name: str, said: str = "{name}", sign: Icon | None = None) -> QPushButton:
    """A link to a person by name; of a very long one its beginning, all of it in the hint. ``said`` has {name}."""
    whole = said.format(name=name)
    short = name if len(name) <= LONG_NAME else f"{name[: LONG_NAME - 1]}…"
    made = button(said.format(name=short), sign, Kind.LINK)
    made.setAccessibleName(whole)
    made.setToolTip(whole if short != name else "")
    return made


def icon_button(word: str, name: Icon) -> QPushButton:
    """A button that shows its icon only, for the few places where its word stands beside it already."""
    made = button("", name, Kind.QUIET)
    made.setText("")
    made.setAccessibleName(word)
    made.setToolTip(word)
    made.setFixedWidth(theme.px(theme.CONTROL))
    made.setStyleSheet("padding: 0")
    return made


class LinkNumber(QPushButton):
    """A number that opens the names behind it; the accessible name says which number it is."""

    def __init__(self, count: int = 0, about: str = "") -> None:
        super().__init__()
        self.setProperty("kind", Kind.LINK.value)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._about = about
        self.show_count(count)

    def show_count(self, count: int) -> None:
        """Show ``count``; nothing can be opened behind a nought."""
        self.setText(f"{count:,}".replace(",", "\N{NARROW NO-BREAK SPACE}"))
        self.setAccessibleName(f"{self._about} {count}".strip())
        self.setEnabled(count > 0)
