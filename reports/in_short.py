"""The words for a plan in a line; cards, log, answers and papers all say it with these."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from calculators.rounding import Money
from reports import formats, wording
from reports.formats import Language
from restructure.offers.plan_summary import InShort, Run, in_short, settles

if TYPE_CHECKING:
    # Named alone: it takes longer to load than the first window may.
    from restructure.offers.outcome import Simulated

MOST_RUNS = 4
"""More runs than this are told as the first and the last of so many, with the amount that most of them have."""


def plan_in_short(outcome: Simulated, language: Language) -> str:
    """An outcome in a line: ``48.75, then 2 × 97.50, then 35 × 191.14, last 191.20``."""
    return said_in_short(in_short(outcome), language)


def said_in_short(short: InShort, language: Language) -> str:
    """Return what is paid in a line; a settlement begins with the whole sum, and what a long first period adds
    ends it."""
    if not settles(short):
        said = payments_in_short(short, language)
        if short.on_top is None:
            return said
        return wording.say("short.on_top", language, said=said, amount=formats.plain(short.on_top, short.currency))
    whole = formats.plain(short.paid, short.currency)
    if short.count == 1:
        return wording.say("short.one_sum", language, whole=whole)
    parts = payments_in_short(short, language)
    return wording.say("short.settled", language, whole=whole, count=short.count, parts=parts)


def payments_in_short(short: InShort, language: Language) -> str:
    """Every payment in a line: equal ones with their count, an odd first or last one apart."""
    parts = _runs(short.deferred, short.currency, language) + _runs(short.rest, short.currency, language)
    if short.down is not None:
        down = wording.say("short.down", language, amount=formats.plain(short.down, short.currency))
        parts = (down, *parts)
    return _joined(parts, language)


def _joined(parts: tuple[str, ...], language: Language) -> str:
    said = parts[0]
    for part in parts[1:]:
        said = wording.say("short.then", language, said=said, part=part)
    return said


def _runs(runs: tuple[Run, ...], currency: str, language: Language) -> tuple[str, ...]:
    """Each run; the odd last payment of a long one is named with it."""
    if len(runs) > MOST_RUNS:
        return (_ends(runs, currency, language),)
    told = [_run(run, currency) for run in runs]
    if len(runs) > 1 and runs[-1].count == 1 and runs[-2].count > 1:
        told[-2:] = [wording.say("short.last", language, said=told[-2], amount=told[-1])]
    return tuple(told)


def _run(run: Run, currency: str) -> str:
    amount = formats.plain(run.amount, currency)
    return amount if run.count == 1 else f"{run.count} × {amount}"


def _ends(runs: tuple[Run, ...], currency: str, language: Language) -> str:
    paid = [run for run in runs if run.amount]
    times = Counter[Money]()
    for run in paid:
        times[run.amount] += run.count
    (regular, often), count = times.most_common(1)[0], times.total()
    named = {"regular": regular, "first": paid[0].amount, "last": paid[-1].amount, "most": max(times)}
    said = {name: formats.plain(money, currency) for name, money in named.items()}
    return wording.say(
        "short.mostly" if 2 * often > count else "short.ends", language, count=count, often=often, **said
    )
