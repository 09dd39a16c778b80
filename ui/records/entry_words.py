"""What an entry of the record says, in the words of the screen that it was done on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, cast

import msgspec
from PySide6.QtCore import QCoreApplication

from reports import formats, wording
from reports.entry_detail import choice_in_words
from reports.formats import Language
from reports.record import detail_in_words
from reports.told import detail_of, said_of
from restructure.money.currency import parse_money
from restructure.parties.situation import NOTHING_KNOWN
from restructure.proposals.log_entry import FILE_ALONE, MARK
from restructure.store.audit import Action, Entry
from restructure.store.negotiations import Kind
from ui.circumstance_words import STRETCHES, answer_name, caption_of, choice_name, nation_name, party_name
from ui.event_words import event_name
from ui.exits import exit_name, speaker_name

translate = QCoreApplication.translate

OFFER = re.compile(r"(?P<kind>\w+), (?P<count>\d+) payments, (?P<paid>[\d.]+) (?P<currency>[A-Z]{3}), \w+")
SEEN: frozenset[Action] = frozenset({
    "accounts_imported", "payments_imported", "budgets_imported", "import_undone", "account_saved", "signed",
    "exported", "printed", "signed_in", "payment_kept", "budget_kept", "verified", "backup_written", "restored",
})  # fmt: skip
"""What may be read over one's shoulder."""
USUAL: dict[str, Any] = msgspec.to_builtins(NOTHING_KNOWN, enc_hook=str)


def may_be_seen(entry: Entry) -> bool:
    """Return whether a debtor who looks on may read the detail of an entry: no note, no limit, nothing of others'
    settings."""
    if entry.action == "negotiated":
        return (entry.detail or "").partition(":")[0] not in FILE_ALONE
    return entry.action in SEEN


def entry_in_words(entry: Entry, language: Language, person: str) -> str:
    """Return the detail of an entry; ``person`` is the word for the debtor. What no words are known for stands as it
    was written."""
    detail = entry.detail or ""
    match entry.action:
        case "negotiated":
            kind, _, said = detail.partition(": ")
            return _of_log(kind.removesuffix(":"), said, language)
        case "situation_kept":
            return _of_circumstances(detail, language, person)
        case "contacted":
            channel, _, said = detail.partition(":")
            return _joined(filter(None, (_named(channel), choice_in_words("result", said.strip(), language))), language)
        case "budget_kept" | "exported" | "verified":
            return _named(detail_in_words(detail, language, entry.action))
        case _:
            return detail_in_words(detail, language, entry.action)


def _joined(parts: Iterable[str], language: Language) -> str:
    return wording.say("changed.between", language).join(parts)


def _of_log(kind: str, said: str, language: Language) -> str:
    """As the log of the account says it."""
    with suppress(KeyError):
        name = event_name(cast(Kind, kind), said)
        offer = OFFER.fullmatch(said)
        if offer is not None:
            said = _of_offer(offer, language)
        elif said.startswith("{"):
            said = said_of(MARK + said, language)
        elif kind in ("stopped", "resumed"):
            said = exit_name(said)
        elif kind == "speaks":
            said = speaker_name(said)
        else:
            said = detail_of(kind, said, language)
        return _joined(filter(None, (name, said)), language)
    return f"{kind}: {said}"


def _of_offer(offer: re.Match[str], language: Language) -> str:
    paid = formats.money(parse_money(offer["paid"], offer["currency"], "paid"), offer["currency"], language)
    count = translate("Entries", "{0} payments").format(offer["count"])
    return _joined((wording.name("kind", offer["kind"], language), count, paid), language)


def _of_circumstances(detail: str, language: Language, person: str) -> str:
    try:
        known = msgspec.json.decode(detail, type=dict[str, Any])
    except msgspec.MsgspecError:
        return detail
    unusual = {name: value for name, value in known.items() if value != USUAL.get(name)}
    said = (one for name, value in unusual.items() for one in _circumstance(name, value, person))
    return _joined(said, language) or translate("Entries", "nothing is known")


def _circumstance(name: str, value: Any, person: str) -> Iterator[str]:
    if name in STRETCHES and isinstance(value, Mapping):
        ends = (("from", value.get("start")), ("to", value.get("end")))
        yield from (f"{caption_of(f'{STRETCHES[name]}_{end}', person)} {day}" for end, day in ends if day)
    elif name == "mandate" and isinstance(value, Mapping):
        yield f"{caption_of('mandate', person)} {value['number']}"
        yield f"{caption_of('mandate_expires', person)} {value['expires']}"
    elif name == "holds":
        yield from (f"{event_name('held')} {one['start']} – {one['until']}" for one in value)
    elif name == "itemization" and isinstance(value, Mapping):
        yield f"{caption_of('itemized_on', person)} {value['on']}"
    elif isinstance(value, list):
        yield from (caption_of(one, person) for one in value)
    elif name == "cash_received":
        yield caption_of(name, person)
    else:
        yield f"{caption_of(name, person)}: {_value(name, value, person)}"


def _value(name: str, value: Any, person: str) -> str:
    if value is None or isinstance(value, bool):
        return answer_name(value)
    if name == "party":
        return party_name(value, person)
    if name == "nation":
        return nation_name(value)
    with suppress(KeyError):
        return choice_name(value)
    return str(value)


def _named(detail: str) -> str:
    """A word that the record has for what was done."""
    intact = re.fullmatch(r"(intact|not intact) (\w+)", detail)
    if intact is not None:
        return f"{_word(intact[1])} {intact[2]}"
    what, colon, more = detail.partition(": ")
    return f"{_word(what)}{colon}{_word(more)}"


def _word(text: str) -> str:
    return {
        "sheet": translate("Entries", "budget sheet"),
        "debts": translate("Entries", "list of debts"),
        "household": translate("Entries", "means"),
        "consented": translate("Entries", "agreed to the use of"),
        "figures": translate("Entries", "income figures"),
        "letters": translate("Entries", "letters to creditors"),
        "records": translate("Entries", "the record"),
        "list": translate("Entries", "list of calls"),
        "call": translate("Entries", "call"),
        "message": translate("Entries", "message"),
        "letter": translate("Entries", "letter"),
        "visit": translate("Entries", "visit"),
        "intact": translate("Entries", "intact"),
        "not intact": translate("Entries", "not intact"),
    }.get(text, text)
