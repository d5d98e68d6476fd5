"""The third step: what the import would do, counted and opened row by row, and what happens to people known already."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QStackedWidget, QVBoxLayout

from retiree_desk.i18n import _, ngettext
from retiree_desk.services.imports import ImportPlan, Mode
from retiree_desk.ui import theme, troubles
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.imports.job import Job
from retiree_desk.ui.imports.plain_words import MODES
from retiree_desk.ui.imports.preview_lines import WORDS, Part, PartLines, columns
from retiree_desk.ui.paged_model import PagedModel
from retiree_desk.ui.tasks import Task
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.cards import EmptyState
from retiree_desk.ui.widgets.chips import FilterChip
from retiree_desk.ui.widgets.emptying import empty, empty_stack
from retiree_desk.ui.widgets.flow_layout import FlowLayout
from retiree_desk.ui.widgets.progress import ProgressStrip, grouped, items
from retiree_desk.ui.widgets.table import Table
from retiree_desk.ui.widgets.wizard import WizardStep
from retiree_desk.ui.widgets.words import caption, words

_LARGE = 150  # the text size at which the rows need the room; the note is in the choice's tool tip too


class PreviewStep(WizardStep):
    """Nothing has been written yet; going on writes all of it as one operation."""

    def __init__(self, desk: Desk, job: Job) -> None:
        super().__init__(_("Preview"))
        self.go_word = _("Import")
        self._desk = desk
        self._job = job
        self._shown: ImportPlan | None = None
        self._part = Part.ADDED
        self._sentence = words("", Type.BODY, Role.SOFT, wrap=True)
        self.body.addWidget(self._sentence)
        self._held = caption("", wrap=True)
        self._held.hide()
        self.body.addLayout(self._modes())
        self._waiting = QVBoxLayout()
        self.body.addLayout(self._waiting)
        self._chips = FlowLayout()
        self.body.addLayout(self._chips)
        self._stack = QStackedWidget()
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self._held)
        self._told = words("", Type.BODY, wrap=True)
        self._told.setMinimumHeight(theme.px(40))
        self._told.setAccessibleName(_("The line chosen"))
        self.body.addWidget(self._told)
        self.parts: dict[Part, PartLines] = {}
        self.chips: dict[Part, FilterChip] = {}

    def enter(self) -> None:
        if self._job.is_planned() and self._job.planned is self._shown:
            return
        strip = ProgressStrip(_("Comparing the file with the register"), items)
        self._waiting.addWidget(strip)
        task = Task(
            self, lambda _task: self._job.plan(), done=self._tell, failed=self._fail, stopped=self._end
        )
        strip.cancelled.connect(task.stop)
        self._desk.tasks.start(task)
        self.changed.emit()

    def ready(self) -> bool:
        planned = self._job.planned
        return (
            self._job.is_planned() and planned is self._shown and planned is not None and planned.writes > 0
        )

    def show_part(self, part: Part) -> None:
        """Open one of the counts."""
        self._part = part
        lines = self.parts[part]
        for one, chip in self.chips.items():
            chip.setChecked(one is part)
        empty_stack(self._stack)
        self._told.setText("")
        self._held.setVisible(part is Part.REFUSED and bool(lines.count()) and theme.now().text_size < _LARGE)
        if lines.count():
            model = PagedModel(lines, columns(part), parent=self)
            self.table = Table(model, _(WORDS[part]))
            model.reload()
            self.table.moved.connect(partial(self._show_line, lines))
            self._stack.addWidget(self.table)
            self.table.selectRow(0)
        else:
            self._stack.addWidget(EmptyState(Icon.CHECK, _("None"), _nothing(part)))

    def _show_line(self, lines: PartLines, place: int | None) -> None:
        if place is None:
            return
        (line,) = lines.lines([place])
        where = _("{sheet}, row {row}").format(sheet=line.sheet, row=line.row)
        cell = f"{line.column}「{line.value}」" if line.value else line.column
        self._told.setText("  ·  ".join(filter(None, (where, line.who, cell, line.told))))

    def _modes(self) -> QVBoxLayout:
        line = FlowLayout(gap=16)
        line.addWidget(words(_("People who are in the register:")))
        self._mode_group = QButtonGroup(self)
        for mode, (word, note) in MODES.items():
            radio = QRadioButton(_(word))
            radio.setAccessibleDescription(_(note))
            radio.setToolTip(_(note))
            radio.setChecked(mode is self._job.mode)
            radio.toggled.connect(partial(self._choose_mode, mode))
            self._mode_group.addButton(radio)
            line.addWidget(radio)
        self._mode_note = caption(_(MODES[self._job.mode][1]), wrap=True)
        self._mode_note.setVisible(theme.now().text_size < _LARGE)
        whole = QVBoxLayout()
        whole.setSpacing(theme.px(2))
        whole.addLayout(line)
        whole.addWidget(self._mode_note)
        return whole

    def _choose_mode(self, mode: Mode, chosen: bool) -> None:
        if chosen:
            self._job.mode = mode
            self._mode_note.setText(_(MODES[mode][1]))
            self.enter()

    def _end(self) -> None:
        empty(self._waiting)
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self._end()
        troubles.show(error, self)

    def _tell(self, planned: ImportPlan) -> None:
        self._shown = planned
        self._end()
        self.parts = {part: PartLines(planned, part) for part in Part}
        read = sum(len(sheet.rows) for sheet in planned.sheets)
        told = ngettext("{count} row read.", "{count} rows read.", read).format(count=grouped(read))
        self._held.setText(
            _(
                "Refused cells stay out, every other cell of their rows goes in; "
                "rows without a usable number, name or ID number are held back."
            )
        )
        if not planned.writes:
            told = _("There is nothing new in this file.")
        self._sentence.setText(told)
        self._sentence.setVisible(theme.now().text_size < _LARGE or not planned.writes)
        self._count()
        first = next(
            (
                part
                for part in (Part.ADDED, Part.UPDATED, Part.REFUSED, Part.WARNED)
                if self.parts[part].count()
            ),
            Part.UNCHANGED,
        )
        self.show_part(first)
        self.changed.emit()

    def _count(self) -> None:
        empty(self._chips)
        self.chips = {}
        for part in Part:
            chip = FilterChip(f"{_(WORDS[part])} {grouped(self.parts[part].count())}")
            chip.clicked.connect(partial(self._open, part))
            self.chips[part] = chip
            self._chips.addWidget(chip)

    def _open(self, part: Part, _checked: bool = True) -> None:
        self.show_part(part)


def _nothing(part: Part) -> str:
    return {
        Part.ADDED: _("Everybody in the file is in the register."),
        Part.UPDATED: _("Nobody's record changes."),
        Part.UNCHANGED: _("Every row brings something."),
        Part.REFUSED: _("Every cell could be read."),
        Part.WARNED: _("Nothing looks odd."),
    }[part]
