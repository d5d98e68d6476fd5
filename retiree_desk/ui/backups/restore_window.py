"""Restoring a backup into a new folder: which file, what opens it, where to; nothing that is there is overwritten."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from retiree_desk import wording
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.services import backups
from retiree_desk.services.backups import Restored, Unlocking
from retiree_desk.services.offices import Office
from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme, troubles
from retiree_desk.ui.icons import Icon, pixmap
from retiree_desk.ui.password_window import PasswordEdit
from retiree_desk.ui.tasks import Task, Tasks
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.emptying import empty
from retiree_desk.ui.widgets.form import Form, FormRow
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.progress import ProgressStrip, grouped
from retiree_desk.ui.widgets.words import rule, words

_WIDTH = 640


class RestoreWindow(QWidget):
    """``restored`` brings the new folder when the person wants to go there; ``live`` is compared and backed up first."""

    restored = Signal(object)
    back_asked = Signal()
    left = Signal()

    def __init__(
        self,
        tasks: Tasks,
        *,
        near: Path,
        file: Path | None = None,
        live: Office | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._live = live
        self._near = near
        self._made: Restored | None = None
        self.setWindowTitle(_("Restore a backup"))
        self.setFixedWidth(theme.px(_WIDTH))
        self.file = LineEdit(str(file) if file else "")
        self.file.setCursorPosition(0)
        self.folder = LineEdit(str(free_name(near)))
        self.password = PasswordEdit(_("Password"))
        self.code = LineEdit(figures=True)
        self._by_code = QRadioButton(_("with the recovery code"))
        self._by_password = QRadioButton(_("with the password of that time"))
        self._said = words("", wrap=True)
        self._said.setAccessibleName(_("Message"))
        self._said.hide()
        self._lay_out()

    def submit(self) -> None:
        """Restore, or go to what was restored."""
        if self._made is not None:
            self.restored.emit(self._made.folder)
            return
        self.form.accept_all()
        self._say("")
        unlocking = (
            Unlocking(recovery_code=self.code.text())
            if self._by_code.isChecked()
            else Unlocking(password=self.password.text())
        )
        file, folder = Path(self.file.text().strip()), Path(self.folder.text().strip())
        strip = ProgressStrip(_("Restoring and checking the backup"))
        self._waiting.addWidget(strip)
        self._go.setEnabled(False)
        task = Task(
            self,
            lambda task: backups.restore(file, folder, unlocking, self._live),
            done=self._tell,
            failed=self._fail,
        )
        self._tasks.start(task)

    def _tell(self, made: Restored) -> None:
        self._clear_waiting()
        self._made = made
        empty(self._compared)
        for row, (name, sentence) in enumerate(compared(made)):
            sign = words()
            sign.setPixmap(pixmap(name, Role.ACCENT))
            self._compared.addWidget(sign, row, 0)
            self._compared.addWidget(words(sentence, wrap=True), row, 1)
        self._pages.setCurrentIndex(1)
        self._go.setText(" " + _("Open the restored office"))
        self._go.setEnabled(True)
        self._back.setText(" " + _("Stay here") if self._live else " " + _("Back"))
        self._go.setFocus()

    def _fail(self, error: Exception) -> None:
        self._clear_waiting()
        self._go.setEnabled(True)
        if isinstance(error, RuleBroken):
            if not self.form.refuse("unlock", wording.refusal(error), go=True):
                self._say(wording.refusal(error))
        elif isinstance(error, Trouble):
            self._say("\n".join(filter(None, wording.advice(error))))
        else:
            troubles.show(error, self)

    def _clear_waiting(self) -> None:
        empty(self._waiting)

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        margin = theme.px(theme.MARGIN)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, theme.px(16))
        layout.setSpacing(theme.px(12))
        layout.addWidget(words(_("Restore a backup"), Type.TITLE))
        told = _(
            "The backup becomes a new data folder beside the others. Nothing that is there now is overwritten."
        )
        layout.addWidget(words(told, Type.BODY, Role.SOFT, wrap=True))
        self._pages = QStackedLayout()
        self._pages.addWidget(self._asked())
        self._pages.addWidget(self._result())
        layout.addSpacing(theme.px(4))
        layout.addLayout(self._pages)
        layout.addWidget(self._said)
        self._waiting = QVBoxLayout()
        layout.addLayout(self._waiting)
        layout.addWidget(rule())
        layout.addLayout(self._acts())

    def _asked(self) -> QWidget:
        self.form = Form(columns=1)
        self._with_choice("file", _("Backup"), self.file, self._choose_file)
        self._with_choice("folder", _("New folder"), self.folder, self._choose_folder)
        unlock = QWidget()
        column = QVBoxLayout(unlock)
        column.setContentsMargins(0, theme.px(4), 0, 0)
        column.setSpacing(theme.px(4))
        self._by_password.setChecked(True)
        self.code.setAccessibleName(_("Recovery code"))
        for radio, field in ((self._by_password, self.password), (self._by_code, self.code)):
            field.setEnabled(radio.isChecked())
            radio.toggled.connect(field.setEnabled)
            column.addWidget(radio)
            column.addWidget(field)
        self.form.add("unlock", _("Open it"), unlock)
        self.form.saved.connect(self.submit)
        self.form.left.connect(self.back_asked)
        return self.form

    def _with_choice(self, name: str, label: str, field: LineEdit, choose: object) -> FormRow:
        field.setAccessibleName(label)
        line = QWidget()
        line.setFocusProxy(field)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(field, 1)
        made = button(_("Choose…"), Icon.FOLDER)
        made.setAccessibleName(_("Choose: {field}").format(field=label))
        made.clicked.connect(choose)
        layout.addWidget(made)
        return self.form.add(name, label, line)

    def _result(self) -> QWidget:
        page = QWidget()
        self._compared = QGridLayout(page)
        self._compared.setContentsMargins(0, 0, 0, 0)
        self._compared.setHorizontalSpacing(theme.px(12))
        self._compared.setVerticalSpacing(theme.px(10))
        self._compared.setColumnStretch(1, 1)
        return page

    def _acts(self) -> QHBoxLayout:
        self._back = button(_("Back"), Icon.BACK)
        self._back.clicked.connect(self.back_asked)
        self._go = button(_("Restore"), Icon.RESTORE, Kind.PRIMARY)
        self._go.clicked.connect(self.submit)
        acts = QHBoxLayout()
        acts.addWidget(self._back)
        acts.addStretch(1)
        acts.addWidget(self._go)
        return acts

    def _choose_file(self) -> None:
        start = self.file.text() or str(self._near / "backups")
        kinds = _("Backups (*.rdbak)") + ";;" + _("All files (*)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Which backup"), start, kinds)
        if chosen:
            self.file.setText(chosen)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, _("Where the new folder is made"), str(self._near.parent)
        )
        if chosen:
            self.folder.setText(str(free_name(Path(chosen) / self._near.name)))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.left.emit()


def free_name(folder: Path) -> Path:
    """A name beside ``folder`` that nothing has yet."""
    names = (folder.with_name(f"{folder.name}-restored{number or ''}") for number in range(100))
    return next((one for one in names if not one.exists()), folder)


def compared(made: Restored) -> list[tuple[Icon, str]]:
    """What was restored, and how it differs from the office that is open."""
    people = _("{count} people, as they were on {moment}.")
    told = people.format(count=grouped(made.members), moment=wording.moment(made.made))
    lines = [(Icon.CHECK, told), (Icon.FOLDER, str(made.folder))]
    if made.live_members is not None and made.newer_sets is not None:
        told = _(
            "The office that is open has {count} people and {newer} operations that the backup does not know."
        )
        lines.append(
            (Icon.MERGE, told.format(count=grouped(made.live_members), newer=grouped(made.newer_sets)))
        )
        lines.append((Icon.BACKUP, _("It was backed up first and is as it was.")))
    return lines
