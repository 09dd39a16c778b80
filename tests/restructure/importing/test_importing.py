import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calculators.errors import Refusal
from calculators.parts import Parts
from calculators.rounding import Money
from restructure.importing.reading import Cancelled, Read, read_file
from restructure.parties.account import Account, Month
from tests.support.files import GOOD, HEADER, row, written

VECTORS = Path(__file__).parents[2] / "vectors"


def read(folder: Path, *rows: str, header: str = HEADER, encoding: str = "utf-8") -> Read:
    return read_file(written(folder, "\n".join((header, *rows)) + "\n", encoding))


def problems(found: Read) -> list[tuple[int, str, str]]:
    return [(one.line, one.column, one.reason.code) for one in found.problems]


def refusal(path: Path) -> str:
    with pytest.raises(Refusal) as refused:
        read_file(path)
    return refused.value.code


def account(folder: Path, *, header: str = HEADER, **cells: str) -> Account:
    found = read(folder, row(**cells), header=header)
    assert not found.problems
    return found.accounts[0]


def test_good_rows_are_kept_and_bad_ones_named_by_line_and_column(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD, row(number="A-2", principal="many"), row(number="A-3"), row(number="A-4", as_of=""))
    assert [one.number for one in found.accounts] == ["A-1", "A-3"]
    assert problems(found) == [(3, "principal", "not_an_amount"), (5, "as_of", "missing_field")]
    assert (found.layout, found.rows) == ("restructure", 4)


def test_a_row_becomes_an_account(tmp_path: Path) -> None:
    found = account(tmp_path)
    assert (found.debtor.name, found.creditor, found.currency) == ("林示例", "示例银行", "CNY")
    assert found.parts == Parts(Money(3_980_000), Money(541_235))
    assert (found.as_of, found.confirmed_by) == (date(2026, 11, 25), "Ledger")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "big5"])
def test_encodings_are_recognised(tmp_path: Path, encoding: str) -> None:
    name = "陳樣本" if encoding == "big5" else "林示例"
    creditor = "示範商業銀行股份有限公司" if encoding == "big5" else "示例银行股份有限公司信用卡中心"
    rows = [row(number=f"A-{k}", name=name, creditor=creditor) for k in range(20)]
    found = read(tmp_path, *rows, encoding=encoding)
    assert {(one.debtor.name, one.creditor) for one in found.accounts} == {(name, creditor)}


def test_western_names_are_not_taken_for_chinese(tmp_path: Path) -> None:
    found = read(tmp_path, row(name="José Muñoz", creditor="Bank", confirmed_by="Ledger"), encoding="cp1252")
    assert found.accounts[0].debtor.name == "José Muñoz"


def test_a_column_that_stands_twice_is_refused(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, f"{HEADER},principal\n{GOOD},5.00\n")) == "file_column_twice"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_in_the_header(tmp_path: Path, delimiter: str) -> None:
    found = read(tmp_path, GOOD.replace(",", delimiter), header=HEADER.replace(",", delimiter))
    assert [one.parts.principal for one in found.accounts] == [3_980_000]


def test_quoted_headers_are_read(tmp_path: Path) -> None:
    header = ";".join(f'"{name}"' for name in HEADER.split(","))
    assert len(read(tmp_path, GOOD.replace(",", ";"), header=header).accounts) == 1


def test_another_delimiter_is_refused_as_a_header_without_columns(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, f"{HEADER}\n{GOOD}\n".replace(",", "~"))) == "file_header"


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n\n"])
def test_any_line_end_will_do(tmp_path: Path, line_end: str) -> None:
    assert len(read_file(written(tmp_path, line_end.join((HEADER, GOOD)))).accounts) == 1


@pytest.mark.parametrize(
    ("cell", "principal"),
    [("39,800.00", 3_980_000), ("３９８００．５０", 3_980_050), (" 39800 ", 3_980_000), ("+1.5", 150), ("1.5000", 150)],
)
def test_amounts_are_read_as_people_write_them(tmp_path: Path, cell: str, principal: int) -> None:
    assert account(tmp_path, principal=cell).parts.principal == principal


@pytest.mark.parametrize("cell", ["2026-11-25", "2026/11/25", "20261125"])
def test_dates_are_read_as_people_write_them(tmp_path: Path, cell: str) -> None:
    assert account(tmp_path, as_of=cell).as_of == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("cell", "rate"),
    [
        ("0.18", "0.18"),
        ("0.999", "0.999"),
        ("435%", "4.35"),
        ("18", "0.18"),
        ("4.35", "0.0435"),
        ("18%", "0.18"),
        ("１８％", "0.18"),
        ("", None),
    ],
)
def test_rates_are_read_as_people_write_them(tmp_path: Path, cell: str, rate: str | None) -> None:
    found = account(tmp_path, header=f"{HEADER},contract_rate", contract_rate=cell).contract_rate
    assert found == (None if rate is None else Decimal(rate))


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("principal", "NaN", "not_an_amount"),
        ("principal", "Infinity", "not_an_amount"),
        ("principal", "1e400", "not_an_amount"),
        ("principal", "1_000", "not_an_amount"),
        ("principal", "0x10", "not_an_amount"),
        ("principal", "1,00", "not_an_amount"),
        ("principal", "-5.00", "amount_negative"),
        ("principal", "5.005", "too_many_decimals"),
        ("principal", "9" * 14, "amount_too_large"),
        ("principal", "9" * 150, "amount_too_large"),
        ("principal", "9" * 300, "text_too_long"),
        ("as_of", "2026-02-30", "not_a_date"),
        ("as_of", "25.11.2026", "date_order"),
        ("as_of", "1026-11-25", "date_out_of_range"),
        ("as_of", "2226-11-25", "date_out_of_range"),
        ("currency", "XYZ", "unknown_currency"),
        ("currency", "", "missing_field"),
        ("number", "", "missing_field"),
        ("number", "9" * 65, "text_too_long"),
        ("creditor", " ", "missing_field"),
        ("confirmed_by", "", "missing_field"),
        ("name", "An\u202egela", "hidden_character"),
        ("name", "An\u200bgela", "hidden_character"),
        ("name", "An\u00adgela", "hidden_character"),
        ("name", "An\u3164gela", "hidden_character"),
        ("name", "An\U000e0041gela", "hidden_character"),
        ("name", "An\ufffdgela", "broken_character"),
        ("name", "6.2221E+18", "digits_lost"),
        ("number", "6.2221E+18", "digits_lost"),
        ("number", "6E+18", "digits_lost"),
        ("number", "\u0410001", "hidden_character"),
        ("number", "合计", "totals_row"),
        ("number", "Total:", "totals_row"),
        ("number", "TOTAL", "totals_row"),
        ("as_of", "202411", "not_a_date"),
        ("as_of", "2024115", "not_a_date"),
        ("as_of", "202411251", "not_a_date"),
        ("name", "An\u2066gela", "hidden_character"),
        ("name", "An\x00gela", "hidden_character"),
        ("name", "An\x1bgela", "hidden_character"),
        ("name", "x" * 201, "text_too_long"),
        ("name", "x" * 10_001, "text_too_long"),
    ],
)
def test_a_bad_cell_is_named_by_its_column(tmp_path: Path, column: str, cell: str, code: str) -> None:
    found = read(tmp_path, row(**{column: cell}), row(number="A-2"))
    assert problems(found)[0] == (2, column, code)
    assert [one.number for one in found.accounts] == ["A-2"]


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("contract_rate", "NaN", "not_a_rate"),
        ("contract_rate", "Infinity", "not_a_rate"),
        ("contract_rate", "1e400", "not_a_rate"),
        ("contract_rate", "1_0%", "not_a_rate"),
        ("contract_rate", "1800", "rate_out_of_range"),
        ("contract_rate", "1.5", "rate_unclear"),
        ("contract_rate", "1", "rate_unclear"),
        ("id_number", "1.10101E+17", "digits_lost"),
        ("phone", "1.38E+10", "digits_lost"),
        ("phone", "1E+10", "digits_lost"),
        ("contract_rate", "-1%", "rate_out_of_range"),
        ("contract_payments", "many", "not_a_number"),
        ("contract_payments", "-36", "number_out_of_range"),
        ("contract_payments", "3.5", "not_a_number"),
        ("contract_payment", "-1", "amount_negative"),
        ("product", "boat", "unknown_choice"),
        ("lender_type", "friend", "unknown_choice"),
        ("overdue_since", "yesterday", "not_a_date"),
    ],
)
def test_a_bad_cell_of_an_optional_column_is_named_too(tmp_path: Path, column: str, cell: str, code: str) -> None:
    assert problems(read(tmp_path, f"{GOOD},{cell}", header=f"{HEADER},{column}")) == [(2, column, code)]


def test_a_debt_of_nothing_is_no_account(tmp_path: Path) -> None:
    assert problems(read(tmp_path, row(principal="0", interest="0"))) == [(2, "principal", "nothing_owed")]


def test_a_number_that_comes_twice_is_kept_once(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD, row(principal="1"))
    assert [one.parts.principal for one in found.accounts] == [3_980_000]
    assert problems(found) == [(3, "number", "number_twice")]


@pytest.mark.parametrize("ragged", ["A-2,x", f"{GOOD},one more"])
def test_a_ragged_row_is_named_by_its_line(tmp_path: Path, ragged: str) -> None:
    found = read(tmp_path, GOOD, ragged)
    assert problems(found) == [(3, "", "row_length")]
    assert len(found.accounts) == 1


def test_a_cell_may_hold_a_line_of_its_own(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD.replace("林示例", '"Line one, two"'), row(number="A-2", principal="x"))
    assert found.accounts[0].debtor.name == "Line one, two"
    assert found.problems[0].line == 3


def test_an_empty_row_is_no_row(tmp_path: Path) -> None:
    found = read(tmp_path, "", GOOD, ",,,,,,,", " ")
    assert (found.rows, len(found.accounts), found.problems) == (1, 1, ())


def test_a_header_alone_holds_no_accounts(tmp_path: Path) -> None:
    found = read(tmp_path)
    assert (found.rows, found.accounts, found.problems) == (0, (), ())


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "file_empty"),
        (" \n\t\n", "file_empty"),
        ("a,b,c\n1,2,3\n", "file_header"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe\xfd", "file_no_list"),
        (b"PK\x03\x04" + bytes(range(256)), "file_sheet"),
    ],
    ids=["nothing", "blanks", "other columns", "picture", "archive"],
)
def test_what_is_no_file_of_accounts_is_refused(tmp_path: Path, content: str | bytes, code: str) -> None:
    assert refusal(written(tmp_path, content)) == code


def test_a_field_beyond_any_reason_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    found = read(tmp_path, "x" * (csv.field_size_limit() + 1), row(number="A-2"))
    assert (problems(found), len(found.accounts)) == ([(2, "", "text_too_long")], 1)


def test_behind_an_open_quote_the_next_lines_are_read(tmp_path: Path) -> None:
    found = read(tmp_path, row(), '"A-2,open', row(number="A-3"), '"A-4', row(number="A-5"))
    assert problems(found) == [(3, "", "quote_open"), (5, "", "quote_open")]
    assert [one.number for one in found.accounts] == ["A-1", "A-3", "A-5"]


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere.csv") == "file_unreadable"
    assert refusal(tmp_path) == "file_unreadable"


def test_the_missing_columns_are_named(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        read_file(written(tmp_path, "number,creditor,currency,principal\n"))
    assert refused.value.facts == {"missing": "as_of, confirmed_by", "layout": "restructure"}


def test_an_import_can_be_stopped(tmp_path: Path) -> None:
    path = written(tmp_path, "\n".join((HEADER, *(row(number=f"A-{k}") for k in range(1200)))))
    seen: list[tuple[int, int]] = []

    def once(done: int, whole: int) -> bool:
        seen.append((done, whole))
        return len(seen) < 2

    with pytest.raises(Cancelled):
        read_file(path, once)
    assert 0 < seen[0][0] < seen[1][0] <= seen[1][1] == 1200


def test_loans_of_lendingclub_are_read() -> None:
    found = read_file(VECTORS / "lendingclub_loans.csv")
    assert (found.layout, len(found.accounts), found.problems) == ("lendingclub", 11, ())
    loan = next(one for one in found.accounts if one.number == "LC-125918862")
    assert (loan.parts.principal, loan.contract_payment, loan.contract_payments) == (1_244_369, 35_277, 60)
    assert (loan.contract_rate, loan.overdue_since) == (Decimal("0.1602"), date(2019, 1, 1))


def test_a_charged_off_loan_owes_what_was_not_repaid() -> None:
    found = read_file(VECTORS / "lendingclub_loans.csv")
    assert next(one for one in found.accounts if one.number == "LC-5524842").parts.principal == 1_250_000 - 111_640


def test_months_that_a_spreadsheet_mangled_are_read() -> None:
    found = read_file(VECTORS / "lendingclub_loans.csv")
    loan = next(one for one in found.accounts if one.number == "LC-84070426")
    assert (loan.contract_date, loan.last_paid_on) == (date(2016, 6, 1), date(2016, 8, 1))


def test_cards_of_the_uci_file_are_read() -> None:
    card = read_file(VECTORS / "uci_cards.csv").accounts[0]
    assert (card.number, card.parts.principal, card.overdue_since) == ("UCI-00001", 391_300, date(2005, 7, 30))
    assert card.history[-1] == Month(date(2005, 9, 1), Money(391_300), Money(0), 2)
    assert [month.months_late for month in card.history] == [0, 0, 0, 0, 2, 2]


def test_an_overpaid_card_is_no_debt() -> None:
    assert problems(read_file(VECTORS / "uci_cards.csv")) == [(6, "BILL_AMT1", "nothing_owed")]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: f"{HEADER}\n{text}".encode())))
def test_no_file_breaks_the_import(tmp_path: Path, content: bytes) -> None:
    try:
        found = read_file(written(tmp_path, content))
    except Refusal as refused:
        assert refused.field == "file"  # noqa: PT017  # a file that is read is as good
    else:
        assert len(found.accounts) + len(found.problems) == found.rows


@pytest.mark.parametrize("cell", ["00123", "００１２３", "'00123", "００１２３ "])
def test_a_number_is_the_same_in_every_width(tmp_path: Path, cell: str) -> None:
    assert account(tmp_path, number=cell).number == "00123"


@pytest.mark.parametrize("cell", ["13800138000", "'13800138000", "13800138000.0", "１３８００１３８０００"])
def test_a_telephone_is_the_same_in_every_width(tmp_path: Path, cell: str) -> None:
    assert account(tmp_path, header=f"{HEADER},phone", phone=cell).debtor.phone == "13800138000"


def test_a_name_may_have_no_second_line(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD.replace("林示例", '"林示例\nNothing is owed"'))
    assert problems(found) == [(3, "name", "hidden_character")]


def test_an_address_may_have_lines(tmp_path: Path) -> None:
    found = read(tmp_path, f'{GOOD},"1 Sample Street\nSampletown"', header=f"{HEADER},address")
    assert found.accounts[0].debtor.address == "1 Sample Street\nSampletown"


NAMES = ("林示例", "示例银行股份有限公司")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_a_broken_byte_spoils_its_own_row_alone(tmp_path: Path, encoding: str) -> None:
    rows = [row(number=f"A-{k}", name=NAMES[0], creditor=NAMES[1]) for k in range(3)]
    whole = "\n".join((HEADER, *rows)).encode(encoding)
    place = whole.rindex(NAMES[0].encode(encoding)) + len(NAMES[0].encode(encoding)) - 1
    found = read_file(written(tmp_path, whole[:place] + whole[place + 1 :]))
    assert [one.debtor.name for one in found.accounts] == [NAMES[0]] * 2
    assert [one.line for one in found.problems] == [4]
    # As a system leaves it that cuts a file by its bytes.
    cut = read_file(written(tmp_path, whole + NAMES[0].encode(encoding)[:1]))
    assert [one.debtor.name for one in cut.accounts][:2] == [NAMES[0]] * 2
    assert cut.problems


def test_a_file_of_two_encodings_is_refused(tmp_path: Path) -> None:
    first, second = row(name=NAMES[0], creditor=NAMES[1]), row(number="A-2", name=NAMES[0], creditor=NAMES[1])
    content = f"{HEADER}\n{first}\n".encode() + second.encode("gb18030")
    assert refusal(written(tmp_path, content)) == "file_encoding"
