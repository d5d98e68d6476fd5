"""The rotating log file: what the program did and how long it took, never whom it concerned.

Messages carry codes, counts and identities, no names, numbers or file contents; tracebacks are written without the
values of exceptions, because a driver's message may quote what was being saved.
"""

from __future__ import annotations

import logging
import sys
import traceback
from copy import copy
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

FILE_NAME = "retiree-desk.log"
LARGEST = 1_000_000  # bytes
KEPT = 5


def start(folder: Path) -> Path:
    """Write the log of this process into ``folder``; the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE_NAME
    handler = RotatingFileHandler(path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True)
    handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return path


def stop() -> None:
    """Close the log file, so that its folder may be moved or removed."""
    root = logging.getLogger()
    for handler in [one for one in root.handlers if isinstance(one.formatter, _Discreet)]:
        root.removeHandler(handler)
        handler.close()


def bug(error: BaseException) -> None:
    """Write down an error of ours: its kind and where it happened, not what it said."""
    logging.getLogger("retiree_desk").error("unexpected %s", type(error).__name__, exc_info=error)


def watch() -> None:
    """Send what nobody caught to the log."""
    sys.excepthook = _uncaught


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    bug(error)


class _Discreet(logging.Formatter):
    """Tracebacks as file, line and function of every frame and the kinds of the errors, without their messages."""

    def format(self, record: logging.LogRecord) -> str:
        mine = copy(record)
        mine.exc_text = None  # another handler's formatter may have kept its own text here
        return super().format(mine)

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            frames = traceback.extract_tb(error.__traceback__)
            lines += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
            lines.append(type(error).__name__)
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(lines)
