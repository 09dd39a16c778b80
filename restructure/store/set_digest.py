"""Digests of rows, and one of a whole set of rows that follows each change of it without reading the others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Literal

import msgspec

BYTES = 512
MODULUS = 1 << 8 * BYTES
Apart = Literal["row_changed", "row_missing", "row_unrecorded"]
"""How a row stands beside the digest that is kept of it."""
NOTHING = bytes(BYTES)
"""The digest of no rows."""


def row_digest(*values: object) -> bytes:
    """The SHA-256 of a row, of its longer contents their own."""
    plain: Iterable[object] = values
    # Of a million accounts none holds any; so they are looked for together.
    if bytes in set(map(type, values)):
        plain = [hashlib.sha256(one).hexdigest() if isinstance(one, bytes) else one for one in values]
    return hashlib.sha256(msgspec.json.encode(plain)).digest()


def text_digest(row: str) -> bytes:
    """The same of a row without longer contents that the store has put into JSON itself: byte for byte as here."""
    return hashlib.sha256(row.encode()).digest()


def moved(total: bytes, gone: bytes | None, come: bytes | None) -> bytes:
    """The digest of a set from which one row went, by its own digest, and to which one came.

    Sum of 4,096 bits that SHAKE-128 makes of each row, modulo 2^4096: in whatever order rows came, and too wide to meet
    by other rows (Bellare and Micciancio, "A new paradigm for collision-free hashing", Eurocrypt 1997; Wagner, "A
    generalized birthday problem", Crypto 2002).
    """
    change = (_wide(come) if come is not None else 0) - (_wide(gone) if gone is not None else 0)
    # The same as the remainder, without a division.
    return ((int.from_bytes(total, "big") + change) & MODULUS - 1).to_bytes(BYTES, "big")


def moved_by_many(total: bytes, gone: Iterable[bytes], come: Iterable[bytes]) -> bytes:
    """The same where many rows went and came."""
    change = sum(map(_wide, come)) - sum(map(_wide, gone))
    return ((int.from_bytes(total, "big") + change) & MODULUS - 1).to_bytes(BYTES, "big")


def set_digest(digests: Iterable[bytes]) -> bytes:
    """The digest of a set of rows, by theirs."""
    return (sum(map(_wide, digests)) % MODULUS).to_bytes(BYTES, "big")


def _wide(digest: bytes) -> int:
    return int.from_bytes(hashlib.shake_128(digest).digest(BYTES), "big")
