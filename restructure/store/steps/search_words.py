"""Step 17: a search index that lets go of a person's words in place."""

from __future__ import annotations

from sqlite_utils import Database

from restructure.parties.name_forms import HAN, words

# Words are taken out of an index without content by saying which they are, so they stand in `found` as they were put
# in: what a later version reads into a name must not decide what is taken out.
NAMES = "CREATE VIRTUAL TABLE found_names USING fts5(characters, pinyin, initials, content='', tokenize='unicode61')"
PARTS = "CREATE VIRTUAL TABLE found_parts USING fts5(part, content='', tokenize='trigram')"

NO_MORE = """
CREATE TRIGGER found_no_more AFTER DELETE ON found BEGIN
    INSERT INTO found_names (found_names, rowid, characters, pinyin, initials)
        SELECT 'delete', OLD.id, OLD.characters, OLD.pinyin, OLD.initials WHERE OLD.characters <> '';
    INSERT INTO found_parts (found_parts, rowid, part)
        VALUES ('delete', OLD.id, OLD.number || char(10) || OLD.folded);
END
"""
NO_UPDATE = """
CREATE TRIGGER found_no_update BEFORE UPDATE ON found
BEGIN SELECT RAISE(ABORT, 'what is found is made anew'); END
"""
SWEEP = "INSERT OR REPLACE INTO settings SELECT 'sweep_again', 'true' WHERE EXISTS (SELECT 1 FROM found)"


def search_words(db: Database) -> None:
    """Make the index anew, so that an erasing takes out words where they lie; what free pages still hold of before is
    swept afterwards."""
    db.conn.execute("DROP TRIGGER found_no_more")
    for table, made in (("found_names", NAMES), ("found_parts", PARTS)):
        db.conn.execute(f"DROP TABLE {table}")
        db.conn.execute(made)
        db.conn.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('secure-delete', 1)")
    for column in ("characters", "pinyin", "initials"):
        db.conn.execute(f"ALTER TABLE found ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    named = db.conn.execute("SELECT id, name FROM found JOIN accounts USING (number) ORDER BY id").fetchall()
    spoken = [(key, *words(name)) for key, name in named if HAN.search(name)]
    db.conn.executemany(
        "UPDATE found SET characters = ?2, pinyin = ?3, initials = ?4 WHERE id = ?1",
        spoken,
    )
    db.conn.executemany("INSERT INTO found_names (rowid, characters, pinyin, initials) VALUES (?, ?, ?, ?)", spoken)
    db.conn.execute(
        "INSERT INTO found_parts (rowid, part) SELECT id, number || char(10) || folded FROM found ORDER BY id"
    )
    db.conn.execute(NO_MORE)
    db.conn.execute(NO_UPDATE)
    db.conn.execute(SWEEP)
