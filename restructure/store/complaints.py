"""Complaints about an account: by whom, about what, until when they are to be answered, and the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from calculators.errors import Refusal
from restructure.store import audit
from restructure.store.connection import Store

Finding = Literal["upheld", "partly", "rejected", "withdrawn"]
FINDINGS: tuple[Finding, ...] = get_args(Finding)
LONGEST = 2000

EVERY = (
    "SELECT complaints.id, complaints.account_number, received_on, complainant, subject, due_on, complaints.who, "
    "answered_on, answer, outcome, coalesce(answers.who, '') FROM complaints "
    "LEFT JOIN complaint_answers AS answers ON complaint_id = complaints.id "
)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a complaint and what was found."""

    on: date
    text: str
    finding: Finding
    who: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """Every complaint counted: those that are open, those of them that are late, those answered by what was found, and
    those whose answer came late."""

    open: int
    late: int
    answered: dict[Finding, int]
    answered_late: int


@dataclass(frozen=True, slots=True)
class Complaint:
    """One complaint; ``answer`` is None while it is open, ``due_on`` the last day on which that is in time."""

    id: int
    account_number: str
    received_on: date
    complainant: str
    subject: str
    due_on: date
    who: str = ""
    answer: Answer | None = None

    def is_late(self, today: date) -> bool:
        """Return whether the answer is late, or came late."""
        return (self.answer.on if self.answer else today) > self.due_on


def receive(
    store: Store, account_number: str, *, received_on: date, complainant: str, subject: str, due_on: date
) -> int:
    """Keep a complaint; returns its number. Refuses one without a subject, and a day that has not come."""
    subject, complainant = subject.strip(), complainant.strip()
    if not subject:
        raise Refusal("subject", "missing_field")
    if len(subject) > LONGEST:
        raise Refusal("subject", "text_too_long", largest=LONGEST)
    if received_on > store.now().date():
        raise Refusal("received_on", "date_in_future", largest=store.now().date())
    with store.writing() as connection:
        row = connection.execute(
            "INSERT INTO complaints (account_number, received_on, complainant, subject, due_on, who) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (account_number, received_on.isoformat(), complainant, subject, due_on.isoformat(), store.who),
        ).lastrowid
        about = [("complaints", str(row))]
        audit.record(store, connection, "complaint_received", account_number, f"until {due_on}", about)
    return int(row or 0)


def answer(store: Store, complaint: Complaint, given: Answer) -> None:
    """Keep the answer to a complaint, once. Refuses an empty one, a second one, and a day before the complaint."""
    if not given.text.strip():
        raise Refusal("answer", "missing_field")
    if given.on < complaint.received_on or given.on > store.now().date():
        raise Refusal("answered_on", "day_outside", smallest=complaint.received_on, largest=store.now().date())
    with store.writing() as connection:
        new = connection.execute(
            "INSERT INTO complaint_answers VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (complaint_id) DO NOTHING",
            (
                complaint.id, complaint.account_number, given.on.isoformat(), given.text.strip(), given.finding,
                store.who,
            ),
        )  # fmt: skip
        if not new.rowcount:
            raise Refusal("answer", "answered_already")
        about = [("complaint_answers", str(complaint.id))]
        audit.record(store, connection, "complaint_answered", complaint.account_number, given.finding, about)


def complaints(store: Store, account_number: str) -> tuple[Complaint, ...]:
    """Every complaint about an account, the oldest first."""
    rows = store.connection.execute(
        EVERY + "WHERE complaints.account_number = ? ORDER BY received_on, complaints.id", (account_number,)
    )
    return tuple(map(_complaint, rows))


def open_ones(store: Store) -> tuple[Complaint, ...]:
    """Every complaint that is open, about whatever account, the one that is due first before the others."""
    rows = store.connection.execute(EVERY + "WHERE answered_on IS NULL ORDER BY due_on, complaints.id")
    return tuple(map(_complaint, rows))


def counts(store: Store, today: date) -> Counts:
    """Count every complaint there is."""
    rows = store.connection.execute(
        "SELECT outcome, count(*), sum(coalesce(answered_on, ?) > due_on) FROM complaints "
        "LEFT JOIN complaint_answers ON complaint_id = complaints.id GROUP BY outcome",
        (today.isoformat(),),
    )
    found = {outcome: (int(count), int(late)) for outcome, count, late in rows}
    waiting, late = found.pop(None, (0, 0))
    answered: dict[Finding, int] = {one: found.get(one, (0, 0))[0] for one in FINDINGS}
    return Counts(waiting, late, answered, sum(late for _, late in found.values()))


def complaint(store: Store, number: int) -> Complaint:
    """The complaint of that number. Refuses one that there is not."""
    row = store.connection.execute(EVERY + "WHERE complaints.id = ?", (number,)).fetchone()
    if row is None:
        raise Refusal("complaint", "unknown_complaint")
    return _complaint(row)


def open_since(store: Store, account_number: str) -> date | None:
    """The day of the oldest complaint about an account that is open."""
    return next((one.received_on for one in complaints(store, account_number) if one.answer is None), None)


def _complaint(row: tuple[object, ...]) -> Complaint:
    number, account, received, complainant, subject, due, who, answered, text, outcome, by = row
    given = next((one for one in FINDINGS if one == outcome), None)
    said = Answer(date.fromisoformat(str(answered)), str(text), given, str(by)) if answered and given else None
    received_on, due_on = date.fromisoformat(str(received)), date.fromisoformat(str(due))
    return Complaint(
        int(str(number)), str(account), received_on, str(complainant), str(subject), due_on, str(who), said
    )
