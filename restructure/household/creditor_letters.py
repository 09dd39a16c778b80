"""Letters to the creditors of a household beside its offers: which there are, whom each goes to, what a creditor
answered, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from calculators.calendar import add_months
from calculators.rounding import Money
from restructure.household.creditor_reply import CreditorReply, DebtName, LetterKind, LetterSent
from restructure.household.distribution import DebtsCase, OneDebt, counted

NextStep = Literal[
    "write", "wait", "remind", "pay", "pay_countered", "counter_too_high", "weigh", "reconsider", "complain", "review",
]  # fmt: skip
BREATHING_DAYS, MORATORIUM_MONTHS = 60, 6
SILENT_AFTER = 14
"""Days after which a creditor that has not answered is silent."""
NAMELESS: frozenset[LetterKind] = frozenset({
    "holding", "balance", "stop_interest", "complaint", "agreement_request", "moratorium", "insolvency_hold",
})  # fmt: skip
"""Letters that offer nothing: no figure of the budget stands in them, so none has to be confirmed before."""


OFFERING: frozenset[LetterKind] = frozenset({"offer", "reconsider", "arrangement"})
"""Letters that name a sum a month to be agreed to."""
NO_SUM: frozenset[LetterKind] = frozenset({"no_offer", "insolvency_hold", "write_off"})
"""Letters whose refusal is answered by no offer."""
NOTHING_SENT = DebtsCase()


@dataclass(frozen=True, slots=True)
class Standing:
    """Standing of a debt with its creditor: the letter that went out last, its answer, and the step that comes next,
    with its day where it has one."""

    letter: LetterSent | None
    reply: CreditorReply | None
    step: NextStep
    on: date | None = None


def debt_name(debt: OneDebt) -> DebtName:
    """The name of a debt."""
    return DebtName(debt.name.strip(), debt.creditor.strip(), debt.reference.strip())


def standing(case: DebtsCase, debt: OneDebt, share: Money | None, today: date) -> Standing:
    """Return how a debt stands. A creditor is silent from the fourteenth day after a letter on; a counter-offer is paid
    where it asks for no more than the ``share`` of the debt, and weighed where that or its sum is not known."""
    name = debt_name(debt)
    # That payments go on asks for no answer.
    asked = (one for one in case.letters if one.to == name and one.kind != "continue")
    sent = max(asked, key=lambda one: one.on, default=None)
    said = max((one for one in case.replies if one.to == name), key=lambda one: one.on, default=None)
    if sent is None:
        return Standing(sent, said, "write")
    if said is None or said.on < sent.on:
        silent = sent.on + timedelta(days=SILENT_AFTER)
        return Standing(sent, said, "remind" if today >= silent else "wait", silent)
    return Standing(sent, said, *_after(said, sent, share, case.review_on))


def unanswered(case: DebtsCase, today: date) -> tuple[date, ...]:
    """The days of the letters that went out last to those creditors that have not answered since, by debt."""
    found = (standing(case, debt, None, today) for debt in counted(case))
    return tuple(one.letter.on for one in found if one.letter is not None and one.step in ("wait", "remind"))


def _after(
    said: CreditorReply, sent: LetterSent, share: Money | None, review_on: date | None
) -> tuple[NextStep, date | None]:
    if said.answer == "accepted":
        return ("pay", review_on) if sent.kind in OFFERING else ("review", review_on)
    if said.answer == "countered":
        if said.amount is None or share is None:
            return "weigh", None
        return ("pay_countered" if said.amount <= share else "counter_too_high"), None
    if sent.kind in NO_SUM:
        return "review", review_on
    return ("complain" if sent.kind == "reconsider" else "reconsider"), None


def accepted(case: DebtsCase) -> tuple[str, ...]:
    """The creditors whose last answer accepts, by name, each once."""
    latest = {one.to: one for one in sorted(case.replies, key=lambda one: one.on)}
    return tuple(dict.fromkeys(one.to.creditor or one.to.name for one in latest.values() if one.answer == "accepted"))


def agreed(case: DebtsCase, debt: OneDebt) -> Money | None:
    """Return what a creditor has accepted a month, or asked for and got: by its last answer and the letter that this
    answers. None where it has not accepted, and where no sum of that is known."""
    name = debt_name(debt)
    said = max((one for one in case.replies if one.to == name), key=lambda one: one.on, default=None)
    if said is None or said.answer != "accepted":
        return None
    offered = [one for one in case.letters if one.to == name and one.kind in OFFERING and one.on <= said.on]
    last = max(offered, key=lambda one: one.on, default=None)
    return None if last is None else last.amount


def addressees(
    kind: LetterKind, debts: tuple[OneDebt, ...], shares: tuple[Money, ...], case: DebtsCase = NOTHING_SENT
) -> tuple[int, ...]:
    """The places of the debts whose creditors get a letter of a kind: an arrangement goes to priority creditors with
    whom one is meant, an answer to a refusal to those that refused or asked for more, a request to stop interest to
    those that charge some, that no offer is possible and a request to write off to those that are no priority, that
    payments go on to those whose accepted sum is known, all others to everybody."""
    replies = case.replies
    latest = {one.to: one for one in sorted(replies, key=lambda one: one.on)}

    def refused(debt: OneDebt) -> bool:
        reply = latest.get(debt_name(debt))
        return reply is not None and reply.answer != "accepted"

    tests: dict[LetterKind, Callable[[OneDebt, Money], bool]] = {
        "offer": lambda debt, share: bool(share) and not debt.priority,
        "arrangement": lambda debt, share: debt.priority and bool(debt.minimum) and not debt.apart,
        "reconsider": lambda debt, share: bool(share) and not debt.priority and refused(debt),
        "stop_interest": lambda debt, share: bool(debt.rate or debt.charge) and not debt.priority,
        "no_offer": lambda debt, share: not debt.priority,
        "write_off": lambda debt, share: not debt.priority,
        "continue": lambda debt, share: bool(agreed(case, debt)),
    }
    test = tests.get(kind)
    return tuple(
        place
        for place, (debt, share) in enumerate(zip(debts, shares, strict=True))
        if debt.balance and (test is None or test(debt, share))
    )


def space_until(case: DebtsCase) -> date | None:
    """The last day of a breathing space or moratorium that began: 60 days in England and Wales, six months in Scotland,
    the first day included; None where the day or the nation is not known.

    Source: SI 2020/1311; Coronavirus (Recovery and Reform) (Scotland) Act 2022, s. 23.
    """
    first, nation = case.space_from, case.answers.nation
    if first is None or nation not in ("england_wales", "scotland"):
        return None
    over = first + timedelta(days=BREATHING_DAYS) if nation == "england_wales" else add_months(first, MORATORIUM_MONTHS)
    return over - timedelta(days=1)
