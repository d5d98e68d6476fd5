"""Backups as a section of the settings: how things stand, the list with its marks, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.services import backups
from retiree_desk.services.backups import BackedUp, BackupLine
from retiree_desk.services.offices import Office
from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme, troubles
from retiree_desk.ui.backups.age import age, is_old
from retiree_desk.ui.backups.restore_window import RestoreWindow
from retiree_desk.ui.desk import Desk, Report
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.paged_model import Column, PagedModel
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.cards import EmptyState
from retiree_desk.ui.widgets.chips import ChipLook, Tone
from retiree_desk.ui.widgets.progress import grouped, items
from retiree_desk.ui.widgets.table import Table
from retiree_desk.ui.widgets.words import Elided, words
from retiree_desk.wording import backups as sentences

_MEGABYTE = 1 << 20
_LARGE = 150  # the text size at which the size of a file has no room


class Line(NamedTuple):
    """One backup in the list."""

    place: int
    backup: BackupLine
    size: int


class _Lines:
    """The backups in a folder, newest first."""

    def __init__(self, found: Sequence[BackupLine]) -> None:
        self.found = [Line(place, one, _size(one.file)) for place, one in enumerate(found)]

    def ids(self, sort: str, descending: bool) -> Sequence[int]:
        del sort, descending
        return range(len(self.found))

    def lines(self, ids: Sequence[int]) -> Sequence[Line]:
        return [self.found[place] for place in ids]


class BackupPanel(QWidget):
    """The list is read anew by ``reload``."""

    def __init__(self, desk: Desk, office: Office) -> None:
        super().__init__()
        self._desk = desk
        self._office = office
        self._lines = _Lines(())
        self.model = PagedModel(self._lines, _columns(), parent=self)
        self.table = Table(self.model, _("Backups"))
        self.table.opened.connect(self._restore)
        self._stands = words("", Type.SECTION, wrap=True)
        self._second = Elided("", Type.BODY, Role.SOFT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addWidget(self._stands)
        layout.addLayout(self._second_line())
        layout.addLayout(self._acts())
        self._empty = EmptyState(
            Icon.BACKUP,
            _("No backup yet"),
            _("One is made half an hour after the first change, and when you leave."),
        )
        layout.addWidget(self.table, 1)
        layout.addWidget(self._empty, 1)

    def reload(self) -> None:
        """Show what there is now."""
        self._lines = _Lines(backups.list_backups(self._office))
        self.model.show(self._lines)
        some = bool(self._lines.found)
        self.table.setVisible(some)
        self._empty.setVisible(not some)
        if some and self.table.current_id() is None:
            self.table.selectRow(0)
        made, now = backups.newest_proven(self._office), self._office.clock()
        stands = age(made, now)
        if is_old(made, now) and backups.changed_since_newest(self._office):
            stands = _("{age}. Please make one now.").format(age=stands)
        self._stands.setText(stands)
        chosen = backups.second_place(self._office)
        self._second.setText(
            _("Second place: {folder}").format(folder=chosen)
            if chosen
            else _("No second place yet; a stick or another disk survives even when this computer is lost.")
        )
        self._stop.setVisible(chosen is not None)

    def back_up(self) -> None:
        """Make one now."""
        self._desk.watch(self, _("Making and proving a backup"), self._back_up, self._made, words_of=items)

    def verify(self) -> None:
        """Prove the chosen one anew."""
        line = self._chosen()
        if line is not None:
            self._desk.watch(
                self,
                _("Proving the backup"),
                lambda _report: backups.verify(self._office, line.backup.file),
                self._proved,
                words_of=items,
            )

    def choose_second(self, folder: Path | None) -> None:
        """Copy backups to ``folder`` from now on."""
        try:
            backups.choose_second_place(self._office, folder)
        except (RuleBroken, Trouble) as error:
            troubles.show(error, self)
        self.reload()

    def restore(self, file: Path) -> QDialog:
        """Ask how a backup is restored."""
        dialog = QDialog(self.window())
        dialog.setWindowTitle(_("Restore a backup"))
        asked = RestoreWindow(
            self._desk.tasks, near=self._office.place.folder, file=file, live=self._office, parent=dialog
        )
        asked.back_asked.connect(dialog.close)
        asked.restored.connect(self._restored)
        asked.restored.connect(dialog.close)
        layout = QVBoxLayout(dialog)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(asked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self.reload)
        dialog.open()
        return dialog

    def _back_up(self, _report: Report) -> BackedUp:
        return backups.back_up(self._office)

    def _made(self, made: BackedUp) -> None:
        self.reload()
        self._desk.tell(
            _("Backed up and proven: {count} people. {second}").format(
                count=grouped(made.line.members), second=sentences.second(made.second)
            )
        )

    def _proved(self, line: BackupLine) -> None:
        self.reload()
        self._desk.tell(
            _("{name} is good: {count} people").format(name=line.file.name, count=grouped(line.members))
        )

    def _restored(self, folder: Path) -> None:
        """The restored office is opened at the next start: this one is still open."""
        self._desk.prefer(last_folder=str(folder))
        self._desk.tell(_("The next start opens {folder}").format(folder=folder))

    def _chosen(self) -> Line | None:
        place = self.table.current_id()
        return None if place is None else self._lines.found[place]

    def _restore(self, place: int) -> None:
        self.restore(self._lines.found[place].backup.file)

    def _restore_chosen(self) -> None:
        line = self._chosen()
        self.restore(line.backup.file if line else self._office.place.backups)

    def _ask_second(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("The second place for backups"))
        if chosen:
            self.choose_second(Path(chosen))

    def _drop_second(self) -> None:
        self.choose_second(None)

    def _acts(self) -> QHBoxLayout:
        acts = QHBoxLayout()
        acts.setSpacing(theme.px(8))
        for word, name, kind, act in (
            (_("Back up now"), Icon.BACKUP, Kind.PRIMARY, self.back_up),
            (_("Prove the chosen one"), Icon.CHECK, Kind.PLAIN, self.verify),
            (_("Restore into a new folder…"), Icon.RESTORE, Kind.PLAIN, self._restore_chosen),
        ):
            made = button(word, name, kind)
            made.clicked.connect(act)
            acts.addWidget(made)
        acts.addStretch(1)
        return acts

    def _second_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.px(12))
        line.addWidget(self._second, 1)
        change = button(_("Choose the second place…"), None, Kind.LINK)
        change.clicked.connect(self._ask_second)
        self._stop = button(_("Copy no more"), None, Kind.LINK)
        self._stop.clicked.connect(self._drop_second)
        line.addWidget(change)
        line.addWidget(self._stop)
        return line


def _columns() -> tuple[Column, ...]:
    return (
        Column(
            "made", _("Made"), _made_words, width=144, strong=True, hint=lambda line: line.backup.file.name
        ),
        Column("state", _("State"), lambda line: "", width=100, chips=_state),
        Column("people", _("People"), lambda line: grouped(line.backup.members), width=72, figures=True),
        Column(
            "size",
            _("Size"),
            lambda line: f"{line.size / _MEGABYTE:.1f} MB",
            width=84,
            figures=True,
            shown=theme.now().text_size < _LARGE,
        ),
        Column("reason", _("Why"), lambda line: sentences.reason(line.backup.reason), width=100),
    )


def _made_words(line: Line) -> str:
    return wording.moment(line.backup.made) if line.backup.made else "—"


def _state(line: Line) -> tuple[ChipLook, ...]:
    if line.backup.ok:
        return (ChipLook(_("proven"), Tone.DONE, Icon.CHECK),)
    return (ChipLook(_("damaged"), Tone.OVERDUE, Icon.WARNING),)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
