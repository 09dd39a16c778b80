"""The pages of a store as they lie on the disk, decrypted: what no statement shows, and whoever has the key finds."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from restructure.store import Store

PAGE, SALT, IV, RESERVED = 4096, 16, 16, 80
LOG_HEAD, FRAME_HEAD = 32, 24


def raw_pages(store: Store) -> bytes:
    """Every page of the file and of its log, free ones, and what is left of earlier rows in others, as well."""
    file, log = store.path.read_bytes(), _log(store.path.with_name(f"{store.path.name}-wal"))
    pages = [file[at : at + PAGE] for at in range(0, len(file), PAGE)]
    frames = [log[at + FRAME_HEAD : at + FRAME_HEAD + PAGE] for at in range(LOG_HEAD, len(log), FRAME_HEAD + PAGE)]
    salt = file[:SALT]
    return b"".join(
        _opened(store.key.raw, page, SALT if page[:SALT] == salt else 0)
        for page in (*pages, *frames)
        if len(page) == PAGE
    )


def _log(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _opened(key: bytes, page: bytes, start: int) -> bytes:
    end = PAGE - RESERVED
    decryptor = Cipher(algorithms.AES(key), modes.CBC(page[end : end + IV])).decryptor()
    return decryptor.update(page[start:end]) + decryptor.finalize()
