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
        ("negotiated", "consented: client", "Agreed to the use of income data; the client"),
        ("negotiated", "consented: figures", "Figures confirmed; as the client checked them"),
        ("negotiated", "consented: partner_letters", "Agreed to letters; the partner"),
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


@pytest.mark.parametrize(
    ("action", "detail", "english", "chinese"),
    [
        ("payment_kept", "2026-11-25 57620", "25 Nov 2026; 576.20", "2026-11-25；576.20"),
        ("payment_kept", "2026-11-25 57620 GBP", "25 Nov 2026; £576.20", "2026-11-25；576.20英镑"),
        (
            "promise_noted",
            "80000 CNY 2026-12-05 above_debt: on pay-day",
            "¥800.00; 5 Dec 2026; More than is owed.; on pay-day",
            "800.00元；2026-12-05；",
        ),
        ("next_step_set", "call_back 2026-11-26T09:30:00 li", "call back; 26 Nov 2026 09:30; li", "2026-11-26 09:30"),
        ("next_step_ended", "dropped no answer", "dropped; no answer", "已放弃；no answer"),
        ("skipped", "number_wrong", "wrong number", ""),
        ("left_out", "signs: in: it was a mistake", "the signs; taken in again; it was a mistake", "重新纳入"),
        ("complaint_received", "until 2026-12-10", "until 10 Dec 2026", "至2026-12-10"),
        ("money_known", "2026-11-24", "until 24 Nov 2026", "至2026-11-24"),
        ("month_end_taken", "2026-10: 33", "Oct 2026; 33", "2026-10；33"),
        ("placement_ended", "kept_back 2026-12-31", "kept longer; until 31 Dec 2026", "延长保留；至2026-12-31"),
        ("agreement_turn", "RA-2026-000001: ended", "RA-2026-000001; ended", "RA-2026-000001；已终止"),
        ("payments_imported", "1 new, 0 changed, 2 notes, batch 3", "1 new, 0 changed, 2 notes, batch 3", "批次3"),
        ("person_answer", "12: copy: done", "12; a copy; done", "12；"),
        ("user_changed", "li: own password", "li; own password", "li；本人密码"),
        ("user_changed", "li: counsellor", "li; counsellor", "li；"),
        ("declined", "ab" * 32, "terms abababababababab", "条款abababababababab"),
        ("exported", "person 12", "person 12", "自然人12"),
        ("contacted", "call: call_back", "call; to be called back", ""),
    ],
)
def test_no_figure_day_or_choice_is_left_as_the_store_keeps_it(
    action: Action, detail: str, english: str, chinese: str
) -> None:
    assert entry_in_words(entry(action, detail), "en", "debtor") == english
    said = entry_in_words(entry(action, detail), "zh", "客户")
    assert chinese in said
    assert "_" not in said
