"""A decision counts where whoever made it signed it: for this desk, these terms, within its time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from calculators.errors import Refusal
from restructure.agreements.agreement import terms_digest
from restructure.authority.decision import CLOCKS_APART, HELD_FOR, Decision, Signed, signed
from restructure.authority.signing_key import SigningKey, fingerprint
from restructure.exchange import release_file
from restructure.store import IntegrityError, Store, accounts, agreements, audit, people, releases, signing_keys
from restructure.store.people import User
from restructure.store.signing_keys import KnownKey
from tests.support.cases import ACCOUNT
from tests.support.people import PASSWORD, STAFF, terms
from tests.support.people import signed as signed_terms
from tests.support.stores import CHEAP, NOW, open_store

AFAR, OTHER = SigningKey(bytes(range(32))), SigningKey(bytes(32))
DIGEST = terms_digest(terms())
NEW_PASSWORD = "another good password"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Store]:
    """An office in which a collector has asked for a release, and knows the key of a supervisor's other PC."""
    store = open_store(tmp_path / "store.db")
    accounts.save(store, ACCOUNT)
    people.add(store, STAFF[0], PASSWORD, CHEAP)
    root = as_(store, "root")
    for one in STAFF[1:]:
        people.add(root, one, PASSWORD, CHEAP)
    signing_keys.take_in(root, "sup", AFAR.public)
    releases.propose(as_(store, "col"), terms())
    yield as_(store, "col")
    store.close()


def as_(store: Store, login: str, password: str = PASSWORD) -> Store:
    return people.sign_in(store, login, password)


def told(office: Store, **changed: object) -> Decision:
    """What the supervisor decided on the other PC."""
    made = Decision(
        releases.desk(office), DIGEST, "sup", approved=True, reason="", decided_at=NOW, until=NOW + HELD_FOR
    )
    return replace(made, **changed)  # type: ignore[arg-type]  # the fields are its own


def of_login(store: Store, login: str) -> list[KnownKey]:
    return [one for one in signing_keys.keys(store) if one.login == login]


def test_an_answer_from_another_pc_releases_exactly_these_terms(office: Store) -> None:
    releases.take_decision(office, signed(told(office), AFAR))
    assert agreements.save(office, signed_terms(terms()))
    assert audit.verify(office) == ()


REFUSED: dict[str, Callable[[Store], Signed]] = {
    "answer_other_desk": lambda office: signed(told(office, desk="0" * 32), AFAR),
    "unknown_proposal": lambda office: signed(told(office, terms_digest="0" * 64), AFAR),
    "answer_unknown_key": lambda office: signed(told(office), OTHER),
    "answer_not_releasing": lambda office: signed(told(office), _of_a_former_supervisor(office)),
    "answer_withdrawn_key": lambda office: signed(told(office), _withdrawn(office)),
    "answer_changed": lambda office: replace(signed(told(office, approved=False), AFAR), decision=told(office)),
    "answer_from_later": lambda office: signed(
        told(office, decided_at=NOW + CLOCKS_APART + timedelta(seconds=1)), AFAR
    ),
    "answer_before_request": lambda office: signed(
        told(office, decided_at=NOW - CLOCKS_APART - timedelta(seconds=1)), AFAR
    ),
    "answer_expired": lambda office: signed(told(office, until=NOW - timedelta(seconds=1)), AFAR),
    "decided_already": lambda office: _answered(office),
    "not_allowed": lambda office: _about_own_terms(office),
}


def _of_a_former_supervisor(office: Store) -> SigningKey:
    people.change_role(as_(office, "root"), "sup", "collector")
    as_(office, "col")
    return AFAR


def _withdrawn(office: Store) -> SigningKey:
    signing_keys.withdraw(as_(office, "root"), AFAR.public)
    as_(office, "col")
    return AFAR


def _answered(office: Store) -> Signed:
    answer = signed(told(office), AFAR)
    releases.take_decision(office, answer)
    return answer


def _about_own_terms(office: Store) -> Signed:
    own = terms(number="RA-2026-000002")
    releases.propose(as_(office, "sup"), own)
    as_(office, "col")
    return signed(told(office, terms_digest=terms_digest(own)), AFAR)


@pytest.mark.parametrize("code", list(REFUSED))
def test_any_other_answer_is_refused_by_name_and_recorded(office: Store, code: str) -> None:
    answer = REFUSED[code](office)
    with pytest.raises(Refusal, match=code):
        releases.take_decision(office, answer)
    last = audit.entries(office, limit=1)[0]
    assert (last.action, last.who, last.detail) == (
        "answer_refused",
        "col",
        f"{code}: {answer.decision.terms_digest}",
    )


def test_no_statement_puts_a_decision_in_that_was_not_signed(office: Store) -> None:
    made = signed(told(office), AFAR)
    row = [DIGEST, 1, "", "sup", NOW.isoformat(), (NOW + HELD_FOR).isoformat(), AFAR.public, made.signature]
    statement = (
        "INSERT INTO decisions (terms_digest, approved, reason, decided_by, decided_at, until, public_key, signature) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    )
    for place, other in ((1, 0), (2, "more"), (3, "sup2"), (4, "2026-11-25"), (5, "2027-11-25"), (7, bytes(64))):
        with pytest.raises(IntegrityError, match="signed"):
            office.connection.execute(statement, [*row[:place], other, *row[place + 1 :]])
    office.connection.execute(statement, row)
    assert {one.fault for one in audit.verify(office)} == {"row_unrecorded"}


def test_a_decision_put_in_after_its_time_is_named(office: Store) -> None:
    late = signed(told(office, decided_at=NOW - timedelta(minutes=2), until=NOW - timedelta(minutes=1)), AFAR)
    with office.writing() as connection:
        moments = (late.decision.decided_at.isoformat(), late.decision.until.isoformat())
        connection.execute(
            "INSERT INTO decisions (terms_digest, approved, reason, decided_by, decided_at, until, public_key, "
            "signature) VALUES (?, 1, '', 'sup', ?, ?, ?, ?)",
            (DIGEST, *moments, AFAR.public, late.signature),
        )
        audit.record(office, connection, "approved", about=[("decisions", DIGEST)])
    assert [one.fault for one in audit.verify(office)] == ["decision_late"]


def test_whoever_releases_here_with_their_password_leaves_the_desk_to_the_collector(office: Store) -> None:
    with pytest.raises(Refusal, match="sign_in_refused"), people.beside(office, "sup", "wrong") as acting:
        releases.decide(acting, DIGEST, approved=True)
    with people.beside(office, "sup", PASSWORD) as acting:
        releases.decide(acting, DIGEST, approved=True)
    assert office.connection.execute("SELECT who()").fetchone() == ("col",)
    assert [one.who for one in audit.entries(office, action="approved")] == ["sup"]
    assert agreements.save(office, signed_terms(terms()))


def test_a_key_comes_with_the_first_sign_in_and_opens_with_its_own_password_alone(office: Store) -> None:
    sup = as_(office, "sup")
    assert as_(office, "sup").signer == sup.signer
    assert as_(office, "col").signer is None
    assert [one.is_here for one in of_login(office, "sup")] == [True, False]
    hashed = "UPDATE users SET password = (SELECT password FROM users WHERE login = 'col') WHERE login = 'sup'"
    for rule in ("users_change", "two_for_users_update"):
        office.connection.execute(f"DROP TRIGGER {rule}")
    people.change_password(as_(office, "col"), PASSWORD, NEW_PASSWORD, CHEAP)
    office.connection.execute(hashed)
    thief = as_(office, "sup", NEW_PASSWORD)
    assert thief.signer is None
    with pytest.raises(Refusal, match="no_signing_key"):
        releases.decide(thief, DIGEST, approved=True)


def test_a_key_outlives_a_change_of_its_password(office: Store) -> None:
    before = as_(office, "sup")
    people.change_password(before, PASSWORD, NEW_PASSWORD, CHEAP)
    assert as_(office, "sup", NEW_PASSWORD).signer == before.signer
    assert audit.verify(office) == ()


def test_a_forgotten_password_makes_a_new_key_and_old_decisions_stay_verifiable(office: Store) -> None:
    before = as_(office, "sup")
    releases.decide(before, DIGEST, approved=True)
    people.give_password(as_(office, "root"), "sup", NEW_PASSWORD, CHEAP)
    after = as_(office, "sup", NEW_PASSWORD)
    assert after.signer not in (None, before.signer)
    assert [one.withdrawn_at is None for one in of_login(office, "sup")].count(False) == 1
    assert [one.action for one in audit.entries(office)[:4]] == [
        "signed_in",
        "key_kept",
        "key_withdrawn",
        "user_changed",
    ]
    assert audit.verify(office) == ()
    with pytest.raises(Refusal, match="no_signing_key"):
        releases.sign(replace(after, signer=before.signer), releases.desk(after), DIGEST, approved=True)


def test_a_public_key_is_taken_in_by_an_administrator_and_only_of_whoever_may_release(office: Store) -> None:
    for login, whose, code in (
        ("sup", "sup", "not_allowed"),
        ("root", "col", "not_releasing"),
        ("root", "x", "not_rel"),
    ):
        with pytest.raises(Refusal, match=code):
            signing_keys.take_in(as_(office, login), whose, OTHER.public)
    root = as_(office, "root")
    signing_keys.take_in(root, "sup", AFAR.public)
    with pytest.raises(Refusal, match="not_allowed"):
        signing_keys.take_in(root, "sup2", AFAR.public)
    assert [one.public for one in of_login(office, "sup") if not one.is_here] == [AFAR.public]


def test_a_request_and_its_answer_go_as_files_between_two_pcs(office: Store, tmp_path: Path) -> None:
    other = open_store(tmp_path / "other.db")
    people.add(other, User("root", "Ada", "administrator"), PASSWORD, CHEAP)
    people.add(as_(other, "root"), STAFF[2], PASSWORD, CHEAP)
    sup = as_(other, "sup")
    assert sup.signer is not None
    key = release_file.read_key(release_file.write_key(sup))
    signing_keys.take_in(as_(office, "root"), key.login, key.public)
    assert fingerprint(key.public) in str(audit.entries(office, action="key_kept")[0].detail)
    col = as_(office, "col")
    asked = release_file.write_request(col, releases.proposals(col)[0], key.login)
    request = release_file.read_request(asked, sup.signer)
    assert (request.digest, request.by) == (DIGEST, "col")
    with pytest.raises(Refusal, match="sealed_not_opened"):
        release_file.read_request(asked, OTHER)
    answer = release_file.write_answer(sup, request, approved=True)
    changed = answer[:-1] + bytes([answer[-1] ^ 1])
    with pytest.raises(Refusal, match="sealed_not_opened"):
        release_file.take_answer(col, changed)
    assert audit.entries(col, limit=1)[0].detail == "sealed_not_opened"
    release_file.take_answer(col, answer)
    assert releases.released(col, ACCOUNT.number) == (DIGEST,)
    other.close()


@pytest.mark.parametrize(
    "content", [b"", b"RESTRUCTURE-1P{}", b'RESTRUCTURE-1P{"login":"sup","public":"00"}', b"RESTRUCTURE-1K"]
)
def test_what_is_no_public_key_is_refused(content: bytes) -> None:
    with pytest.raises(Refusal, match="sealed_file"):
        release_file.read_key(content)
