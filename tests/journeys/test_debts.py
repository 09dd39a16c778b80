"""A counsellor with five debts, and a household of two that confirms before anything goes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from calculators.parts import Parts
from calculators.rounding import Money
from reports import formats
from restructure.household.distribution import OneDebt
from restructure.household.sheet import Line
from restructure.parties.account import Account, Person
from restructure.parties.organisation import DEMO, amended
from restructure.store import Store, accounts, means, negotiations, settings
from tests.support.reading import sheets_of, squeezed
from tests.support.stores import file_of, open_store, read
from tests.ui.conftest import NOW, shown_window, texts, type_into
from tests.ui.conftest import means as type_means
from ui.debts.entries import COLUMNS, debt_words
from ui.debts.page import DebtsPage
from ui.models.undo import Step
from ui.shell.window import MainWindow
from ui.widgets.tables import TupleModel

ROWS = (
    ("Council tax", "Hexford Borough", "846", "", "70.50"),
    ("Loan", "Fenwick Finance", "3980", "9.9", "142"),
    ("Catalogue", "Marlow and Day", "1286.40", "29.9", "44.80"),
    ("Doorstep loan", "Brightloan", "1320", "69.9", "90"),
)


@pytest.fixture
def store(qapp: QApplication, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    """A store with one account; for a test that asks for ``debts`` with those, typed once for all."""
    path = tmp_path / "store.db"
    path.write_bytes(filled(typed="debts" in request.fixturenames))
    opened = open_store(path)
    yield opened
    opened.close()


@cache
def filled(*, typed: bool) -> bytes:
    return file_of(type_debts if typed else fill)


def fill(opened: Store) -> None:
    settings.save(opened, "language", "en")
    settings.save_organisation(opened, amended(DEMO, rule_set="uk"))
    person = Person("Rachel Example", "", "07700900000", "1 Sample Road")
    parts = Parts(Money(524_018))
    card = Account("UK-1", person, "Aldbrook Bank (demo)", "GBP", parts, NOW.date(), "letter", "credit_card")
    accounts.save(opened, replace(card, contract_rate=Decimal("0.249"), contract_payment=Money(16_114)))


@pytest.fixture
def window(qapp: QApplication, store: Store) -> Iterator[MainWindow]:
    with shown_window(store) as shown:
        shown.open_account("UK-1")
        yield shown


def type_cell(page: DebtsPage, row: int, key: str, text: str) -> None:
    page.list.setFocus()
    page.list.go_to(row, key)
    page.list.edit(page.list.currentIndex())
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


@pytest.fixture
def debts(window: MainWindow) -> DebtsPage:
    """Five debts typed in, with 420 a month to share."""
    window.pages.budget.model.open(window.pages.desk.model.account)  # type: ignore[arg-type]  # an account is open
    window.navigator.show_page("debts")
    return window.pages.debts


def type_debts(store: Store) -> None:
    fill(store)
    with shown_window(store) as window:
        window.open_account("UK-1")
        type_all(window)


def type_all(window: MainWindow) -> None:
    type_means(window, "2000", "1500")
    window.pages.budget.model.open(window.pages.desk.model.account)  # type: ignore[arg-type]  # an account is open
    window.pages.budget.model.agree("client")
    window.navigator.show_page("debts")
    page = window.pages.debts
    for row, (name, creditor, balance, rate, minimum) in enumerate(ROWS, 1):
        for key, text in (
            ("name", name),
            ("creditor", creditor),
            ("balance", balance),
            ("rate", rate),
            ("minimum", minimum),
        ):
            if text:
                type_cell(page, row, key, text)
    page.model.set_debt(1, Step("priority"), priority=True)
    type_into(page.side.available, "420")


def shown(model: TupleModel) -> str:
    cells = [
        model.cell(model.index(row, column)) for row in range(model.rowCount()) for column in range(model.columnCount())
    ]
    return "\n".join(f"{cell.difference} {cell.text}".strip() for cell in cells)


def text_of(pdf: bytes) -> str:
    return "\n".join(sheets_of(pdf))


def agree_and_confirm(page: DebtsPage) -> None:
    page.side.consent.click()
    page.side.confirm.click()


def test_the_account_on_the_desk_is_the_first_of_the_debts(debts: DebtsPage) -> None:
    assert debts.model.debts[0].creditor == "Aldbrook Bank (demo)"
    assert len(debts.model.debts) == 5


def test_five_ways_stand_side_by_side_and_the_shares_sum_to_the_penny(debts: DebtsPage) -> None:
    assert [debts.ways.table.headerData(column, Qt.Orientation.Horizontal) for column in range(1, 6)] == [
        "1 Pro rata ✓",
        "2 Equal",
        "3 Minimums first",
        "4 Avalanche",
        "5 Snowball",
    ]
    assert all(sum(way.first) == 42_000 for way in debts.model.ways)
    assert "£420.00 less £70.50 for the priority debts = £349.50" in texts(debts.ways)


def test_a_way_is_chosen_from_the_keyboard(debts: DebtsPage) -> None:
    QTest.keyClick(debts.list, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert debts.model.case.method == "equal"
    assert debts.ways.table.headerData(2, Qt.Orientation.Horizontal) == "2 Equal ✓"


def test_a_debt_that_is_never_cleared_is_named_with_what_would_mend_it(debts: DebtsPage) -> None:
    said = texts(debts.side)
    assert "Never cleared." in said
    assert "Doorstep loan" in said
    assert "£76.90" in said
    assert "Ask Brightloan to stop interest" in said


def test_the_same_rate_read_as_effective_is_explained(debts: DebtsPage) -> None:
    said = texts(debts.side)
    assert "as nominal, £76.89 of interest in the first month, never cleared" in said
    assert "as effective, £59.61 of interest in the first month, clear by month" in said


def test_ways_in_which_creditors_wait_are_not_offered_where_something_is_in_arrears(debts: DebtsPage) -> None:
    type_cell(debts, 0, "arrears", "300")
    assert [way.method for way in debts.model.ways] == ["pro_rata", "equal", "minimums_first", "frozen"]
    assert "would wait" in texts(debts.ways)


def test_tokens_are_offered_where_nothing_is_left(debts: DebtsPage) -> None:
    type_into(debts.side.available, "60")
    assert [way.method for way in debts.model.ways] == ["token"]
    assert "Priority debts alone need £10.50 more a month" in texts(debts.side)
    assert "Priority debts and tokens need £14.50 more a month than there is" in texts(debts.side)
    assert "0 offer letters" in texts(debts.side)


def test_a_mistake_is_said_under_its_row(debts: DebtsPage) -> None:
    type_cell(debts, 2, "arrears", "5000")
    assert "Arrears can't be more than the balance" in debts.entries.mistake(2)
    type_cell(debts, 3, "balance", "lots")
    assert "Write an amount" in debts.entries.mistake(3)
    assert "Mend the marked rows" in debts.side.findings.verdict.accessibleName()


def test_a_lump_sum_meets_priority_arrears_first_unless_a_reason_is_given(debts: DebtsPage) -> None:
    type_cell(debts, 1, "arrears", "846")
    type_into(debts.side.lump, "1500")
    assert "846.00" in texts(debts.side)
    type_into(debts.side.lump_reason, "the council waits")
    assert "12.7" in texts(debts.side)
    assert "846.00" not in texts(debts.side)


def test_nothing_goes_out_before_the_client_agrees_and_confirms(window: MainWindow, debts: DebtsPage) -> None:
    QTest.keyClick(debts.list, Qt.Key.Key_F9)
    assert window.pages.currentWidget() is debts
    assert "Nothing goes out" in texts(debts.side)
    window.pages.papers.show_letters()
    assert window.pages.papers.papers == {}


def test_a_change_of_the_figures_asks_for_another_confirmation(debts: DebtsPage) -> None:
    agree_and_confirm(debts)
    assert debts.model.case.may_go_out
    type_cell(debts, 2, "balance", "4000")
    assert not debts.model.case.may_go_out


def test_every_creditor_gets_a_letter_with_the_shared_statement(
    window: MainWindow, debts: DebtsPage, tmp_path: Path
) -> None:
    agree_and_confirm(debts)
    type_into(debts.side.review, "2027-05-25")
    debts.side.confirm.click()
    QTest.keyClick(debts.list, Qt.Key.Key_F9)
    names = list(window.pages.papers.papers)
    assert names == [
        "BS-2026-000001",
        *(f"BS-2026-000001-{end}" for end in ("01", "02", "03", "04", "00", "authority")),
    ]
    letter = text_of(window.pages.papers.papers[names[1]]["en"])
    assert "without admission of liability" in letter
    assert "BS-2026-000001" in letter
    assert "25 May 2027" in letter
    assert "对债务责任的承认" in text_of(window.pages.papers.papers[names[1]]["zh"])
    assert "No authority is dated" in texts(window.pages.papers)
    exported = [one.name for one in window.pages.papers.export_to(tmp_path / "out")]
    assert len(exported) == 16
    assert "BS-2026-000001-02-Fenwick-Finance-en.pdf" in exported
    assert len(sheets_of((tmp_path / "out" / "BS-2026-000001-all-en.pdf").read_bytes())) >= 8
    assert {one.kind for one in debts.model.case.letters} == {"offer"}
    assert negotiations.events(window.session.store, "UK-1")[-1].kind == "letters"
    authority = text_of(window.pages.papers.papers[names[-1]]["en"])
    assert all(squeezed(one.creditor) in squeezed(authority) for one in debts.model.debts)


def test_what_was_considered_is_a_page_for_the_client_and_in_no_letter(window: MainWindow, debts: DebtsPage) -> None:
    type_into(debts.side.considered["dro"][1], "owes more than the limit")
    agree_and_confirm(debts)
    debts.side.letters.click()
    said = {name: text_of(editions["en"]) for name, editions in window.pages.papers.papers.items()}
    assert [name for name, words in said.items() if "owes more than the limit" in words] == [f"{next(iter(said))}-00"]


def test_the_debts_are_there_again_after_a_crash(debts: DebtsPage, tmp_path: Path) -> None:
    QTest.qWait(400)
    again = open_store(tmp_path / "store.db")
    kept = read(means.debts_case(again, "UK-1"))
    again.close()
    assert kept is not None
    assert [debt.name for debt in kept.debts[1:]] == [row[0] for row in ROWS]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_list_goes_out_and_comes_back_by_file(debts: DebtsPage, tmp_path: Path, ending: str) -> None:
    before = debts.model.case.debts
    debts.export_to(tmp_path / f"debts.{ending}")
    debts.model.remove_debt(4, Step("remove"))
    debts.import_file(tmp_path / f"debts.{ending}")
    assert debts.model.case.debts == before


def test_debts_of_a_spreadsheet_are_pasted_and_a_bad_row_is_named(debts: DebtsPage) -> None:
    QGuiApplication.clipboard().setText("Overdraft\tNorthgate\t1150\t0\t25\nStore card\tShop\tmuch\t\t\n")
    QTest.keyClick(debts.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert debts.model.case.debts[-1].creditor == "Northgate"
    assert "1 line taken. Row 2, balance:" in texts(debts)


def test_a_picked_step_and_an_import_are_told_in_the_language_of_now(
    window: MainWindow, debts: DebtsPage, tmp_path: Path
) -> None:
    debts.entries.take(1, "owner", "partner")
    assert "Undo “Whose partner”" in debts.undo.text()
    debts.export_to(tmp_path / "debts.csv")
    window.session.set_language("zh")
    QApplication.processEvents()
    assert "撤销“归属 伴侣”" in debts.undo.text()
    assert "debts.csv" in debts.said.text()
    assert "Exported" not in debts.said.text()


def test_undo_takes_the_last_debt_back(debts: DebtsPage) -> None:
    debts.model.remove_debt(4, Step("remove"))
    QTest.keyClick(debts.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(debts.model.debts) == 5


def test_the_list_keeps_the_rules_of_a_model(debts: DebtsPage) -> None:
    tester = QAbstractItemModelTester(debts.entries, QAbstractItemModelTester.FailureReportingMode.Fatal)
    type_cell(debts, 5, "name", "Overdraft")
    debts.model.remove_debt(0, Step("remove"))
    assert tester.model() is debts.entries


def test_a_statement_is_a_draft_until_the_client_confirms_it(window: MainWindow, debts: DebtsPage) -> None:
    QTest.keyClick(debts.list, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    papers = window.pages.papers
    assert not papers.export.isEnabled()
    assert "DRAFT" in text_of(papers.pdf)
    papers.confirm.click()
    assert papers.export.isEnabled()
    assert list(papers.papers) == ["BS-2026-000001"]
    assert "has checked these figures" in text_of(papers.pdf)
    QTest.keyClick(papers, Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is debts


def test_what_a_paper_is_and_what_came_of_it_are_told_in_the_language_of_now(
    window: MainWindow, debts: DebtsPage, tmp_path: Path
) -> None:
    QTest.keyClick(debts.list, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    papers = window.pages.papers
    assert "A draft: it can go out" in papers.said.text()
    for exported in (False, True):
        if exported:
            papers.confirm.click()
            papers.export_to(tmp_path)
            assert str(tmp_path) in papers.said.text()
        english = papers.said.text()
        window.session.set_language("zh")
        QApplication.processEvents()
        assert papers.said.text() not in ("", english)
        window.session.set_language("en")
        QApplication.processEvents()


def test_both_screens_and_the_papers_speak_chinese_at_once(window: MainWindow, debts: DebtsPage) -> None:
    window.session.set_language("zh")
    assert "永远还不清" in texts(debts.side)
    assert "按比例" in str(debts.ways.table.headerData(1, Qt.Orientation.Horizontal))


def test_nothing_goes_out_before_it_is_said_what_is_agreed_on_each_priority_debt(debts: DebtsPage) -> None:
    agree_and_confirm(debts)
    assert debts.side.letters.isEnabled()
    debts.model.set_debt(1, Step("column", "minimum"), minimum=None)
    agree_and_confirm(debts)
    assert not debts.side.letters.isEnabled()
    assert "What is agreed with Hexford Borough?" in texts(debts.side)
    assert "Provisional." in texts(debts.side.findings)
    assert "not agreed yet" in shown(debts.ways.table)
    debts.side.first.apart[1].click()
    agree_and_confirm(debts)
    assert debts.side.letters.isEnabled()
    assert "agreed separately" in shown(debts.ways.table)


def test_only_the_line_that_a_priority_debt_is_said_to_be_is_added_to_what_is_shared(
    window: MainWindow, debts: DebtsPage
) -> None:
    sheets = window.pages.budget.model
    lines = (Line("home_loan", Money(30_000)), Line("tax_arrears", Money(7_050)))
    sheets.change(replace(sheets.sheet, lines=(*sheets.sheet.lines, *lines)), Step("import"))
    debts.model.change(replace(debts.model.case, available=None), Step("available"))
    debts.start()
    surplus = debts.model.surplus
    assert surplus is not None
    assert debts.model.held_back is None
    same = debts.side.first.same[1]
    assert "Taken as not on the sheet" in texts(debts.side)
    same.setFocus()
    place = same.findText("on it as: Tax arrears 70.50")
    for _ in range(place):
        QTest.keyClick(same, Qt.Key.Key_Down)
    assert debts.model.case.debts[1].on_sheet == "tax_arrears"
    assert debts.model.surplus == surplus + 7_050
    assert "less £70.50 for the priority debts = " + formats.money(surplus, "GBP", "en") in texts(debts.ways)
    type_into(debts.side.available, formats.plain(surplus + 7_051, "GBP"))
    assert debts.model.held_back is not None


def test_with_one_sum_a_creditor_gets_one_letter(window: MainWindow, debts: DebtsPage) -> None:
    type_into(debts.side.lump, "3000")
    agree_and_confirm(debts)
    assert debts.side.letters.text().startswith("4 offer letters")
    window.pages.budget.model.confirm()
    debts.side.letters.click()
    letters = [text_of(papers["en"]) for papers in window.pages.papers.papers.values()][1:-2]
    assert len(letters) == 4
    assert not any("a month, from" in letter for letter in letters)


def test_that_all_creditors_freeze_interest_is_chosen_like_any_way(window: MainWindow, debts: DebtsPage) -> None:
    QTest.keyClick(debts.list, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert debts.model.way is not None
    assert debts.model.way.method == "frozen"
    assert "only if every creditor stops interest" in texts(debts.side)


def test_ways_out_are_compared_for_a_counsellor_whose_permission_is_recorded(
    window: MainWindow, debts: DebtsPage, store: Store
) -> None:
    panel = debts.ways_out
    assert "permission or exemption" in panel.told.text()
    assert panel.rows == {}
    session = window.session
    session.set_organisation(amended(session.organisation, rule_set="uk", advice_permission="FCA 123456"))
    panel.start()
    assert "A person decides" in panel.told.text()
    assert "Debt relief order: " in panel.rows["dro"].name.text()
    panel.questions.fields["nation"].picked.emit("scotland")  # type: ignore[attr-defined]
    panel.relabel()
    assert "Not for you" in panel.rows["dro"].name.text()
    assert "only England or Wales" in panel.rows["dro"].because.text()
    type_into(panel.rows["das"].reason, "keeps the home")
    type_into(debts.side.considered["dro"][1], "lives in Scotland")
    assert dict(debts.model.case.considered) == {"das": "keeps the home", "dro": "lives in Scotland"}
    debts.model.keep()
    held = read(means.debts_case(store, "UK-1"))
    assert held is not None
    assert (held.answers.nation, dict(held.considered)["das"]) == ("scotland", "keeps the home")


def test_a_holding_letter_needs_consent_alone_and_its_answer_says_what_comes_next(
    window: MainWindow, debts: DebtsPage, store: Store, tmp_path: Path
) -> None:
    replies = debts.replies
    debts.side.consent.click()
    replies.rows[1].address.setFocus()
    QTest.keyClicks(replies.rows[1].address, "1 Tax Street")
    QTest.keyClick(replies.rows[1].address, Qt.Key.Key_Return)
    replies.write.click()
    papers = window.pages.papers
    assert papers.papers, texts(papers)
    first = next(iter(papers.papers.values()))["en"]
    assert "hold action" in text_of(first)
    assert "1 Tax Street" in "".join(text_of(one["en"]) for one in papers.papers.values())
    assert papers.export.isEnabled()
    papers.export_to(tmp_path / "out")
    assert "waiting for an answer, 9 December 2026" in replies.rows[1].step.text()
    replies.rows[1].answer.picked.emit("accepted")
    assert "look at it again" in replies.rows[1].step.text()
    debts.model.keep()
    held = read(means.debts_case(store, "UK-1"))
    assert held is not None
    assert [one.answer for one in held.replies] == ["accepted"]
    assert len(held.letters) == 5


def test_an_unknown_column_of_pasted_debts_is_asked_about(debts: DebtsPage) -> None:
    QGuiApplication.clipboard().setText("Creditor\tBalance\tAPR\tColour\nAlder\t£9,840.22\t28.99%\tred\n")
    before = debts.model.case
    debts.list.go_to(len(before.debts), "name")
    debts.paste_now()
    assert debts.model.case == before
    debts.question.take.click()
    assert (debts.model.case.debts[-1].creditor, debts.model.case.debts[-1].rate_kind) == ("Alder", "effective")


def test_a_block_is_pasted_into_the_list_and_a_column_is_filled_down(debts: DebtsPage) -> None:
    debts.list.go_to(1, "balance")
    QGuiApplication.clipboard().setText("100\n200\nmuch\n")
    debts.paste_now()
    balances = [debt.balance for debt in debts.model.case.debts[1:4]]
    assert balances[:2] == [10_000, 20_000]
    assert "Row 3, balance" in debts.said.text()
    debts.list.go_to(1, "owner")
    debts.list.setFocus()
    QTest.keyClick(debts.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    debts.entries.take(1, "owner", "joint")
    QTest.keyClick(debts.list, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [debt.owner for debt in debts.model.case.debts[1:4]] == ["joint", "joint", "client"]


def test_the_number_of_a_creditor_is_typed_and_stands_in_its_letter(debts: DebtsPage) -> None:
    type_cell(debts, 2, "reference", "FF 20931")
    assert debts.model.debts[2].reference == "FF 20931"
    own = debts.list.model().index(0, [one.key for one in COLUMNS].index("reference"))
    assert not own.flags() & Qt.ItemFlag.ItemIsEditable


def test_debts_of_one_name_are_told_apart_by_their_creditor(debts: DebtsPage) -> None:
    card = OneDebt("信用卡", "青松银行")
    assert debt_words(card, (card, replace(card, creditor="白桦银行")), "zh") == "青松银行，信用卡"
    assert debt_words(card, (card, OneDebt("网贷")), "zh") == "信用卡"
