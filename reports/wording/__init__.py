"""The words: one catalogue a language, and the sentences that reasons, findings and verdicts become.

Facts are numbers, dates and texts; the pattern says how each is written: ``{smallest:money}``, ``{fall:percent}``,
``{largest:payment|payments}`` (one or more), ``{expected:json}`` (a type of JSON), ``{first_due}``. Amounts are
minor units.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from calculators.calendar import MONTHLY, Frequency
from calculators.errors import Fact, Refusal
from reports import formats
from reports.formats import Language
from reports.wording import (
    after_en,
    after_zh,
    agreeing_en,
    agreeing_zh,
    cli_en,
    cli_zh,
    clients_en,
    clients_zh,
    conduct_en,
    conduct_zh,
    country_en,
    country_zh,
    creditors_en,
    creditors_zh,
    en,
    imports_en,
    imports_zh,
    means_en,
    means_zh,
    offers_en,
    offers_zh,
    paper_en,
    paper_zh,
    papers_en,
    papers_zh,
    person_en,
    person_zh,
    plans_en,
    plans_zh,
    practice_en,
    practice_zh,
    record_en,
    record_zh,
    rulebook_en,
    rulebook_zh,
    seal_en,
    seal_zh,
    signing_en,
    signing_zh,
    talk_en,
    talk_zh,
    ways_en,
    ways_zh,
    worklist_en,
    worklist_zh,
    zh,
)
from restructure.money.currency import MINOR_DIGITS

FILLED_IN = re.compile(r"\{[^}]*\}")

if TYPE_CHECKING:
    # Sentences are wanted before any of these has been computed.
    from calculators.affordability import Affordability
    from restructure.importing.readings import ReadAs
    from restructure.offers.outcome import Case
    from restructure.policy import Finding, Policy
    from restructure.proposals.cause import Cause
    from restructure.proposals.counteroffer import Change, Concession, DebtorStatement, Forbearance, Offer
    from restructure.proposals.statement import Statement

CATALOGUES: dict[Language, dict[str, str]] = {
    "en": en.TEXTS
    | paper_en.TEXTS
    | papers_en.TEXTS
    | person_en.TEXTS
    | means_en.TEXTS
    | offers_en.TEXTS
    | conduct_en.TEXTS
    | after_en.TEXTS
    | seal_en.TEXTS
    | signing_en.TEXTS
    | agreeing_en.TEXTS
    | record_en.TEXTS
    | rulebook_en.TEXTS
    | plans_en.TEXTS
    | imports_en.TEXTS
    | worklist_en.TEXTS
    | cli_en.TEXTS
    | clients_en.TEXTS
    | talk_en.TEXTS
    | ways_en.TEXTS
    | practice_en.TEXTS
    | creditors_en.TEXTS,
    "zh": zh.TEXTS
    | paper_zh.TEXTS
    | papers_zh.TEXTS
    | person_zh.TEXTS
    | means_zh.TEXTS
    | offers_zh.TEXTS
    | conduct_zh.TEXTS
    | after_zh.TEXTS
    | seal_zh.TEXTS
    | signing_zh.TEXTS
    | agreeing_zh.TEXTS
    | record_zh.TEXTS
    | rulebook_zh.TEXTS
    | plans_zh.TEXTS
    | imports_zh.TEXTS
    | worklist_zh.TEXTS
    | cli_zh.TEXTS
    | clients_zh.TEXTS
    | talk_zh.TEXTS
    | ways_zh.TEXTS
    | practice_zh.TEXTS
    | creditors_zh.TEXTS,
}

COUNTRIES: dict[str, str] = {"uk": "uk", "us": "us"}
"""Rule sets whose countries have words of their own, by which these are found."""
COUNTRY_TEXTS: dict[Language, dict[str, str]] = {"en": country_en.TEXTS, "zh": country_zh.TEXTS}

UNKNOWN_CURRENCY = "CNY"
"""Stands in where a request names no currency that we know; its amounts are written without a sign."""


def say(key: str, language: Language, *, currency: str = "", **facts: Fact | Decimal) -> str:
    """The sentence of ``key``, its facts written for ``language``; amounts in ``currency``, which is a fact too.

    Raises ``KeyError`` for a key or a fact that the catalogue does not know.
    """
    return filled(CATALOGUES[language][key], {"currency": currency, **facts}, language, currency)


def pattern_of(key: str, language: Language, rule_set: str) -> str:
    """The pattern of ``key`` as the country of a rule set says it."""
    known = CATALOGUES[language][key]
    country = COUNTRIES.get(rule_set)
    return COUNTRY_TEXTS[language].get(f"{key}.{country}", known) if country else known


def spelled(text: str, language: Language, rule_set: str) -> str:
    """A text with its dates as the country of a rule set writes them."""
    return formats.american(text) if language == "en" and COUNTRIES.get(rule_set) == "us" else text


def local(key: str, language: Language, rule_set: str, *, currency: str = "", **facts: Fact | Decimal) -> str:
    """The sentence of ``key`` as the country of a rule set says it, its dates as that country writes them."""
    return spelled(filled(pattern_of(key, language, rule_set), facts, language, currency), language, rule_set)


def language_tags(rule_set: str) -> dict[str, str]:
    """Return how a file names its languages: English is that of the country."""
    return {"en": "en-US" if COUNTRIES.get(rule_set) == "us" else "en-GB", "zh": "zh-CN"}


def filled(pattern: str, facts: Mapping[str, Fact | Decimal], language: Language, currency: str = "") -> str:
    """A pattern, or a piece of one, with its facts written for ``language``."""
    return pattern.format_map(_Facts(facts, language, currency))


VARIANTS = ("perhaps", "whole", "filtered")
"""Facts that are not always there, and for which a reason has a sentence of its own."""
CHOICES = frozenset({"product", "lender_type"})
"""Fields of an account whose words a file may have in either language."""


def reason(refusal: Refusal, language: Language, currency: str = "") -> str:
    """Return why a field can't be used and how to repair it. The form says which field; any code gets a sentence."""
    facts = refusal.facts
    if refusal.code == "file_header":
        names = (column(one, language) for one in str(facts["missing"]).split(", "))
        facts = {**facts, "missing": say("list.between", language).join(names)}
    if refusal.code == "unknown_choice" and refusal.field in CHOICES:
        words = (CATALOGUES[language].get(f"name.word.{one}", one) for one in str(facts["known"]).split(", "))
        facts = {**facts, "known": say("list.between", language).join(words)}
    key, nothing_fits = f"reason.{refusal.code}", f"reason.{refusal.code}.empty"
    key = next((f"{key}.{one}" for one in VARIANTS if one in facts), key)
    if nothing_fits in CATALOGUES[language] and _is_empty(facts):
        key = nothing_fits
    return _sentence(key, "reason.unknown", facts, language, currency)


def _is_empty(facts: Mapping[str, Fact]) -> bool:
    """Return whether nothing lies between the smallest and the largest that are named; above nothing where only the
    largest is."""
    largest = facts.get("largest")
    smallest = facts.get("smallest", 1 if isinstance(largest, int) else None)
    if isinstance(smallest, datetime.date) and isinstance(largest, datetime.date):
        return smallest > largest
    return isinstance(smallest, int) and isinstance(largest, int) and smallest > largest


def column(key: str, language: Language) -> str:
    """Return what a column of our files is called; one of somebody else's is called what it is. Our own names are
    English, and the command line asks for them."""
    if language == "en":
        return key
    texts = CATALOGUES[language]
    return texts.get(f"name.column.{key}") or texts.get(f"name.cell.{key}") or key


def read_as(reading: ReadAs, language: Language) -> str:
    """Return how a column of a file is read: an example, and what of it can't be read."""
    facts = dict(reading.facts)
    currency = str(facts.pop("currency", ""))
    if reading.code == "choice":
        facts["value"] = name(str(facts.pop("field")), str(facts["value"]), language)
    shown = say(f"reads.{reading.code}", language, currency=currency, **facts)
    if reading.reason is None:
        return shown
    return say("reads.bad", language, shown=shown, bad=reading.bad, why=reason(reading.reason, language))


def read_in(encoding: str, language: Language) -> str:
    """Return in which encoding a text is read that could be in another; empty where there is no doubt."""
    if not encoding:
        return ""
    return say("reads.encoding", language, encoding=name("encoding", encoding, language))


def finding(found: Finding, language: Language, currency: str) -> str:
    """Return what a rule saw, without its source."""
    if found.text is not None:
        return filled(getattr(found.text, language), found.facts, language, currency)
    return _sentence(f"finding.{found.rule}", "finding.unknown", found.facts, language, currency)


def cure(found: Finding, language: Language, currency: str) -> str:
    """Return what would mend it; nothing where nothing is known."""
    return filled(getattr(found.cure, language), found.facts, language, currency) if found.cure else ""


def source(found: Finding, language: Language) -> str:
    """Instrument and article of a finding's rule; nothing for a check of our own."""
    if found.instrument is not None:
        return str(getattr(found.instrument, language))
    return CATALOGUES[language].get(f"source.{found.source}", "") if found.source else ""


def name(group: str, value: str, language: Language) -> str:
    """Return what one choice is called: ``name("method", "level", "en")`` is "Level payments"."""
    return say(f"name.{group}.{value}", language)


def labelled(name: str, said: str, language: Language) -> str:
    """Put what is said of something behind its name, with the colon of the language."""
    return f"{name}: {said}" if language == "en" else f"{name}：{said}"


def beside(parts: Sequence[str], language: Language) -> str:
    """Return parts in a line, with the comma of the language."""
    return (", " if language == "en" else "，").join(parts)


def period(frequency: Frequency, language: Language) -> str:
    """The time between two payments: "month", "2 weeks"; 月, 2周."""
    return _time(frequency, "period", language)


def span(frequency: Frequency, language: Language) -> str:
    """Return how long: "month", "3 months"; 1个月, 3个月."""
    return _time(frequency, "span", language)


def _time(frequency: Frequency, one: str, language: Language) -> str:
    unit, count = str(frequency.unit), Fraction(frequency.count)
    if unit == "half month" and count > 1:
        # In Chinese three half months would read as three months and a half.
        unit, count = "month", count / 2
    return say(f"{one}.{unit}" if count == 1 else f"period.{unit}s", language, count=count)


def per(frequency: Frequency, language: Language) -> str:
    """Return how often, behind an amount: "a month", "every 2 weeks"; 每月, 每2周."""
    return say("per.one" if frequency.count == 1 else "per.many", language, period=period(frequency, language))


def each(frequency: Frequency, language: Language) -> str:
    """Return how often, behind a verb: "each month", "every 2 weeks"; 每月, 每2周."""
    return say("each" if frequency.count == 1 else "each.many", language, period=period(frequency, language))


def verdict(
    seen: Affordability, policy: Policy, language: Language, currency: str, frequency: Frequency = MONTHLY
) -> tuple[str, str]:
    """The word and the sentence with its numbers; ``frequency`` is the plan's, whose periods the figures count."""
    word = say(f"verdict.{seen.verdict}", language)
    said = _verdict(seen, policy, language, currency, frequency)
    stressed = seen.verdict == "tight" and seen.share is not None and seen.share <= policy.share_of_surplus
    if seen.verdict == "unaffordable" or seen.breaks_at is None or not seen.largest or stressed:
        return word, said
    holds = say("verdict.breaks_at", language, fall=seen.breaks_at)
    return word, said + (" " if language == "en" else "") + holds


def _verdict(seen: Affordability, policy: Policy, language: Language, currency: str, frequency: Frequency) -> str:
    if seen.surplus is None or seen.largest is None or seen.left is None:
        return say("verdict.unknown.says", language)
    if seen.largest == 0:
        return say("verdict.nothing_from_income", language)
    often = each(frequency, language)
    if seen.share is None:
        return say("verdict.unaffordable.no_surplus", language, period=often)
    facts: dict[str, Fact | Decimal] = {
        "share": seen.share,
        "left": seen.left,
        "line": policy.share_of_surplus,
        "short": seen.short or 0,
        "day": seen.fails_on or datetime.date.max,
        "row": seen.first_failing or 0,
        "period": often,
    }
    if seen.verdict == "tight" and seen.short is not None:
        return say("verdict.tight.waits", language, currency=currency, **facts)
    if seen.verdict == "tight" and seen.share <= policy.share_of_surplus:
        # Within the line, but not proof against the fall of income that the policy asks about.
        falls = {"fall": seen.breaks_at or Fraction(0), "withstands": policy.withstands or Fraction(0)}
        key = "verdict.stress.says" if seen.breaks_at else "verdict.stress.says.at_once"
        return filled(CATALOGUES[language][key], facts | falls, language, currency)
    key = "verdict.unaffordable.down" if seen.first_failing == 0 else f"verdict.{seen.verdict}.says"
    if seen.verdict != "unaffordable" and seen.largest > seen.surplus:
        key += ".saved"
    return say(key, language, currency=currency, **facts)


def reasons_of(
    offer: Offer,
    case: Case,
    says: DebtorStatement,
    language: Language,
    frequency: Frequency = MONTHLY,
    *,
    internal: bool = True,
) -> tuple[str, ...]:
    """Return why this is offered: what it keeps to, what it is worth, a lower rate, the end, what is forgiven,
    and last why no instalments begin on the day that was said, where no income has come in by then.
    ``frequency`` is how often the sum that was said is paid; what it is worth is ``internal``."""
    outcome, currency = offer.outcome, case.debt.currency
    seen, worth, no_deal = outcome.affordability, outcome.present_value, outcome.no_deal_value

    def said(key: str, **facts: Fact | Decimal) -> str:
        return say(f"offer.{key}", language, currency=currency, **facts)

    given: list[str] = []
    if says.now:
        given.append(said("now.on", amount=says.now, day=says.now_on) if says.now_on else said("now", amount=says.now))
    if says.per_month is not None:
        given.append(said("within_said", amount=says.per_month, often=per(frequency, language)))
    if seen.share is not None and seen.left is not None:
        given.append(said("within_surplus", share=seen.share, left=seen.left))
    if internal and worth is not None and no_deal is not None and worth > no_deal:
        given.append(said("worth", amount=worth - no_deal))
    rate, before = offer.annual_rate, case.debt.contract_rate
    if rate is not None and before is not None and rate < before:
        given.append(said("lower_rate", rate=rate, before=before))
    given.append(said("ends", day=outcome.totals.final_due))
    waived = outcome.totals.waived
    given.append(said("forgives", amount=waived) if waived else said("forgives_nothing"))
    # At first use: the window is painted before any household is looked at.
    from restructure.household.household import once_paid

    begins = outcome.schedule.due[1 - outcome.schedule.first_number]
    paid_on = once_paid(case.household, case.debt.as_of, begins) if case.household is not None else begins
    if offer.kind == "deferral" and paid_on > begins:
        given.append(said("no_income_yet", day=begins, later=paid_on))
    return tuple(given)


def says(said: Statement, language: Language, currency: str) -> dict[str, str]:
    """Return what a debtor can do, part by part under its name."""
    parts: list[tuple[str, str, dict[str, Fact | Decimal]]] = []
    if said.regular is not None:
        facts: dict[str, Fact | Decimal] = {"amount": said.regular.amount, "often": per(said.frequency, language)}
        parts.append(("per_month", "says.regular", facts))
    if said.now is not None and said.now_on is not None:
        parts.append(("now", "says.now.on", {"amount": said.now, "day": said.now_on}))
    elif said.now is not None:
        parts.append(("now", "says.now", {"amount": said.now}))
    rest = {"start": said.start, "max_months": said.max_months, "payments": said.payments}
    parts += [(name, f"says.{name}", {name: fact}) for name, fact in rest.items() if fact is not None]
    if said.settle is not None:
        key = "stated.settle.share" if isinstance(said.settle, Decimal) else "stated.settle"
        parts.append(("settle", key, {"amount": said.settle}))
    return {name: say(key, language, currency=currency, **facts) for name, key, facts in parts}


def change(needed: Change, language: Language, currency: str, frequency: Frequency = MONTHLY) -> str:
    """Return what would make an offer possible; ``frequency`` is how often a regular sum is paid."""
    often = per(frequency, language)
    return say(f"change.{needed.dimension}", language, currency=currency, needed=needed.needed, often=often)


def cause(found: Cause, language: Language, currency: str, frequency: Frequency = MONTHLY) -> str:
    """Return what stands in the way of every offer; ``frequency`` is how often a regular sum is paid."""
    if found.finding is not None:
        return finding(found.finding, language, currency)
    if found.reason is not None:
        return reason(found.reason, language, currency)
    keys = (f"cause.{found.name}.{found.of}", f"cause.{found.name}")
    return say(
        next(key for key in keys if key in CATALOGUES[language]),
        language,
        currency=currency,
        **found.facts,
        often=per(frequency, language),
    )


def forbearance(left: Forbearance, language: Language, currency: str) -> tuple[str, ...]:
    """Return what is left a month, and what helps instead of a plan."""
    key = "short" if left.surplus < 0 else "little" if left.surplus else "even"
    found = say(f"concession.{key}", language, currency=currency, amount=abs(left.surplus))
    return found, *ways(left.concessions, language)


def ways(left: Sequence[Concession], language: Language) -> tuple[str, ...]:
    """Return what is left to agree on where nothing can be offered."""
    return tuple(say(f"concession.{one}", language) for one in left)


def usual_sentence(key: str, language: Language) -> str:
    """Return a sentence of ours as it stands, with dots for what it fills in; nothing where it is put together."""
    return FILLED_IN.sub("…", CATALOGUES[language].get(key, ""))


def _sentence(key: str, fallback: str, facts: dict[str, Fact], language: Language, currency: str) -> str:
    # A code may come with fewer facts than its sentence asks for, or be newer than the catalogue.
    given = {name: fact for name, fact in facts.items() if fact != ""}
    for known in (key, f"{key}.bare"):
        try:
            return filled(CATALOGUES[language][known], {"currency": currency, **given}, language, currency)
        except KeyError:
            continue
    return say(fallback, language)


@dataclass(frozen=True, slots=True)
class _Facts:
    """Facts that are written as a pattern asks for them: of a hundred it asks for two."""

    facts: Mapping[str, Fact | Decimal]
    language: Language
    currency: str

    def __getitem__(self, name: str) -> _Written:
        return _Written(self.facts[name], self.language, self.currency)


@dataclass(frozen=True, slots=True)
class _Written:
    """A fact on its way into a pattern: what stands behind the colon says how it is written."""

    fact: Fact | Decimal
    language: Language
    currency: str

    def __format__(self, form: str) -> str:
        if isinstance(self.fact, datetime.date):
            return formats.date(self.fact, self.language)
        if isinstance(self.fact, str) and form == "json":
            return say("json.or", self.language).join(say(f"json.{one}", self.language) for one in self.fact.split("|"))
        if isinstance(self.fact, str):
            return self.fact
        return _number(self.fact, form, self.language, self.currency)


PERCENT = {"percent0": 0, "percent": 1, "percent2": 2}
"""How many digits a percentage is written with."""


def _number(number: int | Fraction | Decimal, form: str, language: Language, currency: str) -> str:
    if form == "money":
        if currency in MINOR_DIGITS:
            return formats.money(int(number), currency, language)
        return formats.plain(int(number), UNKNOWN_CURRENCY)
    if form in PERCENT:
        return formats.percent(number, PERCENT[form], language)
    if form == "number":
        return formats.decimal(number, 0 if Fraction(number).denominator == 1 else 1)
    if form == "times":
        return formats.decimal(number, 1)
    if "|" in form:
        one, many = form.split("|")
        gap = " " if language == "en" else ""
        return f"{formats.decimal(number, 0)}{gap}{one if number == 1 else many}"
    return str(number)
