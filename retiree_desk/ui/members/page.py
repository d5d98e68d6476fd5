"""The members' page of the window: the register, a person, the recycle bin and the groupings, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QMenu, QStackedWidget, QWidget

from retiree_desk.domain.fields import Group
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.lists import ANY_ITEM, ListQuery, Standing
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import N_, _
from retiree_desk.services import exports, lists, photos
from retiree_desk.services.lists import AGED, Counts
from retiree_desk.store.unit import Unit
from retiree_desk.troubles import Trouble
from retiree_desk.ui import troubles
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.form_memory import FORMS
from retiree_desk.ui.icons import Icon, icon
from retiree_desk.ui.members.form_add import AddDialog, open_add
from retiree_desk.ui.members.form_drafts import Drafts
from retiree_desk.ui.members.form_offer import DraftOffer
from retiree_desk.ui.members.list_view import RegisterView
from retiree_desk.ui.members.person_view import KINDS, PersonView
from retiree_desk.ui.page import OfficeAtHand, Page, PageEntry
from retiree_desk.ui.recycle.page import RecyclePage
from retiree_desk.ui.trees.page import TreesPage
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.progress import grouped

if TYPE_CHECKING:
    from retiree_desk.store.attachments import Attachments

KEY = "members"
_COUNTED = {
    "registered": ListQuery(),
    "aged": ListQuery(min_age=AGED),
    "lacking": ListQuery(missing=ANY_ITEM),
}


def entry(office: OfficeAtHand | None = None) -> PageEntry:
    """The page as the rail knows it; the office's attachments hold the photos."""

    def made(desk: Desk) -> MembersPage:
        return MembersPage(desk, attachments=office().attachments if office else None)

    return PageEntry(KEY, Icon.MEMBERS, N_("Members"), made)


class MembersPage(Page):
    """``open`` takes a local number or an identity (a person), words or a query (a list), ``recycle`` or ``trees``."""

    kinds = KINDS | {"saved_list"}
    import_asked = Signal()

    def __init__(self, desk: Desk, attachments: Attachments | None = None) -> None:
        super().__init__(desk, _("Members"))
        self._attachments = attachments
        self._drafts = Drafts(desk)
        self.offer = DraftOffer(desk, self._drafts)
        self.register = RegisterView(desk, self._photo)
        self._others: dict[str, Page] = {}
        self._stack = QStackedWidget()
        self._stack.addWidget(self.register)
        self._add_acts()  # before what is below them: Tab goes by it
        self.body.addWidget(self.offer)
        self.body.addWidget(self._stack, 1)
        self._connect()

    @cached_property
    def person(self) -> PersonView:
        """The page of a person, made when the first one is looked at."""
        made = PersonView(self.desk, self._drafts, self._photo)
        made.left.connect(self.show_list)
        made.person_asked.connect(self.show_person)
        made.photo_given.connect(self._keep_photo)
        made.page_asked.connect(self.asked)
        self._stack.addWidget(made)
        return made

    def reload(self) -> None:
        shown = self._stack.currentWidget()
        if isinstance(shown, PersonView):
            shown.reload()
        elif shown is self.register:
            self._tell()
            self.register.reload()

    def open(self, what: object) -> None:
        if isinstance(what, ListQuery):
            self.show_list(what)
        elif isinstance(what, bytes):
            self.show_person(what)
        elif isinstance(what, int):
            for uid in self.desk.read(lambda unit: unit.members.uids_of_seqs([what])):
                self.show_person(uid)
        elif what in _OTHERS:
            self.show_other(str(what))
        elif isinstance(what, str):
            self.show_list(ListQuery(standings=tuple(Standing), text=what))

    def show_list(self, query: ListQuery | None = None) -> None:
        """The register, with ``query`` if one is given."""
        self._show(self.register)
        self._stale = False
        self._tell()
        self.register.show_query(self.register.query if query is None else query)
        self.register.table.setFocus()

    def show_person(self, uid: bytes) -> None:
        """The page of a person."""
        if self.person.show_person(uid):
            self._show(self.person)
            self._stale = False
            self.person.setFocus()

    def show_other(self, key: str) -> None:
        """The recycle bin or the groupings."""
        if key not in self._others:
            made = _OTHERS[key](self.desk)
            made.asked.connect(self._follow)
            made.body.setContentsMargins(0, 0, 0, 0)
            self._others[key] = made
            self._stack.addWidget(made)
        self._show(self._others[key])

    def other(self, key: str) -> Page:
        """The recycle bin or the groupings, once shown."""
        return self._others[key]

    def add(self) -> AddDialog:
        """Open the form of a new person."""
        dialog = open_add(self.desk, self._drafts, self.window())
        dialog.added.connect(self.show_person)
        dialog.twin_asked.connect(self.show_person)
        dialog.rejected.connect(self.offer.look)
        return dialog

    def resume(self, member: Uid | None, group: str) -> None:
        """Open the form that was not finished."""
        if member is None:
            self.add()
            return
        if group in FORMS:
            self.asked.emit(FORMS[group][0], member)
            return
        self.show_person(member)
        self.person.edit(Group(group))

    def _add_acts(self) -> None:
        more = button(_("More"), Icon.MORE)
        menu = QMenu(more)
        menu.addAction(
            icon(Icon.TREE), _("Groups: stations, party branches, areas"), partial(self.show_other, "trees")
        )
        menu.addAction(icon(Icon.COLUMNS), _("Columns of the register…"), self.register.choose_columns)
        menu.addAction(icon(Icon.EXPORT), _("Export this list…"), self._export_list)
        menu.addAction(icon(Icon.IMPORT), _("Import a workbook…"), self._import)
        menu.addSeparator()
        menu.addAction(icon(Icon.REMOVE), _("Recycle bin"), partial(self.show_other, "recycle"))
        more.setMenu(menu)
        self.header.add_act(self.register.saved)
        self.header.add_act(more)
        new = button(_("Add a person"), Icon.ENROL, Kind.PRIMARY)
        new.setToolTip("Ctrl+N")
        new.clicked.connect(self.add)
        self.header.add_act(new)
        shortcut = QShortcut(QKeySequence("Ctrl+N"), self)
        shortcut.activated.connect(self.add)

    def _connect(self) -> None:
        self.header.opened.connect(self._open_counted)
        self.offer.resumed.connect(self.resume)
        self.register.opened.connect(self.open)
        self.register.add_asked.connect(self.add)
        self.register.import_asked.connect(self._import)
        self.register.bulk.exported.connect(self._export)
        self.register.bulk.watch(self.register.table)

    def _show(self, shown: QWidget) -> None:
        self._stack.setCurrentWidget(shown)
        self.header.setVisible(shown is self.register)
        if shown is self.register:
            self.offer.look()
        else:
            self.offer.hide()

    def _follow(self, key: str, what: object) -> None:
        if key != KEY:
            self.asked.emit(key, what)
        elif what is None:
            self.show_list()
        else:
            self.open(what)

    def _tell(self) -> None:
        """Counted beside the list, which need not wait for it."""
        today = self.desk.today()
        self.desk.load(self, lambda unit: lists.counts(unit, today), self._say)

    def _say(self, found: Counts) -> None:
        if found.registered == 0:
            self.header.say("")
            return
        self.header.say(
            _("{registered} people on the register, {aged} of them 80 and older; {lacking} lack some item"),
            registered=found.registered,
            aged=found.aged,
            lacking=found.lacking,
        )

    def _open_counted(self, key: str) -> None:
        query = self.register.query
        self.show_list(replace(_COUNTED[key], sort=query.sort))

    def _import(self) -> None:
        self.asked.emit("exchange", "import")

    def _export_list(self) -> None:
        self._export(self.register.model.ids())

    def _export(self, seqs: Sequence[int]) -> None:
        dialog = QFileDialog(self, _("Export"), self.desk.settings.export_folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("Workbook") + " (*.xlsx);;" + _("Table in text") + " (*.csv)")
        dialog.setDefaultSuffix("xlsx")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name), seqs))
        dialog.open()

    def export_to(self, path: Path, seqs: Sequence[int]) -> None:
        """Write these people with all that is recorded of them."""
        self.desk.prefer(export_folder=str(path.parent))
        today = self.desk.today()

        def work(report: Callable[[int, int], None]) -> int:
            return self.desk.read(
                lambda unit: exports.export(unit, path, people=seqs, today=today, report=report)
            )

        self.desk.watch(self, _("Writing the workbook"), work, partial(self._exported, path))

    def _exported(self, path: Path, count: int) -> None:
        self.desk.tell(_("{count} people written to {file}").format(count=grouped(count), file=path.name))

    def _photo(self, name: object) -> bytes | None:
        return (
            self._attachments.get(name)
            if self._attachments is not None and isinstance(name, str) and name
            else None
        )

    def _keep_photo(self, uid: bytes, path: str) -> None:
        attachments = self._attachments
        if attachments is None:
            return

        def work(unit: Unit) -> str:
            return photos.set_photo(unit, attachments, uid, Path(path).read_bytes())

        try:
            self.desk.do("member.photo", work, told=_("The picture is kept"))
        except (RuleBroken, Trouble) as error:
            troubles.show(error, self)


_OTHERS: dict[str, Callable[[Desk], Page]] = {"recycle": RecyclePage, "trees": TreesPage}
