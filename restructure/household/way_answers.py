"""What only the client can say about the ways out of several debts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.public_holidays import Nation
from calculators.rounding import Money


@dataclass(frozen=True, slots=True)
class WayAnswers:
    """Answers that decide which ways are open; None is not known, and is never taken for yes.

    ``assets`` are worth so much together, without the home and the vehicle; ``dearest_asset`` is the largest of them
    and ``everything_owned`` what there is in all. ``lived_here`` says that the client lived or worked in England or
    Wales within three years. ``dro_on``, ``bankrupt_on``, ``minimal_assets_on`` and ``space_on`` are the last day of a
    debt relief order, a bankruptcy, a minimal asset process, a breathing space or moratorium; ``benefits_only_since``
    that since when benefits are the only income; ``never`` names those of them that there never were.
    ``what_if_rate``, ``settlement_share``, ``fee_share``, ``tax_rate`` and ``monthly_fee`` are tried, not offered."""

    nation: Nation | None = None
    city: str = ""
    assets: Money | None = None
    dearest_asset: Money | None = None
    everything_owned: Money | None = None
    vehicle: Money | None = None
    owns_home: bool | None = None
    lived_here: bool | None = None
    in_insolvency: bool | None = None
    crisis_treatment: bool | None = None
    change_expected: bool | None = None
    inability_shown: bool | None = None
    willing: bool | None = None
    dro_on: date | None = None
    bankrupt_on: date | None = None
    minimal_assets_on: date | None = None
    space_on: date | None = None
    benefits_only_since: date | None = None
    never: tuple[str, ...] = ()
    residence_years: int | None = None
    social_insurance_years: int | None = None
    periods: int | None = None
    what_if_rate: Decimal | None = None
    settlement_share: Decimal | None = None
    fee_share: Decimal | None = None
    tax_rate: Decimal | None = None
    monthly_fee: Money | None = None


NO_ANSWERS = WayAnswers()
