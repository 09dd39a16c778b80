"""Faults of the record in words: what does not agree, in which record, since when."""

from __future__ import annotations

from collections.abc import Callable

from reports import formats, wording
from reports.formats import Language
from restructure.store.audit import Finding

SHOWN_DIGITS = 16
"""How much of a digest or a key tells one from another."""
BY_ACCOUNT = ("accounts", "holds", "situations", "budgets", "sheets", "debts_cases")
"""Tables with a row for each account: its number is their key."""


def fault_in_words(one: Finding, language: Language, hidden: Callable[[str], str] = lambda number: number) -> str:
    """A fault as a sentence; numbers of accounts stand in it as ``hidden`` shows them."""
    at = "" if one.at is None else formats.moment(one.at, language)
    if one.table and not one.row:
        what = wording.say(f"together.{one.table}", language)
        return wording.say(f"fault.{one.fault}.together", language, what=what, seq=one.seq, at=at)
    return wording.say(f"fault.{one.fault}", language, what=_what(one, language, hidden), seq=one.seq, at=at)


def _what(one: Finding, language: Language, hidden: Callable[[str], str]) -> str:
    if not one.row:
        return ""
    if one.table == "settings":
        return wording.say("row.settings", language, row=wording.name("kept", one.row, language))
    row = hidden(one.row) if one.table in BY_ACCOUNT else one.row[:SHOWN_DIGITS]
    said = wording.say(f"row.{one.table}", language, row=row)
    if one.account and one.table not in BY_ACCOUNT:
        return wording.say("row.of_account", language, row=said, account=hidden(one.account))
    return said
