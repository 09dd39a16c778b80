"""Every rule, and every sentence that is printed, as counsel reads them: in both languages, with the version."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from reports import formats, wording
from reports.formats import Language
from reports.wording import after_en, agreeing_en, country_en, means_en, paper_en, papers_en, plans_en
from restructure.policy.sign_off import SignOff, standing
from restructure.policy.tables import watched
from restructure.rules.ageing import Ageing, is_due
from restructure.rules.own_packs import OwnPack
from restructure.rules.packs import PACKS, Pack, Rule
from restructure.rules.page import sections

SHOWN = 16
"""Digits of a version that are read out and compared by eye."""
PRINTED = (paper_en, papers_en, agreeing_en, after_en, plans_en)
LETTERS = ("letter.", "statement.")
"""What letters and statements print stands among words of the screen."""
ON_SCREEN = ("reason.", "typed.")
RULE = (
    "id", "fact", "effect", "about", "says_en", "says_zh", "cure_en", "cure_zh", "source_en", "source_zh", "confirmed",
    "from", "until", "look_again", "roles",
)  # fmt: skip
COLUMNS = ("kind", "pack", "version", "review", *RULE)


def review_in_words(pack: Pack, known: tuple[SignOff, ...], language: Language) -> str:
    """Return by whom and when the present version of a pack was signed off, or that it is a draft for counsel."""
    found = standing(known, pack.name, pack.version)
    if found is None:
        return wording.say("rulebook.draft", language)
    return wording.say("rulebook.signed_off", language, counsel=found.counsel, day=formats.date(found.day, language))


def version_in_words(pack: Pack, known: tuple[SignOff, ...], language: Language) -> str:
    """Return the version of a pack with its review."""
    review = review_in_words(pack, known, language)
    return wording.say("rulebook.version", language, version=pack.version[:SHOWN], review=review)


def ageing_in_words(found: Iterable[Ageing], day: date, language: Language) -> tuple[str, ...]:
    """Return what is to be read again by a day, and how old the standards of spending are before that."""
    tables = {one.name for one in watched()}
    said = []
    for one in found:
        due, name = is_due(one, day), one.name if one.name in tables else "rule"
        if due or name == "standards":
            months = 0 if one.read is None else (day.year - one.read.year) * 12 + day.month - one.read.month
            months -= one.read is not None and day.day < one.read.day
            key = f"rulebook.{'again' if due else 'age'}.{name}"
            read = one.read or one.due
            said.append(wording.say(key, language, name=one.name, due=one.due, read=read, months=months))
    return tuple(said)


def own_in_words(own: Iterable[OwnPack], waiting: Collection[str], language: Language) -> tuple[str, ...]:
    """Return what each file of an organisation's own rules changes, or which line of it is wrong; ``waiting`` are those
    that do not hold before they are signed off."""
    return tuple(_own(one, one.file in waiting, language) for one in own)


def _own(one: OwnPack, waits: bool, language: Language) -> str:
    if one.mistake is not None:
        line, wrong = one.mistake.line, one.mistake.wrong
        return wording.say("rulebook.own.mistake", language, file=one.file, line=line, wrong=wrong)
    parts = {"added": one.added, "changed": one.changed, "removed": one.removed}
    said = [
        wording.say(f"rulebook.own.{key}", language, names=", ".join(names)) for key, names in parts.items() if names
    ]
    changes = ("；" if language == "zh" else "; ").join(said) or wording.say("rulebook.own.nothing", language)
    return wording.say(f"rulebook.own.{'waits' if waits else 'changes'}", language, file=one.file, changes=changes)


def as_data(known: tuple[SignOff, ...], language: Language) -> dict[str, Any]:
    """The packs with their rules, and the sentences, as plain values for JSON."""
    packs = [
        {
            "name": pack.name,
            "title": {"en": pack.title.en, "zh": pack.title.zh},
            "version": pack.version,
            "review": _review(pack, known, language),
            "rules": [_rule(rule) for rule in rules],
        }
        for pack, rules in sections()
    ]
    return {"packs": packs, "sentences": [{"key": key, "en": en, "zh": zh} for key, en, zh in sentences()]}


def as_rows(known: tuple[SignOff, ...], language: Language) -> list[tuple[str, ...]]:
    """The same as rows with their heads: a rule each, then a sentence each."""
    rows = [tuple(wording.say(f"rulebook.head.{name}", language) for name in COLUMNS)]
    for pack, rules in sections():
        before = ("rule", pack.name, pack.version, _review(pack, known, language))
        rows += [(*before, *map(_cell, _rule(rule).values())) for rule in rules]
    for key, en, zh in sentences():
        told = {"id": key, "says_en": en, "says_zh": zh}
        rows.append(("sentence", "", "", "", *(told.get(name, "") for name in RULE)))
    return rows


def sentences() -> list[tuple[str, str, str]]:
    """The sentences that agreements and letters print: the key of each, in English, in Chinese."""
    keys = [key for module in PRINTED for key in module.TEXTS if not key.startswith(ON_SCREEN)]
    keys += [key for key in means_en.TEXTS if key.startswith(LETTERS)]
    said = [(key, wording.CATALOGUES["en"][key], wording.CATALOGUES["zh"][key]) for key in keys]
    # British and American papers say it otherwise in English alone.
    return said + [(key, text, wording.CATALOGUES["zh"][key[:-3]]) for key, text in country_en.TEXTS.items()]


def _review(pack: Pack, known: tuple[SignOff, ...], language: Language) -> str:
    """The review of a pack that is signed off; one that others include is read with them."""
    return review_in_words(pack, known, language) if pack.name in PACKS else ""


def _rule(rule: Rule) -> dict[str, Any]:
    cure = rule.cure
    values = (
        rule.id, rule.fact, rule.effect, rule.about, rule.text.en, rule.text.zh, cure.en if cure else "",
        cure.zh if cure else "", rule.source.en, rule.source.zh, rule.confirmed, rule.start, rule.end, rule.look_again,
        list(rule.roles),
    )  # fmt: skip
    return dict(zip(RULE, values, strict=True))


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
