"""Scenarios of practice: files that say who is on the telephone, what they owe, have and answer."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeVar, get_args

import msgspec
from msgspec import Struct

ActKind = Literal[
    "identify", "explain", "ask_consent", "ask_means", "listen", "offer", "give_choice", "read_back", "hold",
    "take_dispute", "ask_for_adviser", "signpost", "call_back", "stop", "repeat", "press", "threaten",
    "advise_borrowing", "end",
]  # fmt: skip
ACTS: tuple[ActKind, ...] = get_args(ActKind)
"""What a collector can do or say in practice. The last ones but ``end`` are those that nobody should."""
Speaker = Literal["debtor", "spouse", "adviser"]
Country = Literal["cn", "uk", "us"]
CURRENCIES: Mapping[Country, str] = {"cn": "CNY", "uk": "GBP", "us": "USD"}
End = Literal["plan"] | ActKind
PLAN: Literal["plan"] = "plan"
"""What a scenario ends well by that ends in an agreement; others end by acts."""
REPLIES = ("accepts", "too_much", "too_long", "haggles", "distrusts", "unheard")
"""What the debtor makes of an offer, as a row of the table may need it; ``unheard`` once they asked to stop."""
STOP = "stopped"
"""The fact that the person asked to stop, or that the account is stopped: no offer may follow."""
MOST = 10
"""Trust and temper go from nought to this; at the most temper, the debtor hangs up."""
LARGEST = 200_000
Table = TypeVar("Table")
HEAD = re.compile(r"\s*\[\[?\s*([A-Za-z_.]+)\s*\]\]?\s*(#.*)?")


class ScenarioMistake(Exception):
    """A scenario that cannot be used: the line and what is wrong with it, in English, for whoever edits the file."""

    def __init__(self, name: str, line: int, wrong: str) -> None:
        super().__init__(f"{name}, line {line}: {wrong}")
        self.name, self.line, self.wrong = name, line, wrong


class Line(Struct, frozen=True, forbid_unknown_fields=True):
    """One text in both languages; ``{amount}`` is a sum."""

    en: str
    zh: str


class Answer(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of the table: what somebody says to an act, and what becomes of trust, temper and the facts of the talk.

    It fits where all facts that it ``needs`` are there and none that it is told ``unless``. An act that ``fails`` is no
    fact afterwards; ``hands_to`` is who speaks next.
    """

    act: ActKind
    lines: tuple[Line, ...]
    by: Speaker = "debtor"
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    trust: int = 0
    temper: int = 0
    sets: tuple[str, ...] = ()
    clears: tuple[str, ...] = ()
    fails: bool = False
    hands_to: Speaker | None = None


class Event(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that happens once, after the answer to the act of that number or later: a call that drops, tears."""

    turn: int
    lines: tuple[Line, ...]
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    trust: int = 0
    temper: int = 0
    sets: tuple[str, ...] = ()
    clears: tuple[str, ...] = ()
    hands_to: Speaker | None = None


class Owed(Struct, frozen=True, forbid_unknown_fields=True):
    """The account: amounts as texts in units of the currency, days before the day of practice."""

    principal: str
    days_overdue: int
    interest: str = "0"
    penalty: str = "0"
    fees: str = "0"
    contract_rate: Decimal | None = None
    contract_payment: str | None = None
    product: Literal["credit_card", "consumer_loan", "private_loan", "other"] = "credit_card"


class IncomeLine(Struct, frozen=True, forbid_unknown_fields=True):
    """An income a month, on a day of the month where it has one."""

    amount: str
    pay_day: int | None = None
    source: str = "salary"


class SpendingLine(Struct, frozen=True, forbid_unknown_fields=True):
    """A line of spending, or of a priority debt, a month."""

    name: str
    amount: str


class Once(Struct, frozen=True, forbid_unknown_fields=True):
    """Money that is there once, so many days after the day of practice, and who gives it."""

    amount: str
    in_days: int
    source: str


class Limit(Struct, frozen=True, forbid_unknown_fields=True):
    """Limit of what the debtor says yes to: ``per_month``, less what they keep for the unexpected. Without it what is
    left a month. Plans of ``fewest`` to ``most`` payments; ``haggles`` is how many good offers they let pass first."""

    per_month: str | None = None
    shock: str = "0"
    fewest: int = 1
    most: int | None = None
    haggles: int = 0


class Figures(Struct, frozen=True, forbid_unknown_fields=True):
    """Figures of a scenario in one country: the true household, whatever is told of it."""

    owed: Owed
    incomes: tuple[IncomeLine, ...]
    spending: tuple[SpendingLine, ...]
    priority: tuple[SpendingLine, ...] = ()
    once: Once | None = None
    limit: Limit = Limit()


class Scenario(Struct, frozen=True, forbid_unknown_fields=True):
    """One person on the telephone. ``ends`` is what the talk ends well by, all of it: a plan, or acts.

    ``needs_trust`` is how much trust an offer needs to be accepted. The rows of ``answers`` are looked through in
    order, and after them the usual ones.
    """

    id: str
    place: int
    title: Line
    brief: Line
    name: Line
    countries: dict[Country, Figures]
    answers: tuple[Answer, ...] = ()
    events: tuple[Event, ...] = ()
    ends: tuple[End, ...] = (PLAN,)
    first: Speaker = "debtor"
    greeting: tuple[Line, ...] = ()
    trust: int = 5
    temper: int = 2
    needs_trust: int = 4
    begins_with: tuple[str, ...] = ()


class Usual(Struct, frozen=True, forbid_unknown_fields=True):
    """The usual answers, and what a collector says by each act."""

    answers: tuple[Answer, ...]
    sayings: dict[ActKind, tuple[Line, ...]]
    greeting: tuple[Line, ...]


@cache
def usual() -> Usual:
    """The answers of whoever a scenario says nothing else of."""
    return _converted("usual.toml", _text("usual.toml"), Usual)


def shipped() -> tuple[Scenario, ...]:
    """The scenarios of the program, in order."""
    folder = files("restructure.practice") / "scenarios"
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".toml") and one.name != "usual.toml")
    return tuple(sorted((read_scenario(name, _text(name)) for name in names), key=lambda one: one.place))


def _text(name: str) -> str:
    return (files("restructure.practice") / "scenarios" / name).read_text(encoding="utf-8")


def read_scenario(name: str, text: str) -> Scenario:
    """Read the scenario in a file of that name. Raises ``ScenarioMistake`` with the line for what is none: half of one,
    a fact that nothing makes true, an act that ends it and does not exist.

    Whether it can end well is found out by ``practice.check``.
    """
    if len(text) > LARGEST:
        raise ScenarioMistake(name, 1, f"the file is longer than {LARGEST} characters")
    scenario = _converted(name, text, Scenario)
    if not scenario.countries:
        raise ScenarioMistake(name, 1, "no country has figures; write [countries.cn.owed] and what follows")
    if PLAN in scenario.ends and len(scenario.ends) > 1:
        raise ScenarioMistake(name, _line(text, ("ends",)), "a scenario ends by a plan alone, or by acts")
    for key in ("trust", "temper", "needs_trust"):
        if not 0 <= getattr(scenario, key) <= MOST:
            raise ScenarioMistake(name, _line(text, (key,)), f"{key} goes from 0 to {MOST}")
    known = {*ACTS, *REPLIES, STOP, "agreed", *scenario.begins_with}
    rows: tuple[Answer | Event, ...] = (*scenario.answers, *scenario.events)
    known |= {fact for row in (*rows, *usual().answers) for fact in row.sets}
    tables: tuple[tuple[str, tuple[Answer | Event, ...]], ...] = (
        ("answers", scenario.answers),
        ("events", scenario.events),
    )
    for kind, table in tables:
        for place, row in enumerate(table):
            if not row.lines:
                raise ScenarioMistake(name, _line(text, (kind, place, "lines")), "nothing is said here")
            for key in ("needs", "unless", "clears"):
                for fact in getattr(row, key):
                    if fact not in known:
                        wrong = f"nothing makes {fact!r} true; it is set nowhere"
                        raise ScenarioMistake(name, _line(text, (kind, place, key)), wrong)
    return scenario


def _converted(name: str, text: str, kind: type[Table]) -> Table:
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as mistake:
        at = re.search(r"at line (\d+)", str(mistake))
        wrong = str(mistake).partition(" (at")[0]
        raise ScenarioMistake(name, int(at[1]) if at else text.count("\n") + 1, f"this is not TOML: {wrong}") from None
    except (RecursionError, ValueError):
        raise ScenarioMistake(name, 1, "this is nested too deeply, or a number in it is too long") from None
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as mistake:
        wrong, _, path = str(mistake).partition(" - at ")
        found = tuple(int(one) if one.isdigit() else one for one in re.findall(r"[A-Za-z_]+|\d+", path))
        if found[:1] == ("countries",):
            found = (f"countries.{_country_of(raw)}", *found[1:])
        named = re.search(r"field `(\w+)`", wrong)
        raise ScenarioMistake(name, _line(text, (*found, *([named[1]] if named else []))), wrong) from None


def _country_of(raw: dict[str, Any]) -> str:
    """The first country whose figures are none: a mistake tells the place inside them alone."""
    for name, figures in raw["countries"].items():
        try:
            msgspec.convert({name: figures}, dict[Country, Figures])
        except msgspec.ValidationError:
            return str(name)
    return ""


def _line(text: str, path: tuple[str | int, ...]) -> int:
    """The line in which a value stands, or of the nearest table around it."""
    lines, at, heads = text.splitlines(), 0, dict[str, int]()
    tables: list[tuple[int, str, int]] = []
    for number, line in enumerate(lines, 1):
        if match := HEAD.fullmatch(line):
            heads[match[1]] = heads.get(match[1], -1) + 1
            tables.append((number, match[1], heads[match[1]]))
    names = [str(one) for one in path if isinstance(one, str)]
    place = next((one for one in path if isinstance(one, int)), 0)
    for depth in range(len(names), 0, -1):
        wanted = ".".join(names[:depth])
        found = next((number for number, name, nth in tables if name == wanted and nth in (place, 0)), None)
        exact = next((number for number, name, nth in tables if name == wanted and nth == place), None)
        if found is not None:
            at = exact or found
            break
    end = next((number for number, _, _ in tables if number > at), len(lines) + 1)
    for name in reversed(names):
        for number in range(at + 1, end):
            if re.match(rf"\s*{re.escape(name)}\s*=", lines[number - 1]):
                return number
    return max(at, 1)
