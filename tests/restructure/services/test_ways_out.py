"""The comparison of ways out: for a counsellor under a recorded permission, on the figures that are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.clients.client_file import Answer, Letter
from restructure.household.distribution import DebtsCase, OneDebt
from restructure.household.sheet import Consent, Line, Sheet
from restructure.parties.organisation import DEMO, amended
from restructure.services.creditor_letters import set_address
from restructure.services.ways_out import check_advice, decide_way, ways_out
from restructure.services.workplace import Workplace
from restructure.store import Store, accounts, client_files, client_records, means, people, settings
from restructure.store.keys import Passphrase
from restructure.store.people import User
from tests.support.cases import ACCOUNT
from tests.support.stores import CHEAP, NOW, open_store, read
from tests.support.workplaces import workplace
from ui.cli import main

PHRASE, PASSWORD = "correct horse battery", "open sesame, please"
UK = amended(DEMO, rule_set="uk", advice_permission="FCA 123456")
BRITISH = replace(ACCOUNT, currency="GBP")
SHEET = Sheet((Line("salary", Money(200_000)), Line("rent", Money(195_700))), consents=(Consent("client", NOW),))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db", Passphrase(PHRASE))
    accounts.save(opened, BRITISH)
    settings.save_organisation(opened, UK)
    means.save(opened, BRITISH.number, SHEET, NOW)
    means.save(opened, BRITISH.number, DebtsCase((OneDebt(creditor="Alder", balance=Money(341_200)),)), NOW)
    yield opened
    opened.close()


def at(store: Store) -> Workplace:
    return replace(workplace(store), organisation=UK)


def test_the_figures_are_those_that_are_kept(store: Store) -> None:
    figures, found = ways_out(at(store), BRITISH.number)
    assert (figures.surplus, figures.debts, found.first) == (3_870, 341_200, ())
    frozen = next(one for one in found.ways if one.criteria.way == "frozen")
    assert (frozen.verdict, frozen.months) == ("fits", 89)


def test_without_consent_to_the_figures_nothing_is_known_of_the_surplus(store: Store) -> None:
    means.save(store, BRITISH.number, replace(SHEET, consents=()), NOW)
    figures, found = ways_out(at(store), BRITISH.number)
    assert (figures.surplus, found.first) == (None, ("budget",))


def test_only_whoever_counsels_under_a_recorded_permission_compares(store: Store) -> None:
    with pytest.raises(Refusal, match="advice_permission_missing"):
        check_advice(replace(at(store), organisation=amended(UK, advice_permission=" ")))
    people.add(store, User("ada", "Ada", "administrator"), PASSWORD, CHEAP)
    ada = people.sign_in(store, "ada", PASSWORD)
    for login, role in (("col", "collector"), ("cou", "counsellor")):
        people.add(ada, User(login, login, role), PASSWORD, CHEAP)  # type: ignore[arg-type]
    check_advice(at(people.sign_in(store, "cou", PASSWORD)))
    with pytest.raises(Refusal, match="counsellor_only"):
        ways_out(at(people.sign_in(store, "col", PASSWORD)), BRITISH.number)
    with pytest.raises(Refusal, match="counsellor_only"):
        decide_way(at(people.sign_in(store, "col", PASSWORD)), BRITISH.number, "dro", "fits")


def test_a_decision_is_kept_with_its_reason_and_replaced_by_a_later_one(store: Store) -> None:
    work = at(store)
    for reason in ("fits all limits", "would lose the tenancy"):
        decide_way(work, BRITISH.number, "dro", reason)
    decide_way(work, BRITISH.number, "iva", "too costly")
    held = read(means.debts_case(store, BRITISH.number))
    assert held is not None
    assert held.considered == (
        ("dro", "would lose the tenancy"), ("iva", "too costly"),
    )  # fmt: skip
    for way, reason, code in (
        ("dro", " ", "way_reason_missing"),
        ("magic", "x", "way_unknown"),
        ("dro", "x" * 121, "text_too_long"),
    ):
        with pytest.raises(Refusal, match=code):
            decide_way(work, BRITISH.number, way, reason)


def test_the_shell_compares_and_keeps_a_decision(store: Store, tmp_path: Path) -> None:
    store.close()
    (tmp_path / "phrase").write_text(PHRASE)
    (tmp_path / "phrase").chmod(0o600)
    where = ["--store", str(tmp_path / "store.db"), "--passphrase-file", str(tmp_path / "phrase"), "--language", "en"]
    told = CliRunner().invoke(main, ["ways", BRITISH.number, "--decide", "frozen", "--reason", "lasts 8 years", *where])
    assert "Plan with interest frozen: Open" in told.output
    again = CliRunner().invoke(main, ["ways", BRITISH.number, "--decide", "frozen", *where])
    assert (again.exit_code, "the reason is kept" in again.output) == (1, True)


def test_the_shell_writes_letters_once_the_client_agreed_and_notes_an_answer(store: Store, tmp_path: Path) -> None:
    set_address(store, "Alder", "1 Alder Lane")
    store.close()
    (tmp_path / "phrase").write_text(PHRASE)
    (tmp_path / "phrase").chmod(0o600)
    where = ["--store", str(tmp_path / "store.db"), "--passphrase-file", str(tmp_path / "phrase"), "--language", "en"]
    asked = ["creditor-letters", BRITISH.number, "holding", str(tmp_path), *where]
    assert "before the client agrees" in CliRunner().invoke(main, asked).output
    opened = open_store(tmp_path / "store.db", Passphrase(PHRASE))
    held = read(means.debts_case(opened, BRITISH.number))
    assert held is not None
    means.save(opened, BRITISH.number, replace(held, consented_at=NOW), NOW)
    opened.close()
    told = CliRunner().invoke(main, asked)
    assert told.output.splitlines() == [f"CL-{NOW.year}-000001-01-Alder-{language}.pdf" for language in ("en", "zh")]
    assert b"%PDF" in (tmp_path / told.output.splitlines()[0]).read_bytes()[:8]
    answer = ["creditor-reply", BRITISH.number, "Alder", "countered", "--amount", "£25", *where]
    assert "within the share" in CliRunner().invoke(main, answer).output
    assert CliRunner().invoke(main, [*answer[:2], "Nobody", *answer[3:]]).exit_code == 1
    opened = open_store(tmp_path / "store.db", Passphrase(PHRASE))
    held = read(means.debts_case(opened, BRITISH.number))
    file = client_files.open_file(opened, BRITISH.number)
    filed = [one.detail for one in client_records.records(opened, file)]
    (document,) = client_records.documents(opened, file)
    as_sent = client_records.content(opened, document.id)
    opened.close()
    assert as_sent == (tmp_path / told.output.splitlines()[0]).read_bytes()
    assert [(one.kind, one.document) for one in filed if isinstance(one, Letter)] == [("holding", document.id)]
    assert [(one.outcome, one.amount) for one in filed if isinstance(one, Answer)] == [("countered", 2_500)]
    assert held is not None
    assert [(one.kind, one.to.creditor) for one in held.letters] == [("holding", "Alder")]
    assert [(one.answer, one.amount) for one in held.replies] == [("countered", 2_500)]
