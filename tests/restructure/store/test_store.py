import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calculators.errors import Refusal
from calculators.parts import Parts
from calculators.rounding import Money
from restructure.demo import demo_accounts
from restructure.household.distribution import DebtsCase, OneDebt
from restructure.household.sheet import Consent, Line, Sheet
from restructure.household.standards import shipped
from restructure.parties.account import LENDER_TYPES, PRODUCTS, Account, Month, Person
from restructure.parties.organisation import DEMO, Organisation
from restructure.store import IntegrityError, Store, StoreProblem, accounts, agreements, means, negotiations
from restructure.store import settings as kept
from restructure.store.negotiations import Event
from restructure.store.problems import named_problems
from restructure.store.steps import SCHEMA
from restructure.store.texts import HIDDEN
from restructure.unreadable import Unreadable
from tests.calculators import plans
from tests.support.cases import ACCOUNT, TODAY, signed_agreement
from tests.support.stores import open_store

NOW = datetime(2026, 11, 25, 10, 30)  # noqa: DTZ001  # the desk's own clock, as the store keeps it


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    yield opened
    opened.close()


def named(number: str, name: str = "", **changes: str) -> Account:
    return replace(ACCOUNT, number=number, debtor=Person(name, **changes))


def found(store: Store, text: str) -> list[str]:
    return [account.number for account in accounts.search(store, text)]


def problem(path: Path) -> str:
    with pytest.raises(StoreProblem) as refused:
        open_store(path).close()
    return refused.value.code


# What is kept stays.


def test_a_store_that_is_opened_again_has_everything(tmp_path: Path) -> None:
    store, signed = open_store(tmp_path / "store.db"), signed_agreement()
    accounts.save(store, ACCOUNT)
    negotiations.append(store, ACCOUNT.number, Event(NOW, "offered", "36 payments"))
    negotiations.save_draft(store, ACCOUNT.number, {"count": 36})
    kept.save_organisation(store, DEMO)
    agreements.save(store, signed)
    store.close()
    again = open_store(tmp_path / "store.db")
    assert accounts.load(again, ACCOUNT.number) == ACCOUNT
    assert [event.kind for event in negotiations.events(again, ACCOUNT.number)] == ["offered", "signed"]
    assert negotiations.draft(again, ACCOUNT.number) == {"count": 36}
    assert kept.organisation(again) == DEMO
    assert agreements.load(again, signed.number) == replace(
        signed, editions=tuple(sorted(signed.editions, key=lambda one: one.wording))
    )
    again.close()


dates = st.dates(TODAY.replace(year=1990), TODAY.replace(year=2090))
money = st.integers(0, 10**13).map(Money)
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).filter(lambda one: not HIDDEN.search(one))
any_account = st.builds(
    Account,
    number=st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=64),
    debtor=st.builds(Person, text, text, text, text),
    creditor=text.filter(str.strip),
    currency=st.sampled_from(["CNY", "USD", "JPY"]),
    parts=st.builds(Parts, money.filter(bool), money, money, money),
    as_of=dates,
    confirmed_by=text.filter(str.strip),
    product=st.sampled_from(PRODUCTS),
    lender_type=st.sampled_from(LENDER_TYPES),
    contract_rate=st.none() | plans.rates,
    contract_date=st.none() | dates,
    overdue_since=st.none() | dates,
    contract_payment=st.none() | money,
    contract_payments=st.none() | st.integers(1, 1200),
    last_paid=st.none() | money,
    last_paid_on=st.none() | dates,
    paid_so_far=st.none() | money,
    history=st.lists(st.builds(Month, dates, money, st.none() | money, st.none() | st.integers(0, 99)), max_size=3).map(
        tuple
    ),
    source=text,
    demo=st.booleans(),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(account=any_account)
def test_any_account_comes_back_as_it_was(store: Store, account: Account) -> None:
    accounts.save(store, account)
    assert accounts.load(store, account.number) == account


def test_an_account_that_is_corrected_replaces_the_old_one(store: Store) -> None:
    accounts.save(store, ACCOUNT)
    accounts.save(store, replace(ACCOUNT, creditor="另一银行"))
    assert accounts.count(store) == 1
    assert accounts.load(store, ACCOUNT.number) == replace(ACCOUNT, creditor="另一银行")


def test_an_import_adds_what_is_new_and_leaves_the_rest(store: Store) -> None:
    accounts.save(store, ACCOUNT)
    assert accounts.add_new(store, [replace(ACCOUNT, creditor="Else"), named("N-1")]) == (1, 1)
    assert accounts.load(store, ACCOUNT.number) == ACCOUNT


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"number": " "}, ("number", "missing_field")),
        ({"number": "9" * 65}, ("number", "text_too_long")),
        ({"creditor": ""}, ("creditor", "missing_field")),
        ({"confirmed_by": ""}, ("confirmed_by", "missing_field")),
        ({"parts": Parts()}, ("principal", "nothing_owed")),
        ({"parts": Parts(Money(5), Money(-1))}, ("interest", "amount_negative")),
    ],
)
def test_an_account_without_sense_is_refused(
    store: Store, changes: dict[str, object], expected: tuple[str, str]
) -> None:
    with pytest.raises(Refusal) as refused:
        accounts.save(store, replace(ACCOUNT, **changes))  # type: ignore[arg-type]
    assert (refused.value.field, refused.value.code) == expected
    assert accounts.count(store) == 0


def test_the_log_is_in_order_and_of_one_account(store: Store) -> None:
    accounts.add_new(store, [ACCOUNT, named("N-1")])
    for kind in ("opened", "offered", "refused"):
        negotiations.append(store, ACCOUNT.number, Event(NOW, kind, ""))
    negotiations.append(store, "N-1", Event(NOW, "note", "called back"))
    assert [event.kind for event in negotiations.events(store, ACCOUNT.number)] == ["opened", "offered", "refused"]
    assert negotiations.events(store, "N-1") == (Event(NOW, "note", "called back"),)


def test_a_draft_that_is_kept_again_as_it_is_is_no_step_to_undo(store: Store) -> None:
    accounts.save(store, ACCOUNT)
    for _ in range(2):
        negotiations.save_draft(store, ACCOUNT.number, {"touched": ("instalment",), "terms": {"rows": ()}})
    assert negotiations.earlier_draft(store, ACCOUNT.number) is None


def test_the_last_draft_stands(store: Store) -> None:
    accounts.save(store, ACCOUNT)
    assert negotiations.draft(store, ACCOUNT.number) == {}
    for count in (12, 24):
        negotiations.save_draft(store, ACCOUNT.number, {"count": count, "words": "每月"})
    assert negotiations.draft(store, ACCOUNT.number) == {"count": 24, "words": "每月"}


def test_a_log_of_no_account_is_refused(store: Store) -> None:
    with pytest.raises(IntegrityError):
        negotiations.append(store, "nobody", Event(NOW, "note", ""))


def test_settings_come_back_and_default_to_nothing(store: Store) -> None:
    assert (kept.text(store, "language"), kept.organisation(store)) == (None, Organisation())
    kept.save(store, "language", "zh")
    assert kept.text(store, "language") == "zh"


# Signing.


def test_an_agreement_is_signed_once(store: Store) -> None:
    accounts.save(store, ACCOUNT)
    first = signed_agreement()
    assert agreements.save(store, first)
    assert not agreements.save(store, replace(first, record=b"{}", editions=()))
    loaded = agreements.load(store, first.number)
    assert loaded is not None
    assert (loaded.record, len(loaded.editions)) == (first.record, 2)
    assert len(negotiations.events(store, ACCOUNT.number)) == 1


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE agreements SET terms_digest = 'x'",
        "UPDATE editions SET sha256 = 'x'",
        "DELETE FROM agreements",
        "DELETE FROM editions",
        "REPLACE INTO agreements SELECT * FROM agreements",
        "REPLACE INTO editions SELECT * FROM editions",
    ],
)
def test_what_is_signed_can_be_neither_changed_nor_deleted(store: Store, change: str) -> None:
    accounts.save(store, ACCOUNT)
    agreements.save(store, signed_agreement())
    with pytest.raises(IntegrityError, match="stays as it is"):
        store.connection.execute(change)
    assert agreements.load(store, "RA-2026-000001") is not None


def test_an_agreement_of_no_account_is_not_kept(store: Store) -> None:
    with pytest.raises(IntegrityError):
        agreements.save(store, signed_agreement())
    assert agreements.load(store, "RA-2026-000001") is None


def test_numbers_count_on_and_begin_anew_each_year(store: Store) -> None:
    taken = [agreements.next_number(store, year) for year in (2026, 2026, 2027, 2026)]
    assert taken == ["RA-2026-000001", "RA-2026-000002", "RA-2027-000001", "RA-2026-000003"]


def test_the_agreements_of_an_account_are_listed(store: Store) -> None:
    accounts.add_new(store, [ACCOUNT, named("N-1")])
    for number in ("RA-2026-000002", "RA-2026-000001"):
        agreements.save(store, signed_agreement(number))
    assert agreements.of_account(store, ACCOUNT.number) == ("RA-2026-000001", "RA-2026-000002")
    assert agreements.of_account(store, "N-1") == ()


def test_the_demo_is_cleared_but_for_what_was_signed(store: Store) -> None:
    demo = demo_accounts(TODAY)
    accounts.add_new(store, [*demo, replace(ACCOUNT, demo=False)])
    negotiations.append(store, demo[1].number, Event(NOW, "opened", ""))
    agreements.save(store, signed_agreement(account=demo[0]))
    assert accounts.clear_demo(store) == len(demo) - 1
    assert {account.number for account in accounts.search(store, "")} == {demo[0].number, ACCOUNT.number}


# All or nothing.


def write_and_fail(store: Store) -> None:
    with store.writing() as connection:
        connection.execute("INSERT INTO settings VALUES ('a', '1')")
        raise ZeroDivisionError


def test_an_exception_in_the_middle_of_writing_leaves_the_store_as_it_was(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        write_and_fail(store)
    assert kept.text(store, "a") is None
    kept.save(store, "a", "still writes")


def test_an_import_that_fails_adds_nothing(store: Store) -> None:
    bad = replace(named("N-2"), currency="YUAN")
    with pytest.raises(IntegrityError):
        accounts.add_new(store, [named("N-1"), bad])
    assert accounts.count(store) == 0


SIGNING = """
import sys
from dataclasses import replace
from pathlib import Path
from restructure.agreements.agreement import edition
from restructure.store import agreements
from tests.support.cases import signed_agreement
from tests.support.stores import open_store
store = open_store(Path(sys.argv[1]))
large = (edition("zh", bytes(2_000_000)), edition("en", bytes(2_000_000)))
one = replace(signed_agreement(), editions=large)
print("ready", flush=True)
for number in range(10_000):
    agreements.save(store, replace(one, number=f"{sys.argv[2]}-{number}"))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no such signal")
def test_a_process_killed_while_it_signs_leaves_all_of_an_agreement_or_none(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = open_store(path)
    accounts.save(store, ACCOUNT)
    chance = random.Random(417)
    for turn in range(3):
        command = [sys.executable, "-c", SIGNING, str(path), str(turn)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
            time.sleep(chance.uniform(0.05, 0.3))
            child.kill()
    store.close()
    again = open_store(path)
    numbers = agreements.of_account(again, ACCOUNT.number)
    assert numbers
    assert all(len(loaded.editions) == 2 for number in numbers if (loaded := agreements.load(again, number)))
    assert {event.detail for event in negotiations.events(again, ACCOUNT.number)} == set(numbers)
    assert again.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    again.close()


# Files that are no stores.


def foreign(path: Path, version: int = 0) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes (words TEXT)")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()


def newer(path: Path) -> None:
    store = open_store(path)
    store.connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    store.connection.execute("PRAGMA journal_mode = DELETE")
    store.close()


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: path.write_bytes(b""), "not_a_store"),
        (lambda path: path.write_text("Dear Sir or Madam, " * 100), "not_opened"),
        (lambda path: path.write_bytes(b"SQLite format 3\x00" + bytes(4080)), "not_opened"),
        (foreign, "not_a_store"),
        (lambda path: foreign(path, SCHEMA), "not_a_store"),
        (newer, "newer_store"),
    ],
    ids=["empty", "letter", "only a header", "another program's", "another program's with a number", "newer"],
)
def test_a_file_that_is_no_store_is_named_and_left_alone(tmp_path: Path, make: object, code: str) -> None:
    path = tmp_path / "file.db"
    make(path)  # type: ignore[operator]
    before = path.read_bytes()
    assert problem(path) == code
    assert path.read_bytes() == before


def test_a_damaged_store_is_named(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    open_store(path).close()
    path.write_bytes(path.read_bytes()[:5000])
    assert problem(path) == "not_opened"


def test_a_folder_is_made_where_it_is_missing(tmp_path: Path) -> None:
    open_store(tmp_path / "new" / "folder" / "store.db").close()
    assert (tmp_path / "new" / "folder" / "store.db").exists()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert problem(tmp_path / "file" / "store.db") == "unreadable"


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    assert problem(tmp_path) == "unreadable"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_file_that_may_only_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    open_store(path).close()
    path.chmod(0o400)
    assert problem(path) == "read_only"


def test_a_store_whose_making_was_cut_short_is_finished(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "store.db")
    columns = "id INTEGER PRIMARY KEY, migration_set TEXT, name TEXT, applied_at TEXT"
    connection.execute(f"CREATE TABLE _sqlite_migrations ({columns})")
    connection.close()
    store = open_store(tmp_path / "store.db")
    assert accounts.count(store) == 0
    store.close()


def test_a_store_that_another_program_is_writing_to_is_named(store: Store) -> None:
    other = open_store(store.path)
    other.connection.execute("PRAGMA busy_timeout = 50")
    with store.writing(), pytest.raises(StoreProblem) as refused:
        kept.save(other, "a", "b")
    assert refused.value.code == "locked"
    other.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights elsewhere")
def test_only_the_owner_may_read_a_store(store: Store) -> None:
    assert store.path.stat().st_mode & 0o777 == 0o600


# Search.


def test_the_exact_number_comes_before_those_that_begin_with_it_and_those_that_hold_it(store: Store) -> None:
    accounts.add_new(store, [named("9417"), named("4171"), named("417"), named("0417-2"), named("5")])
    assert found(store, "417") == ["417", "4171", "0417-2", "9417"]


def test_names_are_found_in_the_same_order(store: Store) -> None:
    accounts.add_new(store, [named("1", "李林"), named("2", "林示例"), named("3", "林"), named("4", "王")])
    assert found(store, " 林 ") == ["3", "2", "1"]


def test_the_last_digits_of_a_telephone_or_an_id_are_enough(store: Store) -> None:
    ending = [named("1", phone="000-0000-7788"), named("2", id_number="DEMO-7788")]
    accounts.add_new(store, [*ending, named("3", phone="7788-0")])
    assert found(store, "7788") == ["1", "2"]
    assert found(store, "88") == []


@pytest.mark.parametrize("wildcard", ["%", "_", "A%", "A_1", "\\", "\\%"])
def test_wildcards_are_letters_like_any_other(store: Store, wildcard: str) -> None:
    accounts.add_new(store, [named("A-1"), named("B-2", wildcard)])
    assert found(store, wildcard) == ["B-2"]


@pytest.mark.parametrize("attack", ["' OR 1=1 --", '"; DROP TABLE accounts; --', "林' --"])
def test_sql_in_the_search_box_finds_nothing(store: Store, attack: str) -> None:
    accounts.save(store, ACCOUNT)
    assert found(store, attack) == []
    assert accounts.count(store) == 1


def test_accounts_opened_last_come_first(store: Store) -> None:
    accounts.add_new(store, [named("1"), named("2"), named("3")])
    for number, hour in (("2", 9), ("3", 10)):
        accounts.opened(store, number, NOW.replace(hour=hour))
    assert found(store, "") == ["3", "2", "1"]
    assert kept.own_text(store, kept.ON_DESK) == "3"


def test_a_draft_that_did_not_change_is_not_written_again(store: Store) -> None:
    accounts.add_new(store, [ACCOUNT])
    negotiations.save_draft(store, ACCOUNT.number, {"count": 36})
    before = store.connection.total_changes
    negotiations.save_draft(store, ACCOUNT.number, {"count": 36})
    assert store.connection.total_changes == before


def test_the_list_is_cut_at_its_limit(store: Store) -> None:
    accounts.add_new(store, [named(str(k)) for k in range(20)])
    assert len(accounts.search(store, "", limit=5)) == 5


# Means.


def test_a_sheet_and_its_debts_come_back_as_they_were_left(tmp_path: Path) -> None:
    sheet = Sheet(lines=(Line("salary", Money(610_000), typed="6100"),), consents=(Consent("client", NOW),), adults=2)
    debts = DebtsCase(debts=(OneDebt("Card", "Example", Money(5), Decimal("0.699")),), consented_at=NOW)
    store = open_store(tmp_path / "store.db")
    accounts.save(store, ACCOUNT)
    means.save(store, ACCOUNT.number, sheet, NOW)
    means.save(store, ACCOUNT.number, debts, NOW)
    store.close()
    again = open_store(tmp_path / "store.db")
    assert means.sheet(again, ACCOUNT.number) == sheet
    assert means.debts_case(again, ACCOUNT.number) == debts
    again.close()


def test_a_store_of_the_first_schema_takes_sheets_after_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = open_store(path)
    accounts.save(store, ACCOUNT)
    for table in ("sheets", "debts_cases"):
        store.connection.execute(f"DROP TABLE {table}")
    store.connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'budget_sheets'")
    store.connection.execute("PRAGMA user_version = 1")
    store.close()
    again = open_store(path)
    means.save(again, ACCOUNT.number, Sheet(adults=3), NOW)
    assert means.sheet(again, ACCOUNT.number) == Sheet(adults=3)
    assert again.connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA
    again.close()


def test_a_sheet_of_another_version_is_left_alone_rather_than_half_read(store: Store) -> None:
    accounts.save(store, ACCOUNT)
    means.save(store, ACCOUNT.number, Sheet(), NOW)
    store.connection.execute("""UPDATE client_budgets SET detail = '{"lines": 7}'""")
    assert means.sheet(store, ACCOUNT.number) == Unreadable("sheet")


def test_a_reference_is_never_given_twice(store: Store) -> None:
    assert [means.next_reference(store, "BS", 2026) for _ in range(2)] == ["BS-2026-000001", "BS-2026-000002"]


def test_own_guidelines_come_back(store: Store) -> None:
    means.save_guidelines(store, shipped())
    assert means.guidelines(store) == shipped()


def test_a_reader_who_has_read_enough_is_no_fault_of_the_store() -> None:
    with pytest.raises(BrokenPipeError), named_problems():
        raise BrokenPipeError
