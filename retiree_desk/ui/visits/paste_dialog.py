"""Paste the names or numbers of a sheet as they stand on it, one line each; what is unclear is told, line by line."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.services import sheets
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.form_dialog import FormDialog
from retiree_desk.ui.widgets.text_area import TextArea

_TOLD = 5


class PasteDialog(FormDialog):
    """``chosen`` brings the local numbers in the order of the lines."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._desk = desk
        self.lines = TextArea(lines=12)
        form = Form(columns=1)
        form.add(
            "lines",
            _("Lines"),
            self.lines,
            note=_("One person a line; a member number anywhere in it is surest."),
        )
        super().__init__(_("Paste names or numbers"), form, self._choose, parent)
        self._told: tuple[str, ...] = ()

    def _choose(self) -> None:
        text = self.lines.value()
        found = self._desk.read(lambda unit: sheets.people_of(unit, text.splitlines()))
        if found.unclear and found.unclear != self._told:
            self._told = found.unclear
            raise RuleBroken(
                "sheet_unclear", "lines", lines="、".join(found.unclear[:_TOLD]), count=len(found.unclear)
            )
        if not found.seqs:
            raise RuleBroken("sheet_nobody", "lines")
        self.chosen.emit(list(found.seqs))
