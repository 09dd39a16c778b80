"""A store in which every table has a row, and every record of it by value: what an upgrade must not lose.

``python -m tests.restructure.golden`` writes one of the present schema beside the earlier ones.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import structs

from calculators.rounding import Money
from restructure.agreements.agreement import Attachment, SignedAgreement, capture, sign, terms_digest, to_json
from restructure.agreements.credential import Credential
from restructure.agreements.evidence import (
    AtDesk,
    ByVoice,
    Consent,
    Cosigner,
    Evidence,
    Item,
    OnPaper,
    OwnCertificate,
    Signature,
)
from restructure.authority.limits import CARD_DESK
from restructure.authority.signing_key import SigningKey
from restructure.clients.client_file import Consent as ClientConsent
from restructure.clients.client_file import Review, Task
from restructure.household.distribution import DebtsCase, OneDebt
from restructure.household.sheet import Consent as SheetConsent
from restructure.household.sheet import Line, Sheet
from restructure.household.standards import shipped
from restructure.parties.account import Person
from restructure.parties.organisation import DEMO, stored
from restructure.parties.situation import BreathingSpace, Hold, Situation
from restructure.policy.tables import Dated
from restructure.store import (
    Store,
    accounts,
    agreements,
    audit,
    client_budgets,
    client_files,
    client_records,
    complaints,
    conduct,
    credentials,
    damaged_records,
    erasure,
    evidence,
    limits,
    means,
    negotiations,
    payments,
    people,
    person_requests,
    persons,
    plan_events,
    proposed_changes,
    releases,
    reversals,
    row_digests,
    scenarios,
    settings,
    signing_keys,
    suspense,
    undoing,
)
from restructure.store.batches import Source, importing
from restructure.store.conduct import Conversation
from restructure.store.evidence import Awaiting
from restructure.store.negotiations import Event
from restructure.store.payments import Payment
from restructure.store.people import User
from restructure.store.person_requests import PersonAnswer
from restructure.store.sql_guard import erasing
from restructure.store.steps import SCHEMA
from restructure.store.suspense import Unplaced
from tests.support.cases import ACCOUNT, FIRST, MEANS, TODAY, WAIVED, signed_agreement, simulated
from tests.support.cases import PLAN as TERMS
from tests.support.joint_plans import CARDS, joint_agreement
from tests.support.readers import payments_of, signed_out
from tests.support.stores import CHEAP, NOW, open_store, phrase, read, save_budget

STORES = Path(__file__).parent / "stores"
SECRET = phrase("correct horse battery")
PASSWORD = "four eyes see more"
USERS = (
    User("col", "Col Sample (demo)", "collector"),
    User("left", "Left Sample (demo)", "counsellor", active=False),
    User("root", "Root Sample (demo)", "administrator"),
    User("sup", "Sup Sample (demo)", "supervisor"),
)
SITUATION = Situation(
    party="agency",
    willing=True,
    nation="scotland",
    time_zone="Asia/Urumqi",
    breathing_space=BreathingSpace(date(2026, 11, 1), date(2026, 11, 20)),
    holds=(Hold(date(2026, 10, 1), date(2026, 10, 31), accrues=False, reason="in hospital"),),
)
SHEET = Sheet(
    lines=(Line("salary", Money(610_000), typed="6100"), Line("rent", Money(180_000), evidence="statement")),
    consents=(SheetConsent("client", NOW),),
    adults=2,
    reasons=(("fixed", "two in work"),),
)
DEBTS = DebtsCase(
    debts=(OneDebt("Card", "Example Bank", Money(500_000), Decimal("0.1825"), reference="REF-1"),),
    method="snowball",
    considered=(("plan", "one creditor only"),),
    consented_at=NOW,
)
HOLD_DRAFT = {"hold": {"start": "2026-11-25", "until": "2026-12-24", "accrues": False, "reason": "illness"}}
DRAFTS = ({"count": 36}, {"count": 48} | HOLD_DRAFT)
CONTACT = Conversation(NOW, "call", talked=True, number="000-0000-0417", identity="two questions", result="promised")
PAYMENT = Payment(ACCOUNT.number, FIRST, Money(137_502), "BANK-1")
MISTYPED = Payment(ACCOUNT.number, TODAY, Money(1_000_000), "BANK-2")
INSTEAD = replace(MISTYPED, amount=Money(100_000))
CREDENTIAL = Credential("imported", b"certificate", (b"above it",), b"key")
LPR = (Dated(date(2026, 8, 20), Decimal("0.030"), confirmed=True),)
EVENTS = (Event(NOW, "offered", "36 × 1,375.02"), Event(NOW, "note", "calls back on Friday"))
READ_OUT: tuple[Item, ...] = ("recording", "who", "debt", "payments", "payee", "cost", "waiver", "default")
"""The items that the first of these stores were made with."""
EVIDENCE: dict[str, Evidence] = {
    "RA-2026-000001": AtDesk(
        NOW, "Root Sample (demo)", "passport", (Cosigner("guarantor", Signature("赵样本", TODAY)),), data_consent=True
    ),
    "RA-2026-000002": ByVoice("REC-1", date(2032, 1, 1), tuple(Consent(item, NOW, "zh") for item in READ_OUT)),
    "RA-2026-000003": OnPaper(NOW, "0" * 64, "pdf", "1" * 64),
    "RA-2026-000004": OwnCertificate(NOW, "CN=林示例", "CN=Sample CA (demo)", "2" * 64),
}
SCAN = Attachment("RA-2026-000003-scan.pdf", b"%PDF scan %%EOF")
PROPOSED = structs.replace(TERMS, annual_rate=Decimal(0))
BESIDE = replace(ACCOUNT, number="6225-0418", debtor=Person("赵样本", phone="000-0000-0418"), guarantor="林示例")


def _agreed(number: str) -> SignedAgreement:
    """An agreement with evidence of its own kind."""
    attached = (SCAN,) if number == "RA-2026-000003" else ()
    made = signed_agreement(number)
    editions = tuple(sorted(made.editions, key=lambda one: one.wording))
    return replace(made, editions=editions, evidence=EVIDENCE[number], attachments=attached)


def fill(store: Store) -> None:
    """Put a row into every table, by the functions that the program does it with."""
    accounts.save(store, ACCOUNT)
    settings.save_organisation(store, DEMO)
    settings.save_lpr(store, LPR)
    settings.save_payment_picture(store, b"\x89PNG picture")
    means.save_guidelines(store, shipped())
    limits.save_matrix(store, CARD_DESK)
    credentials.save(store, CREDENTIAL)
    conduct.save_situation(store, ACCOUNT.number, SITUATION)
    conduct.append_contact(store, ACCOUNT.number, CONTACT)
    conduct.append_contact(store, ACCOUNT.number, replace(CONTACT, whom="related", direction="in", refused=True))
    complaints.receive(
        store, ACCOUNT.number, received_on=TODAY, due_on=TODAY, complainant="Lin Shili", subject="called at night"
    )
    (received,) = complaints.complaints(store, ACCOUNT.number)
    complaints.answer(store, received, complaints.Answer(TODAY, "will not happen again", "upheld"))
    means.save(store, ACCOUNT.number, SHEET, NOW)
    means.save(store, ACCOUNT.number, DEBTS, NOW)
    _of_client(store)
    save_budget(store, ACCOUNT.number, MEANS)
    payments.append(store, [PAYMENT, MISTYPED])
    reversals.reverse(store, MISTYPED, "a nought too many", INSTEAD)
    scenarios.save(store, ACCOUNT.number, "longer", {"count": 60})
    for draft in DRAFTS:
        negotiations.save_draft(store, ACCOUNT.number, dict(draft))
    for event in EVENTS:
        negotiations.append(store, ACCOUNT.number, event)
    for number in EVIDENCE:
        agreements.save(store, _agreed(number))
    plan_events.append_turn(store, "RA-2026-000004", "booked", "CORE-88")
    evidence.save_awaiting(store, WAITING)
    with store.writing() as connection:
        damaged_records.append(store, connection, ACCOUNT.number, "draft", b"not JSON")
    _imported(store)
    erasure.legal_hold(store, ACCOUNT.number, "court order 12")
    _persons(store)
    _corrected(store)
    _worked(store)
    for card in CARDS:
        accounts.save(store, card)
    agreements.save(store, joint_agreement())
    _staff(store)


def _of_client(store: Store) -> None:
    """The file of the debtor: who stands beside, what was agreed to and done, and a document."""
    file = client_files.open_file(store, ACCOUNT.number)
    client_files.add_beside(store, file, "Partner Sample (demo)", "partner")
    task = client_records.append(store, file, Task("ask for the agreement", TODAY))
    client_records.end(store, task, "it came")
    client_records.append(store, file, ClientConsent("letters", TODAY, recipient="Example Bank"))
    client_records.append(store, file, Review(FIRST))
    client_records.add_document(store, file, "answer", "reply.pdf", b"%PDF reply")


def _corrected(store: Store) -> None:
    """A telephone that was corrected because a person asked for it, and the rules of the organisation in a backup."""
    with store.writing() as connection:
        one = (1, ACCOUNT.number, 1, 2, "phone", "000-0000-0417", "000-0000-0427", "a letter", NOW.isoformat(), "")
        connection.execute(f"INSERT INTO person_corrections VALUES ({', '.join('?' * len(one))})", one)
        connection.execute("INSERT INTO rule_files VALUES ('cn.toml', CAST('' AS BLOB), ?)", (sha256().hexdigest(),))
        audit.record(store, connection, "person_changed", ACCOUNT.number, about=[("person_corrections", "1")])
        audit.record(store, connection, "backup_written", about=[("rule_files", "cn.toml")])


AT = NOW.isoformat()
WORKED: dict[str, tuple[tuple[object, ...], ...]] = {
    "promises": (
        (
            1, ACCOUNT.number, 80_000, "CNY", "2026-12-02", AT, "call", "debtor", 0, None, "[]", "", "salary", "desk",
            None, None, "",
        ),
        (
            2, ACCOUNT.number, 50_000, "CNY", "2026-12-05", AT, "call", "debtor", 1, 0, '["new_borrowing"]',
            "she asked", "", "desk", None, 1, "",
        ),
    ),
    "promise_ends": ((2, ACCOUNT.number, "withdrawn", "lost her work", AT, ""),),
    "next_steps": (
        (1, ACCOUNT.number, "call_back", "2026-12-01T14:30", "", "after ten", None, AT, ""),
        (2, ACCOUNT.number, "call_back", "2026-12-02T14:30", "col", "", 1, AT, ""),
    ),
    "next_step_ends": ((2, ACCOUNT.number, "done", "", 1, AT, ""),),
    "skips": ((1, ACCOUNT.number, "wrong_moment", "at work", None, AT, ""),),
    "left_out": ((1, ACCOUNT.number, "signs", 1, "as she asked", AT, ""),),
    "dealings": ((1, '{"status":"new"}', '["col"]', 200, '{"dealt":1}', AT, ""),),
    "owners": ((1, ACCOUNT.number, "col", 0, "2026-11-25", None, "dealt", "", 1, None, AT, ""),),
    "money_known": ((1, "bank.csv", "", "2026-11-24", 1, 1, AT, ""),),
    "contact_results": ((1, ACCOUNT.number, "promise", 1, None),),
    "creditor_statements": (
        (
            1, "commission", "Example Bank", "2026-11-01", "2026-11-30", "2026-11-29", "{}", "november.csv", "5" * 64,
            AT, "",
        ),
    ),
    "commission_lines": ((1, 1, ACCOUNT.number, 1, 0, "CNY", 137_502, "0.20", 27_500),),
    "placement_ends": ((1, 1, ACCOUNT.number, "kept_back", "2027-01-31", "a promise is open", AT, ""),),
}  # fmt: skip
OF_NOBODY = ("dealings", "money_known", "creditor_statements")
PLACED = (1, ACCOUNT.number, "REF-9", None, 2, None, "CNY", 1_000_000, 200_000, 50_000, 0, 78, "M3")
MONTH_END = ("2026-10", ACCOUNT.number, "CNY", 1_250_000, 78, 0, "working", "")


def _worked(store: Store) -> None:
    """A promise and what became of it, next steps, a placement, a month end, a bill of commission, and a count that
    somebody left who was erased."""
    key = audit.chain_key(store)
    with store.writing() as connection:

        def insert(table: str, *row: object) -> None:
            connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)

        insert("placements", *PLACED)
        digest = row_digests.of_together(connection, key, "placement_batches", 1)
        batch = (1, "Example Bank", "B-7", "2026-11-01", "2027-01-31", "EB-1", "0.20", "{}", "b7.csv", "6" * 64, 1)
        insert("placement_batches", *batch, digest, AT, "")
        insert("month_end_rows", *MONTH_END)
        digest = row_digests.of_together(connection, key, "month_ends", "2026-10")
        insert("month_ends", "2026-10", AT, None, 1, digest, "")
        about = [("placement_batches", "1"), ("month_ends", "2026-10")]
        audit.record(store, connection, "accounts_placed", about=about)
        for table, rows in WORKED.items():
            for row in rows:
                insert(table, *row)
                account = "" if table in OF_NOBODY else ACCOUNT.number
                audit.record(store, connection, "covered", account, about=[(table, str(row[0]))])
        insert("saved_lists", "", "mine", '{"status":"new"}', AT)
    with store.writing() as connection, erasing(connection):
        connection.execute("INSERT INTO erasing VALUES ('')")
        connection.execute("INSERT INTO erased_facts VALUES (1, 'promise', '2026-11-20', '0a', 'col', '{}')")
        connection.execute("DELETE FROM erasing")
        audit.record(store, connection, "covered", about=[("erased_facts", "1")])


def _imported(store: Store) -> None:
    """An import that was undone but for one account, and money in suspense that was returned."""
    with importing(store, Source("payments", "bank.csv", "3" * 64)) as batch:
        suspense.set_aside(batch, [Unplaced(7, TODAY, "800.00", "CNY", "Lin Sample (demo)", "BANK-3")])
        row = payments.append_within(store, batch.connection, replace(PAYMENT, reference="BANK-4"))
        batch.append("payment", [(ACCOUNT.number, row or 0, "")])
    suspense.give_back(store, 1, "not ours")
    with importing(store, Source("budgets", "budgets.csv", "4" * 64)) as batch:
        payments.save_budgets(batch, [(ACCOUNT.number, structs.replace(MEANS, adults=3))])
    undoing.undo(store, batch.id)


def _persons(store: Store) -> None:
    """A guarantor who is the debtor of another account, as somebody decided, and what one of them asked for."""
    accounts.save(store, BESIDE)
    persons.decide(store, 1, 3, "same")
    asked = person_requests.receive(store, 2, "erase", TODAY)
    person_requests.answer(store, PersonAnswer(asked.id, "refused", "a plan is running", FIRST, ("plan",)))


def _staff(store: Store) -> None:
    """Users, terms that one proposed and another released, and a key to release by from another PC."""
    for user in sorted(USERS, key=lambda one: one.login != "root"):
        at = store if user.login == "root" else people.sign_in(store, "root", PASSWORD)
        people.add(at, replace(user, active=True), PASSWORD, CHEAP)
    root = people.sign_in(store, "root", PASSWORD)
    people.deactivate(root, "left")
    signing_keys.take_in(root, "sup", SigningKey(bytes(range(32))).public)
    releases.propose(people.sign_in(store, "col", PASSWORD), PROPOSAL)
    releases.decide(people.sign_in(store, "sup", PASSWORD), terms_digest(PROPOSAL), approved=True)
    sup = people.sign_in(root, "sup", PASSWORD)
    for parts in (structs.replace(BESIDE.parts, fees=Money(1)), structs.replace(BESIDE.parts, principal=Money(1))):
        accounts.save(sup, replace(BESIDE, parts=parts))
    means.save(sup, BESIDE.number, SHEET, NOW)
    means.save(sup, BESIDE.number, DEBTS, NOW)
    signed_out(root)


PROPOSAL = capture(
    number="RA-2026-000005",
    made_on=TODAY,
    account=ACCOUNT,
    organisation=DEMO,
    household=MEANS,
    outcome=simulated(PROPOSED, WAIVED),
    wording="zh",
)
WAITING = Awaiting(
    "RA-2026-000006",
    ACCOUNT.number,
    terms_digest(PROPOSAL),
    to_json(sign(PROPOSAL, None, Signature("He Lan (demo)", TODAY))),
    NOW,
    (("zh", b"%PDF zh"), ("en", b"%PDF en")),
)


def lost(before: object, now: object, path: str = "") -> list[str]:
    """Where something that was there is gone or another; fields that came since are no loss."""
    if isinstance(before, dict) and isinstance(now, dict):
        return [one for name, value in before.items() for one in lost(value, now.get(name), f"{path}.{name}")]
    if isinstance(before, list) and isinstance(now, list) and len(before) == len(now):
        rows = enumerate(zip(before, now, strict=True))
        return [one for row, (old, new) in rows for one in lost(old, new, f"{path}[{row}]")]
    return [] if before == now else [path]


def read_file(store: Store, account_number: str) -> int:
    """The number of the client's file that an account is in."""
    file = client_files.file_of(store, account_number)
    assert file is not None
    return file


def written(values: dict[str, object]) -> bytes:
    """What a store holds, as JSON."""
    return msgspec.json.encode(values, enc_hook=str, order="sorted")


def held(store: Store) -> dict[str, object]:
    """What a store holds, by the functions that the program reads it with."""
    number = ACCOUNT.number
    if people.users(store):
        store = people.sign_in(store, "root", PASSWORD)
    followed = plan_events.kept(store, "RA-2026-000004", TODAY)
    said = tuple(one for one in negotiations.events(store, number) if one.kind in {event.kind for event in EVENTS})
    return {
        "account": accounts.load(store, number),
        "organisation": stored(read(settings.organisation(store))),
        "lpr": settings.lpr(store),
        "picture": settings.payment_picture(store),
        "guidelines": means.guidelines(store),
        "limits": limits.matrix(store),
        "credential": credentials.in_force(store),
        "situation": conduct.situation(store, number),
        "contacts": conduct.contacts(store, number),
        "complaints": complaints.complaints(store, number),
        "sheet": means.sheet(store, number),
        "debts": means.debts_case(store, number),
        "budget": payments.budget(store, number),
        "payments": payments_of(store, number),
        "reversals": reversals.reversals(store, number),
        "scenario": scenarios.load(store, number, "longer"),
        "draft": negotiations.draft(store, number),
        "earlier draft": negotiations.earlier_draft(store, number),
        "events": said,
        "ways": dict(store.connection.execute("SELECT agreement_number, way FROM evidence").fetchall()),
        "agreements": tuple(agreements.load(store, one) for one in agreements.of_account(store, number)),
        "booked": followed.booked if followed else None,
        "awaiting": evidence.awaiting(store, number),
        "persons": store.connection.execute("SELECT id, name, id_number, same_as FROM persons ORDER BY id").fetchall(),
        "roles": store.connection.execute("SELECT * FROM person_roles ORDER BY 1, 2, 3").fetchall(),
        "corrections": store.connection.execute("SELECT * FROM person_corrections").fetchall(),
        "rule files": store.connection.execute("SELECT * FROM rule_files").fetchall(),
        "requests": person_requests.requests(store, 2),
        "held because": erasure.held_because(store, number),
        "users": people.users(store),
        "released": releases.released(store, number),
        "proposed": releases.record_of(store, terms_digest(PROPOSAL)),
        "signing keys": signing_keys.keys(store),
        "imports": {
            table: [list(row) for row in store.connection.execute(f"SELECT * FROM {table}")]
            for table in ("batches", "batch_rows", "undoings", "suspense", "suspense_ends")
        },
        "worked": {
            table: [list(row) for row in store.connection.execute(f"SELECT * FROM {table} ORDER BY 1")]
            for table in (*WORKED, "placements", "month_end_rows", "saved_lists", "erased_facts")
        },
        "client": client_files.load(store, read_file(store, number)),
        "versions": (
            client_budgets.versions(store, read_file(store, number), Sheet),
            client_budgets.versions(store, read_file(store, number), DebtsCase),
        ),
        "changes": (proposed_changes.waiting(store), proposed_changes.decided(store, 9)),
        "faults of the record": audit.verify(store),
    }


def main() -> None:
    """Write a golden store of the present schema, and beside it what the program of today reads in it."""
    path = STORES / f"schema-{SCHEMA}.db"
    path.unlink(missing_ok=True)
    store = open_store(path, SECRET)
    fill(store)
    path.with_suffix(".json").write_bytes(msgspec.json.format(written(held(store))))
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.connection.execute("VACUUM")
    store.close()
    audit.heads_file(path).unlink()


if __name__ == "__main__":
    main()
