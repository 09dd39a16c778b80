"""What cannot be true of circumstances and of contacts is refused by its field, at the store and at the JSON door."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any, get_args

import msgspec
import pytest

from calculators.errors import Refusal
from restructure.importing.dialler import read_calls
from restructure.parties.situation import (
    CHANNELS,
    NOTHING_KNOWN,
    BreathingSpace,
    Contact,
    Direction,
    Hold,
    Situation,
    Whom,
)
from restructure.parties.situation_check import PAST, contradictions, mistakes
from restructure.store import Store, accounts, conduct
from restructure.store.conduct import Conversation
from tests.support.cases import ACCOUNT
from tests.support.stores import NOW, open_store
from ui.api import compute

TODAY, TOMORROW = NOW.date(), NOW.date() + timedelta(days=1)
BACKWARDS = BreathingSpace(TODAY, TODAY - timedelta(days=1))
WRONG: list[tuple[dict[str, Any], str, str]] = [
    *(({name: TOMORROW}, name, "date_in_future") for name in PAST if name not in conduct.OF_THE_MOMENT),
    ({"state": "ZZ"}, "state", "unknown_choice"),
    ({"time_zone": "Mars/Base"}, "time_zone", "no_such_zone"),
    ({"breathing_space": BACKWARDS}, "breathing_space.to", "ends_before_it_begins"),
    ({"moratorium": BACKWARDS}, "moratorium.to", "ends_before_it_begins"),
    ({"service": BACKWARDS}, "service.to", "ends_before_it_begins"),
    ({"holds": (Hold(TODAY, TODAY - timedelta(days=1)),)}, "holds[0].to", "ends_before_it_begins"),
    (
        {"assigned_on": TODAY, "assignment_notified_on": date(2026, 11, 1)},
        "assignment_notified_on",
        "notified_before_assigned",
    ),
    (
        {"default_notice_on": TODAY, "default_notice_expired_on": date(2026, 11, 1)},
        "default_notice_expired_on",
        "notice_expired_before_served",
    ),
    ({"spouse_ground": "ratified", "co_debtor_is_spouse": False}, "spouse_ground", "no_spouse"),
    ({"state": "NY", "nation": "scotland"}, "state", "state_and_nation"),
    ({"moratorium": BreathingSpace(TODAY), "nation": "england_wales"}, "moratorium", "moratorium_elsewhere"),
]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = open_store(tmp_path_factory.mktemp("office") / "store.db")
    accounts.save(opened, ACCOUNT)
    yield opened
    opened.close()


def in_json(value: Any) -> Any:
    """A value of a situation as a request holds it."""
    if isinstance(value, BreathingSpace):
        return {"from": value.start, "to": value.end}
    if isinstance(value, tuple):
        return [{"from": one.start, "to": one.until} for one in value]
    return value


@pytest.mark.parametrize(("known", "field", "code"), WRONG, ids=[f"{field}-{code}" for _, field, code in WRONG])
def test_what_cannot_be_true_is_refused_by_its_field_at_both_doors(
    office: Store, known: dict[str, Any], field: str, code: str
) -> None:
    with pytest.raises(Refusal, match=code) as refused:
        conduct.save_situation(office, ACCOUNT.number, replace(NOTHING_KNOWN, **known))
    assert refused.value.field == field
    assert not office.connection.in_transaction
    asked = {name: in_json(value) for name, value in known.items()}
    request = {"currency": "CNY", "today": TODAY, "situation": asked}
    answer, exit_code = compute("contact", msgspec.json.encode(request))
    assert (exit_code, [one["path"] for one in answer["errors"]]) == (2, [f"situation.{field}"])


def test_what_was_kept_before_there_was_a_check_hinders_no_other_change(office: Store) -> None:
    wrong = replace(NOTHING_KNOWN, state="ZZ")
    conduct.save_situation(office, ACCOUNT.number, NOTHING_KNOWN)
    office.connection.execute("UPDATE situations SET detail = json_set(detail, '$.state', 'ZZ')")
    conduct.save_situation(office, ACCOUNT.number, replace(wrong, willing=True))
    with pytest.raises(Refusal, match="date_in_future"):
        conduct.save_situation(office, ACCOUNT.number, replace(wrong, ceased_on=TOMORROW))
    conduct.save_situation(office, ACCOUNT.number, replace(NOTHING_KNOWN, state="ny"))


def test_a_plan_is_not_kept_and_broken() -> None:
    found = list(mistakes(Situation(kept_plan=True, plan_broken=True), TODAY))
    assert [(one.field, one.code) for one in found] == [("plan_broken", "plan_kept_and_broken")]


def test_of_all_contacts_those_that_can_be_are_taken_and_the_others_refused() -> None:
    answers = (False, True)
    made = product(
        CHANNELS, answers, answers, get_args(Direction), (None, 3), (None, *answers), answers, get_args(Whom)
    )
    for channel, talked, connected, direction, minutes, checked, refused, whom in made:
        one = Contact(
            NOW, channel, talked, "", whom, direction, connected, minutes, checked, None, refused
        )  # fmt: skip
        can_be = all(
            (
                connected or not (talked or minutes or direction == "in"),
                channel != "letter" or not talked,
                not checked or (talked and whom != "unknown"),
                not refused or talked or (direction == "in" and channel in ("message", "letter")),
            )
        )
        assert (not list(contradictions(one))) is can_be, one


CONTRADICTED = [
    ({"talked": True, "connected": False}, "connected"),
    ({"talked": True, "channel": "letter"}, "talked"),
    ({"connected": False, "direction": "in"}, "connected"),
    ({"connected": False, "minutes": 2}, "connected"),
    ({"identity_checked": True}, "identity_checked"),
    ({"identity_checked": True, "talked": True, "whom": "unknown"}, "identity_checked"),
    ({"refused": True, "whom": "related"}, "refused"),
    ({"reason": "own_wish"}, "reason"),
]


@pytest.mark.parametrize(("said", "field"), CONTRADICTED)
def test_a_contact_that_contradicts_itself_is_refused_at_both_doors(
    office: Store, said: dict[str, Any], field: str
) -> None:
    at, before = datetime(2026, 11, 20, 12), conduct.contacts(office, ACCOUNT.number)  # noqa: DTZ001  # there
    doors: tuple[Callable[[], object], ...] = (
        lambda: conduct.append_contact(office, ACCOUNT.number, Conversation(at, **said)),
        lambda: conduct.append_contacts(office, [(ACCOUNT.number, Conversation(at, **said))]),
    )
    for keep in doors:
        with pytest.raises(Refusal) as refused:
            keep()
        assert refused.value.field == field
    assert conduct.contacts(office, ACCOUNT.number) == before
    request = {"currency": "CNY", "today": TODAY, "situation": {"contacts": [{"at": at, **said}]}}
    answer, code = compute("contact", msgspec.json.encode(request))
    assert (code, [one["path"] for one in answer["errors"]]) == (2, [f"situation.contacts[0].{field}"])


def test_a_call_of_a_list_that_lies_ahead_wherever_it_was_is_left_out_and_named(office: Store) -> None:
    there = NOW.replace(tzinfo=None)
    hours = [(there + timedelta(hours=hour)).isoformat() for hour in (14, 16)]
    listed = "account,at\n" + "".join(f"{ACCOUNT.number},{hour}\n" for hour in hours)
    calls = read_calls(listed, lambda number: True, ahead=lambda at: conduct.lies_ahead(office, at))
    assert [(one.row, one.column, one.reason.code) for one in calls.unread] == [(3, "at", "contact_in_future")]
    assert len(calls.read) == 1
