"""What keeps an agreement from being signed, and what its draft freezes: below the window, by the settings alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest

from calculators.errors import Refusal
from calculators.parts import Treatment
from reports.certificate import make
from reports.own_certificate import sign_terms
from restructure.agreements.agreement import Agreement, Attachment, Credited, Wording, terms_digest
from restructure.agreements.evidence import AtDesk, Signature
from restructure.offers.outcome import Simulated
from restructure.offers.terms import SettlementTerms
from restructure.parties.account import Account
from restructure.parties.organisation import MissingField, amended
from restructure.parties.payees import Payee
from restructure.parties.situation import Situation
from restructure.services.signing import Agreed, Missing, draft, print_to_sign, sign_and_keep, what_is_missing
from restructure.services.workplace import Papers, Workplace
from restructure.store import accounts, agreements, conduct, credentials, evidence, negotiations
from tests.support.cases import ACCOUNT, CASE, FIRST, TODAY, simulated
from tests.support.drafts import draft as a_draft
from tests.support.reading import text_of
from tests.support.stores import NOW, open_store
from tests.support.workplaces import workplace

DAY = timedelta(days=1)
BOTH = Agreed(Signature(ACCOUNT.debtor.name, TODAY), Signature("He Lan", TODAY))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workplace]:
    store = open_store(tmp_path / "store.db")
    yield workplace(store)
    store.close()


def missing(office: Workplace, account: Account = ACCOUNT, outcome: Simulated | None = None) -> Missing:
    return what_is_missing(office, account, account.debtor, outcome or simulated())


def test_a_whole_case_lacks_nothing(office: Workplace) -> None:
    assert not missing(office).anything


def test_a_debtor_without_name_and_address_is_named_by_field(office: Workplace) -> None:
    nobody = replace(ACCOUNT, debtor=replace(ACCOUNT.debtor, name=" ", address=""))
    assert missing(office, nobody).fields == (MissingField("debtor", "name"), MissingField("debtor", "address"))


@pytest.mark.parametrize(("late", "past"), [(-1, False), (0, False), (1, True)])
def test_a_first_payment_may_fall_due_today_and_not_yesterday(office: Workplace, late: int, *, past: bool) -> None:
    there = replace(office, now=NOW + (FIRST - TODAY) + late * DAY)
    assert missing(there).past == past


@pytest.mark.parametrize(("late", "past"), [(-1, False), (0, False), (1, True)])
def test_a_settlement_may_be_signed_until_it_expires(office: Workplace, late: int, *, past: bool) -> None:
    expires = FIRST - 10 * DAY
    half = simulated(SettlementTerms(FIRST, expires, fraction=Decimal("0.5")), Treatment())
    there = replace(office, now=NOW + (expires - TODAY) + late * DAY)
    assert missing(there, outcome=half).past == past


@pytest.mark.parametrize(("days", "stale"), [(-1, False), (0, False), (1, True)])
def test_an_old_balance_stops_the_signature_unless_interest_is_known(
    office: Workplace, days: int, *, stale: bool
) -> None:
    # A Wednesday: no day of rest lies between.
    old = replace(ACCOUNT, as_of=TODAY - timedelta(days=office.organisation.deadlines.stale_days + days))
    assert missing(office, old).stale == stale
    assert not missing(office, replace(old, contract_rate=Decimal("0.05"))).stale


def test_a_debt_of_a_creditor_without_payee_names_the_payee(office: Workplace) -> None:
    far = replace(ACCOUNT, creditor="Far Bank")
    assert missing(office, far).payee
    payee = Payee("Far Bank", "Far Bank", "6000", "Head Office")
    assert not missing(replace(office, payees=(payee,)), far).payee


def test_a_draft_names_the_payee_of_its_creditor_and_the_day_it_was_made(office: Workplace) -> None:
    payee = Payee("Far Bank", "Far Bank", "6000", "Head Office")
    far, made = replace(ACCOUNT, creditor="Far Bank"), date(2026, 11, 24)
    one = draft(
        replace(office, payees=(payee,)), "RA-2026-000001", far, replace(far.debtor, name="Somebody Else"), CASE,
        simulated(), "en", Credited(0, TODAY), made_on=made,
    )  # fmt: skip
    assert (one.organisation.bank.payee_account, one.debtor.name, one.made_on) == ("6000", "Somebody Else", made)


class Drawn:
    """Draws nothing, and keeps what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[Wording, bool, bool]] = []

    def render(self, _: Agreement, wording: Wording, *, translation: bool = False, by_hand: bool = False) -> bytes:
        self.asked.append((wording, translation, by_hand))
        return b""


def test_a_paper_to_sign_by_hand_is_drawn_in_its_wording_and_as_a_translation(office: Workplace) -> None:
    accounts.save(office.store, ACCOUNT)
    drawn = Drawn()
    waiting = print_to_sign(replace(office, papers=cast(Papers, drawn)), a_draft())
    assert drawn.asked == [("en", False, True), ("zh", True, True)]
    assert [wording for wording, _ in waiting.papers] == ["en", "zh"]


def test_a_second_agreement_is_sealed_with_the_certificate_of_the_first(office: Workplace) -> None:
    accounts.save(office.store, ACCOUNT)
    first = sign_and_keep(office, a_draft(), BOTH)
    made = credentials.in_force(office.store)
    assert sign_and_keep(office, a_draft(), BOTH) == first
    sign_and_keep(office, replace(a_draft(), number="RA-2026-000043"), BOTH)
    assert credentials.in_force(office.store) == made is not None


def test_terms_signed_with_a_certificate_of_one_s_own_carry_that_signature(office: Workplace) -> None:
    accounts.save(office.store, ACCOUNT)
    told, signature = sign_terms(make("林 示例", NOW), terms_digest(a_draft()), NOW)
    bare = Agreed(None, BOTH.creditor, told)
    with pytest.raises(Refusal, match="own_signature_bad"):
        sign_and_keep(office, a_draft(), bare)
    kept = sign_and_keep(office, a_draft(), replace(bare, attachments=(Attachment("terms.p7s", signature),)))
    assert kept.evidence == told


def test_whom_nobody_identified_signs_at_the_desk_only_for_a_reason_that_the_log_keeps(office: Workplace) -> None:
    accounts.save(office.store, ACCOUNT)
    unchecked = replace(BOTH, evidence=AtDesk(NOW, "", "not_recorded"))
    with pytest.raises(Refusal, match="identity_unchecked"):
        sign_and_keep(office, a_draft(), unchecked)
    with pytest.raises(Refusal, match="missing_field"):
        sign_and_keep(office, a_draft(), replace(BOTH, evidence=AtDesk(NOW, " ", "id_card")))
    assert agreements.load(office.store, a_draft().number) is None
    sign_and_keep(office, a_draft(), replace(unchecked, unidentified="Stands before me since 2019"))
    told = [one.detail for one in negotiations.events(office.store, ACCOUNT.number) if one.kind == "reason"]
    assert told == ["identity: Stands before me since 2019"]


@pytest.mark.parametrize(
    ("template", "regulated", "settles", "refused"),
    [
        ("", None, False, True),
        ("", True, False, True),
        ("", False, False, False),
        ("CCA-7", True, False, False),
        ("", True, True, False),
    ],
)
def test_under_british_rules_two_signatures_need_a_form_of_the_organisations_own(
    office: Workplace, template: str, regulated: bool | None, *, settles: bool, refused: bool
) -> None:
    accounts.save(office.store, ACCOUNT)
    conduct.save_situation(office.store, ACCOUNT.number, Situation(regulated=regulated))
    office = replace(office, organisation=amended(office.organisation, rule_set="uk", agreement_template=template))
    half = simulated(SettlementTerms(FIRST, FIRST, fraction=Decimal("0.5")), Treatment())
    outcome = half if settles else simulated()
    assert missing(office, outcome=outcome).form == refused
    agreement = replace(a_draft(), organisation=office.organisation, outcome=outcome)
    for act in (lambda: sign_and_keep(office, agreement, BOTH), lambda: print_to_sign(office, agreement)):
        if refused:
            with pytest.raises(Refusal, match="no_agreement_form"):
                act()
    if refused:
        assert agreements.load(office.store, agreement.number) is None
    elif not settles:
        print_to_sign(office, agreement)
        (paper,) = evidence.awaiting(office.store, ACCOUNT.number)
        assert ("Drawnuponourform'CCA-7'" in text_of(paper.papers[0][1])) == bool(template)
