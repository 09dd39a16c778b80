"""The card of a deferral says every deferred payment; an odd first one stands for none of the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from msgspec import structs
from PySide6.QtWidgets import QApplication

from calculators.daycount import DayCount
from restructure.offers.option import Option
from restructure.offers.terms import DeferralTerms
from restructure.parties.organisation import DEMO, amended
from restructure.store import Store, accounts, settings
from tests.support.cases import ACCOUNT
from tests.ui.conftest import NOW
from ui.desk.deferral_card import DeferralCard
from ui.models.desk import DeskModel
from ui.offer_words import describe
from ui.session import Session


@pytest.mark.parametrize(
    ("first_due", "day_count", "headline", "sub"),
    [
        (date(2026, 12, 25), "30/360", "199.00 × 3, then 1,490.46", "3 + 33 payments, ends "),
        (date(2026, 12, 10), "30/360", "99.50 then 199.00 × 2", "then 1,490.46 × 33, ends "),
        (date(2027, 1, 20), "30/360", "365.90 then 199.00 × 2", "then 1,490.46 × 33, ends "),
        (date(2026, 12, 25), "actual/365", "196.27 then 202.82 × 2", "then "),
    ],
)
def test_a_card_says_every_deferred_payment(
    qapp: QApplication, store: Store, first_due: date, day_count: DayCount, headline: str, sub: str
) -> None:
    settings.save_organisation(store, amended(DEMO, plan_rate=Decimal("0.06"), usual_count=33, deferred=3))
    account = replace(ACCOUNT, contract_rate=None)
    accounts.save(store, account)
    session = Session(qapp, store, lambda: NOW)
    model = DeskModel(session)
    card = DeferralCard(session, model, "deferral")
    model.open(account)
    model.set_dates(first_due, model.frequency)
    option = model.options["deferral"]
    assert isinstance(option.terms, DeferralTerms)
    remaining = structs.replace(option.terms.remaining, day_count=day_count)
    model.change("deferral", Option(structs.replace(option.terms, remaining=remaining), option.treatment))
    said = " ".join(piece.text() for piece in card.hero_labels if piece.text())
    told = model.good["deferral"]
    assert told is not None
    assert said == headline
    assert card.sub.text().startswith(sub)
    deferred = {f"{one / 100:,.2f}" for one in told.schedule.payment[:3]}
    assert all(one in describe(told, "en") for one in deferred)
    assert all(one in said for one in deferred)
    session.close()
