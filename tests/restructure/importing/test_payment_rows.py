"""Money of a bank's file, each for the account that it names: none guessed, none counted twice, none lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from calculators.rounding import Money
from restructure.importing.ledgers import Taken, take_ledger
from restructure.importing.payment_rows import Answers
from restructure.store import Store, accounts, agreements, payments, people, plan_events
from restructure.store.payments import Payment
from restructure.store.people import User
from restructure.store.reversals import reversals
from tests.support.cases import ACCOUNT, TODAY, signed_agreement
from tests.support.readers import payments_of
from tests.support.stores import CHEAP, open_store

HEAD = "交易日期,收入金额,支出金额,对方户名,摘要,附言,流水号"
DAY = TODAY.isoformat()
OTHER = replace(ACCOUNT, number="77001122")
NUMBER = "RA-2026-000001"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    for account in (ACCOUNT, OTHER):
        accounts.save(opened, account)
    agreements.save(opened, signed_agreement(NUMBER))
    yield opened
    opened.close()


def take(store: Store, *lines: str, head: str = HEAD, answers: Answers | None = None, dry_run: bool = False) -> Taken:
    path = store.path.with_name("bank.csv")
    path.write_text("\n".join((head, *lines, "")), encoding="utf-8")
    return take_ledger(store, path, "payments", answers=answers or {}, dry_run=dry_run)


def codes(taken: Taken) -> list[str]:
    return [one.reason.code for one in taken.problems]


def held(store: Store, number: str = ACCOUNT.number) -> list[tuple[int, str]]:
    gone = [one.payment for one in reversals(store, number)]
    return [(one.amount, one.reference) for one in payments_of(store, number) if one not in gone]


@pytest.mark.parametrize(
    "text",
    [
        "还款RA-2026-000001林示例",
        "RA2026000001",
        "ra 2026 000001 pay",
        "Ref: 6225-0417",
        "贷款62250417还款",
    ],
)
def test_an_account_is_found_by_its_number_or_its_agreements_wherever_it_stands(store: Store, text: str) -> None:
    assert take(store, f"{DAY},500.00,,林示例,转账,{text},B1").new == 1
    assert held(store) == [(50000, "B1")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("还款", "payment_unmatched"),
        ("RA-2026-000002", "payment_unmatched"),
        ("7700112", "payment_unmatched"),
        ("770011223", "payment_unmatched"),
        ("RA-2026-000001 77001122", "payment_several"),
        ("退款 RA-2026-000001", "transfer_unclear"),
    ],
)
def test_money_that_names_none_or_several_is_listed_and_never_guessed(store: Store, text: str, code: str) -> None:
    taken = take(store, f"{DAY},500.00,,林示例,转账,{text},B1")
    assert (taken.new, codes(taken)) == (0, [code])
    assert take(store, f"{DAY},500.00,,林示例,转账,{text},B1", answers={2: (OTHER.number,)}).new == 1
    assert held(store, OTHER.number) == [(50000, "B1")]


def test_an_answer_that_names_no_account_or_no_line_is_told(store: Store) -> None:
    line = f"{DAY},500.00,,林示例,转账,还款,B1"
    taken = take(store, line, answers={2: ("NOBODY-1",), 9: ("another",)})
    assert (taken.new, codes(taken)) == (0, ["unknown_account", "answer_unused"])
    assert take(store, line, answers={2: ("ra2026000001",)}).new == 1


def test_of_several_accounts_the_one_counts_that_asks_for_just_this_sum(store: Store) -> None:
    one = plan_events.kept(store, NUMBER, TODAY)
    assert one is not None
    due = one.agreement.outcome.schedule.payment[1]
    assert take(store, f"{DAY},{due / 100:.2f},,林示例,{NUMBER} 77001122,,B1").new == 1
    assert held(store) == [(due, "B1")]


def test_a_file_imported_twice_adds_nothing_and_says_so(store: Store) -> None:
    lines = (
        f"{DAY},500.00,,林示例,转账,{NUMBER},B1",
        f"{DAY},,500.00,林示例,退汇,{NUMBER},B2",
        f"{DAY},,9,房东,房租,,B3",
    )
    first, again = take(store, *lines), take(store, *lines)
    assert (first.new, first.reversed, first.out, first.known) == (1, 1, 1, 0)
    assert (again.new, again.reversed, again.gone, again.known, again.problems) == (0, 0, 1, 1, ())
    assert held(store) == []


def test_equal_payments_without_a_reference_are_asked_about(store: Store) -> None:
    lines = [f"{DAY},500.00,,林示例,转账,{NUMBER},"] * 2
    taken = take(store, *lines)
    assert (taken.new, codes(taken)) == (1, ["payment_twice"])
    assert take(store, *lines, answers={3: ("another",)}).new == 1
    again = take(store, *lines)
    assert (again.new, again.known, again.problems) == (0, 2, ())


def test_what_was_entered_by_hand_is_not_counted_again_from_the_banks_file(store: Store) -> None:
    payments.append(store, [Payment(ACCOUNT.number, TODAY, Money(50000))])
    line = f"{DAY},500.00,,林示例,转账,{NUMBER},B1"
    assert codes(take(store, line)) == ["payment_equal"]
    assert take(store, line, answers={2: ("another",)}).new == 1


def test_money_of_another_currency_or_a_later_day_is_refused_by_its_column(store: Store) -> None:
    taken = take(
        store,
        f"{DAY},5,USD,{NUMBER}",
        f"2026-12-25,5,CNY,{NUMBER}",
        head="交易日期,收入金额,币种,摘要",
    )
    assert [(one.column, one.reason.code) for one in taken.problems] == [
        ("币种", "currency_differs"),
        ("交易日期", "date_in_future"),
    ]


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("账号,入账日期,金额（万元）", f"{ACCOUNT.number},{DAY},0.05"),
        ("交易日期,收入(千元),摘要", f"{DAY},0.5,{NUMBER}"),
        ("单位：万元,,\n交易日期,收入,摘要", f"{DAY},0.05,{NUMBER}"),
        ("交易日期,交易金额,账号,余额,摘要", f"{DAY},500,A-1,9,还"),
    ],
)
def test_amounts_count_in_what_their_column_says_and_a_column_of_numbers_counts_whole(
    store: Store, head: str, line: str
) -> None:
    accounts.save(store, replace(ACCOUNT, number="A-1"))
    assert take(store, line, head=head).problems == ()
    assert [*held(store), *held(store, "A-1")] == [(50000, "")]


def test_a_trial_keeps_nothing_and_counts_what_would_be_kept_and_taken_back(store: Store) -> None:
    lines = (f"{DAY},500.00,,林示例,转账,{NUMBER},B1", f"{DAY},,500.00,林示例,冲正,{NUMBER},B2")
    tried = take(store, *lines, dry_run=True)
    assert (tried.new, tried.reversed, held(store)) == (1, 1, [])


def refund(amount: str, text: str, reference: str, day: str = DAY) -> str:
    return f"{day},,{amount},林示例,{text},,{reference}"


def test_what_goes_back_takes_back_the_payment_of_its_reference_whole_or_in_part(store: Store) -> None:
    head = f"{HEAD},原交易流水号"
    take(store, f"{DAY},500,,,{NUMBER},,B1,", f"{DAY},500,,,{NUMBER},,B2,", head=head)
    part = f"{DAY},,120,林示例,退款,,B9,B2"
    assert (take(store, part, head=head).reversed, held(store)) == (1, [(50000, "B1"), (38000, "B2")])
    assert take(store, part, head=head).known == 1
    assert take(store, f"{DAY},,380,林示例,退款,,B10,B2", head=head).reversed == 1
    assert held(store) == [(50000, "B1")]


def test_two_refunds_of_one_payment_are_both_found_in_one_file(store: Store) -> None:
    head = f"{HEAD},原交易流水号"
    lines = [f"{DAY},500,,,{NUMBER},,B1,", f"{DAY},,120,,退款,,B9,B1", f"{DAY},,80,,退款,,B10,B1"]
    assert (take(store, *lines, head=head).reversed, held(store)) == (2, [(30000, "B1")])
    again = take(store, *lines, head=head)
    assert (again.new, again.reversed, again.problems) == (0, 0, ())


def test_where_several_payments_fit_what_goes_back_a_person_says_which(store: Store) -> None:
    take(store, f"2026-11-20,500,,,还{OTHER.number},,B1", f"{DAY},500,,,还{OTHER.number},,B2")
    line = refund("500", f"退汇 {OTHER.number}", "B3")
    taken = take(store, line)
    assert codes(taken) == ["return_several"]
    assert taken.problems[0].reason.facts["given"] == f"2026-11-20 B1, {DAY} B2"
    assert take(store, line, answers={2: ("B1",)}).reversed == 1
    assert held(store, OTHER.number) == [(50000, "B2")]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (refund("500", "退款", "B3"), "return_unmatched"),
        (refund("123", f"退款 {NUMBER}", "B3"), "return_unknown"),
        (refund("500", f"转出 {NUMBER}", "B3"), "return_unclear"),
    ],
)
def test_money_that_goes_back_from_nowhere_is_listed(store: Store, line: str, code: str) -> None:
    take(store, f"{DAY},500,,,{NUMBER},,B1")
    assert (codes(take(store, line)), held(store)) == ([code], [(50000, "B1")])


def test_a_list_with_the_same_bank_reference_and_another_amount_corrects_what_is_here_when_asked(store: Store) -> None:
    head = "account_number,paid_on,amount,reference"
    take(store, f"{ACCOUNT.number},{DAY},500,B1", head=head)
    right = f"{ACCOUNT.number},{DAY},50,B1"
    taken = take(store, right, head=head)
    assert (codes(taken), taken.problems[0].reason.facts["given"]) == (["payment_differs"], "500.00 CNY")
    assert take(store, right, head=head, answers={2: ("instead",)}).reversed == 1
    assert held(store) == [(5000, "B1")]
    assert [one.reason for one in reversals(store, ACCOUNT.number)] == ["bank.csv:2"]
    assert take(store, right, head=head).known == 1
    assert take(store, f"{ACCOUNT.number},{DAY},500,B1", head=head).gone == 1


def test_below_nought_a_list_takes_back_what_it_brought(store: Store) -> None:
    head = "account_number,paid_on,amount,reference"
    lines = (f"{ACCOUNT.number},{DAY},500,B1", f"{ACCOUNT.number},{DAY},-500,B1")
    assert (take(store, *lines, head=head).reversed, held(store)) == (1, [])
    assert take(store, *lines, head=head).known == 1
    (unknown,) = take(store, f"{ACCOUNT.number},{DAY},-123,B7", head=head).problems
    assert (unknown.column, unknown.reason.code) == ("reference", "return_unknown")


def test_who_may_not_correct_a_balance_takes_nothing_back_by_a_file(store: Store) -> None:
    take(store, f"{DAY},500,,,{NUMBER},,B1")
    people.add(store, User("root", "Root", "administrator"), "four eyes see more", CHEAP)
    root = people.sign_in(store, "root", "four eyes see more")
    people.add(root, User("col", "Col", "collector"), "four eyes see more", CHEAP)
    collector = people.sign_in(store, "col", "four eyes see more")
    taken = take(collector, refund("500", f"退款 {NUMBER}", "B3"))
    assert (taken.reversed, codes(taken), held(store)) == (0, ["supervisor_only"], [(50000, "B1")])
