"""The line icons of the windows (Lucide, ISC licence, in ``resources/icons``), tinted by the theme; always beside a word."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from retiree_desk.paths import resources
from retiree_desk.ui import theme
from retiree_desk.ui.theme import Role

SIZE = 20
_STROKE = "1.75"


class Icon(StrEnum):
    """What an icon stands for; the value is its file's name."""

    DESK = "clipboard-check"
    MEMBERS = "users"
    VISITS = "footprints"
    HOSPITAL = "hospital"
    CONDOLENCES = "hand-heart"
    BEREAVEMENT = "flower-2"
    PRINT = "printer"
    EXCHANGE = "arrow-left-right"
    FIGURES = "chart-column"
    SETTINGS = "settings"
    SEARCH = "search"
    CLOSE = "x"
    ADD = "plus"
    LESS = "minus"
    EDIT = "pencil"
    REMOVE = "trash-2"
    UNDO = "undo-2"
    CHECK = "check"
    BACK = "arrow-left"
    NEXT = "arrow-right"
    DOWN = "chevron-down"
    UP = "chevron-up"
    RIGHT = "chevron-right"
    LEFT = "chevron-left"
    MORE = "ellipsis"
    FILTER = "list-filter"
    COLUMNS = "columns-3"
    CALENDAR = "calendar-days"
    PLAN = "calendar-check"
    CLOCK = "clock"
    OVERDUE = "circle-alert"
    LAST_CALL = "hourglass"
    DONE = "circle-check"
    IMPORTANT = "star"
    TAG = "tag"
    INFO = "info"
    WARNING = "triangle-alert"
    PHONE = "phone"
    MOBILE = "smartphone"
    ENVELOPE = "mail"
    LETTER = "mail-open"
    PLACE = "map-pin"
    OFFICE = "building-2"
    HOME = "house"
    BIRTHDAY = "cake"
    GIFT = "gift"
    HEALTH = "heart"
    FUND = "wallet"
    MONEY = "banknote"
    PARTY = "flag"
    FAMILY = "heart-handshake"
    MEMBER = "user"
    ENROL = "user-plus"
    LEFT_REGISTER = "user-x"
    CARD = "id-card"
    PHOTO = "image"
    DOCUMENT = "file-text"
    IMPORT = "file-input"
    EXPORT = "file-output"
    FOLDER = "folder-open"
    BACKUP = "shield-check"
    RESTORE = "database-backup"
    LOCK = "lock"
    UNLOCK = "lock-open"
    KEY = "key-round"
    SHOW = "eye"
    HIDE = "eye-off"
    HELP = "circle-question-mark"
    HISTORY = "history"
    LIST = "list"
    TREE = "list-tree"
    ROUTE = "route"
    CHECKUP = "stethoscope"
    CARE = "accessibility"
    NEWSPAPER = "newspaper"
    SCHOOL = "graduation-cap"
    NOTICE = "megaphone"
    COPY = "copy"
    REFRESH = "refresh-cw"
    MOVE_UP = "arrow-up"
    MOVE_DOWN = "arrow-down"
    MOVE_IN = "indent-increase"
    MOVE_OUT = "indent-decrease"
    STICK = "usb"
    MERGE = "merge"
    COLOURS = "palette"
    TEXT_SIZE = "type"
    QR_CODE = "qr-code"
    MEDAL = "medal"
    LOG_OUT = "log-out"
    SAVE = "save"
    KEYBOARD = "keyboard"
    NEUTRAL = "circle"
    REFUSED = "circle-x"
    PACKAGE = "package"
    RECEIPT = "receipt-text"
    BELL = "bell"
    NOTE = "notebook-pen"
    DOWNLOAD = "download"
    UPLOAD = "upload"
    PANEL = "panel-right"


def icon(name: Icon, role: Role = Role.SOFT, *, selected: Role | None = None) -> QIcon:
    """A line icon in the colour of ``role``; ``selected`` is its colour when on."""
    made = QIcon(pixmap(name, role))
    made.addPixmap(pixmap(name, role), QIcon.Mode.Selected)
    made.addPixmap(pixmap(name, Role.SOFT), QIcon.Mode.Disabled)
    if selected is not None:
        made.addPixmap(pixmap(name, selected), QIcon.Mode.Normal, QIcon.State.On)
    return made


def pixmap(name: Icon, role: Role = Role.SOFT, size: int = SIZE) -> QPixmap:
    """The icon at ``size`` pixels of 100 % text, as sharp as the screen allows."""
    ratio = _ratio()
    return _pixmap(name, theme.now().hex(role), theme.px(size), ratio)


@cache
def _pixmap(name: Icon, colour: str, pixels: int, ratio: float) -> QPixmap:
    side = round(pixels * ratio)
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    drawing = QSvgRenderer(QByteArray(_svg(name).replace("currentColor", colour).encode()))
    drawing.render(painter, QRectF(0, 0, side, side))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@cache
def _svg(name: Icon) -> str:
    text = (resources() / "icons" / f"{name.value}.svg").read_text(encoding="utf-8")
    return text.replace('stroke-width="2"', f'stroke-width="{_STROKE}"')


def _ratio() -> float:
    """The finest screen's pixels to a point; the application's own value rounds nothing."""
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
