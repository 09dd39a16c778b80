"""What seals: the organisation's certificate with its private key."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Origin = Literal["made", "imported"]


@dataclass(frozen=True, slots=True)
class Credential:
    """A certificate, the certificates above it, and its private key, each as DER; the key as PKCS #8, not encrypted.

    The store, which is encrypted, is the only place where it lies. ``made`` here proves only that a file is unchanged
    since it was sealed with this key; ``imported`` proves what its issuer vouches for.
    """

    origin: Origin
    certificate: bytes
    chain: tuple[bytes, ...]
    private_key: bytes = field(repr=False)
