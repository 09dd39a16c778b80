"""Six households from the first meeting to the next step: what the budget says, letters out, answers in, without a
window; each letter is held against the statement that goes with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from calculators.affordability import SavingsLine
from calculators.calendar import add_months
from calculators.rounding import Money
from reports.case_letters import MadeLetter, letters_of, of_one_sum, offers_of, statement_of
from reports.statement import statement_pdf
from restructure.household.creditor_letters import addressees, standing
from restructure.household.creditor_reply import LetterKind
from restructure.household.distribution import DebtsCase, counted, needed_elsewhere, to_share
from restructure.importing import debt_rows, sheet_rows
from restructure.importing.spreadsheet import of_text
from restructure.parties.account import Person
from restructure.parties.organisation import DEMO, amended
from restructure.services import client_budgets, client_files
from restructure.services.client_budgets import Agreed
from restructure.services.creditor_letters import (
    Enclosed,
    LetterBytes,
    LettersBegun,
    begin_offers,
    keep_sent,
    note_reply,
)
from restructure.services.workplace import Workplace
from restructure.store import Passphrase, Store, accounts, client_records, settings
from restructure.store import client_files as kept
from tests.support.cases import ACCOUNT
from tests.support.statements import text
from tests.support.stores import NOW, open_store
from tests.support.workplaces import workplace
from ui.cli import main

AMOUNT = re.compile(r"\d[\d,]*\.\d\d")
INCOME: tuple[Agreed, ...] = ("income", "letters", "figures")
PHRASE = "correct horse battery"


@dataclass(frozen=True)
class Household:
    """Lines and debts as a client brings them, and what is set beside them."""

    rules: str
    currency: str
    lines: str
    debts: str
    on_sheet: tuple[tuple[str, str], ...] = ()
    lump_sum: int = 0


SINGLE = Household(
    "uk",
    "GBP",
    "name\tamount\tfrequency\nUniversal Credit\t1124.36\tmonthly\nChild Benefit\t43.30\tweekly\nRent\t760\tpcm\n"
    "Groceries\t65\tweekly\nEnergy\t120\tmonthly\nMobile\t22\tmonthly\nClothes\t10.32\tmonthly\n"
    "rent_arrears\t40\tmonthly\nenergy_arrears\t35\tmonthly",
    "debt\tcreditor\tbalance\trate\tminimum\treference\tpriority\n"
    "Rent arrears\tHexford Homes\t960\t\t40\tHH1\tyes\nEnergy arrears\tBrightgas\t420\t\t35\tBG2\tyes\n"
    "Card\tAlder Bank\t3412\t24.9%\t\tAB3\t\nCatalogue\tMarlow and Day\t1286.40\t29.9%\t\tMD4\t\n"
    "Payday loan\tBrightloan\t480\t69.9%\t\tBL5\t\nCard\tFenwick\t2110.40\t29.9%\t\tFW6\t",
    (("HH1", "rent_arrears"), ("BG2", "energy_arrears")),
)
COUPLE = Household(
    "uk",
    "GBP",
    "name\tamount\tfrequency\nWages\t2840\tmonthly\nGroceries\t110\tweekly\nEnergy\t180\tmonthly\n"
    "Transport\t312.03\tmonthly\nhome_loan\t842\tmonthly\nenergy_arrears\t30\tmonthly\nCouncil tax\t501\tmonthly",
    "debt\tcreditor\tbalance\tminimum\treference\tpriority\nEnergy arrears\tBrightgas\t610\t30\tBG2\tyes\n"
    "Card\tAlder Bank\t9840\t\tAB3\t\nLoan\tFenwick\t4922\t\tFW6\t",
    (("BG2", "energy_arrears"),),
)
DEFICIT = Household(
    "uk",
    "GBP",
    "name\tamount\tfrequency\nUniversal Credit\t910\tmonthly\nRent\t650\tmonthly\nGroceries\t70\tweekly\n"
    "Energy\t149.80\tmonthly",
    "debt\tcreditor\tbalance\trate\treference\nCard\tAlder Bank\t2110.40\t29.9%\tAB3\nLoan\tFenwick\t3980\t9.9%\tFW6",
)
AMERICAN = Household(
    "us", "USD",
    "name\tamount\tfrequency\nPaycheck\t2100\tevery 2 weeks\nRent\t1650\tmonthly\nGroceries\t210\tweekly\n"
    "Car insurance\t185\tmonthly\nTransport\t440\tmonthly",
    "debt\tcreditor\tbalance\trate\tminimum\treference\n" + "\n".join(
        f"Card\tBank {place}\t{balance}\t{rate}%\t{least}\tC{place}" for place, balance, rate, least in (
            (1, "9840.22", "28.99", "246"), (2, "7120", "24.99", "178"), (3, "8800", "22.49", "220"),
            (4, "5260", "19.99", "132"), (5, "7200", "26.24", "180"),
        )
    ),
)  # fmt: skip
CHINESE = Household(
    "cn-credit-card", "CNY",
    "name\tamount\tfrequency\n工资\t6800\t每月\n房租\t2100\t每月\n餐饮\t1900\t每月\n水电\t260\t每月",
    "债务\t债权人\t余额\t年利率\t编号\n" + "\n".join(
        f"{name}\t{bank}\t{balance}\t18.25%\t{number}" for name, bank, balance, number in (
            ("信用卡", "青松银行", "24038.10", "Q1"), ("信用卡", "白桦银行", "38600", "B2"),
            ("信用卡", "云杉银行", "31250", "Y3"), ("信用卡", "红枫银行", "19880", "H4"),
            ("网络贷款", "快易借", "26430", "K5"), ("网络贷款", "随手贷", "19463.15", "S6"),
        )
    ),
    lump_sum=30_000_00,
)  # fmt: skip
WINDFALL = Household(
    "uk", "GBP",
    "name\tamount\tfrequency\nWages\t1900\tmonthly\nRent\t820\tmonthly\nGroceries\t80\tweekly\nEnergy\t140\tmonthly\n"
    "tax_arrears\t50\tmonthly",
    "debt\tcreditor\tbalance\tminimum\tarrears\treference\tpriority\n"
    "Council tax\tHexford Borough\t1012.50\t50\t1012.50\tCT1\tyes\nCard\tFernhill\t7211.14\t\t\tFH2\t\n"
    "Loan\tAlder Bank\t14600\t\t\tAB3\t\nCard\tFenwick\t8000.02\t\t\tFW6\t",
    (("CT1", "tax_arrears"),), lump_sum=12_000_00,
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db", Passphrase(PHRASE))
    yield opened
    opened.close()


def meet(store: Store, household: Household) -> tuple[Workplace, int]:
    """The first meeting: consent first, then budget and debts as they were brought, the figures confirmed, letters
    agreed to."""
    settings.save_organisation(store, amended(DEMO, rule_set=household.rules, advice_permission="FCA 1"))
    accounts.save(store, replace(ACCOUNT, currency=household.currency, debtor=Person("Wu Sample", "")))
    work, file = workplace(store), kept.open_file(store, ACCOUNT.number)
    account = client_budgets.account_of(work, file)
    client_budgets.agree(work, account, file, "income")
    lines, bad = sheet_rows.from_rows(of_text(household.lines), household.currency, {})
    debts, worse = debt_rows.from_rows(of_text(household.debts), household.currency)
    assert (bad, worse) == ((), ())
    at = dict(household.on_sheet)
    debts = tuple(replace(one, on_sheet=at.get(one.reference, "")) for one in debts)
    client_budgets.change_sheet(
        work, account, file, lambda held: replace(held, lines=lines, savings=SavingsLine(Decimal(0)))
    )
    lump = Money(household.lump_sum) if household.lump_sum else None
    client_budgets.change_debts(work, account, file, lambda held: replace(held, debts=debts, lump_sum=lump))
    for what in INCOME:
        client_budgets.agree(work, account, file, what)
    return work, file


def letters(work: Workplace, begun: LettersBegun, kind: LetterKind = "offer") -> tuple[tuple[MadeLetter, ...], bytes]:
    """Letters of a kind and the statement that goes with them, kept as sent."""
    figures = begun.offer
    assert figures is not None
    offers = offers_of(
        work.organisation, begun.account, figures.sheet, figures.means, begun.case, counted(begun.case), figures.way,
        available=figures.available, number=begun.number, today=work.today, first_on=add_months(work.today, 1),
    )  # fmt: skip
    meant = of_one_sum(offers, begun.case) if kind == "offer" else offers
    made = letters_of(kind, meant, begun.case, matter="long illness", names={"en": "Advice", "zh": "咨询"})
    said = statement_of(
        work.organisation, begun.account, figures.sheet, figures.means, number=begun.number, today=work.today
    )
    statement = statement_pdf(said, "en")
    sent = [LetterBytes(one.place, f"{one.file}-en.pdf", one.editions["en"], one.amount) for one in made]
    keep_sent(work, begun, kind, sent, Enclosed(f"{begun.number}-en.pdf", statement))
    check_figures(begun, made, statement, {*figures.way.first, *meant.shares, meant.available, meant.left})
    return made, statement


def check_figures(begun: LettersBegun, made: tuple[MadeLetter, ...], statement: bytes, ours: set[Money]) -> None:
    """Every figure of a letter is one of the statement or of the list, and the number is that of the statement."""
    enclosed = set(AMOUNT.findall(text(statement)))
    debts = counted(begun.case)
    told: set[int] = {part or 0 for one in debts for part in (one.balance, one.arrears, one.minimum)}
    told |= {sum(one.balance or 0 for one in debts), *ours}
    told |= {sum(begun.offer.way.first) if begun.offer else 0}
    listed = {f"{one / 100:,.2f}" for one in told}
    for one in made:
        said = text(one.editions["en"])
        assert set(AMOUNT.findall(said)) <= enclosed | listed, (one.file, set(AMOUNT.findall(said)) - enclosed - listed)
        assert begun.number in said
        assert begun.number in text(statement)


def surplus(begun: LettersBegun) -> int:
    assert begun.offer is not None
    assert begun.offer.means.month is not None
    return begun.offer.means.month.amount


def test_a_single_parent_shares_43_pounds_to_the_penny_and_the_next_step_follows_each_answer(store: Store) -> None:
    work, file = meet(store, SINGLE)
    begun = begin_offers(work, ACCOUNT.number)
    assert surplus(begun) == 43_00
    figures = begun.offer
    assert figures is not None
    assert figures.available == 118_00
    shares = dict(zip((one.reference for one in counted(begun.case)), figures.way.first, strict=True))
    assert (shares["HH1"], shares["BG2"]) == (40_00, 35_00)
    assert sum(share for reference, share in shares.items() if reference not in ("HH1", "BG2")) == 43_00
    made, statement = letters(work, begun)
    assert [one.file.split("-")[-1] for one in made] == ["Bank", "Day", "Brightloan", "Fenwick"]
    assert "43.00 a month is left" in text(made[0].editions["en"]).replace("\n", " ")
    for creditor, answer, amount in (
        ("AB3", "accepted", ""), ("MD4", "refused", ""), ("BL5", "countered", "1"), ("FW6", "countered", "25"),
    ):  # fmt: skip
        note_reply(work, ACCOUNT.number, creditor, answer, amount=amount)
    case = client_budgets.in_force(work, file, DebtsCase, "GBP")
    steps = {one.reference: standing(case, one, shares[one.reference], work.today).step for one in counted(case)}
    assert steps == {
        "HH1": "write", "BG2": "write", "AB3": "pay", "MD4": "reconsider", "BL5": "pay_countered",
        "FW6": "counter_too_high",
    }  # fmt: skip
    held = client_files.shown(work, file).file
    assert len(held.of_kind("letter")) == len(made) == len(held.of_kind("answer"))
    names = {one.name: one.id for one in held.documents}
    assert client_records.content(store, names[f"{begun.number}-en.pdf"]) == statement
    assert client_records.content(store, names[f"{made[0].file}-en.pdf"]) == made[0].editions["en"]
    # A review that changes nothing: who accepted is told that payments go on.
    again = begin_offers(work, ACCOUNT.number)
    assert again.number == begun.number
    assert addressees("continue", counted(case), figures.way.first, case) == (2,)
    (going_on,), _ = letters(work, again, "continue")
    assert f"{shares['AB3'] / 100:.2f} a month" in text(going_on.editions["en"]).replace("\n", " ")


def test_a_mortgage_stays_where_it_is(store: Store) -> None:
    work, _ = meet(store, COUPLE)
    begun = begin_offers(work, ACCOUNT.number)
    figures = begun.offer
    assert figures is not None
    assert figures.means.household is not None
    assert surplus(begun) == 498_30
    assert to_share(begun.case, figures.means.household, SavingsLine(Decimal(0))) == figures.available == 528_30
    assert sum(figures.way.first) == 528_30
    letters(work, begun)


def test_a_deficit_leads_to_tokens_or_to_no_offer_and_both_say_it(store: Store) -> None:
    work, file = meet(store, DEFICIT)
    begun = begin_offers(work, ACCOUNT.number)
    assert surplus(begun) == -193_13
    assert begun.offer is not None
    assert (begun.offer.way.method, begun.offer.way.first) == ("token", (0, 0))
    kinds: tuple[LetterKind, ...] = ("no_offer", "write_off", "offer")
    for kind in kinds:
        if kind == "offer":
            # A pound each is offered in spite of it, once somebody says so.
            account = client_budgets.account_of(work, file)
            client_budgets.change_debts(work, account, file, lambda held: replace(held, available=Money(2_00)))
            client_budgets.agree(work, account, file, "figures")
            begun = begin_offers(work, ACCOUNT.number)
            assert begun.offer is not None
            assert begun.offer.way.first == (1_00, 1_00)
        made, statement = letters(work, begun, kind)
        assert made
        assert all("193.13" in text(one.editions["en"]) for one in made)
        assert "193.13" in text(statement)


def test_five_cards_leave_a_plan_for_one_what_the_others_need(store: Store) -> None:
    work, _ = meet(store, AMERICAN)
    begun = begin_offers(work, ACCOUNT.number)
    assert surplus(begun) == 1365_00
    assert needed_elsewhere(begun.case, "C1") == 710_00
    made, _ = letters(work, begun)
    said = text(made[0].editions["en"])
    for american in ("Sincerely,", "Account number: C1", "Re: "):
        assert american in said
    for british in ("Yours faithfully", "fortnight", "payslip"):
        assert british not in said


def test_money_of_the_family_is_offered_to_six_once_and_to_each_in_one_letter(store: Store) -> None:
    work, _ = meet(store, CHINESE)
    begun = begin_offers(work, ACCOUNT.number)
    made, _ = letters(work, begun)
    assert len({one.place for one in made}) == len(made) == 6
    offered = [AMOUNT.findall(text(one.editions["zh"]))[0].replace(",", "") for one in made]
    assert sum(map(Decimal, offered)) == 30_000
    assert all("一次" in text(one.editions["zh"]) for one in made)
    assert all("每月支付" not in text(one.editions["zh"]) for one in made)


def test_a_windfall_meets_the_council_whole_and_the_others_at_one_rate(store: Store) -> None:
    work, _ = meet(store, WINDFALL)
    begun = begin_offers(work, ACCOUNT.number)
    made, _ = letters(work, begun)
    said = [text(one.editions["en"]).replace("\n", " ") for one in made]
    assert "1,012.50" in said[0]
    assert "final" not in said[0]
    assert "2,657.81 once, in full and final settlement" in said[1]


def test_a_case_is_worked_by_command_from_the_first_line_to_the_letters(store: Store, tmp_path: Path) -> None:
    settings.save_organisation(store, amended(DEMO, rule_set="uk"))
    accounts.save(store, replace(ACCOUNT, currency="GBP"))
    store.close()
    (tmp_path / "phrase").write_text(PHRASE)
    (tmp_path / "phrase").chmod(0o600)
    (tmp_path / "debts.csv").write_text("debt,creditor,balance,reference\nCard,Alder Bank,500,AB3\n")
    where = ["--store", str(tmp_path / "store.db"), "--passphrase-file", str(tmp_path / "phrase"), "--language", "en"]

    def run(*given: str) -> str:
        return CliRunner().invoke(main, [*given, *where]).output.strip()

    assert run("client", "open", ACCOUNT.number) == "#1"
    run("client", "line", "1", "Wages", "--amount", "1000")
    assert run("client", "line", "1", "Rent", "--amount", "150", "--often", "weekly") == "Left: GBP 330.00"
    assert "No line" in run("client", "line", "1", "Yacht", "--amount", "1")
    run("client", "line", "1", "Mobile", "--amount", "20")
    assert run("client", "line", "1", "Mobile", "--remove") == "Left: GBP 330.00"
    assert run("client", "debts", "1", str(tmp_path / "debts.csv")) == "Kept."
    assert "waits" in run("client", "agree", "1", "figures")
    letters = ("creditor-letters", ACCOUNT.number, "offer", str(tmp_path))
    for what in ("income", "letters"):
        run("client", "agree", "1", what)
    assert "before the client agrees" in run(*letters)
    assert run("client", "agree", "1", "figures") == "Kept."
    written = run(*letters).splitlines()
    assert written[0] == f"BS-{NOW.year}-000001-en.pdf"
    assert written[2:] == [f"BS-{NOW.year}-000001-01-Alder-Bank-{language}.pdf" for language in ("en", "zh")]
    assert "330.00 a month" in text((tmp_path / written[2]).read_bytes())
