"""What the two figures of page 1 are: chosen from the plan, said by the catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from calculators.deferral import DeferralRule
from calculators.rounding import NOTHING, Money
from reports import plan
from reports import uneven as rows
from reports.due_days import due_days
from reports.plan import Payments
from restructure.offers.outcome import Simulated
from restructure.offers.terms import SettlementTerms


@dataclass(frozen=True, slots=True)
class Panel:
    """A figure: the keys of the words above it, below it, and in small print."""

    label: str
    amount: Money
    says: str
    notes: tuple[str, ...] = ()


def panels(outcome: Simulated) -> tuple[Panel, Panel]:
    """The two figures that answer what is paid when."""
    if isinstance(outcome.terms, SettlementTerms):
        return _settled(outcome), _forgiven(outcome)
    rule, down = plan.deferral_rule(outcome), plan.down_payment(outcome)
    if down is not None and rule is None:
        return Panel("panel.down", down.amount, "panel.down.by"), _after(outcome)
    if rule is not None:
        return _paused(outcome, rule), _after(outcome)
    told = plan.payments(outcome)
    if plan.pays_by_row(outcome) and told.shape != "one":
        return _by_row(outcome, told)
    if told.shape == "one":
        return Panel("panel.one", told.first, "panel.first.by"), _rest(outcome)
    if told.shape == "balloon" and told.first == told.then:
        return _every(outcome, told), _last(told)
    return _first(outcome, told), _then(outcome, told) if told.shape == "steady" else _last(told)


def _settled(outcome: Simulated) -> Panel:
    column = outcome.schedule.payment
    if len(column) == 1:
        return Panel("panel.settle", outcome.totals.paid, "panel.settle.one", ("panel.settle.only",))
    says = "panel.settle.equal" if len(set(column)) == 1 else "panel.settle.parts"
    return Panel("panel.settle", outcome.totals.paid, says, ("panel.settle.first",))


def _forgiven(outcome: Simulated) -> Panel:
    return Panel("panel.forgiven", outcome.waived.total, "panel.forgiven.share", ("panel.forgiven.when",))


def _by_row(outcome: Simulated, told: Payments) -> tuple[Panel, Panel]:
    """The regular payment and the largest; the first or the last where there is none. The row below has all others."""
    found, terms = rows.uneven(outcome), outcome.terms.plan
    last = Panel("panel.last", told.last, "panel.last.by")
    most = Panel("panel.most", found.most[1], "panel.most.by", ("panel.most.last",))
    largest = last if found.most[1] == told.last else most
    if found.regular is None or (terms and terms.rows):
        return Panel("panel.first", told.first, "panel.first.by"), largest
    regular = Panel("panel.regular", found.regular.amount, "panel.regular.count", ("panel.regular.first",))
    return regular, last if found.most[1] == regular.amount else largest


def _first(outcome: Simulated, told: Payments) -> Panel:
    notes: tuple[str, ...] = ()
    schedule = outcome.schedule
    if told.shape == "balloon":
        notes = ("panel.last.between",)
    elif schedule.arrears[0] > schedule.arrears[1] or (schedule.fee[0] > schedule.fee[1] and plan.on_top(outcome)):
        notes = ("panel.first.once",)
    elif schedule.fee[0] > schedule.fee[1]:
        notes = ("panel.first.fees",)
    elif plan.on_top(outcome):
        notes = ("panel.first.period",)
    return Panel("panel.first", told.first, "panel.first.by", notes)


def _then(outcome: Simulated, told: Payments) -> Panel:
    notes = (*(("panel.then.last",) if told.last != told.then else ()), *_rolls(outcome))
    return Panel("panel.then", told.then, f"panel.then.{_days(outcome)}", notes)


def _every(outcome: Simulated, told: Payments) -> Panel:
    terms = outcome.terms.plan
    notes = ("panel.every.interest",) if terms and terms.method == "interest_only" else ()
    return Panel("panel.every", told.then, f"panel.every.{_days(outcome)}", (*notes, *_rolls(outcome)))


def _last(told: Payments) -> Panel:
    notes = {
        "two": (),
        "falling": ("panel.last.falling",),
        "varying": ("panel.last.varying",),
        "balloon": ("panel.last.balloon",),
    }
    return Panel("panel.last", told.last, "panel.last.by", notes[told.shape])


def _rest(outcome: Simulated) -> Panel:
    notes = ("panel.rest.waived",) if outcome.waived.total else ()
    return Panel("panel.rest", NOTHING, "panel.rest.closed", notes)


def _paused(outcome: Simulated, rule: DeferralRule) -> Panel:
    column = outcome.schedule.payment[plan.first_row(outcome) :][: rule.periods]
    down = ("panel.down.before",) if plan.down_payment(outcome) else ()
    label = "panel.pause" if len(set(column)) == 1 else "panel.pause.most"
    if rule.during == "interest_only":
        return Panel(label, max(column), "panel.pause.interest_only", ("pause.paid", *down))
    return Panel(label, max(column), "panel.pause.nothing", (f"pause.{rule.interest}", *down))


def _after(outcome: Simulated) -> Panel:
    told = plan.payments(outcome)
    if told.shape == "one":
        return Panel("panel.after.one", told.last, "panel.last.by")
    if told.shape in ("steady", "balloon"):
        first = ("panel.after.first",) if told.first != told.then else ()
        last = ("panel.then.last",) if told.last != told.then else ()
        return Panel("panel.then", told.then, f"panel.then.{_days(outcome)}", first + last + _rolls(outcome))
    between = "panel.last.falling" if told.shape == "falling" else "panel.last.varying"
    notes = ("panel.then.last",) if told.shape == "two" else (between, "panel.then.last")
    return Panel("panel.after.from", told.first, f"panel.then.{_days(outcome)}", notes + _rolls(outcome))


def _days(outcome: Simulated) -> str:
    """How the due dates are said: by their day, with the first of them where they are more than a month or a week
    apart, by their distance alone, or not at all."""
    rule, often = due_days(outcome).rule, outcome.terms.frequency
    if rule in ("rows", "counted"):
        return rule
    return "by" if often.count == 1 and often.unit in ("week", "half month", "month") else "from"


def _rolls(outcome: Simulated) -> tuple[str, ...]:
    terms = outcome.terms.plan
    return (f"panel.roll.{terms.roll}",) if terms and terms.roll != "none" else ()
