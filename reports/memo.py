"""The memo of a contact: who, when, how, identity, what was offered and answered, the next step. Text alone."""

from __future__ import annotations

from collections.abc import Sequence

from reports import wording
from reports.formats import Language
from reports.told import detail_of
from restructure.services.paper_order import Said, Spoken

ANSWERS = ("offered", "accepted", "refused", "countered")


def memo(
    account: str, contacts: Sequence[Spoken], events: Sequence[Said], language: Language, *, internal: bool = True
) -> str:
    """The memo of the last contact with what was offered and answered on that day; nothing where nobody was reached.

    It names the account by its number alone. One that is not ``internal`` leaves out what was noted for the file.
    """
    if not contacts:
        return ""
    last = contacts[-1]
    answered = "memo.talked" if last.talked else "memo.not_talked"
    lines = [wording.say("memo.title", language), _line("account", account, language)]
    lines.append(_line("at", last.at.strftime("%Y-%m-%d %H:%M"), language))
    how = f"{wording.say(f'memo.channel.{last.channel}', language)}, {wording.say(answered, language)}"
    given = {"who": last.who, "channel": how, "identity": last.identity}
    given |= {"result": last.result} if internal else {}
    lines += [_line(name, text or wording.say("memo.nothing", language), language) for name, text in given.items()]
    day = last.at.date()
    answers = [one for one in events if one.kind in ANSWERS and one.at.date() == day]
    lines += [_line(one.kind, detail_of(one.kind, one.detail, language), language) for one in answers]
    if internal:
        lines.append(_line("next", last.next_step or wording.say("memo.nothing", language), language))
    return "\n".join(lines)


def _line(name: str, text: str, language: Language) -> str:
    return f"{wording.say(f'memo.{name}', language)}{': ' if language == 'en' else '：'}{text}"
