"""What can be done with several people at once: one change for all, copy as a table, export, the recycle bin."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain.dated import DATED_FIELDS
from retiree_desk.domain.fields import Field, Kind, by_key, stored_fields
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.exchange.cells import guarded
from retiree_desk.i18n import _, ngettext
from retiree_desk.services import lists
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.members.form_effective import EffectiveChoice
from retiree_desk.ui.members.form_fields import Editor, editor
from retiree_desk.ui.members.list_columns import columns, keys_of
from retiree_desk.ui.members.list_lines import Line
from retiree_desk.ui.widgets.buttons import Kind as ButtonKind
from retiree_desk.ui.widgets.buttons import button
from retiree_desk.ui.widgets.code_box import CodeBox
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.form_dialog import FormDialog
from retiree_desk.ui.widgets.progress import grouped

_ONE_EACH = frozenset(("member_no", "name", "former_name", "pinyin", "id_number", "photo", "spouse_id"))
MOST_COPIED = 50_000


class BulkBar(QWidget):
    """The acts on the lines selected; ``exported`` brings their local numbers."""

    exported = Signal(object)

    def __init__(
        self,
        desk: Desk,
        selected: Callable[[], list[int]],
        keys: Callable[[], Sequence[str]],
        shown: Callable[[], list[str]],
    ) -> None:
        super().__init__()
        self._desk, self._selected, self._keys, self._shown = desk, selected, keys, shown
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        for word, name, act in (
            (_("Change a field for all"), Icon.EDIT, self.edit),
            (_("Copy as a table"), Icon.COPY, self.copy),
            (_("Export"), Icon.EXPORT, self._export),
            (_("To the recycle bin"), Icon.REMOVE, self.void),
        ):
            made = button(word, name, ButtonKind.QUIET)
            made.clicked.connect(act)
            row.addWidget(made)

    def watch(self, table: QWidget) -> None:
        """Copy with Ctrl+C while ``table`` has the focus."""
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), table)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)

    def edit(self) -> None:
        """Ask which field, which value and from when."""
        BulkDialog.ask(self._desk, self._selected(), self)

    def copy(self) -> None:
        """Put the selected lines on the clipboard as a table, masked as they are on the screen."""
        seqs = self._selected()[:MOST_COPIED]
        text = table_text(self._desk, seqs, self._shown())
        QGuiApplication.clipboard().setText(text)
        said = ngettext("{count} line copied as a table", "{count} lines copied as a table", len(seqs))
        self._desk.tell(said.format(count=grouped(len(seqs))))

    def void(self) -> None:
        """Put the selected people into the recycle bin; the status line takes it back."""
        seqs = self._selected()
        said = ngettext(
            "{count} person is in the recycle bin", "{count} people are in the recycle bin", len(seqs)
        )
        told = said.format(count=grouped(len(seqs)))
        self._desk.do("member.void", lambda unit: lists.void_all(unit, seqs), told=told)

    def _export(self) -> None:
        self.exported.emit(self._selected())


def table_text(desk: Desk, seqs: Sequence[int], shown: Sequence[str]) -> str:
    """Headings and lines with tabs between cells; no cell can run as a formula, nothing masked is told."""
    known = {column.key: column for column in columns()}
    chosen = [known[key] for key in shown]
    today = desk.today()
    lines = desk.read(lambda unit: unit.members.lines(seqs, keys_of(shown)))
    rows = [[column.heading for column in chosen]]
    rows += [[column.text(Line(line.seq, line.values, today)) for column in chosen] for line in lines]
    return "\n".join("\t".join(_cell(text) for text in row) for row in rows)


def _cell(text: str) -> str:
    return guarded(" ".join(text.split()), formulas=True)


class BulkDialog(FormDialog):
    """One field, one value, and from when, for everybody selected."""

    def __init__(self, desk: Desk, seqs: Sequence[int], parent: QWidget) -> None:
        self._desk, self._seqs = desk, tuple(seqs)
        self._chosen: Editor | None = None
        self._editors: dict[str, Editor] = {}
        form = Form(columns=1)
        self._which = CodeBox([field.key for field in _fields()], wording.field)
        form.add("field", _("Field"), self._which)
        self._effective = EffectiveChoice(desk.today)
        title = ngettext("Change a field for {count} person", "Change a field for {count} people", len(seqs))
        super().__init__(
            title.format(count=grouped(len(seqs))),
            form,
            self._write,
            parent.window(),
            _("The same value for everybody; one undo takes it back for all."),
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._which.picked.connect(self._choose)
        self._which.editingFinished.connect(self._choose_typed)
        self.resize(theme.px(560), theme.px(400))
        self._which.setFocus()

    @classmethod
    def ask(cls, desk: Desk, seqs: Sequence[int], parent: QWidget) -> BulkDialog:
        """Open it."""
        made = cls(desk, seqs, parent)
        made.open()
        return made

    def choose(self, key: str) -> Editor:
        """The field to change; its editor."""
        self._which.set_value(key)
        self._choose(key)
        assert self._chosen is not None
        return self._chosen

    def _choose_typed(self) -> None:
        self._choose(self._which.value())

    def _choose(self, key: str) -> None:
        field = by_key().get(key)
        if field is None or (self._chosen is not None and self._chosen.field.key == key):
            return
        if self._chosen is not None:
            self.form.row(self._chosen.field.key).hide()
        if key not in self._editors:
            self._editors[key] = editor(field, self._desk)
            self.form.add(key, wording.field(key), self._editors[key].widget)
        self._chosen = self._editors[key]
        self.form.row(key).show()
        if key in DATED_FIELDS and "effective" not in self.form.names():
            self.form.add("effective", _("Takes effect"), self._effective)
        if "effective" in self.form.names():
            self.form.row("effective").setVisible(key in DATED_FIELDS)
        self._chosen.widget.setFocus()

    def _write(self) -> None:
        if self._chosen is None:
            raise RuleBroken("field_blank", "field")
        key, value = self._chosen.field.key, self._chosen.value()
        since = self._effective.value() if key in DATED_FIELDS else None
        said = _("{field} changed for {count} people").format(
            field=wording.field(key), count=grouped(len(self._seqs))
        )
        self._desk.do(
            "member.edit_all",
            lambda unit: lists.edit_all(unit, self._seqs, {key: value}, effective_on=since),
            told=said,
        )


def _fields() -> tuple[Field, ...]:
    return tuple(
        field
        for field in stored_fields()
        if field.key not in _ONE_EACH and field.kind not in (Kind.MEMBER, Kind.PHOTO)
    )
