"""A store whose window is open is asked through it: another program of the same user signs in and reads."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from restructure.store import Store
from ui.background import run_beside
from ui.running import LARGEST_QUESTION, RAISE, RAISED, address_of
from ui.session import Session

Answer = Callable[[Store, dict[str, Any]], dict[str, Any]]
CLOSED, BUSY = {"code": 1, "problem": "locked"}, {"code": 1, "problem": "busy"}


class Listening(QObject):
    """Answers one question at a time, by a connection of its own, while the window goes on. ``session`` is None while
    the window is locked; ``come_forward`` shows it to whoever started the program once more. Only this user's programs
    are heard."""

    def __init__(
        self,
        path: Path,
        session: Callable[[], Session | None],
        answer: Answer,
        come_forward: Callable[[], None],
        owner: QObject | None = None,
    ) -> None:
        super().__init__(owner)
        self._session, self._answer, self._come_forward = session, answer, come_forward
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)
        address = address_of(path)
        self.address = address or ""
        if address is not None:
            # Whoever has the store holds its lock: what lies there is of a program that ended.
            QLocalServer.removeServer(address)
            self._server.listen(address)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _hear(self) -> None:
        line = self._server.nextPendingConnection()
        line.readyRead.connect(lambda: self._read(line))
        line.disconnected.connect(line.deleteLater)
        self._read(line)

    def _read(self, line: QLocalSocket) -> None:
        if line.bytesAvailable() > LARGEST_QUESTION:
            line.abort()
        elif line.canReadLine():
            line.readyRead.disconnect()
            asked = bytes(line.readLine(LARGEST_QUESTION).data())
            line.write(json.dumps(self._answered(asked)).encode())
            line.flush()
            line.disconnectFromServer()

    def _answered(self, asked: bytes) -> dict[str, Any]:
        try:
            question = json.loads(asked)
        except ValueError:
            return {"code": 2}
        if question == RAISE:
            self._come_forward()
            return RAISED
        session = self._session()
        if session is None:
            return CLOSED
        if session.busy:
            return BUSY
        return run_beside(session, lambda store: self._answer(store, question))
