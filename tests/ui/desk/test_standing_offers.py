"""What was offered and accepted stays as it was, to the cent, until it is agreed on or says why it can no longer be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from msgspec import structs
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from calculators.calendar import Frequency
from calculators.deferral import DeferralRule
from calculators.parts import PartTreatment, Treatment
from calculators.rounding import Money
from reports.in_short import plan_in_short
from restructure.agreements.record import read_agreement
from restructure.household.household import quick
from restructure.offers.kinds import OPTIONS
from restructure.offers.option import Option
from restructure.offers.outcome import Simulated
from restructure.offers.terms import (
    DeferralTerms,
    DownPayment,
    InstalmentTerms,
    OptionKind,
    SettlementTerms,
    Terms,
    Tranche,
)
from restructure.parties.account import Account, debt_on
from restructure.parties.organisation import DEMO, amended
from restructure.proposals.standing_offer import digest_of, to_detail
from restructure.store import Store, accounts, negotiations, settings
from restructure.store.negotiations import Event, Kind
from tests.support.cases import ACCOUNT
from tests.support.stores import read
from tests.ui.conftest import NOW, explain, instalment_card, means, shown_window, texts, type_into
from ui.desk.settlement_card import SettlementCard
from ui.models.desk import DeskModel
from ui.session import Session
from ui.shell.window import MainWindow

TODAY = NOW.date()
RATE = Decimal("0.1825")
ONE = replace(ACCOUNT, number="A-1", creditor=DEMO.identity.name, contract_rate=RATE, as_of=date(2026, 11, 2))
OTHER = replace(ACCOUNT, number="A-2", contract_rate=RATE, as_of=date(2026, 11, 24))
FIRST = date(2026, 12, 21)
PLAN = InstalmentTerms(Decimal("0.06"), FIRST, start=TODAY, payments=36)
WAIVED = Treatment(penalty=PartTreatment("all"))
TERMS: dict[str, tuple[Terms, Treatment]] = {
    "a count": (PLAN, WAIVED),
    "a sum": (structs.replace(PLAN, payments=None, payment=Money(170_000)), Treatment()),
    "a rate": (structs.replace(PLAN, payment=Money(150_000), solve_rate=True), WAIVED),
    "money now": (structs.replace(PLAN, down_payment=DownPayment(Money(200_000), TODAY)), WAIVED),
    "until a day": (structs.replace(PLAN, payments=None, final_due=date(2028, 12, 21)), WAIVED),
    "weekly": (structs.replace(PLAN, frequency=Frequency(1, "week"), day_count="actual/365", payments=90), Treatment()),
    "falling": (structs.replace(PLAN, method="equal_principal"), WAIVED),
    "interest only": (DeferralTerms(PLAN, DeferralRule(3, "interest_only")), WAIVED),
    "nothing, then later": (DeferralTerms(PLAN, DeferralRule(3, "nothing", "capitalise", afterwards="extend")), WAIVED),
    "one sum": (SettlementTerms(FIRST, date(2026, 12, 9), fraction=Decimal("0.62")), Treatment()),
    "parts": (SettlementTerms(FIRST, date(2026, 12, 9), amount=Money(3_000_000), tranches=7), Treatment()),
    "dated parts": (
        SettlementTerms(
            FIRST, FIRST, tranches=(Tranche(FIRST, Money(750_000)), Tranche(date(2027, 3, 1), Money(250_000)))
        ),
        Treatment(),
    ),
}
Clock = Callable[[], datetime]


class Desk:
    """A desk without a window, on a day that can be moved on."""

    def __init__(self, app: QApplication, store: Store) -> None:
        self.now, self._app, self.store = NOW, app, store
        self.begin()

    def begin(self) -> None:
        """Start the program."""
        self.session = Session(self._app, self.store, lambda: self.now)
        self.model = DeskModel(self.session)

    def open(self, account: Account, draft: dict[str, Any] | None = None) -> None:
        """Open an account as it was left."""
        kept = read(negotiations.draft(self.store, account.number)) if draft is None else draft
        known = accounts.load(self.store, account.number)
        assert known is not None
        self.model.open(known, kept)

    def leave(self) -> None:
        """Keep the draft, as leaving an account does."""
        assert self.model.account is not None
        negotiations.save_draft(self.store, self.model.account.number, self.model.draft())

    def say(self, kind: Kind, index: OptionKind) -> None:
        """Log what is said of a card, as the panel does."""
        offer = self.model.offer_now(index)
        assert offer is not None
        assert self.model.account is not None
        negotiations.append(self.store, self.model.account.number, Event(self.now, kind, to_detail(offer)))
        self.model.offered(index)

    def put(self, name: str) -> OptionKind:
        """Put terms on their card."""
        terms, treatment = TERMS[name]
        index = terms.kind
        self.model.change(index, Option(terms, treatment))
        self.model.choose(index)
        return index

    def outcome(self, index: OptionKind) -> Simulated:
        found = self.model.outcomes[index]
        assert isinstance(found, Simulated), found
        return found


@pytest.fixture
def desk(qapp: QApplication, store: Store) -> Iterator[Desk]:
    settings.save_organisation(store, DEMO)
    for account in (ONE, OTHER):
        accounts.save(store, account)
    made = Desk(qapp, store)
    yield made
    made.session.close()


@pytest.mark.parametrize("name", TERMS)
def test_accepted_terms_are_the_same_to_the_cent_whatever_happens_until_they_are_signed(desk: Desk, name: str) -> None:
    desk.open(ONE)
    before_it = desk.model.draft()
    index = desk.put(name)
    said = desk.outcome(index)
    desk.say("offered", index)
    desk.say("accepted", index)
    desk.leave()
    for turn in ("another account", "means", "next day", "restart", "stale draft", "other rules"):
        match turn:
            case "another account":
                desk.open(OTHER)
                desk.leave()
            case "means":
                desk.open(ONE)
                desk.model.set_household(quick(Money(900_000), Money(500_000)))
                desk.leave()
            case "next day":
                desk.now += timedelta(days=1)
                desk.model.look_around()
            case "restart":
                desk.now += timedelta(days=1)
                desk.begin()
            case "other rules":
                desk.session.set_organisation(amended(DEMO, plan_rate=Decimal("0.01"), usual_count=12))
        desk.open(ONE, before_it if turn == "stale draft" else None)
        found = desk.outcome(index)
        assert digest_of(found) == digest_of(said), turn
        assert (found.schedule, found.totals, found.terms) == (said.schedule, said.totals, said.terms)
        desk.leave()


def test_a_draft_that_nobody_offered_begins_anew_on_a_new_day(desk: Desk) -> None:
    desk.open(ONE)
    index = desk.put("a count")
    desk.leave()
    desk.now += timedelta(days=1)
    desk.open(ONE)
    assert desk.outcome(index).debt == debt_on(ONE, TODAY + timedelta(days=1))


def test_an_edit_after_acceptance_leaves_what_was_accepted_and_can_come_back_to_it(desk: Desk) -> None:
    desk.open(ONE)
    index = desk.put("a count")
    desk.say("accepted", index)
    said = digest_of(desk.outcome(index))
    desk.now += timedelta(days=1)
    desk.open(ONE)
    held = desk.model.options[index]
    assert isinstance(held.terms, InstalmentTerms)
    desk.model.change(index, replace(held, terms=structs.replace(held.terms, payments=24)))
    desk.leave()
    for _ in range(2):
        # An edit is of its own day, and stays one when the account is opened again.
        assert desk.model.offers.left == {index}
        assert (desk.outcome(index).totals.payments, desk.outcome(index).debt.as_of) == (24, desk.now.date())
        desk.open(ONE)
    desk.model.put_back_offer(index)
    assert (digest_of(desk.outcome(index)), desk.model.offers.left) == (said, frozenset())


def test_a_typed_first_due_date_leaves_what_was_accepted_too(desk: Desk) -> None:
    desk.open(ONE)
    index = desk.put("a count")
    desk.say("accepted", index)
    desk.model.set_dates(date(2026, 12, 30), desk.model.frequency)
    assert desk.model.offers.left == {index}


@pytest.mark.parametrize(
    ("name", "kind", "day", "why"),
    [
        ("money now", "accepted", TODAY, None),
        ("money now", "accepted", TODAY + timedelta(days=1), "date_passed"),
        ("a count", "accepted", FIRST, None),
        ("a count", "accepted", FIRST + timedelta(days=1), "date_passed"),
        ("a count", "offered", TODAY + timedelta(days=DEMO.presets.answer_days), None),
        ("a count", "offered", TODAY + timedelta(days=DEMO.presets.answer_days + 1), "expired"),
        ("parts", "accepted", date(2026, 12, 9), None),
        ("parts", "accepted", date(2026, 12, 10), "expired"),
    ],
)
def test_what_can_no_longer_be_agreed_on_says_why(
    desk: Desk, name: str, kind: Kind, day: date, why: str | None
) -> None:
    desk.open(ONE)
    index = desk.put(name)
    desk.say(kind, index)
    desk.leave()
    desk.now += day - TODAY
    desk.open(ONE)
    gone = desk.model.offers.gone.get(index)
    assert (gone[1] if gone else None) == why
    # What was accepted stays as it was, cannot be signed, and is begun anew only when somebody asks for it.
    desk.model.choose(index)
    stays = why is not None and kind == "accepted"
    assert (desk.model.on_offer is None) is stays
    desk.model.begin_anew(index)
    assert desk.model.on_offer is not None
    assert min(desk.outcome(index).schedule.due) >= day


def test_a_corrected_balance_ends_what_was_offered_on_the_old_one(desk: Desk) -> None:
    desk.open(ONE)
    index = desk.put("a count")
    desk.say("accepted", index)
    desk.leave()
    accounts.save(desk.store, replace(ONE, parts=structs.replace(ONE.parts, fees=Money(0))))
    desk.open(ONE)
    assert desk.model.offers.gone[index][1] == "balance_changed"
    desk.model.choose(index)
    assert desk.model.on_offer is None
    desk.model.begin_anew(index)
    assert desk.outcome(index).debt.parts.fees == 0


def test_a_refused_offer_stands_no_longer(desk: Desk) -> None:
    desk.open(ONE)
    index = desk.put("a count")
    desk.say("offered", index)
    desk.say("refused", index)
    assert (desk.model.offers.standing, desk.model.offers.gone) == ({}, {})


def test_words_of_before_offers_were_kept_with_their_figures_still_stand_in_the_log(desk: Desk) -> None:
    negotiations.append(desk.store, ONE.number, Event(NOW, "accepted", "Instalment 36 × 1,375.02"))
    desk.open(ONE)
    assert desk.model.offers.standing == {}


# Dates that were typed.


@pytest.mark.parametrize("touched", [False, True])
def test_typed_dates_come_back_with_the_account(desk: Desk, touched: bool) -> None:
    desk.open(ONE)
    if touched:
        desk.put("parts")
    desk.model.set_dates(date(2026, 12, 15), Frequency(2, "week"))
    told = [desk.outcome(index).schedule for index in OPTIONS]
    desk.leave()
    desk.open(OTHER)
    desk.open(ONE)
    assert (desk.model.first_due, desk.model.frequency) == (date(2026, 12, 15), Frequency(2, "week"))
    assert [desk.outcome(index).schedule for index in OPTIONS] == told


@pytest.mark.parametrize(
    ("day", "first_due"),
    [
        (date(2026, 12, 14), date(2026, 12, 15)),
        (date(2026, 12, 15), date(2027, 1, 15)),
        (date(2027, 2, 10), date(2027, 2, 15)),
    ],
)
def test_typed_dates_that_passed_move_on_and_say_so(desk: Desk, day: date, first_due: date) -> None:
    desk.open(ONE)
    desk.put("money now")
    desk.model.set_dates(date(2026, 12, 15), desk.model.frequency)
    desk.leave()
    desk.now += day - TODAY
    desk.open(ONE)
    assert desk.model.first_due == first_due
    assert all(min(desk.outcome(index).schedule.due) >= day for index in OPTIONS)
    moved = {one.which: one.now for one in desk.model.moved}
    assert moved == {"down_payment": day} | ({"first_due": first_due} if first_due.month != 12 else {})


def test_a_desk_left_open_over_midnight_begins_again_in_the_morning(desk: Desk) -> None:
    desk.open(ONE)
    desk.put("a count")
    desk.now += timedelta(days=1)
    desk.model.look_around()
    assert all(desk.outcome(index).debt == debt_on(ONE, desk.now.date()) for index in OPTIONS)


# In the window.


def said_and_accepted(window: MainWindow) -> None:
    """Say what they can do, put it on its card, offer it, and take their yes."""
    window.open_account("A-1")
    means(window, "5600", "3000")
    QTest.keyClicks(window.pages.desk.says.words, "2000 now, 1500 a month, from the 21st")
    window.pages.desk.says.answer_now()
    window.commands.run("take_1")
    window.commands.run("offer")
    window.commands.run("accepted")


def test_what_was_accepted_is_what_is_signed_whatever_was_open_between(qapp: QApplication, store: Store) -> None:
    settings.save_organisation(store, DEMO)
    for account in (ONE, OTHER):
        accounts.save(store, account)
    with shown_window(store) as window:
        said_and_accepted(window)
        desk = window.pages.desk
        said, card = desk.model.chosen_outcome, texts(desk.cards["instalment"])
        assert said is not None
        words = plan_in_short(said, "en")
        window.open_account("A-2")
        window.navigator.next_account()
        assert desk.model.account is not None
        assert desk.model.account.number == "A-1"
        assert texts(desk.cards["instalment"]) == card
        assert f"Instalment {words}" in texts(desk.negotiation)
        assert not desk.offer_notice.isVisible()
    with shown_window(store) as window:
        window.open_account("A-1")
        assert texts(window.pages.desk.cards["instalment"]) == card
        window.navigator.prepare_agreement()
        page = window.pages.agreement
        type_into(page.inputs["address"], "1 Sample Street")
        explain(window)
        for side in (page.debtor_side, page.creditor_side):
            side.typed.setChecked(True)
        page.sign_now()
        assert page.signed is not None, texts(page)
        record = read_agreement(page.signed.record)
        assert (record.outcome.schedule, record.outcome.debt) == (said.schedule, said.debt)


def test_an_accepted_offer_of_yesterday_that_is_past_says_so_and_can_be_begun_anew(
    qapp: QApplication, store: Store
) -> None:
    settings.save_organisation(store, DEMO)
    accounts.save(store, ONE)
    with shown_window(store) as window:
        said_and_accepted(window)
        card = texts(window.pages.desk.cards["instalment"])
    with shown_window(store, NOW + timedelta(days=1)) as window:
        window.open_account("A-1")
        desk = window.pages.desk
        assert texts(desk.cards["instalment"]) == card
        assert "Its first payment was due before today: make a new offer." in texts(desk.offer_notice)
        assert not desk.negotiation.offer.isEnabled()
        assert not desk.negotiation.sign.isEnabled()
        desk.offer_notice.anew.click()
        assert desk.negotiation.offer.isEnabled()
        assert "down payment 25 November 2026 → 26 November 2026" in texts(desk.offer_notice)
        window.session.set_language("zh")
        assert "首付 2026年11月25日 → 2026年11月26日" in texts(desk.offer_notice)


def test_whoever_edits_a_card_after_their_yes_reads_it_on_the_desk_and_before_the_signature(
    qapp: QApplication, store: Store
) -> None:
    settings.save_organisation(store, DEMO)
    accounts.save(store, ONE)
    with shown_window(store) as window:
        said_and_accepted(window)
        told, desk = "The card holds something else now.", window.pages.desk
        window.navigator.prepare_agreement()
        assert told not in texts(window.pages.agreement.terms)
        window.navigator.show_page("desk")
        type_into(instalment_card(desk).payments, "20")
        assert told in texts(desk.offer_notice)
        window.navigator.prepare_agreement()
        assert told in texts(window.pages.agreement.terms)
        window.navigator.show_page("desk")
        desk.offer_notice.back.click()
        assert not desk.offer_notice.isVisible()


# Parts of their own.


@pytest.fixture
def settling(desk: Desk) -> SettlementCard:
    """A card that holds a settlement in parts of 7,500 and 2,500."""
    card = SettlementCard(desk.session, desk.model, "settlement")
    desk.open(ONE)
    desk.put("dated parts")
    return card


def test_parts_that_differ_have_no_each(settling: SettlementCard, desk: Desk) -> None:
    assert (settling.each.value, settling.amount.value, settling.parts.value) == (None, 1_000_000, 2)
    desk.put("parts")
    assert settling.each.value == 428_571


@pytest.mark.parametrize(
    ("field", "typed", "payments"),
    [
        ("parts", 4, (250_000,) * 4),
        ("share", Decimal("0.5"), None),
        ("amount", Money(1_200_000), (600_000, 600_000)),
    ],
)
def test_a_sum_or_a_number_of_parts_can_be_typed_over_parts_of_their_own(
    settling: SettlementCard, desk: Desk, field: str, typed: Any, payments: tuple[int, ...] | None
) -> None:
    getattr(settling, field).edited.emit(typed)
    assert desk.outcome("settlement").schedule.payment == (payments or desk.outcome("settlement").schedule.payment)


def test_a_typed_first_due_date_moves_parts_of_their_own_too(settling: SettlementCard, desk: Desk) -> None:
    desk.model.set_dates(date(2026, 12, 10), desk.model.frequency)
    assert desk.outcome("settlement").schedule.due == (date(2026, 12, 10), date(2027, 1, 10))


# What they say.


@pytest.mark.parametrize(
    ("day", "told", "left_out"),
    [
        (TODAY, False, False),
        (date(2026, 12, 20), True, False),
        (date(2026, 12, 21), True, True),
        (date(2027, 2, 10), True, True),
    ],
)
def test_what_they_said_on_another_day_is_told_with_its_day_and_without_a_day_that_passed(
    qapp: QApplication, store: Store, day: date, told: bool, left_out: bool
) -> None:
    settings.save_organisation(store, DEMO)
    accounts.save(store, ONE)
    with shown_window(store) as window:
        window.open_account("A-1")
        QTest.keyClicks(window.pages.desk.says.words, "1500 a month, from 21 December")
        window.pages.desk.says.answer_now()
        window.pages.desk.keep_draft()
    with shown_window(store, NOW + (day - TODAY)) as window:
        window.open_account("A-1")
        said = texts(window.pages.desk.offer_notice)
        assert ("What they say was typed on 25 November 2026." in said) is told
        assert ("left out: they pay from 21 December 2026" in said) is left_out
        assert window.pages.desk.says.start.text() == ("" if left_out else "2026-12-21")
        window.pages.desk.says.answer_now()
        assert window.pages.desk.says.answer is not None
        type_into(window.pages.desk.says.per_month, "1600")
        window.pages.desk.says.changed.emit()
        assert "was typed on" not in texts(window.pages.desk.offer_notice)
