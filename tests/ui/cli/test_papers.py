"""Papers of a signed agreement from the shell."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from python_calamine import CalamineWorkbook

from restructure.agreements.evidence import Signature
from restructure.exchange.lists import LISTS
from restructure.services.signing import Agreed, sign_and_keep
from restructure.store import accounts, audit
from restructure.store.keys import Passphrase
from tests.support.cases import ACCOUNT, TODAY
from tests.support.drafts import draft
from tests.support.stores import NOW, open_store
from tests.support.workplaces import workplace
from ui.cli import main, opening
from ui.cli.papers import KINDS

NUMBER = draft().number
NAMES = {"agreement", "account", "kind", "currency", "standing", "booking_reference", "state", "column", "order"}
REFUSED = {"certificate", "notice", "deed"}
"""What does not follow from a plan that has only begun, under Chinese rules."""


def test_every_paper_is_written_or_refused_as_the_agreement_stands_and_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "local_now", lambda: NOW)
    path, phrase = tmp_path / "store.db", tmp_path / "passphrase.txt"
    phrase.write_text("a passphrase for tests\n", encoding="utf-8")
    store = open_store(path, Passphrase("a passphrase for tests"))
    accounts.save(store, ACCOUNT)
    sign_and_keep(workplace(store), draft(), Agreed(Signature(ACCOUNT.debtor.name, TODAY), Signature("He Lan", TODAY)))
    store.close()

    def run(kind: str, number: str, out: str, *words: str) -> str:
        given = ["--out", str(tmp_path / out), "--store", str(path), "--passphrase-file", str(phrase)]
        done = CliRunner().invoke(main, ["paper", kind, number, *given, *words])
        assert done.exception is None or isinstance(done.exception, SystemExit)
        return done.output

    endings = {"ics": "ics", "email": "eml"}
    for kind in KINDS:
        out = f"{kind}.{endings.get(kind, 'pdf')}"
        said = run(kind, NUMBER, out, "--language", "en")
        assert ("does not follow" if kind in REFUSED else "Written") in said, (kind, said)
        assert (tmp_path / out).exists() == (kind not in REFUSED)
    assert "没有此编号的协议" in run("large", "RA-0", "none.pdf", "--language", "zh")
    assert "has passed" in run("payoff", NUMBER, "none.pdf", "--on", "2026-01-01", "--language", "en")
    assert "Written" in run("account-statement", NUMBER, "large-statement.pdf", "--large", "--language", "en")
    plain, large = ((tmp_path / f"{one}.pdf").read_bytes() for one in ("account-statement", "large-statement"))
    assert plain != large
    assert "calendar" in run("slips", NUMBER, "none.pdf", "--large")
    assert "payoff or account-statement" in run("large", NUMBER, "none.pdf", "--on", "2026-01-01")
    assert "ends in .pdf" in run("large", NUMBER, "none.txt")
    assert not (tmp_path / "none.pdf").exists()
    for name in LISTS:
        book = tmp_path / f"{name}.xlsx"
        words = ["list", name.replace("_", "-"), "--store", str(path), "--passphrase-file", str(phrase)]
        assert "Written" in CliRunner().invoke(main, [*words, "--out", str(book), "--language", "en"]).output
        rows = CalamineWorkbook.from_path(str(book)).get_sheet_by_index(0).to_python()
        assert (len(rows) > 1) == (name != "payments")
        # Whatever is no name of something is a figure or a day that a spreadsheet reckons with, or empty.
        assert not any(
            isinstance(cell, str) and cell
            for row in rows[1:]
            for head, cell in zip(rows[0], row, strict=True)
            if head not in NAMES
        )
    again = open_store(path, Passphrase("a passphrase for tests"))
    recorded = {entry.detail for entry in audit.entries(again, action="exported")}
    again.close()
    assert recorded == {f"{NUMBER} {name}" for kind, name in KINDS.items() if kind not in REFUSED} | set(LISTS)
