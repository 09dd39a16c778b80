"""Promises and next steps of an office: refused by name, kept with a reason, judged by the money that is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.household.household import quick
from restructure.importing.ledgers import take_ledger
from restructure.offers.option import Option
from restructure.parties.situation import Hold, Situation
from restructure.proposals.standing_offer import stand, to_detail
from restructure.services import next_steps, promises
from restructure.services.workplace import Workplace
from restructure.store import (
    accounts,
    audit,
    conduct,
    erasure,
    money_known,
    negotiations,
    offer_release,
    owners,
    people,
    settings,
    undoing,
)
from restructure.store import next_steps as kept_steps
from restructure.store.conduct import Conversation
from restructure.store.negotiations import Event
from restructure.store.people import User
from restructure.worklist.work_terms import WorkTerms
from tests.support.cases import ACCOUNT, FIRST, PLAN, TODAY, WAIVED, simulated
from tests.support.stores import CHEAP, NOW, open_store, save_budget
from tests.support.workplaces import workplace

NUMBER = ACCOUNT.number
PASSWORD = "four eyes see more"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workplace]:
    store = open_store(tmp_path / "store.db")
    accounts.save(store, ACCOUNT)
    yield workplace(store)
    store.close()


def later(office: Workplace, days: int) -> Workplace:
    """The same office some days later."""
    now = NOW + timedelta(days=days)
    return replace(office, now=now, store=replace(office.store, now=lambda: now))


def states(office: Workplace) -> list[str]:
    return [one.state for one in promises.of_account(office, NUMBER)]


def paid(office: Workplace, tmp_path: Path, *rows: str, through: date | None = None) -> int | None:
    path = tmp_path / "bank.csv"
    path.write_text("\n".join(("account_number,paid_on,amount", *rows)), encoding="utf-8")
    return take_ledger(office.store, path, "payments", through=through).batch


def refused(code: str, act: object, *args: object, **given: object) -> None:
    with pytest.raises(Refusal) as reason:
        act(*args, **given)  # type: ignore[operator]
    assert reason.value.code == code


def test_an_import_says_through_which_day_money_is_known_and_its_undoing_takes_that_back(
    office: Workplace, tmp_path: Path
) -> None:
    promises.note_line(office, NUMBER, "800 +2")
    there = later(office, 10)
    assert states(there) == ["open"]
    batch = paid(there, tmp_path, f"{NUMBER},2026-12-04,10.00")
    assert money_known.known_through(money_known.sources(there.store)) == date(2026, 12, 4)
    assert states(there) == ["broken"]
    undoing.undo(there.store, batch or 0)
    assert (money_known.sources(there.store), states(there)) == ((), ["open"])
    assert audit.verify(there.store) == ()


def test_an_earlier_file_takes_no_day_back_and_an_unread_line_adds_none(office: Workplace, tmp_path: Path) -> None:
    there = later(office, 10)
    paid(there, tmp_path, f"{NUMBER},2026-12-04,10.00")
    paid(there, tmp_path, f"{NUMBER},2026-12-01,10.00")
    paid(there, tmp_path, f"{NUMBER},2026-12-03,10.00", "unknown,2026-12-04,1.00")
    assert money_known.known_through(money_known.sources(there.store)) == date(2026, 12, 4)
    paid(there, tmp_path, f"{NUMBER},2026-12-03,10.00", "unknown,2026-12-04,1.00", through=date(2026, 12, 3))
    assert money_known.known_through(money_known.sources(there.store)) == date(2026, 12, 3)
    refused("day_not_over", money_known.tell, there.store, "bank", there.today)


def test_of_several_sources_the_earliest_counts(office: Workplace) -> None:
    for source, day, creditor in (("bank", 23, ""), ("wallet", 20, ""), ("own", 10, "another")):
        money_known.tell(office.store, source, date(2026, 11, day), creditor)
    told = money_known.sources(office.store)
    assert money_known.known_through(told, ACCOUNT.creditor) == date(2026, 11, 20)
    assert money_known.known_through(told, "another") == date(2026, 11, 10)


def test_what_speaks_against_a_promise_is_refused_by_name_and_noted_with_a_reason(office: Workplace) -> None:
    save_budget(office.store, NUMBER, quick(Money(500_000), Money(450_000)))
    above = ("promise_above_surplus", promises.note_line, office, NUMBER, "800 +5")
    refused(*above)
    noted = promises.note_line(office, NUMBER, "800 +5", reason="she insists")
    assert noted.promise.objections == ("above_surplus",)
    refused("promise_above_debt", promises.note_line, office, NUMBER, "999999 +5")
    refused("promise_other_currency", promises.note_line, office, NUMBER, "10 usd +5")
    refused("promise_new_borrowing", promises.note_line, office, NUMBER, "10 +5", new_borrowing=True)
    refused("promise_in_past", promises.note, office, NUMBER, Money(100), TODAY - timedelta(days=1))
    refused("unknown_account", promises.note_line, office, "nobody", "10 +5")
    other = promises.note_line(office, NUMBER, "10 +5", said_by="related")
    assert other.promise.objections == ("somebody_else",)


def test_a_promise_is_corrected_and_taken_back_once(office: Workplace) -> None:
    first = promises.note_line(office, NUMBER, "800 +5").id
    second = promises.correct_line(office, first, "80 +5", "a nought too many").id
    refused("promise_over", promises.withdraw, office, first)
    promises.withdraw(office, second, "lost her work")
    refused("promise_over", promises.withdraw, office, second)
    refused("unknown_promise", promises.withdraw, office, 99)
    found = promises.of_account(office, NUMBER)
    assert [(one.state, one.corrected) for one in found] == [("withdrawn", True), ("withdrawn", False)]


def test_a_hold_that_begins_before_the_day_leaves_the_promise_unjudged(office: Workplace) -> None:
    promises.note_line(office, NUMBER, "800 +5")
    conduct.save_situation(office.store, NUMBER, Situation(holds=(Hold(TODAY, TODAY + timedelta(days=30)),)))
    money_known.tell(later(office, 20).store, "bank", TODAY + timedelta(days=15))
    assert states(later(office, 20)) == ["void"]


def test_an_offer_that_is_accepted_promises_its_first_payment_and_a_refusal_takes_that_back(office: Workplace) -> None:
    outcome = simulated(PLAN, WAIVED)
    detail = to_detail(stand(outcome, Option(PLAN, WAIVED), TODAY, 14))
    for _ in range(2):
        offer_release.offer(office.store, NUMBER, outcome, Event(NOW, "accepted", detail))
    found = promises.of_account(office, NUMBER)
    assert [one.state for one in found] == ["withdrawn", "open"]
    assert (found[1].promise.due_on, found[1].promise.amount) == (FIRST, outcome.schedule.payment[0])
    negotiations.append(office.store, NUMBER, Event(NOW, "refused", detail))
    assert states(office) == ["withdrawn", "withdrawn"]


def test_a_call_back_at_night_takes_a_reason(office: Workplace) -> None:
    conduct.save_situation(office.store, NUMBER, Situation(time_zone="Asia/Shanghai"))
    china = replace(office, policy=replace(office.policy, name="cn-credit-card"))
    night = datetime(2026, 11, 26, 23, 0)  # noqa: DTZ001 - on the debtor's clock
    refused("call_back_at_night", next_steps.set_step, china, NUMBER, "call_back", night)
    next_steps.set_step(china, NUMBER, "call_back", night.replace(hour=10))
    next_steps.set_step(china, NUMBER, "call_back", night, reason="she works at night")
    refused("call_back_in_past", next_steps.set_step, china, NUMBER, "call_back", datetime(2026, 11, 25, 1))  # noqa: DTZ001


def test_a_next_step_is_moved_and_done_once(office: Workplace) -> None:
    first = next_steps.set_step(office, NUMBER, "review", TODAY + timedelta(days=3))
    second = next_steps.move(office, first, TODAY + timedelta(days=9))
    refused("next_step_over", next_steps.finish, office, first)
    assert [one.id for one in kept_steps.open_ones(office.store, [NUMBER])[NUMBER]] == [second]
    next_steps.finish(office, second)
    refused("next_step_over", next_steps.finish, office, second)
    assert kept_steps.open_ones(office.store, [NUMBER]) == {}


def test_only_a_supervisor_says_through_which_day_money_is_known(tmp_path: Path) -> None:
    store = open_store(tmp_path / "people.db")
    people.add(store, User("root", "Root", "administrator"), PASSWORD, CHEAP)
    root = people.sign_in(store, "root", PASSWORD)
    people.add(root, User("col", "Col", "collector"), PASSWORD, CHEAP)
    told = ("bank", TODAY - timedelta(days=1))
    refused("supervisor_only", money_known.tell, people.sign_in(root, "col", PASSWORD), *told)
    money_known.tell(people.sign_in(root, "root", PASSWORD), *told)
    store.close()


def test_who_is_erased_leaves_no_promise_step_or_owner_behind(office: Workplace) -> None:
    store = office.store
    made = promises.note_line(office, NUMBER, "800 +5", note="from her sister").id
    promises.withdraw(office, made, "no work")
    step = next_steps.set_step(office, NUMBER, "call_back", TODAY + timedelta(days=1))
    next_steps.finish(office, next_steps.move(office, step, TODAY + timedelta(days=2)))
    next_steps.skip(office, NUMBER, "wrong_moment")
    kept_steps.leave_out(store, NUMBER, "signs", "asked to")
    owners.give(store, NUMBER, "li", "by hand")
    assert audit.verify(store) == ()
    erasure.erase(store, NUMBER)
    held = ("promises", "promise_ends", "next_steps", "next_step_ends", "skips", "left_out", "owners")
    assert [store.connection.execute(f"SELECT count(*) FROM {one}").fetchone()[0] for one in held] == [0] * len(held)
    assert audit.verify(store) == ()


def test_a_contact_keeps_what_came_of_it_and_does_the_call_back_that_was_due(office: Workplace) -> None:
    store, there = office.store, NOW.replace(tzinfo=None)
    due = next_steps.set_step(office, NUMBER, "call_back", there + timedelta(minutes=4))
    review = next_steps.set_step(office, NUMBER, "review", TODAY)
    made = promises.note_line(office, NUMBER, "800 +5").id
    again = next_steps.set_step(office, NUMBER, "call_back", there + timedelta(minutes=2))
    talk = Conversation(there, talked=True)
    contact = conduct.append_contact(store, NUMBER, talk, "promise", promise=made, next_step=again)
    held = store.connection.execute("SELECT contact_id, result, promise_id, next_step_id FROM contact_results")
    assert held.fetchall() == [(contact, "promise", made, again)]
    assert {one.id for one in kept_steps.open_ones(store, [NUMBER])[NUMBER]} == {review, again}
    refused("next_step_over", next_steps.finish, office, due)
    conduct.append_contacts(store, [(NUMBER, Conversation(there + timedelta(hours=1)))])
    assert [one.id for one in kept_steps.open_ones(store, [NUMBER])[NUMBER]] == [review]
    assert audit.verify(store) == ()


def test_an_organisation_has_terms_of_its_own_for_promises(office: Workplace) -> None:
    promises.note_line(office, NUMBER, "800 +2")
    there = later(office, 10)
    money_known.tell(there.store, "bank", TODAY + timedelta(days=6))
    assert states(there) == ["broken"]
    settings.save_work_terms(office.store, WorkTerms(promise_days=5))
    assert states(there) == ["open"]
    refused("number_out_of_range", settings.save_work_terms, office.store, WorkTerms(promise_percent=0))
