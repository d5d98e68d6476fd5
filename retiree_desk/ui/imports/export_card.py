"""Workbooks out: everybody or one list, into a file of the person's choice; the whole register only with a reason."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QSizePolicy

from retiree_desk.domain.lists import ListQuery
from retiree_desk.i18n import _
from retiree_desk.services import exports, lists
from retiree_desk.ui.desk import Desk, Report
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import button
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.ui.widgets.words import words

REASON = "export.reason"


class ExportCard(Card):
    """Choose who, say why, choose where."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Write a workbook"))
        self._desk = desk
        told = _(
            "All fields and records, in a workbook that can be imported again without loss. It is not encrypted."
        )
        self.body.addWidget(words(told, Type.BODY, Role.SOFT, wrap=True))
        self.who = QComboBox()
        self.who.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.reason = LineEdit()
        self.form = Form(columns=1)
        self.form.add("who", _("Which people"), self.who)
        self.form.add(
            "reason",
            _("What for"),
            self.reason,
            note=_("such as 年终报送; it stands in the list of operations"),
        )
        self.form.saved.connect(self.ask_where)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        acts = QHBoxLayout()
        self.go = button(_("Write a workbook…"), Icon.EXPORT)
        self.go.clicked.connect(self.ask_where)
        acts.addWidget(self.go)
        acts.addStretch(1)
        self.body.addLayout(acts)

    def reload(self) -> None:
        """Offer the lists there are."""
        kept = self.who.currentText()
        self.who.clear()
        self.who.addItem(_("The whole register"), None)
        for one in self._desk.read(lists.saved):
            self.who.addItem(one.name, one.query)
        self.who.setCurrentIndex(max(0, self.who.findText(kept)))

    def ask_where(self) -> None:
        """Ask for the file, once it is said what it is for."""
        if not self._allowed():
            return
        folder = self._desk.settings.export_folder
        name = f"{self.who.currentText()} {self._desk.today():%Y%m%d}.xlsx"
        kinds = ";;".join((_("Workbook (*.xlsx)"), _("Table in text, the register alone (*.csv)")))
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Write a workbook"), str(Path(folder) / name), kinds
        )
        if chosen:
            self.write(Path(chosen))

    def write(self, path: Path) -> None:
        """Write the file whole; when it is stopped or fails, nothing is left of it."""
        self._desk.prefer(export_folder=str(path.parent))
        query: ListQuery | None = self.who.currentData()
        reason = self.reason.text().strip()
        self._desk.watch(
            self,
            _("Writing the workbook"),
            partial(self._write, path, query),
            partial(self._tell, path, reason),
        )

    def _write(self, path: Path, query: ListQuery | None, report: Report) -> int:
        whole = path if path.suffix.lower() in (".xlsx", ".csv") else path.with_name(path.name + ".xlsx")
        today = self._desk.today()
        return self._desk.read(
            lambda unit: exports.export(unit, whole, query=query, today=today, report=report)
        )

    def _tell(self, path: Path, reason: str, count: int) -> None:
        noted = _("{count} people to {name}: {reason}").format(
            count=count, name=path.name, reason=reason or "—"
        )
        self._desk.do("export", lambda unit: unit.keep_setting(REASON, noted))
        self._desk.tell(_("{count} people written to {name}").format(count=grouped(count), name=path.name))
        self.reason.clear()

    def _allowed(self) -> bool:
        """Whether the reason is there that the whole register asks for."""
        self.form.accept_all()
        if self.who.currentData() is None and not self.reason.text().strip():
            self.form.refuse("reason", _("Please say what the whole register is needed for."), go=True)
            return False
        return True
