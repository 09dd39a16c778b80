"""What is missing on the paper is named, and one step away."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from restructure.parties.organisation import amended
from tests.ui.conftest import NOW, texts
from ui.shell.window import MainWindow


def ways(window: MainWindow) -> dict[str, QPushButton]:
    window.open_account("DEMO-0001")
    window.navigator.prepare_agreement()
    return {one.text(): one for one in window.pages.agreement.terms.missing.findChildren(QPushButton)}


def test_a_missing_field_of_the_debtor_is_gone_to(window: MainWindow) -> None:
    ways(window)
    name = window.pages.agreement.inputs["name"]
    name.setFocus()
    name.selectAll()
    QTest.keyClick(name, Qt.Key.Key_Delete)
    window.pages.agreement.inputs["phone"].setFocus()
    ways(window)["Name of the debtor"].click()
    assert name.hasFocus()


def test_a_missing_field_of_the_organisation_is_gone_to_in_settings(window: MainWindow) -> None:
    window.session.set_organisation(amended(window.session.organisation, telephone=""))
    ways(window)["Telephone to call"].click()
    assert window.pages.settings.inputs["telephone"].hasFocus()
    assert "Nothing is missing" not in texts(window.pages.agreement)


def test_a_mandate_that_has_ended_leads_to_its_last_day(window: MainWindow) -> None:
    ended = {"mandate_number": "M-7", "mandate_scope": "cards", "mandate_until": NOW.date() - timedelta(days=1)}
    window.session.set_organisation(amended(window.session.organisation, **ended))
    window.open_account("DEMO-0001")
    model = window.pages.desk.model
    model.set_situation(replace(model.situation, party="agency"))
    (way,) = (button for said, button in ways(window).items() if said.startswith("The agency's mandate has ended"))
    way.click()
    assert window.pages.settings.inputs["mandate_until"].hasFocus()


def test_that_rules_are_a_preview_is_said_before_signing(window: MainWindow) -> None:
    ways(window)
    preview = window.pages.agreement.terms.preview
    assert preview.isHidden()
    window.session.set_organisation(amended(window.session.organisation, rule_set="us"))
    ways(window)
    assert preview.text() == "The rules in force are a preview, not yet reviewed by counsel."
    assert not preview.isHidden()
    window.navigator.show_page("settings")
    typed = window.pages.settings.rulebook.sign_off
    typed.day.setText("2026-11-25")
    typed.record.click()
    assert typed.said.text() == "Fill this in."
    typed.counsel.setText("R. Counsel")
    typed.record.click()
    assert typed.said.text() == "Saved."
    ways(window)
    assert preview.isHidden()
    assert "signed off by R. Counsel on 25 November 2026" in window.pages.settings.rulebook.review.text()


def test_a_reason_that_is_given_leads_to_the_next_caution(window: MainWindow) -> None:
    window.session.set_organisation(amended(window.session.organisation, rule_set="us"))
    ways(window)
    page = window.pages.agreement
    first, second = list(page.guard.fields.values())[:2]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_F9)
    # Nothing was given: the key leads to the signing side, and back.
    there = QApplication.focusWidget()
    assert there is not None
    assert page.signing.isAncestorOf(there)
    QTest.keyClick(page, Qt.Key.Key_F9)
    assert first.hasFocus()
    QTest.keyClicks(first, "Pay is steady")
    QTest.keyClick(first, Qt.Key.Key_F9)
    assert second.hasFocus()


def test_the_same_paper_keeps_its_signatures_while_something_else_is_looked_at(window: MainWindow) -> None:
    ways(window)
    page = window.pages.agreement
    page.debtor_side.typed.click()
    assert page.debtor_side.signature is not None
    window.navigator.show_page("aloud")
    window.navigator.go_back()
    window.navigator.prepare_agreement()
    assert page.debtor_side.signature is not None
    # Other terms are another paper.
    model = window.pages.desk.model
    model.choose("settlement")
    window.navigator.prepare_agreement()
    assert page.debtor_side.signature is None
