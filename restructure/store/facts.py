"""Facts that are counted, out of what is kept; of somebody who is erased what counts stays, and nobody in it."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from calculators.rounding import Money
from restructure.book.counts import MEASURES, Fact, Measure
from restructure.store import accounts, judged_promises, plan_events
from restructure.store.connection import Store
from restructure.store.row_digests import Row

ANSWERING = "('debtor', 'guarantor', 'representative')"
CONTACTS = f"""
SELECT substr(at, 1, 10), contacts.account_number, contacts.who, talked,
    coalesce(whom, 'debtor') IN {ANSWERING} AND coalesce(identity_checked, 0)
FROM contacts LEFT JOIN contact_outcomes ON contact_id = contacts.id
WHERE {{scope}}
"""
PROMISING = "SELECT DISTINCT account_number FROM promises WHERE {scope}"
SIGNED = "SELECT DISTINCT account_number FROM agreements WHERE {scope}"
SIGNED_ON = "SELECT number, substr(signed_at, 1, 10) FROM agreements WHERE account_number = ?"
WHO_SIGNED = """
SELECT who FROM audit JOIN audit_details USING (seq) WHERE action = 'signed' AND account_number = ? ORDER BY seq LIMIT 1
"""
COMPLAINTS = """
SELECT received_on, complaints.account_number, complaints.who, answered_on, outcome
FROM complaints LEFT JOIN complaint_answers ON complaint_id = complaints.id WHERE {scope}
"""
OVERRIDES = """
SELECT substr(at, 1, 10), account_number, coalesce((
    SELECT who FROM audit JOIN audit_details AS told USING (seq)
    WHERE told.account_number = events.account_number AND instr(about, '["events","' || events.id || '",') LIMIT 1
), '') FROM events WHERE kind = 'reason' AND {scope}
"""
RELEASES = """
SELECT substr(proposed_at, 1, 10), account_number, proposed_by, coalesce(approved, 0)
FROM proposals LEFT JOIN decisions USING (terms_digest) WHERE {scope}
"""
WITHIN = "substr({0}, 1, 10) BETWEEN :since AND :through"
DAYS = {
    CONTACTS: f"at >= :since AND {WITHIN.format('at')}",
    PROMISING: f"due_on BETWEEN :since AND :through OR {WITHIN.format('made_at')}",
    SIGNED: WITHIN.format("signed_at"),
    COMPLAINTS: "received_on BETWEEN :since AND :through OR answered_on BETWEEN :since AND :through",
    OVERRIDES: WITHIN.format("at"),
    RELEASES: WITHIN.format("proposed_at"),
}
"""By query, the days that it is asked about; by account it is asked with the number of one."""
OF_ACCOUNT = {CONTACTS: "contacts.account_number = :number", COMPLAINTS: "complaints.account_number = :number"}
MONTH_ENDS = """
SELECT month, owner, json_object('currency', currency, 'balance', balance, 'days_late', days_late,
    'days_paused', days_paused, 'state', state) FROM month_end_rows WHERE account_number = ?
"""
ERASED = "SELECT kind, on_day, owner, detail FROM erased_facts WHERE on_day BETWEEN :since AND :through ORDER BY id"


def between(store: Store, since: date, through: date) -> tuple[Fact, ...]:
    """Every fact from a day to a day, those of whom was erased among them."""
    given = {"since": since.isoformat(), "through": through.isoformat()}
    found = [one for one in _facts(store, DAYS, given) if since <= one.day <= through]
    erased = (_erased(*row) for row in store.connection.execute(ERASED, given))
    return (*found, *(one for one in erased if one is not None))


def keep_of_erased(store: Store, connection: sqlite3.Connection, account_number: str) -> list[Row]:
    """Keep the facts of an account that is being erased, with nothing that says whose they were; returns their rows."""
    series = secrets.token_hex(8)
    rows: list[Row] = []
    for one in _facts(store, OF_ACCOUNT, {"number": account_number}):
        detail = {"counted": one.counted}
        amounts = {"currency": one.currency, "amount": one.amount, "whole": one.whole} if one.currency else {}
        row = connection.execute(
            "INSERT INTO erased_facts (kind, on_day, series, owner, detail) VALUES (?, ?, ?, ?, ?)",
            (one.measure, one.day.isoformat(), series, one.who, msgspec.json.encode(detail | amounts).decode()),
        ).lastrowid
        rows.append(("erased_facts", str(row)))
    for month_end in connection.execute(MONTH_ENDS, (account_number,)).fetchall():
        month, owner, detail = month_end
        row = connection.execute(
            "INSERT INTO erased_facts (kind, on_day, series, owner, detail) VALUES ('month_end', ?, ?, ?, ?)",
            (month, series, owner, detail),
        ).lastrowid
        rows.append(("erased_facts", str(row)))
    return rows


def _erased(kind: str, day: str, owner: str, detail: str) -> Fact | None:
    measure = next((one for one in MEASURES if one == kind), None)
    if measure is None:
        # Of a later version, which counts something else.
        return None
    told = msgspec.json.decode(detail, type=dict[str, bool | int | str])
    return Fact(
        measure,
        date.fromisoformat(day),
        "",
        owner,
        bool(told.get("counted", True)),
        str(told.get("currency", "")),
        Money(int(told.get("amount", 0))),
        Money(int(told.get("whole", 0))),
    )


def _facts(store: Store, scopes: Mapping[str, str], given: Mapping[str, str]) -> Iterator[Fact]:
    """The facts of accounts that are here, in no order; some may lie outside the days that are asked for."""

    def rows(query: str) -> sqlite3.Cursor:
        return store.connection.execute(query.format(scope=scopes.get(query, "account_number = :number")), given)

    for day, number, who, talked, right in rows(CONTACTS):
        yield _fact("attempts", day, number, who)
        if talked:
            yield _fact("conversations", day, number, who)
            yield _fact("right_party", day, number, who, counted=bool(right))
    for (number,) in rows(PROMISING).fetchall():
        yield from _promises(store, number)
    for (number,) in rows(SIGNED).fetchall():
        yield from _plans(store, number)
    for day, number, who, answered, outcome in rows(COMPLAINTS):
        yield _fact("complaints", day, number, who)
        if answered is not None:
            yield _fact("complaints_upheld", answered, number, who, counted=outcome in ("upheld", "partly"))
    for day, number, who in rows(OVERRIDES):
        yield _fact("overrides", day, number, who)
    for day, number, who, approved in rows(RELEASES):
        yield _fact("releases", day, number, who, counted=bool(approved))


def _promises(store: Store, number: str) -> Iterator[Fact]:
    account = accounts.load(store, number)
    if account is None:
        return
    for one in judged_promises.of_account(store, account, store.now().date()):
        made = one.promise
        if not one.corrected:
            yield Fact("promises_made", made.made_at.date(), number, made.who)
        if one.is_counted:
            kept = one.state == "kept"
            came = Money(min(one.received, made.amount))
            yield Fact("promises_kept", made.due_on, number, made.who, kept, made.currency, came, made.amount)


def _plans(store: Store, number: str) -> Iterator[Fact]:
    row = store.connection.execute(WHO_SIGNED, (number,)).fetchone()
    who = str(row[0]) if row else ""
    signed_on = dict(store.connection.execute(SIGNED_ON, (number,)).fetchall())
    for one in plan_events.of_account(store, number, store.now().date()):
        if one.agreement.account.number != number:
            # A plan for several accounts counts once, on the first of them.
            continue
        agreement, day = one.agreement, date.fromisoformat(signed_on[one.agreement.number])
        if one.standing != "replaced":
            yield Fact("plans_kept", day, number, who, one.standing in ("running", "completed"))
        if waived := agreement.outcome.waived.total:
            currency, debt = agreement.account.currency, agreement.outcome.debt.total
            yield Fact("waivers", day, number, who, True, currency, waived, debt)


def _fact(measure: Measure, day: str, number: str, who: str, *, counted: bool = True) -> Fact:
    return Fact(measure, date.fromisoformat(day), number, who, counted)
