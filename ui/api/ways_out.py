"""The answer to a question about the ways out of several debts."""

from __future__ import annotations

from decimal import Decimal

from reports import wording
from reports.ways_out import figures_said, minded, reasons
from restructure.household.ways_out import AMOUNTS, Judged, WayOut, compared
from restructure.money.currency import plain_text
from restructure.requests.ways_out import WaysOutRequest
from ui.api.replies import Reply

FIGURES = ("monthly", "paid", "cost", "written_off")


def ways_out(request: WaysOutRequest) -> Reply:
    """Return what comes first, and every way: ``verdict`` is fits, no or unknown, each test with the figure it was held
    against; a figure that cannot be computed exactly is null."""
    found = compared(request.figures)
    said = [wording.say(f"way.first.{one}", request.language) for one in found.first]
    return {
        "first": [{"help": one, "message": words} for one, words in zip(found.first, said, strict=True)],
        "ways": [_way(way, request) for way in found.ways],
    }


def _way(way: WayOut, request: WaysOutRequest) -> Reply:
    language, currency, one = request.language, request.currency, way.criteria
    amounts = {name: getattr(way, name) for name in FIGURES}
    return {
        "way": one.way,
        "name": wording.name("considered", one.way, language),
        "verdict": way.verdict,
        "because": list(reasons(way, currency, language)),
        "tests": [_test(judged, currency) for judged in way.judged],
        "months": way.months,
        "days": way.days,
        **{name: None if amount is None else plain_text(amount, currency) for name, amount in amounts.items()},
        "ends_on": way.ends_on,
        "said": list(figures_said(way, currency, language)),
        "effect": one.effect[language],
        "risk": one.risk[language],
        "check": list(minded(way, language)),
        "fact": one.fact,
        "source": one.source,
    }


def _test(judged: Judged, currency: str) -> Reply:
    ask = judged.test.ask
    return {
        "ask": ask,
        "relation": judged.test.relation,
        "limit": _value(ask, judged.test.limit if judged.limit is None else judged.limit, currency),
        "given": _value(ask, judged.given, currency),
        "met": {"fits": True, "no": False, "unknown": None}[judged.verdict],
        "open_from": judged.day,
    }


def _value(ask: str, value: object, currency: str) -> object:
    if isinstance(value, int) and not isinstance(value, bool) and ask in AMOUNTS:
        return plain_text(value, currency)
    return format(value, "f") if isinstance(value, Decimal) else value
