"""The command line, as a shell sees it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from calculators.rounding import Money
from restructure.agreements.agreement import short_head
from restructure.store import Passphrase, accounts, agreements, backups, payments, people, reversals
from restructure.store.instance import alone_at
from restructure.store.payments import Payment
from restructure.store.people import User
from tests.support.bank_lists import bank_list
from tests.support.cases import ACCOUNT, signed_agreement
from tests.support.stores import CHEAP, open_store
from tests.support.workbooks import with_cell, xlsx
from ui.api import KINDS
from ui.cli import main
from ui.cli.opening import STORE, data_folder, office

QUOTE = {
    "currency": "CNY",
    "as_of": "2026-11-22",
    "debt": {"principal": "20000.00", "interest": "812.40", "penalty": "350.00", "fees": "60.00"},
    "treatment": {"interest": "spread", "penalty": "waive", "fees": {"waive": "20.00", "rest": "first"}},
    "option": {"kind": "instalment", "annual_rate": "0.06", "first_due": "2026-12-22", "payments": 36},
    "household": {"income": "5000", "spending": "3000"},
}
QUICK = {"income": "5000", "spending": "3000"}
SETTLEMENT = {
    "kind": "settlement",
    "fraction": "0.60",
    "tranches": 3,
    "first_due": "2026-12-25",
    "expires": "2026-12-10",
}
DEFERRAL = {
    "kind": "deferral",
    "remaining": {"annual_rate": "0.07", "start": "2024-01-01", "first_due": "2024-02-01", "payments": 6},
    "periods": 2,
    "during": "interest_only",
}


@dataclass(frozen=True, slots=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


def shell(*words: str, text: str = "") -> Done:
    """What a command says, in this process: one that is begun for each costs more than all that it does."""
    done = CliRunner().invoke(main, words, input=text)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Done(done.exit_code, done.stdout, done.stderr)


def process(*words: str, text: str = "") -> Done:
    """What a command says in a process of its own, as it is begun from a shell."""
    command = [sys.executable, "-m", "ui.cli", *words]
    done = subprocess.run(
        command, input=text, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
    )
    return Done(done.returncode, done.stdout, done.stderr)


def phrase_file(folder: Path, words: str = "a passphrase for tests") -> tuple[str, str]:
    path = folder / "passphrase.txt"
    path.write_text(f"{words}\n", encoding="utf-8")
    return "--passphrase-file", str(path)


def compute(request: object) -> Done:
    return shell("compute", "quote", text=request if isinstance(request, str) else json.dumps(request))


def test_a_quote_answers_in_json_and_exits_with_0() -> None:
    done = compute(QUOTE)
    answer = json.loads(done.stdout)
    assert done.returncode == 0
    assert len(answer["schedule"]) == 36
    assert answer["totals"]["waived"] == "370.00"
    assert answer["affordability"]["verdict"] == "affordable"


def test_a_settlement_owes_everything_until_its_last_part() -> None:
    answer = json.loads(compute(QUOTE | {"option": SETTLEMENT, "treatment": None}).stdout)
    assert [row["owed_after_default"] for row in answer["schedule"]] == ["16977.92", "12733.44", "0.00"]


def test_a_deferral_follows_the_published_figures() -> None:
    # apache/fineract ProgressiveLoanMoratoriumIntegrationTest: grace on principal, two periods.
    request = {"currency": "USD", "as_of": "2024-01-01", "debt": {"principal": "100"}, "option": DEFERRAL}
    rows = json.loads(compute(request).stdout)["schedule"]
    assert [row["payment"] for row in rows] == ["0.58", "0.58", "25.37", "25.37", "25.37", "25.35"]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"colour": "red"}, "colour"),
        ({"debt": {"principal": "much"}}, "debt.principal"),
        ({"debt": {"principal": "-5"}}, "debt.principal"),
        ({"household": QUICK | {"priority_debts": [{"name": "rent", "amount": "1"}]}}, "household.priority_debts"),
        ({"household": QUICK | {"adults": -5}}, "household.adults"),
        ({"option": QUOTE["option"] | {"payments": None, "payment": "10"}}, "option.payment"),  # type: ignore[operator]
        ({"option": QUOTE["option"] | {"first_due": "2026-11-01"}}, "option.first_due"),  # type: ignore[operator]
    ],
)
def test_a_bad_request_names_the_path_and_exits_with_2(change: dict[str, object], path: str) -> None:
    done = compute(QUOTE | change)
    assert done.returncode == 2
    assert [error["path"] for error in json.loads(done.stdout)["errors"]] == [path]
    assert done.stderr == ""


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"currency": 1e999}'])
def test_what_is_no_request_is_said_in_json(text: str) -> None:
    done = compute(text)
    assert done.returncode == 2
    assert json.loads(done.stdout)["errors"]


def test_an_error_speaks_the_language_of_the_request() -> None:
    done = compute(QUOTE | {"language": "zh", "debt": {"principal": "much"}})
    assert "金额" in json.loads(done.stdout)["errors"][0]["message"]


def test_a_file_redirected_by_a_windows_shell_is_read(tmp_path: Path) -> None:
    file = tmp_path / "quote.json"
    file.write_text(json.dumps(QUOTE), encoding="utf-16")
    assert process("compute", "quote", str(file)).returncode == 0


def test_the_schema_of_a_request_is_printed() -> None:
    assert "$defs" in json.loads(shell("compute", "quote", "--schema").stdout)


def test_an_answer_can_be_asked_again() -> None:
    first = json.loads(compute(QUOTE).stdout)
    again = json.loads(compute(QUOTE | {"option": first["option"]}).stdout)
    assert again["schedule"] == first["schedule"]


def test_the_example_of_the_page_of_commands_is_answered(tmp_path: Path) -> None:
    page = (Path(__file__).parents[3] / "docs" / "commands.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", page, flags=re.DOTALL)
    request = tmp_path / "request.json"
    request.write_text(example, encoding="utf-8")
    done = process("compute", "quote", str(request))
    assert done.returncode == 0
    assert len(json.loads(done.stdout)["schedule"]) == 36


def test_the_help_names_every_kind_of_request() -> None:
    told = shell("compute", "--help").stdout
    assert [kind for kind in KINDS if kind not in told] == []


@pytest.mark.parametrize("over", ["s.db", "s.db-wal", "s.db.heads", "s.db.erased", "in.csv", "other.csv", "link.csv"])
def test_the_rows_not_taken_are_written_over_nothing(tmp_path: Path, over: str) -> None:
    (tmp_path / "in.csv").write_text("number,creditor,currency,principal,as_of,confirmed_by\nA,B,CNY,x,y,z\n")
    (tmp_path / "other.csv").write_text("mine")
    (tmp_path / "link.csv").symlink_to(tmp_path / "s.db")
    where = ["--store", str(tmp_path / "s.db"), *phrase_file(tmp_path)]
    # Also where the store is not there yet.
    for _ in range(2):
        done = CliRunner().invoke(
            main, ["import", str(tmp_path / "in.csv"), *where, "--bad-rows", str(tmp_path / over)]
        )
        assert done.exit_code == 1
        assert "Choose another name" in done.output
        assert not (tmp_path / "backups").exists()
        CliRunner().invoke(main, ["import", str(tmp_path / "in.csv"), *where])
    assert (tmp_path / "other.csv").read_text() == "mine"
    assert CliRunner().invoke(main, ["audit", "verify", *where]).exit_code == 0


def test_a_tour_writes_over_nothing_but_an_earlier_tour(tmp_path: Path) -> None:
    (tmp_path / "summary.json").write_text("{}")
    done = CliRunner().invoke(main, ["tour", "--out", str(tmp_path)])
    assert (done.exit_code, "is there already. Choose another folder." in done.output) == (1, True)
    assert (tmp_path / "summary.json").read_text() == "{}"


def test_a_tour_signs_in_nobody_and_leaves_a_store_that_is_open_alone(tmp_path: Path) -> None:
    path, out = tmp_path / "store.db", ("--out", str(tmp_path / "out"))
    where = ("--store", str(path), *phrase_file(tmp_path))
    (tmp_path / "password").write_text("open sesame, please")
    user = ("user", "root", "Root", "administrator", "--password-file", str(tmp_path / "password"))
    assert CliRunner().invoke(main, [*user, *where]).exit_code == 0
    done = CliRunner().invoke(main, ["tour", *out, *where])
    assert (done.exit_code, "a tour signs in nobody" in done.output) == (1, True)
    with alone_at(path):
        done = CliRunner().invoke(main, ["tour", *out, *where])
    assert (done.exit_code, "Traceback" in done.output) == (1, False)
    assert "open already" in done.output


def test_an_import_says_what_is_wrong_with_a_workbook_and_which_sheet_it_read(tmp_path: Path) -> None:
    heads = ("number", "creditor", "currency", "principal", "as_of", "confirmed_by")
    file, where = tmp_path / "a.xlsx", ("--store", str(tmp_path / "store.db"), *phrase_file(tmp_path))
    xlsx(file, heads, ("A-1", "Bank", "CNY", "=1/0", "2026-11-01", "Ledger"))
    done = CliRunner().invoke(main, ["import", str(file), *where])
    assert "sheet: Sheet\n" in done.output
    assert "line 2, principal: This cell holds a formula" in done.output
    done = CliRunner().invoke(main, ["import", str(with_cell(file, "XFD1048576")), *where])
    assert (done.exit_code, "Something stands far outside of the table" in done.output) == (1, True)


def test_an_import_counts_and_names_the_rows_not_taken(tmp_path: Path) -> None:
    file = tmp_path / "accounts.csv"
    head = "number,creditor,currency,principal,as_of,confirmed_by\n"
    head = head.replace("\n", ",intrest\n")
    file.write_text(
        f"{head}A-1,Bank,CNY,1.00,2026-11-01,file,5\nA-2,Bank,CNY,1.001,2026-11-01,file,5\n", encoding="utf-8"
    )
    done = shell("import", str(file), "--store", str(tmp_path / "store.db"), *phrase_file(tmp_path))
    assert "2 rows read (restructure): 1 new account, 0 changed, 0 already there, 1 not taken" in done.stdout
    assert "columns not read: intrest\n" in done.stdout
    assert "line 3, principal" in done.stdout


def test_the_command_line_says_what_an_update_would_change_before_it_counts(tmp_path: Path) -> None:
    file, where = tmp_path / "a.csv", ("--store", str(tmp_path / "store.db"), *phrase_file(tmp_path))
    head = "number,name,creditor,currency,principal,as_of,confirmed_by\n"
    row = "{0},{1},Bank,USD,{2},2026-11-{3},Ledger\n"
    file.write_text(head + row.format("A-1", "Ann", "100.00", "01") + row.format("A-2", "Ben", "50.00", "01"), "utf-8")
    assert CliRunner().invoke(main, ["import", str(file), *where]).exit_code == 0
    file.write_text(head + row.format("A-1", "Amy", "140.00", "02") + row.format("A-3", "Cy", "x", "02"), "utf-8")
    told = (
        "Would come of it: 0 new, 1 updated (0 owe less), 0 as they are.\nRows not taken: 1.\n"
        "Not in this file, left as they are: 1.\n"
        "Please look: owe over 30% more: 1, more principal: 1, another name: 1.\n"
        "Owed by the known ones: $100.00 → $140.00.\n"
    )
    assert CliRunner().invoke(main, ["import", str(file), "--differences", *where]).output == told
    done = CliRunner().invoke(main, ["import", str(file), "--update", "--dry-run", *where])
    assert told in done.output
    said = CliRunner().invoke(main, ["import", str(file), "--differences", "--language", "zh", *where]).output
    assert "请看一眼：欠款多了30%以上的1户、本金变大的1户、姓名不同的1户。" in said
    assert "1 new account, 1 changed" not in done.output


def test_what_all_rows_have_is_said_once_on_the_command_line(tmp_path: Path) -> None:
    file, where = bank_list(tmp_path / "a.csv", rows=2), ("--store", str(tmp_path / "store.db"), *phrase_file(tmp_path))
    done = CliRunner().invoke(main, ["import", str(file), *where])
    assert (done.exit_code, "These columns are missing: confirmed_by, creditor." in done.output) == (1, True)
    done = CliRunner().invoke(main, ["import", str(file), *where, "--set", "colour=red"])
    assert (done.exit_code, "colour can't hold for all rows" in done.output) == (1, True)
    said = ("--set", "creditor=示例银行", "--set", "confirmed_by=名单", "--set", "rates=percent", "--head", "3")
    done = CliRunner().invoke(main, ["import", str(file), *where, *said])
    assert (
        "for all rows: currency=CNY, as_of=2026-10-27, creditor=示例银行, confirmed_by=名单\nhead: line 3\n"
        in done.output
    )
    assert "3 rows read (restructure): 2 new accounts" in done.output


def test_a_file_that_is_no_store_is_refused_without_a_traceback(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    store.write_text("not a database, but long enough to look like a file of some sort" * 20, encoding="utf-8")
    file = tmp_path / "accounts.csv"
    file.write_text("number,creditor,currency,principal,as_of,confirmed_by\nA,B,CNY,1,2026-11-01,f\n", encoding="utf-8")
    done = process("import", str(file), "--store", str(store), *phrase_file(tmp_path))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "The passphrase is wrong, or the file is damaged" in done.stderr


def test_a_store_is_encrypted_with_the_passphrase_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "accounts.csv"
    file.write_text(
        "number,name,creditor,currency,principal,as_of,confirmed_by\nA-1,林示例,B,CNY,1,2026-11-01,f\n",
        encoding="utf-8",
    )
    store = tmp_path / "store.db"
    assert shell("import", str(file), "--store", str(store), *phrase_file(tmp_path)).returncode == 0
    assert "林示例".encode() not in store.read_bytes()
    wrong = shell("import", str(file), "--store", str(store), *phrase_file(tmp_path, "another one altogether"))
    assert "The passphrase is wrong" in wrong.stderr


@pytest.mark.parametrize(("words", "said"), [((), "The store is encrypted"), (("short",), "Use 10 characters or more")])
def test_no_store_is_begun_without_a_passphrase_of_some_length(
    tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    file = tmp_path / "accounts.csv"
    file.write_text("number,creditor,currency,principal,as_of,confirmed_by\nA,B,CNY,1,2026-11-01,f\n", encoding="utf-8")
    given = phrase_file(tmp_path, *words) if words else ()
    assert said in shell("import", str(file), "--store", str(tmp_path / "store.db"), *given).stderr
    assert not (tmp_path / "store.db").exists()


def test_a_backup_is_written_restored_and_verified_from_the_shell(tmp_path: Path) -> None:
    file = tmp_path / "accounts.csv"
    file.write_text("number,creditor,currency,principal,as_of,confirmed_by\nA,B,CNY,1,2026-11-01,f\n", encoding="utf-8")
    where = ("--store", str(tmp_path / "store.db"), *phrase_file(tmp_path))
    shell("import", str(file), *where)
    copy = shell("backup", *where).stdout.strip()
    (tmp_path / "store.db").write_bytes(b"damaged" * 2000)
    assert "Restored 1 account" in shell("restore", copy, *where).stdout
    verified = shell("audit", "verify", *where)
    assert (verified.returncode, verified.stdout.split(", ")[-1]) == (0, "0 faults\n")
    printed = short_head(verified.stdout.split("head ")[1].split(",")[0])
    assert shell("audit", "verify", "--head", printed.replace(":", ": "), *where).returncode == 0
    assert "write NUMBER:SEAL" in shell("audit", "verify", "--head", printed[:8], *where).stderr
    forged = shell("audit", "verify", "--head", "1:" + "0" * 64, *where)
    assert (forged.returncode, "Entry 1 is not the one" in forged.stdout) == (1, True)


@pytest.mark.parametrize(
    "words",
    [
        ("backup",),
        ("audit", "verify"),
        ("passphrase", "--new-passphrase-file", "pass"),
        ("tour", "--out", "out"),
        ("import", "pass", "--kind", "payments"),
    ],
)
def test_a_slip_in_the_path_of_a_store_begins_no_other_one(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "pass").write_text("correct horse battery", encoding="utf-8")
    nowhere = tmp_path / "nowhere.db"
    given = [str(tmp_path / word) if word in ("pass", "out") else word for word in words]
    done = shell(*given, "--store", str(nowhere), "--passphrase-file", str(tmp_path / "pass"))
    assert done.returncode != 0
    assert "There is no store at this place" in done.stderr
    assert not nowhere.exists()


def test_the_command_line_loads_no_qt_for_a_quote() -> None:
    script = "import sys; import ui.cli, ui.api; print(any(name.startswith('PySide6') for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_users_are_added_and_the_passphrase_is_changed_from_the_shell(tmp_path: Path) -> None:
    where = ("--store", str(tmp_path / "store.db"), *phrase_file(tmp_path))
    (password := tmp_path / "password.txt").write_text("open sesame, please\n", encoding="utf-8")
    given = ("--password-file", str(password))
    assert shell("user", "ada", "Ada", "administrator", *given, *where).returncode == 0
    assert "say who acts with --as LOGIN" in shell("user", "bob", "Bob", "collector", *given, *where).stderr
    by = ("--as", "ada", "--as-password-file", str(password))
    assert shell("user", "bob", "Bob", "collector", *given, *by, *where).returncode == 0
    change = ("passphrase", "--new-passphrase-file", str(password), *where)
    assert "say who acts with --as LOGIN" in shell(*change).stderr
    as_bob = ("--as", "bob", "--as-password-file", str(password))
    assert "Only an administrator" in shell(*change, *as_bob).stderr
    assert shell(*change, *by).returncode == 0
    assert "The passphrase is wrong" in shell("audit", "verify", *where).stderr
    again = ("--store", str(tmp_path / "store.db"), "--passphrase-file", str(password))
    assert shell("audit", "verify", *again).returncode == 0


def test_a_restore_from_the_shell_names_what_it_takes_away_and_waits_for_a_yes(tmp_path: Path) -> None:
    where = ["--store", str(tmp_path / "store.db"), *phrase_file(tmp_path)]
    store = open_store(tmp_path / "store.db", Passphrase("a passphrase for tests"))
    accounts.save(store, ACCOUNT)
    copy = str(backups.write(store))
    agreements.save(store, signed_agreement("RA-2026-000007"))
    store.close()
    done = CliRunner().invoke(main, ["restore", copy, *where])
    assert done.exit_code == 1
    assert "1 signed agreement: RA-2026-000007." in done.output
    assert "Nothing was restored" in done.output
    done = CliRunner().invoke(main, ["restore", copy, *where, "--yes"])
    assert (done.exit_code, "Restored 1 account" in done.output) == (0, True)
    assert "What was there is kept as" in done.output


def test_a_store_with_users_is_changed_from_the_shell_by_whoever_may(tmp_path: Path) -> None:
    path, file = tmp_path / "store.db", tmp_path / "accounts.csv"
    (words := tmp_path / "pass").write_text("correct horse battery\n", encoding="utf-8")
    (password := tmp_path / "password.txt").write_text("open sesame, please\n", encoding="utf-8")
    file.write_text("number,creditor,currency,principal,as_of,confirmed_by\nN-1,Example,CNY,5.00,2026-11-20,file\n")
    store = open_store(path, Passphrase("correct horse battery"))
    old = backups.write(store, tmp_path)
    people.add(store, User("ada", "Ada", "administrator"), "open sesame, please", CHEAP)
    ada = people.sign_in(store, "ada", "open sesame, please")
    people.add(ada, User("col", "Col", "collector"), "open sesame, please", CHEAP)
    store.close()
    where = ("--store", str(path), "--passphrase-file", str(words))
    as_col = ("--as", "col", "--as-password-file", str(password))
    told = {
        ("import", str(file), *where): "say who acts with --as LOGIN",
        ("import", str(file), "--update", *where, *as_col): "Only a supervisor or an administrator",
        ("restore", str(old), *where): "say who acts with --as LOGIN",
        ("import", str(file), *where, *as_col): "1 new account",
    }
    for given, said in told.items():
        assert said in CliRunner().invoke(main, given).output


def test_a_payment_is_taken_back_and_corrected_from_the_shell(tmp_path: Path) -> None:
    path, wrong = tmp_path / "store.db", Payment(ACCOUNT.number, date(2026, 11, 20), Money(100_000), "BANK-1")
    store = open_store(path, Passphrase("a passphrase for tests"))
    accounts.save(store, ACCOUNT)
    payments.append(store, [wrong])
    store.close()
    command = ["reverse", ACCOUNT.number, "2026-11-20", "1,000.00", "--reference", "BANK-1", "--store", str(path)]
    command += phrase_file(tmp_path)
    same = CliRunner().invoke(main, [*command, "--reason", "nothing", "--instead-amount", "1000"])
    assert (same.exit_code, "kept already" in same.output) == (1, True)
    done = CliRunner().invoke(main, [*command, "--reason", "a nought too many", "--instead-amount", "100.00"])
    assert (done.exit_code, done.output) == (0, "Taken back, and the corrected payment entered.\n")
    again = CliRunner().invoke(main, [*command, "--reason", "once more"])
    assert (again.exit_code, "was taken back" in again.output) == (1, True)
    store = open_store(path, Passphrase("a passphrase for tests"))
    (one,) = reversals.reversals(store, ACCOUNT.number)
    assert (one.payment, one.reason, one.instead) == (wrong, "a nought too many", replace(wrong, amount=Money(10_000)))
    store.close()


def test_the_environment_names_a_store_and_a_packed_program_may_be_portable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RESTRUCTURE_STORE", str(tmp_path / "elsewhere.db"))
    assert office() == tmp_path / "elsewhere.db"
    monkeypatch.setenv("RESTRUCTURE_STORE", "")
    assert office() == STORE / "restructure.db"
    program = tmp_path / "restructure"
    assert data_folder(program) == data_folder(None)
    (tmp_path / "portable").touch()
    assert data_folder(program) == tmp_path / "data"


def test_demo_data_ask_commands_for_nothing_either(tmp_path: Path) -> None:
    store = open_store(tmp_path / "demo.db")
    accounts.save(store, ACCOUNT)
    store.close()
    at = ("--store", str(tmp_path / "demo.db"))
    assert CliRunner().invoke(main, ["audit", "verify", *at]).exit_code == 0
    assert ACCOUNT.number in CliRunner().invoke(main, ["person", "find", ACCOUNT.number, *at]).output
