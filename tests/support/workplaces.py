"""The workplace of use cases over a store for tests, at a moment that does not move."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from restructure.parties.organisation import Organisation
from restructure.services.workplace import Workplace, workplace_at
from restructure.store import Store
from tests.support.cases import LENDER
from tests.support.stores import NOW
from ui.papers import PAPERS


def workplace(store: Store, now: datetime = NOW) -> Workplace:
    """As the settings of the store say; the lender of the cases where they name no organisation."""
    found = workplace_at(store, now, PAPERS)
    return found if found.organisation != Organisation() else replace(found, organisation=LENDER)
