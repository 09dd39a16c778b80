"""The audit chain: each entry sealed together with the one before, and its head written down outside the store."""

from __future__ import annotations

import errno
import hashlib
import hmac
import re
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Literal, get_args

import msgspec

from calculators.errors import Refusal
from restructure.authority.decision import decision_holds
from restructure.files import is_of_a_store, sync_data
from restructure.store import person_digests, rights, row_digests
from restructure.store.connection import Store
from restructure.store.guarded_fields import LETTERHEADS, is_letterhead
from restructure.store.problems import DatabaseError
from restructure.store.row_digests import Row
from restructure.store.rules_digest import rules_digest
from restructure.store.steps import RULES_DIGEST

Action = Literal[
    "account_saved",
    "accounts_imported",
    "payments_imported",
    "budgets_imported",
    "import_undone",
    "money_placed",
    "money_returned",
    "account_updated",
    "negotiated",
    "signed",
    "organisation_changed",
    "revealed",
    "exported",
    "printed",
    "signed_in",
    "sign_in_refused",
    "user_changed",
    "proposed",
    "approved",
    "declined",
    "payment_kept",
    "payment_reversed",
    "budget_kept",
    "client_changed",
    "client_looked_at",
    "held",
    "erasing",
    "erased",
    "copies_swept",
    "copies_deleted",
    "demo_cleared",
    "passphrase_changed",
    "backup_written",
    "backup_failed",
    "restored",
    "situation_kept",
    "contacted",
    "complaint_received",
    "complaint_answered",
    "promise_noted",
    "promise_ended",
    "next_step_set",
    "next_step_ended",
    "skipped",
    "left_out",
    "owner_given",
    "accounts_dealt",
    "done_in_bulk",
    "accounts_placed",
    "placement_ended",
    "money_known",
    "month_end_taken",
    "creditor_statement",
    "authority_changed",
    "code_refused",
    "hold_lifted",
    "agreement_turn",
    "certificate_kept",
    "verified",
    "set_aside",
    "covered",
    "person_changed",
    "person_decided",
    "person_request",
    "person_answer",
    "person_corrected",
    "key_kept",
    "key_withdrawn",
    "change_proposed",
    "change_decided",
    "answer_refused",
]
ACTIONS: tuple[Action, ...] = get_args(Action)
FIRST = bytes(32)
SALT_BYTES = 16
SHORT_SEAL = 16
"""How many digits of a seal stand on paper: 64 bits, which nobody meets by trying."""

Fault = Literal[
    "entry_changed",
    "entry_missing",
    "detail_changed",
    "head_missing",
    "head_changed",
    "row_changed",
    "row_missing",
    "row_unrecorded",
    "rules_changed",
    "decision_unsigned",
    "decision_late",
    "details_missing",
]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; ``detail`` and ``account_number`` are None where the person was erased."""

    seq: int
    at: datetime
    who: str
    action: Action
    account_number: str | None
    detail: str | None


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain: how many entries there are, and the seal of the last."""

    seq: int
    mac: str

    @property
    def text(self) -> str:
        """As it is written elsewhere: the number, a colon, the seal."""
        return f"{self.seq}:{self.mac}"


def head_of(text: str) -> Head | None:
    """A head as somebody copied it, from paper or a screen; None where it is none.

    The first digits of the seal do, in groups or not.

    >>> head_of("12: 8B0D adb4 f819 67c3")
    Head(seq=12, mac='8b0dadb4f81967c3')
    >>> head_of("12:8b0d") is None
    True
    """
    number, _, seal = "".join(text.split()).lower().partition(":")
    fits = re.fullmatch(r"[0-9]{1,18}", number) and re.fullmatch(rf"[0-9a-f]{{{SHORT_SEAL},64}}", seal)
    return Head(int(number), seal) if fits else None


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault: at which entry of the record, of which moment, and how; of a row, which table it is in, its key and its
    account, where it has one. A row without an entry, and the rules of the store, are at entry 0."""

    seq: int
    fault: Fault
    table: str = ""
    row: str = ""
    account: str = ""
    at: datetime | None = None


def check_reason(reason: str) -> None:
    """Refuse a reason of nothing (``missing_field``) and one that cannot be read (``hidden_character``)."""
    if not reason.strip():
        raise Refusal("reason", "missing_field")
    if not reason.isprintable():
        raise Refusal("reason", "hidden_character")


def record(
    store: Store,
    connection: sqlite3.Connection,
    action: Action,
    account: str = "",
    detail: str = "",
    about: Iterable[Row] = (),
) -> Head:
    """Append an entry within a transaction that others share, so that nothing happens without it. ``about`` names rows
    that were written before it, or taken away; their digests stand in the entry, and that of all accounts together
    where any was written."""
    last = connection.execute("SELECT seq, mac FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    seq, before = (last[0] + 1, last[1]) if last else (1, FIRST)
    salt = secrets.token_bytes(SALT_BYTES)
    digests = row_digests.encoded((*row_digests.written(connection, about), *row_digests.untold(connection)))
    commitment = _commitment(salt, account, detail, digests)
    at = store.now().isoformat()
    mac = _mac(_key(connection), seq, at, store.who, action, commitment, before)
    connection.execute("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?)", (seq, at, store.who, action, commitment, mac))
    connection.execute("INSERT INTO audit_details VALUES (?, ?, ?, ?, ?)", (seq, salt, account, detail, digests))
    return Head(seq, mac.hex())


def record_all(
    store: Store, connection: sqlite3.Connection, action: Action, told: Iterable[tuple[str, str, str]]
) -> None:
    """Record an entry for each of many accounts, what it says and the digests of its rows, as ``record``; thousands are
    a matter of a moment."""
    last = connection.execute("SELECT seq, mac FROM audit ORDER BY seq DESC LIMIT 1").fetchone() or (0, FIRST)
    key, at, who = _key(connection), store.now().isoformat(), store.who
    seq, mac = last
    entries, details = [], []
    for account, detail, about in told:
        salt = secrets.token_bytes(SALT_BYTES)
        commitment = _commitment(salt, account, detail, about)
        seq, mac = seq + 1, _mac(key, seq + 1, at, who, action, commitment, mac)
        entries.append((seq, at, who, action, commitment, mac))
        details.append((seq, salt, account, detail, about))
    connection.executemany("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?)", entries)
    connection.executemany("INSERT INTO audit_details VALUES (?, ?, ?, ?, ?)", details)


def record_alone(store: Store, action: Action, account: str = "", detail: str = "") -> Head:
    """Append an entry about what changed nothing in the store: a look, an export, a print."""
    with store.writing() as connection:
        return record(store, connection, action, account, detail)


STANDING_BATCHES = """
SELECT id, last_entry, digest, coalesce(CASE WHEN json_valid(counts) THEN json_extract(counts, '$.rows') END, 0),
    (SELECT count(*) FROM batch_rows WHERE batch = id)
FROM batches WHERE id NOT IN (SELECT batch FROM undoings)
"""
MATCHING = """FROM audit LEFT JOIN audit_details USING (seq)
    WHERE (:account = '' OR account_number = :account) AND (:who = '' OR who = :who)
      AND (:action = '' OR action = :action) AND at >= :since"""


@dataclass(frozen=True, slots=True)
class Filter:
    """Filter of entries; what is empty matches all."""

    account: str = ""
    who: str = ""
    action: str = ""
    since: str = ""

    @property
    def values(self) -> dict[str, object]:
        """As the statement takes them."""
        return {"account": self.account, "who": self.who, "action": self.action, "since": self.since}


def entries(
    store: Store, *, account: str = "", who: str = "", action: str = "", since: str = "", limit: int | None = None
) -> tuple[Entry, ...]:
    """Entries that match, newest first, all of them without a ``limit``; an empty filter matches all."""
    return tuple(each_entry(store, Filter(account, who, action, since), limit))


def each_entry(store: Store, which: Filter, limit: int | None = None) -> Iterator[Entry]:
    """The same one at a time."""
    rows = store.connection.execute(
        f"SELECT audit.seq, at, who, action, account_number, detail {MATCHING} ORDER BY audit.seq DESC LIMIT :limit",
        which.values | {"limit": -1 if limit is None else limit},
    )
    return (Entry(seq, datetime.fromisoformat(at), *rest) for seq, at, *rest in rows)


def count(store: Store, which: Filter) -> int:
    """Return how many entries match."""
    return int(store.connection.execute(f"SELECT count(*) {MATCHING}", which.values).fetchone()[0])


def head(store: Store) -> Head:
    """The end of the chain as it stands."""
    row = store.connection.execute("SELECT seq, mac FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(row[0], row[1].hex()) if row else Head(0, FIRST.hex())


OF_ALL: tuple[Action, ...] = (
    "accounts_imported", "payments_imported", "budgets_imported", "import_undone", "money_known", "accounts_placed",
    "organisation_changed", "person_changed", "person_decided", "erased", "demo_cleared", "restored", "user_changed",
    "client_changed",
)  # fmt: skip
"""Entries that may be about any account, whatever they name."""


def touched_since(store: Store, seq: int) -> tuple[int, set[str], bool]:
    """Return the end of the record, the accounts that its entries after ``seq`` are about, and whether one of them may
    be about any other."""
    rows = store.connection.execute(
        "SELECT audit.seq, action, account_number FROM audit LEFT JOIN audit_details USING (seq) WHERE audit.seq > ?",
        (seq,),
    ).fetchall()
    last = max((row[0] for row in rows), default=seq)
    return last, {row[2] for row in rows if row[2]}, any(row[1] in OF_ALL for row in rows)


HAS_USERS = b"users\n"
"""The line beside a store that says so, among the heads; a head has two words."""
CLOCK_TOLERANCE = timedelta(minutes=5)
LOOKED_BACK = 50
"""How many entries tell whether the clock is wrong: the latest, since one made now may be dated wrongly too."""


def later_than_now(store: Store) -> datetime | None:
    """Return the latest moment of the last entries where the clock stands well before it: it is wrong now, or was
    then."""
    rows = store.connection.execute("SELECT at FROM audit ORDER BY seq DESC LIMIT ?", (LOOKED_BACK,))
    at = max((datetime.fromisoformat(at) for (at,) in rows), default=store.now())
    return at if at - store.now() > CLOCK_TOLERANCE else None


def is_clock_plausible(store: Store, longest: timedelta) -> bool:
    """Return whether the clock of this PC stands neither before the last entries of the record nor so much after."""
    row = store.connection.execute("SELECT at FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    soon = row is None or store.now() - datetime.fromisoformat(row[0]) < longest
    return soon and later_than_now(store) is None


LEAP, ATTESTED_BY = timedelta(days=31), 7
"""Nobody leaves a store alone for so long without a word; on so many days the clock was right, or all else is wrong."""


def attested_day(store: Store) -> date:
    """The day by which it is judged what has grown old: today, but where the clock went on by more than a month at
    once, and the record has entries of fewer than seven days since, the last day before. Nobody knows yet whether the
    PC was off, or its clock is wrong."""
    later, since = store.now().date(), set[date]()
    for (at,) in store.connection.execute("SELECT at FROM audit ORDER BY seq DESC"):
        day = datetime.fromisoformat(at).date()
        if later - day > LEAP:
            return day
        since.add(day)
        if len(since) == ATTESTED_BY:
            break
        later = day
    return store.now().date()


BORNE = """
SELECT DISTINCT json_extract(CAST(record AS TEXT), '$.letterhead') FROM agreements
WHERE json_valid(CAST(record AS TEXT))
"""
"""What is no record any more is told of as a changed row."""


def days_since(store: Store, moment: datetime) -> int:
    """Return on how many days after that of a moment there are entries."""
    rows = store.connection.execute("SELECT at FROM audit WHERE at > ?", (moment.date().isoformat(),))
    return len({datetime.fromisoformat(at).date() for (at,) in rows} - {moment.date()})


def entries_back_in_time(store: Store) -> tuple[int, ...]:
    """The entries that were made, by the clock of the PC, well before the one that they follow."""
    found, before = [], None
    for seq, text in store.connection.execute("SELECT seq, at FROM audit ORDER BY seq"):
        at = datetime.fromisoformat(text)
        if before is not None and before - at > CLOCK_TOLERANCE:
            found.append(seq)
        before = at
    return tuple(found)


def heads_file(path: Path) -> Path:
    """Return where the heads of a store's chain are written down: beside it."""
    return path.with_name(f"{path.name}.heads")


def anchor(store: Store) -> Head:
    """Write the head down outside the store, where no statement reaches it."""
    now, file = head(store), heads_file(store.path)
    if rights.has_users(store) and not had_users(store.path):
        with file.open("ab") as lines:
            lines.write(HAS_USERS)
    write_down(now, file)
    return now


def had_users(path: Path) -> bool:
    """Return whether a store is known to have users, by what lies beside it: one that does not open cannot be
    asked."""
    file = heads_file(path)
    return file.exists() and HAS_USERS in file.read_bytes()


def write_elsewhere(one: Head, file: Path) -> None:
    """Write a head into a file of somebody's choosing, as ``write_down``. Raises ``OSError`` where it cannot be
    written, and where the file holds something else, or belongs to a store."""
    if is_of_a_store(file) or (file.exists() and not _holds_heads(file)):
        raise FileExistsError(errno.EEXIST, "no file of heads")
    write_down(one, file)


def write_down(one: Head, file: Path) -> None:
    """Write a head into a file, below those that stand there; the last one again changes nothing."""
    line = f"{one.seq} {one.mac}\n".encode()
    if one.seq and not _ends_with(file, line):
        with file.open("ab") as lines:
            lines.write(line)
            lines.flush()
            sync_data(lines.fileno())
        file.chmod(0o600)


def _holds_heads(file: Path) -> bool:
    with file.open("rb") as lines:
        return all(re.fullmatch(rb"[0-9]+ [0-9a-f]{64}\r?\n?", line) for line in lines)


def _ends_with(file: Path, line: bytes) -> bool:
    if not file.exists():
        return False
    with file.open("rb") as lines:
        lines.seek(max(0, file.stat().st_size - len(line)))
        return lines.read() == line


def written_heads(file: Path) -> tuple[Head, ...]:
    """The heads that were written down, oldest first; a line cut short by a crash is none."""
    if not file.exists():
        return ()
    parts = (line.split(" ") for line in file.read_text(encoding="ascii", errors="replace").splitlines())
    return tuple(Head(int(one[0]), one[1]) for one in parts if len(one) == 2 and one[0].isdigit() and len(one[1]) == 64)


def verify(store: Store, heads: tuple[Head, ...] = ()) -> tuple[Finding, ...]:
    """Go through the whole chain; ``heads`` are those that were written down elsewhere, on paper or in backups.
    Those beside the store and in the signed agreements are looked at too."""
    try:
        return _verified(store, heads)
    except DatabaseError:
        # A text that is none, which another program put in, must hide nothing.
        strict = store.connection.text_factory
        store.connection.text_factory = partial(str, encoding="utf-8", errors="replace")
        try:
            return _verified(store, heads)
        finally:
            store.connection.text_factory = strict


def _verified(store: Store, heads: tuple[Head, ...]) -> tuple[Finding, ...]:
    connection, found, seals = store.connection, [], {0: FIRST.hex()}
    key, before, expected = _key(connection), FIRST, 1
    rows = connection.execute(
        "SELECT seq, at, who, action, commitment, mac, salt, account_number, detail, about FROM audit "
        "LEFT JOIN audit_details USING (seq) ORDER BY seq"
    )
    told: dict[Row, tuple[int, str]] = {}
    covered_since = silent = 0
    for seq, at, who, action, commitment, mac, salt, account, detail, about in rows:
        if seq != expected:
            found.append(Finding(expected, "entry_missing"))
        if not hmac.compare_digest(mac, _mac(key, seq, at, who, action, commitment, before)):
            found.append(Finding(seq, "entry_changed"))
        silent += salt is None
        if salt is not None and _commitment(salt, account, detail, about) != commitment:
            found.append(Finding(seq, "detail_changed"))
        told |= {row: (seq, digest) for row, digest in row_digests.read(about or "")}
        if not covered_since and row_digests.ACCOUNTS in told:
            covered_since = seq
        before, expected, seals[seq] = mac, seq + 1, mac.hex()
    for one in (*written_heads(heads_file(store.path)), *_signed_heads(connection), *heads):
        if one.seq not in seals:
            found.append(Finding(one.seq, "head_missing"))
        elif not seals[one.seq].startswith(one.mac):
            found.append(Finding(one.seq, "head_changed"))
    since, gone = told.get(row_digests.DETAILS, (0, "0"))
    if gone != str(silent):
        found.append(Finding(since, "details_missing"))
    found.extend((*_disagreeing(connection, told), *_unsigned(connection, told, covered_since), *_unruly(connection)))
    found.extend((*_of_batches(connection), *_of_together(connection, told)))
    found.extend(_of_letterheads(connection))
    return tuple(_dated(connection, one) for one in found)


def _dated(connection: sqlite3.Connection, one: Finding) -> Finding:
    row = connection.execute("SELECT at FROM audit WHERE seq = ?", (one.seq,)).fetchone()
    try:
        return one if row is None else replace(one, at=datetime.fromisoformat(row[0]))
    except ValueError:
        return one


def _disagreeing(connection: sqlite3.Connection, told: dict[Row, tuple[int, str]]) -> Iterator[Finding]:
    """The rows that are not what the last entry about them says, and those that no entry is about."""
    left = {row: seq for row, (seq, digest) in told.items() if digest and row[0] in row_digests.COVERED}
    for row, account, digest in row_digests.standing(connection):
        left.pop(row, None)
        seq, recorded = told.get(row, (0, ""))
        if recorded != digest:
            yield _finding(seq, "row_changed" if recorded else "row_unrecorded", row, account)
    for row, seq in left.items():
        of = connection.execute("SELECT account_number FROM audit_details WHERE seq = ?", (seq,)).fetchone()
        yield _finding(seq, "row_missing", row, of[0] if of else "")
    seq, together = told.get(row_digests.ACCOUNTS, (0, row_digests.NO_ACCOUNTS))
    yield from (_finding(seq, apart, row) for row, apart in row_digests.accounts_apart(connection))
    for found in (row_digests.accounts_together(connection), row_digests.accounts_kept_together(connection)):
        if found != together:
            yield _finding(seq, "row_changed", row_digests.ACCOUNTS)
    seq, together = told.get(row_digests.PERSONS, (0, person_digests.NOBODY))
    yield from (_finding(seq, apart, ("persons", str(one))) for one, apart in person_digests.apart(connection))
    for found in (person_digests.together(connection), person_digests.kept_together(connection)):
        if found != together:
            yield _finding(seq, "row_changed", row_digests.PERSONS)


def _finding(seq: int, fault: Fault, row: Row, account: str = "") -> Finding:
    table, *key = row
    return Finding(seq, fault, table, ", ".join(key), account)


def _unsigned(connection: sqlite3.Connection, told: dict[Row, tuple[int, str]], since: int) -> Iterator[Finding]:
    """The decisions that nobody signed whose key was in force then; those of before ``since`` were not signed yet."""
    rows = connection.execute(
        "SELECT login IS decided_by, withdrawn_at IS NOT NULL, (SELECT value FROM secrets WHERE name = 'audit'), "
        "terms_digest, decided_by, approved, reason, decided_at, until, public_key, signature "
        "FROM decisions LEFT JOIN signing_keys USING (public_key)"
    )
    for own, is_withdrawn, *signed in rows:
        digest, key, signature = signed[1], signed[-2], signed[-1]
        seq, _ = told.get(("decisions", digest), (0, ""))
        withdrawn, _ = told.get(("signing_keys", str(key)), (0, ""))
        if signature is None and seq < since:
            continue
        if not own or (is_withdrawn and seq > withdrawn) or not decision_holds(*signed):
            yield Finding(seq, "decision_unsigned", "decisions", digest)
        elif _is_late(connection, seq, signed[-3]):
            yield Finding(seq, "decision_late", "decisions", digest)


def _is_late(connection: sqlite3.Connection, seq: int, until: str) -> bool:
    """Return whether a decision came in after the time for which it was signed."""
    row = connection.execute("SELECT at FROM audit WHERE seq = ?", (seq,)).fetchone()
    try:
        return row is not None and datetime.fromisoformat(row[0]) > datetime.fromisoformat(until)
    except (ValueError, TypeError):
        # Such a moment was written by another hand, of which the seal tells.
        return False


def _of_batches(connection: sqlite3.Connection) -> Iterator[Finding]:
    """The imports that stand whose rows are not those that were kept with them, but for persons who were erased."""
    forgotten = "SELECT coalesce(max(seq), 0) FROM audit WHERE action IN ('erased', 'demo_cleared')"
    (erased,) = connection.execute(forgotten).fetchone()
    for batch, last, digest, kept, held in connection.execute(STANDING_BATCHES).fetchall():
        fault: Fault | None = None
        if kept < held:
            fault = "row_unrecorded"
        elif held < kept:
            fault = "row_missing" if erased < last else None
        elif row_digests.of_batch(connection, _key(connection), batch) != digest:
            fault = "row_changed"
        if fault is not None:
            yield _finding(last, fault, ("batch_rows", str(batch)))


def _of_together(connection: sqlite3.Connection, told: dict[Row, tuple[int, str]]) -> Iterator[Finding]:
    """The placements and the ends of months whose rows are not those that were kept with them, but for accounts that
    are gone since."""
    gone = "SELECT coalesce(max(seq), 0) FROM audit WHERE action IN ('erased', 'demo_cleared', 'import_undone')"
    (erased,) = connection.execute(gone).fetchone()
    for of, one in row_digests.TOGETHER.items():
        held = f"SELECT count(*) FROM {one.table} WHERE {one.columns.partition(',')[0]} = {of}.{one.key}"
        rows = connection.execute(f"SELECT {one.key}, digest, {one.count}, ({held}) FROM {of}").fetchall()
        for row, digest, kept, count_held in rows:
            seq, _ = told.get((of, str(row)), (0, ""))
            fault: Fault | None = None
            if kept < count_held:
                fault = "row_unrecorded"
            elif count_held < kept:
                fault = "row_missing" if erased < seq else None
            elif row_digests.of_together(connection, _key(connection), of, row) != digest:
                fault = "row_changed"
            if fault is not None:
                yield _finding(seq, fault, (one.table, str(row)))


def _of_letterheads(connection: sqlite3.Connection) -> Iterator[Finding]:
    """The letterheads that are not what their digest says, and those that an agreement bears and nothing holds."""
    missing = {f"{LETTERHEADS}{digest}" for (digest,) in connection.execute(BORNE) if digest}
    for key, value in connection.execute("SELECT key, value FROM settings WHERE substr(key, 1, 11) = 'letterhead_'"):
        missing.discard(key)
        if not is_letterhead(key, value):
            yield _finding(0, "row_changed", ("settings", key))
    yield from (_finding(0, "row_missing", ("settings", key)) for key in sorted(missing))


def _unruly(connection: sqlite3.Connection) -> Iterator[Finding]:
    if rules_digest(connection) != RULES_DIGEST:
        yield Finding(0, "rules_changed")


def record_covered(store: Store, connection: sqlite3.Connection, before: int) -> None:
    """Record the digests of all rows, as they stand, that no entry of a store of schema ``before`` tells of: an entry
    for each account, and one for what belongs to none."""
    tables = [name for name, one in row_digests.COVERED.items() if one.since > before]
    of_accounts: dict[str, list[tuple[Row, str]]] = {}
    for row, account, digest in row_digests.standing(connection, tables):
        of_accounts.setdefault(account, []).append((row, digest))
    of_nobody = [*(row for row, _ in of_accounts.pop("", ())), row_digests.DETAILS]
    told = ((account, "", row_digests.encoded(rows)) for account, rows in of_accounts.items())
    record_all(store, connection, "covered", told)
    for since, query in row_digests.MOVED.items():
        if since > before:
            of_nobody += (tuple(row) for row in connection.execute(query).fetchall())
    if tables:
        record(store, connection, "covered", about=of_nobody)


def _signed_heads(connection: sqlite3.Connection) -> Iterator[Head]:
    """The heads in the records of signed agreements; those of earlier versions hold none."""
    query = (
        "SELECT json_extract(CAST(record AS TEXT), '$.audit_head') FROM agreements "
        "WHERE json_valid(CAST(record AS TEXT)) ORDER BY number"
    )
    for (text,) in connection.execute(query):
        if text:
            yield head_of(text) or Head(-1, text)


def chain_key(store: Store) -> bytes:
    """The key of the chain: the same in every backup of a store, whatever its passphrase."""
    return _key(store.connection)


def _key(connection: sqlite3.Connection) -> bytes:
    row = connection.execute("SELECT value FROM secrets WHERE name = 'audit'").fetchone()
    return b"" if row is None else bytes(row[0])


def _commitment(salt: bytes, account: str, detail: str, about: str) -> bytes:
    said = (account, detail, about) if about else (account, detail)
    return hashlib.sha256(salt + msgspec.json.encode(said)).digest()


def _mac(key: bytes, seq: int, at: str, who: str, action: str, commitment: bytes, before: bytes) -> bytes:
    sealed = msgspec.json.encode((seq, at, who, action, commitment.hex(), before.hex()))
    return hmac.digest(key, sealed, "sha256")
