"""Promises and call-backs that cannot be right, at the command line and in the line of the desk: refused by name in
both languages, kept where somebody says why, and judged by what is known."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from PySide6.QtWidgets import QApplication

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.household.household import quick
from restructure.parties.organisation import DEMO, amended
from restructure.parties.situation import Situation
from restructure.store import Store, accounts, conduct, money_known, settings
from restructure.store.conduct import Conversation
from tests.support.cases import ACCOUNT
from tests.support.stores import NOW, open_store, save_budget
from ui.cli import main
from ui.cli.answering import ACTING
from ui.session import Session
from ui.worklist.ask_line import WITH_REASON, Answer
from ui.worklist.questions import ask_call_back, ask_promise

NUMBER = ACCOUNT.number
TOMORROW_NIGHT = "2026-11-26 2330"
BAD: tuple[tuple[str, str, str, str], ...] = (
    ("800 2026-11-20", "in_past", "20 November 2026 has passed.", "2026年11月20日已过"),
    ("900000 +5", "above_debt", "more than is owed", "超过所欠金额"),
    ("800 +5", "above_surplus", "more than is left of a month's income", "超过每月结余"),
    ("100 usd +5", "other_currency", "The account is in another currency.", "与账户币种不同"),
)
"""A line, what speaks against it, and how that is said."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An account under Chinese rules whose month leaves 500."""
    opened = open_store(tmp_path / "bad.db")
    settings.save_organisation(opened, amended(DEMO, rule_set="cn-credit-card"))
    accounts.save(opened, ACCOUNT)
    conduct.save_situation(opened, NUMBER, Situation(time_zone="Asia/Shanghai"))
    save_budget(opened, NUMBER, quick(Money(500_000), Money(450_000)))
    yield opened
    opened.close()


def said(store: Store, *words: str) -> tuple[int, str]:
    """The exit code and the words of a command in a store that is open."""
    token = ACTING.set(store)
    try:
        done = CliRunner().invoke(main, list(words))
    finally:
        ACTING.reset(token)
    return done.exit_code, done.output


def listed(store: Store) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(said(store, "promises", "--json")[1])["promises"]
    return found


@pytest.mark.parametrize(("line", "objection", "english", "chinese"), BAD)
def test_what_speaks_against_a_promise_is_said_and_with_a_reason_it_is_kept_and_counts_for_nothing(
    store: Store, line: str, objection: str, english: str, chinese: str
) -> None:
    note = ("promises", "note", NUMBER, line)
    for language, words in (("en", english), ("zh", chinese)):
        code, output = said(store, *note, "--language", language)
        assert (code, words in output) == (1, True), output
    assert listed(store) == []
    assert said(store, *note, "--reason", "she insists")[0] == 0
    money_known.tell(store, "bank", NOW.date() - timedelta(days=1))
    (kept,) = listed(store)
    assert objection in kept["objections"]  # type: ignore[operator]
    assert kept["state"] in ("open", "void")
    assert kept["reason"] == "she insists"


def test_the_word_of_somebody_else_is_noted_as_theirs(store: Store) -> None:
    code, output = said(store, "promises", "note", NUMBER, "100 +5", "--said-by", "related")
    assert (code, "Promised by somebody who does not answer for the debt." in output) == (0, True)
    there = NOW.replace(tzinfo=None) + timedelta(hours=8)
    conduct.append_contact(store, NUMBER, Conversation(there, talked=True, whom="unrelated"))
    assert said(store, "talk", NUMBER, "promise", "90 +6")[0] == 0
    found = [(one["said_by"], one["objections"], one["success"]) for one in listed(store)]
    assert found == [("related", ["somebody_else"], False), ("unrelated", ["somebody_else"], False)]


@pytest.mark.parametrize("kind", ["call_back", "reminder"])
def test_whoever_is_to_be_reached_at_night_takes_a_reason_under_rules_that_forbid_it(store: Store, kind: str) -> None:
    step = ("step", "set", NUMBER, TOMORROW_NIGHT, "--kind", kind)
    for language, words in (("en", "At 23:30 there the rules allow no contact."), ("zh", "当地23:30按规则不得联系")):
        code, output = said(store, *step, "--language", language)
        assert (code, words in output) == (1, True), output
    assert said(store, *step, "--reason", "she works at night")[0] == 0
    settings.save_organisation(store, DEMO)
    assert said(store, *step)[0] == 0


def test_a_day_that_has_passed_is_no_call_back(store: Store) -> None:
    code, output = said(store, "step", "set", NUMBER, "2026-11-20 10")
    assert (code, "That moment has passed." in output) == (1, True)


def test_a_correction_is_read_from_the_day_of_the_promise(store: Store) -> None:
    assert said(store, "promises", "note", NUMBER, "100 +9")[0] == 0
    later = NOW + timedelta(days=6)
    there = replace(store, now=lambda: later)
    assert said(there, "promises", "correct", "1", "100 +2", "--reason", "misheard")[0] == 0
    assert listed(there)[-1]["due_on"] == "2026-11-27"


def test_the_line_of_the_desk_refuses_and_keeps_the_same(qapp: QApplication, store: Store) -> None:
    session = Session(qapp, store, lambda: NOW)
    around, kept = Situation(time_zone="Asia/Shanghai"), list[int]()
    promise = ask_promise(session, ACCOUNT, around, kept.append)
    for line, objection, *_ in BAD:
        with pytest.raises(Refusal) as refused:
            promise.take(Answer(line))
        assert refused.value.code == f"promise_{objection}"
        assert refused.value.code in WITH_REASON
        promise.take(Answer(line, "she insists"))
    promise.take(Answer("100 +5", said_by="related"))
    assert [one["objections"] for one in listed(store)][-1] == ["somebody_else"]
    call = ask_call_back(session, ACCOUNT, around, kept.append)
    with pytest.raises(Refusal) as refused:
        call.take(Answer(TOMORROW_NIGHT))
    assert refused.value.code == "call_back_at_night"
    call.take(Answer(TOMORROW_NIGHT, "she works at night"))
    assert len(kept) == len(BAD) + 2
