"""Who may change what: where debtors pay, which rules hold and what is owed are not a collector's to change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from msgspec import structs

from calculators.errors import Refusal
from calculators.parts import Parts
from calculators.rounding import Money
from restructure.agreements.credential import Credential
from restructure.agreements.standing import Running
from restructure.household.standards import shipped
from restructure.importing.intake import take_in
from restructure.parties.account import Person
from restructure.parties.account_fields import COLUMNS, PERSONAL
from restructure.parties.organisation import DEMO, amended
from restructure.parties.situation import CRISES
from restructure.policy.tables import Dated
from restructure.services import rule_review
from restructure.store import (
    DEMO_KEY,
    IntegrityError,
    Store,
    accounts,
    agreements,
    audit,
    backups,
    credentials,
    crises,
    erasure,
    limits,
    means,
    negotiations,
    payments,
    people,
    plan_events,
    settings,
)
from restructure.store.changes import Change, read
from restructure.store.guarded_fields import OWN_SETTINGS
from restructure.store.negotiations import Event
from restructure.store.passphrase import change_secret
from restructure.store.payments import Payment
from restructure.store.people import User
from restructure.store.problems import DatabaseError
from restructure.store.steps.charges import COLUMNS as CHARGES
from restructure.store.steps.rights import FIGURES
from tests.support.cases import ACCOUNT, FIRST, TODAY, signed_agreement
from tests.support.readers import signed_out
from tests.support.stores import CHEAP, NOW, dump, open_store, phrase
from tests.support.stores import read as read_from

PASSWORD = "open sesame, please"
MADE, OTHER = (Credential("imported", name, (), b"key") for name in (b"one", b"other"))
LPR = (Dated(TODAY, Decimal("0.03"), confirmed=True),)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "store.db")
    accounts.save(store, ACCOUNT)
    settings.save_organisation(store, DEMO)
    credentials.save(store, MADE)
    people.add(store, User("root", "Root", "administrator"), PASSWORD, CHEAP)
    root = people.sign_in(store, "root", PASSWORD)
    for login, role in (("col", "collector"), ("cou", "counsellor"), ("sup", "supervisor")):
        people.add(root, User(login, login, role), PASSWORD, CHEAP)  # type: ignore[arg-type]
    yield signed_out(root)
    store.close()


def as_(office: Store, login: str) -> Store:
    return people.sign_in(office, login, PASSWORD) if login else office


OWN: dict[str, Callable[[Store], object]] = {
    "payee": lambda store: settings.save_organisation(store, amended(DEMO, payee_account="6222 0000")),
    "rule set": lambda store: settings.save_organisation(store, amended(DEMO, rule_set="uk")),
    "by its key": lambda store: settings.save(store, "organisation", amended(DEMO, payee="Another")),
    "picture": lambda store: settings.save_payment_picture(store, b"PNG"),
    "prime rate": lambda store: settings.save_lpr(store, LPR),
    "guidelines": lambda store: means.save_guidelines(store, shipped()[:1]),
    "certificate": lambda store: credentials.save(store, OTHER),
    "sign-off": lambda store: rule_review.sign_off(store, "us", "R. Counsel", TODAY),
}


@pytest.mark.parametrize("login", ["", "col", "cou", "sup"])
@pytest.mark.parametrize("own", list(OWN))
def test_what_is_the_organisations_is_an_administrators_to_change(office: Store, own: str, login: str) -> None:
    store = as_(office, login)
    before = dump(store)
    with pytest.raises(Refusal, match="administrator_only" if login else "sign_in_first"):
        OWN[own](store)
    assert dump(store) == before


@pytest.mark.parametrize("own", list(OWN))
def test_an_administrator_and_one_person_alone_change_it(office: Store, tmp_path: Path, own: str) -> None:
    alone = open_store(tmp_path / "alone.db")
    for store in (as_(office, "root"), alone):
        before = dump(store)
        OWN[own](store)
        assert dump(store) != before
    alone.close()


BALANCES = {
    "principal": replace(ACCOUNT, parts=structs.replace(ACCOUNT.parts, principal=Money(3_000_000))),
    "as_of": replace(ACCOUNT, as_of=TODAY + timedelta(days=1)),
    "creditor": replace(ACCOUNT, creditor="Another"),
    "contract_rate": replace(ACCOUNT, contract_rate=Decimal("0.01")),
    "confirmed_by": replace(ACCOUNT, confirmed_by="me"),
    "product": replace(ACCOUNT, product="other"),
    "overdue_since": replace(ACCOUNT, overdue_since=TODAY),
}


@pytest.mark.parametrize("field", list(BALANCES))
def test_a_collector_corrects_no_figure_and_a_supervisor_does(office: Store, field: str) -> None:
    col = as_(office, "col")
    with pytest.raises(Refusal, match="supervisor_only") as refused:
        accounts.save(col, BALANCES[field])
    assert refused.value.field == field
    assert accounts.load(col, ACCOUNT.number) == ACCOUNT
    accounts.save(as_(office, "sup"), BALANCES[field])
    assert accounts.load(office, ACCOUNT.number) == BALANCES[field]


def test_a_collector_corrects_how_somebody_is_reached(office: Store) -> None:
    moved = replace(ACCOUNT, debtor=replace(ACCOUNT.debtor, phone="000-0000-0009", address="2 Sample Street"))
    accounts.save(as_(office, "col"), moved)
    assert accounts.load(office, ACCOUNT.number) == moved


def test_a_collector_enters_a_new_account_under_their_own_name_and_nobody_enters_none(office: Store) -> None:
    walk_in = replace(ACCOUNT, number="W-1", source="")
    with pytest.raises(Refusal, match="sign_in_first"):
        accounts.save(office, walk_in)
    accounts.save(as_(office, "col"), walk_in)
    kept = accounts.load(office, "W-1")
    assert kept is not None
    assert kept.source == "by hand: col"


def test_a_file_adds_for_a_collector_and_updates_for_a_supervisor_alone(office: Store, tmp_path: Path) -> None:
    file = tmp_path / "accounts.csv"
    head = "number,creditor,currency,principal,as_of,confirmed_by"
    file.write_text(
        f"{head}\n{ACCOUNT.number},Example,CNY,30000.00,2026-11-25,file\nN-2,Example,CNY,5.00,2026-11-25,file\n"
    )
    col = as_(office, "col")
    with pytest.raises(Refusal, match="supervisor_only"):
        take_in(col, file, duplicates="update")
    assert take_in(col, file).new == 1
    assert accounts.load(col, ACCOUNT.number) == ACCOUNT
    with pytest.raises(Refusal, match="sign_in_first"):
        take_in(signed_out(col), file)
    take_in(as_(office, "sup"), file, duplicates="update")
    now = accounts.load(office, ACCOUNT.number)
    assert now is not None
    assert now.parts.principal == 3_000_000


ATTACKS = {
    "a payee changed": "UPDATE settings SET value = json_set(value, '$.payee', '6') WHERE key = 'organisation'",
    "a payee put over another": "REPLACE INTO settings SELECT key, '{}' FROM settings WHERE key = 'organisation'",
    "a payee slipped in": "UPDATE settings SET key = 'organisation' WHERE key = 'theme'",
    "a payee taken away": "DELETE FROM settings WHERE key = 'organisation'",
    "a table slipped in": "INSERT INTO settings VALUES ('lpr', '[]')",
    "a picture slipped in": "INSERT INTO settings VALUES ('payment_picture', '\"\"')",
    "another certificate": "INSERT INTO credentials SELECT 9, kept_at, origin, x'00', chain, x'00' FROM credentials",
    "a key forgotten": "UPDATE credentials SET private_key = NULL",
    "a balance brought down": "UPDATE accounts SET principal = 1",
    "a balance put over another": "REPLACE INTO accounts SELECT * FROM accounts",
    "a balance by an agreement that is none": "UPDATE accounts SET principal = 1, confirmed_by = 'RA-9'",
    "an account under another number": "UPDATE accounts SET number = 'X'",
    "an account taken away": "DELETE FROM accounts",
    "somebody erased": "INSERT INTO erasing SELECT number FROM accounts",
    "a hold lifted": "DELETE FROM holds",
    "a hold of one's own": "INSERT INTO holds VALUES ('W-1', 'mine')",
    "another reason to hold": "UPDATE holds SET reason = 'none'",
}


@pytest.mark.parametrize("attack", list(ATTACKS))
def test_no_statement_of_a_collector_passes_by_the_rules(office: Store, attack: str) -> None:
    settings.save(office, "theme", "light")
    sup = as_(office, "sup")
    erasure.legal_hold(sup, ACCOUNT.number, "court")
    col = as_(office, "col")
    before = dump(col)
    with pytest.raises(IntegrityError):
        col.connection.execute(ATTACKS[attack])
    assert dump(col) == before


SWITCHES = [
    "PRAGMA recursive_triggers = OFF",
    "PRAGMA recursive_triggers(0)",
    "PRAGMA writable_schema = ON",
    "PRAGMA main.writable_schema = RESET",
    "PRAGMA ignore_check_constraints = 1",
    "PRAGMA rekey = 'another'",
    "PRAGMA hexrekey = '00'",
    "CREATE TEMP TABLE settings AS SELECT * FROM main.settings",
    "CREATE TABLE temp.users (login, name, role, password, active)",
    "CREATE TEMP VIEW accounts AS SELECT 1",
    "CREATE TEMP TRIGGER later AFTER INSERT ON main.events BEGIN DELETE FROM holds; END",
    "DROP TRIGGER temp.erasing_alone",
]


@pytest.mark.parametrize("statement", SWITCHES)
def test_no_statement_switches_off_the_rules_or_puts_another_table_before_one(office: Store, statement: str) -> None:
    for login in ("", "col", "root"):
        store = as_(office, login)
        with pytest.raises(DatabaseError, match="not authorized"):
            store.connection.execute(statement)
    assert store.connection.execute("PRAGMA recursive_triggers").fetchone() == (1,)


def test_whoever_may_erase_still_does_and_nobody_after_them(office: Store) -> None:
    sup = as_(office, "sup")
    erasure.legal_hold(sup, ACCOUNT.number, "court")
    erasure.lift_legal_hold(sup, ACCOUNT.number, "over")
    erasure.erase(sup, ACCOUNT.number)
    assert accounts.load(office, ACCOUNT.number) is None
    with pytest.raises(IntegrityError):
        sup.connection.execute("INSERT INTO erasing VALUES ('A')")


def test_a_collector_negotiates_anew_from_what_an_agreement_leaves_and_no_balance_is_written(office: Store) -> None:
    sup = as_(office, "sup")
    agreements.save(sup, signed_agreement())
    payments.append(sup, [Payment(ACCOUNT.number, FIRST, Money(137_502))])
    col = as_(office, "col")
    now = plan_events.standing(col, ACCOUNT, FIRST)
    assert isinstance(now, Running)
    assert (now.account.confirmed_by, now.account.as_of) == (signed_agreement().number, FIRST)
    assert 0 < now.account.parts.total < ACCOUNT.parts.total
    assert accounts.load(col, ACCOUNT.number) == ACCOUNT
    with pytest.raises(Refusal, match="supervisor_only"):
        accounts.save(col, now.account)
    with pytest.raises(IntegrityError):
        col.connection.execute("UPDATE accounts SET principal = principal - 1, confirmed_by = 'RA-2026-000001'")


def test_the_first_certificate_is_made_with_a_signature_and_no_other_is(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db")
    accounts.save(store, ACCOUNT)
    people.add(store, User("root", "Root", "administrator"), PASSWORD, CHEAP)
    root = people.sign_in(store, "root", PASSWORD)
    people.add(root, User("col", "Col", "collector"), PASSWORD, CHEAP)
    col = people.sign_in(root, "col", PASSWORD)
    with col.writing() as connection:
        credentials.save_within(col, connection, MADE)
    with pytest.raises(Refusal, match="administrator_only"), col.writing() as connection:
        credentials.save_within(col, connection, OTHER)
    assert credentials.in_force(col) == MADE
    store.close()


def last(store: Store, action: str) -> tuple[Change, ...]:
    done = read(audit.entries(store, action=action)[0].detail or "")
    assert done is not None
    return done.fields


def test_the_record_holds_what_stood_there_and_what_stands_there_now(office: Store) -> None:
    root = as_(office, "root")
    settings.save_organisation(root, amended(DEMO, payee_account="6222", rule_set="uk"))
    assert last(root, "organisation_changed") == (
        Change("payee_account", DEMO.bank.payee_account, "6222"),
        Change("rule_set", DEMO.policy.rule_set, "uk"),
    )
    settings.save_payment_picture(root, b"PNG" * 400)
    (picture,) = last(root, "organisation_changed")
    assert (picture.field, picture.was, str(picture.now)[:8]) == ("payment_picture", None, "SHA-256 ")
    settings.save_lpr(root, LPR)
    assert [one.now["annual_rate"] for one in last(root, "organisation_changed")] == ["0.03"]
    credentials.save(root, OTHER)
    assert [one.field for one in last(root, "certificate_kept")] == ["origin", "certificate"]
    limits.save_matrix(root, read_from(limits.matrix(root))[1:])
    (gone,) = last(root, "authority_changed")
    assert (gone.was["role"], gone.now) == ("collector", None)
    accounts.save(as_(office, "sup"), BALANCES["principal"])
    assert last(root, "account_saved") == (Change("principal", ACCOUNT.parts.principal, 3_000_000),)
    accounts.save(as_(office, "sup"), replace(BALANCES["principal"], debtor=Person("Another Name")))
    assert {(one.field, one.was, one.told) for one in last(root, "account_saved")} >= {("name", None, False)}


def test_saving_the_same_again_leaves_no_entry(office: Store) -> None:
    root = as_(office, "root")
    before = audit.head(root)
    settings.save_organisation(root, DEMO)
    accounts.save(root, ACCOUNT)
    assert audit.head(root) == before


def test_every_column_of_an_account_is_of_a_person_or_a_figure() -> None:
    assert set(COLUMNS) == PERSONAL | set(FIGURES) | set(CHARGES)
    assert not PERSONAL & (set(FIGURES) | set(CHARGES))
    assert {"organisation", "payment_picture", "lpr", "guidelines"} <= OWN_SETTINGS


def test_nothing_is_asked_of_one_person_alone(tmp_path: Path) -> None:
    alone = open_store(tmp_path / "store.db")
    accounts.save(alone, ACCOUNT)
    accounts.save(alone, replace(ACCOUNT, parts=Parts(Money(1))))
    assert accounts.load(alone, ACCOUNT.number) == replace(ACCOUNT, parts=Parts(Money(1)))
    alone.close()


def test_a_store_with_users_is_replaced_by_an_administrator_alone(office: Store, tmp_path: Path) -> None:
    col = as_(office, "col")
    old = backups.write(col, tmp_path / "elsewhere")
    col.close()
    for login, code in (("", "sign_in_first"), ("col", "administrator_only"), ("sup", "administrator_only")):
        with pytest.raises(Refusal, match=code):
            backups.restore(old, col.path, DEMO_KEY, lambda: NOW, partial(as_, login=login))
        assert not list(backups.folder_of(col.path).glob("*-replaced-*"))
    back = backups.restore(old, col.path, DEMO_KEY, lambda: NOW, partial(as_, login="root"))
    assert (audit.entries(back)[0].action, audit.entries(back)[0].who) == ("restored", "root")
    back.close()


def test_a_store_that_does_not_open_is_replaced_without_a_question(office: Store, tmp_path: Path) -> None:
    old = backups.write(office, tmp_path / "elsewhere")
    office.close()
    office.path.write_bytes(b"damaged" * 3000)
    back = backups.restore(old, office.path, DEMO_KEY, lambda: NOW)
    assert accounts.load(back, ACCOUNT.number) == ACCOUNT
    back.close()


def test_a_store_with_users_that_does_not_open_gives_way_to_no_backup_of_before_or_of_another(tmp_path: Path) -> None:
    before, after = phrase("an old good passphrase"), phrase("another good passphrase")
    store = open_store(tmp_path / "store.db", before)
    early = backups.write(store, tmp_path / "early")
    people.add(store, User("root", "Root", "administrator"), PASSWORD, CHEAP)
    own = backups.write(store, tmp_path / "own")
    change_secret(people.sign_in(store, "root", PASSWORD), after).close()
    other = open_store(tmp_path / "other.db", before)
    people.add(other, User("mallory", "Mallory", "administrator"), PASSWORD, CHEAP)
    theirs = backups.write(other, tmp_path / "theirs")
    other.close()
    for backup in (early, theirs):
        with pytest.raises(Refusal, match="users_would_go"):
            backups.restore(backup, store.path, before, lambda: NOW)
    opened = open_store(store.path, after)
    assert [one.login for one in people.users(opened)] == ["root"]
    opened.close()
    back = backups.restore(own, store.path, before, lambda: NOW)
    assert [one.login for one in people.users(back)] == ["root"]
    back.close()


def test_the_passphrase_is_an_administrators_to_change(office: Store) -> None:
    with pytest.raises(Refusal, match="administrator_only"):
        change_secret(as_(office, "col"), phrase("another good passphrase"))
    change_secret(as_(office, "root"), phrase("another good passphrase")).close()


@pytest.mark.parametrize("reason", CRISES)
def test_an_account_in_crisis_is_released_by_a_supervisor_alone(office: Store, reason: str) -> None:
    col, number = as_(office, "col"), ACCOUNT.number
    negotiations.append(col, number, Event(office.now(), "stopped", reason))
    with pytest.raises(Refusal, match="supervisor_only"):
        negotiations.append(col, number, Event(office.now(), "resumed", reason))
    assert negotiations.last_stop(office, number) == reason
    with pytest.raises(Refusal, match="supervisor_only"):
        crises.release(col, number, "spoke to her doctor")
    sup = as_(office, "sup")
    with pytest.raises(Refusal, match="crisis_not_released"):
        negotiations.append(sup, number, Event(office.now(), "resumed", reason))
    with pytest.raises(Refusal, match="missing_field"):
        crises.release(sup, number, " ")
    assert [(one.account_number, one.reason) for one in crises.crises(office)] == [(number, reason)]
    crises.release(sup, number, "spoke to her doctor")
    assert negotiations.last_stop(office, number) is None
    assert negotiations.events(office, number)[-1].detail == "spoke to her doctor"
    assert crises.crises(office) == ()
    with pytest.raises(Refusal, match="no_crisis"):
        crises.release(sup, number, "again")


def test_another_stop_is_taken_back_by_whoever_negotiates(office: Store) -> None:
    col = as_(office, "col")
    for kind in ("stopped", "resumed"):
        negotiations.append(col, ACCOUNT.number, Event(office.now(), kind, "disputed"))
    assert negotiations.last_stop(office, ACCOUNT.number) is None
