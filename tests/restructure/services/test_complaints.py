"""Complaints: until when each country has them answered, which are late, and how many ended how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from calculators.errors import Refusal
from restructure.parties.organisation import DEMO, amended
from restructure.policy import PolicyName
from restructure.services import complaints
from restructure.store import Store, accounts, crises, negotiations, settings
from restructure.store import complaints as kept
from restructure.store.complaints import Finding
from restructure.store.keys import Passphrase
from restructure.store.negotiations import Event
from tests.support.cases import ACCOUNT
from tests.support.stores import NOW, open_store
from tests.support.workplaces import workplace
from ui.cli import main

DAY = timedelta(days=1)
CAME = date(2026, 11, 10)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    accounts.save(opened, ACCOUNT)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("rule_set", "due"),
    [
        ("cn-credit-card", date(2026, 11, 25)),
        ("cn-private-lending", date(2026, 11, 25)),
        ("uk", date(2027, 1, 5)),
        ("us", date(2026, 11, 24)),
        ("neutral", date(2026, 11, 24)),
    ],
)
def test_a_complaint_is_late_on_the_day_after_the_last_that_its_country_gives(
    store: Store, rule_set: PolicyName, due: date
) -> None:
    work = workplace(store)
    work = replace(work, organisation=amended(DEMO, rule_set=rule_set))
    complaints.receive(work, ACCOUNT.number, complainant="his sister", subject="called at night", received_on=CAME)
    for day, late in ((due - DAY, False), (due, False), (due + DAY, True)):
        then = replace(work, now=NOW.replace(year=day.year, month=day.month, day=day.day))
        (one,) = complaints.waiting(then)
        assert (one.complaint.due_on, one.late, complaints.counts(then).late) == (due, late, int(late))


def test_complaints_are_counted_by_what_was_found(store: Store) -> None:
    work = workplace(store)
    findings: tuple[Finding | None, ...] = ("upheld", "upheld", "rejected", None)
    for days, finding in enumerate(findings):
        day = NOW.date() - (days + 13) * DAY
        number = complaints.receive(work, ACCOUNT.number, complainant="", subject="a call", received_on=day)
        if finding is not None:
            complaints.answer(work, number, text="we are sorry", finding=finding)
    counted = complaints.counts(work)
    assert counted == kept.Counts(1, 1, {"upheld": 2, "partly": 0, "rejected": 1, "withdrawn": 0}, 1)
    with pytest.raises(Refusal, match="unknown_complaint"):
        complaints.answer(work, 99, text="we are sorry", finding="upheld")
    with pytest.raises(Refusal, match="unknown_account"):
        complaints.receive(work, "nobody", complainant="", subject="a call")


def test_complaints_and_crises_are_worked_from_the_shell(tmp_path: Path) -> None:
    path, phrase = tmp_path / "store.db", tmp_path / "passphrase.txt"
    phrase.write_text("a passphrase for tests\n", encoding="utf-8")
    store = open_store(path, Passphrase("a passphrase for tests"))
    accounts.save(store, ACCOUNT)
    settings.save_organisation(store, amended(DEMO, rule_set="uk"))
    negotiations.append(store, ACCOUNT.number, Event(NOW, "stopped", "in_danger"))
    assert [one.reason for one in crises.crises(store)] == ["in_danger"]
    store.close()

    def run(*words: str) -> str:
        done = CliRunner().invoke(main, [*words, "--store", str(path), "--passphrase-file", str(phrase)])
        assert done.exception is None or isinstance(done.exception, SystemExit)
        return done.output

    added = run("complaints", "add", ACCOUNT.number, "--about", "called at night", "--received", "2026-01-02")
    assert added == "#1, to be answered by 2026-02-27\n"
    listed = run("complaints", "list")
    assert f"#1 {ACCOUNT.number}  by 2026-02-27 (United Kingdom), late" in listed
    assert "1 open, 1 of them late" in listed
    assert "Answered" in run("complaints", "answer", "1", "--text", "we are sorry", "--found", "upheld")
    listed = run("complaints", "list")
    assert "0 open" in listed
    assert "1 upheld" in listed
    assert "1 answered late" in listed
    assert f"{ACCOUNT.number}  Danger to life since" in run("crisis", "list")
    assert "in no crisis" in run("crisis", "release", "nobody", "--reason", "spoke to her doctor")
    assert "Released." in run("crisis", "release", ACCOUNT.number, "--reason", "spoke to her doctor")
    assert run("crisis", "list") == "0 waiting\n"
