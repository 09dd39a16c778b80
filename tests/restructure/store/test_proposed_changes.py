"""What takes two people: proposed by one, decided by somebody else with the right; the old value stands till then."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec import structs

from calculators.errors import Refusal
from calculators.rounding import Money
from reports.changes import difference_in_words
from restructure.agreements.credential import Credential
from restructure.authority.limits import CARD_DESK
from restructure.household.standards import shipped
from restructure.parties.organisation import DEMO, amended
from restructure.parties.payees import Payee
from restructure.policy.tables import Dated
from restructure.services.account_entry import save_account
from restructure.store import (
    IntegrityError,
    Store,
    accounts,
    audit,
    credentials,
    erasure,
    limits,
    means,
    negotiations,
    payees,
    people,
    proposed_changes,
    second_person,
    settings,
    signing_keys,
    undoing,
)
from restructure.store.accounts import Added
from restructure.store.batches import Source, importing
from restructure.store.people import User
from tests.support.cases import ACCOUNT, TODAY
from tests.support.readers import signed_out
from tests.support.stores import CHEAP, NOW, dump, open_store, read
from tests.support.workplaces import workplace

PASSWORD, ANOTHER = "open sesame, please", "violet kettle orbit"
MADE, OTHER = (Credential("imported", name, (b"above",), b"key") for name in (b"one", b"other"))
FAR, NEAR = (Payee(name, "Collections Ltd", number, "Bank") for name, number in (("Far Bank", "1"), ("Near Bank", "2")))
LPR = (Dated(TODAY, Decimal("0.03"), confirmed=True),)
LOW = replace(ACCOUNT, parts=structs.replace(ACCOUNT.parts, principal=Money(1)))
STAFF = (
    User("ann", "Ann", "administrator"),
    User("sup", "Sup", "supervisor"),
    User("cou", "Cou", "counsellor"),
    User("col", "Col", "collector"),
)


def begin(path: Path, *staff: User) -> Store:
    """A store at which root is an administrator, and others are what they are."""
    store = open_store(path)
    accounts.save(store, ACCOUNT)
    settings.save_organisation(store, DEMO)
    payees.save_payees(store, (FAR,))
    credentials.save(store, MADE)
    people.add(store, User("root", "Root", "administrator"), PASSWORD, CHEAP)
    for one in sorted(staff, key=lambda one: one.role == "administrator"):
        people.add(people.sign_in(store, "root", PASSWORD), one, PASSWORD, CHEAP)
    return store


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with two administrators, made once."""
    store = begin(tmp_path_factory.mktemp("office") / "store.db", *STAFF)
    store.close()
    return store.path


@pytest.fixture
def office(made: Path, tmp_path: Path) -> Iterator[Store]:
    shutil.copytree(made.parent, tmp_path, dirs_exist_ok=True)
    store = open_store(tmp_path / "store.db")
    yield store
    assert audit.verify(store) == ()
    store.close()


@pytest.fixture(scope="module")
def made_alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one administrator, made once."""
    store = begin(tmp_path_factory.mktemp("alone") / "store.db", *STAFF[1:])
    store.close()
    return store.path


def as_(store: Store, login: str) -> Store:
    return people.sign_in(store, login, PASSWORD) if login else signed_out(store)


def role_of(store: Store, login: str) -> str:
    return next((one.role for one in people.users(store) if one.login == login), "")


Change = tuple[Callable[[Store], object], Callable[[Store], object]]
CHANGES: dict[str, Change] = {
    "checked forms": (
        lambda store: settings.save_organisation(store, amended(DEMO, agreement_template="CCA-7")),
        lambda store: read(settings.organisation(store)).forms.agreement_template,
    ),
    "where debtors pay": (
        lambda store: settings.save_organisation(store, amended(DEMO, payee_account="6222")),
        lambda store: read(settings.organisation(store)).bank.payee_account,
    ),
    "the rule set": (
        lambda store: settings.save_organisation(store, amended(DEMO, rule_set="uk")),
        lambda store: read(settings.organisation(store)).policy.rule_set,
    ),
    "a line of the rules": (
        lambda store: settings.save_organisation(store, amended(DEMO, housing_line=Decimal("0.5"))),
        lambda store: read(settings.organisation(store)).policy.housing_line,
    ),
    "a new payee": (lambda store: payees.save_payees(store, (FAR, NEAR)), payees.payees),
    "a payee changed": (lambda store: payees.save_payees(store, (replace(FAR, payee_account="9"),)), payees.payees),
    "a payee gone": (lambda store: payees.save_payees(store, ()), payees.payees),
    "the picture": (lambda store: settings.save_payment_picture(store, b"PNG"), settings.payment_picture),
    "the letterhead": (lambda store: settings.save_letterhead(store, b"PNG"), settings.letterhead),
    "the prime rate": (lambda store: settings.save_lpr(store, LPR), settings.lpr),
    "a guideline": (lambda store: means.save_guidelines(store, shipped()[:1]), means.guidelines),
    "the limits": (lambda store: limits.save_matrix(store, CARD_DESK[1:]), limits.matrix),
    "the certificate": (lambda store: credentials.save(store, OTHER), credentials.in_force),
    "a user": (
        lambda store: people.add(store, User("new", "New", "collector"), ANOTHER, CHEAP),
        lambda store: role_of(store, "new"),
    ),
    "a role": (lambda store: people.change_role(store, "col", "supervisor"), lambda store: role_of(store, "col")),
    "a leaver": (lambda store: people.deactivate(store, "col"), people.users),
    "a password": (
        lambda store: people.give_password(store, "col", ANOTHER, CHEAP),
        lambda store: store.connection.execute("SELECT password FROM users WHERE login = 'col'").fetchone(),
    ),
    "a key of another PC": (
        lambda store: signing_keys.take_in(store, "sup", "00" * 64),
        lambda store: [one.login for one in signing_keys.keys(store) if not one.is_here],
    ),
    "a balance": (lambda store: accounts.save(store, LOW), lambda store: accounts.load(store, ACCOUNT.number)),
}
PROPOSER = {"a balance": "sup"}


def propose(office: Store, name: str) -> int:
    """Propose a change as whoever may; returns its number."""
    CHANGES[name][0](as_(office, PROPOSER.get(name, "root")))
    (one,) = second_person.waiting(office)
    return one.id


@pytest.mark.parametrize("name", list(CHANGES))
def test_the_old_value_stands_until_somebody_else_accepts_and_not_a_moment_longer(office: Store, name: str) -> None:
    value = CHANGES[name][1]
    before = value(office)
    number = propose(office, name)
    assert value(office) == before
    assert not audit.entries(office, action="organisation_changed")[2:]
    for login, code in (("", "sign_in_first"), ("col", "_only"), ("cou", "_only"), ("root", "own_change")):
        if login != "root" or PROPOSER.get(name) is None:
            with pytest.raises(Refusal, match=code):
                second_person.accept(as_(office, login), number)
    if PROPOSER.get(name) is None:
        with pytest.raises(Refusal, match="administrator_only"):
            second_person.accept(as_(office, "sup"), number)
    assert value(office) == before
    second_person.accept(as_(office, "ann"), number)
    assert value(office) != before
    assert second_person.waiting(office) == ()
    (done, *_) = proposed_changes.decided(office, 1)
    assert (done.decision, done.decided_by, done.decided_at) == ("accepted", "ann", NOW)
    for act in (second_person.accept, second_person.withdraw):
        with pytest.raises(Refusal, match="change_decided"):
            act(as_(office, "ann"), number)
    assert not office.connection.execute("SELECT 1 FROM changes WHERE secret IS NOT NULL").fetchone()


def test_what_is_refused_or_withdrawn_changes_nothing_and_to_refuse_takes_a_reason(office: Store) -> None:
    number = propose(office, "where debtors pay")
    with pytest.raises(Refusal, match="missing_field"):
        second_person.refuse(as_(office, "ann"), number, " ")
    with pytest.raises(Refusal, match="administrator_only"):
        second_person.refuse(as_(office, "sup"), number, "not ours")
    with pytest.raises(Refusal, match="change_of_another"):
        second_person.withdraw(as_(office, "ann"), number)
    second_person.refuse(as_(office, "ann"), number, "not our bank")
    number = propose(office, "the certificate")
    second_person.withdraw(as_(office, "root"), number)
    assert [(one.decision, one.reason) for one in proposed_changes.decided(office, 2)] == [
        ("withdrawn", ""),
        ("refused", "not our bank"),
    ]
    assert read(settings.organisation(office)) == DEMO
    assert credentials.in_force(office) == MADE
    assert not office.connection.execute("SELECT 1 FROM changes WHERE secret IS NOT NULL").fetchone()


def test_the_rest_of_what_was_saved_is_there_at_once(office: Store) -> None:
    root = as_(office, "root")
    waits = settings.save_organisation(root, amended(DEMO, payee="Me", rule_set="uk", telephone="1", grace_days=9))
    assert waits == ("bank", "rules")
    assert read(settings.organisation(office)) == amended(DEMO, telephone="1", grace_days=9)
    assert payees.save_payees(root, (replace(FAR, payee="Me"), NEAR)) == ("Far Bank", "Near Bank")
    second_person.accept(as_(office, "ann"), second_person.waiting(office)[-1].id)
    assert read(payees.payees(office)) == (FAR, NEAR)


def test_of_two_changes_of_the_same_one_is_written_and_the_other_lapses(office: Store) -> None:
    settings.save_organisation(as_(office, "root"), amended(DEMO, payee_account="1"))
    settings.save_organisation(as_(office, "ann"), amended(DEMO, payee_account="2"))
    ours, theirs = second_person.waiting(office)
    second_person.accept(as_(office, "root"), theirs.id)
    assert read(settings.organisation(office)).bank.payee_account == "2"
    assert {(one.id, one.decision) for one in proposed_changes.decided(office, 2)} == {
        (theirs.id, "accepted"),
        (ours.id, "lapsed"),
    }
    with pytest.raises(Refusal, match="change_decided"):
        second_person.accept(as_(office, "ann"), ours.id)


def test_a_change_lapses_where_what_it_would_replace_is_gone(office: Store) -> None:
    number = propose(office, "a balance")
    accounts.save(
        as_(office, "root"), replace(ACCOUNT, parts=structs.replace(ACCOUNT.parts, principal=Money(9_000_000)))
    )
    with pytest.raises(Refusal, match="change_lapsed"):
        second_person.accept(as_(office, "ann"), number)
    assert proposed_changes.decided(office, 1)[0].decision == "lapsed"


def after_days(office: Store, days: int) -> Store:
    """The store so many days later, on each of which somebody signed in."""
    for day in range(1, days):
        there = open_store(office.path, now=lambda day=day: NOW + timedelta(days=day))  # type: ignore[misc]
        as_(there, "ann")
        there.close()
    return open_store(office.path, now=lambda: NOW + timedelta(days=days))


def test_whoever_proposes_another_value_withdraws_the_one_before_and_the_same_changes_nothing(office: Store) -> None:
    root = as_(office, "root")
    for number in ("1", "2", "2"):
        settings.save_organisation(root, amended(DEMO, payee_account=number))
    (waits,) = second_person.waiting(office)
    assert '"payee_account":"2"' in (waits.new or "")
    assert [one.decision for one in proposed_changes.decided(office, 1)] == ["withdrawn"]


def test_nobody_accepts_for_a_proposer_who_is_gone_and_nobody_gone_decides(office: Store) -> None:
    root = as_(office, "root")
    people.add(root, User("eve", "Eve", "administrator"), PASSWORD, CHEAP)
    second_person.accept(as_(office, "ann"), second_person.waiting(office)[0].id)
    number = propose(office, "where debtors pay")
    gone = as_(office, "eve")
    people.deactivate(as_(office, "ann"), "eve")
    second_person.accept(as_(office, "root"), second_person.waiting(office)[-1].id)
    with pytest.raises(Refusal, match="sign_in_first"):
        second_person.accept(replace(gone, who="eve"), number)
    people.change_role(as_(office, "ann"), "root", "collector")
    as_(office, "root")
    people.sign_in(office, "ann", PASSWORD)
    held = second_person.waiting(office)[-1]
    later = after_days(office, 3)
    second_person.decide_alone(as_(later, "ann"), held.id)
    with pytest.raises(Refusal, match="proposer_gone"):
        second_person.accept(as_(office, "ann"), number)
    later.close()


def test_about_the_only_other_administrator_one_decides_alone_after_three_days_unless_they_refuse(
    office: Store,
) -> None:
    people.give_password(as_(office, "root"), "ann", ANOTHER, CHEAP)
    (waits,) = second_person.waiting(office)
    with pytest.raises(Refusal, match="change_concerns_you"):
        second_person.accept(as_(office, "ann"), waits.id)
    jumped = open_store(office.path, now=lambda: NOW + timedelta(days=30))
    assert not second_person.may_decide_alone(as_(jumped, "root"), waits)
    jumped.close()
    for hours, may in ((24, False), (48, False), (71, False), (72, True)):
        later = open_store(office.path, now=lambda hours=hours: NOW + timedelta(hours=hours))  # type: ignore[misc]
        if may:
            second_person.decide_alone(as_(later, "root"), waits.id)
        else:
            with pytest.raises(Refusal, match="own_change"):
                second_person.decide_alone(as_(later, "root"), waits.id)
        later.close()
    assert people.sign_in(office, "ann", ANOTHER).who == "ann"
    people.deactivate(as_(office, "root"), "ann")
    second_person.refuse(people.sign_in(office, "ann", ANOTHER), second_person.waiting(office)[0].id, "I am here")
    assert second_person.waiting(office) == ()


@pytest.mark.parametrize("name", [name for name in CHANGES if name not in PROPOSER])
def test_one_administrator_alone_decides_alone_and_the_record_says_so(
    made_alone: Path, tmp_path: Path, name: str
) -> None:
    shutil.copytree(made_alone.parent, tmp_path, dirs_exist_ok=True)
    store = open_store(tmp_path / "store.db")
    before = CHANGES[name][1](store)
    CHANGES[name][0](as_(store, "root"))
    assert CHANGES[name][1](store) != before
    (done, *_) = proposed_changes.decided(store, 1)
    assert (done.decision, done.proposed_by, done.decided_by) == ("alone", "root", "root")
    assert audit.entries(store, action="change_decided", limit=1)[0].who == "root"
    assert audit.verify(store) == ()
    store.close()


DIRECT = {
    "a payee": "UPDATE settings SET value = json_set(value, '$.payee_account', '6') WHERE key = 'organisation'",
    "a payee put in": (
        "INSERT INTO settings VALUES ('payees', '[]') ON CONFLICT (key) DO UPDATE SET value = excluded.value"
    ),
    "payees gone": "DELETE FROM settings WHERE key = 'payees'",
    "an organisation gone": "DELETE FROM settings WHERE key = 'organisation'",
    "a setting under another name": "UPDATE settings SET key = 'lpr' WHERE key = 'payees'",
    "the rules": "UPDATE settings SET value = json_set(value, '$.rule_set', 'uk') WHERE key = 'organisation'",
    "a table": "INSERT INTO settings VALUES ('lpr', '[]')",
    "a picture": "INSERT INTO settings VALUES ('payment_picture', '\"\"')",
    "limits": "INSERT INTO settings VALUES ('authority', '\"[]\"')",
    "a certificate": "INSERT INTO credentials SELECT 9, kept_at, origin, x'00', chain, x'00' FROM credentials",
    "a key forgotten": "UPDATE credentials SET private_key = NULL",
    "a user": "INSERT INTO users SELECT 'me', 'Me', role, password, 1 FROM users WHERE login = 'root'",
    "a role": "UPDATE users SET role = 'administrator' WHERE login = 'col'",
    "a password": "UPDATE users SET password = '' WHERE login = 'ann'",
    "a leaver": "UPDATE users SET active = 0 WHERE login = 'ann'",
    "a key of another PC": "INSERT INTO signing_keys VALUES (printf('%0128d', 0), 'ann', '2026', NULL, NULL)",
    "another currency": "UPDATE accounts SET currency = 'JPY'",
    "an account under another number": "UPDATE accounts SET number = 'X'",
    "an account gone": "DELETE FROM accounts",
    "an account over another": "REPLACE INTO accounts SELECT * FROM accounts",
    "a decision of one's own": "UPDATE changes SET decision = 'accepted', decided_by = 'root', decided_at = 'now'",
    "a decision for another": "UPDATE changes SET decision = 'accepted', decided_by = 'ann', decided_at = 'now'",
    "a decision alone": "UPDATE changes SET decision = 'alone', decided_by = 'root', decided_at = '2030-01-01'",
    "another value": "UPDATE changes SET new = '{}'",
    "another proposer": "UPDATE changes SET proposed_by = 'ann'",
    "a change taken away": "DELETE FROM changes WHERE decision IS NULL",
    "one decided already": (
        "INSERT INTO changes SELECT 99, kind, subject, old, new, NULL, 'root', 'now', 'accepted', 'ann', 'now', '', 0, "
        "'' FROM changes WHERE decision IS NULL"
    ),
    "one for another": (
        "INSERT INTO changes SELECT 99, kind, subject, old, new, NULL, 'ann', 'now', NULL, NULL, NULL, '', 0, '' "
        "FROM changes WHERE decision IS NULL"
    ),
    "a decided one undone": "UPDATE changes SET applied = 0 WHERE decision = 'alone'",
    "a decided one made another": "UPDATE changes SET reason = 'x' WHERE decision = 'alone'",
}


@pytest.mark.parametrize("statement", list(DIRECT))
def test_no_statement_of_an_administrator_passes_by_the_second_person(office: Store, statement: str) -> None:
    propose(office, "where debtors pay")
    root = as_(office, "root")
    before = dump(root)
    with pytest.raises(IntegrityError):
        root.connection.execute(DIRECT[statement])
    assert dump(root) == before


def test_what_was_decided_once_is_not_written_a_second_time(office: Store) -> None:
    to = {number: amended(DEMO, payee_account=number) for number in ("1", DEMO.bank.payee_account)}
    for organisation in to.values():
        settings.save_organisation(as_(office, "root"), organisation)
        second_person.accept(as_(office, "ann"), second_person.waiting(office)[0].id)
    for login in ("root", "ann"):
        with pytest.raises(IntegrityError):
            as_(office, login).connection.execute(
                "UPDATE settings SET value = json_set(value, '$.payee_account', '1') WHERE key = 'organisation'"
            )


def lowered(share: int) -> object:
    principal = Money(ACCOUNT.parts.principal * share // 100)
    return replace(ACCOUNT, parts=structs.replace(ACCOUNT.parts, principal=principal))


def test_a_balance_that_goes_down_step_by_step_goes_no_further_than_at_once(office: Store) -> None:
    sup = as_(office, "sup")
    assert accounts.save(sup, lowered(80))  # type: ignore[arg-type]
    assert accounts.save(sup, lowered(60))  # type: ignore[arg-type]
    assert not accounts.save(sup, lowered(59))  # type: ignore[arg-type]
    kept = accounts.load(office, ACCOUNT.number)
    assert kept == lowered(60)
    for statement in (
        "UPDATE accounts SET principal = principal - 1",
        "DELETE FROM lowered",
        "UPDATE lowered SET fees = 0",
    ):
        with pytest.raises(IntegrityError):
            sup.connection.execute(statement)


def imported(store: Store, row: dict[str, object]) -> Added[int]:
    with importing(store, Source("accounts", "list.csv", "0" * 64)) as batch:
        return accounts.add_rows(batch, [(tuple(row.values()), 2)], duplicates="update")


def test_an_import_that_is_undone_lets_what_it_proposed_lapse(office: Store) -> None:
    row = dict(zip(accounts.COLUMNS, accounts.bulk_row(replace(LOW, confirmed_by="file")), strict=True))
    imported(as_(office, "sup"), row)
    assert len(second_person.waiting(office)) == 1
    with pytest.raises(Refusal, match="supervisor_only"):
        undoing.undo(as_(office, "col"), 1)
    with pytest.raises(IntegrityError, match="undoes an import"):
        office.connection.execute("INSERT INTO undoings VALUES (1, '', 'col', '{}', 1, 1)")
    undoing.undo(as_(office, "sup"), 1)
    assert second_person.waiting(office) == ()
    assert audit.verify(office) == ()


def test_an_undoing_lowers_what_may_be_and_proposes_the_rest(office: Store) -> None:
    row = dict(zip(accounts.COLUMNS, accounts.bulk_row(replace(LOW, confirmed_by="file")), strict=True))
    imported(as_(office, "root"), row | {"principal": ACCOUNT.parts.principal * 50, "phone": "1"})
    done = undoing.undo(as_(office, "sup"), 1)
    assert (done.taken.changed, done.taken.waiting) == (1, 1)
    second_person.accept(as_(office, "root"), second_person.waiting(office)[0].id)
    assert accounts.load(office, ACCOUNT.number) == ACCOUNT


def test_the_log_tells_of_no_correction_that_waits(office: Store) -> None:
    sup = as_(office, "sup")
    assert not save_account(workplace(sup), LOW, ACCOUNT)
    assert "corrected" not in [one.kind for one in negotiations.events(office, ACCOUNT.number)]
    assert save_account(workplace(sup), lowered(80), ACCOUNT)  # type: ignore[arg-type]
    assert "corrected" in [one.kind for one in negotiations.events(office, ACCOUNT.number)]


def test_a_file_lowers_what_may_be_and_proposes_the_rest(office: Store) -> None:
    row = dict(zip(accounts.COLUMNS, accounts.bulk_row(replace(LOW, confirmed_by="file")), strict=True))
    row["phone"] = "000-0000-0009"
    added = imported(as_(office, "sup"), row)
    assert (added.changed, added.waiting) == (1, 1)
    kept = accounts.load(office, ACCOUNT.number)
    assert kept == replace(ACCOUNT, debtor=replace(ACCOUNT.debtor, phone="000-0000-0009"))
    second_person.accept(as_(office, "root"), second_person.waiting(office)[0].id)
    kept = accounts.load(office, ACCOUNT.number)
    assert kept is not None
    assert (kept.parts.principal, kept.confirmed_by) == (1, "file")


def test_the_balances_of_one_file_are_decided_together(office: Store) -> None:
    numbers = ("A-1", "A-2", "A-3")
    rows = []
    for number in numbers:
        account = replace(ACCOUNT, number=number)
        accounts.save(as_(office, "col"), account)
        low = replace(account, parts=structs.replace(account.parts, principal=Money(1)))
        rows.append((accounts.bulk_row(low), 2))
    moments = iter(NOW + timedelta(seconds=one) for one in range(1, 99))
    sup = replace(as_(office, "sup"), now=lambda: next(moments))
    with importing(sup, Source("accounts", "list.csv", "0" * 64)) as batch:
        assert accounts.add_rows(batch, rows, duplicates="update").waiting == 3
    accounts.save(as_(office, "sup"), LOW)
    first, other = second_person.waiting_by_act(office)
    assert [one.subject for one in first] == list(numbers)
    assert difference_in_words(first, "en").endswith("(A-1, A-2, A-3)")
    higher = replace(ACCOUNT, number="A-2", parts=structs.replace(ACCOUNT.parts, principal=Money(9_000_000)))
    accounts.save(as_(office, "root"), higher)
    with pytest.raises(Refusal, match="own_change"):
        second_person.accept(as_(office, "sup"), first[0].id)
    assert second_person.accept(as_(office, "root"), first[0].id) == (2, 1)
    kept = [accounts.load(office, number) for number in numbers]
    assert [one.parts.principal for one in kept if one] == [1, 9_000_000, 1]
    assert second_person.waiting_by_act(office) == (other,)


def test_a_person_who_is_erased_takes_the_change_of_their_balance_along(office: Store) -> None:
    propose(office, "a balance")
    erasure.erase(as_(office, "sup"), ACCOUNT.number)
    assert second_person.waiting(office) == ()
    assert not office.connection.execute("SELECT 1 FROM lowered").fetchone()
