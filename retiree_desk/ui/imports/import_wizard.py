"""The import from the file to the result, four steps; the page that opened it takes it away at the end."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from retiree_desk.i18n import _
from retiree_desk.services.offices import Office
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.imports.job import Job
from retiree_desk.ui.imports.step_choose import ChooseStep
from retiree_desk.ui.imports.step_preview import PreviewStep
from retiree_desk.ui.imports.step_result import ResultStep
from retiree_desk.ui.imports.step_sheets import SheetsStep
from retiree_desk.ui.widgets.progress import ProgressStrip
from retiree_desk.ui.widgets.wizard import Wizard

_PREVIEW = 2


class ImportWizard(Wizard):
    """One import; ``take`` begins with a file that was dropped elsewhere."""

    def __init__(self, desk: Desk, office: Office, parent: QWidget | None = None) -> None:
        job = Job(desk, office)
        self.choose = ChooseStep(desk, job)
        self.sheets = SheetsStep(job)
        self.preview = PreviewStep(desk, job)
        self.result = ResultStep(desk, job)
        super().__init__((self.choose, self.sheets, self.preview, self.result), _("Finish"), parent)
        self.result.waiting.connect(self._wait)
        self.result.stopped.connect(self._back_to_preview)

    def take(self, path: Path) -> None:
        """Read this file."""
        self.choose.take(path)

    def _wait(self, strip: ProgressStrip | None) -> None:
        if strip is None:
            self.wait_no_more()
        else:
            self.wait_for(strip)

    def _back_to_preview(self) -> None:
        self.go_to(_PREVIEW)
