"""Releases and their keys on the command line, between two PCs; and the head of the record, written elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from restructure.agreements.agreement import terms_digest
from restructure.store import Passphrase, accounts, audit, people, releases
from tests.support.cases import ACCOUNT
from tests.support.people import PASSWORD, STAFF, terms
from tests.support.stores import CHEAP, open_store
from ui.cli import main
from ui.cli.opening import local_now

DIGEST = terms_digest(terms())
PHRASE = "correct horse battery"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk on which a collector asked for a release, and the PC of a supervisor."""
    for name in ("desk.db", "other.db"):
        store = open_store(tmp_path / name, Passphrase(PHRASE), local_now)
        accounts.save(store, ACCOUNT)
        people.add(store, STAFF[0], PASSWORD, CHEAP)
        for one in STAFF[1:3]:
            people.add(people.sign_in(store, "root", PASSWORD), one, PASSWORD, CHEAP)
        if name == "desk.db":
            releases.propose(people.sign_in(store, "col", PASSWORD), terms())
        store.close()
    for name, text in (("pass", PHRASE), ("password", PASSWORD)):
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o600)
    return tmp_path


def said(folder: Path, pc: str, login: str, *words: str, code: int = 0) -> str:
    where = ("--store", f"{folder / pc}.db", "--passphrase-file", str(folder / "pass"))
    who = ("--as", login, "--as-password-file", str(folder / "password")) if login else ()
    done = CliRunner().invoke(main, [*words, *where, *who])
    assert done.exit_code == code, done.output
    return done.output.strip()


def test_a_release_goes_by_file_from_pc_to_pc(folder: Path) -> None:
    key, asked, answer = (str(folder / name) for name in ("sup.rkey", "asked.rask", "answer.rsay"))
    fingerprint = said(folder, "other", "sup", "key", "save", "--out", key)
    assert "another" in said(folder, "desk", "root", "key", "take-in", key, "--fingerprint", "0" * 16, code=1)
    said(folder, "desk", "root", "key", "take-in", key, "--fingerprint", fingerprint)
    assert fingerprint in said(folder, "desk", "col", "key", "list")
    assert DIGEST in said(folder, "desk", "col", "release", "list")
    said(folder, "desk", "col", "release", "ask", DIGEST, "sup", "--out", asked)
    shown = said(folder, "other", "sup", "release", "answer", asked, "--approve", "--out", answer)
    assert "36" in shown
    assert said(folder, "desk", "col", "release", "take", answer) == "Released by sup."
    assert "already" in said(folder, "desk", "col", "release", "take", answer, code=1)
    said(folder, "desk", "root", "key", "withdraw", fingerprint)
    assert "withdrawn" in said(folder, "desk", "col", "key", "list")
    assert said(folder, "desk", "", "audit", "verify").endswith("0 faults")


def test_a_release_is_decided_where_it_was_asked_for(folder: Path) -> None:
    assert "Fill this in" in said(folder, "desk", "sup", "release", "decide", DIGEST, "--decline", code=1)
    assert said(folder, "desk", "sup", "release", "decide", DIGEST, "--approve") == "Released."
    assert said(folder, "desk", "col", "release", "list") == "0 waiting"


def test_heads_written_elsewhere_hold_the_record_to_them(folder: Path) -> None:
    heads = folder / "heads.txt"
    for _ in range(2):
        head = said(folder, "desk", "", "audit", "head", "--out", str(heads))
    assert [one.text for one in audit.written_heads(heads)] == [head]
    assert said(folder, "desk", "", "audit", "verify", "--heads-file", str(heads)).endswith("0 faults")
    assert "记录" in said(
        folder, "other", "", "audit", "verify", "--heads-file", str(heads), "--language", "zh", code=1
    )
    before = (folder / "other.db").read_bytes()
    said(folder, "desk", "", "audit", "head", "--out", str(folder / "other.db"), code=1)
    assert (folder / "other.db").read_bytes() == before
