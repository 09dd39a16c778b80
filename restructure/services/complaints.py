"""Complaints: taken in with the day until which the rules have them answered, answered, listed and counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from calculators.errors import Refusal
from restructure.parties.organisation import rule_set_of
from restructure.policy import PolicyName
from restructure.rules.packs import days_to_answer
from restructure.services.workplace import Workplace
from restructure.store import accounts
from restructure.store import complaints as kept
from restructure.store.complaints import Answer, Complaint, Counts, Finding


@dataclass(frozen=True, slots=True)
class Waiting:
    """A complaint that is open, the rules that say until when it is answered, and that it is late."""

    complaint: Complaint
    rule_set: PolicyName
    late: bool


def receive(
    workplace: Workplace, account_number: str, *, complainant: str, subject: str, received_on: date | None = None
) -> int:
    """Take a complaint in, received today where no other day is given; returns its number. Refuses an account that
    there is not, and as ``complaints.receive``."""
    received_on = received_on or workplace.today
    return kept.receive(
        workplace.store,
        account_number,
        received_on=received_on,
        complainant=complainant,
        subject=subject,
        due_on=received_on + timedelta(days=days_to_answer(_rule_set(workplace, account_number))),
    )


def answer(workplace: Workplace, number: int, *, text: str, finding: Finding, on: date | None = None) -> None:
    """Answer a complaint by its number, today where no other day is given. Refuses one that there is not, and as
    ``complaints.answer``."""
    kept.answer(workplace.store, kept.complaint(workplace.store, number), Answer(on or workplace.today, text, finding))


def waiting(workplace: Workplace) -> tuple[Waiting, ...]:
    """Every complaint that is open, the one that is due first before the others."""
    today = workplace.today
    return tuple(
        Waiting(one, _rule_set(workplace, one.account_number), one.is_late(today))
        for one in kept.open_ones(workplace.store)
    )


def counts(workplace: Workplace) -> Counts:
    """Count every complaint there is."""
    return kept.counts(workplace.store, workplace.today)


def _rule_set(workplace: Workplace, account_number: str) -> PolicyName:
    account = accounts.load(workplace.store, account_number)
    if account is None:
        raise Refusal("account", "unknown_account")
    return rule_set_of(workplace.organisation.policy.rule_set, account)
