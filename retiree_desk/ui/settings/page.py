"""The page 设置: its sections at the left, one of them at the right; a section is added in one line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from retiree_desk.i18n import N_, _
from retiree_desk.services.offices import Office
from retiree_desk.ui import theme
from retiree_desk.ui.backups.panel import BackupPanel
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon, icon
from retiree_desk.ui.page import Page
from retiree_desk.ui.settings.about import AboutSection
from retiree_desk.ui.settings.checks import CheckSection
from retiree_desk.ui.settings.looks import LooksSection
from retiree_desk.ui.settings.operations import OperationsSection
from retiree_desk.ui.settings.people import PeopleSection
from retiree_desk.ui.theme import Role
from retiree_desk.ui.widgets.cards import Card

_WIDTH = 176


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the settings; ``word`` is marked with ``N_``, ``make`` runs when it is first shown."""

    key: str
    icon: Icon
    word: str
    make: Callable[[Desk, Office], QWidget]


SECTIONS = (
    Section("looks", Icon.COLOURS, N_("Looks"), LooksSection),
    Section("people", Icon.KEY, N_("People and passwords"), PeopleSection),
    Section("backups", Icon.BACKUP, N_("Backups"), BackupPanel),
    Section("operations", Icon.HISTORY, N_("Operations"), OperationsSection),
    Section("checks", Icon.HEALTH, N_("Data check"), CheckSection),
    Section("about", Icon.INFO, N_("About"), AboutSection),
)


class SettingsPage(Page):
    """``open`` takes the key of a section."""

    kinds = frozenset()

    def __init__(self, desk: Desk, *, office: Office) -> None:
        super().__init__(desk, _("Settings"))
        self._office = office
        self._made: dict[str, QWidget] = {}
        self._list = QListWidget()
        self._list.setAccessibleName(_("Sections of the settings"))
        self._list.setProperty("bare", True)
        self._list.setFixedWidth(theme.px(_WIDTH))
        self._list.setIconSize(QSize(theme.px(18), theme.px(18)))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for section in SECTIONS:
            item = QListWidgetItem(icon(section.icon, Role.SOFT), _(section.word))
            item.setSizeHint(QSize(theme.px(_WIDTH - 16), theme.px(40)))
            self._list.addItem(item)
        self._stack = QStackedWidget()
        card = Card()
        card.body.setContentsMargins(*([theme.px(24)] * 4))
        card.body.addWidget(self._stack)
        line = QHBoxLayout()
        line.setSpacing(theme.px(16))
        line.addWidget(self._list)
        line.addWidget(card, 1)
        self.body.addLayout(line, 1)
        self._list.currentRowChanged.connect(self._show)
        self._list.setCurrentRow(0)

    def open(self, what: object) -> None:
        for at, section in enumerate(SECTIONS):
            if section.key == what:
                self._list.setCurrentRow(at)

    def section(self, key: str) -> QWidget:
        """The section ``key``, shown."""
        self.open(key)
        return self._made[key]

    def reload(self) -> None:
        shown = self._stack.currentWidget()
        again = getattr(shown, "reload", None)
        if again is not None:
            again()

    def _show(self, at: int) -> None:
        section = SECTIONS[at]
        if section.key not in self._made:
            made = section.make(self.desk, self._office)
            made.setAccessibleName(_(section.word))
            self._made[section.key] = made
            self._stack.addWidget(made)
        self._stack.setCurrentWidget(self._made[section.key])
        self.reload()
