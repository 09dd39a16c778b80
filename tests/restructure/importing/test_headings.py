"""A file whose columns have their usual names, in Chinese or English, is read without a question."""

from __future__ import annotations

from pathlib import Path

import pytest

from restructure.importing.headings import recognised
from restructure.importing.intake import take_in
from restructure.parties.account_fields import HEADINGS, IN_FILES
from restructure.store import accounts
from tests.support.stores import open_store

CHINESE = "账号,债权人,币种,本金（元）,欠息,截至日期,确认人,姓名,身份证号"


def test_chinese_columns_are_read_by_their_usual_names(tmp_path: Path) -> None:
    file, store = tmp_path / "theirs.csv", open_store(tmp_path / "store.db")
    file.write_text(f"{CHINESE}\nA-1,示例银行,CNY,100.00,3.50,2026年11月1日,系统,章示例,\n", encoding="gb18030")
    taken = take_in(store, file)
    assert (taken.new, taken.problems) == (1, ())
    assert taken.columns["principal"] == "本金（元）"
    account = accounts.load(store, "A-1")
    assert account is not None
    assert (account.parts.interest, account.as_of.isoformat(), account.debtor.name) == (350, "2026-11-01", "章示例")
    store.close()


def test_a_bad_cell_is_named_by_the_files_own_column(tmp_path: Path) -> None:
    file, store = tmp_path / "theirs.csv", open_store(tmp_path / "store.db")
    file.write_text(f"{CHINESE}\nA-1,示例银行,CNY,1oo,,2026-11-01,系统,,\n", encoding="utf-8")
    (one,) = take_in(store, file).problems
    assert (one.line, one.column) == (2, "本金（元）")
    store.close()


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (("Account No.", "LENDER", "Ccy", "outstanding_principal"), "number creditor currency principal"),
        (("number", "Balance date"), "number as_of"),
        (("电话", "手机号", "姓名"), "name phone phone_also"),
        (("余额", "日期"), ""),
        (("本金(元)", "利息（元）"), "principal interest"),
        (("本金(万元)", "年利率(%)", "逾期天数"), "principal contract_rate days_overdue"),
        (("本金(%)", "年利率(元)", "interest rate (monthly)", "amount (EUR)", "本金(美元)"), ""),
    ],
)
def test_usual_names_are_known_whatever_their_spelling_and_doubt_is_left_open(
    header: tuple[str, ...], found: str
) -> None:
    assert set(recognised(header)) == set(found.split())


def test_no_usual_name_stands_for_two_columns() -> None:
    names = [*HEADINGS, *(name for some in HEADINGS.values() for name in some)]
    assert len(names) == len(set(names))
    assert set(HEADINGS) <= set(IN_FILES)
