"""A file whose columns have their usual names, in Chinese or English, is read without a question."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from calculators.errors import Refusal
from reports.formats import LANGUAGES, Language
from reports.wording import name, reason
from restructure.importing.fields import Row
from restructure.importing.headings import NAMES, columns_in, guessed, perhaps_meant, recognised
from restructure.importing.intake import take_in
from restructure.importing.reading import OWN, left_out, meaning_of
from restructure.parties.account_fields import FIELD, HEADINGS, IN_FILES
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
        (("*账号", "姓名(必填)", "本金(选填)"), "number name principal"),
        (("本金(元)", "利息（元）"), "principal interest"),
        (("本金(万元)", "年利率(%)", "逾期天数"), "principal contract_rate days_overdue"),
        (("本金(%)", "年利率(元)", "interest rate (monthly)", "amount (EUR)", "本金(美元)"), ""),
    ],
)
def test_usual_names_are_known_whatever_their_spelling_and_doubt_is_left_open(
    header: tuple[str, ...], found: str
) -> None:
    assert set(recognised(header)) == set(found.split())


def names(text: str) -> list[str]:
    """Names between blanks, or between bars and ends of lines where they hold blanks themselves."""
    return [one.strip() for one in re.split(r"[|\n]", text) if one.strip()] if "|" in text else text.split()


EXPORTS: dict[str, tuple[str, str, str]] = {
    "a collector's list of loans": (
        """序号 委案编号 批次号 委外日期 委外机构 委外金额 已还金额 备注 客户姓名 账户号 身份证号 放款机构 签约金额
        放款金额 放款时间
        总期数 已还期数 剩余本金 逾期利息 逾期罚息 逾期管理费 逾期违约金 逾期本金 月还款额 逾期天数 户籍地址 手机号码
        联络人1姓名""",
        """note=备注 name=客户姓名 number=账户号? id_number=身份证号 creditor=放款机构? contract_date=放款时间
        contract_payments=总期数 principal=剩余本金? interest=逾期利息? penalty=逾期罚息+逾期违约金? fees=逾期管理费?
        contract_payment=月还款额 days_overdue=逾期天数 address=户籍地址 phone=手机号码""",
        "as_of=委外日期",
    ),
    "a bank's list of cards": (
        """卡号后四位 卡号 账号 持卡人 证件号码 币种 逾期本金 逾期利息 滞纳金 账单日 最低还款额 最后还款日 信用额度
        户籍地址
        家庭住址 逾期天数 委案日期""",
        """number=账号? name=持卡人 id_number=证件号码 currency=币种 principal=逾期本金? interest=逾期利息?
        penalty=滞纳金 address=家庭住址 days_overdue=逾期天数""",
        "as_of=账单日,委案日期",
    ),
    "one sum for everything": (
        "借据号 借款人 应还金额 委案金额 欠款总额 贷款金额 已还本金 贷款利率 数据提取日 出借平台",
        "number=借据号 name=借款人",
        "principal=应还金额,委案金额,欠款总额 contract_rate=贷款利率 as_of=数据提取日 creditor=出借平台",
    ),
    "what is not due yet beside what is": (
        "合同号 正常本金 逾期本金 欠息",
        "number=合同号 interest=欠息",
        "principal=逾期本金,正常本金",
    ),
    "a British agency": (
        """Acct No|Client|Forename|Surname|DOB|Postcode|Outstanding Bal|Arrears|Days past due|Bucket|CMI|Mobile
        Last Payment Date""",
        """number=Acct No|creditor=Client?|days_overdue=Days past due|contract_payment=CMI|phone=Mobile""",
        "principal=Outstanding Bal,Arrears|name=Forename,Surname",
    ),
    "an American buyer of debts": (
        """Account Number|Original Creditor|SSN last 4|DOB|Current balance|Original balance|Principal Balance
        Accrued Interest|Late Fees|Charge-off date|Last pay date|Open date|Date of First Delinquency
        Cell Phone|APR""",
        """number=Account Number|creditor=Original Creditor?|principal=Principal Balance|interest=Accrued Interest
        fees=Late Fees?|contract_date=Open date|overdue_since=Date of First Delinquency|phone=Cell Phone
        contract_rate=APR?""",
        "",
    ),
    "names from a database": (
        "acct_id|debtor_ssn|charge_off_amount|balance_due|placement_date|credit_limit",
        "",
        "number=acct_id|principal=charge_off_amount,balance_due|as_of=placement_date",
    ),
}
"""Heads as banks, agencies and buyers write them; what is read of them, with a question mark what is said to be only
likely; and what is said to be perhaps meant. All else is named as not read."""


@pytest.mark.parametrize(("heads", "found", "perhaps"), EXPORTS.values(), ids=EXPORTS)
def test_a_head_is_read_or_named_as_likely_as_perhaps_meant_or_as_not_read(
    heads: str, found: str, perhaps: str
) -> None:
    header = names(heads)
    columns = recognised(header)
    likely = guessed(header, columns)
    joined = {ours: "+".join(columns_in(theirs, header)) for ours, theirs in columns.items()}
    said = {f"{ours}={theirs}{'?' if ours in likely else ''}" for ours, theirs in joined.items()}
    assert said == set(names(found))
    meant = {f"{ours}={','.join(theirs)}" for ours, theirs in perhaps_meant(header, columns).items()}
    assert meant == set(names(perhaps))
    assert set(left_out(header, OWN, columns)) == set(header) - set(meaning_of(columns, header))


def test_of_what_is_not_read_what_an_account_could_hold_is_named_first() -> None:
    header = ["城市", "QQ", "邮箱", "逾期违约金", "欠款余额"]
    assert set(left_out(header, OWN, {})[:2]) == {"逾期违约金", "欠款余额"}


def test_a_missing_column_is_refused_with_those_that_could_be_it(tmp_path: Path) -> None:
    file, store = tmp_path / "theirs.csv", open_store(tmp_path / "store.db")
    file.write_text(
        "账号,债权人,币种,欠款总额,截至日期,确认人\nA-1,示例银行,CNY,100.00,2026-11-01,系统\n", encoding="utf-8"
    )
    with pytest.raises(Refusal) as refused:
        take_in(store, file)
    assert refused.value.facts["perhaps"] == "principal=欠款总额"
    assert "principal=欠款总额" in reason(refused.value, "en")
    assert "principal=欠款总额" in reason(refused.value, "zh")
    store.close()


@pytest.mark.parametrize(
    ("products", "read", "unread"),
    [(("圆梦金", "随心贷"), "other", ("产品名称",)), (("信用卡", "圆梦金"), "credit_card", ())],
)
def test_a_column_of_words_of_which_none_is_known_is_named_and_stops_no_row(
    tmp_path: Path, products: tuple[str, ...], read: str, unread: tuple[str, ...]
) -> None:
    file, store = tmp_path / "theirs.csv", open_store(tmp_path / "store.db")
    rows = [f"A-{place},示例银行,CNY,100.00,2026-11-01,系统,{one}" for place, one in enumerate(products)]
    file.write_text("\n".join(("账号,债权人,币种,本金,截至日期,确认人,产品名称", *rows)), encoding="utf-8")
    taken = take_in(store, file)
    account = accounts.load(store, "A-0")
    assert account is not None
    assert (account.product, taken.unread) == (read, unread)
    store.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_that_a_refusal_names_are_taken(language: Language) -> None:
    for field in ("product", "lender_type"):
        for key in FIELD[field].choices:
            word = name("word", key, language)
            assert Row({field: word}).one_of(field, FIELD[field].choices, "") == key
            said = reason(Refusal(field, "unknown_choice", given="x", known=key), language)
            assert word in said


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('{"number": "A1"}\n{"number": "A2"}\n', "file_no_list"),
        ('[{"number": 1}]', "file_no_list"),
        (",,\n,\n", "file_empty"),
    ],
)
def test_what_holds_no_list_is_said_to_hold_none(tmp_path: Path, content: str, code: str) -> None:
    file, store = tmp_path / "theirs.csv", open_store(tmp_path / "store.db")
    file.write_text(content, encoding="utf-8")
    with pytest.raises(Refusal, match=code):
        take_in(store, file)
    store.close()


def test_no_usual_name_stands_for_two_columns() -> None:
    all_names = [*NAMES, *(name for some in NAMES.values() for name in some)]
    assert len(all_names) == len(set(all_names))
    assert set(HEADINGS) <= set(IN_FILES)
