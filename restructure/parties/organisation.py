"""The creditor's side of the paper: who it is, where to pay, whom to call, what happens when a payment is late."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from calculators.errors import Refusal
from restructure.policy import Policy, PolicyName, policy_named
from restructure.policy.tables import Dated

PageSize = Literal["a4", "letter"]
PAGE_SIZES: tuple[PageSize, ...] = ("a4", "letter")


@dataclass(frozen=True, slots=True)
class Organisation:
    """What Settings > Organisation holds. Texts may be empty; ``missing`` names those the paper cannot do without.

    ``end_days``: days a payment may be late before the agreement can be ended; ``cure_days``: what the letter then
    still gives; ``grace_days``: lateness that costs nothing; ``stale_days``: working days after which a balance
    must accrue or be confirmed again. ``plan_rate`` is the annual rate that plans begin with (None: the contract's),
    ``settlement_share`` the part of the debt that settlements begin with. ``discount_rate`` (effective a year),
    ``housing_line``, ``debt_line`` and ``withstands`` stand instead of the rule set's, where they are given.
    ``recovery`` and ``cost`` (fractions) and ``no_deal_months`` weigh a plan against no deal; without a discount
    rate no present value is shown. What cards begin with: ``usual_count`` payments where no means are known, else
    as many as the means ask for in steps of ``count_step`` up to ``longest_count``; ``deferred`` payments put off;
    a settlement in at most ``most_tranches`` parts, open for ``answer_days``; a hold of ``hold_days``. An agency
    signs for a creditor by its mandate: the number, what it covers, and the last day on which it holds.
    ``page_size`` is None where the rule set chooses the sheet.
    """

    name: str = ""
    name_zh: str = ""
    payee: str = ""
    payee_zh: str = ""
    payee_account: str = ""
    payee_bank: str = ""
    payee_bank_zh: str = ""
    telephone: str = ""
    hours: str = ""
    hours_zh: str = ""
    complaints: str = ""
    advice: str = ""
    address: str = ""
    representative: str = ""
    grace_days: int = 5
    end_days: int = 30
    cure_days: int = 10
    certificate_days: int = 10
    stale_days: int = 1
    rule_set: PolicyName = "neutral"
    plan_rate: Decimal | None = None
    settlement_share: Decimal = Decimal("0.60")
    discount_rate: Decimal | None = None
    recovery: Decimal = Decimal(0)
    cost: Decimal = Decimal(0)
    no_deal_months: int = 0
    housing_line: Decimal | None = None
    debt_line: Decimal | None = None
    withstands: Decimal | None = None
    usual_count: int = 36
    longest_count: int = 60
    count_step: int = 6
    deferred: int = 3
    most_tranches: int = 12
    answer_days: int = 14
    hold_days: int = 30
    mandate_number: str = ""
    mandate_scope: str = ""
    mandate_until: date | None = None
    page_size: PageSize | None = None


REQUIRED = ("name", "payee", "payee_account", "payee_bank", "telephone", "representative")
MANDATE = ("mandate_number", "mandate_scope", "mandate_until")
"""What an agency cannot sign without."""

LEAST_CURE: dict[PolicyName, int] = {"uk": 14}
"""Rule sets under which a plan that is not kept ends by a default notice alone; the days that one gives at least."""

DAYS = ("grace_days", "end_days", "cure_days", "certificate_days", "stale_days")

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


def missing(organisation: Organisation) -> tuple[str, ...]:
    """The required fields that are still empty, in the order in which Settings shows them."""
    empty = {field.name for field in fields(organisation) if not getattr(organisation, field.name)}
    return tuple(name for name in REQUIRED if name in empty)


def accelerates(organisation: Organisation) -> bool:
    """Whether the rest of a debt falls due at once when a plan is ended by letter. Under UK rules it does not: that
    would take a default notice of a prescribed form, which this program does not write.

    Source: Consumer Credit Act 1974, s. 87(1).
    """
    return organisation.rule_set not in LEAST_CURE


def cure_days(organisation: Organisation) -> int:
    """The days that a letter about a missed payment still gives: the organisation's own, and never fewer than the law
    asks for.

    Source: Consumer Credit Act 1974, s. 88(2): 14 days at least.
    """
    return max(organisation.cure_days, LEAST_CURE.get(organisation.rule_set, 0))


def check_cure(rule_set: PolicyName, days: int) -> None:
    """Refuse fewer days in a letter than the law asks for (``cure_too_short``)."""
    least = LEAST_CURE.get(rule_set, 0)
    if days < least:
        raise Refusal("cure_days", "cure_too_short", smallest=least)


def page_size_of(organisation: Organisation) -> PageSize:
    """The sheet that papers are set for: the organisation's own choice, else Letter under US rules, A4 under others."""
    return organisation.page_size or ("letter" if organisation.rule_set == "us" else "a4")


def mandate_missing(organisation: Organisation, today: date) -> tuple[str, ...]:
    """What an agency's mandate lacks, by field; ``mandate_expired`` where it no longer holds today."""
    lacking = tuple(name for name in MANDATE if not getattr(organisation, name))
    if lacking or organisation.mandate_until is None:
        return lacking
    return ("mandate_expired",) if organisation.mandate_until < today else ()


def policy_of(organisation: Organisation, lpr: tuple[Dated, ...] = ()) -> Policy:
    """The rule set of an organisation with the lines that it has drawn itself, and its own table of the prime rate."""
    policy = policy_named(organisation.rule_set)
    policy = replace(policy, lpr=lpr) if lpr else policy
    own = {name: getattr(organisation, name) for name in ("housing_line", "debt_line", "withstands")}
    return replace(policy, **{name: line for name, line in own.items() if line is not None})


DEMO = Organisation(
    name="Example Bank Co., Ltd., Collections Centre (demo)",
    name_zh="示例银行股份有限公司协商中心（演示）",
    payee="Example Bank Co., Ltd.",
    payee_zh="示例银行股份有限公司",
    payee_account="0000 1111 2222 3333",
    payee_bank="Example Bank, Head Office",
    payee_bank_zh="示例银行总行",
    telephone="400-000-0000",
    hours="Monday to Friday, 9:00 to 18:00",
    hours_zh="工作日9:00至18:00",
    complaints="400-000-0001",
    advice="",
    address="1 Sample Street, Example City",
    representative="He Lan (demo)",
    plan_rate=Decimal("0.06"),
    discount_rate=Decimal("0.08"),
    recovery=Decimal("0.35"),
    cost=Decimal("0.20"),
    no_deal_months=24,
)
"""An invented creditor, so that the demo can go all the way to a signed paper."""
