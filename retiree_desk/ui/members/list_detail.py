"""The person on the line, at the right of the list: enough to telephone or to decide, without leaving the list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain.fields import by_key
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.members import missing_items
from retiree_desk.domain.values import Row
from retiree_desk.i18n import _, ngettext
from retiree_desk.services import contacts, history
from retiree_desk.services.contacts import Number, Way
from retiree_desk.services.history import Event, EventKind
from retiree_desk.store.unit import Unit
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon, pixmap
from retiree_desk.ui.members import values
from retiree_desk.ui.members.list_columns import concern
from retiree_desk.ui.members.person_masked import MaskedValue
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.chips import Chip
from retiree_desk.ui.widgets.flow_layout import FlowLayout
from retiree_desk.ui.widgets.form import scrolled
from retiree_desk.ui.widgets.photo import PhotoFrame
from retiree_desk.ui.widgets.words import caption, rule, words

WIDTH = 280


@dataclass(frozen=True, slots=True)
class Brief:
    """What the pane shows of a person."""

    uid: Uid
    row: Row
    place: str
    number: Number | None
    last_visit: Event | None


def brief_of(unit: Unit, seq: int) -> Brief | None:
    """Read it; nothing when the person has gone meanwhile."""
    for uid in unit.members.uids_of_seqs([seq]):
        person = unit.members.person(uid)
        if person is None:
            continue
        ways = contacts.of_member(unit, uid)
        visits = (event for event in history.events(unit, uid) if event.kind is EventKind.VISIT)
        area = person.values.get("area_id")
        return Brief(
            uid,
            person.values,
            unit.tree.words_of(area if isinstance(area, bytes) else None),
            contacts.first_number(person.values, ways[Way.PHONE], ways[Way.CONTACT]),
            next(visits, None),
        )
    return None


class DetailPane(Card):
    """``opened`` comes when the person's page is asked for."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(theme.px(WIDTH))
        self.setAccessibleName(_("Details"))
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._area: QWidget | None = None
        self._go = button(_("Open the person's page"), Icon.NEXT, Kind.PLAIN)
        self._go.setToolTip(_("Enter"))
        self._go.clicked.connect(self.opened)
        self._go.hide()
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(16))
        foot.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(foot)

    def show_person(self, brief: Brief | None, today: date, photo: bytes | None = None) -> None:
        """Show ``brief``, or say what the pane is for."""
        if self._area is not None:
            self._area.hide()
            self._area.deleteLater()
        self._area = scrolled(self._nobody() if brief is None else self._person(brief, today, photo))
        self.body.insertWidget(0, self._area, 1)
        self._area.show()  # at once: the layout would wait for the next round of events
        self._go.setVisible(brief is not None)

    def _nobody(self) -> QWidget:
        page, column = _column()
        column.addStretch(1)
        said = words(_("Go to a line to read about the person here."), Type.BODY, Role.SOFT, wrap=True)
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(said)
        column.addStretch(1)
        return page

    def _person(self, brief: Brief, today: date, photo: bytes | None) -> QWidget:
        page, column = _column()
        column.addLayout(_head(brief, today, photo))
        looks = concern(brief.row)
        if looks:
            flow = FlowLayout(gap=4)
            for look in looks:
                flow.addWidget(Chip(look))
            column.addLayout(flow)
        column.addWidget(rule())
        for line in self._lines(brief):
            column.addWidget(line)
        column.addStretch(1)
        return page

    def _lines(self, brief: Brief) -> list[QWidget]:
        row = brief.row
        found: list[QWidget] = []
        if brief.number is not None:
            owner = brief.number.owner or wording.term(brief.number.kind)
            number = MaskedValue(
                brief.number.text, values.phone(brief.number.text), _("phone"), kind=Type.SECTION
            )
            found.append(_line(Icon.PHONE, number, owner))
        address = " ".join(str(part) for part in (row.get("address") or brief.place,) if part)
        if address:
            found.append(
                _line(Icon.PLACE, words(address, wrap=True), brief.place if row.get("address") else "")
            )
        if row.get("former_post") or row.get("former_unit"):
            found.append(
                _line(Icon.OFFICE, words(str(row.get("former_post") or row["former_unit"]), wrap=True))
            )
        if row.get("contact_name"):
            spoken = f"{row['contact_name']!s} {wording.term(row.get('contact_relation'))}".strip()
            found.append(_line(Icon.FAMILY, words(spoken, wrap=True), _("family contact")))
        found.append(_line(Icon.VISITS, words(_visited(brief.last_visit), wrap=True)))
        for key in ("visit_note", "care_taboos", "contact_note"):
            if row.get(key):
                found.append(_line(Icon.NOTE, words(str(row[key]), wrap=True), wording.field(key)))
        missing = missing_items(row)
        if missing:
            names = "、".join(wording.field(key) for key in missing[:6] if key in by_key())
            count = ngettext("{count} item missing", "{count} items missing", len(missing))
            found.append(_line(Icon.INFO, words(names, wrap=True), count.format(count=len(missing))))
        return found


def _visited(event: Event | None) -> str:
    if event is None:
        return _("no visit on record")
    kind, day = wording.term(event.row.get("kind")), wording.day(event.day)
    return _("last visit {day}, {kind}").format(day=day, kind=kind)


def _head(brief: Brief, today: date, photo: bytes | None) -> QHBoxLayout:
    row = brief.row
    name = str(row.get("name") or "")
    full, nominal = values.ages(row, today)
    said = QVBoxLayout()
    said.setSpacing(theme.px(2))
    said.addStretch(1)
    said.addWidget(words(name, Type.TITLE, wrap=True))
    age = words(" · ".join(part for part in (wording.term(row.get("sex")), full) if part))
    age.setToolTip(nominal)
    said.addWidget(age)
    said.addWidget(caption(" · ".join(str(wording.term(part)) for part in (
        row.get("category"), row.get("treatment") or row.get("retired_rank")) if part), wrap=True))  # fmt: skip
    said.addStretch(1)
    picture = PhotoFrame(name, photo, width=64)
    picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    picture.setEnabled(False)
    head = QHBoxLayout()
    head.setSpacing(theme.px(12))
    head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    head.addLayout(said, 1)
    return head


def _line(name: Icon, said: QWidget, below: str = "") -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(10))
    sign = QLabel()
    sign.setPixmap(pixmap(name, Role.SOFT, 18))
    sign.setContentsMargins(0, theme.px(1), 0, 0)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(said)
    if below:
        column.addWidget(caption(below, wrap=True))
    row.addLayout(column, 1)
    return made


def _column() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(*([theme.px(16)] * 4))
    column.setSpacing(theme.px(12))
    return page, column
