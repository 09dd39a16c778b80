"""The creditor's side of the paper: who it is, where to pay, whom to call, what happens when a payment is late."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import msgspec

from calculators.errors import Refusal
from restructure.parties.account import Account
from restructure.policy import Policy, PolicyName, policy_named
from restructure.policy.tables import Dated

PageSize = Literal["a4", "letter"]
PAGE_SIZES: tuple[PageSize, ...] = ("a4", "letter")


@dataclass(frozen=True, slots=True)
class MissingField:
    """A field that a paper lacks: among whose fields it stands, and its name there. ``ended`` where something stands in
    it that holds no more."""

    among: Literal["debtor", "organisation", "payees"]
    name: str
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """The organisation's name, whom a debtor calls, and who signs for it; ``complaints_body`` is whoever outside it
    decides a complaint, with its telephone, ``credit_code`` and ``legal_representative`` what a Chinese company is
    registered under. Texts may be empty, here and in ``Bank``; ``missing`` names those that the
    paper cannot do without."""

    name: str = ""
    name_zh: str = ""
    telephone: str = ""
    hours: str = ""
    hours_zh: str = ""
    complaints: str = ""
    advice: str = ""
    address: str = ""
    representative: str = ""
    complaints_body: str = ""
    credit_code: str = ""
    legal_representative: str = ""


@dataclass(frozen=True, slots=True)
class Bank:
    """The payee's account."""

    payee: str = ""
    payee_zh: str = ""
    payee_account: str = ""
    payee_bank: str = ""
    payee_bank_zh: str = ""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Days. ``grace_days``: lateness that costs nothing; ``end_days``: how late a payment may be before the agreement
    can be ended; ``cure_days``: what the letter then still gives; ``stale_days``: working days after which a balance
    must accrue or be confirmed again."""

    grace_days: int = 5
    end_days: int = 30
    cure_days: int = 10
    certificate_days: int = 10
    stale_days: int = 1


@dataclass(frozen=True, slots=True)
class PolicyLines:
    """The rule set, and the lines that stand instead of its own where they are given."""

    rule_set: PolicyName = "neutral"
    housing_line: Decimal | None = None
    debt_line: Decimal | None = None
    withstands: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Valuation:
    """Valuation of a plan and no deal: ``discount_rate`` (effective a year; without one no present value is shown),
    ``recovery`` and ``cost`` (fractions) and ``no_deal_months``."""

    discount_rate: Decimal | None = None
    recovery: Decimal = Decimal(0)
    cost: Decimal = Decimal(0)
    no_deal_months: int = 0


@dataclass(frozen=True, slots=True)
class Presets:
    """Presets of the cards: ``plan_rate``, the annual rate of plans (None: the contract's); ``settlement_share``, the
    part of the debt that settlements pay; ``usual_count`` payments where no means are known, else as many as the means
    ask for in steps of ``count_step`` up to ``longest_count``; ``deferred`` payments put off; a settlement in at most
    ``most_tranches`` parts, open for ``answer_days``; a hold of ``hold_days``."""

    plan_rate: Decimal | None = None
    settlement_share: Decimal = Decimal("0.60")
    usual_count: int = 36
    longest_count: int = 60
    count_step: int = 6
    deferred: int = 3
    most_tranches: int = 12
    answer_days: int = 14
    hold_days: int = 30


@dataclass(frozen=True, slots=True)
class Mandate:
    """A creditor's mandate for an agency: the number, what it covers, and the last day on which it holds."""

    mandate_number: str = ""
    mandate_scope: str = ""
    mandate_until: date | None = None


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms that counsel checked for the organisation: ``agreement_template`` names that of an agreement which changes
    regulated credit under UK rules; without one nobody signs any. ``advice_permission`` is under which permission or
    exemption debt counselling is given; without one nobody compares ways out."""

    agreement_template: str = ""
    advice_permission: str = ""


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The sheet that papers are printed on; None where the rule set chooses it."""

    page_size: PageSize | None = None


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The organisation's picture at the head of its papers, a PNG, with its SHA-256 in hex; nothing where it has none.
    Frozen agreements keep the digest alone, and the store the picture under it."""

    sha256: str = ""
    png: bytes = field(default=b"", repr=False)


NO_LETTERHEAD = Letterhead()


def letterhead_with(png: bytes) -> Letterhead:
    """The letterhead with a picture."""
    return Letterhead(hashlib.sha256(png).hexdigest(), png) if png else NO_LETTERHEAD


@dataclass(frozen=True, slots=True)
class Organisation:
    """Fields of Settings > Organisation, in records of what belongs together. It is stored as one flat object, see
    ``stored``: no two of the records have a field of the same name."""

    identity: Identity = Identity()
    bank: Bank = Bank()
    deadlines: Deadlines = Deadlines()
    policy: PolicyLines = PolicyLines()
    valuation: Valuation = Valuation()
    presets: Presets = Presets()
    mandate: Mandate = Mandate()
    page: PageSetup = PageSetup()
    forms: Forms = Forms()


RECORDS: dict[str, type[Any]] = {one.name: type(one.default) for one in fields(Organisation)}
"""The records of an organisation by their fields."""

STORED = (
    "name", "name_zh", "payee", "payee_zh", "payee_account", "payee_bank", "payee_bank_zh", "telephone", "hours",
    "hours_zh", "complaints", "advice", "address", "representative", "grace_days", "end_days", "cure_days",
    "certificate_days", "stale_days", "rule_set", "plan_rate", "settlement_share", "discount_rate", "recovery", "cost",
    "no_deal_months", "housing_line", "debt_line", "withstands", "usual_count", "longest_count", "count_step",
    "deferred", "most_tranches", "answer_days", "hold_days", "mandate_number", "mandate_scope", "mandate_until",
    "page_size", "complaints_body", "agreement_template", "credit_code", "legal_representative",
    "advice_permission",
)  # fmt: skip
"""The names of all fields in the order in which they are stored."""

RECORD_OF = {one.name: record for record, kind in RECORDS.items() for one in fields(kind)}


def stored(organisation: Organisation) -> dict[str, Any]:
    """The flat object that settings and frozen agreements hold: every field by its name."""
    return {name: getattr(getattr(organisation, RECORD_OF[name]), name) for name in STORED}


def organisation_in(held: object, *, strict: bool = True) -> Organisation:
    """The organisation of a flat object of plain JSON values. Fields that an earlier version did not store are as
    usual, those of a later one passed over. Raises ``msgspec.ValidationError`` for what is none."""
    return Organisation(**{name: msgspec.convert(held, kind, strict=strict) for name, kind in RECORDS.items()})


def amended(organisation: Organisation, **values: Any) -> Organisation:
    """The organisation with some of its fields changed, each by its name."""
    changed = {
        record: replace(
            getattr(organisation, record), **{name: values[name] for name in values if RECORD_OF[name] == record}
        )
        for record in {RECORD_OF[name] for name in values}
    }
    return replace(organisation, **changed)


REQUIRED = ("name", "payee", "payee_account", "payee_bank", "telephone", "representative")
MANDATE = tuple(one.name for one in fields(Mandate))
"""What an agency cannot sign without."""

LEAST_CURE: dict[PolicyName, int] = {"uk": 14}
"""Rule sets under which a plan that is not kept ends by a default notice alone; the days that one gives at least."""

DAYS = tuple(one.name for one in fields(Deadlines))

PRESETS = {
    "usual_count": 600,
    "longest_count": 600,
    "count_step": 60,
    "deferred": 60,
    "most_tranches": 60,
    "answer_days": 365,
    "hold_days": 365,
}
"""What cards begin with, and how large each may be; none of it is below one."""


def missing(identity: Identity, bank: Bank) -> tuple[MissingField, ...]:
    """The required fields that are still empty, in the order in which Settings shows them."""
    held = {name: value for record in (identity, bank) for name, value in asdict(record).items()}
    return tuple(MissingField("organisation", name) for name in REQUIRED if not held[name])


def accelerates(rule_set: PolicyName) -> bool:
    """Return whether the rest of a debt falls due at once when a plan is ended by letter. Under UK rules it does not:
    that would take a default notice of a prescribed form, which this program does not write.

    Source: Consumer Credit Act 1974, s. 87(1).
    """
    return rule_set not in LEAST_CURE


def takes_own_form(rule_set: PolicyName) -> bool:
    """Return whether an agreement that changes regulated credit takes a form of its own, and two signatures without it
    change nothing.

    Source: Consumer Credit Act 1974, s. 82; SI 2010/1014, sch. 1.
    """
    return rule_set == "uk"


def may_hold_back_alone(rule_set: PolicyName) -> bool:
    """Return whether a creditor holds back by a letter of its own that the debtor need not sign: where two signatures
    take a form, and where a signed promise may start anew the time in which a debt can be sued on. Elsewhere both
    sides sign.

    Source: Consumer Credit Act 1974, s. 82; limitation statutes of the American states.
    """
    return takes_own_form(rule_set) or limits_by_state(rule_set)


def shows_cost_sheet(rule_set: PolicyName, account: Account) -> bool:
    """Return whether a sheet of all costs is shown and signed before a plan: in China, for lenders with a licence.

    Source: NFRA and PBoC Rules (2026) No. 2 on disclosing the cost of personal loans, in force from 1 August 2026.
    """
    private = account.lender_type == "private" or account.product == "private_loan"
    if rule_set == "neutral":
        return account.currency == "CNY" and not private
    return rule_set in ("cn-credit-card", "cn-licensed-loan") and not private


def limits_by_state(rule_set: PolicyName) -> bool:
    """Return whether each state says for itself how long a debt can be sued on, and what starts that time anew."""
    return rule_set == "us"


def gives_rebate(rule_set: PolicyName) -> bool:
    """Return whether whoever pays a credit off early is owed a rebate by a formula.

    Source: Consumer Credit (Early Settlement) Regulations 2004 (SI 2004/1483).
    """
    return rule_set == "uk"


def cure_days(deadlines: Deadlines, rule_set: PolicyName) -> int:
    """The days that a letter about a missed payment still gives: the organisation's own, and never fewer than the law
    asks for.

    Source: Consumer Credit Act 1974, s. 88(2): 14 days at least.
    """
    return max(deadlines.cure_days, LEAST_CURE.get(rule_set, 0))


def in_force(organisation: Organisation) -> Organisation:
    """Return an organisation with the days that its rules ask for where it set fewer."""
    return amended(organisation, cure_days=cure_days(organisation.deadlines, organisation.policy.rule_set))


def check_cure(rule_set: PolicyName, days: int) -> None:
    """Refuse fewer days in a letter than the law asks for (``cure_too_short``)."""
    least = LEAST_CURE.get(rule_set, 0)
    if days < least:
        raise Refusal("cure_days", "cure_too_short", smallest=least)


def page_size_of(page: PageSetup, rule_set: PolicyName) -> PageSize:
    """The sheet that papers are set for: the organisation's own choice, else Letter under US rules, A4 under others."""
    return page.page_size or ("letter" if rule_set == "us" else "a4")


def mandate_missing(mandate: Mandate, today: date) -> tuple[MissingField, ...]:
    """Return what an agency's mandate lacks, its last day where that has passed."""
    lacking = tuple(MissingField("organisation", name) for name in MANDATE if not getattr(mandate, name))
    if lacking or mandate.mandate_until is None:
        return lacking
    return (MissingField("organisation", "mandate_until", ended=True),) if mandate.mandate_until < today else ()


def rule_set_of(chosen: PolicyName, account: Account) -> PolicyName:
    """The rule set of an account under the one that its organisation chose: those of China follow from its lender and
    product, as each says whom it is for. What nobody has said, lender ``licensed`` or product ``other``, never makes a
    loan private or licensed, or a card none: there the chosen one holds.

    Source: Private Lending Interpretation, art. 1; Reply of the Supreme People's Court, Fa Shi (2020) No. 27.
    """
    if not chosen.startswith("cn-"):
        return chosen
    if account.lender_type == "private":
        return "cn-private-lending"
    private = chosen == "cn-private-lending" or account.product == "private_loan"
    if account.lender_type == "licensed" and private:
        return chosen
    if account.product == "credit_card":
        return "cn-credit-card"
    return chosen if chosen == "cn-credit-card" and account.product == "other" else "cn-licensed-loan"


def policy_lines_for(lines: PolicyLines, account: Account | None) -> PolicyLines:
    """The rule set that an account is worked under, with the lines of the organisation, which are the same for all;
    without an account the organisation's own."""
    return lines if account is None else replace(lines, rule_set=rule_set_of(lines.rule_set, account))


def policy_of(lines: PolicyLines, lpr: tuple[Dated, ...] = ()) -> Policy:
    """The rule set of an organisation with the lines that it has drawn itself, and its own table of the prime rate."""
    policy = policy_named(lines.rule_set)
    policy = replace(policy, lpr=lpr) if lpr else policy
    own = {name: getattr(lines, name) for name in ("housing_line", "debt_line", "withstands")}
    return replace(policy, **{name: line for name, line in own.items() if line is not None})


DEMO = Organisation(
    identity=Identity(
        name="Example Bank Co., Ltd., Collections Centre (demo)",
        name_zh="示例银行股份有限公司协商中心（演示）",
        telephone="400-000-0000",
        hours="Monday to Friday, 9:00 to 18:00",
        hours_zh="工作日9:00至18:00",
        complaints="400-000-0001",
        address="1 Sample Street, Example City",
        representative="He Lan (demo)",
    ),
    bank=Bank(
        payee="Example Bank Co., Ltd.",
        payee_zh="示例银行股份有限公司",
        payee_account="0000 1111 2222 3333",
        payee_bank="Example Bank, Head Office",
        payee_bank_zh="示例银行总行",
    ),
    presets=Presets(plan_rate=Decimal("0.06")),
    valuation=Valuation(
        discount_rate=Decimal("0.08"), recovery=Decimal("0.35"), cost=Decimal("0.20"), no_deal_months=24
    ),
)
"""An invented creditor, so that the demo can go all the way to a signed paper."""
