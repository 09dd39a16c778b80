"""A first period that cannot be spread: the desk lets its interest fall due with the first payment, and says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from msgspec import structs
from PySide6.QtWidgets import QApplication

from calculators.parts import Parts, Treatment
from calculators.rounding import Money
from reports.in_short import said_in_short
from restructure.offers.option import Option
from restructure.offers.outcome import Refused, Simulated
from restructure.offers.plan_summary import in_short
from restructure.offers.terms import InstalmentTerms
from restructure.parties.organisation import DEMO
from restructure.proposals.standing_offer import outcome_of, short_in, to_detail
from restructure.store import Store, accounts, settings
from tests.support.cases import ACCOUNT
from tests.ui.conftest import NOW
from ui.desk.instalment_card import InstalmentCard
from ui.models.desk import DeskModel
from ui.session import Session

PLAN = InstalmentTerms(Decimal("0.24"), date(2026, 12, 25), start=NOW.date(), payments=60)


def test_the_desk_takes_the_first_payment_where_spreading_is_refused(qapp: QApplication, store: Store) -> None:
    settings.save_organisation(store, DEMO)
    account = replace(ACCOUNT, parts=Parts(Money(2_000_000)), contract_rate=None)
    accounts.save(store, account)
    session = Session(qapp, store, lambda: NOW)
    model = DeskModel(session)
    card = InstalmentCard(session, model, "instalment")
    model.open(account)
    model.change("instalment", Option(PLAN, Treatment()))
    assert card.note.text() == ""
    model.set_dates(date(2027, 1, 25), model.frequency)
    outcome, terms = model.outcomes["instalment"], model.options["instalment"].terms
    assert isinstance(outcome, Simulated)
    assert isinstance(terms, InstalmentTerms)
    assert (terms.first_period, outcome.schedule.payment[:2]) == ("first", (97_536, 57_536))
    assert "400.00" in card.note.text()
    assert not card.error.text()
    # An offer of it stands as it was made, and the log says what the first payment holds.
    offer = model.offer_now("instalment")
    assert offer is not None
    assert model.case is not None
    assert outcome_of(offer, model.case) == outcome
    short = short_in(to_detail(offer))
    assert short is not None
    for language, word in (("en", "longer period"), ("zh", "首期间隔较长")):
        said = said_in_short(short, language)  # type: ignore[arg-type]  # one of both
        assert (word in said, "400.00" in said, "975.36" in said) == (True, True, True)
    # A draft that is opened again is the same, and a date that can be spread is spread.
    again = DeskModel(session)
    again.open(account, model.draft())
    assert again.options["instalment"] == model.options["instalment"]
    model.set_dates(date(2026, 12, 28), model.frequency)
    assert isinstance(model.outcomes["instalment"], Simulated)
    assert in_short(model.outcomes["instalment"]).on_top is None
    assert card.note.text() == ""
    session.close()


def test_a_typed_payment_below_the_first_interest_stays_refused(qapp: QApplication, store: Store) -> None:
    settings.save_organisation(store, DEMO)
    account = replace(ACCOUNT, parts=Parts(Money(2_000_000)), contract_rate=None)
    accounts.save(store, account)
    session = Session(qapp, store, lambda: NOW)
    model = DeskModel(session)
    model.open(account)
    agreed = structs.replace(PLAN, first_due=date(2027, 1, 25), payments=None, payment=Money(57_536))
    model.change("instalment", Option(agreed, Treatment()))
    outcome = model.outcomes["instalment"]
    assert isinstance(outcome, Refused)
    assert outcome.reason.code == "payment_below_interest"
    session.close()


def test_a_plan_that_is_paid_today_stays_on_the_desk(qapp: QApplication, store: Store) -> None:
    settings.save_organisation(store, DEMO)
    accounts.save(store, ACCOUNT)
    session = Session(qapp, store, lambda: NOW)
    model = DeskModel(session)
    model.open(ACCOUNT)
    today = NOW.date()
    model.set_dates(today, model.frequency)
    for _ in range(2):
        first = model.outcomes["instalment"]
        assert isinstance(first, Simulated)
        assert (model.first_due, first.schedule.due[0], first.schedule.interest[0], model.moved) == (
            today,
            today,
            0,
            (),
        )
        # The other two cannot, and go on from where they begin by themselves.
        assert all(
            isinstance(one, Simulated) and one.schedule.due[0] > today for one in tuple(model.outcomes.values())[1:]
        )
        model.look_around()
    session.close()
