"""Lists of accounts by a filter, of a million in one look; and filters that are kept under a name."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import msgspec

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.book.account_filter import AccountFilter, Order, Status, check, days_of
from restructure.store import rights
from restructure.store.connection import Store
from restructure.store.json_records import as_type, decoded
from restructure.unreadable import Unreadable

OWNER = """
(SELECT CASE WHEN until IS NULL OR until >= :today THEN owner ELSE '' END FROM owners
    WHERE owners.account_number = accounts.number ORDER BY id DESC LIMIT 1)
"""
LAST_CONTACT = "(SELECT max(at) FROM contacts WHERE contacts.account_number = accounts.number)"
LAST_TALK = "(SELECT max(at) FROM contacts WHERE contacts.account_number = accounts.number AND talked = 1)"
OPEN_STEP = """
next_steps.account_number = accounts.number
    AND NOT EXISTS (SELECT 1 FROM next_step_ends WHERE next_step_id = next_steps.id)
    AND NOT EXISTS (SELECT 1 FROM next_steps AS later WHERE later.replaces = next_steps.id)
"""
NEXT_STEP = f"(SELECT min(due_at) FROM next_steps WHERE {OPEN_STEP})"
PROMISED = """
EXISTS (SELECT 1 FROM promises WHERE promises.account_number = accounts.number AND due_on >= :today
    AND NOT EXISTS (SELECT 1 FROM promise_ends WHERE promise_id = promises.id)
    AND NOT EXISTS (SELECT 1 FROM promises AS later WHERE later.replaces = promises.id))
"""
SIGNED = (
    "(EXISTS (SELECT 1 FROM agreements WHERE agreements.account_number = accounts.number) "
    "OR EXISTS (SELECT 1 FROM agreement_accounts WHERE agreement_accounts.account_number = accounts.number))"
)
BALANCE = "(principal + interest + penalty + fees)"
IN_BATCH = """
EXISTS (SELECT 1 FROM placements WHERE placements.account_number = accounts.number AND placement_batch_id = :batch)
"""
WORKED_WITH = " OR ".join(
    f"EXISTS (SELECT 1 FROM {table} WHERE {table}.account_number = accounts.number)"
    for table in ("contacts", "events", "situations", "promises", "next_steps", "payments", "agreements", "placements")
)
"""On which something was done: where the work stands follows from more than its row."""
SPOKEN = "EXISTS (SELECT 1 FROM contacts WHERE contacts.account_number = accounts.number AND talked = 1)"


def _logged(kind: str) -> str:
    return f"EXISTS (SELECT 1 FROM events WHERE events.account_number = accounts.number AND kind = '{kind}')"


AROUND = "EXISTS (SELECT 1 FROM situations WHERE situations.account_number = accounts.number)"
PROMISES = "EXISTS (SELECT 1 FROM promises WHERE promises.account_number = accounts.number)"
MAY_HAVE: dict[Status, str] = {
    "closed": f"({BALANCE} = 0 OR {WORKED_WITH})",
    "stopped": _logged("stopped"),
    "breathing_space": AROUND,
    "hold": AROUND,
    "plan_kept": SIGNED,
    "plan_late": SIGNED,
    "plan_ended": SIGNED,
    "promise_open": PROMISES,
    "offer_out": _logged("offered"),
    "call_back": f"EXISTS (SELECT 1 FROM next_steps WHERE {OPEN_STEP} AND kind = 'call_back')",
    "new": f"NOT {SPOKEN} AND ({BALANCE} > 0 OR {WORKED_WITH})",
    "working": SPOKEN,
}
"""What an account has to have for the work with it to stand there; the services look closer."""
MAY_SHOW_SIGN = f"({SIGNED} OR {PROMISES} OR {AROUND})"
SORTED: dict[Order, str] = {
    "number": "number",
    "name": "name",
    "creditor": "creditor",
    "balance": BALANCE,
    "days_late": "julianday(:today) - julianday(overdue_since)",
    "owner": f"nullif({OWNER}, '')",
    "last_contact": LAST_CONTACT,
    "next_step": NEXT_STEP,
}
FIRST: dict[Order, str] = {"balance": "currency"}
"""Balances are compared within a currency."""
SHOWN = f"""
SELECT rowid, number, name, creditor, product, currency, {BALANCE}, overdue_since, coalesce({OWNER}, ''),
    {LAST_CONTACT}, {NEXT_STEP}, {SIGNED}, {PROMISED}
FROM accounts WHERE rowid IN (SELECT value FROM json_each(:rows))
"""
LONGEST_NAME = 64
FILTER = as_type(AccountFilter, strict=False)


@dataclass(frozen=True, slots=True)
class ListedAccount:
    """An account of a list, and its ``row``. ``balance`` is as it was confirmed, ``last_contact`` and ``next_step`` are
    None and empty where there is none; ``promised`` says that a promise is due today or later."""

    row: int
    number: str
    name: str
    creditor: str
    product: str
    currency: str
    balance: Money
    days_late: int | None
    owner: str
    last_contact: datetime | None
    next_step: str
    signed: bool
    promised: bool


def find(store: Store, wanted: AccountFilter, order: Order = "number", *, descending: bool = False) -> array[int]:
    """Return the rows of the accounts that a filter matches, in an order; a million take seconds. What is not known of
    an account puts it last. By status and sign those are found that may have them:
    ``services.account_lists.find`` looks closer. Refuses as ``check``."""
    check(wanted)
    where, given = _where(store, wanted)
    key, way = SORTED[order], "DESC" if descending else "ASC"
    query = (
        f"SELECT rowid FROM accounts WHERE {where} ORDER BY {FIRST.get(order, key + ' IS NULL')}, {key} {way}, number"
    )
    return array("q", (row for (row,) in store.connection.execute(query, given)))


def listed(store: Store, rows: Sequence[int]) -> tuple[ListedAccount, ...]:
    """The accounts of some of the rows that ``find`` returned, in their order; one that is gone is left out."""
    today = store.now().date()
    given = {"rows": msgspec.json.encode(list(rows)).decode(), "today": today.isoformat()}
    found = {row[0]: _listed(row, today) for row in store.connection.execute(SHOWN, given)}
    return tuple(found[row] for row in rows if row in found)


def rows_of(store: Store, numbers: Sequence[str]) -> array[int]:
    """The rows of accounts by their numbers, in their order; one that there is not is left out."""
    query = "SELECT number, rowid FROM accounts WHERE number IN (SELECT value FROM json_each(?))"
    found = dict(store.connection.execute(query, (msgspec.json.encode(list(numbers)).decode(),)))
    return array("q", (found[number] for number in numbers if number in found))


def worked_with(store: Store, rows: Sequence[int]) -> dict[int, str]:
    """The numbers of those of some rows on which something was done, by row."""
    query = f"SELECT rowid, number FROM accounts WHERE rowid IN (SELECT value FROM json_each(?)) AND ({WORKED_WITH})"
    return dict(store.connection.execute(query, (msgspec.json.encode(list(rows)).decode(),)))


def _where(store: Store, wanted: AccountFilter) -> tuple[str, dict[str, object]]:
    """The condition of a filter, and what it is asked with."""
    today = store.now().date()
    given: dict[str, object] = {"today": today.isoformat()}
    parts = ["1"]

    def add(part: str, **values: object) -> None:
        parts.append(part)
        given.update(values)

    first, last = wanted.days_late_from, wanted.days_late_to
    if wanted.band is not None:
        least, most = days_of(wanted.band)
        first = least if first is None else max(first, least)
        last = most if last is None else last if most is None else min(last, most)
    if first is not None:
        add(
            "(overdue_since <= :late_from" + (" OR overdue_since IS NULL)" if first <= 0 else ")"),
            late_from=_days_ago(today, first),
        )
    if last is not None:
        add("overdue_since >= :late_to", late_to=_days_ago(today, last))
    if wanted.currency:
        add("currency = :currency", currency=wanted.currency)
    if wanted.amount_from is not None:
        add(f"{BALANCE} >= :least", least=wanted.amount_from)
    if wanted.amount_to is not None:
        add(f"{BALANCE} <= :most", most=wanted.amount_to)
    if wanted.creditor:
        add("creditor = :creditor", creditor=wanted.creditor)
    if wanted.product:
        add("product = :product", product=wanted.product)
    if wanted.owner:
        add(f"{OWNER} = :owner", owner=wanted.owner)
    if wanted.unowned:
        add(f"coalesce({OWNER}, '') = ''")
    if wanted.batch is not None:
        add(IN_BATCH, batch=wanted.batch)
    if wanted.signed is not None:
        add(SIGNED if wanted.signed else f"NOT {SIGNED}")
    if wanted.promised is not None:
        add(PROMISED if wanted.promised else f"NOT {PROMISED}")
    if wanted.not_spoken_since is not None:
        add(f"coalesce({LAST_TALK}, '') < :spoken", spoken=wanted.not_spoken_since.isoformat())
    if wanted.step_by is not None:
        add(f"substr({NEXT_STEP}, 1, 10) <= :step_by", step_by=wanted.step_by.isoformat())
    if wanted.without_step:
        add(f"{NEXT_STEP} IS NULL")
    if wanted.status is not None:
        add(MAY_HAVE[wanted.status])
    if wanted.sign:
        add(MAY_SHOW_SIGN)
    return " AND ".join(parts), given


def _days_ago(today: date, days: int) -> str:
    return (today - timedelta(days=min(days, today.toordinal() - 1))).isoformat()


def _listed(row: Sequence[object], today: date) -> ListedAccount:
    key, number, name, creditor, product, currency, balance, since, owner, contact, step, signed, promised = row
    late = (today - date.fromisoformat(str(since))).days if since else None
    return ListedAccount(
        int(str(key)),
        str(number),
        str(name),
        str(creditor),
        str(product),
        str(currency),
        Money(int(str(balance))),
        late,
        str(owner),
        datetime.fromisoformat(str(contact)) if contact else None,
        str(step or ""),
        bool(signed),
        bool(promised),
    )


def save_list(store: Store, name: str, wanted: AccountFilter, *, shared: bool = False) -> None:
    """Keep a filter under a name, in place of one that had it: for whoever is signed in, or ``shared`` for everybody.
    Refuses a name that is empty or too long, and a shared one from anybody but a supervisor or an administrator."""
    check(wanted)
    if not name.strip():
        raise Refusal("name", "missing_field")
    if len(name.strip()) > LONGEST_NAME:
        raise Refusal("name", "text_too_long", largest=LONGEST_NAME)
    if shared:
        rights.check(store, "balance", "name")
    definition = msgspec.json.encode(wanted).decode()
    with store.writing() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO saved_lists (owner, name, definition, kept_at) VALUES (?, ?, ?, ?)",
            ("" if shared else store.who, name.strip(), definition, store.now().isoformat()),
        )


def saved_lists(store: Store) -> dict[str, AccountFilter | Unreadable]:
    """The kept filters of whoever is signed in and of everybody, by name; of two of one name, one's own."""
    rows = store.connection.execute(
        "SELECT name, CAST(definition AS BLOB) FROM saved_lists WHERE owner IN ('', ?) ORDER BY name, owner",
        (store.who,),
    )
    return {str(name): decoded(definition, "account_list", FILTER) for name, definition in rows}


def saved_list(store: Store, name: str) -> AccountFilter:
    """The filter that is kept under a name. Refuses a name that there is not, and one that cannot be read."""
    found = saved_lists(store).get(name)
    if found is None:
        raise Refusal("name", "unknown_list")
    if isinstance(found, Unreadable):
        raise Refusal("name", "kept_unreadable")
    return found


def forget_list(store: Store, name: str) -> None:
    """Forget a kept filter: one's own, else that of everybody, a supervisor's to do. Refuses an unknown one."""
    with store.writing() as connection:
        own = connection.execute("DELETE FROM saved_lists WHERE owner = ? AND name = ?", (store.who, name)).rowcount
        if own:
            return
        rights.check(store, "balance", "name")
        if not connection.execute("DELETE FROM saved_lists WHERE owner = '' AND name = ?", (name,)).rowcount:
            raise Refusal("name", "unknown_list")
