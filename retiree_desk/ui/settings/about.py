"""Which office and which program this is, and where things lie."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk import __version__, paths
from retiree_desk.i18n import _
from retiree_desk.services.offices import Office
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import button
from retiree_desk.ui.widgets.mark import Mark
from retiree_desk.ui.widgets.words import words


class AboutSection(QWidget):
    """Nothing here can be changed."""

    def __init__(self, _desk: Desk, office: Office) -> None:
        super().__init__()
        self._office = office
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(16))
        head = QHBoxLayout()
        head.setSpacing(theme.px(16))
        head.addWidget(Mark(48))
        named = QVBoxLayout()
        named.setSpacing(0)
        named.addWidget(words(_("Retiree Desk"), Type.TITLE))
        named.addWidget(words(_("Version {version}").format(version=__version__), Type.BODY, Role.SOFT))
        head.addLayout(named, 1)
        layout.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(24))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(self._facts()):
            grid.addWidget(words(name, Type.BODY, Role.SOFT), row, 0)
            grid.addWidget(words(value, wrap=True), row, 1)
        layout.addLayout(grid)
        folder = button(_("Show the data folder"), Icon.FOLDER)
        folder.clicked.connect(self._show_folder)
        layout.addWidget(folder)
        layout.addStretch(1)

    def _facts(self) -> tuple[tuple[str, str], ...]:
        vault = self._office.vault
        return (
            (_("Office name"), vault.office),
            (_("Office code"), vault.code),
            (_("Data folder"), str(self._office.place.folder)),
            (_("Log, without names or numbers"), str(paths.log_folder())),
            (_("Licence"), "Apache-2.0"),
        )

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._office.place.folder)))
