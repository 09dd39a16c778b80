"""Four eyes: the store itself refuses, whatever statement is put to it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec import structs

from calculators.errors import Refusal
from calculators.parts import PartTreatment, Treatment
from restructure.agreements.agreement import SignedAgreement, edition, terms_digest
from restructure.authority.limits import Limits, Line, Waivable
from restructure.offers.terms import SettlementTerms
from restructure.services.standing import ask_for_release
from restructure.store import (
    IntegrityError,
    Store,
    accounts,
    agreements,
    audit,
    erasure,
    limits,
    negotiations,
    people,
    releases,
    settings,
)
from restructure.store.people import User
from tests.support.cases import ACCOUNT, FIRST, PLAN, TODAY
from tests.support.people import PASSWORD, STAFF, signed, terms
from tests.support.readers import needs_approval, signed_out
from tests.support.stores import CHEAP, NOW, dump, open_store, read
from tests.support.vaults import RIGHT
from tests.support.workplaces import workplace

NO_PRINCIPAL = Waivable(principal=Decimal(0), interest=Decimal(0), fees=Decimal(0))
MATRIX = (
    Line("collector", Limits(longest_months=60, waive=NO_PRINCIPAL)),
    Line("supervisor", Limits(longest_months=60, waive=Waivable(principal=Decimal("0.4")))),
    Line("administrator", Limits(longest_months=60)),
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "store.db")
    accounts.save(store, ACCOUNT)
    people.add(store, STAFF[0], PASSWORD, CHEAP)
    root = people.sign_in(store, "root", PASSWORD)
    for one in STAFF[1:]:
        people.add(root, one, PASSWORD, CHEAP)
    limits.save_matrix(root, MATRIX)
    settings.save(root, "theme", "light")
    yield signed_out(root)
    store.close()


def as_(office: Store, login: str) -> Store:
    return people.sign_in(office, login, PASSWORD)


def test_a_wrong_password_an_unknown_login_and_somebody_inactive_hear_the_same(office: Store) -> None:
    root = as_(office, "root")
    people.deactivate(root, "sup2")
    for login, password in (("col", "wrong"), ("nobody", PASSWORD), ("sup2", PASSWORD)):
        with pytest.raises(Refusal, match="sign_in_refused"):
            people.sign_in(office, login, password)
    assert len(audit.entries(office, action="sign_in_refused")) == 3


def test_wrong_passwords_in_a_row_make_the_next_try_wait_twice_as_long(office: Store) -> None:
    ticks = [100.0]
    store = replace(office, ticks=lambda: ticks[0])
    for wait in (0, 0, 1, 2, 4, 8):
        with pytest.raises(Refusal, match="sign_in_refused"):
            people.sign_in(store, "col", "wrong")
        if wait:
            ticks[0] += wait - 2**-10
            with pytest.raises(Refusal, match="sign_in_wait") as refused:
                people.sign_in(store, "col", PASSWORD)
            assert refused.value.facts == {"seconds": 1}
            ticks[0] += 2**-10
    assert people.sign_in(store, "sup", PASSWORD).who == "sup"
    assert people.sign_in(store, "col", PASSWORD).who == "col"
    with pytest.raises(Refusal, match="sign_in_refused"):
        people.sign_in(store, "col", "wrong again, once")


def test_a_login_waits_five_minutes_at_most(office: Store) -> None:
    ticks = [100.0]
    store = replace(office, ticks=lambda: ticks[0])
    for _ in range(13):
        with pytest.raises(Refusal, match="sign_in_refused"):
            people.sign_in(store, "nobody", "wrong")
        ticks[0] += 300
    assert people.sign_in(store, "col", PASSWORD).who == "col"


def test_what_others_do_meanwhile_ends_no_wait(office: Store) -> None:
    for _ in range(8):
        with suppress(Refusal):
            people.sign_in(replace(office, now=lambda: NOW - timedelta(minutes=2)), "col", "wrong")
    for count in range(120):
        negotiations.append(office, ACCOUNT.number, negotiations.Event(NOW, "note", f"call {count}"))
        if count % 12 == 0:
            people.sign_in(office, "sup", PASSWORD)
    for _ in range(8):
        with suppress(Refusal):
            people.sign_in(office, "col", "wrong")
    with pytest.raises(Refusal, match="sign_in_wait"):
        people.sign_in(office, "col", PASSWORD)


@pytest.mark.parametrize("hours", [-48, -2, 0, 2, 48, 24 * 400])
def test_a_clock_that_is_set_neither_ends_a_wait_nor_makes_it_longer(office: Store, hours: int) -> None:
    ticks, moment = [100.0], [NOW]
    store = replace(office, now=lambda: moment[0], ticks=lambda: ticks[0])
    for _ in range(4):
        with suppress(Refusal):
            people.sign_in(store, "col", "wrong")
        ticks[0] += 1
    moment[0] += timedelta(hours=hours)
    with pytest.raises(Refusal, match="sign_in_wait") as refused:
        people.sign_in(store, "col", PASSWORD)
    assert refused.value.facts == {"seconds": 1}
    ticks[0] += 1
    assert people.sign_in(store, "col", PASSWORD).who == "col"


def test_a_wait_goes_on_when_the_program_or_the_pc_is_started_again(office: Store) -> None:
    store = replace(office, ticks=lambda: 100.0)
    for _ in range(3):
        with suppress(Refusal):
            people.sign_in(store, "col", "wrong")
    for ticks in (100.5, 0.5):
        with pytest.raises(Refusal, match="sign_in_wait"):
            people.sign_in(replace(office, ticks=lambda ticks=ticks: ticks), "col", PASSWORD)  # type: ignore[misc]
    for ticks in (3700.0, 1.0):
        assert people.sign_in(replace(office, ticks=lambda ticks=ticks: ticks), "col", PASSWORD).who == "col"  # type: ignore[misc]


def test_wrong_ones_of_an_hour_ago_no_longer_count(office: Store) -> None:
    ticks = [100.0]
    store = replace(office, ticks=lambda: ticks[0])
    for _ in range(3):
        with suppress(Refusal):
            people.sign_in(store, "col", "wrong")
    ticks[0] += 3600
    for _ in range(2):
        with pytest.raises(Refusal, match="sign_in_refused"):
            people.sign_in(store, "col", "wrong")


def test_a_password_is_the_same_from_a_keyboard_with_wide_letters(office: Store) -> None:
    root = as_(office, "root")
    people.give_password(root, "col", "ｖｉｏｌｅｔ　kettle café orbit", CHEAP)
    assert people.sign_in(office, "col", "violet kettle cafe\u0301 orbit").who == "col"
    with pytest.raises(Refusal, match="sign_in_refused"):
        people.sign_in(office, "col", "violet kettle \ud800")
    with pytest.raises(Refusal, match="hidden_character"):
        people.give_password(root, "col", "violet kettle \ud800", CHEAP)


def test_who_signed_in_stands_in_the_record(office: Store) -> None:
    col = as_(office, "col")
    accounts.save(col, replace(ACCOUNT, debtor=replace(ACCOUNT.debtor, phone="000-0000-0001")))
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
    assert not needs_approval(col, small)
    assert agreements.save(col, signed(small))


def test_terms_over_the_limit_wait_for_somebody_else_and_are_signed_then(office: Store) -> None:
    agreement = terms()
    col = as_(office, "col")
    assert needs_approval(col, agreement)
    with pytest.raises(Refusal, match="needs_approval"):
        agreements.save(col, signed(agreement))
    releases.propose(col, agreement)
    releases.propose(col, agreement)
    assert [one.approved for one in releases.proposals(col, waiting=True)] == [None]
    releases.decide(as_(office, "sup"), terms_digest(agreement), approved=True)
    col = as_(office, "col")
    assert not needs_approval(col, agreement)
    assert agreements.save(col, signed(agreement))
    assert releases.proposals(col, waiting=True) == ()


def test_terms_that_were_declined_are_not_signed(office: Store) -> None:
    agreement = terms()
    releases.propose(as_(office, "col"), agreement)
    releases.decide(as_(office, "sup"), terms_digest(agreement), approved=False, reason="too much")
    with pytest.raises(Refusal, match="terms_declined"):
        agreements.save(as_(office, "root"), signed(agreement))


DECISION = (
    "INSERT INTO decisions (terms_digest, approved, reason, decided_by, decided_at, until, public_key, signature) "
    "SELECT '{digest}', 1, '', '{who}', '2026-11-25', '2026-12-25', public_key, zeroblob(64) "
    "FROM signing_keys WHERE login = '{who}'"
)
ATTACKS = {
    "own approval": ("sup", DECISION.replace("{who}", "sup")),
    "approval in another's name": ("col", DECISION.replace("{who}", "sup2")),
    "approval by a collector": (
        "col",
        DECISION.replace("'{who}', '2026-11", "'col', '2026-11").replace("{who}", "sup2"),
    ),
    "approval by a key that nobody knows": (
        "col",
        DECISION.replace("{who}", "sup2").replace("public_key, zero", "'', zero"),
    ),
    "approval without a signature": ("col", DECISION.replace("{who}", "sup2").replace("zeroblob(64)", "NULL")),
    "a key in another's name": (
        "sup2",
        "INSERT INTO signing_keys VALUES (printf('%0128d', 1), 'sup', '2026', '', NULL)",
    ),
    "a key of a collector": ("col", "INSERT INTO signing_keys VALUES (printf('%0128d', 1), 'col', '2026', '', NULL)"),
    "a key taken in without an administrator": (
        "sup2",
        "INSERT INTO signing_keys VALUES (printf('%0128d', 1), 'sup2', '2026', NULL, NULL)",
    ),
    "a key given to another": ("root", "UPDATE signing_keys SET login = 'sup2' WHERE login = 'sup'"),
    "a key withdrawn by a colleague": ("sup2", "UPDATE signing_keys SET withdrawn_at = '2026' WHERE login = 'sup'"),
    "a key locked by another": ("root", "UPDATE signing_keys SET private_key = 'x' WHERE login = 'sup'"),
    "a key deleted": ("root", "DELETE FROM signing_keys"),
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
    "a limit raised": ("sup2", "UPDATE settings SET value = '\"[]\"' WHERE key = 'authority'"),
    "a limit taken away": ("sup2", "DELETE FROM settings WHERE key = 'authority'"),
    "a limit put over another": ("sup2", "REPLACE INTO settings VALUES ('authority', '\"[]\"')"),
    "a limit slipped in": ("sup2", "UPDATE settings SET key = 'authority' WHERE key = 'theme'"),
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
    as_(office, "sup2")
    releases.propose(as_(office, "sup"), agreement)
    login, statement = ATTACKS[attack]
    store = as_(office, login)
    before = dump(store)
    with pytest.raises(IntegrityError):
        store.connection.execute(statement.format(digest=terms_digest(agreement)))
    assert dump(store) == before


def test_what_was_approved_cannot_be_decided_again_or_taken_back(office: Store) -> None:
    agreement = terms()
    digest = terms_digest(agreement)
    releases.propose(as_(office, "col"), agreement)
    sup = as_(office, "sup")
    releases.decide(sup, digest, approved=True)
    with pytest.raises(Refusal, match="not_allowed"):
        releases.decide(sup, digest, approved=False, reason="no")
    for statement in ("UPDATE decisions SET approved = 0", "DELETE FROM decisions"):
        with pytest.raises(IntegrityError, match="stays"):
            sup.connection.execute(statement)


def test_a_supervisor_does_not_approve_over_their_own_limit(office: Store) -> None:
    half = terms(Treatment(), offer=SettlementTerms(FIRST, FIRST, fraction=Decimal("0.3")))
    releases.propose(as_(office, "col"), half)
    with pytest.raises(Refusal, match="not_allowed"):
        releases.decide(as_(office, "sup"), terms_digest(half), approved=True)
    releases.decide(as_(office, "root"), terms_digest(half), approved=True)


def test_the_organisation_binds_an_administrator_too(office: Store) -> None:
    root = as_(office, "root")
    limits.save_matrix(root, (Line(None, Limits(longest_months=12)), *MATRIX))
    assert needs_approval(root, terms())
    with pytest.raises(Refusal, match="needs_approval"):
        agreements.save(root, signed(terms()))


def test_a_release_holds_for_the_offer_under_another_number_and_on_another_day(office: Store) -> None:
    releases.propose(as_(office, "col"), terms())
    releases.decide(as_(office, "sup"), terms_digest(terms()), approved=True)
    later = terms(number="RA-2026-000002", made_on=TODAY + timedelta(days=3))
    col = as_(office, "col")
    assert not needs_approval(col, later)
    assert agreements.save(col, signed(later))
    another = terms(offer=structs.replace(PLAN, payments=24))
    assert needs_approval(col, another)


def test_to_decline_takes_a_reason_which_the_desk_shows(office: Store) -> None:
    releases.propose(as_(office, "col"), terms())
    sup = as_(office, "sup")
    with pytest.raises(Refusal, match="missing_field"):
        releases.decide(sup, terms_digest(terms()), approved=False)
    releases.decide(sup, terms_digest(terms()), approved=False, reason="too long for this debt")
    last = negotiations.events(sup, ACCOUNT.number)[-1]
    assert (last.kind, last.detail) == ("declined", "RA-2026-000001, sup: too long for this debt")


def test_only_an_administrator_sets_limits(office: Store) -> None:
    with pytest.raises(Refusal, match="not_allowed"):
        limits.save_matrix(as_(office, "sup"), MATRIX)


def test_a_login_that_nobody_has_is_not_made_inactive(office: Store) -> None:
    with pytest.raises(Refusal, match="unknown_login"):
        people.deactivate(as_(office, "root"), "nobody")


def test_what_was_released_in_an_earlier_version_holds_on(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    shutil.copyfile(Path(__file__).parents[1] / "stores" / "schema-7.db", path)
    store = open_store(path, RIGHT)
    col = people.sign_in(store, "col", PASSWORD)
    digests = releases.released(col, ACCOUNT.number)
    assert [one.agreement_number for one in releases.proposals(col) if one.terms_digest in digests] == [
        "RA-2026-000002"
    ]
    record = releases.record_of(col, digests[0])
    kept = SignedAgreement("RA-2026-000002", ACCOUNT.number, NOW, digests[0], record, (edition("zh", b"%PDF"),))
    assert agreements.save(col, kept)
    assert releases.released(col, ACCOUNT.number) == ()
    store.close()


def test_a_person_whose_terms_were_decided_on_can_be_erased(office: Store) -> None:
    releases.propose(as_(office, "col"), terms())
    releases.decide(as_(office, "sup"), terms_digest(terms()), approved=True)
    root = as_(office, "root")
    erasure.erase(root, ACCOUNT.number)
    assert releases.proposals(root) == ()
    assert audit.verify(root) == ()


def test_an_administrator_gives_a_forgotten_password_anew_to_others_alone(office: Store) -> None:
    root = as_(office, "root")
    people.give_password(root, "col", "another good password", CHEAP)
    assert people.sign_in(office, "col", "another good password").who == "col"
    for login in ("sup", "col"):
        with pytest.raises(Refusal, match="not_allowed"):
            people.give_password(as_(office, "sup"), login, "another good password", CHEAP)
    with pytest.raises(Refusal, match="not_allowed"):
        people.give_password(as_(office, "root"), "root", "another good password", CHEAP)


def test_nobody_changes_their_own_role_or_that_of_an_administrator(office: Store) -> None:
    for who, login in (("sup", "sup"), ("sup", "root"), ("root", "root")):
        with pytest.raises(Refusal, match="not_allowed"):
            people.change_role(as_(office, who), login, "counsellor")


@pytest.mark.parametrize(
    ("login", "name"),
    [
        ("ro\u200bot", "Ada"),
        ("root ", "Ada"),
        ("ada\u3164", "Ada"),
        ("bob", "Bob\u202e"),
        ("bob", "B\x00b"),
    ],
)
def test_a_login_or_name_with_what_cannot_be_seen_is_refused(office: Store, login: str, name: str) -> None:
    with pytest.raises(Refusal, match=r"hidden_character|login_letters"):
        people.add(as_(office, "root"), User(login, name, "collector"), PASSWORD, CHEAP)


def test_a_login_is_taken_in_whatever_case(office: Store) -> None:
    with pytest.raises(Refusal, match="login_taken"):
        people.add(as_(office, "root"), User("COL", "Another", "collector"), PASSWORD, CHEAP)


def test_two_people_at_one_pc_do_not_see_each_others_open_work_and_lose_none(office: Store) -> None:
    root = people.sign_in(office, "root", PASSWORD)
    accounts.add_new(root, [replace(ACCOUNT, number=number) for number in ("A-2", "A-3")])
    negotiations.save_draft(replace(root, who=""), ACCOUNT.number, {"note": "before anybody signed in"})
    other, store = (people.sign_in(office, login, PASSWORD) for login in ("col", "sup"))
    number, at = ACCOUNT.number, NOW
    for each, note in ((store, "hers"), (other, "his"), (store, "hers again")):
        accounts.opened(each, number if each is store else "A-2", at)
        negotiations.save_draft(each, number, {"note": note})
        settings.save(each, settings.own_key(each, settings.HALF_SET), {"name": note})
        settings.save(each, settings.own_key(each, settings.HALF_TYPED), [(number, False, {"number": number})])
    assert [read(negotiations.draft(each, number)) for each in (store, other)] == [
        {"note": "hers again"},
        {"note": "his"},
    ]
    assert [settings.half_typed_settings(each)["name"] for each in (store, other)] == ["hers again", "his"]
    # What nobody has opened follows; what somebody else had open does not.
    shown = [[one.number for one in accounts.search(each, "")] for each in (store, other)]
    assert shown == [[number, "A-3"], ["A-2", "A-3"]]
    assert negotiations.undo_draft(other, number) is None
    assert [negotiations.undo_draft(store, number) for _ in range(3)] == [
        {"note": "hers"},
        {"note": "before anybody signed in"},
        None,
    ]
    assert read(negotiations.draft(other, number)) == {"note": "his"}
    erasure.erase(store, number, reason="asked for")
    assert settings.half_typed(other) == []
    assert [one.number for one in accounts.search(store, "")] == ["A-3"]


def test_a_request_tells_who_asked_why_and_what_was_decided(office: Store) -> None:
    col = as_(office, "col")
    ask_for_release(replace(workplace(col), now=NOW), terms(), "Lost the job in October")
    (waits,) = releases.proposals(col, waiting=True)
    assert (waits.proposed_by, waits.why, waits.decided_at) == ("col", "Lost the job in October", None)
    releases.decide(as_(office, "sup"), waits.terms_digest, approved=False, reason="Ask for the letter first")
    (done,) = releases.proposals(col)
    assert (done.approved, done.decided_by, done.reason) == (False, "sup", "Ask for the letter first")
    assert done.why == waits.why
