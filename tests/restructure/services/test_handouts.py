"""A paper before a signature below the window: what holds it back, until when its offer stands, that it went out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec import structs

from calculators.errors import Refusal
from calculators.parts import Treatment
from calculators.rounding import Money
from restructure.agreements.agreement import Agreement
from restructure.offers.terms import SettlementTerms
from restructure.papers import BEFORE, PaperName
from restructure.parties.itemization import Itemization
from restructure.parties.organisation import amended
from restructure.parties.situation import COLLECTORS, Party, Situation
from restructure.services.handouts import (
    ADVICE,
    LETTER,
    check_open,
    handout,
    hindrance,
    last_open,
    letter_lacks,
    note_handout,
    usual_open,
    usual_paper,
)
from restructure.services.workplace import Workplace
from restructure.store import accounts, audit, conduct, negotiations
from restructure.store.negotiations import Event
from tests.support.cases import ACCOUNT, FIRST, LENDER, TODAY, simulated
from tests.support.drafts import draft
from tests.support.stores import NOW, open_store, read
from tests.support.workplaces import workplace

DAY = timedelta(days=1)
OFFERS: tuple[PaperName, ...] = ("offer", "choices", "cost_sheet", "forbearance")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workplace]:
    store = open_store(tmp_path / "store.db")
    accounts.save(store, ACCOUNT)
    yield workplace(store)
    store.close()


def uk() -> Agreement:
    posted = {"advice": "0808 000 0000", "complaints_body": "an ombudsman, 0800 000 0000"}
    return replace(draft(), organisation=amended(LENDER, rule_set="uk", telephone="000-0000-0000", **posted))


def china() -> Agreement:
    return replace(draft(), organisation=amended(LENDER, rule_set="cn-credit-card", telephone="000-0000-0000"))


def held(office: Workplace, one: Agreement, *, signed: bool = False) -> dict[PaperName, str | None]:
    """What holds back each paper that goes out before a signature; the notice of a debt collector where one writes."""
    names = [name for name in BEFORE if name != "validation" or one.organisation.policy.rule_set == "us"]
    return {name: hindrance(office, name, one, signed=signed) for name in names}


def test_nothing_holds_a_whole_draft_back(office: Workplace) -> None:
    whole = dict.fromkeys(name for name in BEFORE if name != "validation")
    assert held(office, uk()) == whole | {"cost_sheet": "no_cost_sheet"}
    assert held(office, china()) == whole | {"forbearance": "both_sign"}


def test_what_offers_terms_stays_once_they_are_signed_or_offers_were_stopped(office: Workplace) -> None:
    memos = {"memo": None, "memo_copy": None}
    assert held(office, uk(), signed=True) == dict.fromkeys(OFFERS, "signed") | memos
    negotiations.append(office.store, ACCOUNT.number, Event(NOW, "stopped", "disputed"))
    assert held(office, uk()) == dict.fromkeys(OFFERS, "stopped") | memos


def test_what_a_rule_stops_goes_to_nobody_and_the_file_alone(office: Workplace) -> None:
    found = structs.replace(uk().outcome.findings[0], severity="block")
    stopped = replace(uk(), outcome=structs.replace(uk().outcome, findings=(found,)))
    told = {"memo": None, "cost_sheet": "no_cost_sheet"}
    assert held(office, stopped) == dict.fromkeys((*OFFERS, "memo_copy"), "blocked") | told


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        (replace(uk(), organisation=amended(uk().organisation, telephone="")), "organisation"),
        (replace(uk(), debtor=replace(ACCOUNT.debtor, name="")), "debtor"),
    ],
)
def test_what_an_offer_needs_is_named(office: Workplace, changed: Agreement, why: str) -> None:
    assert hindrance(office, "offer", changed, signed=False) == why


def test_forbearance_by_one_side_belongs_to_two_countries(office: Workplace) -> None:
    neutral, american = (
        replace(uk(), organisation=amended(uk().organisation, rule_set=one)) for one in ("neutral", "us")
    )
    assert (held(office, neutral)["forbearance"], held(office, neutral)["offer"]) == ("both_sign", None)
    assert hindrance(office, "forbearance", american, signed=False) is None
    assert usual_paper(american) == "offer"
    unadvised = replace(american, organisation=amended(american.organisation, advice=""))
    assert hindrance(office, "forbearance", unadvised, signed=False) is None


@pytest.mark.parametrize("name", [*LETTER, *ADVICE])
def test_a_letter_is_not_posted_before_it_is_complete(office: Workplace, name: str) -> None:
    lacking = replace(uk(), organisation=amended(uk().organisation, **{name: ""}))
    assert (held(office, lacking)["forbearance"], held(office, lacking)["offer"]) == ("unposted", None)
    assert [one.name for one in letter_lacks(lacking)] == [name]
    homeless = replace(uk(), debtor=replace(uk().debtor, address=" "))
    assert [one.among for one in letter_lacks(homeless)] == ["debtor"]


def test_the_letter_goes_out_by_itself_where_an_agreement_would_take_a_form(office: Workplace) -> None:
    settled = simulated(SettlementTerms(FIRST, FIRST, fraction=Decimal("0.5")), Treatment())
    assert (usual_paper(uk()), usual_paper(draft())) == ("forbearance", "offer")
    assert usual_paper(replace(uk(), outcome=settled)) == "offer"


@pytest.mark.parametrize(("days", "refused"), [(-1, True), (0, False)])
def test_an_offer_stands_open_from_today(days: int, *, refused: bool) -> None:
    check(TODAY + days * DAY, refused=refused)


@pytest.mark.parametrize(("days", "refused"), [(-1, False), (0, False), (1, True)])
def test_an_offer_stands_open_until_its_first_payment(days: int, *, refused: bool) -> None:
    check(FIRST + days * DAY, refused=refused)


def check(day: date, *, refused: bool) -> None:
    if not refused:
        assert check_open(day, simulated(), TODAY) == day
        return
    with pytest.raises(Refusal, match="day_outside"):
        check_open(day, simulated(), TODAY)


def test_an_offer_usually_stands_open_for_two_weeks_and_no_longer_than_it_can() -> None:
    expires = TODAY + 5 * DAY
    half = simulated(SettlementTerms(FIRST, expires, fraction=Decimal("0.5")), Treatment())
    assert (usual_open(simulated(), TODAY), usual_open(half, TODAY)) == (TODAY + 14 * DAY, expires)
    assert last_open(half) == expires


def test_a_paper_is_made_below_the_window_or_says_what_holds_it_back(office: Workplace) -> None:
    made = handout(office, "offer", uk(), (), TODAY, signed=False)
    assert made.pdf.startswith(b"%PDF-")
    assert handout(office, "offer", uk(), (), TODAY, signed=True).held == "signed"
    with pytest.raises(Refusal, match="missing_field"):
        handout(office, "offer", uk(), (), None, signed=False)


def test_what_went_out_is_on_record_and_in_the_log_and_a_memo_on_record_alone(office: Workplace) -> None:
    for name in ("offer", "memo"):
        note_handout(office, name, "RA-2026-000042", ACCOUNT.number, "exported")
    assert [one.detail for one in audit.entries(office.store, action="exported")] == [
        "RA-2026-000042 memo",
        "RA-2026-000042 offer",
    ]
    assert [one.kind for one in negotiations.events(office.store, ACCOUNT.number)] == ["letters"]


def american(party: Party) -> Agreement:
    """What an organisation offers under American rules, for whoever it is."""
    made = replace(draft(), organisation=amended(LENDER, rule_set="us"))
    return replace(made, collector=party in COLLECTORS)


def itemized(owed: int) -> Itemization:
    return Itemization("charge_off", TODAY, Money(owed))


def test_a_validation_notice_goes_out_before_anything_else_of_a_debt_collector(office: Workplace) -> None:
    one, number = american("agency"), ACCOUNT.number
    owed = one.outcome.debt.total
    assert held(office, american("creditor"))["validation"] == "not_collector"
    assert held(office, one) == dict.fromkeys(OFFERS, "validation_first") | {
        "validation": "unitemized", "memo": None, "memo_copy": None
    }  # fmt: skip
    for items, why in ((itemized(owed - 1), "unitemized"), (itemized(owed), None), (itemized(owed + 1), "unitemized")):
        conduct.save_situation(office.store, number, Situation(itemization=items))
        assert held(office, one)["validation"] == why
    homeless = replace(one, debtor=replace(one.debtor, address=""))
    assert held(office, homeless)["validation"] == "unposted"
    conduct.save_situation(office.store, number, Situation(itemization=itemized(owed)))
    assert handout(office, "validation", one, (), None, signed=False).pdf.startswith(b"%PDF-")
    note_handout(office, "validation", one.number, number, "printed")
    assert read(conduct.situation(office.store, number)).validation_sent_on == TODAY
    assert held(office, one)["offer"] is None
    note_handout(replace(office, now=NOW + DAY), "validation", one.number, number, "printed")
    assert read(conduct.situation(office.store, number)).validation_sent_on == TODAY
    negotiations.append(office.store, number, Event(NOW, "stopped", "in_danger"))
    assert held(office, one)["validation"] == "stopped"
