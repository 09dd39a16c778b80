"""What a creditor allows, and what the rules say about an outcome."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from calculators.affordability import SavingsLine
from calculators.business_days import CalendarName, DaysOff
from calculators.errors import Fact, Refusal
from calculators.public_holidays import Nation
from calculators.rounding import Money, Rate
from restructure.policy.tables import Dated, days_off_of, lpr

PolicyName = Literal["cn-credit-card", "cn-licensed-loan", "cn-private-lending", "uk", "us", "neutral"]
Severity = Literal["block", "warn", "text"]


@dataclass(frozen=True, slots=True)
class Policy:
    """Limits of a rule set. ``share_of_surplus`` is the line above which a payment is tight; ``longest_months``
    is None where no limit is known. ``housing_line`` and ``debt_line`` are the shares of income above which the home,
    and all debts, are asked about; ``withstands`` is the fall of income that a plan should survive, None where none is
    asked for; ``lpr`` is the table of the one-year loan prime rate; ``free_advice`` says that free debt advice is to be
    named to whoever has nothing left; ``zone`` is the time zone of a country that has one only, empty for others;
    ``calendar`` says on which days its banks are closed."""

    name: PolicyName
    share_of_surplus: Rate = Decimal("0.75")
    savings: SavingsLine = field(default_factory=SavingsLine)
    longest_months: int | None = None
    housing_line: Rate | None = None
    debt_line: Rate | None = None
    withstands: Rate | None = None
    lpr: tuple[Dated, ...] = field(default_factory=lpr)
    free_advice: bool = False
    zone: str = ""
    calendar: CalendarName = "none"


HALF, FIFTY_FIVE = Decimal("0.50"), Decimal("0.55")
"""China, guidance on risk in housing loans (2004), art. 36: the home at most half of income, all debts 55 %."""

BEIJING = "Asia/Shanghai"
"""All of China keeps one time. Whoever lives by another, as in Urumqi or abroad, has their zone entered."""

POLICIES: dict[PolicyName, Policy] = {
    "neutral": Policy("neutral"),
    # Measures for the Supervision of Credit Card Business, art. 70: at most five years.
    "cn-credit-card": Policy(
        "cn-credit-card", longest_months=60, housing_line=HALF, debt_line=FIFTY_FIVE, zone=BEIJING, calendar="CN"
    ),
    "cn-licensed-loan": Policy(
        "cn-licensed-loan", housing_line=HALF, debt_line=FIFTY_FIVE, zone=BEIJING, calendar="CN"
    ),
    "cn-private-lending": Policy(
        "cn-private-lending", housing_line=HALF, debt_line=FIFTY_FIVE, zone=BEIJING, calendar="CN"
    ),
    # Common Financial Tool (Scotland), s. 11: a tenth of the surplus, at most 20 pounds a month.
    # FCA Handbook, CONC 7.3: name free debt advice.
    "uk": Policy("uk", savings=SavingsLine(cap=Money(2000)), free_advice=True, zone="Europe/London", calendar="GB"),
    "us": Policy("us", calendar="US"),
}


def days_off_under(rule_set: PolicyName, nation: Nation | None = None) -> DaysOff:
    """The days off of the country whose rules those are."""
    return days_off_of(POLICIES[rule_set].calendar, nation)


def policy_named(name: str) -> Policy:
    """The policy of that name; refuses an unknown one."""
    for known, policy in POLICIES.items():
        if known == name:
            return policy
    raise Refusal("policy", "unknown_policy", given=name[:40], known=", ".join(POLICIES))


@dataclass(frozen=True, slots=True)
class Words:
    """One text in both languages."""

    en: str
    zh: str


class Finding(Struct, frozen=True):
    """A finding about an outcome.

    ``text``, ``cure`` and ``instrument`` (what the rule says, what would mend it, instrument and article) come with a
    rule of a pack; else ``rule`` and ``source`` are keys of the catalogue. Only a ``confirmed`` one goes on paper.
    """

    rule: str
    severity: Severity
    facts: dict[str, Fact]
    source: str = ""
    text: Words | None = None
    cure: Words | None = None
    instrument: Words | None = None
    confirmed: bool = True
