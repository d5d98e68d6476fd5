"""The head of a person's page: who it is, why they are special, how to reach them, what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain.cadence import Obligation, State
from retiree_desk.domain.members import OBLIGATORY, missing_items
from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon, icon, pixmap
from retiree_desk.ui.members import values
from retiree_desk.ui.members.list_columns import concern
from retiree_desk.ui.members.person_masked import MaskedValue
from retiree_desk.ui.members.person_record import Record
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import LONG_NAME, Kind, button, person_link
from retiree_desk.ui.widgets.chips import Chip, ChipLook
from retiree_desk.ui.widgets.flow_layout import FlowLayout
from retiree_desk.ui.widgets.photo import PhotoFrame
from retiree_desk.ui.widgets.words import Elided, words
from retiree_desk.wording import cadence


class PersonHead(QWidget):
    """Signals for what its acts ask."""

    back_asked = Signal()
    photo_asked = Signal()
    print_asked = Signal()
    record_asked = Signal(str)
    void_asked = Signal()
    restore_asked = Signal()
    missing_asked = Signal(str)
    spouse_asked = Signal(object)

    def __init__(self, record: Record, today: date, photo: bytes | None) -> None:
        super().__init__()
        self._record = record
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addLayout(self._acts())
        body = QHBoxLayout()
        body.setSpacing(theme.px(20))
        picture = PhotoFrame(record.name, photo, width=84 if theme.now().text_size == 100 else 64)
        picture.clicked.connect(self.photo_asked)
        body.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(self._said(today), 1)
        body.addLayout(self._reach(), 0)
        layout.addLayout(body)

    def _acts(self) -> QHBoxLayout:
        acts = QHBoxLayout()
        acts.setSpacing(theme.px(4))
        back = button(_("Members"), Icon.BACK, Kind.LINK)
        back.setToolTip(_("Esc"))
        back.clicked.connect(self.back_asked)
        acts.addWidget(back)
        acts.addStretch(1)
        show = button(_("For printing"), Icon.PRINT, Kind.QUIET)
        show.clicked.connect(self.print_asked)
        acts.addWidget(show)
        if not self._record.voided:
            acts.addWidget(self._recording())
        if self._record.voided:
            made = button(_("Bring back"), Icon.RESTORE, Kind.PRIMARY)
            made.clicked.connect(self.restore_asked)
        else:
            made = button(_("To the recycle bin"), Icon.REMOVE, Kind.QUIET)
            made.clicked.connect(self.void_asked)
        acts.addWidget(made)
        return acts

    def _recording(self) -> QPushButton:
        """What may be written down of somebody on another page, by that page's key."""
        made = button(_("Record…"), Icon.NOTE, Kind.QUIET)
        menu = QMenu(made)
        for key, sign, word in (
            ("hospital", Icon.HOSPITAL, _("A stay in hospital")),
            ("condolences", Icon.CONDOLENCES, _("A condolence")),
            ("bereavement", Icon.BEREAVEMENT, _("A death")),
        ):
            menu.addAction(icon(sign), word, partial(self.record_asked.emit, key))
        made.setMenu(menu)
        return made

    def _said(self, today: date) -> QVBoxLayout:
        row = self._record.row
        full, nominal = values.ages(row, today)
        long = len(self._record.name) > LONG_NAME
        name = words(self._record.name, Type.TITLE if long else Type.NAME, wrap=long)
        name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        age = words(
            " · ".join(part for part in (wording.term(row.get("sex")), full) if part), Type.SECTION, Role.SOFT
        )
        age.setToolTip(nominal)
        age.setAccessibleDescription(nominal)
        said = QVBoxLayout()
        said.setSpacing(theme.px(4))
        if long:
            said.addWidget(name)
            said.addWidget(age)
        else:
            said.addLayout(_beside(name, age))
        said.addWidget(words(self._belongs(), wrap=True))
        said.addLayout(self._chips())
        if self._record.owed:
            said.addWidget(_owed(self._record.owed, today))
        said.addStretch(1)
        return said

    def _belongs(self) -> str:
        row, spelled = self._record.row, self._record.spelled
        unit = (
            spelled.get("station_id", "").rpartition("/")[2]
            or row.get("former_unit")
            or row.get("former_post")
        )
        parts = (wording.term(row.get("category")), unit, spelled.get("area_id"), row.get("member_no"))
        return " · ".join(str(part) for part in parts if part)

    def _chips(self) -> FlowLayout:
        flow = FlowLayout(gap=4)
        if self._record.voided:
            flow.addWidget(Chip(ChipLook(_("in the recycle bin"), icon=Icon.REMOVE)))
        looks = concern(self._record.row)
        for look in looks:
            flow.addWidget(Chip(look))
        spouse = self._record.row.get("spouse_id")
        if isinstance(spouse, bytes):
            name = self._record.spelled.get("spouse_id", "")
            made = person_link(name, _("Spouse: {name}"), Icon.FAMILY)
            made.clicked.connect(lambda _checked: self.spouse_asked.emit(spouse))
            flow.addWidget(made)
        return flow

    def _reach(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.px(4))
        number = self._record.number
        if number is not None:
            shown = MaskedValue(number.text, values.phone(number.text), _("phone"), kind=Type.SECTION)
            owner = number.owner or wording.term(number.kind)
            column.addWidget(_signed(Icon.PHONE, shown))
            column.addWidget(_indented(owner))
        column.addWidget(self._score())
        column.addStretch(1)
        return column

    def _score(self) -> QWidget:
        missing = missing_items(self._record.row)
        share = (len(OBLIGATORY) - len(missing)) * 100 // len(OBLIGATORY)
        if not missing:
            return _signed(Icon.CHECK, words(_("obligatory items complete")))
        made: QPushButton = button(
            _("{share} % complete, {count} missing").format(share=share, count=len(missing)), None, Kind.LINK
        )
        names = "、".join(wording.field(key) for key in missing)
        made.setToolTip(_("Missing: {items}").format(items=names))
        made.clicked.connect(lambda _checked: self.missing_asked.emit(missing[0]))
        return _signed(Icon.INFO, made)


def _beside(name: QLabel, age: QLabel) -> QHBoxLayout:
    """Both on one line."""
    line = QHBoxLayout()
    line.setSpacing(theme.px(16))
    age.setContentsMargins(0, 0, 0, theme.px(5))
    for part in (name, age):
        line.addWidget(part, 0, Qt.AlignmentFlag.AlignBottom)
    line.addStretch(1)
    return line


def _owed(owed: Sequence[Obligation], today: date) -> QWidget:
    """What is owed next, in words; all of it in the hint."""
    lines = [cadence.progress(one, today) for one in owed]
    pressing = any(one.state in (State.MISSED, State.LAST_CALL) for one in owed)
    more = "" if len(lines) == 1 else _(" (and {count} more)").format(count=len(lines) - 1)
    made = _signed(Icon.LAST_CALL if pressing else Icon.VISITS, Elided(lines[0] + more), 16)
    made.setToolTip("\n".join(lines))
    return made


def _signed(name: Icon, said: QWidget, size: int = 20) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    sign = QLabel()
    sign.setPixmap(pixmap(name, Role.ACCENT, size))
    row.addWidget(sign)
    row.addWidget(said)
    row.addStretch(1)
    return made


def _indented(text: str) -> QWidget:
    made = words(text, Type.CAPTION, Role.SOFT)
    made.setContentsMargins(theme.px(28), 0, 0, 0)
    return made
