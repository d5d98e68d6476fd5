"""Pictures of every part and of the frame, to be looked at: ``python -m tests.ui.gallery --out FOLDER``."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from retiree_desk import i18n
from retiree_desk.settings import Settings, ThemeChoice
from retiree_desk.ui import theme
from tests.ui.gallery_pages import ROOMS, frame

SIZES = {100: (1366, 768), 150: (1366, 768)}


def main() -> None:
    """Draw every room in every theme and text size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--room", action="append", choices=[*ROOMS, "frame"])
    parser.add_argument("--theme", action="append", choices=[one.value for one in ThemeChoice][:3])
    parser.add_argument("--size", action="append", type=int, choices=list(SIZES))
    parser.add_argument("--language", default="zh_CN")
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    i18n.use(asked.language)
    asked.out.mkdir(parents=True, exist_ok=True)
    for choice in asked.theme or ["light", "dark", "contrast"]:
        for size in asked.size or SIZES:
            settings = Settings(theme=ThemeChoice(choice), text_size=size)
            theme.apply(app, settings)
            theme.load_rare_font()
            for name, room in _rooms(settings, asked.room):
                draw(room, asked.out / f"{name}-{choice}-{size}.png", SIZES[size])


def _rooms(settings: Settings, wanted: list[str] | None) -> Iterator[tuple[str, QWidget]]:
    for name, make in ROOMS.items():
        if not wanted or name in wanted:
            yield name, make()
    if not wanted or "frame" in wanted:
        yield "frame", frame(settings)


def draw(room: QWidget, path: Path, size: tuple[int, int]) -> None:
    """Show ``room`` at ``size`` and keep its picture."""
    if isinstance(room, QDialog):
        room.adjustSize()
    else:
        room.resize(*size)
    room.show()
    for _ in range(5):
        QCoreApplication.processEvents()
    room.grab().save(str(path))
    room.close()
    room.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    main()
