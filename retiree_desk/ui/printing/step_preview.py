"""The third step: how it will look, who gets none and why, whose name no font can show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import N_, _, ngettext
from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme, troubles
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.printing.job import Found, Job, shown_of
from retiree_desk.ui.printing.lines import holes_table, left_out_table
from retiree_desk.ui.printing.page_view import PageView
from retiree_desk.ui.tasks import Task
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.cards import EmptyState
from retiree_desk.ui.widgets.chips import FilterChip
from retiree_desk.ui.widgets.progress import ProgressStrip, grouped
from retiree_desk.ui.widgets.wizard import WizardStep
from retiree_desk.ui.widgets.words import words

T = TypeVar("T")


class Part(StrEnum):
    """What the preview can show."""

    PAGES = "pages"
    LEFT_OUT = "left_out"
    HOLES = "holes"


WORDS = {
    Part.PAGES: N_("Pages"),
    Part.LEFT_OUT: N_("Not printed for"),
    Part.HOLES: N_("Missing characters"),
}


class PreviewStep(WizardStep):
    """Found anew whenever the order has changed; nothing is printed or written down by looking."""

    def __init__(self, desk: Desk, job: Job) -> None:
        super().__init__(_("Preview"))
        self._desk, self._job = desk, job
        self._shown: Found | None = None
        self._said = words("", Type.BODY, Role.SOFT, wrap=True)
        self.body.addWidget(self._said)
        self._waiting = QVBoxLayout()
        self.body.addLayout(self._waiting)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(theme.px(8))
        self.body.addLayout(self._chips)
        self.pages = PageView()
        self.stack = QStackedWidget()
        self.stack.setMinimumHeight(theme.px(300))
        self.body.addWidget(self.stack, 1)
        self.chips: dict[Part, FilterChip] = {}
        self._group = QButtonGroup(self)

    def enter(self) -> None:
        if self._job.is_found() and self._job.found is self._shown:
            return
        self._shown = None
        strip = ProgressStrip(_("Looking through the people"))
        self._waiting.addWidget(strip)
        task = Task(
            self, self._find, done=self._tell, failed=self._fail, stopped=self._end,
            progressed=strip.show_progress,
        )  # fmt: skip
        strip.cancelled.connect(task.stop)
        self._desk.tasks.start(task)
        self.changed.emit()

    def ready(self) -> bool:
        found = self._shown
        return found is not None and self._job.is_found() and bool(found.batch.uids or found.order.blank)

    def show_part(self, part: Part) -> None:
        """Open one of the three."""
        self.chips[part].setChecked(True)
        self.stack.setCurrentIndex(list(Part).index(part))

    def _find(self, task: Task) -> Found:
        return self._job.find(task.report)

    def _tell(self, found: Found) -> None:
        self._end()
        self._job.found = self._shown = found
        self._said.setText(_sentence(found))
        self._fill(found)
        if found.pdf:
            self.pages.show_pdf(found.pdf)
        nobody = not found.batch.uids and not found.order.blank
        self.show_part(Part.LEFT_OUT if nobody and found.batch.left_out else Part.PAGES)
        self.changed.emit()

    def _fill(self, found: Found) -> None:
        while (old := self.stack.widget(0)) is not None:
            self.stack.removeWidget(old)
            if old is not self.pages:
                old.deleteLater()
        self.stack.addWidget(self.pages if found.pdf else _for_word())
        self.stack.addWidget(
            _or_none(found.batch.left_out, left_out_table, _("Everybody chosen gets one."), self)
        )
        self.stack.addWidget(_or_none(found.holes, holes_table, _("Every character can be printed."), self))
        self._count({Part.LEFT_OUT: len(found.batch.left_out), Part.HOLES: len(found.holes)})

    def _count(self, counts: dict[Part, int]) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._group = QButtonGroup(self)
        for part in Part:
            word = _(WORDS[part])
            chip = FilterChip(f"{word} {grouped(counts[part])}" if part in counts else word)
            chip.clicked.connect(partial(self._open, part))
            self.chips[part] = chip
            self._group.addButton(chip)
            self._chips.addWidget(chip)
        self._chips.addStretch(1)

    def _open(self, part: Part, _checked: bool = True) -> None:
        self.show_part(part)

    def _end(self) -> None:
        while (item := self._waiting.takeAt(0)) is not None:
            strip = item.widget()
            if strip is not None:
                strip.hide()
                strip.deleteLater()
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self._end()
        if isinstance(error, Trouble):
            self._said.setText("\n".join(filter(None, wording.advice(error))))
        elif isinstance(error, RuleBroken):
            self._said.setText(wording.refusal(error))
        else:
            troubles.show(error, self)


def _for_word() -> EmptyState:
    """A Word template has no pages before it is filled."""
    return EmptyState(
        Icon.DOCUMENT,
        _("Filled in Word"),
        _("Each person gets a document of their own; save them in the next step."),
    )


def _sentence(found: Found) -> str:
    batch = found.batch
    if not batch.uids and found.order.blank:
        return _("{title}, blank").format(title=batch.title)
    if not batch.uids:
        return _("Nobody of those chosen gets one; see why under Not printed for.")
    count = len(batch.uids)
    told = ngettext("{title} for {count} person", "{title} for {count} people", count)
    told = told.format(title=batch.title, count=grouped(count))
    shown = shown_of(found.order)
    if count > shown:
        told += " · " + _("the first {shown} are drawn here").format(shown=grouped(shown))
    return told


def _or_none(
    things: Sequence[T], make: Callable[[Sequence[T], QWidget], QWidget], none: str, parent: QWidget
) -> QWidget:
    return make(things, parent) if things else EmptyState(Icon.CHECK, _("None"), none)
