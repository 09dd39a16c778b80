"""The same act on many accounts: whom it is for is said before, done for each whole, and recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from calculators.errors import Refusal
from restructure.papers import PaperName
from restructure.parties.situation import Hold, Situation
from restructure.services.bulk_acts import BulkAct, hold_act, letter_act, perform, preview, step_act
from restructure.services.workplace import Workplace
from restructure.store import accounts, agreements, audit, complaints, conduct, negotiations, next_steps, people
from restructure.store.negotiations import Event
from restructure.store.people import User
from restructure.worklist.next_step import NextStep
from tests.support.cases import ACCOUNT, signed_agreement
from tests.support.stores import CHEAP, NOW, open_store
from tests.support.workplaces import workplace

FREE, STOPPED, HELD, COMPLAINS, STEP, CARE = ("B-1", "B-2", "B-3", "B-4", "B-5", "B-6")
NUMBERS = (FREE, STOPPED, HELD, COMPLAINS, STEP, CARE)
TODAY = NOW.date()
UNTIL = TODAY + timedelta(days=30)
PASSWORD = "four eyes see more"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workplace]:
    store = open_store(tmp_path / "store.db")
    accounts.add_new(store, [replace(ACCOUNT, number=one) for one in NUMBERS])
    for place, number in enumerate(NUMBERS, 1):
        agreements.save(store, signed_agreement(f"RA-2026-{place:06d}", replace(ACCOUNT, number=number)))
    negotiations.append(store, STOPPED, Event(NOW, "stopped", "disputed"))
    conduct.save_situation(store, HELD, Situation(holds=(Hold(TODAY, UNTIL),)))
    conduct.save_situation(store, CARE, Situation(vulnerabilities=("health",)))
    complaints.receive(store, COMPLAINS, received_on=TODAY, due_on=TODAY, complainant="Lin", subject="called late")
    next_steps.append(store, NextStep(0, STEP, "review", TODAY))
    yield workplace(store, NOW)
    store.close()


def left(office: Workplace, wanted: BulkAct) -> dict[str, str]:
    return {number: reason.code for number, reason in preview(office, NUMBERS, wanted).left.items()}


def letter(tmp_path: Path, paper: PaperName = "next_payments") -> BulkAct:
    return letter_act(paper, lambda name, pdf: (tmp_path / name).write_bytes(pdf))


def test_whom_an_act_is_not_for_is_said_before_with_its_reason(office: Workplace, tmp_path: Path) -> None:
    assert left(office, step_act("review", "+7")) == {STEP: "step_there"}
    assert left(office, step_act("review", "soon")) == {
        **dict.fromkeys(NUMBERS, "call_back_not_read"), STEP: "step_there",
    }  # fmt: skip
    assert left(office, hold_act(UNTIL)) == {STOPPED: "account_stopped", HELD: "on_hold_already"}
    assert left(office, hold_act(TODAY))[FREE] == "end_not_after_start"
    assert left(office, letter(tmp_path)) == {
        STOPPED: "account_stopped", HELD: "on_hold_already", COMPLAINS: "complaint_is_open", CARE: "by_hand_only",
    }  # fmt: skip
    assert left(office, letter(tmp_path, "account_statement")) == {STOPPED: "account_stopped"}
    assert left(office, letter(tmp_path, "certificate")) == dict.fromkeys(NUMBERS, "paper_unfit")
    assert preview(office, ["none"], hold_act(UNTIL)).left["none"].code == "unknown_account"
    assert next_steps.open_ones(office.store, NUMBERS).keys() == {STEP}


def test_an_act_is_done_for_the_others_and_recorded(office: Workplace, tmp_path: Path) -> None:
    done = perform(office, NUMBERS, letter(tmp_path))
    assert done.taken == (FREE, STEP)
    assert sorted(one.name for one in tmp_path.glob("*.pdf")) == [
        "RA-2026-000001-next_payments.pdf", "RA-2026-000005-next_payments.pdf",
    ]  # fmt: skip
    perform(office, NUMBERS, hold_act(UNTIL, reason="flood"))
    around = conduct.situation(office.store, FREE)
    assert isinstance(around, Situation)
    assert around.holds == (Hold(TODAY, UNTIL, accrues=False, reason="flood"),)
    assert negotiations.last(office.store, FREE, "held") is not None
    perform(office, NUMBERS, step_act("review", "+7"))
    assert next_steps.open_ones(office.store, NUMBERS).keys() == set(NUMBERS)
    told = [str(one.detail) for one in audit.entries(office.store, action="done_in_bulk")]
    assert sorted(told) == [
        f"hold {UNTIL}: 4 of 6", "letters next_payments: 2 of 6", "step review +7: 5 of 6",
    ]  # fmt: skip


def test_somebody_may_stop_it_and_what_was_done_stays(office: Workplace) -> None:
    done = perform(office, NUMBERS, step_act("other", "+7"), lambda place, _: place < 2)
    assert (done.taken, done.cancelled) == ((FREE, STOPPED), True)
    assert next_steps.open_ones(office.store, NUMBERS).keys() == {FREE, STOPPED, STEP}


def test_a_list_of_none_and_a_collector_are_refused(office: Workplace) -> None:
    with pytest.raises(Refusal) as refused:
        preview(office, [], hold_act(UNTIL))
    assert refused.value.code == "number_out_of_range"
    people.add(office.store, User("root", "Root", "administrator"), PASSWORD, CHEAP)
    root = people.sign_in(office.store, "root", PASSWORD)
    people.add(root, User("col", "Col", "collector"), PASSWORD, CHEAP)
    there = replace(office, store=people.sign_in(root, "col", PASSWORD))
    for act in (preview, perform):
        with pytest.raises(Refusal) as refused:
            act(there, NUMBERS, hold_act(date(2027, 1, 1)))
        assert refused.value.code == "supervisor_only"
