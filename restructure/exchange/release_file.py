"""A request for release and its answer as files between two PCs, and the public key that comes before both."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from calculators.errors import Refusal
from restructure.agreements.agreement import digest_of_record
from restructure.authority.decision import Decision, Signed
from restructure.authority.signing_key import PUBLIC_DIGITS, SigningKey, seal_to
from restructure.exchange.sealed_file import HEAD, MAGIC, MARKS, check, seal, unseal
from restructure.store import audit, releases, signing_keys
from restructure.store.connection import Store
from restructure.store.releases import Proposal

Content = TypeVar("Content")


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The public part of somebody's signing key, as it goes to the desks that will ask them."""

    login: str
    public: str


@dataclass(frozen=True, slots=True)
class Request:
    """The frozen terms that the desk of that name asks ``asks`` to release; ``answer_key`` closes the answer."""

    asks: str
    by: str
    desk: str
    record: bytes
    answer_key: bytes

    @property
    def digest(self) -> str:
        """The digest of the terms, from the record itself."""
        return digest_of_record(self.record)


def write_key(store: Store) -> bytes:
    """The public key of whoever is signed in, as a file for other desks. Nothing in it is secret. Refuses whoever has
    none here (``no_signing_key``)."""
    if store.signer is None:
        raise Refusal("login", "no_signing_key")
    return MAGIC + MARKS["public_key"] + msgspec.json.encode(PublicKey(store.who, store.signer.public))


def read_key(content: bytes) -> PublicKey:
    """The public key in a file."""
    check("public_key", content)
    found = _decoded(content[HEAD:], PublicKey)
    if len(found.public) != PUBLIC_DIGITS or set(found.public) - set("0123456789abcdef"):
        raise Refusal("file", "not_a_sealed_file")
    return found


def asked_from_afar(store: Store) -> dict[str, str]:
    """Return who can be asked from here to release, each with the newest key that they sign with on another PC."""
    oldest_first = reversed(signing_keys.keys(store))
    return {one.login: one.public for one in oldest_first if not one.is_here and one.withdrawn_at is None}


def write_request(store: Store, waiting: Proposal, login: str) -> bytes:
    """Terms that wait as a file that the private part of their key alone opens. Refuses somebody whose key is not known
    here (``answer_unknown_key``)."""
    public = asked_from_afar(store).get(login)
    if public is None:
        raise Refusal("login", "answer_unknown_key")
    request = Request(
        login,
        waiting.proposed_by,
        releases.desk(store),
        releases.record_of(store, waiting.terms_digest),
        _answer_key(store, waiting.terms_digest),
    )
    head = MAGIC + MARKS["release_request"]
    return head + seal_to(public, msgspec.json.encode(request), head)


def read_request(content: bytes, key: SigningKey) -> Request:
    """The request in a file. Refuses one that this key does not open, and one whose terms cannot be read."""
    check("release_request", content)
    return _decoded(key.open(content[HEAD:], content[:HEAD]), Request)


def write_answer(store: Store, request: Request, *, approved: bool, reason: str = "") -> bytes:
    """The signed decision of whoever is signed in as a file that the desk that asked alone opens; it stands in the
    record. Refuses as ``releases.sign``."""
    answer = releases.sign(store, request.desk, request.digest, approved=approved, reason=reason)
    audit.record_alone(store, "approved" if approved else "declined", detail=request.digest)
    return seal("release_decision", msgspec.json.encode(answer), request.answer_key)


def take_answer(store: Store, content: bytes) -> Decision:
    """Take in the decision in a file, and return it. Refuses, and records why, as ``releases.take_decision``, and a
    file that is no answer to anything that was asked here."""
    try:
        answer = _opened(store, content)
    except Refusal as reason:
        audit.record_alone(store, "answer_refused", detail=reason.code)
        raise
    releases.take_decision(store, answer)
    return answer.decision


def _opened(store: Store, content: bytes) -> Signed:
    check("release_decision", content)
    for one in releases.proposals(store):
        try:
            opened = unseal("release_decision", content, _answer_key(store, one.terms_digest))
        except Refusal:
            continue
        return _decoded(opened, Signed)
    raise Refusal("file", "sealed_not_opened")


def _answer_key(store: Store, digest: str) -> bytes:
    """A key for the answer about these terms, which this store can work out again and nobody else."""
    return hmac.digest(audit.chain_key(store), f"answer\n{digest}".encode(), "sha256")


def _decoded(content: bytes, of: type[Content]) -> Content:
    try:
        found: Content = msgspec.json.decode(content, type=of)
    except msgspec.MsgspecError:
        raise Refusal("file", "not_a_sealed_file") from None
    return found
