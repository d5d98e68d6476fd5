"""The application object, dressed and speaking: the first thing that is made, before any window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from retiree_desk import i18n
from retiree_desk.paths import APPLICATION
from retiree_desk.settings import Settings
from retiree_desk.ui import theme
from retiree_desk.ui.widgets.mark import mark_icon


def application(arguments: Sequence[str], settings: Settings) -> QApplication:
    """The one QApplication, in the language and the dress of ``settings``."""
    app = QApplication(list(arguments))
    app.setApplicationName(APPLICATION)
    dress(app, settings)
    return app


def dress(app: QApplication, settings: Settings) -> None:
    """Language and looks as ``settings`` say. Windows already open keep theirs: build them anew."""
    i18n.use(settings.language)
    _translate_qt(app, i18n.language())
    theme.apply(app, settings)
    app.setWindowIcon(mark_icon())


def _translate_qt(app: QApplication, language: str) -> None:
    """Qt's own words (file dialogs, standard buttons) in the same language; English needs nothing."""
    for former in app.findChildren(QTranslator):
        app.removeTranslator(former)
        former.deleteLater()
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        app.installTranslator(translator)
