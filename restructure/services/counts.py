"""Counts of a period for supervisors; everybody else counts what they did themselves."""

from __future__ import annotations

from datetime import date

from restructure.book.counts import Fact
from restructure.services.workplace import Workplace
from restructure.store import creditor_statements, facts, rights


def facts_between(workplace: Workplace, since: date, through: date, owner: str = "") -> tuple[Fact, ...]:
    """Return what counts from a day to a day: of ``owner`` where one is named, of whoever is signed in where they may
    not see others'. Refuses a period that ends before it begins or has not ended, and somebody else's to them."""
    creditor_statements.check_period(workplace.store, since, through)
    if not rights.may(workplace.store, "balance"):
        if owner not in ("", workplace.store.who):
            rights.check(workplace.store, "balance", "owner")
        owner = workplace.store.who
    found = facts.between(workplace.store, since, through)
    return tuple(one for one in found if owner in ("", one.who))
