"""Step 24: what takes two people stands in one table, and nothing of it is written without their decision."""

from __future__ import annotations

from sqlite_utils import Database

from restructure.store.steps.authority import MATRIX, ROLE_OF
from restructure.store.steps.rights import PEOPLE

# Kind and subject name what changes: a setting and its part, or a table and the key of a row. ``secret`` is what
# nobody needs to see for a decision, a key or the digest of a password; it is forgotten once the change is decided.
CHANGES = """
CREATE TABLE changes (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (length(kind) > 0),
    subject TEXT NOT NULL,
    old TEXT,
    new TEXT,
    secret BLOB,
    proposed_by TEXT NOT NULL REFERENCES users (login),
    proposed_at TEXT NOT NULL,
    decision TEXT CHECK (decision IN ('accepted', 'refused', 'withdrawn', 'lapsed', 'alone')),
    decided_by TEXT REFERENCES users (login),
    decided_at TEXT,
    reason TEXT NOT NULL DEFAULT '',
    applied INTEGER NOT NULL DEFAULT 0 CHECK (applied IN (0, 1)),
    account_number TEXT NOT NULL CHECK (account_number = CASE kind WHEN 'accounts' THEN subject ELSE '' END),
    CHECK ((decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL) = (decided_at IS NULL)),
    CHECK (applied = 0 OR coalesce(decision IN ('accepted', 'alone'), 0))
) STRICT
"""

# What an account owed before the first lowering within four weeks that one person made alone: a balance that goes down
# step by step goes down as far as it would at once.
LOWERED = """
CREATE TABLE lowered (
    account_number TEXT PRIMARY KEY REFERENCES accounts (number),
    since TEXT NOT NULL,
    principal INTEGER NOT NULL,
    interest INTEGER NOT NULL,
    penalty INTEGER NOT NULL,
    fees INTEGER NOT NULL
) STRICT
"""

ALONE_AFTER_DAYS = 3
"""How long a change that concerns the only other person with the right stands before the proposer decides it."""

HAS_RIGHT = "active = 1 AND (role = 'administrator' OR {row}.kind = 'accounts' AND role = 'supervisor')"
MAY = "EXISTS (SELECT 1 FROM users WHERE login = {login} AND " + HAS_RIGHT + ")"
CONCERNS = "({row}.kind IN ('users', 'release_keys') AND {row}.subject = {login})"
OTHERS = (
    "EXISTS (SELECT 1 FROM users WHERE login <> OLD.proposed_by AND NOT "
    + CONCERNS.format(row="OLD", login="login")
    + f" AND {HAS_RIGHT.format(row='OLD')})"
)
CONCERNED = "OLD.kind IN ('users', 'release_keys') AND " + MAY.format(login="OLD.subject", row="OLD")
WAITED = f"julianday(NEW.decided_at) - julianday(OLD.proposed_at) >= {ALONE_AFTER_DAYS}"
DECIDER = MAY.format(login="who()", row="OLD")
DECIDES = f"""CASE NEW.decision
    WHEN 'accepted' THEN OLD.proposed_by <> who() AND {DECIDER} AND NOT {CONCERNS.format(row="OLD", login="who()")}
        AND {MAY.format(login="OLD.proposed_by", row="OLD")}
    WHEN 'refused' THEN OLD.proposed_by <> who() AND {DECIDER}
    WHEN 'withdrawn' THEN OLD.proposed_by = who()
    WHEN 'lapsed' THEN {DECIDER} OR OLD.proposed_by = who()
    WHEN 'alone' THEN OLD.proposed_by = who() AND {DECIDER} AND NOT {OTHERS} AND (NOT ({CONCERNED}) OR {WAITED})
END"""
SIGNED_IN = "EXISTS (SELECT 1 FROM users WHERE login = who() AND active = 1)"
FIXED = ("id", "kind", "subject", "old", "new", "proposed_by", "proposed_at", "account_number")
DECISION = ("decision", "decided_by", "decided_at", "reason")
FORGOTTEN = "EXISTS (SELECT 1 FROM erasing WHERE account_number = OLD.account_number)"

DECIDED = """EXISTS (SELECT 1 FROM changes WHERE kind = {kind} AND subject = {subject} AND old IS {old} AND new IS {new}
    AND {secret} AND decision IN ('accepted', 'alone') AND decided_by = who() AND applied = 0)"""
TAKES_TWO = "this takes a decision of two people"
STAYS = "what was decided stays as it is"


def otherwise(*names: str) -> str:
    """The condition that a row is to have another value in one of some columns."""
    return " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in names)


def parts(key: str, old: str, new: str) -> str:
    """The condition that a setting is to have a part that takes two people and was not decided so."""
    decided = DECIDED.format(
        kind=key,
        subject="json_extract(part.value, '$[0]')",
        old="json_extract(part.value, '$[1]')",
        new="json_extract(part.value, '$[2]')",
        secret="true",
    )
    return (
        f"is_guarded({key}) AND {PEOPLE} AND EXISTS "
        f"(SELECT 1 FROM json_each(parts_changed({key}, {old}, {new})) AS part WHERE NOT {decided})"
    )


STANDING = "(SELECT value FROM settings WHERE key = NEW.key)"

PERSON = "json_object('name', {row}.name, 'role', {row}.role, 'active', {row}.active, 'password', {password})"
PERSON_NEW = PERSON.format(row="NEW", password="0")
PERSON_OLD = PERSON.format(row="OLD", password="0")
OWN_PASSWORD = f"OLD.login = who() AND NOT ({otherwise('login', 'name', 'role', 'active')})"

CERTIFICATE = "json_object('origin', {row}.origin, 'certificate', fingerprint({row}.certificate))"
IN_FORCE = f"(SELECT {CERTIFICATE.format(row='one')} FROM credentials AS one ORDER BY id DESC LIMIT 1)"

PARTS = ("principal", "interest", "penalty", "fees")
BALANCE = ("currency", *PARTS, "as_of", "confirmed_by")
LOWERS = "(" + " OR ".join((*(f"NEW.{part} < OLD.{part}" for part in PARTS), otherwise("currency"))) + ")"
BEFORE = ", ".join(f"'{part}', {part}" for part in PARTS)
BEYOND = (
    f"lowers_beyond({{old}}, {{new}}, (SELECT json_object({BEFORE}) FROM lowered WHERE account_number = OLD.number "
    f"AND since > date('now', '-28 days')), OLD.product, OLD.overdue_since, {MATRIX}, {ROLE_OF.format(login='who()')})"
)


def balance(row: str) -> str:
    """Return what an account owes, as a change of it holds that."""
    held = ", ".join(f"'{name}', {row}.{name}" for name in BALANCE)
    return f"json_object({held})"


def decided_row(table: str, subject: str, old: str, new: str, secret: str = "true") -> str:
    """The condition that a row of a table is what two people decided."""
    return DECIDED.format(kind=f"'{table}'", subject=subject, old=old, new=new, secret=secret)


PASSWORD_GIVEN = PERSON.format(row="NEW", password="1")
KEY_OF = "(SELECT fingerprint(secret) FROM release_keys WHERE login = NEW.login)"

RULES = {
    "changes_own": (
        "BEFORE INSERT ON changes WHEN NEW.proposed_by <> who() OR NOT " + MAY.format(login="who()", row="NEW"),
        "only whoever may change it proposes",
    ),
    "changes_open": (
        "BEFORE INSERT ON changes WHEN NEW.decision IS NOT NULL OR NEW.applied <> 0",
        "a change is proposed before it is decided",
    ),
    "changes_stay": (
        (
            f"BEFORE UPDATE ON changes WHEN {otherwise(*FIXED)} OR NEW.secret IS NOT NULL AND {otherwise('secret')} "
            f"OR OLD.decision IS NOT NULL AND ({otherwise(*DECISION)} OR OLD.applied > NEW.applied "
            "OR OLD.decided_by <> who())"
        ),
        STAYS,
    ),
    "changes_decided": (
        (
            "BEFORE UPDATE ON changes WHEN OLD.decision IS NULL AND NOT coalesce("
            f"NEW.decided_by = who() AND {SIGNED_IN} AND NEW.applied = 0 AND {DECIDES} "
            "AND (NEW.decision IN ('accepted', 'alone') OR NEW.secret IS NULL), 0)"
        ),
        "somebody else with the right decides",
    ),
    "changes_no_delete": (f"BEFORE DELETE ON changes WHEN NOT {FORGOTTEN}", STAYS),
    "two_for_settings_insert": (
        f"BEFORE INSERT ON settings WHEN {parts('NEW.key', STANDING, 'NEW.value')}",
        TAKES_TWO,
    ),
    "two_for_settings_update": (
        f"BEFORE UPDATE ON settings WHEN {parts('NEW.key', 'OLD.value', 'NEW.value')}",
        TAKES_TWO,
    ),
    "two_for_settings_renamed": (
        (
            f"BEFORE UPDATE ON settings WHEN OLD.key <> NEW.key AND (is_guarded(OLD.key) OR is_guarded(NEW.key)) "
            f"AND {PEOPLE}"
        ),
        TAKES_TWO,
    ),
    "two_for_settings_delete": (f"BEFORE DELETE ON settings WHEN {parts('OLD.key', 'OLD.value', 'NULL')}", TAKES_TWO),
    "two_for_users_insert": (
        (
            f"BEFORE INSERT ON users WHEN {PEOPLE} AND NOT "
            + decided_row("users", "NEW.login", "NULL", PASSWORD_GIVEN, "CAST(secret AS TEXT) IS NEW.password")
        ),
        TAKES_TWO,
    ),
    "two_for_users_update": (
        (
            f"BEFORE UPDATE ON users WHEN NOT ({OWN_PASSWORD}) AND NOT CASE WHEN {otherwise('password')} THEN "
            + decided_row("users", "NEW.login", PERSON_OLD, PASSWORD_GIVEN, "CAST(secret AS TEXT) IS NEW.password")
            + " ELSE "
            + decided_row("users", "NEW.login", PERSON_OLD, PERSON_NEW)
            + " END"
        ),
        TAKES_TWO,
    ),
    "two_for_credentials_insert": (
        (
            f"BEFORE INSERT ON credentials WHEN {PEOPLE} AND EXISTS (SELECT 1 FROM credentials) AND NOT "
            + decided_row("credentials", "''", IN_FORCE, CERTIFICATE.format(row="NEW"))
        ),
        TAKES_TWO,
    ),
    "two_for_credentials_forgotten": (
        (
            f"BEFORE UPDATE OF private_key ON credentials WHEN {otherwise('private_key')} AND {PEOPLE} "
            "AND NOT EXISTS (SELECT 1 FROM changes WHERE kind = 'credentials' AND decision IN ('accepted', 'alone') "
            "AND decided_by = who() AND applied = 0)"
        ),
        TAKES_TWO,
    ),
    "two_for_release_keys_insert": (
        (
            f"BEFORE INSERT ON release_keys WHEN {PEOPLE} AND NOT "
            + decided_row("release_keys", "NEW.login", KEY_OF, "fingerprint(NEW.secret)")
        ),
        TAKES_TWO,
    ),
    "two_for_release_keys_update": (
        (
            f"BEFORE UPDATE ON release_keys WHEN {otherwise('login')} OR NOT "
            + decided_row("release_keys", "NEW.login", "fingerprint(OLD.secret)", "fingerprint(NEW.secret)")
        ),
        TAKES_TWO,
    ),
    "two_for_release_keys_delete": ("BEFORE DELETE ON release_keys", TAKES_TWO),
    "two_for_balances": (
        (
            f"BEFORE UPDATE ON accounts WHEN {LOWERS} AND {PEOPLE} AND "
            + BEYOND.format(old=balance("OLD"), new=balance("NEW"))
            + " AND NOT "
            + decided_row("accounts", "NEW.number", balance("OLD"), balance("NEW"))
        ),
        TAKES_TWO,
    ),
    "accounts_renamed": (
        f"BEFORE UPDATE OF number ON accounts WHEN {otherwise('number')} AND {PEOPLE}",
        "an account keeps its number",
    ),
    "accounts_forgotten": (
        (
            f"BEFORE DELETE ON accounts WHEN {PEOPLE} AND NOT EXISTS "
            "(SELECT 1 FROM erasing WHERE account_number = OLD.number)"
        ),
        "an account is taken away with its person alone",
    ),
    "lowered_as_it_stood": (
        (
            "BEFORE INSERT ON lowered WHEN NEW.since <> date('now') OR NOT EXISTS (SELECT 1 FROM accounts AS one "
            f"WHERE number = NEW.account_number AND {' AND '.join(f'one.{part} = NEW.{part}' for part in PARTS)})"
        ),
        "what was owed is what stood there",
    ),
    "lowered_no_update": ("BEFORE UPDATE ON lowered", STAYS),
    "lowered_no_delete": (
        f"BEFORE DELETE ON lowered WHEN OLD.since > date('now', '-28 days') AND NOT {FORGOTTEN}",
        STAYS,
    ),
}

# What was decided is written once: a later statement finds nothing that it could rest on.
DONE = (
    "UPDATE changes SET applied = 1, secret = NULL "
    "WHERE applied = 0 AND decision IN ('accepted', 'alone') AND decided_by = who() AND kind = "
)
WRITTEN = {
    "written_settings_insert": ("AFTER INSERT ON settings WHEN is_guarded(NEW.key)", DONE + "NEW.key"),
    "written_settings_update": ("AFTER UPDATE ON settings WHEN is_guarded(NEW.key)", DONE + "NEW.key"),
    "written_settings_delete": ("AFTER DELETE ON settings WHEN is_guarded(OLD.key)", DONE + "OLD.key"),
    "written_users_insert": ("AFTER INSERT ON users", DONE + "'users' AND subject = NEW.login"),
    "written_users_update": ("AFTER UPDATE ON users", DONE + "'users' AND subject = NEW.login"),
    "written_credentials": ("AFTER INSERT ON credentials", DONE + "'credentials'"),
    "written_release_keys_insert": ("AFTER INSERT ON release_keys", DONE + "'release_keys' AND subject = NEW.login"),
    "written_release_keys_update": ("AFTER UPDATE ON release_keys", DONE + "'release_keys' AND subject = NEW.login"),
    "written_balances": (
        f"AFTER UPDATE ON accounts WHEN {otherwise(*BALANCE)}",
        DONE + "'accounts' AND subject = NEW.number",
    ),
    "lowered_alone": (
        f"BEFORE UPDATE ON accounts WHEN {LOWERS} AND {PEOPLE}",
        (
            "DELETE FROM lowered WHERE account_number = OLD.number AND since <= date('now', '-28 days'); "
            "INSERT OR IGNORE INTO lowered VALUES (OLD.number, date('now'), "
            f"{', '.join(f'OLD.{part}' for part in PARTS)})"
        ),
    ),
}


def changes(db: Database) -> None:
    """One record for every change that takes two people, and rules that let no value pass it by."""
    db.conn.execute(CHANGES)
    db.conn.execute("CREATE INDEX changes_by_subject ON changes (kind, subject)")
    db.conn.execute(LOWERED)
    for name, (when, said) in RULES.items():
        db.conn.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{said}'); END")
    for name, (when, done) in WRITTEN.items():
        db.conn.execute(f"CREATE TRIGGER {name} {when} BEGIN {done}; END")
