"""The workplace of use cases over a store for tests, at a moment that does not move."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from restructure.parties.organisation import Organisation, policy_of
from restructure.services.workplace import Papers, Workplace
from restructure.store import Store, payees, settings
from restructure.unreadable import Unreadable
from tests.support.cases import LENDER
from tests.support.stores import NOW
from ui.papers import PAPERS


def workplace_at(store: Store, now: datetime, papers: Papers) -> Workplace:
    """The workplace that the settings of a store make. What cannot be read counts as not set: what rests on it is
    refused where it is asked for."""
    organisation, table, rates = settings.organisation(store), payees.payees(store), settings.lpr(store)
    ours = Organisation() if isinstance(organisation, Unreadable) else organisation
    return Workplace(
        store=store,
        organisation=ours,
        payees=() if isinstance(table, Unreadable) else table,
        policy=policy_of(ours.policy, () if isinstance(rates, Unreadable) else rates),
        now=now,
        papers=papers,
        letterhead=settings.letterhead_in_use(store),
    )


def workplace(store: Store, now: datetime = NOW) -> Workplace:
    """As the settings of the store say; the lender of the cases where they name no organisation."""
    found = workplace_at(store, now, PAPERS)
    return found if found.organisation != Organisation() else replace(found, organisation=LENDER)
