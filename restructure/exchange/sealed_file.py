"""Files that go from one PC to another: encrypted, whole or refused, and never opened as another kind."""

from __future__ import annotations

import hmac
import secrets
from typing import Literal

from calculators.errors import Refusal
from restructure.store.keys import STRONG, Cost, Passphrase, key_of

Kind = Literal["public_key", "release_request", "release_decision", "offer", "answer"]
MARKS: dict[Kind, bytes] = {
    "public_key": b"P",
    "release_request": b"Q",
    "release_decision": b"D",
    "offer": b"O",
    "answer": b"A",
}
MAGIC = b"RESTRUCTURE-1"
SALT_BYTES, NONCE_BYTES = 16, 12
HEAD = len(MAGIC) + 1
LARGEST = 8 * 1024 * 1024


def seal(kind: Kind, content: bytes, secret: bytes | str, cost: Cost = STRONG) -> bytes:
    """Encrypt and authenticate a file (AES-256-GCM) with a key, or with a passphrase worked into one (Argon2id)."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    head, salt, nonce = MAGIC + MARKS[kind], secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    return head + salt + nonce + AESGCM(_key(secret, salt, cost)).encrypt(nonce, content, head)


def unseal(kind: Kind, sealed: bytes, secret: bytes | str, cost: Cost = STRONG) -> bytes:
    """Return what a sealed file holds. Refuses any other file, one of another kind, one that was changed, and a secret
    that does not open it."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    check(kind, sealed)
    salt, rest = sealed[HEAD : HEAD + SALT_BYTES], sealed[HEAD + SALT_BYTES :]
    try:
        return AESGCM(_key(secret, salt, cost)).decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], sealed[:HEAD])
    except (InvalidTag, ValueError):
        raise Refusal("file", "sealed_not_opened") from None


def check(kind: Kind, sealed: bytes) -> None:
    """Refuse what is no sealed file of that kind, before anybody is asked for a passphrase."""
    if not HEAD + SALT_BYTES + NONCE_BYTES < len(sealed) <= LARGEST or not sealed.startswith(MAGIC):
        raise Refusal("file", "not_a_sealed_file")
    if sealed[len(MAGIC) : HEAD] != MARKS[kind]:
        raise Refusal("file", "other_sealed_file")


def _key(secret: bytes | str, salt: bytes, cost: Cost) -> bytes:
    if isinstance(secret, bytes):
        return hmac.digest(secret, salt, "sha256")
    return key_of(Passphrase(secret, cost), salt).raw
