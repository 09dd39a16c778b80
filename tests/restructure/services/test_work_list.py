"""The list of an office of 200 accounts: each in one place, held back by the rule that the strip shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.book.account_filter import STATUSES, AccountFilter, Status
from restructure.household.creditor_letters import debt_name
from restructure.household.creditor_reply import CreditorReply, LetterSent
from restructure.household.distribution import DebtsCase, OneDebt
from restructure.parties.account import debt_of
from restructure.parties.organisation import amended
from restructure.parties.situation import Situation
from restructure.policy import policy_named
from restructure.proposals.log_entry import Told, written
from restructure.rules.judgement import contact_findings
from restructure.services import account_lists, next_steps
from restructure.services.work_list import Queue, queue_of, refreshed
from restructure.services.workplace import Workplace
from restructure.store import (
    accounts,
    agreements,
    conduct,
    means,
    money_known,
    negotiations,
    owners,
    people,
)
from restructure.store.conduct import Conversation
from restructure.store.negotiations import Event
from restructure.store.people import User
from restructure.worklist.work_list import entry
from tests.support.cases import ACCOUNT, signed_agreement
from tests.support.office import CHINA, NOW, THERE, at, number, work_with
from tests.support.stores import CHEAP, open_store
from tests.support.workplaces import workplace
from ui.cli.work import as_plain

COUNT = 200
THERE_ARE = ("stopped", "hold", "promise_open", "call_back", "new", "working")
"""Where accounts of this office stand; plans, offers and ends are tried elsewhere."""
PASSWORD = "four eyes see more"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    store = open_store(tmp_path_factory.mktemp("list") / "store.db", now=lambda: NOW)
    debtor = replace(ACCOUNT.debtor, id_number="", phone="")
    accounts.add_new(store, [replace(ACCOUNT, number=number(place), debtor=debtor) for place in range(COUNT)])
    known = workplace(store, NOW)
    ours = amended(known.organisation, rule_set="cn-credit-card")
    made = replace(known, organisation=ours, policy=policy_named("cn-credit-card"))
    draw = Random(7)
    for place in range(COUNT):
        work_with(made, number(place), draw.randrange(10), draw)
    money_known.tell(store, "payments", date(2026, 11, 26))
    yield made
    store.close()


@pytest.fixture(scope="module")
def queue(office: Workplace) -> Queue:
    return queue_of(office, "")


def test_each_account_is_in_one_place(queue: Queue) -> None:
    listed = queue.listed
    every = [one.number for one in (*listed.shown, *listed.not_now, *listed.closed)]
    assert sorted(every) == [number(place) for place in range(COUNT)]
    assert {one.place for one in listed.shown} >= {"call_back", "they_wait", "broken", "over", "new", "no_next_step"}
    assert all(one.reason.code == "no_next_step" for one in listed.under("no_next_step"))


@pytest.mark.parametrize("status", STATUSES)
def test_a_list_of_accounts_by_status_is_those_that_stand_there(
    office: Workplace, queue: Queue, status: Status
) -> None:
    found = account_lists.find(office, AccountFilter(status=status))
    described = list(account_lists.described(office, found))
    assert {one.status for one in described} <= {status}
    expected = [number for number, one in sorted(queue.worked.items()) if one.status == status]
    assert [one.account.number for one in described] == expected
    assert bool(expected) == (status in THERE_ARE)


def test_a_list_of_accounts_by_sign_is_those_that_show_it(office: Workplace, queue: Queue) -> None:
    shows = {number: {sign.name for sign in one.signs} for number, one in sorted(queue.worked.items())}
    for sign in ("any", "promises_broken", "row_missed"):
        found = account_lists.described(office, account_lists.find(office, AccountFilter(sign=sign)))
        expected = [number for number, named in shows.items() if (sign in named or (sign == "any" and named))]
        assert [one.account.number for one in found] == expected
    assert any(shows.values())
    with pytest.raises(Refusal) as refused:
        account_lists.find(office, AccountFilter(sign="none such"))
    assert refused.value.code == "unknown_choice"


def test_whom_the_list_shows_the_strip_lets_talk_to_and_what_it_holds_back_appears_at_its_end(
    office: Workplace, queue: Queue
) -> None:
    debt = debt_of(ACCOUNT)
    for one in queue.listed.shown:
        seen = replace(queue.worked[one.number].situation, today=THERE.date(), local_now=THERE)
        found = contact_findings(debt, office.policy, seen)
        assert {each.rule for each in found if each.severity != "text"} <= {"complaint_open"}
    ends = [one for one in queue.listed.not_now if one.until is not None]
    assert Counter(one.reason.code for one in ends).keys() >= {"attempts_a_day", "on_hold", "promise_open"}
    for one in ends:
        then = entry(queue.worked[one.number], one.until or THERE)
        assert (then.place == "not_now") == (one.needs is not None and then.needs == one.needs)


def test_the_same_moment_gives_the_same_list_to_the_byte(office: Workplace, queue: Queue) -> None:
    assert as_plain(office, queue_of(office, "")) == as_plain(office, queue)
    later = at(office, NOW + timedelta(minutes=25))
    assert refreshed(later, queue).listed == queue_of(later, "").listed


def test_at_night_everybody_waits_for_the_morning(office: Workplace, queue: Queue) -> None:
    night = refreshed(at(office, NOW.replace(hour=23)), queue).listed
    assert night.shown == ()
    waits = [one for one in night.not_now if one.reason.code == "night"]
    assert {one.until for one in waits} == {datetime(2026, 11, 28, 8)}  # noqa: DTZ001


def test_what_somebody_does_is_on_the_list_at_once(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db", now=lambda: NOW)
    accounts.add_new(store, [replace(ACCOUNT, number=number(place)) for place in range(3)])
    here = workplace(store, NOW)
    first = queue_of(here, "")
    assert {one.place for one in first.listed.shown} == {"new"}
    next_steps.set_step(here, number(1), "call_back", THERE.date())
    second = refreshed(here, first)
    assert [(one.number, one.place) for one in second.listed.shown[:1]] == [(number(1), "call_back")]
    assert second.entries[number(0)] is first.entries[number(0)]
    assert refreshed(here, second).listed is second.listed
    owners.give(store, number(2), "li", "hers")
    assert refreshed(here, second).entries == {}
    assert list(queue_of(here, "li").entries) == [number(2)]
    store.close()


def test_a_collector_sees_no_list_but_their_own(tmp_path: Path) -> None:
    store = open_store(tmp_path / "people.db", now=lambda: NOW)
    people.add(store, User("root", "Root", "administrator"), PASSWORD, CHEAP)
    root = people.sign_in(store, "root", PASSWORD)
    people.add(root, User("col", "Col", "collector"), PASSWORD, CHEAP)
    accounts.add_new(root, [replace(ACCOUNT, number="LEFT-1")])
    owners.give(root, "LEFT-1", "col", "hers")
    assert list(queue_of(workplace(root, NOW), "col").entries) == ["LEFT-1"]
    with pytest.raises(Refusal) as refused:
        queue_of(workplace(people.sign_in(root, "col", PASSWORD), NOW), "root")
    assert refused.value.code == "supervisor_only"
    root = people.sign_in(root, "root", PASSWORD)
    accounts.add_new(root, [replace(ACCOUNT, number="HERS"), replace(ACCOUNT, number="NOBODYS")])
    owners.give(root, "HERS", "root", "mine")
    next_steps.set_step(workplace(root, NOW), "HERS", "call_back", NOW.date(), owner="col")
    assert queue_of(workplace(root, NOW), "root").entries["HERS"].place == "new"
    people.deactivate(root, "col")
    found = queue_of(workplace(root, NOW), "root")
    assert (found.left, found.undealt) == ({"col": 1}, 1)
    assert found.entries["HERS"].place == "call_back"
    store.close()


def test_a_limitation_period_that_ends_soon_is_lapsing(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db", now=lambda: NOW)
    accounts.add_new(store, [replace(ACCOUNT, number="SOON", last_due=date(2024, 1, 20))])
    accounts.add_new(store, [replace(ACCOUNT, number="LATER", last_due=date(2024, 4, 20))])
    here = workplace(store, NOW)
    china = replace(here, organisation=amended(here.organisation, rule_set="cn-credit-card"))
    found = queue_of(china, "").entries
    assert (found["SOON"].reason.code, found["LATER"].place) == ("limitation_near", "new")
    store.close()


def test_a_kept_plan_never_appears_and_a_missed_row_only_once_its_money_is_known(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db", now=lambda: NOW)
    accounts.save(store, ACCOUNT)
    agreements.save(store, signed_agreement("RA-2026-000001"))
    office = at(workplace(store, NOW), NOW)

    def place(day: int, hour: int = 10) -> tuple[str, str]:
        there = at(office, datetime(2026, 12, day, hour, tzinfo=CHINA))
        (found,) = queue_of(there, "").entries.values()
        return found.place, found.reason.code

    kept = queue_of(office, "").entries[ACCOUNT.number]
    assert (kept.place, kept.reason.code, kept.until, kept.needs) == (
        "not_now", "plan_kept", datetime(2026, 12, 31), date(2026, 12, 30),  # noqa: DTZ001
    )  # fmt: skip
    # Due on the 25th, in time until the 30th.
    assert place(30) == ("not_now", "plan_kept")
    assert place(31) == ("not_now", "money_unknown")
    at_end = at(office, datetime(2026, 12, 31, 9, tzinfo=CHINA)).store
    money_known.tell(at_end, "payments", date(2026, 12, 29))
    assert place(31) == ("not_now", "money_unknown")
    money_known.tell(at_end, "payments", date(2026, 12, 30))
    assert place(31) == ("broken", "row_missed")
    store.close()


def placed(office: Workplace, day: date) -> tuple[str, str]:
    there = at(office, datetime.combine(day, NOW.time(), CHINA))
    (found,) = queue_of(there, "").entries.values()
    return found.place, found.reason.code


def test_who_wants_to_be_reminded_of_a_plan_is_shown_the_day_before_and_on_the_day(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db", now=lambda: NOW)
    accounts.save(store, ACCOUNT)
    agreements.save(store, signed_agreement("RA-2026-000001"))
    conduct.save_situation(store, ACCOUNT.number, Situation(reminders_agreed=True))
    office = at(workplace(store, NOW), NOW)
    kept = queue_of(office, "").entries[ACCOUNT.number]
    assert (kept.reason.code, kept.until) == ("plan_kept", datetime(2026, 12, 24))  # noqa: DTZ001
    assert placed(office, date(2026, 12, 23)) == ("not_now", "plan_kept")
    assert placed(office, date(2026, 12, 24)) == ("due", "row_due_tomorrow")
    assert placed(office, date(2026, 12, 25)) == ("due", "row_due_today")
    conduct.append_contact(store, ACCOUNT.number, Conversation(datetime(2026, 12, 24, 11), talked=True))  # noqa: DTZ001
    assert placed(office, date(2026, 12, 25)) == ("not_now", "plan_kept")
    store.close()


def test_a_mediated_plan_waits_for_the_day_on_which_a_court_can_be_asked_to_confirm_it(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db", now=lambda: NOW)
    accounts.save(store, ACCOUNT)
    agreements.save(store, signed_agreement("RA-2026-000001"))
    mediated = Situation(mediator="Committee", mediated_on=date(2026, 11, 20))
    conduct.save_situation(store, ACCOUNT.number, mediated)
    office = at(workplace(store, NOW), NOW)
    waits = queue_of(office, "").entries[ACCOUNT.number]
    assert (waits.reason.code, waits.until) == ("confirmation_by", datetime(2026, 12, 10))  # noqa: DTZ001
    assert waits.reason.facts["day"] == date(2026, 12, 20)
    assert placed(office, date(2026, 12, 10)) == ("lapsing", "confirmation_due")
    assert placed(office, date(2026, 12, 20)) == ("lapsing", "confirmation_due")
    assert placed(office, date(2026, 12, 21))[0] == "not_now"
    asked = replace(mediated, confirmation_asked_on=date(2026, 11, 26))
    conduct.save_situation(store, ACCOUNT.number, asked)
    assert placed(office, date(2026, 12, 10)) == ("not_now", "plan_kept")
    store.close()


def test_creditors_that_do_not_answer_a_counsellor_bring_the_client_back_after_a_fortnight(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db", now=lambda: NOW)
    accounts.save(store, ACCOUNT)
    conduct.save_situation(store, ACCOUNT.number, Situation(party="adviser"))
    debt = OneDebt("Card", creditor="Bank", balance=Money(100_00))
    case = DebtsCase(debts=(debt,), letters=(LetterSent("offer", debt_name(debt), date(2026, 11, 20)),))
    office = at(workplace(store, NOW), NOW)
    means.save(store, ACCOUNT.number, case, NOW)
    waits = queue_of(office, "").entries[ACCOUNT.number]
    assert (waits.place, waits.reason.code, waits.until) == (
        "not_now", "creditors_asked", datetime(2026, 12, 4),  # noqa: DTZ001
    )  # fmt: skip
    assert placed(office, date(2026, 12, 4)) == ("review", "creditors_silent")
    answered = replace(case, replies=(CreditorReply("accepted", debt_name(debt), date(2026, 11, 26)),))
    means.save(store, ACCOUNT.number, answered, NOW)
    assert placed(office, date(2026, 12, 4)) == ("new", "never_spoken")
    told = written(Told("adviser", ACCOUNT.currency, by="Advice"))
    negotiations.append(store, ACCOUNT.number, Event(NOW, "countered", told))
    assert placed(office, NOW.date()) == ("they_wait", "adviser_answered")
    store.close()
