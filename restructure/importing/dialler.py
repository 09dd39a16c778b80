"""A dialler's list of calls: account, at, channel, talked, number."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import get_args
from zoneinfo import ZoneInfo

from calculators.errors import Refusal
from restructure.importing.fields import Row
from restructure.importing.sheet_rows import BadRow
from restructure.parties.situation import Channel
from restructure.parties.situation_check import contradictions
from restructure.store.conduct import Conversation

COLUMNS = ("account", "at", "channel", "talked", "number")
NEEDED = COLUMNS[:2]
YES, NO = ("1", "yes", "true", "y", "是"), ("0", "no", "false", "n", "", "否")
CHANNELS: tuple[Channel, ...] = get_args(Channel)


@dataclass(frozen=True, slots=True)
class Calls:
    """Calls read, and the lines that could not be, each with its column and why."""

    read: tuple[tuple[str, Conversation], ...]
    unread: tuple[BadRow, ...]


def read_calls(
    text: str,
    known: Callable[[str], bool],
    zone_of: Callable[[str], ZoneInfo | None] = lambda _: None,
    ahead: Callable[[datetime], bool] = lambda _: False,
) -> Calls:
    """Read a list. Times are those where the debtor lives; one with an offset is brought there, by ``zone_of`` the
    account. A line that misses something, says what nobody knows, is of an account that is not ``known``, has an
    offset where no zone is known, lies ``ahead`` or contradicts itself is left out and named. Refuses a list without
    its columns, and one that is no CSV."""
    # By the lines that a person sees: a line end of another system within one is none.
    lines = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=None))
    try:
        return _calls(lines, known, zone_of, ahead)
    except csv.Error:
        raise Refusal("file", "file_not_csv", line=lines.line_num + 1) from None


def _calls(
    lines: csv.DictReader[str],
    known: Callable[[str], bool],
    zone_of: Callable[[str], ZoneInfo | None],
    ahead: Callable[[datetime], bool],
) -> Calls:
    read: list[tuple[str, Conversation]] = []
    unread: list[BadRow] = []
    missing = [name for name in NEEDED if name not in (lines.fieldnames or ())]
    if missing:
        raise Refusal("file", "file_header", missing=", ".join(missing), layout="calls")
    for values in lines:
        try:
            account, one = _call(Row({name: values.get(name) or "" for name in COLUMNS}), known, zone_of)
            if ahead(one.at):
                raise Refusal("at", "contact_in_future")
            read.append((account, one))
        except Refusal as reason:
            unread.append(BadRow(lines.line_num, reason.field, reason))
    return Calls(tuple(read), tuple(unread))


def _call(
    row: Row, known: Callable[[str], bool], zone_of: Callable[[str], ZoneInfo | None]
) -> tuple[str, Conversation]:
    account = row.account_number("account")
    talked, channel = row.text("talked").lower(), row.text("channel").lower() or "call"
    if channel not in CHANNELS:
        raise Refusal("channel", "unknown_choice", given=channel[:40], known=", ".join(CHANNELS))
    if talked not in (*YES, *NO):
        raise Refusal("talked", "unknown_choice", given=talked[:40], known=", ".join((*YES, *filter(None, NO))))
    if not known(account):
        raise Refusal("account", "unknown_account")
    number = row.text("number", longest=40)
    at = _moment(row.text("at", required=True), zone_of(account))
    one = Conversation(at, channel, talked in YES, number)
    for wrong in contradictions(one.counted):
        raise wrong
    return account, one


def _moment(text: str, zone: ZoneInfo | None) -> datetime:
    """A contact as the clock showed it where the debtor lives."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise Refusal("at", "not_a_date", given=text[:40]) from None
    if at.tzinfo is not None and zone is None:
        raise Refusal("at", "zone_unknown")
    return (at if zone is None or at.tzinfo is None else at.astimezone(zone)).replace(tzinfo=None)
