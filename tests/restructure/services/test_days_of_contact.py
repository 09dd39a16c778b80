"""One day of contacts with one person in the United States and in the United Kingdom: what is done, then what the rules
say of the next contact."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from restructure.agreements.standing import open_as_confirmed
from restructure.parties.situation import BreathingSpace, Situation
from restructure.policy import POLICIES, PolicyName
from restructure.rules.judgement import contact_findings
from restructure.services import complaints
from restructure.services.circumstances import circumstances
from restructure.services.workplace import Workplace
from restructure.store import accounts, conduct, crises, negotiations
from restructure.store.conduct import Conversation
from restructure.store.negotiations import Event
from tests.support.cases import ACCOUNT, DEBT
from tests.support.stores import open_store, read
from tests.support.workplaces import workplace

NUMBER = ACCOUNT.number
DAY = date(2026, 12, 1)
Act = Callable[[Workplace], object]


def clock(hour: int, minute: int = 0, *, days: int = 0) -> datetime:
    """A moment of the day in UTC."""
    return datetime(2026, 12, 1, hour, minute, tzinfo=UTC) + timedelta(days=days)


def contact(**facts: Any) -> Act:
    """One contact, on the clock there."""
    return lambda office: conduct.append_contact(
        office.store, NUMBER, Conversation(clock_there(office), **({"number": "1"} | facts))
    )


def calls(count: int, **facts: Any) -> Act:
    def called(office: Workplace) -> None:
        for _ in range(count):
            contact(**facts)(office)

    return called


def clock_there(office: Workplace) -> datetime:
    seen = circumstances(office, ACCOUNT, open_as_confirmed(ACCOUNT, ACCOUNT.as_of, ()))
    assert seen.local_now is not None
    return seen.local_now


def known(**facts: Any) -> Act:
    """Something is recorded of the person or the debt."""
    return lambda office: conduct.save_situation(
        office.store, NUMBER, replace(read(conduct.situation(office.store, NUMBER)), **facts)
    )


def logged(kind: Any, detail: str) -> Act:
    return lambda office: negotiations.append(office.store, NUMBER, Event(office.now, kind, detail))


def complained(office: Workplace) -> None:
    complaints.receive(office, NUMBER, complainant="his sister", subject="called at work")


def answered(office: Workplace) -> None:
    complaints.answer(office, complaints.waiting(office)[0].complaint.id, text="we are sorry", finding="upheld")


def released(office: Workplace) -> None:
    crises.release(office.store, NUMBER, "spoke to her doctor")


def nothing(_: Workplace) -> None:
    pass


@dataclass(frozen=True)
class Row:
    """At a moment something is done; of the contact that is asked for next these rules speak."""

    at: datetime
    done: Act
    rules: set[str]
    asked: dict[str, Any] = field(default_factory=dict)


AN_AGENCY = known(party="agency", time_zone="America/New_York", state="NY", validation_sent_on=date(2026, 11, 2))
NEIGHBOUR = {"asked_whom": "unrelated", "asked_number": "9"}
UNITED_STATES = (
    # Eight in the morning in New York is 13:00 UTC.
    Row(clock(12, 59), AN_AGENCY, {"hours"}),
    Row(clock(13, 0), nothing, set()),
    Row(clock(13, 1), calls(6), set()),
    Row(clock(13, 2), calls(3, connected=False), set()),
    Row(clock(13, 3), calls(2, whom="representative"), set()),
    Row(clock(13, 4), calls(1), {"seven_in_seven"}),
    Row(clock(13, 5), nothing, set(), {"asked_channel": "letter"}),
    Row(clock(14, 0), contact(direction="in", talked=True), {"seven_in_seven", "after_a_talk"}),
    Row(clock(14, 1), known(call_consent_on=DAY), set()),
    Row(clock(14, 2), known(avoided=("message",)), {"medium_avoided"}, {"asked_channel": "message"}),
    Row(clock(14, 3), nothing, set()),
    Row(clock(15, 0), nothing, {"third_person"}, NEIGHBOUR),
    Row(clock(15, 1), nothing, {"third_person_told"}, NEIGHBOUR | {"asked_reason": "unreachable"}),
    Row(
        clock(15, 2),
        contact(whom="unrelated", number="9", talked=True, refused=True, reason="unreachable"),
        {"third_person_refused", "third_person_told"},
        NEIGHBOUR | {"asked_reason": "unreachable"},
    ),
    Row(clock(15, 3), nothing, {"whom_unknown"}, {"asked_whom": "unknown"}),
    Row(clock(16, 0), complained, {"complaint_open"}),
    Row(clock(16, 1), answered, set()),
    Row(clock(17, 0), known(disputed_in_writing_on=DAY), {"disputed_in_writing"}),
    Row(clock(17, 1), known(verified_on=DAY), set()),
    Row(clock(18, 0), logged("stopped", "represented"), {"contact_represented"}),
    Row(clock(18, 1), logged("resumed", "represented"), set()),
    Row(clock(19, 0), logged("stopped", "in_danger"), {"contact_in_danger", "crisis_line"}),
    Row(clock(19, 1), released, set()),
    # Nine in the evening there, then the day after, which is the second of the seven.
    Row(clock(1, 59, days=1), nothing, set()),
    Row(clock(2, 0, days=1), nothing, {"hours"}),
    Row(clock(14, 0, days=7), nothing, set()),
    Row(clock(15, 0, days=7), known(ceased_on=DAY), {"ceased"}),
)
UNITED_KINGDOM = (
    Row(clock(9), known(nation="england_wales", regulated=True), set()),
    Row(clock(9, 1), calls(9), set()),
    Row(clock(9, 2), contact(talked=True), set()),
    Row(clock(10), known(vulnerabilities=("health",)), {"vulnerable"}),
    Row(clock(10, 1), known(vulnerabilities=(), avoided=("call",)), {"medium_avoided"}),
    Row(clock(10, 2), nothing, set(), {"asked_channel": "letter"}),
    Row(clock(10, 3), known(avoided=()), {"third_person"}, NEIGHBOUR),
    Row(
        clock(10, 4),
        known(default_notice_on=DAY, default_notice_expired_on=DAY + timedelta(days=14)),
        {"default_notice_running"},
    ),
    Row(clock(10, 4, days=14), nothing, set()),
    Row(clock(11), known(adviser_asked_on=DAY, default_notice_on=None), {"adviser_asked"}),
    Row(clock(11, 1, days=30), nothing, {"adviser_asked"}),
    Row(clock(11, 2, days=31), nothing, set()),
    Row(
        clock(12),
        known(adviser_asked_on=None, breathing_space=BreathingSpace(DAY, DAY + timedelta(days=60))),
        {"breathing_space_contact"},
    ),
    Row(clock(12, 1), known(nation="scotland"), set()),
    Row(
        clock(12, 2), known(nation="england_wales", breathing_space=None, refuses_as_barred=True), {"refuses_as_barred"}
    ),
    Row(clock(13), known(refuses_as_barred=False), set()),
    Row(clock(14), complained, {"complaint_open"}),
    Row(clock(14, 1), answered, set()),
    Row(clock(15), logged("stopped", "disputed"), {"contact_disputed"}),
    Row(clock(15, 1), logged("resumed", "disputed"), set()),
    Row(clock(16), logged("stopped", "seriously_ill"), {"contact_seriously_ill"}),
    Row(clock(16, 1), released, set()),
    Row(clock(17), logged("stopped", "deceased"), {"contact_deceased"}),
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workplace]:
    store = open_store(tmp_path / "store.db", now=lambda: clock(20))
    accounts.save(store, ACCOUNT)
    conduct.save_situation(store, NUMBER, Situation(time_zone="Europe/London"))
    yield workplace(store)
    store.close()


@pytest.mark.parametrize(("rules", "rows"), [("us", UNITED_STATES), ("uk", UNITED_KINGDOM)], ids=["us", "uk"])
def test_a_day_of_contacts_is_judged_contact_by_contact(
    office: Workplace, rules: PolicyName, rows: tuple[Row, ...]
) -> None:
    for place, row in enumerate(rows):
        then = replace(office, now=row.at)
        row.done(then)
        seen = replace(circumstances(then, ACCOUNT, open_as_confirmed(ACCOUNT, ACCOUNT.as_of, ())), **row.asked)
        found = {one.rule for one in contact_findings(DEBT, POLICIES[rules], seen)}
        assert (place, found) == (place, row.rules)
