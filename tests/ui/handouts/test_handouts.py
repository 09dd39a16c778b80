"""Papers before a signature: the keys that lead there, what holds one back, what goes out under which name."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from restructure.offers.kinds import Kind
from restructure.offers.terms import SettlementTerms
from restructure.parties.organisation import amended
from restructure.store import negotiations
from tests.support.reading import sheets_of
from tests.ui.conftest import NOW, texts, type_into
from ui.handouts.page import HandoutsPage
from ui.shell.window import MainWindow

TODAY = NOW.date()


def words(pdf: bytes) -> str:
    return " ".join("".join(sheets_of(pdf)).split())


def asked(window: MainWindow, command: str = "papers", card: Kind = "instalment") -> HandoutsPage:
    if window.pages.desk.model.account is None:
        window.open_account("DEMO-0001")
    window.pages.desk.model.choose(card)
    window.commands.run(command)
    assert window.pages.currentWidget() is window.pages.handouts
    return window.pages.handouts


def under(window: MainWindow, rules: str) -> None:
    session = window.session
    posted = {"advice": "0808 000 0000", "complaints_body": "an ombudsman, 0800 000 0000"}
    session.set_organisation(amended(session.organisation, rule_set=rules, **posted))


@pytest.mark.parametrize(
    ("command", "title"),
    [
        ("paper_offer", "Our offer to you"),
        ("paper_choices", "Your choices, side by side"),
        ("paper_cost_sheet", "What this plan costs"),
    ],
)
def test_a_key_leads_from_the_desk_to_each_paper(window: MainWindow, command: str, title: str) -> None:
    under(window, "cn-licensed-loan")
    page = asked(window, command)
    assert title in words(page.pdf)
    assert page.export.isEnabled()


def test_the_cost_sheet_bears_number_and_digest_of_the_agreement_that_would_be_signed(window: MainWindow) -> None:
    under(window, "cn-licensed-loan")
    window.open_account("DEMO-0001")
    window.navigator.prepare_agreement()
    window.pages.agreement.papers.click()
    page = asked(window, "paper_cost_sheet")
    digest = words(window.pages.agreement.pdf).split("Digest of terms ")[1][:19]
    assert window.pages.agreement.pdf
    assert "RA-2026-000001" in words(page.pdf)
    assert digest in words(page.pdf)
    page.left.emit()
    assert window.pages.currentWidget() is window.pages.agreement


def test_a_letter_is_shown_in_large_print_where_it_is_made_in_it(window: MainWindow) -> None:
    page = asked(window)
    usual = page.pdf
    page.large.click()
    assert len(sheets_of(page.pdf)) > len(sheets_of(usual))
    page.show_kind("choices")
    assert page.large.isHidden()


def test_an_offer_lapses_on_the_day_that_was_typed_and_not_after_its_first_payment(window: MainWindow) -> None:
    page = asked(window)
    type_into(page.open_until, (TODAY + timedelta(days=3)).isoformat())
    assert "28 November 2026" in words(page.pdf)
    type_into(page.open_until, (TODAY - timedelta(days=1)).isoformat())
    assert not page.pdf
    assert "Choose a day from 25 November 2026" in texts(page)
    assert not page.export.isEnabled()


def test_a_settlement_stays_open_no_longer_than_its_terms_say(window: MainWindow) -> None:
    page = asked(window, card="settlement")
    outcome = window.pages.desk.model.chosen_outcome
    assert outcome is not None
    assert isinstance(outcome.terms, SettlementTerms)
    until = page.open_until.value
    assert until is not None
    assert until <= outcome.terms.expires


def test_the_forbearance_letter_goes_out_under_british_and_american_rules_alone(window: MainWindow) -> None:
    page = asked(window, "paper_forbearance")
    assert not page.pdf
    assert "belongs to the rules of the United Kingdom and the United States" in texts(page)
    for rules in ("uk", "us"):
        under(window, rules)
        window.navigator.show_page("desk")
        page = asked(window, "paper_forbearance")
        assert "You sign nothing" in words(page.pdf)


def test_no_paper_with_an_offer_goes_out_once_offers_are_stopped(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    window.commands.run("exit_disputed")
    page = asked(window)
    assert not page.pdf
    assert "Offers are stopped" in texts(page)


def test_no_offer_is_read_out_once_offers_are_stopped(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    window.commands.run("read_aloud")
    assert "What you pay" in texts(window.pages.aloud)
    window.commands.run("exit_wrong_person")
    window.commands.run("read_aloud")
    assert "Offers are stopped" in texts(window.pages.aloud)
    assert "What you pay" not in window.pages.aloud.text()
    window.pages.desk.negotiation.go_on()
    window.commands.run("read_aloud")
    assert "What you pay" in texts(window.pages.aloud)


def test_a_last_day_that_was_typed_stays_while_another_paper_is_looked_at_by_key(window: MainWindow) -> None:
    page = asked(window)
    type_into(page.open_until, "2026-12-01")
    window.commands.run("paper_choices")
    window.commands.run("paper_offer")
    assert page.open_until.text() == "2026-12-01"
    assert "1 December 2026" in words(page.pdf)


def test_a_last_day_that_cannot_be_read_prints_no_other_in_any_wording(window: MainWindow) -> None:
    page = asked(window)
    type_into(page.open_until, "2026-12-32")
    page.bar.wordings["zh"].click()
    assert page.open_until.text() == "2026-12-32"
    assert not page.pdf
    assert not page.export.isEnabled()
    assert "Write a date such as" in texts(page)
    type_into(page.open_until, "2026-12-02")
    assert page.export.isEnabled()


def test_a_paper_is_written_beside_what_lies_there_and_logged(window: MainWindow, tmp_path: Path) -> None:
    page = asked(window)
    first = page.export_to(tmp_path)
    page.set_wording("zh")
    second = page.export_to(tmp_path)
    type_into(page.open_until, (TODAY + timedelta(days=2)).isoformat())
    third = page.export_to(tmp_path)
    names = [path.name for path in (*first, *second, *third)]
    assert names == [f"RA-2026-000001-offer-{ending}.pdf" for ending in ("en", "zh", "zh-2")]
    logged = negotiations.events(window.session.store, "DEMO-0001")
    assert logged[-1].kind == "letters"
    assert "RA-2026-000001" in logged[-1].detail


def test_a_number_that_went_out_on_paper_stays_with_its_account(window: MainWindow) -> None:
    assert "RA-2026-000001" in words(asked(window).pdf)
    window.open_account("DEMO-0002")
    assert "RA-2026-000002" in words(asked(window).pdf)
    window.open_account("DEMO-0001")
    assert "RA-2026-000001" in words(asked(window).pdf)


def test_the_memo_tells_the_talk_and_the_copy_leaves_out_what_is_the_creditors(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    window.commands.run("offer")
    window.commands.run("countered")
    window.pages.desk.negotiation.note.setPlainText("sounds tired \N{SLEEPING FACE}")
    window.pages.desk.negotiation.save_note()
    log = window.pages.conduct.contacts
    log.texts["next_step"].setText("call back on Friday")
    log.log(talked=True)
    ours, theirs = (words(asked(window, name).pdf) for name in ("paper_memo", "paper_memo_copy"))
    for said in ("We offered", "They asked for", "call back on Friday"):
        assert said in ours
    assert "sounds tired \N{GETA MARK}" in ours
    assert "Present value" in ours
    for internal in ("sounds tired", "Present value", "Reason for a caution"):
        assert internal not in theirs
    assert "We offered" in theirs


def test_the_memo_goes_on_once_offers_are_stopped(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    window.commands.run("exit_disputed")
    assert "Negotiation memo" in words(asked(window, "paper_memo").pdf)


def test_a_personalised_plan_is_read_aloud_with_what_both_sides_promise(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_account("DEMO-0001")
    window.commands.run("read_aloud")
    assert "credit card" not in window.pages.aloud.text()
    monkeypatch.setattr("restructure.agreements.agreement.is_personalised", lambda *_: True)
    assert "You apply for no bank's credit card until the debt is cleared." in window.pages.aloud.text()
    assert "stop all collection" in window.pages.aloud.text()
