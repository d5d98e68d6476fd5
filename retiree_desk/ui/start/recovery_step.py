"""The recovery code: shown large, to print or copy, and typed back so that it is known to be on paper."""

from __future__ import annotations

from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon, pixmap
from retiree_desk.ui.start import recovery_sheet
from retiree_desk.ui.start.set_up import SetUp
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import button
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.wizard import WizardStep
from retiree_desk.ui.widgets.words import caption, words

_FORGIVEN = str.maketrans("OILU", "011V")


def same_code(typed: str, code: str) -> bool:
    """Whether they are one code; hyphens, spaces, small letters and the likes of O for 0 are forgiven."""
    return bool(code) and _bare(typed) == _bare(code)


def _bare(text: str) -> str:
    return "".join(one for one in text.upper().translate(_FORGIVEN) if one.isalnum())


class RecoveryCard(Card):
    """A code in large groups, with its ways to paper."""

    def __init__(self, office: str = "", code: str = "") -> None:
        super().__init__()
        self._office = office
        self._code = words("", Type.NAME)
        self._code.setAlignment(self._code.alignment())
        self._code.setWordWrap(True)
        self._code.setTextInteractionFlags(self._code.textInteractionFlags())
        font = QFont(theme.now().font(Type.TITLE))
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 108)
        self._code.setFont(font)
        self.body.addWidget(self._code)
        self.body.addLayout(self._acts())
        self.show_code(office, code)

    def show_code(self, office: str, code: str) -> None:
        """Show another code."""
        self._office = office
        self._code.setText("  ".join(code.split("-")))
        self._code.setAccessibleName(code)
        self._said.clear()

    def _acts(self) -> QHBoxLayout:
        acts = QHBoxLayout()
        acts.setSpacing(theme.px(8))
        for word, name, act in ((_("Print"), Icon.PRINT, self._print), (_("Copy"), Icon.COPY, self._copy)):
            made = button(word, name)
            made.clicked.connect(act)
            acts.addWidget(made)
        self._said = caption()
        acts.addSpacing(theme.px(8))
        acts.addWidget(self._said, 1)
        return acts

    def _plain(self) -> str:
        return self._code.accessibleName()

    def _print(self) -> None:
        if recovery_sheet.print_sheet(self, self._office, self._plain()):
            self._said.setText(_("Sent to the printer."))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._plain())
        self._said.setText(_("Copied; write it down or print it, then copy something else."))


class TypedBack(QWidget):
    """The field where the code is typed from its paper, with a sign when it is right."""

    def __init__(self) -> None:
        super().__init__()
        self.field = LineEdit(figures=True)
        self.form = Form(columns=1)
        self.form.add(
            "recovery_code",
            _("Type it back"),
            self.field,
            note=_("from the paper; hyphens and small letters do not matter"),
        )
        self._sign = QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form, 1)

    def show_right(self, *, right: bool) -> None:
        """Put a sign into the field when the code is right."""
        self.field.show_sign(Icon.CHECK if right else Icon.KEY)
        self.field.update()


class RecoveryStep(WizardStep):
    """The code of the office just made."""

    def __init__(self, set_up: SetUp) -> None:
        super().__init__(
            _("The recovery code"),
            _("It opens the office when the password is forgotten. It is shown only now and kept nowhere: whoever has "
              "neither can't open the data, and neither can we."),
        )  # fmt: skip
        self._set_up = set_up
        self.card = RecoveryCard()
        self.typed = TypedBack()
        self.typed.field.textChanged.connect(self._compare)
        self.typed.form.saved.connect(self.done)
        self.body.addSpacing(theme.px(8))
        self.body.addWidget(self.card)
        self.body.addSpacing(theme.px(8))
        self.body.addWidget(self.typed)
        self.body.addStretch(1)
        sign = QHBoxLayout()
        lock = words()
        lock.setPixmap(pixmap(Icon.LOCK, Role.SOFT, 18))
        sign.addWidget(lock)
        sign.addWidget(caption(_("Keep the paper in the safe, not beside the computer."), wrap=True), 1)
        self.body.addLayout(sign)

    def enter(self) -> None:
        self.card.show_code(self._set_up.name, self._set_up.recovery_code)
        self._compare()

    def ready(self) -> bool:
        return same_code(self.typed.field.text(), self._set_up.recovery_code)

    def _compare(self) -> None:
        self.typed.show_right(right=self.ready())
        self.changed.emit()
