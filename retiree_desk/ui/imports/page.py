"""The page 交换: what comes in and what goes out."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.i18n import _
from retiree_desk.services.offices import Office
from retiree_desk.store.changes import ChangeSet
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.imports.drop_zone import DropZone
from retiree_desk.ui.imports.export_card import ExportCard
from retiree_desk.ui.imports.import_wizard import ImportWizard
from retiree_desk.ui.members.history_undo import take_back
from retiree_desk.ui.page import Page
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.emptying import empty
from retiree_desk.ui.widgets.form import scrolled
from retiree_desk.ui.widgets.words import Elided, caption, words

_RECENT = 4


class ExchangePage(Page):
    """``open`` takes ``import``, or the path of a workbook."""

    kinds = frozenset({"member", "saved_list", "import_mapping", "setting"})

    def __init__(self, desk: Desk, *, office: Office) -> None:
        super().__init__(desk, _("Exchange"))
        self._office = office
        self.wizard: ImportWizard | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self._home())
        self.body.addWidget(self._stack, 1)
        self.header.say(
            _("Workbooks come in with a preview and a way back; whole registers go out with a reason.")
        )

    def reload(self) -> None:
        self.export.reload()
        self._list(self.desk.read(lambda unit: unit.changes.recent(_RECENT, action="import")))

    def open(self, what: object) -> None:
        if isinstance(what, Path):
            self.take(what)
        elif what == "import":
            self.begin()

    def begin(self) -> ImportWizard:
        """Show the wizard, at its first step."""
        if self.wizard is None:
            self.wizard = ImportWizard(self.desk, self._office)
            self.wizard.finished.connect(self.leave)
            self.wizard.cancelled.connect(self.leave)
            self._stack.addWidget(self.wizard)
        self._stack.setCurrentWidget(self.wizard)
        self.header.hide()
        return self.wizard

    def take(self, path: Path) -> None:
        """Import this file."""
        self.begin().take(path)

    def leave(self) -> None:
        """Back to the two ways."""
        wizard, self.wizard = self.wizard, None
        self._stack.setCurrentIndex(0)
        self.header.show()
        if wizard is not None:
            self._stack.removeWidget(wizard)
            wizard.deleteLater()
        self.reload()

    def _home(self) -> QWidget:
        page = QWidget()
        ways = QHBoxLayout()
        ways.setSpacing(theme.px(16))
        ways.addWidget(self._import_card(), 1)
        self.export = ExportCard(self.desk)
        ways.addWidget(self.export, 1)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(16))
        layout.addLayout(ways, 3)
        layout.addWidget(self._recent_card(), 2)
        return scrolled(page)

    def _import_card(self) -> Card:
        card = Card(_("Read a workbook"))
        told = _(
            "Registers, visits, hospital stays and condolences; columns in any order, titles and totals may stay."
        )
        card.body.addWidget(words(told, Type.BODY, Role.SOFT, wrap=True))
        zone = DropZone(self.desk.settings.export_folder)
        zone.chosen.connect(self.take)
        card.body.addWidget(zone, 1)
        return card

    def _recent_card(self) -> Card:
        card = Card(_("Imported lately"))
        self._recent = QVBoxLayout()
        self._recent.setSpacing(theme.px(4))
        card.body.addLayout(self._recent)
        card.body.addStretch(1)
        return card

    def _list(self, found: list[ChangeSet]) -> None:
        empty(self._recent)
        for one in found:
            self._recent.addWidget(self._line(one))
        if not found:
            self._recent.addWidget(
                caption(_("Nothing yet. An import can be taken back as a whole, days later too."))
            )

    def _line(self, one: ChangeSet) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(16))
        layout.addWidget(Elided(one.note or _("Import"), Type.STRONG), 2)
        layout.addWidget(Elided(f"{wording.moment(one.at)} · {one.user}", Type.BODY, Role.SOFT), 2)
        if one.undone_by is None:
            undo = button(_("Take back"), Icon.UNDO, Kind.QUIET)
            undo.setAccessibleName(_("Take back {name}").format(name=one.note))
            undo.clicked.connect(partial(self._take_back, one))
            layout.addWidget(undo)
        else:
            layout.addWidget(caption(_("taken back")))
        return row

    def _take_back(self, one: ChangeSet, _checked: bool = False) -> None:
        take_back(self.desk, one, self)
