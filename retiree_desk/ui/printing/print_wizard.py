"""A printing from the people to the paper, four steps; the page that opened it takes it away at the end."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from retiree_desk.i18n import _
from retiree_desk.services.papers import Order, PrintRoom
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.printing.job import Job
from retiree_desk.ui.printing.step_content import ContentStep
from retiree_desk.ui.printing.step_preview import PreviewStep
from retiree_desk.ui.printing.step_print import PrintStep
from retiree_desk.ui.printing.step_whom import WhomStep
from retiree_desk.ui.widgets.wizard import Wizard

_PREVIEW = 2


class PrintWizard(Wizard):
    """One printing; nothing has happened until something is printed or saved."""

    def __init__(self, desk: Desk, room: PrintRoom, order: Order, parent: QWidget | None = None) -> None:
        self.job = Job(desk, room, order)
        self.whom = WhomStep(desk, self.job)
        self.content = ContentStep(desk, self.job)
        self.preview = PreviewStep(desk, self.job)
        self.output = PrintStep(desk, self.job)
        super().__init__((self.whom, self.content, self.preview, self.output), _("Done"), parent)

    def go_to_preview(self) -> None:
        """Show at once what is ordered, when everything is said already: a reprint, a person's card."""
        self.whom.leave()
        self.content.leave()
        self.go_to(_PREVIEW)
