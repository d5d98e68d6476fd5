"""Taking a person in: the name first, what the ID number tells filled in, a possible twin shown at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain import id_numbers
from retiree_desk.domain.fields import Group, by_key
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.values import Row, Value
from retiree_desk.i18n import N_, _
from retiree_desk.services import members
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon, pixmap
from retiree_desk.ui.members.form_drafts import ADDING, Drafts, differing, raw_of, restore
from retiree_desk.ui.members.form_fields import Editor, Raw, editable, editor, wide
from retiree_desk.ui.theme import Role
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.form_dialog import FormDialog
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.words import words

FIRST = (
    "name", "id_number", "sex", "birth_date", "category", "member_no", "mobile", "home_phone", "address", "area_id",
    "station_id", "party_branch_id", "care_level", "living", "former_post", "retired_on",
)  # fmt: skip
_PAUSE = 250
DOUBTS = {
    "check_digit": N_(
        "The last place does not fit the number; please compare it with the card. It can be saved."
    ),
    "length": N_("An ID number has 18 places, this one has {value}. It can be saved."),
    "characters": N_("There are characters an ID number does not have. It can be saved."),
    "unknown_area": N_("No place has the number {value}. It can be saved."),
    "bad_date": N_("The birth date in the number does not exist. It can be saved."),
    "birth_differs": N_("The number says born on {value}. Both can be saved as they are."),
    "sex_differs": N_("The number says {value}. Both can be saved as they are."),
}


class Notice(QWidget):
    """A quiet remark below a field, with an act if there is one; it never stands in the way of saving."""

    acted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sign = QLabel()
        self._sign.setPixmap(pixmap(Icon.INFO, Role.ACCENT, 16))
        self._said = words("", wrap=True)
        self._act = button("", None, Kind.LINK)
        self._act.clicked.connect(self.acted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._said, 1)
        layout.addWidget(self._act, 0, Qt.AlignmentFlag.AlignTop)
        self.say("")

    def say(self, sentence: str, act: str = "") -> None:
        """Show ``sentence``, or nothing."""
        self._said.setText(sentence)
        self._act.setText(act)
        self._act.setVisible(bool(act))
        self.setVisible(bool(sentence))
        self._fit()

    def sentence(self) -> str:
        """What it says."""
        return self._said.text()

    def _fit(self) -> None:
        """A form's row asks for a height before it knows the width: the words hold their own room."""
        room = max(self._said.width(), theme.px(160))
        self._said.setMinimumHeight(max(0, self._said.heightForWidth(room)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class _Noted(QWidget):
    """A field with its notice below it."""

    def __init__(self, field: QWidget, notice: Notice) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(4))
        layout.addWidget(field)
        layout.addWidget(notice)
        self.setFocusProxy(field)


class AddDialog(FormDialog):
    """``added`` brings the identity of the person taken in, ``twin_asked`` that of one who may be the same."""

    added = Signal(object)
    twin_asked = Signal(object)

    def __init__(self, desk: Desk, drafts: Drafts, parent: QWidget | None) -> None:
        self._desk, self._drafts = desk, drafts
        self.editors: dict[str, Editor] = {}
        self.doubt, self.twin = Notice(), Notice()
        self._twins: Sequence[Uid] = ()
        self._filled: dict[str, Value] = {}
        draft = drafts.of(ADDING)
        super().__init__(
            _("A new person"),
            self._form(),
            self._write,
            parent,
            _("This is what you typed last time; it is not saved yet.")
            if draft
            else _("Only the name is needed; everything else may come later."),
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._first = raw_of(self.editors.values())
        if set(draft) - set(self.editors):
            self.show_all()
        restore(self.editors, draft)
        self._more.clicked.connect(self._show_all_and_go)
        self._look = QTimer(self, singleShot=True, interval=_PAUSE)
        self._look.timeout.connect(self.look)
        for key in ("name", "id_number", "birth_date", "sex"):
            widget = self.editors[key].widget
            assert isinstance(widget, LineEdit)
            widget.textChanged.connect(self._look.start)
        self.twin.acted.connect(self._ask_twin)
        self.put_aside.connect(self._keep_draft)
        self._keeping = drafts.watch(self, ADDING, self._draft)
        self.resize(theme.px(900), self.screen().availableGeometry().height() * 9 // 10)
        self.editors["name"].widget.setFocus()

    def look(self) -> None:
        """Read the ID number, fill what it tells where nothing was typed, look for a twin."""
        number = str(self.editors["id_number"].raw())
        born, sex = id_numbers.birth_of(number), id_numbers.sex_of(number)
        if len(id_numbers.normalise(number)) in (15, 18):
            self._fill("birth_date", born.isoformat() if born is not None else "")
            self._fill("sex", str(sex or ""))
        values = self._typed(("name", "id_number", "birth_date", "sex"))
        self.doubt.say("\n".join(_doubt(one) for one in members.doubts(values)))
        self._twins = self._desk.read(lambda unit: members.possible_twins(unit, values))
        self.twin.say(*(self._twin_words() if self._twins else ("",)))

    def show_all(self) -> None:
        """Offer every field there is."""
        self.form.row("more").hide()
        for group in Group:
            rest = [field for field in editable(group) if field.key not in self.editors]
            if rest:
                self.form.group(wording.group(group))
            for field in rest:
                self._add(field.key)
        self._first.update(raw_of(one for key, one in self.editors.items() if key not in self._first))

    def _form(self) -> Form:
        form = Form()
        self.form = form
        form.group(_("First of all"))
        for key in FIRST:
            self._add(key)
        self._more = button(_("All 108 items"), Icon.DOWN, Kind.QUIET)
        form.add("more", "", self._more)
        return form

    def _show_all_and_go(self) -> None:
        before = set(self.editors)
        self.show_all()
        first = next((key for key in self.editors if key not in before), "")
        if first:
            self.editors[first].widget.setFocus()

    def _add(self, key: str) -> None:
        field = by_key()[key]
        made = editor(field, self._desk)
        self.editors[key] = made
        widget = made.widget
        widget.setAccessibleName(wording.field(key))
        notice = {"id_number": self.doubt, "name": self.twin}.get(key)
        if notice is not None:
            widget = _Noted(widget, notice)
        self.form.add(key, wording.field(key), widget, wide=wide(field), obligatory=key == "name")

    def _fill(self, key: str, value: str) -> None:
        now = str(self.editors[key].raw())
        if value and now in ("", self._filled.get(key, "")):
            self._filled[key] = value
            self.editors[key].show(value)

    def _typed(self, keys: Sequence[str]) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for key in keys:
            try:
                found[key] = self.editors[key].value()
            except RuleBroken:  # half typed; the field says so itself when it is left
                found[key] = None
        return found

    def _twin_words(self) -> tuple[str, str]:
        twin = self._twins[0]
        person = self._desk.read(lambda unit: unit.members.person(twin))
        row: Row = person.values if person is not None else {}
        told = " · ".join(
            str(part)
            for part in (row.get("name"), wording.day(str(row.get("birth_date") or "")), row.get("member_no"))
            if part
        )
        return _("Already in the register? {person}").format(person=told), _("Open")

    def _ask_twin(self) -> None:
        if self._twins:
            self.twin_asked.emit(self._twins[0])
            self.reject()

    def _write(self) -> None:
        values = {key: one.value() for key, one in self.editors.items()}
        values = {key: value for key, value in values.items() if value is not None}
        name = str(values.get("name") or "")
        today = self._desk.today()
        uid = self._desk.do(
            "member.add",
            lambda unit: members.add(unit, values, today=today),
            told=_("{name} is in the register").format(name=name),
        )
        self._keeping.stop()
        self._drafts.forget(ADDING)
        self.added.emit(uid)

    def _draft(self) -> dict[str, Raw]:
        return differing(raw_of(self.editors.values()), self._first)

    def _keep_draft(self) -> None:
        self._keeping.stop()
        draft = self._draft()
        self._drafts.keep(ADDING, draft)
        if draft:
            self._desk.tell(_("Not saved. What you typed is kept: “Add a person” goes on with it."))


def _doubt(one: id_numbers.Doubt) -> str:
    value = wording.term(one.value) if one.code == "sex_differs" else wording.day(one.value)
    return _(DOUBTS[one.code]).format(value=value)


def open_add(desk: Desk, drafts: Drafts, parent: QWidget) -> AddDialog:
    """Open the form of a new person."""
    made = AddDialog(desk, drafts, parent)
    QTimer.singleShot(0, partial(made.editors["name"].widget.setFocus))
    made.open()
    return made
