"""One window an office: a program started a second time brings the first one's window to the front instead."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 500  # milliseconds
_WORD = b"show"


def raise_other(folder: Path) -> bool:
    """Ask the program that has this office open to show its window; whether it answered."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(_WORD)
    answered = socket.waitForBytesWritten(_PATIENCE)
    socket.disconnectFromServer()
    return answered


class Doorbell(QObject):
    """Listens for the second program as long as the office is open; ``ring`` is called when it comes."""

    def __init__(self, folder: Path, ring: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ring = ring
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(
            _name(folder)
        )  # left by a program that broke off; the folder's lock is ours
        self._server.listen(_name(folder))
        self._server.newConnection.connect(self._answer)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _answer(self) -> None:
        while (visitor := self._server.nextPendingConnection()) is not None:
            visitor.disconnected.connect(visitor.deleteLater)
            self._ring()


def _name(folder: Path) -> str:
    return "retiree-desk-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
