"""A person's page: the head, what happened at the left, the facts in groups at the right, edited in place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QScrollArea, QVBoxLayout, QWidget

from retiree_desk.domain.fields import Group
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.services import members
from retiree_desk.store.changes import ChangeSet
from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme, troubles
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.members.form_drafts import Drafts
from retiree_desk.ui.members.history_undo import BlockedDialog, take_back
from retiree_desk.ui.members.person_facts import FactsCard, missing_group
from retiree_desk.ui.members.person_head import PersonHead
from retiree_desk.ui.members.person_print import PrintView
from retiree_desk.ui.members.person_record import Record, record_of
from retiree_desk.ui.members.person_sides import Sides
from retiree_desk.ui.members.person_timeline import PersonTimeline
from retiree_desk.ui.members.person_ways import WaysCard
from retiree_desk.ui.widgets.form import scrolled

KINDS = frozenset(
    (
        "member", "phone", "address", "contact", "fact", "visit", "stay", "condolence", "waiver", "family_event",
        "follow_up", "tree_node", "cadence_rule", "issued_paper",
    )
)  # fmt: skip
_PAUSES = (0, 40, 120)  # the columns of a form settle in two rounds of layout
Photo = Callable[[object], bytes | None]
KeepPhoto = Callable[[bytes, str], None]


class PersonView(QWidget):
    """``left`` comes with Esc or the way back; ``person_asked`` brings the identity of another person."""

    left = Signal()
    person_asked = Signal(object)
    photo_given = Signal(object, str)
    page_asked = Signal(str, object)

    def __init__(self, desk: Desk, drafts: Drafts, photo: Photo) -> None:
        super().__init__()
        self._desk, self._drafts, self._photo = desk, drafts, photo
        self.record: Record | None = None
        self._whole: QWidget | None = None
        self.cards: dict[Group, FactsCard] = {}
        self.timeline: PersonTimeline | None = None
        self.sides: Sides | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def show_person(self, uid: bytes) -> bool:
        """Show somebody; whether there is such a person."""
        record = self._desk.read(partial(record_of, uid=uid, today=self._desk.today()))
        if record is None:
            return False
        same = self.record is not None and self.record.uid == uid
        at = self._area.verticalScrollBar().value() if same and self._whole is not None else 0
        editing = [group for group, card in self.cards.items() if card.form is not None] if same else []
        if editing:
            self._put_drafts_aside()
        self.record = record
        self._build(record)
        for group in editing:
            self.cards[group].edit()
        self._area.verticalScrollBar().setValue(at)
        return True

    def reload(self) -> None:
        """The same person, as they are now; an open form keeps what was typed."""
        if self.record is not None:
            self.show_person(self.record.uid)

    def edit(self, group: Group, key: str = "") -> FactsCard:
        """Open the form of a group."""
        card = self.cards[group]
        card.edit(key)
        return card

    def undo(self, one: ChangeSet) -> BlockedDialog | None:
        """Take an edit back, or show who stands in the way."""
        return take_back(self._desk, one, self)

    def area(self) -> QScrollArea:
        """Where the facts scroll."""
        return self._area

    def show_print(self) -> None:
        """The person on a plain page."""
        if self.record is not None:
            PrintView(self.record, self._desk.today(), self).open()

    def _put_drafts_aside(self) -> None:
        for card in self.cards.values():
            if card.form is not None:
                card.form.blockSignals(True)
                card.form.leave()

    def _build(self, record: Record) -> None:
        if self._whole is not None:
            self._whole.hide()
            self._layout.removeWidget(self._whole)
            self._whole.deleteLater()
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self._head(record))
        self.timeline = PersonTimeline()
        self.timeline.show_record(record)
        self.timeline.undo_asked.connect(self.undo)
        self._area = scrolled(self._facts(record))
        at = self.sides.shown() if self.sides is not None else 0
        self.sides = Sides(self._area, self.timeline, at)
        column.addWidget(self.sides, 1)
        self._layout.addWidget(self._whole)

    def _ask_page(self, key: str) -> None:
        if self.record is not None:
            self.page_asked.emit(key, self.record.uid)

    def _head(self, record: Record) -> PersonHead:
        head = PersonHead(record, self._desk.today(), self._photo(record.row.get("photo")))
        head.back_asked.connect(self.left)
        head.photo_asked.connect(self._choose_photo)
        head.print_asked.connect(self.show_print)
        head.record_asked.connect(self._ask_page)
        head.void_asked.connect(self._void)
        head.restore_asked.connect(self._restore)
        head.missing_asked.connect(self._fill_in)
        head.spouse_asked.connect(self.person_asked)
        self.head = head
        return head

    def _facts(self, record: Record) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, theme.px(4), 0)
        column.setSpacing(theme.px(12))
        self.cards = {}
        for group in Group:
            card = FactsCard(self._desk, self._drafts, record, group)
            card.person_asked.connect(self.person_asked)
            card.closed.connect(self._show_current)
            card.editing.connect(partial(self._bring_into_view, card))
            self.cards[group] = card
            column.addWidget(card)
            if group is Group.CONTACT:
                self.ways = WaysCard(self._desk, record)
                column.addWidget(self.ways)
        column.addStretch(1)
        return page

    def _show_current(self) -> None:
        self.setFocus()

    def _bring_into_view(self, card: FactsCard) -> None:
        """The form at the top of the area, once it and the cards above have their heights."""
        for pause in _PAUSES:
            QTimer.singleShot(pause, partial(self._scroll_to, card))

    def _scroll_to(self, card: FactsCard) -> None:
        if shiboken6.isValid(card):
            self._area.verticalScrollBar().setValue(card.y())

    def _fill_in(self, key: str) -> None:
        if self.sides is not None:
            self.sides.show_side(0)
        self.edit(missing_group(key), key)

    def _void(self) -> None:
        if self.record is not None:
            uid, name = self.record.uid, self.record.name
            told = _("{name} is in the recycle bin").format(name=name)
            self._desk.do("member.void", lambda unit: members.void(unit, uid), told=told)
            self.left.emit()

    def _restore(self) -> None:
        if self.record is not None:
            uid, name = self.record.uid, self.record.name
            told = _("{name} is back in the register").format(name=name)
            self._desk.do("member.restore", lambda unit: members.restore(unit, uid), told=told)

    def _choose_photo(self) -> None:
        if self.record is None:
            return
        dialog = QFileDialog(self, _("Choose a picture"))
        dialog.setNameFilter(_("Pictures") + " (*.jpg *.jpeg *.png *.bmp *.webp *.tif *.tiff)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(partial(self._give_photo, self.record.uid))
        dialog.open()

    def _give_photo(self, uid: bytes, path: str) -> None:
        try:
            self.photo_given.emit(uid, path)
        except (RuleBroken, Trouble) as error:
            troubles.show(error, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
