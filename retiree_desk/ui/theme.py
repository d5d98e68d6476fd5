"""How windows look: one table of colour roles for three looks, one type scale, one grid; Fusion does the drawing.

Every length and letter goes through the theme in use (``now()``), so that the three text sizes scale all of it.
Red is for what is overdue, amber for what is nearly due, green for what is done, and for nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cache
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from retiree_desk.paths import resources
from retiree_desk.settings import Settings, ThemeChoice
from retiree_desk.ui.style_sheet import STYLE_SHEET

FAMILIES = ("Noto Sans SC", "HanaMinB")
FONT_FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
RARE_FONT_FILE = "HanaMinB.ttf"


class Look(IntEnum):
    """A column of the table of roles."""

    LIGHT = 0
    DARK = 1
    CONTRAST = 2


class Role(StrEnum):
    """What a colour is for."""

    PAPER = "paper"
    CARD = "card"
    RAIL = "rail"
    HOVER = "hover"
    WASH = "wash"
    SAND = "sand"
    LINE = "line"
    EDGE = "edge"
    INK = "ink"
    SOFT = "soft"
    ACCENT = "accent"
    ACCENT_STRONG = "accent_strong"
    ON_ACCENT = "on_accent"
    OVERDUE = "overdue"
    OVERDUE_WASH = "overdue_wash"
    LAST_CALL = "last_call"
    LAST_CALL_WASH = "last_call_wash"
    DONE = "done"
    DONE_WASH = "done_wash"


ROLES: dict[Role, tuple[str, str, str]] = {
    #                     light      dark       high contrast
    Role.PAPER:          ("#F8F6F2", "#16191B", "#FFFFFF"),
    Role.CARD:           ("#FFFFFF", "#1F2427", "#FFFFFF"),
    Role.RAIL:           ("#F0ECE4", "#101315", "#FFFFFF"),
    Role.HOVER:          ("#F3F0EA", "#293034", "#ECECEC"),
    Role.WASH:           ("#E1EEED", "#1D3D3C", "#D4ECEC"),
    Role.SAND:           ("#EFEAE0", "#30373A", "#FFFFFF"),
    Role.LINE:           ("#E6E1D8", "#343C40", "#000000"),
    Role.EDGE:           ("#8B867B", "#828C90", "#000000"),
    Role.INK:            ("#1F2A30", "#ECE8E1", "#000000"),
    Role.SOFT:           ("#56616A", "#AFB7BB", "#262626"),
    Role.ACCENT:         ("#0E6B6B", "#63C7C1", "#004848"),
    Role.ACCENT_STRONG:  ("#0A5252", "#8CDAD5", "#002E2E"),
    Role.ON_ACCENT:      ("#FFFFFF", "#0B2020", "#FFFFFF"),
    Role.OVERDUE:        ("#A11F1C", "#FF9D93", "#8A0000"),
    Role.OVERDUE_WASH:   ("#FAE7E4", "#472421", "#FFFFFF"),
    Role.LAST_CALL:      ("#7D5000", "#F0C063", "#583700"),
    Role.LAST_CALL_WASH: ("#FAEFD8", "#40331C", "#FFFFFF"),
    Role.DONE:           ("#1E6639", "#82D29A", "#00461B"),
    Role.DONE_WASH:      ("#E3F1E6", "#1F3828", "#FFFFFF"),
}  # fmt: skip

GROUNDS = (Role.PAPER, Role.CARD, Role.RAIL, Role.HOVER, Role.WASH, Role.SAND)
TEXT_PAIRS = (
    *(
        (text, ground)
        for text in (Role.INK, Role.SOFT, Role.ACCENT, Role.ACCENT_STRONG)
        for ground in GROUNDS
    ),
    (Role.ON_ACCENT, Role.ACCENT),
    (Role.ON_ACCENT, Role.ACCENT_STRONG),
    (Role.CARD, Role.INK),
    *(
        (text, ground)
        for text, wash in (
            (Role.OVERDUE, Role.OVERDUE_WASH),
            (Role.LAST_CALL, Role.LAST_CALL_WASH),
            (Role.DONE, Role.DONE_WASH),
        )
        for ground in (wash, Role.PAPER, Role.CARD, Role.HOVER, Role.WASH)
    ),
)
PART_PAIRS = tuple((part, ground) for part in (Role.EDGE, Role.ACCENT, Role.INK) for ground in GROUNDS)


class Type(StrEnum):
    """The type scale, in pixels at 100 %."""

    BODY = "body"
    STRONG = "strong"
    CAPTION = "caption"
    SECTION = "section"
    TITLE = "title"
    NAME = "name"


_TYPES = {
    Type.BODY: (14, False),
    Type.STRONG: (14, True),
    Type.CAPTION: (12, False),
    Type.SECTION: (16, True),
    Type.TITLE: (20, True),
    Type.NAME: (28, True),
}

ROW = 36
CONTROL = 32
MARGIN = 24
GAP = 8


@dataclass(frozen=True, slots=True)
class Theme:
    """A look at a text size."""

    look: Look = Look.LIGHT
    text_size: int = 100

    def px(self, length: int) -> int:
        """``length`` (pixels at 100 %) at this text size."""
        return round(length * self.text_size / 100)

    def hex(self, role: Role) -> str:
        """The colour of ``role`` as ``#RRGGBB``."""
        return ROLES[role][self.look]

    def colour(self, role: Role) -> QColor:
        """The colour of ``role``."""
        return QColor(self.hex(role))

    def font(self, kind: Type = Type.BODY) -> QFont:
        """The font of ``kind``, its figures all of one width."""
        size, bold = _TYPES[kind]
        return QFont(_font(self.px(size), bold))


_current = [Theme()]


def now() -> Theme:
    """The theme in use."""
    return _current[0]


def px(length: int) -> int:
    """``length`` (pixels at 100 %) at the text size in use."""
    return _current[0].px(length)


def colour(role: Role) -> QColor:
    """The colour of ``role`` in the look in use."""
    return _current[0].colour(role)


def apply(app: QApplication, settings: Settings) -> Theme:
    """Dress ``app`` as ``settings`` say. Windows already open keep their measures: build them anew."""
    theme = Theme(_look(settings.theme), settings.text_size)
    _current[0] = theme
    load_fonts()
    if not app.styleSheet():  # a dressed application draws with Fusion already
        app.setStyle("Fusion")
    app.setPalette(palette(theme))
    app.setFont(theme.font())
    app.setStyleSheet(style_sheet(theme))
    return theme


@cache
def load_fonts() -> None:
    """Read the shipped text fonts once, so that every desk shows the same letters."""
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(str(resources() / "fonts" / name))


@cache
def load_rare_font() -> None:
    """Read the font of rare characters once; the window asks for it after it is up."""
    QFontDatabase.addApplicationFont(str(resources() / "fonts" / RARE_FONT_FILE))


def palette(theme: Theme) -> QPalette:
    """Qt's own roles in the colours of ``theme``."""
    made = QPalette()
    for role, ours in _PALETTE.items():
        made.setColor(role, theme.colour(ours))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.colour(Role.SOFT))
    return made


def style_sheet(theme: Theme) -> str:
    """The small sheet for what a palette can't say: ``$role`` is a colour, ``@8`` a length."""
    values = {role.value: theme.hex(role) for role in Role}
    values["look"] = theme.look.name.lower()
    values["marks"] = (resources() / "icons" / "marks").as_posix()
    values["off"] = "dashed" if theme.look is Look.CONTRAST else "solid"
    coloured = Template(STYLE_SHEET).substitute(values)
    return re.sub(r"@(\d+)", lambda found: f"{theme.px(int(found[1]))}px", coloured)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two ``#RRGGBB`` colours (WCAG 2.2, 1.4.3)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(code: str) -> float:
    parts = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _look(choice: ThemeChoice) -> Look:
    if choice is not ThemeChoice.SYSTEM:
        return Look[choice.name]
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return Look.CONTRAST
    return Look.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else Look.LIGHT


@cache
def _font(pixels: int, bold: int) -> QFont:
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


_PALETTE = {
    QPalette.ColorRole.Window: Role.PAPER,
    QPalette.ColorRole.WindowText: Role.INK,
    QPalette.ColorRole.Base: Role.CARD,
    QPalette.ColorRole.AlternateBase: Role.HOVER,
    QPalette.ColorRole.Text: Role.INK,
    QPalette.ColorRole.PlaceholderText: Role.SOFT,
    QPalette.ColorRole.Button: Role.CARD,
    QPalette.ColorRole.ButtonText: Role.INK,
    QPalette.ColorRole.BrightText: Role.INK,
    QPalette.ColorRole.Highlight: Role.ACCENT,
    QPalette.ColorRole.HighlightedText: Role.ON_ACCENT,
    QPalette.ColorRole.Accent: Role.ACCENT,
    QPalette.ColorRole.Link: Role.ACCENT,
    QPalette.ColorRole.LinkVisited: Role.ACCENT,
    QPalette.ColorRole.ToolTipBase: Role.INK,
    QPalette.ColorRole.ToolTipText: Role.CARD,
    QPalette.ColorRole.Light: Role.CARD,
    QPalette.ColorRole.Midlight: Role.HOVER,
    QPalette.ColorRole.Mid: Role.LINE,
    QPalette.ColorRole.Dark: Role.EDGE,
    QPalette.ColorRole.Shadow: Role.EDGE,
}
