"""The memo of a contact: who, when, how, identity, what was offered and answered, the next step. Text alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from reports import wording
from reports.formats import Language
from reports.told import said_of

ANSWERS = ("offered", "accepted", "refused", "countered")


class Spoken(Protocol):
    """What a memo says of a contact."""

    @property
    def at(self) -> datetime: ...
    @property
    def channel(self) -> str: ...
    @property
    def talked(self) -> bool: ...
    @property
    def identity(self) -> str: ...
    @property
    def result(self) -> str: ...
    @property
    def next_step(self) -> str: ...
    @property
    def who(self) -> str: ...


class Said(Protocol):
    """What a memo says of an entry of the negotiation."""

    @property
    def at(self) -> datetime: ...
    @property
    def kind(self) -> str: ...
    @property
    def detail(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Talk:
    """Everything that was kept of a negotiation, oldest first."""

    contacts: Sequence[Spoken]
    events: Sequence[Said]
    made_on: date


def memo(account: str, contacts: Sequence[Spoken], events: Sequence[Said], language: Language) -> str:
    """The memo of the last contact with what was offered and answered on that day; nothing where nobody was reached.

    It names the account by its number alone.
    """
    if not contacts:
        return ""
    last = contacts[-1]
    answered = "memo.talked" if last.talked else "memo.not_talked"
    lines = [wording.say("memo.title", language), _line("account", account, language)]
    lines.append(_line("at", last.at.strftime("%Y-%m-%d %H:%M"), language))
    how = f"{wording.say(f'memo.channel.{last.channel}', language)}, {wording.say(answered, language)}"
    given = {"who": last.who, "channel": how, "identity": last.identity, "result": last.result}
    lines += [_line(name, text or wording.say("memo.nothing", language), language) for name, text in given.items()]
    day = last.at.date()
    answers = [one for one in events if one.kind in ANSWERS and one.at.date() == day]
    lines += [_line(one.kind, said_of(one.detail, language), language) for one in answers]
    lines.append(_line("next", last.next_step or wording.say("memo.nothing", language), language))
    return "\n".join(lines)


def _line(name: str, text: str, language: Language) -> str:
    return f"{wording.say(f'memo.{name}', language)}{': ' if language == 'en' else '：'}{text}"
