"""Everything that was done in this office, the newest first, and the way back, days later too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.i18n import _
from retiree_desk.services import undo
from retiree_desk.services.offices import Office
from retiree_desk.store.changes import ChangeSet
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Changed, Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.members import history_undo
from retiree_desk.ui.paged_model import Column, PagedModel
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import button
from retiree_desk.ui.widgets.chips import ChipLook, Tone
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.ui.widgets.table import Table
from retiree_desk.ui.widgets.words import caption, words
from retiree_desk.wording import history as sentences

MOST = 2_000
_OFFERED = ("", "import", "member.edit", "member.add", "member.void", "visit.log", "sync.apply", "undo")


class _Lines:
    """Change sets, newest first; the number of the set is the line's."""

    def __init__(self, found: Sequence[ChangeSet]) -> None:
        self.found = {one.set_id: one for one in found}

    def ids(self, sort: str, descending: bool) -> Sequence[int]:
        del sort, descending
        return list(self.found)

    def lines(self, ids: Sequence[int]) -> Sequence[tuple[int, ChangeSet]]:
        return [(one, self.found[one]) for one in ids]


class OperationsSection(QWidget):
    """The list of operations; the one chosen can be taken back unless later ones stand in the way."""

    def __init__(self, desk: Desk, office: Office) -> None:
        super().__init__()
        self._desk = desk
        self._office = office
        self._lines = _Lines(())
        self.model = PagedModel(self._lines, _columns(), parent=self)
        self.table = Table(self.model, _("Operations"))
        self.table.moved.connect(self._look)
        self.what = QComboBox()
        self.what.setAccessibleName(_("Which operations"))
        for action in _OFFERED:
            self.what.addItem(sentences.action(action) if action else _("All operations"), action)
        self.what.currentIndexChanged.connect(self.reload)
        self.undo = button(_("Take back"), Icon.UNDO)
        self.undo.clicked.connect(self.take_back)
        acts = QHBoxLayout()
        acts.setSpacing(theme.px(8))
        acts.addWidget(self.what)
        acts.addStretch(1)
        acts.addWidget(self.undo)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        told = _(
            "Each line is one thing somebody did. Taking it back is an operation too, and can itself be taken back."
        )
        layout.addWidget(words(told, Type.BODY, Role.SOFT, wrap=True))
        layout.addLayout(acts)
        layout.addWidget(self.table, 1)
        self._note = caption("")
        layout.addWidget(self._note)
        desk.changed.connect(self._note_change)

    def reload(self) -> None:
        """Show them as they are now."""
        action = str(self.what.currentData() or "")
        found = self._desk.read(lambda unit: unit.changes.recent(MOST, action=action))
        self._lines = _Lines(found)
        self.model.show(self._lines)
        if found and self.table.current_id() is None:
            self.table.selectRow(0)
        self._note.setText(_("The newest {count}").format(count=grouped(len(found))))
        self._look(self.table.current_id())

    def take_back(self) -> None:
        """Take back the one chosen; what stands in the way is named first."""
        one = self._chosen()
        if one is not None:
            history_undo.take_back(self._desk, one, self)

    def _chosen(self) -> ChangeSet | None:
        set_id = self.table.current_id()
        return self._lines.found.get(set_id) if set_id is not None else None

    def _look(self, set_id: int | None) -> None:
        one = self._lines.found.get(set_id) if set_id is not None else None
        self.undo.setEnabled(one is not None and one.undone_by is None and one.action not in undo.FOUNDING)

    def _note_change(self, _changed: Changed) -> None:
        if self.isVisible():
            self.reload()


def _columns() -> tuple[Column, ...]:
    return (
        Column("at", _("When"), lambda line: wording.moment(line[1].at), width=136),
        Column(
            "what",
            _("What"),
            lambda line: sentences.title(line[1].action, line[1].note),
            width=150,
            strong=True,
        ),
        Column("user", _("Done by"), lambda line: line[1].user, width=100, lesser=1),
        Column(
            "entries", _("Changes"), lambda line: grouped(line[1].entries), width=80, figures=True, lesser=2
        ),
        Column("state", _("State"), lambda line: "", width=110, chips=_state),
    )


def _state(line: tuple[int, ChangeSet]) -> tuple[ChipLook, ...]:
    return (ChipLook(_("taken back"), Tone.NEUTRAL, Icon.UNDO),) if line[1].undone_by is not None else ()
