"""Imports in words: what came of each, what an undoing takes back, and what stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict

from reports import formats, wording
from reports.formats import Language
from reports.record import detail_in_words
from restructure.importing.hidden_rows import Hidden, Way
from restructure.money.currency import parse_money
from restructure.store.batches import Batch
from restructure.store.changes import Changes, written
from restructure.store.differences import MUCH_PERCENT, Differences
from restructure.store.suspense import Item, Unplaced
from restructure.store.undoing import Left, Prospect

MOST_NAMED = 12
COUNTED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "accounts": (("new", "accounts"), ("changed", "changed"), ("notes", "notes")),
    "payments": (("new", "payments"), ("reversed", "reversed"), ("suspended", "suspended")),
    "budgets": (("new", "budgets"),),
}
"""What each kind of import counts, and what that is called."""


def batch_in_words(batch: Batch, language: Language) -> str:
    """One import in a line: its number, when, who, from which file, and what came of it."""
    key, at = "batch.line.who" if batch.who else "batch.line", formats.moment(batch.at, language)
    what = outcome_in_words(batch, language)
    return wording.say(key, language, id=batch.id, at=at, who=batch.who, file=_plain(batch.source.file), what=what)


def outcome_in_words(batch: Batch, language: Language) -> str:
    """Return what came of an import, and whether it was undone."""
    counted = ((key, batch.counts.get(name, 0)) for name, key in COUNTED[batch.source.kind])
    what = _joined((wording.say(f"batch.{key}", language, count=count) for key, count in counted if count), language)
    what, undone = what or wording.say("batch.nothing", language), batch.undone
    if undone is None:
        return what
    key, at = "batch.undone" + (".who" if undone.who else ""), formats.moment(undone.at, language)
    said = wording.say(key, language, what=what, at=at, who=undone.who)
    # Of payments, an undoing of before told accounts and lines together.
    apart = batch.source.kind != "payments" or "left_lines" in undone.counts
    names = {"left": "left" if apart else "left_items", "left_lines": "left_lines"}
    stays = ((name, undone.counts.get(counted, 0)) for counted, name in names.items())
    left = _joined((wording.say(f"batch.{name}", language, count=count) for name, count in stays if count), language)
    return wording.say("batch.but_for", language, what=said, left=left) if left else said


def taken_in_words(outcome: Prospect, language: Language) -> str:
    """Return what an undoing takes back."""
    counts = asdict(outcome.taken).items()
    said = (wording.say(f"undoing.{name}", language, count=count) for name, count in counts if count)
    return _joined(said, language) or wording.say("undoing.nothing", language)


def left_in_words(left: tuple[Left, ...], language: Language) -> tuple[str, ...]:
    """A line for each account that stays, with why; of many the first."""
    said = [_left(one, language) for one in left[:MOST_NAMED]]
    more = left[MOST_NAMED:]
    counted = {"more": sum(not one.line for one in more), "more_lines": sum(bool(one.line) for one in more)}
    return (
        *said,
        *(wording.say(f"undoing.left.{name}", language, count=count) for name, count in counted.items() if count),
    )


def changes_in_words(found: Iterable[tuple[str, Changes]], language: Language) -> tuple[str, ...]:
    """A line for each account that an undoing changes: what stands there now, and what will."""
    return tuple(f"{number}: {detail_in_words(written(changed), language)}" for number, changed in found)


def hidden_in_words(hidden: Hidden, rows: Way, struck: Way, language: Language) -> tuple[str, ...]:
    """Return what of a file is not shown, with what becomes of it as far as somebody said so."""
    said = []
    if hidden.rows:
        by = "" if rows or not hidden.filtered else ".by"
        key = f"hidden.rows{by}" + (f".{rows}" if rows else "")
        said.append(wording.say(key, language, count=hidden.rows, by=_joined(hidden.filtered, language)))
    if hidden.struck:
        said.append(wording.say("hidden.struck" + (f".{struck}" if struck else ""), language, count=hidden.struck))
    if hidden.columns:
        key = "hidden.columns" + (".leave" if rows == "leave" else "")
        said.append(wording.say(key, language, what=_joined(hidden.columns, language)))
    return tuple(said)


def differences_in_words(found: Differences, refused: int, language: Language) -> tuple[str, ...]:
    """Return what a file would change in the accounts that are there, and what of it deserves a look."""
    sums = ((formats.money(one, currency, language) for one in sums) for currency, sums in found.sums())
    looks = (("much_more", found.much_more), ("more_principal", found.more_principal))
    named = [
        wording.say(f"differences.{key}", language, percent=MUCH_PERCENT, count=count)
        for key, count in (*looks, ("another_name", found.another_name))
        if count
    ]
    counted = (("refused", refused + found.refused), ("missing", found.missing))
    return (
        wording.say("differences", language, new=found.new, changed=found.changed, less=found.less, same=found.same),
        *(wording.say(f"differences.{key}", language, count=count) for key, count in counted if count),
        *([wording.say("differences.look", language, what=_joined(named, language))] if named else []),
        *(wording.say("differences.owed", language, before=before, after=after) for before, after in sums),
    )


def item_in_words(item: Item, language: Language) -> str:
    """One item of money in suspense in a line: its number, day, amount, payer and reference."""
    money = item.money
    told = (_plain(money.payer), _plain(money.reference))
    return "  ".join(filter(None, (str(item.id), str(money.paid_on), amount_in_words(money, language), *told)))


def amount_in_words(money: Unplaced, language: Language) -> str:
    """Return an amount as it is known: with its currency, or in plain digits where no file named one."""
    if not money.currency:
        return money.amount
    return formats.money(parse_money(money.amount, money.currency, "amount"), money.currency, language)


def _left(one: Left, language: Language) -> str:
    why = wording.name("stays", one.reason, language)
    if one.line:
        return wording.say("undoing.left.line", language, line=one.line, why=why)
    return wording.say("undoing.left", language, number=one.account_number, why=why)


def _plain(name: str) -> str:
    """The name of a file without what would end a line."""
    return "".join(one if one.isprintable() else "?" for one in name)


def _joined(said: Iterable[str], language: Language) -> str:
    return wording.say("list.between", language).join(said)
