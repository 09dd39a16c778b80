"""Several accounts of one creditor in plans of every kind, and an oracle that places their payments by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from calculators.deferral import DeferralRule
from calculators.parts import PARTS, Parts, PartTreatment, Treatment, Where
from calculators.rounding import Money
from restructure.agreements.agreement import (
    AgreedDebt,
    Credited,
    SignedAgreement,
    capture,
    edition,
    sign,
    terms_digest,
    to_json,
)
from restructure.agreements.evidence import Signature
from restructure.offers.outcome import Case, Simulated
from restructure.offers.plan_debts import DebtShare, PlanDebt, received_of, shares_of, together
from restructure.offers.terms import Terms
from restructure.parties.account import Account, Debt, debt_of
from restructure.parties.organisation import DEMO
from restructure.policy import policy_named
from restructure.simulation import simulate
from tests.support.cases import ACCOUNT, TODAY
from tests.support.samples import MADE_ON, deferral_terms, instalment_terms, settlement_terms
from tests.support.stores import NOW


def some_debts(dice: Random) -> tuple[PlanDebt, ...]:
    """Two to six debts, of which some are alike in all that places a payment."""
    count = dice.randint(2, 6)
    named = dice.randrange(count) if dice.random() < 0.3 else None
    found = []
    for index in range(count):
        whole = [Money(dice.choice((0, 1, dice.randint(1, 999_99), dice.randint(1, 9_999_99)))) for _ in PARTS]
        parts = Parts(Money(whole[0] + 1), *whole[1:])
        debt = Debt("CNY", parts, MADE_ON, dice.choice((None, Decimal("0.06"), Decimal("0.18"))))
        due = dice.choice((None, date(2026, 1, 5), date(2026, 3, 5), MADE_ON + timedelta(days=200)))
        secured = Money(dice.choice((0, 0, parts.total // 2)))
        found.append(PlanDebt(f"A-{index}", debt, due, secured, index == named))
    return tuple(found)


def some_terms(dice: Random) -> Terms:
    count = dice.randint(1, 30)
    terms: tuple[Terms, ...] = (
        instalment_terms(count, annual_rate=Decimal(dice.choice(("0", "0.06", "0.24")))),
        instalment_terms(count, "equal_principal"),
        instalment_terms(count, "interest_only"),
        instalment_terms(count, "bullet"),
        instalment_terms(count, "flat_fee", fee_per_period=Decimal("0.005")),
        instalment_terms(count, start=MADE_ON + timedelta(days=11)),
        deferral_terms(DeferralRule(2), count + 3),
        settlement_terms(dice.randint(1, 6)),
        settlement_terms(dice.randint(1, 6), on_default="pro_rata"),
    )
    return dice.choice(terms)


def some_plan(dice: Random) -> tuple[tuple[PlanDebt, ...], Simulated] | None:
    """Debts and a plan for them all; None where such terms are refused for them."""
    debts, terms = some_debts(dice), some_terms(dice)
    how = [PartTreatment(dice.choice((Money(0), Money(700), "all")), dice.choice(WHERE)) for _ in range(3)]
    treatment = Treatment() if terms.plan is None else Treatment(*how)
    outcome = simulate(Case(together(debts), policy_named("neutral")), terms, treatment)
    return (debts, outcome) if isinstance(outcome, Simulated) else None


WHERE: tuple[Where, ...] = ("spread", "first", "last", "capitalise")


def wrong_in(debts: tuple[PlanDebt, ...], outcome: Simulated, dice: Random) -> list[str]:
    """Return what does not hold of the shares of a plan."""
    shares, wrong, schedule = shares_of(outcome, debts), [], outcome.schedule
    if [sum(row) for row in zip(*(one.parts for one in shares), strict=True)] != list(schedule.payment):
        wrong.append("parts of a row")
    asked = [one.owed.total - one.waived.total + one.charges for one in shares]
    if [sum(one.parts) for one in shares] != asked:
        wrong.append("balances at the end")
    if sum(one.owed.total for one in shares) != outcome.debt.total:
        wrong.append("the debt")
    if any(sum(getattr(one.waived, part) for one in shares) != getattr(outcome.waived, part) for part in PARTS):
        wrong.append("the waiver")
    if any(amount < 0 for one in shares for amount in (one.charges, *one.parts)):
        wrong.append("below nothing")
    if [one.parts for one in shares] != placed_by_hand(debts, outcome, shares):
        wrong.append("the order")
    paid = Money(dice.randint(0, sum(schedule.payment)))
    if sum(received_of(shares, schedule.due, paid)) != paid:
        wrong.append("a part of the money")
    return wrong


def placed_by_hand(
    debts: tuple[PlanDebt, ...], outcome: Simulated, shares: Sequence[DebtShare]
) -> list[tuple[int, ...]]:
    """Every payment to the first debt of the order of art. 560 that still asks for something, unit by unit among those
    that are alike; only what the plan adds to each debt is taken from the ``shares``."""
    left = [one.owed.total - one.waived.total for one in shares]
    principal = [_bears(one, outcome) for one in shares]
    columns: list[list[int]] = [[] for _ in debts]
    before, last = int(outcome.debt.total), len(outcome.schedule) - 1
    for row, (day, payment) in enumerate(zip(outcome.schedule.due, outcome.schedule.payment, strict=True)):
        if outcome.terms.plan is not None:
            after = outcome.waived.total if row == last else outcome.schedule.owed_after_default[row]
            charge, before = after + payment - before, after
            weights = [min(one, bears) for one, bears in zip(left, principal, strict=True)]
            weights = weights if any(weights) else list(left) if any(left) else [1] * len(left)
            left = [one + more for one, more in zip(left, _fairly(charge, weights), strict=True)]
        rest, got = int(payment), [0] * len(debts)
        keys = [_key(one, day) for one in debts]
        for key in sorted(set(keys)):
            alike = [index for index, one in enumerate(keys) if one == key]
            share = min(rest, sum(left[index] for index in alike))
            for index, more in zip(alike, _fairly(share, [left[index] for index in alike]), strict=True):
                got[index] = more
            rest -= share
        left = [one - less for one, less in zip(left, got, strict=True)]
        for column, amount in zip(columns, got, strict=True):
            column.append(amount)
    return [tuple(one) for one in columns]


def _key(one: PlanDebt, day: date) -> tuple[object, ...]:
    due = one.due_since or one.debt.as_of
    return (not one.designated, due > day, one.secured, -(one.debt.contract_rate or 0), due)


def _bears(one: DebtShare, outcome: Simulated) -> int:
    joined = [name for name in PARTS[1:] if getattr(outcome.treatment, name).rest == "capitalise"]
    return sum(getattr(one.owed, name) - getattr(one.waived, name) for name in ("principal", *joined))


def _fairly(amount: int, weights: list[int]) -> list[int]:
    """Unit by unit to whoever lacks most of its fair share, the first in the list among equals."""
    whole = sum(weights)
    shares = [amount * one // whole if whole else 0 for one in weights]
    lacking = sorted(range(len(weights)), key=lambda index: (shares[index] * whole - amount * weights[index], index))
    for index in lacking[: amount - sum(shares)]:
        shares[index] += 1
    return shares


def in_soak(folder: Path, count: int) -> int:
    """Count what is wrong with so many plans, as the soak asks for it."""
    return len(trial(count, seed=24)[1])


def trial(count: int, seed: int) -> tuple[int, list[str]]:
    """Return how many plans of several debts were tried, and what was wrong with them."""
    dice, tried, wrong = Random(seed), 0, []
    while tried < count:
        made = some_plan(dice)
        if made is None:
            continue
        tried += 1
        wrong += [f"{seed}/{tried}: {one}" for one in wrong_in(*made, dice)]
    return tried, wrong


DEBTOR = replace(ACCOUNT.debtor, id_number="11010519491231002X")
CARDS = tuple(
    replace(ACCOUNT, number=number, debtor=DEBTOR, parts=Parts(Money(principal), Money(interest)), overdue_since=since)
    for number, principal, interest, since in (
        ("6225-0501", 300_000, 10_000, date(2026, 5, 5)),
        ("6225-0502", 200_000, 5_000, date(2026, 2, 5)),
    )
)
"""Two cards of one person at one bank, of which the second fell due first."""


def debts_of(accounts: Sequence[Account], designated: str = "") -> tuple[PlanDebt, ...]:
    return tuple(
        PlanDebt(one.number, debt_of(one), one.overdue_since, designated=one.number == designated) for one in accounts
    )


def joint_agreement(
    number: str = "RA-2026-000006", accounts: Sequence[Account] = CARDS, payments: int = 5, made_on: date = TODAY
) -> SignedAgreement:
    """A signed plan for several accounts as the store keeps it: so many payments without interest."""
    debts = debts_of(accounts)
    case = Case(together(debts), policy_named("neutral"))
    terms = instalment_terms(payments, annual_rate=Decimal(0), start=made_on)
    outcome = simulate(case, terms, Treatment())
    assert isinstance(outcome, Simulated)
    agreed = tuple(
        AgreedDebt(share, one.parts, one.as_of, one.confirmed_by, Credited(0, one.as_of))
        for share, one in zip(shares_of(outcome, debts), accounts, strict=True)
    )
    draft = capture(
        number=number,
        made_on=made_on,
        account=accounts[0],
        organisation=DEMO,
        household=None,
        outcome=outcome,
        wording="zh",
        credited=Credited(0, accounts[0].as_of),
        debts=agreed,
    )
    whole = sign(draft, Signature(accounts[0].debtor.name, made_on), Signature("He Lan (demo)", made_on))
    editions = (edition("en", b"%PDF en"), edition("zh", b"%PDF zh"))
    return SignedAgreement(number, accounts[0].number, NOW, terms_digest(whole), to_json(whole), editions)
