"""Which accounts may be taken into one plan, and a plan for several from the quote to the signature."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.agreements.agreement import Agreement, terms_digest
from restructure.agreements.evidence import Signature
from restructure.agreements.record import read_agreement
from restructure.agreements.standing import is_kept
from restructure.offers.outcome import Case
from restructure.offers.plan_debts import together
from restructure.policy import policy_named
from restructure.services import signing
from restructure.services.plan_debts import may_take_in, taken_in
from restructure.services.work_list import queue_of
from restructure.services.workplace import Workplace
from restructure.store import accounts, agreements, negotiations, payments, plan_events
from restructure.store.negotiations import Event
from restructure.store.payments import Payment
from tests.support.cases import PLAN, TODAY, simulated
from tests.support.joint_plans import CARDS
from tests.support.stores import NOW, open_store
from tests.support.workplaces import workplace

FIRST, SECOND = CARDS
OTHERS = (
    replace(FIRST, number="6225-0503", currency="USD"),
    replace(FIRST, number="6225-0504", creditor="另一家银行"),
    replace(FIRST, number="6225-0505", product="consumer_loan"),
    replace(FIRST, number="6225-0506", debtor=replace(FIRST.debtor, name="王样本", id_number="DEMO-ID-9")),
    replace(FIRST, number="6225-0507", guarantor="赵样本"),
    replace(FIRST, number="6225-0508"),
    replace(FIRST, number="6225-0509"),
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workplace]:
    store = open_store(tmp_path / "store.db")
    for one in (*CARDS, *OTHERS):
        accounts.save(store, one)
    payments.append(store, [Payment("6225-0508", TODAY, FIRST.parts.total)])
    negotiations.append(store, "6225-0509", Event(NOW, "stopped", "disputed"))
    yield workplace(store)
    store.close()


def made(office: Workplace, designated: str = "") -> Agreement:
    taken = taken_in(office, FIRST, [SECOND.number], designated)
    case = Case(together([one.debt for one in taken]), policy_named("neutral"))
    return signing.draft(
        office,
        agreements.next_number(office.store, 2026),
        taken[0].account,
        FIRST.debtor,
        case,
        simulated(PLAN, case=case),
        "en",
        taken[0].credited,
        made_on=TODAY,
        taken=taken,
    )


def test_accounts_of_one_debtor_creditor_product_and_currency_fit_in_one_plan(office: Workplace) -> None:
    assert [one.number for one in may_take_in(office, FIRST)] == [SECOND.number]


@pytest.mark.parametrize(("others", "designated"), [(["6225-0503"], ""), ([SECOND.number], "6225-0503")])
def test_what_does_not_fit_is_not_taken_in(office: Workplace, others: list[str], designated: str) -> None:
    with pytest.raises(Refusal, match="not_taken_in"):
        taken_in(office, FIRST, others, designated)


def test_a_plan_for_two_is_signed_once_and_kept_on_both(office: Workplace) -> None:
    agreement = made(office)
    both = signing.Agreed(Signature(FIRST.debtor.name, TODAY), Signature("He Lan", TODAY))
    kept = signing.sign_and_keep(office, agreement, both)
    assert read_agreement(kept.record) == replace(
        agreement, debtor_signature=both.debtor, creditor_signature=both.creditor,
        audit_head=read_agreement(kept.record).audit_head,
    )  # fmt: skip
    assert sum(one.share.owed.total for one in agreement.debts) == agreement.outcome.debt.total == 515_000
    for one in CARDS:
        assert is_kept(plan_events.standing(office.store, one, TODAY))
    queue = queue_of(office, "")
    assert [queue.worked[one.number].course for one in CARDS] == ["kept", "kept"]


def test_the_digest_tells_which_debt_was_designated_and_not_which_payments_were_there(office: Workplace) -> None:
    one = made(office)
    named = made(office, SECOND.number)
    assert terms_digest(replace(named, number=one.number)) != terms_digest(one)
    bare = replace(one, debts=tuple(replace(debt, credited=None) for debt in one.debts))
    assert terms_digest(bare) == terms_digest(one)
    assert one.debts[1].share.parts[0] == one.outcome.schedule.payment[0]
    assert named.debts[1].share.parts[0] == named.outcome.schedule.payment[0]


def test_an_account_whose_balance_moved_since_is_not_signed_for(office: Workplace) -> None:
    agreement = made(office)
    payments.append(office.store, [Payment(SECOND.number, TODAY, Money(5_000))])
    both = signing.Agreed(Signature(FIRST.debtor.name, TODAY), Signature("He Lan", TODAY))
    with pytest.raises(Refusal, match="account_changed"):
        signing.sign_and_keep(office, agreement, both)
