"""The record says what was done in the words of the screen that it was done on, in the language of whoever reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from restructure.parties.situation import BreathingSpace
from restructure.store import audit
from restructure.store.audit import Action, Entry
from tests.ui.conftest import NOW, means
from ui.records.entry_words import entry_in_words
from ui.shell.window import MainWindow


@pytest.mark.parametrize(
    ("action", "detail", "said"),
    [
        ("negotiated", "opened: ", "Account opened"),
        ("negotiated", "stopped: in_danger", "Offers stopped; Danger to life"),
        ("negotiated", "note: rings: on Friday", "Note; rings: on Friday"),
        (
            "negotiated",
            "offered: instalment, 18 payments, 13635.61 USD, 0123456789abcdef",
            "We offered; Instalments; 18 payments; $13,635.61",
        ),
        ("contacted", "call: ", "call"),
        ("contacted", "letter: came back", "letter; came back"),
        ("budget_kept", "consented: figures", "agreed to the use of: income figures"),
        ("accounts_imported", "3 new, 1 changed, batch 7", "3 new, 1 changed, batch 7"),
        ("situation_kept", "torn", "torn"),
        ("situation_kept", '{"party": "creditor"}', "nothing is known"),
        ("situation_kept", '{"party": "agency", "abroad": true}', "Who we are: an agency; Lives abroad: yes"),
        ("backup_written", "2026-11-25.db", "2026-11-25.db"),
    ],
)
def test_an_entry_is_said_in_words(action: Action, detail: str, said: str) -> None:
    assert entry_in_words(entry(action, detail), "en", "debtor") == said


def entry(action: Action, detail: str) -> Entry:
    return Entry(1, NOW, "", action, "DEMO-0001", detail)


def test_no_english_and_no_json_is_left_in_chinese(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    means(window, "9000", "5000")
    window.commands.run("offer")
    window.commands.run("spoke")
    model = window.pages.desk.model
    space = BreathingSpace(date(2026, 11, 16), date(2027, 1, 15))
    model.set_situation(replace(model.situation, breathing_space=space, vulnerabilities=("health",), nation="scotland"))
    window.session.set_language("zh")
    kept = [one for one in audit.entries(window.session.store) if one.account_number]
    said = [entry_in_words(one, "zh", "客户") for one in kept]
    assert len(said) > 3
    assert not [one for one in said if "{" in one or any(word.isascii() and word.isalpha() for word in one.split())]
