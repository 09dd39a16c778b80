"""A report for an inspection: what was counted, how, row by row, with a digest that anybody can work out again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Any

import msgspec

from restructure.book.counts import Count, Fact, Measure, Sum, by_week, counts
from restructure.exchange.lists import amount_text


def inspection(
    found: Iterable[Fact],
    since: date,
    through: date,
    *,
    known_through: date | None,
    made_at: datetime,
    definitions: Mapping[Measure, Mapping[str, str]],
) -> bytes:
    """Return the report as JSON: period, definitions in each language, counts of the whole and by week, every row that
    was counted. ``digest`` is the SHA-256 of the report without it, its keys in order and no blanks between. Nobody is
    named but by login and number of account."""
    rows = sorted(found, key=lambda one: (one.measure, one.day, one.account_number, one.who))
    report: dict[str, Any] = {
        "since": since,
        "through": through,
        "known_through": known_through,
        "made_at": made_at.isoformat(timespec="seconds"),
        "definitions": dict(definitions),
        "counts": counted(counts(rows)),
        "by_week": [{"from": day, "counts": counted(found)} for day, found in by_week(rows, since, through)],
        "rows": [_row(one) for one in rows],
    }
    plain = msgspec.json.encode(report, order="sorted")
    return msgspec.json.format(
        msgspec.json.encode(report | {"digest": sha256(plain).hexdigest()}, order="sorted"), indent=2
    )


def counted(found: Sequence[Count]) -> list[dict[str, Any]]:
    """Return counts as JSON takes them: shares with four decimals, amounts as text."""
    return [
        {
            "measure": one.measure,
            "count": one.count,
            "of": one.of,
            "share": None if one.share is None else f"{one.share:.4f}",
            "interval": None if one.interval is None else [f"{end:.4f}" for end in one.interval],
            "sums": [_sum(each) for each in one.sums],
            "accounts": len(one.accounts),
            "erased": one.erased,
        }
        for one in found
    ]


def _sum(one: Sum) -> dict[str, str]:
    amount, whole = (amount_text(each, one.currency) for each in (one.amount, one.whole))
    return {"currency": one.currency, "amount": amount, "of": whole}


def _row(one: Fact) -> dict[str, Any]:
    told = {"measure": one.measure, "day": one.day, "account": one.account_number, "who": one.who}
    row = told | {"counted": one.counted}
    if not one.currency:
        return row
    amount, whole = (amount_text(each, one.currency) for each in (one.amount, one.whole))
    return row | {"currency": one.currency, "amount": amount, "of": whole}
