"""The first step of an import: the file, and what is in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout

from retiree_desk import wording
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _, ngettext
from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme, troubles
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.imports.drop_zone import DropZone
from retiree_desk.ui.imports.job import Job
from retiree_desk.ui.imports.plain_words import kind_word
from retiree_desk.ui.tasks import Task
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.emptying import empty
from retiree_desk.ui.widgets.progress import ProgressStrip, grouped, items
from retiree_desk.ui.widgets.wizard import WizardStep
from retiree_desk.ui.widgets.words import caption, words


class ChooseStep(WizardStep):
    """Reads the file as soon as it is chosen; nothing is written by that."""

    def __init__(self, desk: Desk, job: Job) -> None:
        super().__init__(
            _("The file"), _("Reading changes nothing: you see every row before anything is taken.")
        )
        self._desk = desk
        self._job = job
        self._reading = False
        self.zone = DropZone(desk.settings.export_folder)
        self.zone.chosen.connect(self.take)
        self._waiting = QVBoxLayout()
        self._card = Card(_("Found in the file"))
        self._found = QVBoxLayout()
        self._found.setSpacing(theme.px(6))
        self._card.body.addLayout(self._found)
        self._card.hide()
        self._said = words("", wrap=True)
        self._said.setAccessibleName(_("Message"))
        self._said.hide()
        self.body.addWidget(self.zone, 1)
        self.body.addLayout(self._waiting)
        self.body.addWidget(self._said)
        self.body.addWidget(self._card)

    def ready(self) -> bool:
        return (
            not self._reading
            and self._job.path is not None
            and any(table for _s, table in self._job.tables())
        )

    def take(self, path: Path) -> None:
        """Read this file."""
        self._desk.prefer(export_folder=str(path.parent))
        self._reading = True
        self._said.hide()
        self._card.hide()
        strip = ProgressStrip(_("Reading {name}").format(name=path.name), items)
        self._waiting.addWidget(strip)
        task = Task(
            self, lambda _task: self._job.read(path), done=self._tell, failed=self._fail, stopped=self._end
        )
        strip.cancelled.connect(task.stop)
        self.changed.emit()
        self._desk.tasks.start(task)

    def _end(self) -> None:
        self._reading = False
        empty(self._waiting)
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self._job.path = None
        self._end()
        if isinstance(error, Trouble):
            self._say("\n".join(filter(None, wording.advice(error))))
        elif isinstance(error, RuleBroken):
            self._say(wording.refusal(error))
        else:
            troubles.show(error, self)

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()

    def _tell(self, _nothing: object) -> None:
        self._end()
        empty(self._found)
        planned = self._job.planned
        for sheet in planned.sheets if planned else ():
            rows = ngettext("{count} row", "{count} rows", len(sheet.rows)).format(
                count=grouped(len(sheet.rows))
            )
            told = (
                f"{sheet.name} · {kind_word(sheet.kind)} · {rows}"
                if sheet.kind
                else _("{sheet}: no headings that are understood; it is left out").format(sheet=sheet.name)
            )
            self._found.addWidget(words(told, wrap=True))
        if not self.ready():
            self._say(
                _(
                    "No sheet of this file has headings such as 姓名, 身份证号 or 人员编号. Please choose another file."
                )
            )
        self._card.setVisible(bool(planned and planned.sheets))
        if self._job.path is not None:
            self._found.addWidget(caption(self._job.path.name))
        self.changed.emit()
