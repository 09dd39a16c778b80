"""What is said of how an account stands: a sentence for the desk, a word for a row of a list. No widgets here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from PySide6.QtCore import QCoreApplication

from calculators.rounding import Money
from reports import formats
from reports.formats import Language
from restructure.agreements.course import Kept
from restructure.agreements.progress import owed_if_ended
from restructure.agreements.standing import Ended, Open, Running, Settled, Standing, balance, days_late
from restructure.parties.account import Account
from restructure.parties.organisation import accelerates
from restructure.store import plan_events
from ui.session import Session

Tone = Literal["kept", "late", "ended", "settled", "claimed"]
VERDICTS: dict[Tone, str] = {
    "kept": "affordable",
    "late": "tight",
    "ended": "unaffordable",
    "settled": "unknown",
    "claimed": "tight",
}
"""The ground that each stands on, as that of a verdict."""
ICONS: dict[Tone, tuple[str, str]] = {
    "kept": ("ok", "positive"),
    "late": ("warn", "caution"),
    "ended": ("no", "negative"),
    "settled": ("ok", "muted"),
    "claimed": ("warn", "caution"),
}
translate = QCoreApplication.translate


def tone_of(now: Standing) -> Tone | None:
    """Return how an account stands in one word; None where nothing was signed and nothing received."""
    if isinstance(now, Settled):
        return "settled"
    if isinstance(now, Ended):
        return "ended"
    if isinstance(now, Running):
        return "late" if now.kept.standing == "late" else "kept"
    return "claimed" if now.earlier is not None else None


@dataclass(frozen=True, slots=True)
class Shown:
    """Standing of an account in a row of a list: what is owed, how late, and in a word, nothing where only the balance
    counts; ``day`` is that of the end."""

    balance: Money
    days_late: int | None
    word: str = ""
    day: str = ""
    icon: tuple[str, str] | None = None


def shown(session: Session, accounts: Sequence[Account]) -> dict[str, Shown]:
    """Return how each of a few accounts stands today, by number."""
    stand = plan_events.standings(session.store, accounts, session.today())
    return {number: _shown(now, session.language, session.today()) for number, now in stand.items()}


def _shown(now: Standing, language: Language, today: date) -> Shown:
    tone = tone_of(now)
    if tone is None:
        return Shown(balance(now), days_late(now, today))
    names = {
        "kept": translate("Standing", "Plan kept"),
        "late": translate("Standing", "Plan late"),
        "ended": translate("Standing", "Plan ended"),
        "settled": translate("Standing", "Settled"),
        "claimed": translate("Standing", "New claim"),
    }
    day = now.on if isinstance(now, Settled) else now.since if isinstance(now, Ended) else None
    told = formats.brief_date(day, language) if day else ""
    return Shown(balance(now), days_late(now, today), names[tone], told, ICONS[tone])


def sentences(now: Standing, language: Language) -> list[str]:
    """Return what the desk says of an account before anything else; nothing where only the confirmed balance counts."""
    if isinstance(now, Settled):
        return _of_settled(now, language)
    if isinstance(now, Ended):
        return _of_end(now, language)
    if isinstance(now, Running):
        return _of_plan(now, language)
    return _of_balance(now, language)


def _of_end(now: Ended, language: Language) -> list[str]:
    agreement, currency = now.kept.agreement, now.account.currency
    ended = translate("Standing", "Agreement {0} ended on {1}.").format(
        agreement.number, formats.date(now.since, language)
    )
    at_once = accelerates(agreement.organisation.policy.rule_set)
    left = translate("Standing", "{0} is owed today.") if at_once else translate("Standing", "{0} of the debt is left.")
    said = [ended, left.format(formats.money(balance(now), currency, language))]
    if now.grown:
        said.append(translate("Standing", "Interest since then: {0}.").format(formats.plain(now.grown, currency)))
    if now.received:
        said.append(translate("Standing", "Received since then: {0}.").format(formats.plain(now.received, currency)))
    return said


def _of_settled(now: Settled, language: Language) -> list[str]:
    day = formats.date(now.on, language)
    said = [translate("Standing", "Settled on {0}: nothing is owed.").format(day)]
    if now.kept is not None:
        said.append(translate("Standing", "Agreement {0}.").format(now.kept.agreement.number))
        if now.kept.certificate:
            said.append(translate("Standing", "Certificate {0}.").format(now.kept.certificate))
    if now.over:
        over = formats.money(now.over, now.account.currency, language)
        said.append(translate("Standing", "{0} was received too much.").format(over))
    said.append(translate("Standing", "A new claim begins with a balance that was confirmed for a later day."))
    return said


def _of_plan(now: Running, language: Language) -> list[str]:
    kept, currency = now.kept, now.account.currency
    said = [due_in_words(kept, language)]
    left = formats.plain(balance(now), currency)
    said.append(translate("Standing", "{0} is left to pay.").format(left))
    if accelerates(kept.agreement.organisation.policy.rule_set):
        revived = formats.plain(owed_if_ended(kept.agreement, kept.now), currency)
        said.append(translate("Standing", "Were it to end today: {0}.").format(revived))
    return said


def due_in_words(kept: Kept, language: Language) -> str:
    """Return how a plan that runs is kept and what is due of it, in one sentence: on the desk and on its own page."""
    number, row, currency = kept.agreement.number, kept.now.next_row, kept.agreement.account.currency
    if row is None:
        return translate("Standing", "Agreement {0} is being kept.").format(number)
    day = formats.date(row.due, language)
    if kept.standing == "late":
        missing = formats.money(kept.now.missing, currency, language)
        return translate("Standing", "Agreement {0} is late: {1} has not arrived, due since {2}.").format(
            number, missing, day
        )
    open_ = formats.money(Money(row.payment - row.covered), currency, language)
    return translate("Standing", "Agreement {0} is being kept: {1} is due by {2}.").format(number, open_, day)


def _of_balance(now: Open, language: Language) -> list[str]:
    said = []
    if now.earlier is not None:
        said += _of_claim(now.earlier, now, language)
    if now.received:
        came = formats.money(now.received, now.account.currency, language)
        said.append(translate("Standing", "{0} received since the balance was confirmed is taken off.").format(came))
    return said


def _of_claim(earlier: Kept, now: Open, language: Language) -> list[str]:
    over_on = earlier.ended_on or earlier.completed_on
    assert over_on is not None
    pattern = (
        translate("Standing", "Agreement {0} ended on {1}.")
        if earlier.ended_on
        else translate("Standing", "Agreement {0} was settled on {1}.")
    )
    confirmed = formats.date(now.credited.since, language)
    return [
        pattern.format(earlier.agreement.number, formats.date(over_on, language)),
        translate("Standing", "This balance was confirmed for {0}, after that: a new claim.").format(confirmed),
        translate("Standing", "Make sure that it is not the same debt again."),
    ]
