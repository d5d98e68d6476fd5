"""The office's own designs: copy one of the program's, change it in millimetres, see at once what is wrong and where."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.documents.toml_lines import LayoutBroken
from retiree_desk.i18n import N_, _
from retiree_desk.services import papers_files
from retiree_desk.services.papers import PrintRoom
from retiree_desk.services.papers_files import Area, Design
from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme, troubles
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.paged_model import Column, PagedModel
from retiree_desk.ui.printing.lines import ListLines, column
from retiree_desk.ui.widgets.buttons import button
from retiree_desk.ui.widgets.chips import ChipLook, Tone
from retiree_desk.ui.widgets.table import Table
from retiree_desk.ui.widgets.words import words

AREAS = {
    Area.CARDS: N_("Card"),
    Area.TEXTS: N_("Words of a letter"),
    Area.LETTERS: N_("Looks of a letter"),
    Area.ENVELOPES: N_("Envelope"),
    Area.SHEETS: N_("Printed sheet"),
    Area.STOCK: N_("Paper with places"),
    Area.DOCX: N_("Word template"),
}


class DesignsView(QWidget):
    """Opening a design copies it first, so that the program's own is never changed."""

    def __init__(self, desk: Desk, room: PrintRoom) -> None:
        super().__init__()
        self._desk, self._room = desk, room
        self._designs: list[Design] = []
        self._model = PagedModel(ListLines([]), _columns(), parent=self)
        self.table = Table(self._model, _("Designs"))
        self.table.opened.connect(self.edit)
        self.table.moved.connect(self._tell)
        self._said = words("", wrap=True)
        self._said.setMinimumHeight(theme.px(44))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addWidget(self.table, 1)
        layout.addWidget(self._said)
        layout.addLayout(self._acts())

    def reload(self) -> None:
        """Read the designs anew, broken ones first, then the office's own."""
        found = papers_files.designs(self._room)
        found += [Design(Area.DOCX, path.stem, path, own=True) for path in papers_files.templates(self._room)]
        self._designs = sorted(found, key=lambda one: (one.broken is None, not one.own))
        self._model.show(ListLines(self._designs))
        self.table.selectRow(0)
        self._tell(0)

    def edit(self, place: int | None = None) -> None:
        """Copy a design into the office's folder and open it."""
        one = self._chosen(place)
        if one is None:
            return
        try:
            path = one.path if one.own else papers_files.copy(self._room, one.area, one.name)
        except Trouble as trouble:
            troubles.show(trouble, self)
            return
        self._open(path)
        self._desk.tell(_("{name} is the office's own now").format(name=one.name))
        self.reload()

    def edit_chosen(self) -> None:
        """The same for the line the person is on."""
        self.edit()

    def take_away(self) -> None:
        """Back to the program's design."""
        one = self._chosen(None)
        if one is not None and one.own and one.area is not Area.DOCX:
            papers_files.take_away(self._room, one.area, one.name)
            self._desk.tell(
                _("{name} is the program's again; the office's copy is kept beside it").format(name=one.name)
            )
            self.reload()

    def add_template(self, path: Path) -> None:
        """Take a Word template into the office's folder."""
        try:
            papers_files.keep_template(self._room, path)
        except Trouble as trouble:
            troubles.show(trouble, self)
            return
        self._desk.tell(_("{name} stands among the letters now").format(name=path.stem))
        self.reload()

    def _open(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _open_folder(self) -> None:
        if self._room.own is not None:
            self._room.own.mkdir(parents=True, exist_ok=True)
            self._open(self._room.own)

    def _ask_template(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Add a Word template"), "", "Word (*.docx)")
        if chosen:
            self.add_template(Path(chosen))

    def _chosen(self, place: int | None) -> Design | None:
        at = self.table.current_id() if place is None else place
        return self._designs[at] if at is not None and at < len(self._designs) else None

    def _tell(self, place: int | None) -> None:
        one = self._chosen(place) if place is not None else None
        self._said.setText(_told(one) if one is not None else "")

    def _acts(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        for word, name, act in (
            (_("Copy and change"), Icon.EDIT, self.edit_chosen),
            (_("Back to the program's"), Icon.UNDO, self.take_away),
            (_("Look again"), Icon.REFRESH, self.reload),
        ):
            made = button(word, name)
            made.clicked.connect(act)
            line.addWidget(made)
        line.addStretch(1)
        for word, name, act in (
            (_("Add a Word template…"), Icon.ADD, self._ask_template),
            (_("Open the folder"), Icon.FOLDER, self._open_folder),
        ):
            made = button(word, name)
            made.clicked.connect(act)
            line.addWidget(made)
        return line


def _columns() -> tuple[Column, ...]:
    return (
        column("area", _("Kind"), lambda one: _(AREAS[one.area]), 150),
        column("name", _("Design"), title_of, 320, strong=True),
        column("file", _("File"), lambda one: one.path.name, 200),
        Column("state", _("State"), lambda _line: "", 200, chips=lambda line: _marks(line.thing)),
    )


def _marks(one: Design) -> tuple[ChipLook, ...]:
    if one.broken is not None:
        return (ChipLook(_("Line {line}: to be mended").format(line=one.broken.facts["line"]), Tone.OVERDUE),)
    return (ChipLook(_("The office's own"), Tone.IMPORTANT),) if one.own else ()


def _told(one: Design) -> str:
    if isinstance(one.broken, LayoutBroken):
        return "\n".join(filter(None, wording.advice(one.broken)))
    if one.own:
        return str(one.path)
    return _("The program's own; it is copied before it is changed.")


def title_of(one: Design) -> str:
    """What the file says of itself in its first line, else its name."""
    try:
        first = one.path.read_text("utf-8").partition("\n")[0] if one.path.suffix == ".toml" else ""
    except (OSError, ValueError):
        first = ""
    return first.lstrip("# ").partition("。")[0].partition("；")[0] or one.name
