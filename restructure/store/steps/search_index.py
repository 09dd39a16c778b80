"""Step 5: what the search box looks at."""

from __future__ import annotations

from sqlite_utils import Database

from restructure.parties.name_forms import HAN, fold, words

# A key of its own: the row number of a table without one may change when the file is copied.
FOUND = """
CREATE TABLE found (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    folded TEXT NOT NULL,
    phone_backwards TEXT NOT NULL,
    id_backwards TEXT NOT NULL
) STRICT
"""

# Contentless: the words are only to be found, never to be read from here.
NAMES = """
CREATE VIRTUAL TABLE found_names USING fts5(
    characters, pinyin, initials, content='', contentless_delete=1, tokenize='unicode61'
)
"""
PARTS = "CREATE VIRTUAL TABLE found_parts USING fts5(part, content='', contentless_delete=1, tokenize='trigram')"


def search_index(db: Database) -> None:
    """The index of numbers, names, pinyin and last digits, kept in step with the accounts."""
    for table in (FOUND, NAMES, PARTS):
        db.conn.execute(table)
    db.conn.execute("CREATE INDEX found_by_folded ON found (folded)")
    db.conn.execute("CREATE INDEX found_by_phone ON found (phone_backwards) WHERE phone_backwards <> ''")
    db.conn.execute("CREATE INDEX found_by_id ON found (id_backwards) WHERE id_backwards <> ''")
    db.conn.execute("DROP INDEX accounts_by_name")
    db.conn.execute("CREATE INDEX accounts_by_opening ON accounts (opened_at) WHERE opened_at IS NOT NULL")
    people = db.conn.execute("SELECT number, name, phone, id_number FROM accounts ORDER BY number").fetchall()
    for key, (number, name, phone, paper) in enumerate(people, 1):
        found = (key, number, fold(name), phone[::-1], paper[::-1])
        db.conn.execute("INSERT INTO found VALUES (?, ?, ?, ?, ?)", found)
        if HAN.search(name):
            forms = (key, *words(name))
            db.conn.execute("INSERT INTO found_names (rowid, characters, pinyin, initials) VALUES (?, ?, ?, ?)", forms)
        db.conn.execute("INSERT INTO found_parts (rowid, part) VALUES (?, ?)", (key, f"{number}\n{fold(name)}"))
    db.conn.execute(
        """CREATE TRIGGER found_no_more AFTER DELETE ON found BEGIN
        DELETE FROM found_names WHERE rowid = OLD.id;
        DELETE FROM found_parts WHERE rowid = OLD.id;
        END"""
    )
    db.conn.execute(
        "CREATE TRIGGER accounts_no_more AFTER DELETE ON accounts "
        "BEGIN DELETE FROM found WHERE number = OLD.number; END"
    )
