"""Files of banks and wallets, each as its owner exports it: what came in, what went back, what is no payment."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from restructure.importing.heads import find_head
from restructure.importing.ledgers import kind_of, preview_transfers
from restructure.importing.sheets import open_sheet
from restructure.importing.transfers import Transfers, are_transfers, read_transfers, score
from tests.support.bank_files import (
    ABC,
    ALIPAY,
    ALIPAY_TRADES,
    BARCLAYS,
    CCB,
    CMB,
    ICBC,
    LLOYDS,
    NATWEST,
    STARLING,
    WECHAT,
    WECHAT_FUNDS,
)

PAGE = "<html><meta charset='utf-8'><table>{}</table></html>"
BOC = PAGE.format(
    "<tr><td>交易日期</td><td>摘要</td><td>收入金额</td><td>支出金额</td><td>交易附言</td><td>交易流水号</td></tr>"
    "<tr><td>2026-11-02</td><td>网银</td><td>1,000.00</td><td></td><td>还DEMO-0021</td><td>B1</td></tr>"
)

Told = tuple[str, int, str, str, bool]
FILES: dict[str, tuple[str, str, tuple[Told, ...], tuple[str, ...], int]] = {
    "a bank's list with titles and a sum": (
        ICBC, "gb18030",
        (("11-02", 1, "1,375.02", "", False), ("11-03", -1, "12.00", "", False), ("11-04", -1, "-1,375.02", "", True)),
        (), 1,
    ),
    "day and time apart": (
        CCB, "gb18030",
        (("11-02", 1, "500.00", "CCB0001", False), ("11-05", -1, "500.00", "CCB0002", True)), (), 0,
    ),
    "a time tells apart what has no reference": (
        ABC, "utf-8-sig",
        (("11-02", 1, "800.00", "10:11:12", False), ("11-02", 1, "800.00", "10:15:00", False)), (), 0,
    ),
    "one amount and a word for its direction": (
        CMB, "gb18030",
        (("11-02", 1, "300.00", "C00001", False), ("11-03", -1, "300.00", "C00002", True)), (), 0,
    ),
    "a wallet's bill of trades": (
        WECHAT, "utf-8-sig",
        (
            ("11-02", 1, "600.00", "4200000000202611020001", False),
            ("11-03", -1, "100.00", "5030000000202611030001", True),
        ),
        ("transfer_not_done",), 0,
    ),
    "a wallet's bill of funds that lost lines": (
        WECHAT_FUNDS, "utf-8-sig",
        (
            ("11-02", 1, "600.00", "4200000000202611020001", False),
            ("11-02", -1, "3.60", "4200000000202611020001", False),
        ),
        ("rows_missing",), 0,
    ),
    "a wallet's account between remarks": (
        ALIPAY, "gb18030",
        (
            ("11-02", 1, "450.00", "3001", False),
            ("11-06", -1, "-450.00", "3002", True),
            ("11-06", -1, "-2.70", "3003", False),
        ),
        (), 4,
    ),
    "a wallet's trades, one with a discount": (
        ALIPAY_TRADES, "gb18030",
        (("11-02", 1, "450.00", "2026110222001", False), ("11-05", -1, "-450.00", "RF1", True)),
        ("amounts_differ",), 0,
    ),
    "British, two columns of amounts": (
        LLOYDS, "utf-8",
        (("11-28", 1, "150.00", "", False), ("11-05", 1, "150.00", "", False), ("11-04", -1, "150.00", "", True)),
        (), 0,
    ),
    "British, no day that tells day from month": (BARCLAYS, "utf-8", (), ("date_order", "date_order"), 0),
    "British, the currency in the name of its column": (
        STARLING, "utf-8",
        (("11-13", 1, "150.00", "", False), ("11-14", -1, "-150.00", "", True)), (), 0,
    ),
    "British, months in letters and a sign of the currency": (
        NATWEST, "utf-8", (("11-05", 1, "£150.00", "", False),), (), 0,
    ),
    "a page under the name of a workbook": (BOC, "utf-8", (("11-02", 1, "1,000.00", "B1", False),), (), 0),
}  # fmt: skip


def read(path: Path, content: str, encoding: str = "utf-8") -> Transfers:
    path.write_bytes(content.encode(encoding))
    sheet = open_sheet(path, score)
    head = find_head(sheet.rows, score)
    assert are_transfers(head.names)
    assert kind_of(head.names) == "payments"
    return read_transfers(head, head.rows)


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_as_its_owner_exports_it(name: str, tmp_path: Path) -> None:
    content, encoding, told, refused, passed = FILES[name]
    found = read(tmp_path / "file", content, encoding)
    assert (
        tuple((one.paid_on.isoformat()[5:], one.sign, one.amount, one.reference, one.returned) for one in found.found)
        == told
    )
    assert tuple(one.reason.code for one in found.problems) == refused
    assert found.passed == passed


def test_fees_are_told_from_money_that_goes_back(tmp_path: Path) -> None:
    read_from = partial(read, tmp_path / "file")
    assert [one.fee for one in read_from(ALIPAY).found] == [False, False, True]
    assert [one.fee for one in read_from(WECHAT_FUNDS).found] == [False, True]
    assert {one.currency for content in (ALIPAY, WECHAT_FUNDS) for one in read_from(content).found} == {"CNY"}
    assert {one.currency for one in read_from(STARLING).found} == {"GBP"}
    assert [one.numbers for one in read_from(WECHAT).found][1] == ("4200000000202611020001", "R1", "RA2026000001X1")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("交易时间,交易类型,交易对方,商品,收/支,金额(元),当前状态,交易单号,备注\n2026-11-02 10:11:12,{0}\n", (
            ("转账,林示例,转账,收入,¥5.00,已存入零钱,4001,/", 1), ("零钱提现,银行,/,/,¥5.00,提现已到账,4002,/", None),
            ("零钱提现,银行,/,/,¥5.00,支付成功,4002,/", None), ("转账,房东,x,支出,¥5.00,支付成功,4003,/", -1),
        )),
        ("Date,Description,Type,Amount\n2026-11-02,x,{0}\n", (("CR,5.00", 1), ("DR,5.00", -1), ("DD,-5.00", -1))),
    ],
)  # fmt: skip
def test_an_amount_without_a_sign_is_in_or_out_by_a_word_and_never_by_chance(
    tmp_path: Path, content: str, told: tuple[tuple[str, int | None], ...]
) -> None:
    for cells, sign in told:
        found = read(tmp_path / "file", content.format(cells))
        assert [one.sign for one in found.found] == ([] if sign is None else [sign])
        assert len(found.problems) == (sign is None)


def test_of_a_wallets_many_columns_those_are_shown_that_are_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_text(WECHAT, encoding="utf-8")
    first = preview_transfers(tmp_path / "file")
    assert first is not None
    assert len(first.header) == 9
    assert dict(zip(first.header, first.rows[0], strict=True))["商品名称"] == "还款, 第2期"
    (tmp_path / "file").write_text("账号,姓名,本金\nA,x,1\n", encoding="utf-8")
    assert preview_transfers(tmp_path / "file") is None


def test_a_line_with_money_in_and_out_is_named(tmp_path: Path) -> None:
    found = read(tmp_path / "file", "日期,摘要,收入,支出\n2026-11-02,x,5,6\n2026-11-03,x,0,0\n,x,5,\n2026-11-04,x\n")
    assert [(one.line, one.column, one.reason.code) for one in found.problems] == [
        (2, "收入", "amounts_differ"),
        (3, "收入", "missing_field"),
        (4, "日期", "missing_field"),
        (5, "row", "row_length"),
    ]
