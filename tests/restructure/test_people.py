"""Four eyes: the store itself refuses, whatever statement is put to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from calculators.errors import Refusal
from calculators.parts import PartTreatment, Treatment
from restructure.agreeing import Signature
from restructure.agreement import Agreement, SignedAgreement, capture, edition, sign, terms_digest, to_json
from restructure.organisation import DEMO
from restructure.store import IntegrityError, Store, accounts, agreements, audit, people
from restructure.store.people import User
from tests.restructure.cases import ACCOUNT, MEANS, TODAY, simulated
from tests.stores import CHEAP, NOW, dump, open_store

PASSWORD = "open sesame, please"
STAFF = (
    User("root", "Ada Admin", "administrator"),
    User("col", "Cora Collector", "collector"),
    User("sup", "Sam Supervisor", "supervisor"),
    User("sup2", "Sue Supervisor", "supervisor"),
)
WAIVE_A_LOT = Treatment(PartTreatment("all"), PartTreatment("all"), PartTreatment("all"))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "store.db")
    accounts.save(store, ACCOUNT)
    people.add(store, STAFF[0], PASSWORD, CHEAP)
    root = people.sign_in(store, "root", PASSWORD)
    for one in STAFF[1:]:
        people.add(root, one, PASSWORD, CHEAP)
    yield people.sign_out(root)
    store.close()


def as_(office: Store, login: str) -> Store:
    return people.sign_in(office, login, PASSWORD)


def terms(treatment: Treatment = WAIVE_A_LOT, number: str = "RA-2026-000001") -> Agreement:
    return capture(
        number=number,
        made_on=TODAY,
        account=ACCOUNT,
        organisation=DEMO,
        household=MEANS,
        outcome=simulated(treatment=treatment),
        wording="zh",
    )


def signed(agreement: Agreement) -> SignedAgreement:
    whole = sign(agreement, Signature("d", TODAY), Signature("c", TODAY))
    digest = terms_digest(agreement)
    return SignedAgreement(agreement.number, ACCOUNT.number, NOW, digest, to_json(whole), (edition("zh", b"%PDF"),))


def test_a_wrong_password_an_unknown_login_and_somebody_inactive_hear_the_same(office: Store) -> None:
    root = as_(office, "root")
    people.deactivate(root, "sup2")
    for login, password in (("col", "wrong"), ("nobody", PASSWORD), ("sup2", PASSWORD)):
        with pytest.raises(Refusal, match="sign_in_refused"):
            people.sign_in(office, login, password)
    assert len(audit.entries(office, action="sign_in_refused")) == 3


def test_who_signed_in_stands_in_the_record(office: Store) -> None:
    col = as_(office, "col")
    accounts.save(col, replace(ACCOUNT, creditor="Another"))
    assert audit.entries(col)[0].who == "col"


def test_only_an_administrator_adds_people_and_the_first_of_all_is_one(office: Store, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="not_allowed"):
        people.add(as_(office, "sup"), User("me", "Me", "administrator"), PASSWORD, CHEAP)
    fresh = open_store(tmp_path / "fresh.db")
    with pytest.raises(Refusal, match="not_allowed"):
        people.add(fresh, STAFF[1], PASSWORD, CHEAP)
    fresh.close()


def test_terms_within_the_limit_are_signed_alone(office: Store) -> None:
    col, small = as_(office, "col"), terms(Treatment(penalty=PartTreatment("all")))
    assert not people.needs_approval(col, small)
    assert agreements.keep(col, signed(small))


def test_terms_over_the_limit_wait_for_somebody_else_and_are_signed_then(office: Store) -> None:
    agreement = terms()
    col = as_(office, "col")
    assert people.needs_approval(col, agreement)
    with pytest.raises(Refusal, match="needs_approval"):
        agreements.keep(col, signed(agreement))
    people.propose(col, agreement)
    people.propose(col, agreement)
    assert [one.approved for one in people.proposals(col, waiting=True)] == [None]
    people.decide(as_(office, "sup"), terms_digest(agreement), approved=True)
    col = as_(office, "col")
    assert not people.needs_approval(col, agreement)
    assert agreements.keep(col, signed(agreement))
    assert people.proposals(col, waiting=True) == ()


def test_terms_that_were_declined_are_not_signed(office: Store) -> None:
    agreement = terms()
    people.propose(as_(office, "col"), agreement)
    people.decide(as_(office, "sup"), terms_digest(agreement), approved=False, reason="too much")
    with pytest.raises(Refusal, match="terms_declined"):
        agreements.keep(as_(office, "root"), signed(agreement))


DECISION = "INSERT INTO decisions VALUES ('{digest}', 1, '', '{who}', '2026')"
ATTACKS = {
    "own approval": ("sup", DECISION.replace("{who}", "sup")),
    "approval in another's name": ("col", DECISION.replace("{who}", "sup2")),
    "approval by a collector": ("col", DECISION.replace("{who}", "col")),
    "a changed proposal": ("sup2", "UPDATE proposals SET record = '{{}}'"),
    "a proposal taken away": ("sup2", "DELETE FROM proposals"),
    "a proposal put over another": ("sup2", "REPLACE INTO proposals SELECT * FROM proposals"),
    "a proposal in another's name": (
        "sup2",
        (
            "INSERT INTO proposals SELECT replace(terms_digest, substr(terms_digest, 1, 1), 'z'), account_number,"
            " agreement_number, record, 'col', proposed_at FROM proposals"
        ),
    ),
    "a limit raised": ("sup2", "UPDATE limits SET waived = 10000"),
    "a limit added": ("sup2", "INSERT OR REPLACE INTO limits VALUES ('collector', 10000, 999)"),
    "a role raised": ("col", "UPDATE users SET role = 'administrator' WHERE login = who()"),
    "a colleague put away": ("col", "UPDATE users SET active = 0 WHERE login = 'sup2'"),
    "a user deleted": ("root", "DELETE FROM users WHERE login = 'sup2'"),
    "signed over the limit": (
        "col",
        "INSERT INTO agreements SELECT 'RA-9', account_number, '2026', terms_digest, record FROM proposals",
    ),
    "signed with an empty record": (
        "col",
        "INSERT INTO agreements VALUES ('RA-9', '6225-0417', '2026', '{digest}', CAST('{{}}' AS BLOB))",
    ),
}


@pytest.mark.parametrize("attack", list(ATTACKS))
def test_no_statement_passes_by_the_rules(office: Store, attack: str) -> None:
    agreement = terms()
    people.propose(as_(office, "sup"), agreement)
    login, statement = ATTACKS[attack]
    store = as_(office, login)
    before = dump(store)
    with pytest.raises(IntegrityError):
        store.db.conn.execute(statement.format(digest=terms_digest(agreement)))
    assert dump(store) == before


def test_what_was_approved_cannot_be_decided_again_or_taken_back(office: Store) -> None:
    agreement = terms()
    digest = terms_digest(agreement)
    people.propose(as_(office, "col"), agreement)
    sup = as_(office, "sup")
    people.decide(sup, digest, approved=True)
    with pytest.raises(Refusal, match="not_allowed"):
        people.decide(sup, digest, approved=False)
    for statement in ("UPDATE decisions SET approved = 0", "DELETE FROM decisions"):
        with pytest.raises(IntegrityError, match="stays"):
            sup.db.conn.execute(statement)


def test_a_supervisor_does_not_approve_over_their_own_limit(office: Store) -> None:
    agreement = terms(replace(WAIVE_A_LOT))
    outcome = agreement.outcome
    bigger = replace(agreement, outcome=replace(outcome, totals=replace(outcome.totals, waived=outcome.debt.total)))
    people.propose(as_(office, "col"), bigger)
    with pytest.raises(Refusal, match="not_allowed"):
        people.decide(as_(office, "sup"), terms_digest(bigger), approved=True)
    people.decide(as_(office, "root"), terms_digest(bigger), approved=True)
