"""Where a program that has a store open is asked by another of the same user: a socket named after the store."""

from __future__ import annotations

import json
import os
import socket
import stat
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir
from typing import Any

LARGEST_QUESTION = 1 << 16
LONGEST_ADDRESS = 104
"""Bytes of the path of a socket, on the system that has least room for one."""
PATIENCE = 120
"""Seconds that an answer may take: a long list is looked through."""
RAISE, RAISED = {"raise": True}, {"code": 0}
"""The question that brings the window to the front, locked or not, and its answer."""
PIPES = "\\\\.\\pipe\\"


def address_of(path: Path) -> str | None:
    """The address of whoever has the store at ``path`` open; None where this user has no folder of
    their own, or one that lies too deep."""
    name = f"restructure-{sha256(os.fsencode(path.resolve())).hexdigest()[:24]}"
    if sys.platform == "win32":
        return name
    folder = Path(os.environ.get("XDG_RUNTIME_DIR") or gettempdir()) / f"restructure-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    own = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077
    address = folder / name
    return str(address) if own and len(os.fsencode(address)) < LONGEST_ADDRESS else None


def ask(path: Path, question: dict[str, Any]) -> dict[str, Any] | None:
    """Return what the program that has a store open answers; None where none listens."""
    address = address_of(path)
    if address is None:
        return None
    asked = json.dumps(question).encode() + b"\n"
    try:
        raw = _over_pipe(address, asked) if sys.platform == "win32" else _over_socket(address, asked)
        answer = json.loads(raw)
    except (OSError, ValueError):
        return None
    return answer if isinstance(answer, dict) else None


def raise_window(path: Path) -> bool:
    """Bring the window that has a store open to the front; False where none of this user's has."""
    return ask(path, RAISE) == RAISED


def _over_socket(address: str, asked: bytes) -> bytes:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(PATIENCE)
        line.connect(address)
        line.sendall(asked)
        parts = []
        while part := line.recv(LARGEST_QUESTION):
            parts.append(part)
    return b"".join(parts)


def _over_pipe(address: str, asked: bytes) -> bytes:
    with Path(PIPES + address).open("r+b", buffering=0) as line:
        line.write(asked)
        parts = []
        while part := line.read(LARGEST_QUESTION):
            parts.append(part)
    return b"".join(parts)
