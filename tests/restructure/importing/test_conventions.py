"""Conventions of files, kind by kind: each spelling is read as the one thing that it can be, or refused by name."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from calculators.errors import Refusal
from restructure.importing.headings import recognised
from restructure.importing.reading import Problem, open_file, scan
from restructure.parties.account import Account

HEADS = "借据号,债权人,币种,剩余本金,数据日期,数据来源,姓名,身份证号,年利率,逾期起始日"
GOOD = ("A-1", "示例银行", "人民币", "50000.00", "2026-11-01", "名单", "张三", "11010519491231002X", "", "")
NUMBER, PRINCIPAL, NAME, IDENTITY, RATE, DAY = 0, 3, 6, 7, 8, 9
TODAY = date(2026, 11, 30)
Entries = tuple[Account | Problem, ...]


def entries(folder: Path, content: str | bytes) -> Entries:
    path = folder / "list.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    file = open_file(path)
    columns = None if file.layout else recognised(file.header)
    return tuple(one for one in scan(file, TODAY, columns=columns).entries if not isinstance(one, tuple))


def line(**cells: str) -> str:
    places = {"name": NAME, "number": NUMBER, "principal": PRINCIPAL, "identity": IDENTITY, "rate": RATE, "day": DAY}
    whole = list(GOOD)
    for name, cell in cells.items():
        whole[places[name]] = f'"{cell}"' if "," in cell else cell
    return ",".join(whole)


def one(folder: Path, **cells: str) -> Account | Problem:
    (found,) = entries(folder, f"{HEADS}\n{line(**cells)}\n")
    return found


def code(found: Account | Problem) -> str:
    return found.reason.code if isinstance(found, Problem) else ""


AMOUNTS: dict[str, int | str] = {
    **dict.fromkeys(("50,000.00", "￥50,000.00", "50000元", "CNY 50000", "人民币50000.00", "5万", "5 万元"), 5_000_000),
    **dict.fromkeys(
        ("50 000.00", "50'000.00", "50.000,00", "'50000", "５００００", "¥50,000.00元", "+50000"), 5_000_000
    ),
    **dict.fromkeys(("(50000)", "50000-", "￥-5", "-¥5", "（50000.00）"), "amount_negative"),
    **dict.fromkeys(("$5", "HK$ 5", "€5", "5美元"), "currency_differs"),
    **dict.fromkeys(("1²", "①", "5½"), "hidden_character"),
    **dict.fromkeys(("-", "—", "/", "NULL", "无", ""), "missing_field"),
    **dict.fromkeys(("1.234.567", "5,00", "1,2345.00", "5万5千", "12.5%", "5e3", "(5", "5--"), "not_an_amount"),
    **dict.fromkeys(
        ("50.000", "5.000.000", "壹万元整", "1万2", "5000左右", "5000CR", "50p", "5000元整"), "not_an_amount"
    ),
    "1.234": "too_many_decimals",
    "1.5E+05": "digits_lost",
}
DAYS: dict[str, date | str] = {
    **dict.fromkeys(("2024.1.5", "２０２４年１月５日", "二零二四年一月五日", "民国113年1月5日"), date(2024, 1, 5)),
    **dict.fromkeys(
        ("2024-01-05T00:00:00Z", "2024/1/5 0:00:00", "5 Jan 2024", "05-JAN-2024", "Jan 5, 2024"), date(2024, 1, 5)
    ),
    **dict.fromkeys(("2024-11", "2024年11月", "202411", "11/2024", "Nov-24", "24-01-05", "20241301"), "not_a_date"),
    **dict.fromkeys(("01/05/2024", "5.1.2024", "31-12-2024"), "date_order"),
    **dict.fromkeys(("45296", "45296.5"), "date_serial"),
    "二〇二四年十十月五日": "not_a_date",
}
NUMBERS: dict[str, str] = {
    '="00123"': "00123",
    "'00123": "00123",
    "6217 0012 3456": "621700123456",
    "B 7": "B 7",
    **dict.fromkeys(("6222-0212-3456-7890", "6222–0212–3456–7890", "6222 0212-3456 7890"), "6222021234567890"),
    "6222-0212-3456-7890-123": "6222021234567890123",
    "3782-822463-10005": "378282246310005",
    **{number: number for number in ("2024-0001", "1234-5678-9012", "1-11", "O2024-17", "6222-A212-3456-7890")},
    **dict.fromkeys(("6222O21234567890", "6222 0212 3456 789l", "622202I234567890"), "!letter_for_digit"),
    "６２１７": "6217",
    **dict.fromkeys(
        ("6.217E+18", "6.217E18", "6,217E+18", "6.217×10^18", "６.２Ｅ＋１８", "6217001234567890000"), "!digits_lost"
    ),
    **dict.fromkeys(("合 计", "共30户", "总计：", "合计：2户", "本页小计（元）", "Total (CNY)", "累计"), "!totals_row"),
    **dict.fromkeys(("5-Jan", "Jan-05", "1月5日", "2024/1/5"), "!number_made_a_date"),
    **dict.fromkeys(("6217****1234", "xxxx1234", "•••1234"), "!number_masked"),
    **dict.fromkeys(("А001", "Ⅻ", "12³", "A\u200b1"), "!hidden_character"),
    **dict.fromkeys(("北京 汇总", "北京分行小计", "Beijing Total", "Subtotal - Beijing", "TRL", "EOF"), "!totals_row"),
    **dict.fromkeys(("同上", "〃", "Ditto"), "!ditto"),
    **dict.fromkeys(("A6、A7", "A6；A7"), "!several_numbers"),
    "＝1": "!formula_in_cell",
}
PEOPLE: dict[str, str] = {
    **dict.fromkeys(
        ("张三", "张三（李四之妻）", "阿卜杜拉·买买提", "O'Neil-Smith", "陈大文/CHAN TAI MAN", "Smith & Sons"), ""
    ),
    **dict.fromkeys(
        ("张三/李四", "张三、李四", "John / Jane", "Mr J & Mrs K Smith", "Mr A and Ms B"), "several_people"
    ),
    **dict.fromkeys(("&#24352;三", "张&amp;三", "张\\u4e09", "å¼\xa0ä¸‰", "???"), "broken_character"),
    **dict.fromkeys(("张三 13800138000", "张三11010519491231002X"), "number_in_name"),
    "同上": "ditto",
}
IDENTITIES: dict[str, str] = {
    **dict.fromkeys(("11010519491231002X'", "`11010519491231002x", "身份证：11010519491231002X"), ""),
    "11010519491231002X/110105194912310011": "several_people",
    "13800138000": "id_check_digit",
    "110105 19491231 002x": "",
    "110105491231002": "",
    "H1234567": "",
    **dict.fromkeys(("11010519491231OO2X", "1101051949123100", "110105194912310021"), "id_check_digit"),
}


PHONES: dict[str, str] = {
    **dict.fromkeys(("1380000O123", "138 0000 l234", "I3800001234", "138oooo1234"), "letter_for_digit"),
    **dict.fromkeys(
        ("+44 (0)20 7946 0018", "+44 20 7946 0018 ext 12", "+1 (202) 555-0100 (work)", "+86-10-65550123"), ""
    ),
    **dict.fromkeys(
        ("+SUM(1)", "+1!A1", "+44+HYPERLINK(1)", "+44 cmd|x", "+1 20 A1(2)", "+9999 A1+2"), "formula_in_cell"
    ),
    **dict.fromkeys(("010-5550 1234 ext 12", "020 7946 0018 (home)", "O2 mobile 07700 900123", "office 0208 123"), ""),
}


def test_an_amount_is_read_where_it_can_be_one_amount_only(tmp_path: Path) -> None:
    found = {cell: one(tmp_path, principal=cell) for cell in AMOUNTS}
    assert {cell: it.parts.principal if isinstance(it, Account) else code(it) for cell, it in found.items()} == AMOUNTS


def test_a_day_is_read_where_it_can_be_one_day_only(tmp_path: Path) -> None:
    found = {cell: one(tmp_path, day=cell) for cell in DAYS}
    assert {cell: it.overdue_since if isinstance(it, Account) else code(it) for cell, it in found.items()} == DAYS


def test_a_number_is_the_one_that_the_bank_means_or_refused(tmp_path: Path) -> None:
    found = {cell: one(tmp_path, number=cell) for cell in NUMBERS}
    assert {cell: it.number if isinstance(it, Account) else f"!{code(it)}" for cell, it in found.items()} == NUMBERS


def test_a_telephone_has_letters_in_words_only(tmp_path: Path) -> None:
    rows = "\n".join(f"{line(number=f'P-{place}')},{cell}" for place, cell in enumerate(PHONES))
    found = entries(tmp_path, f"{HEADS},手机号\n{rows}\n")
    assert dict(zip(PHONES, map(code, found), strict=True)) == PHONES


def test_an_identity_number_has_all_its_places(tmp_path: Path) -> None:
    found = {cell: one(tmp_path, identity=cell) for cell in IDENTITIES}
    assert {cell: code(it) for cell, it in found.items()} == IDENTITIES
    wrapped = found["身份证：11010519491231002X"]
    assert isinstance(wrapped, Account)
    assert wrapped.debtor.id_number == "11010519491231002X"


def test_a_cell_holds_one_person_with_all_letters_of_the_name(tmp_path: Path) -> None:
    assert {cell: code(one(tmp_path, name=cell)) for cell in PEOPLE} == PEOPLE


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (("18", "15.4", "0"), ("0.18", "0.154", "0")),
        (("１８", "15.4%"), ("0.18", "0.154")),
        ((".18", "0.154", ""), ("0.18", "0.154", None)),
        (("18", "0.154", "15%"), ("?", "?", "0.15")),
        (("15.4%", "0.154"), ("0.154", "0.154")),
        (("1", "1"), ("?", "?")),
    ],
)
def test_a_column_of_rates_is_read_one_way_or_asked_about(
    tmp_path: Path, cells: tuple[str, ...], read: tuple[str | None, ...]
) -> None:
    lines = [line(number=f"A-{place}", rate=cell) for place, cell in enumerate(cells)]
    found = entries(tmp_path, "\n".join((HEADS, *lines)))
    rates = tuple(it.contract_rate if isinstance(it, Account) else "?" for it in found)
    assert rates == tuple(Decimal(rate) if rate and rate != "?" else rate for rate in read)
    assert {code(it) for it in found} <= {"", "rate_unclear"}


WHOLE = f"{HEADS}\n{line()}\n"
SHORT = "借据号,债权人,币种,本金,数据日期,数据来源,姓名"
LISTS: dict[str, tuple[str | bytes, int | str]] = {
    "units above the head": (f",,,万元,,,\n{SHORT}\nA-1,B,CNY,5.00,2026-11-01,x,张\n", 5_000_000),
    "units in the second line of the head": (f"{SHORT}\n,,,(万元),,,\nA-1,B,CNY,5.00,2026-11-01,x,张\n", 5_000_000),
    "a unit behind a stroke": (WHOLE.replace("剩余本金", "剩余本金/万元").replace("50000.00", "5"), 5_000_000),
    "a unit for all in the title": ("名单 单位：万元\n" + WHOLE.replace("50000.00", "5"), 5_000_000),
    "a unit that nobody knows": (f"单位：百万元\n{WHOLE}", "file_unit"),
    "an organisation called a unit": (f"填报单位：示例公司\n{WHOLE}", 5_000_000),
    "a head whose groups stand above": (
        "借据号,债权人,币种,债务,,数据日期,数据来源\n,,,本金,利息,,\nA-1,B,CNY,50000,1,2026-11-01,x\n",
        5_000_000,
    ),
    "a head with a line break": (WHOLE.replace("剩余本金", '"剩余本金\n（元）"'), 5_000_000),
    "sep= in quotation marks": (f'\ufeff"sep=;"\n{WHOLE}'.replace(",", ";"), 5_000_000),
    "strokes on both sides": ("\n".join(f"|{row}|" for row in WHOLE.split()).replace(",", "|"), 5_000_000),
    "Chinese commas": (WHOLE.replace(",", "，"), 5_000_000),
    "tabs under the name of a workbook": (WHOLE.replace(",", "\t").encode("utf-16"), 5_000_000),
    "a web page in GBK": (
        ("<table><tr><th colspan=10>名单</th></tr>" + "".join(
            "<tr>" + "".join(f"<td>&nbsp;{cell}</td>" for cell in row.split(",")) + "</tr>" for row in WHOLE.split()
        ) + "</table>").encode("gbk"),
        5_000_000,
    ),
    "a workbook as XML": (
        '<?xml version="1.0"?>\n<Workbook xmlns:ss="urn:x"><Worksheet><Table>' + "".join(
            "<Row>" + "".join(
                f'<Cell ss:Index="{place}"><Data>{cell}</Data></Cell>'
                for place, cell in enumerate(row.split(","), 1) if cell
            ) + "</Row>" for row in WHOLE.split()
        ) + "</Table></Worksheet></Workbook>",
        5_000_000,
    ),
    "a web page that ends in the middle": ("<table><![if " + "x" * 9, "file_empty|file_sheet|file_header"),
    "a paper": (b"%PDF-1.7\n", "file_no_list"),
}  # fmt: skip


@pytest.mark.parametrize("name", [*LISTS])
def test_a_list_of_any_shape_is_found_in_its_file(tmp_path: Path, name: str) -> None:
    content, right = LISTS[name]
    if isinstance(right, str):
        with pytest.raises(Refusal, match=right):
            entries(tmp_path, content)
        return
    (account,) = entries(tmp_path, content)
    assert isinstance(account, Account)
    assert account.parts.principal == right


def test_lines_that_are_no_accounts_are_told_from_those_that_are(tmp_path: Path) -> None:
    lines = (
        HEADS, line(), line(number="A-2", principal="60000"), "2,示例银行,人民币,110000,2026-11-01,名单,,,,",
        "制表人：张三", "以下空白,,,,,,,,,", HEADS, line(number="A-3"),
    )  # fmt: skip
    found = entries(tmp_path, "\n".join(lines))
    assert [code(it) for it in found] == ["", "", "totals_row", "note_line", "note_line", "head_again", ""]


BELOW: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "a second table with other columns": (
        (
            "姓名,借据号,身份证号,币种,结清金额,数据日期,债权人,,,",
            "李四,B1,,人民币,9000,2026-10-01,B,,,",
            HEADS,
            line(number="A-9"),
        ),
        ["other_head", "row_below", "head_again", ""],
    ),
    "a second table of what is settled": (
        ("已结清客户,,,,,,,,,", HEADS, line(number="B-1"), "在案客户", line(number="B-2")),
        ["note_line", "head_again", "row_below", "note_line", ""],
    ),
    "a head of which one column alone is another": (
        (HEADS.replace("剩余本金", "结清金额"), line(number="B-1")),
        ["other_head", "row_below"],
    ),
    "the same head in another language": (
        ("Loan No,Creditor,Currency,Principal,Date,Data source,Name,ID number,,", line(number="B-1")),
        ["head_again", ""],
    ),
    "the heads of pages": (("第2页", HEADS, line(number="B-1")), ["note_line", "head_again", ""]),
}


@pytest.mark.parametrize("name", [*BELOW])
def test_rows_of_another_table_are_none_of_this_one(tmp_path: Path, name: str) -> None:
    lines, codes = BELOW[name]
    found = entries(tmp_path, "\n".join((HEADS, line(), *lines)))
    assert [code(it) for it in found] == ["", *codes]


@pytest.mark.parametrize("word", ["已结清", "撤案", "Paid in full", "Withdrawn", "CR", "贷", "closed", "逾期"])
def test_a_row_that_says_it_is_settled_is_not_taken_in_silence(tmp_path: Path, word: str) -> None:
    found = entries(tmp_path, f"{HEADS},状态\n{line()},{word}\n")
    assert [code(it) for it in found] == ["" if word in ("closed", "逾期") else "row_settled"]


def test_days_overdue_are_no_months_and_a_unit_is_said_once(tmp_path: Path) -> None:
    def read(columns: str, *ends: str) -> list[str]:
        rows = (f"A{place},B,人民币,x,2026-11-01,{end}" for place, end in enumerate(ends))
        return [
            code(it) for it in entries(tmp_path, "\n".join((f"借据号,债权人,币种,数据来源,数据日期,{columns}", *rows)))
        ]

    assert read("本金,逾期天数", "5,90天", "5,90", "5,3个月", "5,M3", "5,90+") == ["", "", *["not_a_number"] * 3]
    assert read("本金,逾期天数", "5,45600") == ["number_out_of_range"]
    assert read("本金（万元）", "5", "5万", "50000元") == ["", "", "not_an_amount"]


def test_a_principal_beside_what_was_repaid_of_it_is_asked_about() -> None:
    assert "principal" not in recognised(("借据号", "本金", "已还本金"))
    assert recognised(("借据号", "剩余本金", "已还本金"))["principal"] == "剩余本金"


def test_a_byte_that_is_no_character_spoils_its_own_line_only(tmp_path: Path) -> None:
    broken = f"{HEADS}\n{line()}\n".encode("gbk").replace("张三".encode("gbk"), "张三".encode("gbk")[:3])
    found = entries(tmp_path, broken + line(number="A-2").encode("gbk"))
    assert [code(it) for it in found] == ["broken_character", ""]
