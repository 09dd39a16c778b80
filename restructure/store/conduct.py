"""What is known around an account, and every contact with its debtor."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

import msgspec

from calculators.rounding import Money
from restructure.parties.account import Account, debt_on
from restructure.parties.situation import (
    NOTHING_KNOWN,
    BreathingSpace,
    Channel,
    Contact,
    Direction,
    Situation,
    ThirdPersonReason,
    Whom,
)
from restructure.parties.situation_check import contradictions, mistakes
from restructure.store import audit, next_steps, row_digests
from restructure.store.connection import Store
from restructure.store.damaged_records import save_bytes
from restructure.store.json_records import as_type, check_form, decoded, raw_of
from restructure.store.row_digests import Row
from restructure.store.texts import check_texts
from restructure.unreadable import Unreadable

SITUATION = "SELECT CAST(detail AS BLOB) FROM situations WHERE account_number = ?"
KNOWN = frozenset(one.name for one in fields(Situation))
Result = Literal["promise", "call_back", "offer", "refused", "wrong_person", "nobody", "stopped", "other"]
"""What came of a contact."""
OF_THE_MOMENT = (
    "unreadable", "today", "local_now", "contacts", "elsewhere", "kept_plan", "called_us_on", "stopped", "settled_on",
    "complaint_since", "asked_whom", "asked_number", "asked_reason", "asked_channel", "has_co_debtor",
    "plan_contact",
)  # fmt: skip
"""Parts of a situation that are looked up each time and never kept."""
UNASKED = {name: getattr(NOTHING_KNOWN, name) for name in OF_THE_MOMENT}
AHEAD_OF_US = timedelta(hours=15)
"""So far, and a little, the clock where a debtor lives may be ahead of Greenwich."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """One contact as it is logged: when (where the debtor lives), how, who was reached and how that was checked."""

    at: datetime
    channel: Channel = "call"
    talked: bool = False
    number: str = ""
    identity: str = ""
    result: str = ""
    next_step: str = ""
    who: str = ""
    whom: Whom = "debtor"
    direction: Direction = "out"
    connected: bool = True
    minutes: int | None = None
    identity_checked: bool | None = None
    reason: ThirdPersonReason | None = None
    refused: bool = False

    @property
    def counted(self) -> Contact:
        """Return what the rules count."""
        return Contact(**{one.name: getattr(self, one.name) for one in fields(Contact)})


def save_situation(store: Store, account_number: str, situation: Situation) -> None:
    """Save what is known around an account, but for what is looked up each time. What a later version kept beside it
    stays; what cannot be read is set aside first.

    Refuses what ``situation_check.mistakes`` names, by its field, unless it was kept before there was such a check.
    """
    before = _read_or_nothing(store, account_number)
    today = store.now().date()
    known = {(one.field, one.code) for one in mistakes(before, today)}
    for one in mistakes(replace(situation, **UNASKED), today):
        if (one.field, one.code) not in known:
            raise one
    kept = msgspec.to_builtins(situation, enc_hook=str)
    check_texts("situation", kept)
    for name in OF_THE_MOMENT:
        del kept[name]
    with store.writing() as connection:
        raw = raw_of(connection, SITUATION, account_number)
        save_bytes(store, connection, account_number, "situation", raw, _read)
        detail = msgspec.json.encode(kept | _of_later(raw)).decode()
        connection.execute(
            "INSERT INTO situations VALUES (?, ?, ?) ON CONFLICT (account_number) "
            "DO UPDATE SET kept_at = excluded.kept_at, detail = excluded.detail",
            (account_number, store.now().isoformat(), detail),
        )
        about = [("situations", account_number)]
        audit.record(store, connection, "situation_kept", account_number, detail, about)


def _read_or_nothing(store: Store, account_number: str) -> Situation:
    kept = situation(store, account_number)
    return NOTHING_KNOWN if isinstance(kept, Unreadable) else kept


def _of_later(raw: bytes | None) -> dict[str, Any]:
    """The fields that this version does not know."""
    held = None if raw is None else decoded(raw, "situation", as_type(dict[str, Any]))
    return {name: held[name] for name in held if name not in KNOWN} if isinstance(held, dict) else {}


def situation(store: Store, account_number: str) -> Situation | Unreadable:
    """Return what is known around an account; nothing where nothing was kept."""
    raw = raw_of(store.connection, SITUATION, account_number)
    return NOTHING_KNOWN if raw is None else decoded(raw, "situation", _read)


def still_of(store: Store, account_number: str) -> tuple[BreathingSpace, ...]:
    """Return the stretches in which no interest runs on an account; none where its circumstances cannot be read, which
    the desk says, and no offer leaves."""
    around = situation(store, account_number)
    return () if isinstance(around, Unreadable) else around.still


def owed(store: Store, account: Account, today: date) -> Money:
    """Return what is owed today on an account on which nothing was signed and nothing received."""
    return debt_on(account, today, *still_of(store, account.number)).total


def _read(raw: bytes) -> Situation:
    kept = msgspec.json.decode(raw, type=dict[str, Any])
    whole = msgspec.convert(kept, Situation, strict=False)
    check_form(kept, msgspec.to_builtins(whole, enc_hook=str), OF_THE_MOMENT)
    return replace(NOTHING_KNOWN, **{name: getattr(whole, name) for name in kept if name in KNOWN})


def holds_over(store: Store, today: date) -> tuple[str, ...]:
    """Accounts whose last hold is over and with whom nobody has been in touch since, the longest over first."""
    rows = store.connection.execute(
        "SELECT account_number, "
        "CASE WHEN json_valid(detail) THEN json_extract(detail, '$.holds[#-1].until') END AS until "
        "FROM situations AS known "
        "WHERE until < :today "
        "AND NOT EXISTS (SELECT 1 FROM contacts WHERE account_number = known.account_number "
        "AND substr(at, 1, 10) > until) "
        "AND NOT EXISTS (SELECT 1 FROM events WHERE account_number = known.account_number "
        "AND kind IN ('called', 'signed') AND substr(at, 1, 10) > until) "
        "ORDER BY until, account_number",
        {"today": today.isoformat()},
    )
    return tuple(row[0] for row in rows)


def append_contact(
    store: Store,
    account_number: str,
    one: Conversation,
    result: Result | None = None,
    *,
    promise: int | None = None,
    next_step: int | None = None,
) -> int:
    """Append one contact; returns its number. ``result`` is what came of it, with the ``promise`` that was made and the
    ``next_step`` that was set; a call-back or a reminder that was due then is done by it. Refuses one that contradicts
    itself, as ``situation_check.contradictions``."""
    _check(one)
    with store.writing() as connection:
        contact = connection.execute(
            "INSERT INTO contacts (account_number, at, channel, talked, number, identity, result, next_step, who) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _row(account_number, one, store.who),
        ).lastrowid
        about = [("contacts", str(contact)), *_keep_outcome(connection, contact, account_number, one)]
        if result is not None:
            row = (contact, account_number, result, promise, next_step)
            connection.execute("INSERT INTO contact_results VALUES (?, ?, ?, ?, ?)", row)
            about.append(("contact_results", str(contact)))
        audit.record(store, connection, "contacted", account_number, f"{one.channel}: {one.result}", about)
        next_steps.end_by_contact(store, connection, account_number, one.at, int(contact or 0), but=next_step)
    return int(contact or 0)


def append_result(
    store: Store, account_number: str, result: Result, *, promise: int | None = None, next_step: int | None = None
) -> None:
    """Append what came of the last contact of an account; nothing where there is none, or that is kept already."""
    with store.writing() as connection:
        last = "SELECT max(id) FROM contacts WHERE account_number = ?"
        (contact,) = connection.execute(last, (account_number,)).fetchone()
        kept = connection.execute("SELECT 1 FROM contact_results WHERE contact_id = ?", (contact,)).fetchone()
        if contact is None or kept is not None:
            return
        row = (contact, account_number, result, promise, next_step)
        connection.execute("INSERT INTO contact_results VALUES (?, ?, ?, ?, ?)", row)
        audit.record(store, connection, "contacted", account_number, result, [("contact_results", str(contact))])


@dataclass(frozen=True, slots=True)
class KeptResults:
    """Results that are kept of the contacts of an account: whether there is one ``of_last``, and the numbers of the
    promises and next steps that belong to one."""

    of_last: bool
    promises: frozenset[int]
    next_steps: frozenset[int]


def kept_results(store: Store, account_number: str) -> KeptResults:
    """Return what is kept of how the contacts of an account ended."""
    rows = store.connection.execute(
        "SELECT contact_id = (SELECT max(id) FROM contacts WHERE account_number = ?1), promise_id, next_step_id "
        "FROM contact_results WHERE account_number = ?1",
        (account_number,),
    ).fetchall()
    return KeptResults(
        any(last for last, _, _ in rows),
        frozenset(promise for _, promise, _ in rows if promise is not None),
        frozenset(step for _, _, step in rows if step is not None),
    )


def append_contacts(store: Store, contacts: Iterable[tuple[str, Conversation]]) -> int:
    """Append contacts from a dialler's list, one transaction; those of unknown accounts or known already are left out.

    Returns how many were new. Refuses as ``append_contact``.
    """
    contacts = tuple(contacts)
    for _, one in contacts:
        _check(one)
    told: list[tuple[str, str, str]] = []
    called: list[tuple[str, datetime, int]] = []
    with store.writing() as connection:
        for account_number, one in contacts:
            new = connection.execute(
                "INSERT INTO contacts (account_number, at, channel, talked, number, identity, result, next_step, who) "
                "SELECT :n, :at, :channel, :talked, :number, :identity, :result, :next, :who WHERE "
                "EXISTS (SELECT 1 FROM accounts WHERE number = :n) AND NOT EXISTS "
                "(SELECT 1 FROM contacts WHERE account_number = :n AND at = :at AND channel = :channel)",
                dict(zip(NAMES, _row(account_number, one, one.who or "dialler"), strict=True)),
            )
            if new.rowcount:
                outcome = _keep_outcome(connection, new.lastrowid, account_number, one)
                about = row_digests.written(connection, [("contacts", str(new.lastrowid)), *outcome])
                told.append((account_number, one.channel, row_digests.encoded(about)))
                called.append((account_number, one.at, int(new.lastrowid or 0)))
        audit.record_all(store, connection, "contacted", told)
        audit.record(store, connection, "contacted", detail=f"list: {len(told)}")
        for account_number, at, contact in called:
            next_steps.end_by_contact(store, connection, account_number, at, contact)
    return len(told)


def lies_ahead(store: Store, at: datetime) -> bool:
    """Return whether a time without a zone lies ahead wherever it was."""
    return at.replace(tzinfo=None) - store.now().astimezone(UTC).replace(tzinfo=None) > AHEAD_OF_US


def _check(one: Conversation) -> None:
    for wrong in contradictions(one.counted):
        raise wrong


OUTCOME = ("whom", "direction", "connected", "minutes", "identity_checked", "reason", "refused")
USUAL = [one.default for name in OUTCOME for one in fields(Conversation) if one.name == name]


def _keep_outcome(
    connection: sqlite3.Connection, contact: int | None, account_number: str, one: Conversation
) -> list[Row]:
    """Keep whom a contact reached and how, where that is not as usual; returns the row that tells of it."""
    values = [getattr(one, name) for name in OUTCOME]
    if values == USUAL:
        return []
    connection.execute(
        "INSERT INTO contact_outcomes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (contact, account_number, *values)
    )
    return [("contact_outcomes", str(contact))]


NAMES = ("n", "at", "channel", "talked", "number", "identity", "result", "next", "who")


def _row(account_number: str, one: Conversation, who: str) -> tuple[object, ...]:
    said = (one.number, one.identity, one.result, one.next_step)
    return (account_number, one.at.isoformat(), one.channel, int(one.talked), *said, who)


def contacts(store: Store, account_number: str) -> tuple[Conversation, ...]:
    """Every contact, the oldest first."""
    rows = store.connection.execute(
        "SELECT at, channel, talked, number, identity, result, next_step, who, coalesce(whom, 'debtor'), "
        "coalesce(direction, 'out'), coalesce(connected, 1), minutes, identity_checked, reason, coalesce(refused, 0) "
        "FROM contacts LEFT JOIN contact_outcomes ON contact_id = contacts.id "
        "WHERE contacts.account_number = ? ORDER BY at, contacts.id",
        (account_number,),
    )
    return tuple(map(_conversation, rows))


def _conversation(row: tuple[Any, ...]) -> Conversation:
    """A contact out of its row; what SQLite keeps as numbers are answers of yes and no."""
    held = dict(zip((one.name for one in fields(Conversation)), row, strict=True))
    held |= {name: bool(held[name]) for name in ("talked", "connected", "refused")}
    checked = held["identity_checked"]
    held |= {"at": datetime.fromisoformat(held["at"]), "identity_checked": None if checked is None else bool(checked)}
    return Conversation(**held)
