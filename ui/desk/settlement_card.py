"""The settlement card: part of the debt in one sum or a few parts; share and amount say the same thing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from msgspec import structs

from calculators.rounding import Money
from calculators.settlement import OnDefault
from reports import formats
from restructure.money.currency import minor_digits
from restructure.offers.option import Option
from restructure.offers.outcome import Simulated
from restructure.offers.plan_summary import Run, in_short
from restructure.offers.terms import SettlementTerms
from ui.desk.card import OptionCard, whole_units
from ui.desk.field_row import Scale
from ui.desk.reaching import Slid, write_whole
from ui.widgets.choice import Choice
from ui.widgets.dates import DateEdit
from ui.widgets.fields import MoneyEdit, percent_edit, whole_edit

MOST_PARTS = 24
PERCENT = Decimal(100)


class SettlementCard(OptionCard):
    """Part of the debt in one sum or a few parts; share and amount say the same thing."""

    def add_rows(self) -> None:
        self.share = percent_edit("fraction", digits=1)
        self.amount = MoneyEdit("amount")
        self.parts = whole_edit("tranches", 1, 60)
        self.each = MoneyEdit("each")
        self.expires = DateEdit("expires", self.session)
        self.on_default = Choice(("revive_all", "pro_rata"), self._on_default_name)
        self.add_row("fraction", self.share, lambda: self.tr("Share paid"), self._slide_share)
        self.add_row("amount", self.amount, lambda: self.tr("Amount"), self._slide_amount)
        self.add_row(
            "tranches", self.parts, lambda: self.tr("Payments"), lambda units: self._with(**self._split(units))
        )
        self.add_row("expires", self.expires, lambda: self.tr("Offer expires"))
        self.add_row("each", self.each, lambda: self.tr("Each payment"), more=True)
        self.add_row("on_default", self.on_default, lambda: self.tr("If it fails"), more=True)
        self.share.edited.connect(lambda value: self._sum(fraction=value) if value is not None else None)
        self.amount.edited.connect(lambda value: self._sum(amount=value) if value is not None else None)
        self.parts.edited.connect(lambda value: self._with(**self._split(value)) if value else None)
        self.each.edited.connect(lambda value: self._by_part(value) if value else None)
        self.expires.edited.connect(lambda value: self._with(expires=value) if value else None)
        self.on_default.picked.connect(lambda value: self._with(on_default=value))

    def _slide_share(self, units: int) -> None:
        self._sum(fraction=Decimal(units) / PERCENT)

    def _slide_amount(self, units: int) -> None:
        self._sum(amount=Money(units * 10 ** minor_digits(self.model.currency)))

    @property
    def _terms(self) -> SettlementTerms:
        terms = self.model.options[self.kind].terms
        assert isinstance(terms, SettlementTerms)
        return terms

    @property
    def _debt(self) -> Money:
        case = self.model.case_of(self.kind)
        return case.debt.total if case else Money(1)

    def _with(self, **fields: Any) -> None:
        self.change(replace(self.model.options[self.kind], terms=structs.replace(self._terms, **fields)))

    def _sum(self, **given: Any) -> None:
        self._with(**self._shared(**given))

    def _shared(self, **given: Any) -> dict[str, Any]:
        """A sum that is given in one way; parts that had amounts of their own are equal parts of it."""
        parts = self._terms.tranches
        count = parts if isinstance(parts, int) else len(parts)
        return {"amount": None, "fraction": None, "discount": None, "tranches": count} | given

    def _split(self, count: int) -> dict[str, Any]:
        """Another number of equal parts; the sum stays, where the parts had amounts of their own too."""
        parts = self._terms.tranches
        if isinstance(parts, int):
            return {"tranches": count}
        return self._shared(amount=Money(sum(one.amount for one in parts)), tranches=count)

    def _by_part(self, each: Money) -> None:
        """Part and number of parts given: the share paid, and so what is waived, follows."""
        count = self._terms.tranches
        self._sum(amount=Money(each * (count if isinstance(count, int) else len(count))))

    def _on_default_name(self, value: OnDefault) -> str:
        return {"revive_all": self.tr("all comes back"), "pro_rata": self.tr("waiver in the share paid")}[value]

    def headline(self, outcome: Simulated) -> tuple[tuple[str, str], ...]:
        count = len(outcome.schedule)
        parts = self.tr("in one sum") if count == 1 else self.tr("in {0} payments").format(count)
        return (("hero", formats.plain(outcome.totals.paid, outcome.debt.currency)), ("body_muted", parts))

    def subline(self, outcome: Simulated) -> str:
        language = self.session.language
        share = formats.percent(Decimal(outcome.totals.paid) / outcome.debt.total, 1, language)
        ends = formats.brief_date(outcome.totals.final_due, language)
        return self.tr("{0} of the debt, ends {1}").format(share, ends)

    def show_rows(self, option: Option, outcome: Simulated | None) -> None:
        terms = option.terms
        assert isinstance(terms, SettlementTerms)
        currency = self.model.currency
        self.amount.set_currency(currency)
        self.each.set_currency(currency)
        debt = self._debt
        seen = outcome.terms if outcome else terms
        assert isinstance(seen, SettlementTerms)
        amount = terms.amount or seen.amount
        share = terms.fraction if terms.fraction is not None else (Decimal(amount) / debt if amount else None)
        self.rows["fraction"].show_value(share, solved=terms.fraction is None, scale=Scale(0, 100, units=PERCENT))
        units = Decimal(1) / 10 ** minor_digits(currency)
        amount_scale = Scale(0, max(whole_units(debt, currency), 1), units=units)
        self.rows["amount"].show_value(amount, solved=terms.amount is None, scale=amount_scale)
        count = terms.tranches if isinstance(terms.tranches, int) else len(terms.tranches)
        self.rows["tranches"].show_value(count, solved=False, scale=Scale(1, MOST_PARTS))
        told = in_short(outcome).rest if outcome else ()
        # Shares of one amount differ by less than a unit each; where parts differ by more there is no "each".
        alike = bool(told) and max(told, key=_amount).amount - min(told, key=_amount).amount < count
        part = told[0].amount if alike else None
        self.rows["each"].show_value(part, solved=True, scale=None)
        self.rows["expires"].show_value(terms.expires, solved=False, scale=None)
        self.on_default.set_value(terms.on_default)

    def slid(self) -> tuple[Slid, ...]:
        return (
            Slid(self.kind, self.rows["fraction"], lambda: (1, 100), self._at_share, write_percent),
            Slid(self.kind, self.rows["amount"], self._amount_ends, self._at_amount, write_whole),
            Slid(self.kind, self.rows["tranches"], lambda: (1, MOST_PARTS), self._at_parts, write_whole),
        )

    def _amount_ends(self) -> tuple[int, int]:
        return 1, max(whole_units(self._debt, self.model.currency), 2)

    def _at_share(self, percent: int) -> Option:
        return self._at(**self._shared(fraction=Decimal(percent) / PERCENT))

    def _at_amount(self, units: int) -> Option:
        amount = Money(units * 10 ** minor_digits(self.model.currency))
        return self._at(**self._shared(amount=amount))

    def _at_parts(self, count: int) -> Option:
        return self._at(**self._split(count))

    def _at(self, **fields: Any) -> Option:
        return replace(self.model.options[self.kind], terms=structs.replace(self._terms, **fields))


def _amount(run: Run) -> Money:
    return run.amount


def write_percent(low: int, high: int) -> str:
    """Both ends of a share: ``60–100 %``."""
    return f"{write_whole(low, high)} %"
