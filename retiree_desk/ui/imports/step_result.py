"""The last step: the import is written, with progress and a way to stop; then what came of it, and the way back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout

from retiree_desk import wording
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.services import imports
from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme, troubles
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon, pixmap
from retiree_desk.ui.imports.job import Job
from retiree_desk.ui.imports.preview_lines import WORDS, Part, PartLines
from retiree_desk.ui.tasks import Task
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import button
from retiree_desk.ui.widgets.emptying import empty
from retiree_desk.ui.widgets.progress import ProgressStrip, grouped
from retiree_desk.ui.widgets.wizard import WizardStep
from retiree_desk.ui.widgets.words import words

_SIGNS = {
    Part.ADDED: Icon.ADD,
    Part.UPDATED: Icon.EDIT,
    Part.UNCHANGED: Icon.CHECK,
    Part.REFUSED: Icon.REFUSED,
    Part.WARNED: Icon.INFO,
}


class ResultStep(WizardStep):
    """``waiting`` brings the strip to show while it is written, then nothing; ``stopped`` comes when nothing was written."""

    waiting = Signal(object)
    stopped = Signal()
    final = True

    def __init__(self, desk: Desk, job: Job) -> None:
        super().__init__(_("Result"))
        self._desk = desk
        self._job = job
        self._set_id: int | None = None
        self._running = False
        self._head = words("", Type.SECTION, wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(8))
        self._grid.setColumnStretch(2, 1)
        self._note = words("", Type.BODY, Role.SOFT, wrap=True)
        self._undo = button(_("Take the import back"), Icon.UNDO)
        self._undo.clicked.connect(self.take_back)
        self._save = button(_("Save the refused rows…"), Icon.SAVE)
        self._save.clicked.connect(self._ask_where)
        acts = QHBoxLayout()
        acts.setSpacing(theme.px(8))
        acts.addWidget(self._undo)
        acts.addWidget(self._save)
        acts.addStretch(1)
        holder = QVBoxLayout()
        holder.setSpacing(theme.px(16))
        holder.addWidget(self._head)
        holder.addLayout(self._grid)
        holder.addWidget(self._note)
        holder.addLayout(acts)
        self.body.addLayout(holder)
        self.body.addStretch(1)
        self._show_acts(shown=False)

    def enter(self) -> None:
        self._running = True
        self._set_id = None
        self._head.setText("")
        self._note.setText("")
        self._clear()
        self._show_acts(shown=False)
        strip = ProgressStrip(_("Importing"))
        task = Task(
            self,
            self._job.write,
            done=self._tell,
            failed=self._fail,
            progressed=strip.show_progress,
            stopped=self._stop,
        )
        strip.cancelled.connect(task.stop)
        self.waiting.emit(strip)
        self._desk.tasks.start(task)

    def ready(self) -> bool:
        return not self._running

    def set_id(self) -> int | None:
        """The number of the operation, once it is written."""
        return self._set_id

    def take_back(self) -> None:
        """Undo the whole import."""
        if self._set_id is None:
            return
        try:
            self._desk.undo(self._set_id, owner=self, done=self._taken_back)
        except (RuleBroken, Trouble) as error:
            troubles.show(error, self)

    def _taken_back(self) -> None:
        self._set_id = None
        self._undo.hide()
        self._head.setText(_("The import was taken back. The register is as it was before."))

    def save_refused(self, path: Path) -> None:
        """Write the refused rows with their reasons to ``path``."""
        if self._job.planned is None:
            return
        try:
            count = imports.write_rejects(self._job.planned, path)
        except (OSError, Trouble) as error:
            troubles.show(
                error if isinstance(error, Trouble) else Trouble("place_failing", folder=str(path.parent)),
                self,
            )
            return
        told = _(
            "{count} rows saved in {name}. Mend them there and import the file again: what is in already stays the same."
        )
        self._note.setText(told.format(count=count, name=path.name))

    def _ask_where(self) -> None:
        source = self._job.path or Path()
        name = source.with_name(_("{name} refused rows.xlsx").format(name=source.stem))
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Save the refused rows"), str(name), _("Workbook (*.xlsx)")
        )
        if chosen:
            self.save_refused(Path(chosen).with_suffix(".xlsx"))

    def _tell(self, set_id: int | None) -> None:
        self._end()
        self._set_id = set_id
        planned = self._job.planned
        assert planned is not None
        self._job.forget_plan()
        self._head.setText(_("Everything is written, as one operation."))
        parts = {part: PartLines(planned, part).count() for part in Part}
        for row, (part, count) in enumerate(parts.items()):
            sign = words()
            sign.setPixmap(pixmap(_SIGNS[part], Role.ACCENT, 18))
            self._grid.addWidget(sign, row, 0)
            self._grid.addWidget(words(_(WORDS[part])), row, 1)
            self._grid.addWidget(words(grouped(count), Type.STRONG), row, 2)
        self._note.setText(
            _("It can be taken back as a whole now or days later, under Settings, Operations.")
        )
        self._show_acts(shown=True)
        self._save.setVisible(bool(parts[Part.REFUSED]))
        self._desk.announce(
            set_id,
            _("{count} people added, {changed} changed").format(
                count=parts[Part.ADDED], changed=parts[Part.UPDATED]
            ),
        )
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self._end()
        self._job.forget_plan()
        if isinstance(error, RuleBroken | Trouble):
            said = [wording.refusal(error)] if isinstance(error, RuleBroken) else list(wording.advice(error))
            self._head.setText(_("Nothing was written."))
            self._note.setText("\n".join(filter(None, said)))
        else:
            troubles.show(error, self)
            self.stopped.emit()

    def _stop(self) -> None:
        self._end()
        self._desk.tell(_("Stopped; nothing was written."))
        self.stopped.emit()

    def _end(self) -> None:
        self._running = False
        self.waiting.emit(None)

    def _show_acts(self, *, shown: bool) -> None:
        self._undo.setVisible(shown)
        self._save.setVisible(shown)

    def _clear(self) -> None:
        empty(self._grid)
