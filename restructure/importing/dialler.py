"""A dialler's list of calls: account, at, channel, talked, number."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import datetime
from typing import get_args

from restructure.policy.situation import Channel
from restructure.store.conduct import Conversation

COLUMNS = ("account", "at", "channel", "talked", "number")
YES, NO = ("1", "yes", "true", "y", "是"), ("0", "no", "false", "n", "", "否")
CHANNELS: tuple[Channel, ...] = get_args(Channel)


@dataclass(frozen=True, slots=True)
class Calls:
    """What was read, and the lines that could not be."""

    read: tuple[tuple[str, Conversation], ...]
    unread: tuple[int, ...]


def read_calls(text: str) -> Calls:
    """Read a list; a line that misses something, or says what nobody knows, is left out and counted."""
    read: list[tuple[str, Conversation]] = []
    unread: list[int] = []
    lines = csv.DictReader(io.StringIO(text))
    for values in lines:
        try:
            read.append(_call({name: (values.get(name) or "").strip() for name in COLUMNS}))
        except ValueError:
            unread.append(lines.line_num)
    return Calls(tuple(read), tuple(unread))


def _call(values: dict[str, str]) -> tuple[str, Conversation]:
    talked = values["talked"].lower()
    channel = next((one for one in CHANNELS if one == (values["channel"].lower() or "call")), None)
    if not values["account"] or channel is None or talked not in (*YES, *NO):
        raise ValueError
    # A contact is kept as the clock showed it where the debtor lives.
    at = datetime.fromisoformat(values["at"]).replace(tzinfo=None)
    return values["account"], Conversation(at, channel, talked in YES, values["number"][:40])
