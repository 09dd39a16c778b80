"""Releasing terms from afar: a code that holds for one set of terms, said aloud or carried in a file."""

from __future__ import annotations

import hmac
import re
import secrets

from calculators.errors import Refusal

KEY_BYTES = 32
DIGITS = 8
SHORT_DIGEST = 16
"""How much of the digest of the terms is read aloud: what stands at the foot of each page."""


def new_release_key() -> bytes:
    """A key for one who releases, to be kept on their PC and on the desks that ask them, and nowhere else."""
    return secrets.token_bytes(KEY_BYTES)


def release_code(key: bytes, login: str, digest: str, *, approved: bool = True) -> str:
    """The code by which ``login`` releases, or declines, the terms of that digest; its first sixteen digits do.

    The leading 64 bits of HMAC-SHA256 as a decimal number, its last eight digits.

    >>> release_code(bytes(32), "sup", "8b0dadb4f81967c3" + "0" * 48)
    '7618 7460'
    """
    verb = "release" if approved else "decline"
    mac = hmac.digest(key, f"{verb}\n{login}\n{short(digest)}".encode(), "sha256")
    digits = f"{int.from_bytes(mac[:8], 'big') % 10**DIGITS:0{DIGITS}}"
    return f"{digits[:4]} {digits[4:]}"


def code_holds(code: str, key: bytes | None, login: str, digest: str, approved: object) -> bool:
    """Return whether a code, however it was typed, is the one for those terms and that decision."""
    if key is None:
        return False
    wanted = release_code(key, login, digest, approved=bool(approved)).replace(" ", "")
    return hmac.compare_digest("".join(re.findall(r"[0-9]", code)), wanted)


def short(digest: str) -> str:
    """The first sixteen digits of a digest, as somebody read it aloud or copied it, in groups or not.

    >>> short("8B0D adb4 f819 67c3")
    '8b0dadb4f81967c3'
    """
    digits = "".join(digest.split()).lower()
    if not re.fullmatch(rf"[0-9a-f]{{{SHORT_DIGEST},64}}", digits):
        raise Refusal("digest", "digest_unreadable")
    return digits[:SHORT_DIGEST]
