"""Keys that decisions are signed with: an Ed25519 pair, and beside it a pair to which requests are sealed. The private
part lies nowhere but locked by the password of whoever signs."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from calculators.errors import Refusal

if TYPE_CHECKING:
    # Loaded when something is signed or opened: a window is painted before.
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

SEED_BYTES, RAW_BYTES, NONCE_BYTES = 32, 32, 12
PUBLIC_DIGITS = 4 * RAW_BYTES
NO_NONCE = bytes(NONCE_BYTES)
"""Each sealed content has a key of its own."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The private part, while whoever signs is signed in: 32 bytes of which both pairs are made."""

    seed: bytes = field(repr=False)

    @property
    def public(self) -> str:
        """The public part in hex: the key that verifies what was signed, then the one that requests are sealed to."""
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        pairs = (self._signer(), self._opener())
        return "".join(one.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex() for one in pairs)

    def sign(self, content: bytes) -> bytes:
        """The Ed25519 signature of some bytes."""
        return self._signer().sign(content)

    def open(self, sealed: bytes, head: bytes) -> bytes:
        """Return what ``seal_to`` sealed to the public part under the same ``head``. Refuses what was sealed to
        another, or changed."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        sender, content = sealed[:RAW_BYTES], sealed[RAW_BYTES:]
        try:
            shared = self._opener().exchange(X25519PublicKey.from_public_bytes(sender))
            return AESGCM(_content_key(shared, sender, self.public)).decrypt(NO_NONCE, content, head)
        except (InvalidTag, ValueError):
            raise Refusal("file", "sealed_not_opened") from None

    def locked(self, key: bytes) -> bytes:
        """The private part as it lies in the store, to be opened with ``key`` alone: 32 bytes made of a password."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + AESGCM(key).encrypt(nonce, self.seed, self.public.encode())

    def _signer(self) -> Ed25519PrivateKey:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(hmac.digest(self.seed, b"signing", "sha256"))

    def _opener(self) -> X25519PrivateKey:
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

        return X25519PrivateKey.from_private_bytes(hmac.digest(self.seed, b"sealing", "sha256"))


def new_signing_key() -> SigningKey:
    """A key for one who releases. Chance that can be foretold would be a hole, so it is not an argument."""
    return SigningKey(secrets.token_bytes(SEED_BYTES))


def unlocked(locked: bytes, key: bytes, public: str) -> SigningKey | None:
    """The private part of ``public`` as ``SigningKey.locked`` made it; None where this key does not open it."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        seed = AESGCM(key).decrypt(locked[:NONCE_BYTES], locked[NONCE_BYTES:], public.encode())
    except (InvalidTag, ValueError):
        return None
    return SigningKey(seed)


def is_signed(public: str, content: bytes, signature: bytes) -> bool:
    """Return whether some bytes were signed by the private part of a key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)[:RAW_BYTES]).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def seal_to(public: str, content: bytes, head: bytes) -> bytes:
    """Encrypt for whoever holds the private part of a key: X25519 with a pair made for this alone, AES-256-GCM;
    ``head`` stands before it in the open."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    once = X25519PrivateKey.generate()
    sender = once.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    shared = once.exchange(X25519PublicKey.from_public_bytes(bytes.fromhex(public)[RAW_BYTES:]))
    return sender + AESGCM(_content_key(shared, sender, public)).encrypt(NO_NONCE, content, head)


def fingerprint(public: str) -> str:
    """The first sixteen digits of the SHA-256 of a public key in groups, as two people compare them aloud.

    >>> fingerprint("00" * 64)
    'f5a5 fd42 d16a 2030'
    """
    digits = hashlib.sha256(bytes.fromhex(public)).hexdigest()[:16]
    return " ".join(digits[at : at + 4] for at in range(0, 16, 4))


def _content_key(shared: bytes, sender: bytes, public: str) -> bytes:
    return hmac.digest(shared, sender + public.encode(), "sha256")
