"""The full check of the data folder, asked for by a person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk.i18n import _
from retiree_desk.services import integrity
from retiree_desk.services.offices import Office
from retiree_desk.store.integrity import Problem
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon, pixmap
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.emptying import empty
from retiree_desk.ui.widgets.progress import items
from retiree_desk.ui.widgets.words import section, words
from retiree_desk.wording import integrity as sentences


class CheckSection(QWidget):
    """Reads everything and says what is not as it should be; mends what can be computed anew."""

    def __init__(self, desk: Desk, office: Office) -> None:
        super().__init__()
        self._desk = desk
        self._office = office
        self._found = QVBoxLayout()
        self._found.setSpacing(theme.px(8))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addWidget(section(_("Check the data folder")))
        told = _(
            "Reads the whole register, its photos, the key file and the backups, and says what is not as it should be. "
            "Nothing is changed."
        )
        layout.addWidget(words(told, Type.BODY, Role.SOFT, wrap=True))
        acts = QHBoxLayout()
        acts.setSpacing(theme.px(8))
        check = button(_("Check now"), Icon.HEALTH, Kind.PRIMARY)
        check.clicked.connect(self.check)
        self._mend = button(_("Mend what can be mended"), Icon.REFRESH)
        self._mend.clicked.connect(self.mend)
        self._mend.hide()
        acts.addWidget(check)
        acts.addWidget(self._mend)
        acts.addStretch(1)
        layout.addLayout(acts)
        layout.addLayout(self._found)
        layout.addStretch(1)

    def check(self) -> None:
        """Look at everything."""
        self._desk.watch(
            self,
            _("Checking the data folder"),
            lambda _report: [*integrity.check(self._office), *integrity.advice(self._office)],
            self.show_problems,
            words_of=items,
        )

    def mend(self) -> None:
        """Make search and sorting anew, and the key file; then look again."""
        self._desk.watch(
            self,
            _("Mending"),
            lambda _report: integrity.mend(self._office),
            lambda _nothing: self.check(),
            words_of=items,
        )

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what was found."""
        empty(self._found)
        self._mend.setVisible(bool(problems))
        if not problems:
            self._say(Icon.CHECK, _("All is well: every record, photo, key and backup is as it should be."))
        for problem in problems:
            self._say(Icon.WARNING, sentences.problem(problem.code, problem.facts))

    def _say(self, name: Icon, sentence: str) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(12))
        sign = words()
        sign.setPixmap(pixmap(name, Role.ACCENT))
        line.addWidget(sign)
        line.addWidget(words(sentence, wrap=True), 1)
        self._found.addWidget(row)
