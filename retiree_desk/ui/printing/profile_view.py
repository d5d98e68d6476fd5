"""Making millimetres come out: print the ruler, measure four lengths, type them in; once for a printer and a paper."""

from __future__ import annotations

import io
import re
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.documents.calibration import ACROSS, DOWN, LEFT, TOP, Profile, print_ruler
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.services import papers_files, papers_profiles
from retiree_desk.services.papers import PrintRoom
from retiree_desk.services.papers_files import Area
from retiree_desk.services.papers_profiles import PLAIN
from retiree_desk.ui import theme, troubles
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.printing.held import held
from retiree_desk.ui.printing.lines import column, table
from retiree_desk.ui.printing.page_view import PageView
from retiree_desk.ui.printing.press import Press
from retiree_desk.ui.printing.stocks import stock_title
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.flow_layout import FlowLayout
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.words import words

_LENGTH = re.compile(r"\d{1,3}(?:[.,。]\d)?").fullmatch


class ProfileView(QWidget):
    """``measure`` keeps what was measured; the page at the right shows the ruler as it will come out."""

    def __init__(self, desk: Desk, room: PrintRoom) -> None:
        super().__init__()
        self._desk, self._room = desk, room
        self._press: Press | None = None
        self.printers, self.stocks = QComboBox(), QComboBox()
        self.fields = {name: LineEdit(figures=True) for name in ("across", "down", "left", "top")}
        self.form = Form(columns=1)
        self.told = words("", Type.STRONG, wrap=True)
        self.ruler = PageView()
        self._known = QVBoxLayout()
        self._fill_form()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(16))
        left = held(self._left())
        layout.addWidget(left, 3)
        layout.addWidget(self._right(), 2)

    def reload(self) -> None:
        """Show what is known of the printers."""
        kept = self.printers.currentText()
        known = self._desk.read(papers_profiles.profiles)
        names = [*QPrinterInfo.availablePrinterNames(), *(one.printer for one in known)]
        self.printers.clear()
        self.printers.addItems(list(dict.fromkeys(names)))
        wanted = kept or QPrinterInfo.defaultPrinterName()
        self.printers.setCurrentIndex(max(0, self.printers.findText(wanted)))
        self._list(known)
        self.show_profile()

    def show_profile(self) -> None:
        """Show the printer and paper chosen: the lengths last measured, and the ruler through them."""
        found = self.profile()
        self.form.accept_all()
        for name, length in (("across", found.across), ("down", found.down), ("left", LEFT), ("top", TOP)):
            self.fields[name].setText(f"{length / 10:.1f}")
        target = io.BytesIO()
        print_ruler(target, found)
        self.ruler.show_pdf(target.getvalue())

    def profile(self) -> Profile:
        """The profile of the printer and paper chosen."""
        printer, stock = self.printers.currentText(), self._stock()
        return self._desk.read(lambda unit: papers_profiles.profile(unit, printer, stock))

    def measure(self) -> None:
        """Keep the lengths measured on a ruler printed as designed."""
        self.form.settle()
        self.form.accept_all()
        printer = self.printers.currentText().strip()
        if not printer:
            self.form.refuse("printer", _("Please name the printer."), go=True)
            return
        try:
            left, top, across, down = (self._length(name) for name in ("left", "top", "across", "down"))
            made = papers_profiles.from_ruler(printer, self._stock(), left, top, across, down)
        except RuleBroken as broken:
            self.form.refuse(broken.field, wording.refusal(broken), go=True)
            return
        self._keep(made, _("Kept: pages for {printer} are moved by {dx:+.1f} and {dy:+.1f} mm"))

    def forget(self) -> None:
        """Print as designed again."""
        self._keep(
            Profile(self.printers.currentText(), self._stock()), _("{printer} prints as designed again")
        )

    def print_ruler(self, *, proof: bool) -> None:
        """Print the test page: as designed to be measured, or as a ``proof`` through the profile."""
        info = QPrinterInfo.printerInfo(self.printers.currentText())
        pdf = self._pdf(proof=proof)
        if info.isNull():
            self._save(pdf)
            return
        self._press = Press(QPrinter(info, QPrinter.PrinterMode.HighResolution), pdf, self)
        self._press.failed.connect(lambda error: troubles.show(error, self))
        self._press.finished.connect(lambda: self.told.setText(_("The test page is printed.")))
        self._press.start()

    def _pdf(self, *, proof: bool) -> bytes:
        target = io.BytesIO()
        print_ruler(target, self.profile() if proof else None)
        return target.getvalue()

    def _save(self, pdf: bytes) -> None:
        """Without a printer the page can be taken to one as a file."""
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Save the test page"), _("Test page") + ".pdf", "PDF (*.pdf)"
        )
        if chosen:
            Path(chosen).write_bytes(pdf)

    def _keep(self, made: Profile, said: str) -> None:
        told = said.format(printer=made.printer, dx=made.placement.dx, dy=made.placement.dy)
        self._desk.do("print.profile", lambda unit: papers_profiles.keep(unit, made), told=told)
        self.told.setText(told)
        self.reload()
        self.printers.setCurrentText(made.printer)
        self.show_profile()

    def _length(self, name: str) -> int:
        written = self.fields[name].text().strip()
        if not _LENGTH(written):
            raise RuleBroken("not_millimetres", name, value=written)
        return round(float(written.replace(",", ".").replace("。", ".")) * 10)

    def _stock(self) -> str:
        return str(self.stocks.currentData() or PLAIN)

    def _fill_form(self) -> None:
        for name, title in _stocks(self._room):
            self.stocks.addItem(title, name)
        self.printers.setEditable(True)
        for box in (self.printers, self.stocks):
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.activated.connect(lambda _at: self.show_profile())
        self.form.add("printer", _("Printer"), self.printers)
        self.form.add("stock", _("Paper"), self.stocks)
        labels = {
            "across": (_("Ruler across"), ACROSS),
            "down": (_("Ruler down"), DOWN),
            "left": (_("From the left"), LEFT),
            "top": (_("From the top"), TOP),
        }
        for name, (label, meant) in labels.items():
            note = _("millimetres; {meant} as designed").format(meant=f"{meant / 10:.1f}")
            self.form.add(name, label, self.fields[name], note=note)
        self.form.saved.connect(self.measure)

    def _left(self) -> Card:
        card = Card(_("Measure a printer"))
        told = _(
            "Print the test page at 100 %, measure the four lengths with a ruler, type them in. Once for each printer and paper."
        )
        card.body.addWidget(words(told, Type.BODY, Role.SOFT, wrap=True))
        card.body.addWidget(self.form)
        acts = FlowLayout()
        for word, name, act, kind in (
            (_("Test page"), Icon.PRINT, lambda: self.print_ruler(proof=False), Kind.PLAIN),
            (_("Keep"), Icon.CHECK, self.measure, Kind.PRIMARY),
            (_("Proof"), Icon.DOCUMENT, lambda: self.print_ruler(proof=True), Kind.PLAIN),
            (_("As designed"), Icon.UNDO, self.forget, Kind.QUIET),
        ):
            made = button(word, name, kind)
            made.clicked.connect(act)
            acts.addWidget(made)
        card.body.addSpacing(theme.px(8))
        card.body.addLayout(acts)
        card.body.addWidget(self.told)
        card.body.addStretch(1)
        return card

    def _right(self) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addWidget(self.ruler, 3)
        layout.addLayout(self._known, 2)
        return made

    def _list(self, known: list[Profile]) -> None:
        while (item := self._known.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        titles = dict(_stocks(self._room))
        columns = (
            column("printer", _("Printer"), lambda one: one.printer, 130, strong=True),
            column("stock", _("Paper"), lambda one: titles.get(one.stock, one.stock), 130),
            column("moved", _("Moved"), lambda one: f"{one.placement.dx:+.1f} / {one.placement.dy:+.1f}", 90),
        )
        if known:
            self._known.addWidget(table(known, columns, _("Printers measured"), self))


def _stocks(room: PrintRoom) -> list[tuple[str, str]]:
    """Every paper that may be measured: plain, grids of cards and labels, envelopes."""
    found = [(PLAIN, _("Plain paper"))]
    for one in papers_files.designs(room):
        if one.area is Area.STOCK:
            found.append((one.name, stock_title(one.path)))
        elif one.area is Area.ENVELOPES:
            found.append((one.name, _("Envelope {size}").format(size=one.name)))
    return found
