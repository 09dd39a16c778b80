"""The brief before a talk in words: since the last one, which plan, by what way, at which hour, what to mind."""

from __future__ import annotations

from datetime import date

from calculators.errors import Fact
from reports import formats, wording
from reports.formats import Language
from reports.told import detail_of
from restructure.agreements.standing import Ended, Running, Settled, Standing, balance
from restructure.parties.situation import Situation
from restructure.proposals.brief import HourReached, WayOfContact
from restructure.services.brief import Brief, SinceLastTalk
from restructure.store.negotiations import Event

Line = tuple[str, tuple[str, ...]]
"""What it is about, and what is said of it."""


def since_in_words(since: SinceLastTalk, today: date, language: Language, currency: str) -> str:
    """Return in one line when there was a talk last, what it came to and what has happened since."""

    def say(key: str, **facts: Fact) -> str:
        return wording.say(key, language, currency=currency, **facts)

    if since.on is None:
        key = "since.never.attempts" if since.attempts else "since.never"
        return say(key, attempts=since.attempts) + ("。" if language == "zh" else ".")
    day = formats.short_date(since.on, language)
    days = (today - since.on).days
    parts = [say("since.on", day=day, days=days) if days > 0 else say("since.today")]
    if since.said is not None:
        parts.append(event_in_words(since.said, language))
    if since.last is not None:
        parts += [since.last.result] if since.last.result else []
        parts += [say("since.next", next=since.last.next_step)] if since.last.next_step else []
    if since.received:
        parts.append(say("since.received", amount=since.received))
    elif days > 0:
        parts.append(say("since.no_money"))
    if since.attempts:
        parts.append(say("since.attempts", attempts=since.attempts))
    # It ends as a sentence does: cut, it is cut at its end and not in its middle as a number is.
    return " · ".join(parts) + ("。" if language == "zh" else ".")


def event_in_words(event: Event, language: Language) -> str:
    """Return an entry of the log with what was done and its figures."""
    what = wording.name("event", event.kind, language)
    said = detail_of(event.kind, event.detail, language)
    return wording.say("since.said", language, what=what, said=said) if said else what


def brief_in_words(known: Brief, today: date, language: Language, currency: str) -> tuple[Line, ...]:
    """Return the brief, line by line."""
    return (
        (wording.say("brief.plan", language), _plan(known, language, currency)),
        (wording.say("brief.way", language), ways_in_words(known.ways, language, currency)),
        (wording.say("brief.hour", language), hours_in_words(known.hours, known.situation, known.reached, language)),
        (wording.say("brief.mind", language), _minded(known, language, currency)),
    )


def _plan(known: Brief, language: Language, currency: str) -> tuple[str, ...]:
    standing = _standing(known.standing, language, currency)
    offered = (_offered(known.offered, language),) if known.offered is not None else ()
    return (*standing, *offered) or (wording.say("brief.plan.none", language),)


def _offered(event: Event, language: Language) -> str:
    what, day = wording.name("event", event.kind, language), formats.short_date(event.at.date(), language)
    plan = detail_of(event.kind, event.detail, language)
    return wording.say("brief.plan.offered", language, what=what, day=day, plan=plan)


def _standing(standing: Standing, language: Language, currency: str) -> tuple[str, ...]:
    if isinstance(standing, Settled):
        return (wording.say("brief.plan.settled", language),)
    if isinstance(standing, Ended):
        number, owed = standing.kept.agreement.number, balance(standing)
        return (wording.say("brief.plan.ended", language, currency=currency, number=number, amount=owed),)
    if not isinstance(standing, Running):
        return ()
    row, number = standing.kept.now.next_row, standing.kept.agreement.number
    if row is None:
        return ()
    key = "brief.plan.late" if standing.kept.standing == "late" else "brief.plan.kept"
    day, open_ = formats.date(row.due, language), row.payment - row.covered
    return (wording.say(key, language, currency=currency, number=number, amount=open_, day=day),)


def ways_in_words(ways: tuple[WayOfContact, ...], language: Language, currency: str) -> tuple[str, ...]:
    """Return which ways are open, in their order, and which are not, with why."""
    open_ = [wording.name("way", one.way, language) for one in ways if one.is_open]
    said = [wording.beside(open_, language) if open_ else wording.say("brief.way.none", language)]
    closed: dict[str, list[str]] = {}
    for one in ways:
        if not one.is_open:
            closed.setdefault(_why(one, language, currency), []).append(wording.name("way", one.way, language))
    between = wording.say("list.between", language)
    said += [wording.say("brief.way.closed", language, ways=between.join(of), why=why) for why, of in closed.items()]
    return tuple(said)


def _why(one: WayOfContact, language: Language, currency: str) -> str:
    """Why a way is not open; what stops several is said once."""
    if one.opted_out:
        return wording.say("brief.way.opted_out", language)
    stops = next(found for found in one.findings if found.severity == "block")
    return wording.finding(stops, language, currency).rstrip(".。")


def hours_in_words(
    hours: tuple[int, int] | None, situation: Situation, reached: HourReached | None, language: Language
) -> tuple[str, ...]:
    """Return when contact is allowed, what time it is there, and at which hour the person was reached before."""
    now = f"{situation.local_now:%H:%M}" if situation.local_now is not None else ""
    if hours is None:
        said = [wording.say("brief.hour.free" if now else "brief.hour.nothing", language, now=now)]
    else:
        key = "brief.hour.allowed" if now else "brief.hour.unknown"
        said = [wording.say(key, language, begin=hours[0], end=hours[1], now=now)]
    if reached is not None:
        said.append(
            wording.say("brief.hour.reached", language, hour=reached.hour, talks=reached.talks, calls=reached.calls)
        )
    return tuple(said)


def _minded(known: Brief, language: Language, currency: str) -> tuple[str, ...]:
    seen = known.situation
    said = [wording.finding(one, language, currency) for one in known.minded]
    if seen.vulnerabilities:
        named = [wording.name("vulnerability", one, language) for one in seen.vulnerabilities]
        said.append(wording.say("brief.mind.vulnerable", language, what=wording.beside(named, language)))
    if known.needed:
        said.append(wording.say("brief.mind.needed", language, currency=currency, amount=known.needed))
    if known.hardship:
        said.append(wording.say("brief.mind.hardship", language))
    if seen.complaint_since is not None:
        day = formats.date(seen.complaint_since, language)
        said.append(wording.say("brief.mind.complaint", language, day=day))
    if seen.night_allowed:
        said.append(wording.say("brief.mind.night", language))
    return tuple(dict.fromkeys(said)) or (wording.say("brief.mind.nothing", language),)
