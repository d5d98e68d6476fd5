"""The last step: one first, then all; from any person on; on a measured printer or into a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from retiree_desk import wording
from retiree_desk.documents.cards import Printed
from retiree_desk.documents.preview import Preview
from retiree_desk.i18n import N_, _, ngettext
from retiree_desk.services import papers_profiles
from retiree_desk.services.papers import Batch, Paper
from retiree_desk.services.papers_issue import Delivery
from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme, troubles
from retiree_desk.ui.desk import Desk, Report
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.printing import press
from retiree_desk.ui.printing.job import Job, Made, seal
from retiree_desk.ui.printing.number_box import NumberBox
from retiree_desk.ui.printing.press import Press
from retiree_desk.ui.printing.stocks import places_of, stock_name
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.progress import ProgressStrip, grouped, items
from retiree_desk.ui.widgets.wizard import WizardStep
from retiree_desk.ui.widgets.words import words

DUPLEX = (
    (QPrinter.DuplexMode.DuplexNone, N_("One side")),
    (QPrinter.DuplexMode.DuplexLongSide, N_("Both sides, turned over the long edge")),
    (QPrinter.DuplexMode.DuplexShortSide, N_("Both sides, turned over the short edge")),
)
_MOST_COPIES = 99


class PrintStep(WizardStep):
    """Each print is written down when the printer has taken its pages, each file when it is whole."""

    def __init__(self, desk: Desk, job: Job) -> None:
        super().__init__(_("Print"))
        self._desk, self._job = desk, job
        self._printer: QPrinter | None = None
        self._press: Press | None = None
        self._said = words("", Type.BODY, Role.SOFT, wrap=True)
        self.printers = QComboBox()
        self.duplex = QComboBox()
        self.first, self.count, self.copies, self.start = (NumberBox() for _field in range(4))
        self.form = Form()
        self._acts: list[QPushButton] = []
        self._waiting = QVBoxLayout()
        self.told = words("", Type.STRONG, wrap=True)
        self.profile = words("", Type.CAPTION, Role.SOFT, wrap=True)
        self.body.addWidget(self._said)
        self.body.addWidget(self.form)
        self.body.addWidget(self.profile)
        self.body.addLayout(self._add_acts())
        self.body.addLayout(self._waiting)
        self.body.addWidget(self.told)
        self.body.addStretch(1)
        self._add_fields()

    def enter(self) -> None:
        found = self._job.found
        if found is None:
            return
        people = max(1, len(found.batch.uids))
        self.first.setRange(1, people)
        self.count.setRange(1, people)
        self.count.setValue(people)
        places = places_of(self._job.room, found.order)
        self.form.row("start").setVisible(places > 1)
        self.start.setRange(1, max(1, places))
        self.form.row("first").setVisible(people > 1)
        self.form.row("count").setVisible(people > 1)
        self._word.setVisible(found.order.paper is Paper.LETTER)
        own = found.order.name.lower().endswith(".docx")
        for act in (self._one, self._all, self._pdf, self._settings):
            act.setVisible(not own)
        total = _("{title}, {count}").format(title=found.batch.title, count=_people(len(found.batch.uids)))
        self._said.setText(total if found.batch.uids else found.batch.title)
        self._show_profile()

    # --- printing -----------------------------------------------------------------------------------------------------

    def print_one(self) -> None:
        """The first one alone, to see whether all is well."""
        self._print(self.first.value(), 1)

    def print_all(self) -> None:
        """Everybody from the number chosen on."""
        self._print(self.first.value(), self.count.value())

    def send(self, printer: QPrinter, made: Made) -> None:
        """Put a document on a printer, page by page."""
        copies = self.copies.value()
        printer.setCopyCount(copies)
        printer.setDuplex(self.duplex.currentData())
        strip = ProgressStrip(_("Printing"), items)
        self._hold(strip)
        self._press = Press(printer, made.pdf, self)
        strip.cancelled.connect(self._press.stop)
        self._press.progressed.connect(strip.show_progress)
        self._press.failed.connect(self._fail)
        self._press.stopped.connect(
            partial(self._release, _("Stopped; nothing was written down as printed."))
        )
        self._press.finished.connect(
            partial(self._printed, printer.printerName() or printer.outputFileName(), made, copies)
        )
        self._press.start()

    def _print(self, first: int, count: int) -> None:
        printer = self._chosen_printer()
        if printer is None:
            self.told.setText(_("No printer was found on this computer. The pages can be saved as a PDF."))
            return
        self._job.change(start=self.start.value() if self.start.maximum() > 1 else 1)
        self._make(first, count, printer)

    def _make(self, first: int, count: int, printer: QPrinter) -> None:
        name, stock = printer.printerName(), stock_name(self._job.room, self._job.order)
        placement = self._desk.read(lambda unit: papers_profiles.profile(unit, name, stock)).placement

        def work(report: Report) -> Made:
            return self._job.make(first, count, placement, report)

        self._desk.watch(self, _("Drawing the pages"), work, partial(self._ready_to_send, printer))

    def _ready_to_send(self, printer: QPrinter, made: Made) -> None:
        with Preview(made.pdf) as shown:
            wanted = press.layout_for(*shown.size(0))
        try:
            press.prepare(printer, wanted)
        except Trouble as trouble:
            self._ask_paper(trouble)
            return
        self.send(printer, made)

    def _ask_paper(self, trouble: Trouble) -> None:
        """Other paper in the printer's settings: nothing goes out until it is put right."""
        self._printer = None
        self.told.setText("\n".join(filter(None, wording.advice(trouble))))

    def _printed(self, to: str, made: Made, copies: int) -> None:
        delivery = Delivery(to, made.printed, seal(made.pdf), copies)
        self._job.note(self, made.batch, delivery, partial(self._tell_printed, to, made))

    def _tell_printed(self, to: str, made: Made) -> None:
        pieces, pages = made.printed
        said = _("{printer} has taken {pages} pages for {count}").format(
            printer=to, pages=grouped(pages), count=_people(pieces)
        )
        self._release(said)
        self._desk.tell(said)
        if made.batch.uids and self.first.value() + pieces <= self.first.maximum() and pieces == 1:
            self.first.setValue(self.first.value() + 1)

    # --- files ----------------------------------------------------------------------------------------------------------

    def save_pdf(self) -> None:
        """Ask for a file and write all of it."""
        self._ask(_("Save as PDF"), "pdf", "PDF (*.pdf)")

    def save_word(self) -> None:
        """Ask for a file and write the letters for Word or WPS."""
        if self._job.order.name.lower().endswith(".docx"):
            folder = QFileDialog.getExistingDirectory(
                self, _("A folder for the letters"), self._desk.settings.export_folder
            )
            if folder:
                self.save(Path(folder), "docx")
            return
        self._ask(_("Save for Word or WPS"), "docx", "Word (*.docx)")

    def save(self, path: Path, kind: str) -> None:
        """Write the whole batch into a file, or letters into a folder."""
        self._desk.prefer(export_folder=str(path.parent))
        self._job.change(start=self.start.value() if self.start.maximum() > 1 else 1)

        def work(report: Report) -> tuple[Batch, Printed, str]:
            return self._job.save(path, kind, report)

        self._desk.watch(self, _("Writing the file"), work, partial(self._saved, path))

    def _saved(self, path: Path, done: tuple[Batch, Printed, str]) -> None:
        batch, printed, whole = done
        told = partial(self._tell_saved, path, printed.pieces)
        self._job.note(self, batch, Delivery(path.name, printed, whole), told)

    def _tell_saved(self, path: Path, pieces: int) -> None:
        said = _("{count} in {file}").format(count=_people(pieces), file=path.name)
        self.told.setText(said)
        self._desk.tell(said)

    def _ask(self, title: str, kind: str, kinds: str) -> None:
        found = self._job.found
        name = f"{found.batch.title if found else ''} {self._desk.today():%Y%m%d}.{kind}".strip().replace(
            "/", " "
        )
        place = str(Path(self._desk.settings.export_folder) / name)
        chosen, _kind = QFileDialog.getSaveFileName(self, title, place, kinds)
        if chosen:
            path = Path(chosen)
            self.save(path if path.suffix else path.with_suffix(f".{kind}"), kind)

    # --- the printer ------------------------------------------------------------------------------------------------------

    def _chosen_printer(self) -> QPrinter | None:
        if self._printer is None:
            info = QPrinterInfo.printerInfo(self.printers.currentText())
            self._printer = None if info.isNull() else QPrinter(info, QPrinter.PrinterMode.HighResolution)
            found = self._job.found
            if self._printer is not None and found is not None:
                with Preview(found.pdf) as shown:
                    self._printer.setPageLayout(press.layout_for(*shown.size(0)))
        return self._printer

    def _open_settings(self) -> None:
        """The system's own window; what it does to the page is looked at before anything is printed."""
        printer = self._chosen_printer()
        if printer is None:
            self.told.setText(_("No printer was found on this computer. The pages can be saved as a PDF."))
            return
        if QPrintDialog(printer, self).exec():
            self._took_settings()

    def _took_settings(self) -> None:
        if self._printer is not None:
            self.printers.setCurrentText(self._printer.printerName())
            self.copies.setValue(max(1, self._printer.copyCount()))
            self.duplex.setCurrentIndex(max(0, self.duplex.findData(self._printer.duplex())))

    def _other_printer(self, _at: int) -> None:
        self._printer = None
        self._show_profile()

    def _show_profile(self) -> None:
        name = self.printers.currentText()
        if not name or self._job.found is None:
            return
        stock = stock_name(self._job.room, self._job.found.order)
        made = self._desk.read(lambda unit: papers_profiles.profile(unit, name, stock))
        moved = made.placement
        as_designed = moved == (0, 0, 1, 1)
        note = (
            _("not measured with this paper; see Printers on the printing page")
            if as_designed
            else _("measured: {dx:+.1f} mm across, {dy:+.1f} mm down").format(dx=moved.dx, dy=moved.dy)
        )
        self.printers.setToolTip(note)
        self.profile.setText(note)

    # --- what it looks like -----------------------------------------------------------------------------------------------

    def _add_fields(self) -> None:
        self.printers.addItems(QPrinterInfo.availablePrinterNames())
        self.printers.setCurrentText(QPrinterInfo.defaultPrinterName())
        self.printers.currentIndexChanged.connect(self._other_printer)
        self.printers.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.printers.setPlaceholderText(_("no printer"))
        self.form.add("printer", _("Printer"), self.printers)
        for mode, word in DUPLEX:
            self.duplex.addItem(_(word), mode)
        self.duplex.setCurrentIndex(1 if self._job.order.paper is Paper.CARD else 0)
        self.form.add("duplex", _("Sides"), self.duplex)
        self.copies.setRange(1, _MOST_COPIES)
        self.form.add("copies", _("Copies"), self.copies)
        self.form.add("start", _("First place"), self.start, note=_("of a sheet that was used before"))
        self.form.add(
            "first", _("From person"), self.first, note=_("to go on after a jam, such as from card 37")
        )
        self.form.add("count", _("So many"), self.count)

    def _add_acts(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        self._all = self._act(line, _("Print"), Icon.PRINT, self.print_all, Kind.PRIMARY)
        self._one = self._act(line, _("Print one first"), Icon.DOCUMENT, self.print_one)
        self._settings = self._act(line, _("Printer settings…"), Icon.SETTINGS, self._open_settings)
        line.addStretch(1)
        self._pdf = self._act(line, _("Save as PDF…"), Icon.SAVE, self.save_pdf)
        self._word = self._act(line, _("For Word or WPS…"), Icon.EXPORT, self.save_word)
        return line

    def _act(
        self, line: QHBoxLayout, word: str, name: Icon, do: object, kind: Kind = Kind.PLAIN
    ) -> QPushButton:
        made = button(word, name, kind)
        made.clicked.connect(do)
        line.addWidget(made)
        self._acts.append(made)
        return made

    def _hold(self, strip: ProgressStrip) -> None:
        self.told.setText("")
        self._waiting.addWidget(strip)
        for act in self._acts:
            act.setEnabled(False)

    def _release(self, said: str) -> None:
        while (item := self._waiting.takeAt(0)) is not None:
            strip = item.widget()
            if strip is not None:
                strip.hide()
                strip.deleteLater()
        for act in self._acts:
            act.setEnabled(True)
        self._press = None
        self.told.setText(said)

    def _fail(self, error: Exception) -> None:
        self._release("")
        troubles.show(error, self)


def _people(count: int) -> str:
    return ngettext("{count} person", "{count} people", count).format(count=grouped(count))
