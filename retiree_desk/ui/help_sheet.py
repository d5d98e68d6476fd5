"""F1: the keys that spare the mouse, on one sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from retiree_desk.i18n import N_, _
from retiree_desk.ui import theme
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.words import section, words

KEYS = (
    (
        N_("Anywhere"),
        (
            ("Ctrl+F", N_("Find a person")),
            ("Ctrl+1 … 9", N_("Go to a page")),
            ("Alt+←", N_("Back to the page before")),
            ("Ctrl+Z", N_("Take back what was done last")),
            ("Ctrl+L", N_("Lock")),
            ("F1", N_("This sheet")),
        ),
    ),
    (
        N_("In a form"),
        (
            ("Enter", N_("Next field")),
            ("Shift+Enter", N_("Field before")),
            ("Ctrl+Enter, F2", N_("Save")),
            ("Esc", N_("Leave; what you typed is kept")),
            ("F4, ↓", N_("Show the list of a field")),
            ("Ctrl+;", N_("Today, in a date")),
        ),
    ),
    (
        N_("In a list"),
        (
            ("↑ ↓", N_("Go up and down")),
            ("Enter", N_("Open")),
            (N_("Space"), N_("Show or hide the details")),
            ("Ctrl+A", N_("Select all")),
            ("Ctrl+C", N_("Copy as a table")),
        ),
    ),
)


class HelpSheet(QDialog):
    """The keys by place; Esc or Enter closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        margin = theme.px(theme.MARGIN)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, theme.px(16))
        layout.setSpacing(theme.px(16))
        layout.addWidget(words(_("Keys that spare the mouse"), Type.TITLE))
        columns = QHBoxLayout()
        columns.setSpacing(theme.px(40))
        for heading, keys in KEYS:
            columns.addLayout(_column(_(heading), keys))
        layout.addLayout(columns)
        close = button(_("I see"), None, Kind.PRIMARY)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def _column(heading: str, keys: tuple[tuple[str, str], ...]) -> QVBoxLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(12))
    grid.setVerticalSpacing(theme.px(10))
    grid.setColumnStretch(1, 1)
    for row, (key, what) in enumerate(keys):
        grid.addWidget(_key(_(key)), row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(words(_(what)), row, 1)
    column = QVBoxLayout()
    column.setSpacing(theme.px(12))
    column.addWidget(section(heading))
    column.addLayout(grid)
    column.addStretch(1)
    return column


def _key(text: str) -> QLabel:
    made = words(text, Type.CAPTION)
    edge, ground = theme.now().hex(Role.EDGE), theme.now().hex(Role.CARD)
    made.setStyleSheet(
        f"background: {ground}; border: 1px solid {edge}; border-radius: {theme.px(4)}px;"
        f" padding: {theme.px(2)}px {theme.px(6)}px"
    )
    return made
