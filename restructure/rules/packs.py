"""Rule packs: what a rule set says, as data that an organisation can read and edit."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

import msgspec
from msgspec import Struct

from restructure.offers.terms import OptionKind
from restructure.parties.situation import PARTIES, Party
from restructure.policy import Finding, Words
from restructure.rules import card_conditions as _card_conditions  # noqa: F401  # registers its conditions
from restructure.rules import claim_conditions as _claim_conditions  # noqa: F401  # registers its conditions
from restructure.rules import contact_conditions as _contact_conditions  # noqa: F401  # registers its conditions
from restructure.rules import exit_conditions as _exit_conditions  # noqa: F401  # registers its conditions
from restructure.rules import hold_conditions as _hold_conditions  # noqa: F401  # registers its conditions
from restructure.rules import means_conditions as _means_conditions  # noqa: F401  # registers its conditions
from restructure.rules import notice_conditions as _notice_conditions  # noqa: F401  # registers its conditions
from restructure.rules import payment_conditions as _payment_conditions  # noqa: F401  # registers its conditions
from restructure.rules import rate_conditions as _rate_conditions  # noqa: F401  # registers its conditions
from restructure.rules.conditions import ALL, CONDITIONS, Facts, Seen
from restructure.rules.in_force import OWN as IN_FORCE

Effect = Literal["block", "warn", "text", "default", "data"]
About = Literal["plan", "contact", "letter", "desk", "hold"]
PackName = Literal["neutral", "cn-credit-card", "cn-licensed-loan", "cn-private-lending", "uk", "us"]
PACKS: tuple[PackName, ...] = get_args(PackName)
GRAVITY = {"block": 0, "warn": 1, "text": 2}
KEYS = {
    "id", "fact", "effect", "about", "when", "with", "text", "cure", "source", "from", "until", "confirmed", "roles",
    "look_again",
}  # fmt: skip
KEYS_OF_PACK = {"title", "preview", "includes", "rule"}
KEYS_OVER = {"preview", "without", "rule"}
HEAD_OF_RULE = re.compile(r"\s*\[\[\s*rule\s*\]\]\s*(#.*)?")
LARGEST_GIVEN = 10**9
LONGEST_GIVEN = {"years": 100, "months": 1200, "days": 36_525}
"""A hundred years: what is counted on from a day beyond that leaves the calendar."""
OWN = "own"
NO_SOURCE = Words("", "")
"""A check of our own follows from no instrument."""


class PackMistake(Exception):
    """A pack that cannot be used: the line and what is wrong with it, in English, for whoever edits the file."""

    def __init__(self, name: str, line: int, wrong: str) -> None:
        super().__init__(f"{name}, line {line}: {wrong}")
        self.name, self.line, self.wrong = name, line, wrong


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``fact`` is its number in the list of facts, ``when`` the condition and ``given`` its numbers.

    In force from ``start`` to ``end``, both included, None without end; ``confirmed`` where the source itself was
    read. ``roles`` are the parties it binds. From ``look_again`` on its source may say something else; None where
    nothing is expected.
    """

    id: str
    fact: str
    effect: Effect
    about: About
    when: str
    given: Mapping[str, Decimal]
    text: Words
    cure: Words | None
    source: Words
    start: date | None
    end: date | None
    confirmed: bool
    roles: tuple[Party, ...]
    look_again: date | None = None

    def in_force(self, day: date) -> bool:
        """Return whether the rule holds on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def binds(self, party: Party, day: date) -> bool:
        """Return whether the rule holds on a day for whoever offers."""
        return party in self.roles and self.in_force(day)


Asked = tuple[int, Rule, Callable[..., Facts | None]]
"""A rule that says something: its place among them, the gravest first, and what it asks."""
Placed = tuple[int, Finding]
"""What a rule says, with its place."""


class Judging(Struct, frozen=True):
    """Rules that look at the outcome of each kind of option, and those that look only at what surrounds it."""

    outcome: Mapping[OptionKind, tuple[Asked, ...]]
    around: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """The rules of a rule set, those it takes over from others included.

    ``judging`` holds those that say something, by what they are about. ``version`` is the digest of what it says;
    ``preview`` of a pack that is not to be relied on before counsel has read it.
    """

    name: str
    title: Words
    rules: tuple[Rule, ...]
    judging: Mapping[About, Judging]
    version: str
    preview: bool


@cache
def shipped_pack(name: PackName) -> Pack:
    """A pack that comes with the program."""
    return read_pack(name, _text)


def pack_named(name: PackName) -> Pack:
    """The pack in force: an organisation's own, else that of the program."""
    own = IN_FORCE.get(name) if IN_FORCE else None
    return own if isinstance(own, Pack) else shipped_pack(name)


def years_kept(name: PackName) -> int:
    """For how many years a rule set has the record of contacts kept; 0 where it says nothing of it."""
    return max((int(one.given["years"]) for one in pack_named(name).rules if one.when == "kept_for"), default=0)


def days_to_answer(name: PackName) -> int:
    """In how many days a rule set has a complaint answered; a fortnight where it says nothing of it."""
    return max((int(one.given["days"]) for one in pack_named(name).rules if one.when == "answered_within"), default=14)


def _text(name: str) -> str:
    return (files("restructure.rules") / "packs" / f"{name}.toml").read_text(encoding="utf-8")


def read_pack(
    name: str, text_of: Callable[[str], str] = _text, within: tuple[str, ...] = (), over: Pack | None = None
) -> Pack:
    """Read a pack and those it includes; of two rules with one id the later one holds. Raises ``PackMistake``.

    ``within`` are the packs that include this one. One ``over`` another adds rules to it, has its own instead of some,
    and is ``without`` others.
    """
    text = text_of(name)
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as mistake:
        at, last = str(mistake).rpartition("at line ")[1:], text.count("\n") + 1
        line = int(at[1].split(",")[0]) if at[0] else last
        raise PackMistake(name, line, "this is not TOML: " + str(mistake).partition(" (at")[0]) from None
    except (RecursionError, ValueError):
        raise PackMistake(name, 1, "this is nested too deeply, or a number in it is too long") from None
    for key in raw.keys() - (KEYS_OF_PACK if over is None else KEYS_OVER):
        raise PackMistake(name, _line(text, f"{key}"), f"{key!r} is not known here")
    for key in ("includes", "without"):
        if not _is_list(raw.get(key, []), str):
            raise PackMistake(name, _line(text, key), f"{key} is a list of names")
    if not _is_list(raw.get("rule", []), dict):
        raise PackMistake(name, _line(text, "rule"), "each rule begins with a line [[rule]]")
    rules, versions = dict[str, Rule](), list[str]()
    if over is not None:
        rules, versions = {rule.id: rule for rule in over.rules}, [over.version]
    for gone in raw.get("without", ()):
        if rules.pop(gone, None) is None:
            raise PackMistake(name, _line(text, "without"), f"there is no rule {gone!r} to be without")
    for other in raw.get("includes", ()):
        if other in (name, *within):
            raise PackMistake(name, _line(text, "includes"), f"{other!r} includes itself")
        try:
            included = read_pack(other, text_of, (name, *within))
        except OSError:
            raise PackMistake(name, _line(text, "includes"), f"there is no pack {other!r}") from None
        rules |= {rule.id: rule for rule in included.rules}
        versions.append(included.version)
    own: set[str] = set()
    for index, entry in enumerate(raw.get("rule", ())):
        rule = _rule(_Entry(name, text, index, entry))
        if rule.id in own:
            raise PackMistake(name, _rule_line(text, index), f"the id {rule.id!r} stands here twice")
        own.add(rule.id)
        if over is not None and rule.id in rules and rules[rule.id].when != rule.when:
            raise PackMistake(
                name, _line(text, "when", _rule_line(text, index)), f"{rule.id!r} keeps its condition; use another id"
            )
        rules[rule.id] = rule
    if "title" not in raw and over is None:
        raise PackMistake(name, 1, "the title is missing")
    inside = tuple(rules.values())
    judging: dict[About, Judging] = {one: _judging(inside, one) for one in get_args(About)}
    # Of what it says and not of its bytes: counsel reads no comment, nor when to look again.
    says = raw | {"rule": [{key: one[key] for key in one.keys() - {"look_again"}} for one in raw.get("rule", ())]}
    version = hashlib.sha256(msgspec.json.encode([versions, says], order="deterministic")).hexdigest()
    preview = raw.get("preview", False)
    if not isinstance(preview, bool):
        raise PackMistake(name, _line(text, "preview"), "preview is true or false")
    if over is not None:
        return Pack(over.name, over.title, inside, judging, version, preview or over.preview)
    return Pack(name, _words(_Entry(name, text, -1, raw), "title"), inside, judging, version, preview)


def _is_list(value: object, of: type) -> bool:
    return isinstance(value, list) and all(isinstance(one, of) for one in value)


def _judging(rules: tuple[Rule, ...], about: About) -> Judging:
    speaking = [rule for rule in rules if rule.about == about and rule.effect in GRAVITY]
    by_gravity = enumerate(sorted(speaking, key=lambda rule: GRAVITY[rule.effect]))
    asked = [(CONDITIONS[rule.when], (place, rule, CONDITIONS[rule.when].asks)) for place, rule in by_gravity]
    outcome = {kind: tuple(one for condition, one in asked if kind in condition.kinds) for kind in ALL}
    return Judging(outcome, tuple(one for condition, one in asked if not condition.kinds))


def _line(text: str, begins: str, after: int = 0) -> int:
    """The first line from ``after`` on that begins so; ``after`` itself where there is none."""
    for number, line in enumerate(text.splitlines()[after:], after + 1):
        if line.lstrip().startswith(begins):
            return number
    return max(after, 1)


def _rule_line(text: str, index: int) -> int:
    found = [number for number, line in enumerate(text.splitlines(), 1) if HEAD_OF_RULE.fullmatch(line)]
    return found[index] if 0 <= index < len(found) else 1


@dataclass(frozen=True, slots=True)
class _Entry:
    """One table of the file, with where it stands."""

    pack: str
    text: str
    index: int
    values: dict[str, Any]

    def wrong(self, key: str, what: str) -> PackMistake:
        begin = _rule_line(self.text, self.index) if self.index >= 0 else 0
        return PackMistake(self.pack, _line(self.text, key, begin), what)

    def one_of(self, key: str, known: tuple[str, ...], default: str | None = None) -> Any:
        value = self.values.get(key, default)
        if value not in known:
            raise self.wrong(key, f"{key} is {value!r}; it is one of {', '.join(known)}")
        return value


def _rule(entry: _Entry) -> Rule:
    values = entry.values
    for key in values.keys() - KEYS:
        raise entry.wrong(key, f"{key!r} is not known in a rule")
    for key in ("id", "fact", "effect", "when", "text", "source", "confirmed"):
        own = key == "source" and values.get("fact") == OWN
        if key not in values and not own:
            raise entry.wrong("id", f"{key} is missing")
    for key in ("id", "fact"):
        if not isinstance(values[key], str) or not values[key].strip():
            raise entry.wrong(key, f"{key} is a text")
    if not _is_list(values.get("roles", []), str):
        raise entry.wrong("roles", "roles is a list of names")
    effect: Effect = entry.one_of("effect", get_args(Effect))
    confirmed = values["confirmed"]
    if not isinstance(confirmed, bool):
        raise entry.wrong("confirmed", "confirmed is true or false")
    if effect == "block" and not confirmed:
        raise entry.wrong("effect", "only a rule that was confirmed may block; use warn")
    start, end = (_day(entry, key) for key in ("from", "until"))
    if start and end and end < start:
        raise entry.wrong("until", "the rule ends before it begins")
    return Rule(
        id=str(values["id"]),
        fact=str(values["fact"]),
        effect=effect,
        about=entry.one_of("about", get_args(About), "plan"),
        when=entry.one_of("when", tuple(CONDITIONS)),
        given=_given(entry),
        text=_words(entry, "text"),
        cure=_words(entry, "cure") if "cure" in values else None,
        source=_words(entry, "source") if "source" in values else NO_SOURCE,
        start=start,
        end=end,
        confirmed=confirmed,
        roles=tuple(_party(entry, role) for role in values.get("roles", PARTIES)),
        look_again=_day(entry, "look_again"),
    )


def _party(entry: _Entry, role: object) -> Party:
    for known in PARTIES:
        if role == known:
            return known
    raise entry.wrong("roles", f"{role!r} is no role; it is one of {', '.join(PARTIES)}")


def _day(entry: _Entry, key: str) -> date | None:
    value = entry.values.get(key)
    if value is not None and type(value) is not date:
        raise entry.wrong(key, f"{key} is a date such as 2026-08-01")
    return value


def _given(entry: _Entry) -> dict[str, Decimal]:
    """The numbers of the condition: exactly those that it asks for."""
    given, needed = entry.values.get("with", {}), CONDITIONS[entry.values["when"]].needs
    if not isinstance(given, dict) or set(given) != set(needed):
        raise entry.wrong("with", f"this condition needs {', '.join(needed) or 'nothing'} with it")
    try:
        numbers = {name: Decimal(str(value)) for name, value in given.items()}
    except InvalidOperation:
        raise entry.wrong("with", "a value here is not a number") from None
    for key, one in numbers.items():
        largest = LONGEST_GIVEN.get(key, LARGEST_GIVEN)
        if not one.is_finite() or not 0 <= one <= largest:
            raise entry.wrong("with", f"{key} is below zero or above {largest}")
    return numbers


def _says(one: object) -> bool:
    return isinstance(one, str) and bool(one.strip())


def _words(entry: _Entry, key: str) -> Words:
    words = entry.values[key]
    if not isinstance(words, dict) or set(words) != {"en", "zh"} or not all(map(_says, words.values())):
        raise entry.wrong(key, f"{key} needs words in en and zh")
    return Words(words["en"], words["zh"])


def judged(pack: Pack, seen: Seen, about: About = "plan") -> tuple[Finding, ...]:
    """Return what the rules of a pack say to what they see, the gravest first."""
    return in_order(judged_around(pack, seen, about) + judged_outcome(pack, seen, about))


def in_order(placed: list[Placed]) -> tuple[Finding, ...]:
    """The findings alone, the gravest first."""
    return tuple([finding for _, finding in sorted(placed)]) if placed else ()


def judged_around(pack: Pack, seen: Seen, about: About = "plan") -> list[Placed]:
    """Return what is said by the rules that look only at what surrounds an outcome."""
    found: list[Placed] = []
    day, party = seen.day, seen.situation.party
    for place, rule, asks in pack.judging[about].around:
        facts = asks(seen, rule.given)
        if facts is not None and rule.binds(party, day):
            found.append((place, _finding(rule, facts)))
    return found


def judged_outcome(pack: Pack, seen: Seen, about: About = "plan") -> list[Placed]:
    """Return what is said by the rules that look at an outcome; nothing where there is none."""
    found: list[Placed] = []
    outcome, day, party = seen.outcome, seen.day, seen.situation.party
    if outcome is None:
        return found
    for place, rule, asks in pack.judging[about].outcome[outcome.terms.kind]:
        facts = asks(seen, outcome, rule.given)
        if facts is not None and rule.binds(party, day):
            found.append((place, _finding(rule, facts)))
    return found


def _finding(rule: Rule, facts: Facts) -> Finding:
    severity = rule.effect
    assert severity == "block" or severity == "warn" or severity == "text"
    return Finding(
        rule.id, severity, facts, text=rule.text, cure=rule.cure, instrument=rule.source, confirmed=rule.confirmed
    )
