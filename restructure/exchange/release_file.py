"""A request for release and its answer as files between two PCs that hold the same release key."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from calculators.errors import Refusal
from restructure.agreements.agreement import digest_of_record
from restructure.authority.release_code import release_code
from restructure.exchange.sealed_file import seal, unseal


@dataclass(frozen=True, slots=True)
class Request:
    """The frozen terms that somebody asks ``asks`` to release."""

    asks: str
    by: str
    record: bytes

    @property
    def digest(self) -> str:
        """The digest of the terms, from the record itself."""
        return digest_of_record(self.record)


@dataclass(frozen=True, slots=True)
class Answer:
    """Decision of ``by`` about the terms of that digest, with the code that proves it."""

    digest: str
    by: str
    approved: bool
    reason: str
    code: str


def write_request(request: Request, key: bytes) -> bytes:
    """A request as an encrypted file."""
    return seal("release_request", msgspec.json.encode(request), key)


def read_request(sealed: bytes, keys: dict[str, bytes]) -> Request:
    """The request in a file, for whichever of the logins it was written. Refuses one that no key opens, and one whose
    terms cannot be read."""
    for login, key in keys.items():
        try:
            request = msgspec.json.decode(unseal("release_request", sealed, key), type=Request)
        except Refusal as reason:
            if reason.code != "sealed_not_opened":
                raise
            continue
        except msgspec.MsgspecError:
            raise Refusal("file", "not_a_sealed_file") from None
        if request.asks == login:
            return request
    raise Refusal("file", "sealed_not_opened")


def answer(digest: str, login: str, key: bytes, *, approved: bool, reason: str = "") -> Answer:
    """A decision with its code; to decline takes a reason."""
    if not approved and not reason.strip():
        raise Refusal("reason", "missing_field")
    return Answer(digest, login, approved, reason.strip(), release_code(key, login, digest, approved=approved))


def write_answer(one: Answer, key: bytes) -> bytes:
    """An answer as an encrypted file."""
    return seal("release_decision", msgspec.json.encode(one), key)


def read_answer(sealed: bytes, keys: dict[str, bytes]) -> Answer:
    """The answer in a file. Refuses one that no key opens."""
    for key in keys.values():
        try:
            return msgspec.json.decode(unseal("release_decision", sealed, key), type=Answer)
        except Refusal as reason:
            if reason.code != "sealed_not_opened":
                raise
        except msgspec.MsgspecError:
            raise Refusal("file", "not_a_sealed_file") from None
    raise Refusal("file", "sealed_not_opened")
