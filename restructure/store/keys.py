"""What opens a store: a passphrase that is worked into a key, or a key kept elsewhere."""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from calculators.errors import Refusal

SALT_BYTES = 16
KEY_BYTES = 32
SHORTEST_PASSPHRASE = 10
FEWEST_GUESSES = 100_000_000
"""What a passphrase withstands at least; at the cost of one guess that is a year of a PC."""
LONGEST_LOOKED_AT = 72
"""Characters that the guesses are counted for; more of them make no passphrase worse."""
OFTEN_CHOSEN = ("restructure", "woaini", "iloveyou", "5201314", "1314520", "zhongguo", "mima", "wodemima", "woshishui")
"""What people of this trade and of China choose beside the usual words."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Cost of one guess at a passphrase, as Argon2id counts it."""

    rounds: int
    memory_kib: int
    lanes: int


STRONG = Cost(rounds=3, memory_kib=128 * 1024, lanes=4)
"""About a third of a second on an office PC. A file does not say its cost: to change it, every store is rewritten."""


@dataclass(frozen=True, slots=True)
class Passphrase:
    """A typed passphrase. Never shown, not even in a traceback."""

    text: str = field(repr=False)
    cost: Cost = STRONG


@dataclass(frozen=True, slots=True)
class Key:
    """The 32 bytes that a store is encrypted with, as a keychain keeps them."""

    raw: bytes = field(repr=False)


Secret = Passphrase | Key

DEMO_KEY = Key(hashlib.sha256(b"restructure demo data: this key is published and protects nothing").digest())
"""For invented persons alone: the demo store opens without a question, and whoever has this program can read it."""


def key_of(secret: Secret, salt: bytes) -> Key:
    """The key that a secret is for a file with that salt.

    The passphrase is taken in its compatibility form, so that full-width letters of a Chinese keyboard are the same.
    """
    if isinstance(secret, Key):
        return secret
    # At first use: the window is painted before anybody types a passphrase.
    from argon2.low_level import Type, hash_secret_raw

    raw = hash_secret_raw(
        unicodedata.normalize("NFKC", secret.text).encode(),
        salt,
        time_cost=secret.cost.rounds,
        memory_cost=secret.cost.memory_kib,
        parallelism=secret.cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )
    return Key(raw)


def check_new(passphrase: str, *about: str) -> None:
    """Refuse a passphrase that is too short, and one that is among the first that anybody would try.

    ``about`` is what is known of whom it belongs to: a login, a name. Guesses are counted as zxcvbn does (Wheeler,
    "zxcvbn: Low-Budget Password Strength Estimation", USENIX Security 2016).
    """
    if len(passphrase.strip()) < SHORTEST_PASSPHRASE:
        raise Refusal("passphrase", "passphrase_short", smallest=SHORTEST_PASSPHRASE)
    if any(unicodedata.category(one) == "Cs" for one in passphrase):
        raise Refusal("passphrase", "hidden_character")
    # Where one is chosen only: it reads long lists of words.
    from zxcvbn import zxcvbn

    looked_at = unicodedata.normalize("NFKC", passphrase)[:LONGEST_LOOKED_AT]
    guesses: int = zxcvbn(looked_at, user_inputs=[*OFTEN_CHOSEN, *about])["guesses"]
    if guesses < FEWEST_GUESSES:
        raise Refusal("passphrase", "passphrase_common")


def new_salt() -> bytes:
    """A salt for a new file. Chance that can be foretold would be a hole, so it is not an argument."""
    return secrets.token_bytes(SALT_BYTES)


def salt_of(path: Path) -> bytes:
    """The salt of a store: the first bytes of its file."""
    with path.open("rb") as file:
        return file.read(SALT_BYTES)
