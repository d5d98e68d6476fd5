"""The steps of the first set-up: the office, the password, where backups go, what to begin with, and the end."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from retiree_desk import wording
from retiree_desk.domain.passwords import SHORTEST, check_password
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon, pixmap
from retiree_desk.ui.password_window import PasswordEdit
from retiree_desk.ui.start.set_up import SetUp
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.emptying import empty
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.wizard import WizardStep
from retiree_desk.ui.widgets.words import Elided, caption, words

GOOD_LENGTH = 12
BEST_LENGTH = 16


def strength(password: str, known: tuple[str, ...] = ()) -> str:
    """An honest word about a password: whether it is taken, and that length alone makes it strong."""
    if not password:
        return _("At least {count} characters. A short sentence only you would say is best.").format(
            count=SHORTEST
        )
    try:
        check_password(password, known)
    except RuleBroken as broken:
        return wording.refusal(broken)
    if len(password) >= BEST_LENGTH:
        return _("Strong: long enough to withstand guessing.")
    if len(password) >= GOOD_LENGTH:
        return _("Good. Every further character makes it stronger.")
    return _("Will do for now; a few more characters would make it much stronger.")


class OfficeStep(WizardStep):
    """Whose office it is."""

    restore_asked = Signal()
    demo_asked = Signal()

    def __init__(self, set_up: SetUp) -> None:
        super().__init__(
            _("The office"),
            _("These two stand on every card and letter, and tell offices apart when they exchange data."),
        )
        self._set_up = set_up
        self.name = LineEdit()
        self.code = LineEdit(figures=True)
        self.user = LineEdit(set_up.user)
        self.form = Form(columns=1)
        self.form.add(
            "office_name",
            _("Office"),
            self.name,
            note=_("such as 东山分行离退休人员办公室"),
            obligatory=True,
        )
        self.form.add(
            "office_code",
            _("Office code"),
            self.code,
            note=_("short and unlike any other office's, such as DS01"),
            obligatory=True,
        )
        self.form.add("user", _("Your name"), self.user, note=_("stands beside everything you enter"))
        self.form.saved.connect(self.done)
        self.body.addSpacing(theme.px(8))
        self.body.addWidget(self.form)
        self.body.addWidget(self._place())
        self.body.addStretch(1)
        self.body.addLayout(self._other_ways())

    def leave(self) -> None:
        self.form.accept_all()
        self._set_up.name, self._set_up.code = self.name.text().strip(), self.code.text().strip()
        self._set_up.user = self.user.text().strip()
        for field, text in (("office_name", self._set_up.name), ("office_code", self._set_up.code)):
            if not text:
                raise RuleBroken(f"{field}_blank", field)

    def refuse(self, broken: RuleBroken) -> bool:
        return self.form.refuse(broken.field, wording.refusal(broken), go=True)

    def _place(self) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, theme.px(8), 0, 0)
        layout.setSpacing(theme.px(8))
        sign = words()
        sign.setPixmap(pixmap(Icon.FOLDER, Role.SOFT, 18))
        layout.addWidget(sign)
        self._folder = Elided("", Type.CAPTION, Role.SOFT)
        layout.addWidget(self._folder, 1)
        other = button(_("Another folder…"), None, Kind.LINK)
        other.clicked.connect(self._choose)
        layout.addWidget(other)
        self.tell_folder()
        return line

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, _("A new or empty folder on this computer's own disk"), str(self._set_up.folder.parent)
        )
        if chosen:
            folder = Path(chosen)
            taken = folder.exists() and any(folder.iterdir())
            self._set_up.folder = folder / "office" if taken else folder
            self.tell_folder()

    def tell_folder(self) -> None:
        """Say where the data will lie."""
        self._folder.setText(
            _("The data, encrypted, will lie in {folder}").format(folder=self._set_up.folder)
        )

    def _other_ways(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.px(16))
        line.addWidget(caption(_("Or:")))
        for word, name, signal in (
            (_("Look at a demo office first"), Icon.SHOW, self.demo_asked),
            (_("Restore an office from a backup"), Icon.RESTORE, self.restore_asked),
        ):
            made = button(word, name, Kind.LINK)
            made.clicked.connect(signal)
            line.addWidget(made)
        line.addStretch(1)
        return line


class PasswordStep(WizardStep):
    """The password, twice, with an honest word about it. Leaving makes the office."""

    def __init__(self, set_up: SetUp) -> None:
        super().__init__(
            _("The password"),
            _(
                "It encrypts everything. Nobody can open the office without it, or without the recovery code that follows."
            ),
        )
        self._set_up = set_up
        self.first = PasswordEdit(_("Password"))
        self.second = PasswordEdit(_("Once more"))
        self.form = Form(columns=1)
        self._row = self.form.add("password", _("Password"), self.first)
        self.form.add("again", _("Once more"), self.second)
        self._strength = words("", Type.BODY, Role.SOFT, wrap=True)
        self._strength.setAccessibleName(_("Strength of the password"))
        self.first.textChanged.connect(self._judge)
        self.form.saved.connect(self.done)
        self.body.addSpacing(theme.px(8))
        self.body.addWidget(self.form)
        self.body.addWidget(self._strength)
        self.body.addWidget(self.first.hint)
        self.body.addStretch(1)
        self.body.addWidget(
            caption(
                _(
                    "No letters, figures and signs need to be mixed, and it never has to be changed by the calendar."
                ),
                wrap=True,
            )
        )
        self._judge("")

    def enter(self) -> None:
        self._judge(self.first.text())

    def leave(self) -> None:
        self.form.accept_all()
        password = self.first.text()
        check_password(password, (self._set_up.name, self._set_up.code, self._set_up.user))
        if password != self.second.text():
            raise RuleBroken("passwords_differ", "again")
        self._set_up.password = password
        self._set_up.make()

    def refuse(self, broken: RuleBroken) -> bool:
        return self.form.refuse(broken.field, wording.refusal(broken), go=True)

    def _judge(self, password: str) -> None:
        self._strength.setText(strength(password, (self._set_up.name, self._set_up.code, self._set_up.user)))


class BackupStep(WizardStep):
    """Where backups are copied to besides this disk; may be chosen later."""

    def __init__(self, set_up: SetUp) -> None:
        super().__init__(
            _("A second place"),
            _("A backup is made every half hour while you work, and proven. A copy on a stick or another disk "
              "survives even when this computer is lost."),
        )  # fmt: skip
        self._set_up = set_up
        self.later = QRadioButton(_("Choose later, in the settings"))
        self.now = QRadioButton(_("Copy each backup to this folder as well:"))
        self.later.setChecked(True)
        self._path = Elided("", Type.BODY, Role.SOFT)
        self._choose_it = button(_("Choose a folder…"), Icon.FOLDER)
        self._choose_it.clicked.connect(self._choose)
        self._same = words("", Type.BODY, Role.INK, wrap=True)
        self.body.addSpacing(theme.px(8))
        self.body.addWidget(self.now)
        line = QHBoxLayout()
        line.setContentsMargins(theme.px(28), 0, 0, theme.px(8))
        line.setSpacing(theme.px(12))
        line.addWidget(self._choose_it)
        line.addWidget(self._path, 1)
        self.body.addLayout(line)
        self.body.addWidget(self._same)
        self.body.addWidget(self.later)
        self.body.addStretch(1)
        self.now.toggled.connect(self._look)
        self._look()

    def ready(self) -> bool:
        return self.later.isChecked() or self._set_up.second_place is not None

    def leave(self) -> None:
        if self.later.isChecked():
            self._set_up.second_place = None
        self._set_up.keep_second_place()

    def take(self, folder: Path) -> None:
        """Copy backups to ``folder``."""
        self._set_up.second_place = folder
        self.now.setChecked(True)
        self._look()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("The second place for backups"))
        if chosen:
            self.take(Path(chosen))

    def _look(self) -> None:
        folder = self._set_up.second_place
        self._choose_it.setEnabled(self.now.isChecked())
        self._path.setText(str(folder) if folder else _("none yet"))
        office = self._set_up.office
        same = folder is not None and office is not None and _same_disk(folder, office.place.folder)
        self._same.setVisible(self.now.isChecked() and same)
        self._same.setText(
            _("This folder lies on the same disk as the data; a stick or another disk is safer.")
        )
        self.changed.emit()


class ContentStep(WizardStep):
    """What the office begins with."""

    def __init__(self, set_up: SetUp) -> None:
        super().__init__(_("What to begin with"), _("Every choice can still be made later."))
        self._set_up = set_up
        self._group = QButtonGroup(self)
        self.body.addSpacing(theme.px(8))
        for key, word, note in (
            ("import", _("Import a workbook"), _("A register kept in Excel or WPS; you see everything before it is taken.")),
            ("", _("Begin empty"), _("Enter people one by one.")),
            ("demo", _("Look at the demo office first"), _("Invented people, apart from your own office, which stays as it is.")),
        ):  # fmt: skip
            self.body.addLayout(self._choice(key, word, note))
        self.body.addStretch(1)

    def choose(self, key: str) -> None:
        """Begin so."""
        for one in self._group.buttons():
            if one.property("key") == key:
                one.setChecked(True)

    def leave(self) -> None:
        self._set_up.first = next(
            str(one.property("key")) for one in self._group.buttons() if one.isChecked()
        )

    def _choice(self, key: str, word: str, note: str) -> QVBoxLayout:
        radio = QRadioButton(word)
        radio.setProperty("key", key)
        radio.setAccessibleDescription(note)
        radio.setChecked(key == "import")
        self._group.addButton(radio)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(radio)
        told = caption(note, wrap=True)
        told.setContentsMargins(theme.px(27), 0, 0, theme.px(8))
        lines.addWidget(told)
        return lines


class DoneStep(WizardStep):
    """What was set up, before the window opens."""

    def __init__(self, set_up: SetUp) -> None:
        super().__init__(_("Ready"), _("The office is set up."))
        self._set_up = set_up
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(theme.px(12))
        self._grid.setColumnStretch(1, 1)
        self.body.addSpacing(theme.px(8))
        self.body.addLayout(self._grid)
        self.body.addStretch(1)

    def enter(self) -> None:
        empty(self._grid)
        for row, (name, sentence) in enumerate(self._lines()):
            sign = words()
            sign.setPixmap(pixmap(name, Role.ACCENT))
            self._grid.addWidget(sign, row, 0)
            self._grid.addWidget(words(sentence, wrap=True), row, 1)

    def _lines(self) -> list[tuple[Icon, str]]:
        second = self._set_up.second_place
        first = {
            "import": _("Next: import a workbook."),
            "demo": _("Next: the demo office. Your own office opens when you start the program again."),
        }
        return [
            (Icon.OFFICE, f"{self._set_up.name} · {self._set_up.code}"),
            (Icon.FOLDER, str(self._set_up.folder)),
            (Icon.KEY, _("The recovery code was typed back correctly; its paper belongs in the safe.")),
            (Icon.BACKUP, _("Backups are copied to {folder}.").format(folder=second) if second
             else _("No second place for backups yet; you are reminded in the settings.")),
            (Icon.NEXT, first.get(self._set_up.first, _("Next: the empty register."))),
        ]  # fmt: skip


def _same_disk(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:
        return False
