"""With --json a command answers in one object: what it found by names, and what it said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from restructure.store import accounts
from tests.support.cases import ACCOUNT
from tests.support.commands import COMMANDS
from tests.support.stores import open_store
from ui.cli import WITHOUT_JSON, main

FOUND = {
    "accounts": {"count", "accounts"},
    "audit head": {"entries", "head"},
    "audit verify": {"entries", "head", "faults", "clock_ran_back"},
    "backup": {"path"},
    f"brief {ACCOUNT.number}": {"brief", "script"},
    f"bulk hold {ACCOUNT.number} --until 2027-01-01 --dry-run": {"dry_run", "taken", "left"},
    "change list": {"changes"},
    f"complaints add {ACCOUNT.number} --about x": {"id", "due_on"},
    "complaints list": {"complaints", "open", "late", "answered", "answered_late"},
    "creditor list --due 2027-01-01": {"placed", "due_back"},
    "crisis list": {"crises"},
    "dealing list": {"accounts", "counts"},
    "import --batches": {"batches"},
    "key list": {"keys"},
    "known-through 2026-11-20": {"known_through", "sources"},
    f"message opt-out {ACCOUNT.number} sms": {"media"},
    "month-ends": {"month_ends"},
    f"person find {ACCOUNT.number}": {"persons", "more"},
    "person due": {"due", "due_again", "clock_doubted"},
    "release list": {"releases"},
    f"step set {ACCOUNT.number} +2": {"id", "due_at"},
    f"step list {ACCOUNT.number}": {"steps", "skipped", "left_out"},
    "suspense": {"items"},
    "work-terms": {"terms", "waiting"},
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("json") / "store.db"
    opened = open_store(path)
    accounts.save(opened, ACCOUNT)
    opened.close()
    return path


def asked(line: str, store: Path) -> dict[str, Any]:
    done = CliRunner().invoke(main, [*line.split(), "--json", "--store", str(store)])
    assert done.exit_code == 0, done.output
    answer: dict[str, Any] = json.loads(done.output)
    return answer


def test_every_command_answers_in_json_but_those_that_print_a_script_or_json_anyway() -> None:
    without = {name for name, one in COMMANDS.items() if not any("--json" in option.opts for option in one.params)}
    assert {name.split()[0] for name in without} == WITHOUT_JSON


@pytest.mark.parametrize("line", FOUND)
def test_an_answer_names_what_was_found_beside_what_was_said(line: str, store: Path) -> None:
    answer = asked(line, store)
    assert set(answer) == FOUND[line] | {"said"}
    assert all(isinstance(one, str) for one in answer["said"])


def test_what_is_said_is_what_would_be_printed(store: Path) -> None:
    plain = CliRunner().invoke(main, ["accounts", "--store", str(store)]).output
    answer = asked("accounts", store)
    assert answer["said"] == plain.splitlines()
    assert answer["accounts"][0]["account"] == ACCOUNT.number


def test_an_answer_that_ends_otherwise_is_one_too(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("nothing", encoding="utf-8")
    done = CliRunner().invoke(main, ["rules", "check", str(tmp_path), "--json"])
    assert (done.exit_code, json.loads(done.output)["mistakes"]) == (1, 1)


def test_a_refusal_is_no_answer(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["accounts", "--json", "--store", str(tmp_path / "none.db")])
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr


def test_an_import_answers_with_counts_and_the_lines_not_taken(tmp_path: Path) -> None:
    open_store(tmp_path / "store.db").close()
    (tmp_path / "list.csv").write_text(
        "number,creditor,currency,principal,as_of,confirmed_by\nA-1,Bank,CNY,5.00,2026-11-01,core\nA-2,Bank,CNY,x,,\n",
        encoding="utf-8",
    )
    answer = asked(f"import {tmp_path / 'list.csv'}", tmp_path / "store.db")
    assert (answer["new"], answer["batch"], answer["problems"][0]["line"]) == (1, 1, 3)


def test_a_group_without_a_command_of_its_own_has_no_such_option() -> None:
    audit = main.get_command(click.Context(main), "audit")
    assert audit is not None
    assert not any("--json" in one.opts for one in audit.params)
