"""Files of banks and wallets, each as its owner exports it: what came in, what went back, what is no payment."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from restructure.importing.heads import find_head
from restructure.importing.ledgers import kind_of, preview_transfers
from restructure.importing.sheets import open_sheet
from restructure.importing.transfers import Transfers, are_transfers, read_transfers, score

ICBC = """账户明细清单,,,,,,,
账号：,0200000009999999999,,户名：,示例资产管理公司,,,
日期,交易类型,凭证种类,凭证号,对方户名,摘要,借方发生额,贷方发生额
20261102,汇款,,88120001,林示例,还款RA-2026-000001,0.00,"1,375.02"
20261103,手续费,,88120002,本行,对公账户手续费,12.00,0.00
20261104,冲正,,88120003,林示例,冲正 还款RA-2026-000001,,"-1,375.02"
合计,,,,,,12.00,0.00
"""
CCB = """日期,交易时间,借方发生额（支取）,贷方发生额（收入）,余额,对方户名,摘要,备注,交易流水号
20261102,101112,,500.00,8500.00,王样本,电子汇入,合同6225-0417,CCB0001
20261105,090000,500.00,,8000.00,王样本,退汇,6225-0417 账户状态异常,CCB0002
"""
ABC = """交易时间,收入金额,支出金额,账户余额,对方账号,对方户名,摘要,附言
2026-11-02 10:11:12,800.00,--,9300.00,6228480000000000001,赵样例,转账,RA 2026 000001
2026-11-02 10:15:00,800.00,--,10100.00,6228480000000000001,赵样例,转账,RA 2026 000001
"""
CMB = """交易日,交易时间,借贷标志,交易金额,币种,收(付)方名称,摘要,流水号
2026/11/02,10:11:12,贷,300.00,人民币,孙样本,RA2026000001 本月,C00001
2026/11/03,11:00:00,借,300.00,人民币,孙样本,退款 RA2026000001,C00002
"""
WECHAT = (
    "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
    "应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,"
    "手续费,费率,订单金额,申请退款金额,费率备注\n"
    "`2026-11-02 10:11:12,`wx0,`1900000001,`0,`,`4200000000202611020001,`RA2026000001X1,`oX,`NATIVE,`SUCCESS,`CFT,`CNY,"
    "`600.00,`0.00,`0,`0,`0.00,`0.00,`,`,`还款, 第2期,`6225-0417,`3.60,`0.60%,`600.00,`0.00,`\n"
    "`2026-11-03 09:00:00,`wx0,`1900000001,`0,`,`4200000000202611020001,`RA2026000001X1,`oX,`NATIVE,`REFUND,`CFT,`CNY,"
    "`0.00,`0.00,`5030000000202611030001,`R1,`100.00,`0.00,`ORIGINAL,`SUCCESS,`还款, 第2期,`6225-0417,`-0.60,`0.60%,"
    "`0.00,`100.00,`\n"
    "`2026-11-03 09:30:00,`wx0,`1900000001,`0,`,`4200000000202611020001,`RA2026000001X1,`oX,`NATIVE,`REFUND,`CFT,`CNY,"
    "`0.00,`0.00,`5030000000202611030002,`R2,`100.00,`0.00,`ORIGINAL,`PROCESSING,`还款,`6225-0417,`-0.60,`0.60%,"
    "`0.00,`100.00,`\n"
    "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\n"
    "`3,`600.00,`200.00,`0.00,`2.40,`600.00,`200.00\n"
)
WECHAT_FUNDS = """记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),\
账户结余(元),资金变更提交申请人,备注,业务凭证号
`2026-11-02 10:11:20,`4200000000202611020001,`F1,`交易,`交易,`收入,`600.00,`600.00,`system,`6225-0417,`RA2026000001X1
`2026-11-02 10:11:20,`4200000000202611020001,`F2,`扣除交易手续费,`交易手续费,\
`支出,`3.60,`596.40,`system,`含手续费,`RA2026000001X1
资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额
`4.0,`2.0,`600.00,`2.0,`3.60
"""
ALIPAY = """#支付宝账务明细查询
#账号：[20880000000000000156]
#起始日期：[2026年11月01日 00:00:00]   终止日期：[2026年12月01日 00:00:00]
#-----------------------------------------账务明细列表----------------------------------------
账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,\
收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注
3001\t,20261102A1\t,ORD1\t,还款\t,2026-11-02 10:11:12,lin***@example.com,450.00,\
0.00,450.00,余额宝,在线支付,6225-0417\t
3002\t,20261102A1\t,ORD1\t,还款\t,2026-11-06 12:00:00,lin***@example.com,0.00,-450.00,0.00,余额,交易退款,退款\t
3003\t,20261106S1\t,\t,\t,2026-11-06 12:00:01,支付宝,0.00,-2.70,-2.70,,收费,服务费\t
#-----------------------------------------账务明细列表结束------------------------------------
#支出合计：2笔，共-452.70元
#收入合计：1笔，共450.00元
#导出时间：[2026年12月01日 09:00:00]
"""
ALIPAY_TRADES = """支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,\
对方账户,订单金额（元）,商家实收（元）,\
退款批次号/请求号,备注
2026110222001,RA-2026-000001-03,交易,还款,2026-11-02 10:00:00,2026-11-02 10:11:12,lin***@example.com,450.00,450.00,,
2026110222002,ORD9,交易,还款,2026-11-02 11:00:00,2026-11-02 11:00:12,lin***@example.com,450.00,440.00,,6225-0417
2026110222001,RA-2026-000001-03,退款,还款,2026-11-05 10:00:00,2026-11-05 10:11:12,\
lin***@example.com,-450.00,-450.00,RF1,
"""
LLOYDS = """Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,\
Debit Amount,Credit Amount,Balance
28/11/2026,FPI,'30-00-00,12345678,RA-2026-000001 J SAMPLE,,150.00,1150.00
05/11/2026,BGC,'30-00-00,12345678,J SAMPLE,,150.00,1000.00
04/11/2026,DD,'30-00-00,12345678,UNPAID RA-2026-000001,150.00,,850.00
"""
BARCLAYS = """Number,Date,Account,Amount,Subcategory,Memo
     ,05/11/2026,20-00-00 12345678,150.00,Counter Credit,"J SAMPLE RA2026000001"
     ,06/11/2026,20-00-00 12345678,-9.00,Debit,BANK CHARGES
"""
STARLING = """Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP)
13/11/2026,J Sample,RA-2026-000001,FASTER PAYMENT,150.00,150.00
14/11/2026,J Sample,RETURNED RA-2026-000001,FASTER PAYMENT,-150.00,0.00
"""
NATWEST = """Date, Type, Description, Value, Balance, Account Name, Account Number
05 Nov 2026,BAC,"RA-2026-000001 , SAMPLE J",£150.00,1150.00,"'EXAMPLE LTD","'500000-12345678"
"""
PAGE = "<html><meta charset='utf-8'><table>{}</table></html>"
BOC = PAGE.format(
    "<tr><td>交易日期</td><td>摘要</td><td>收入金额</td><td>支出金额</td><td>交易附言</td><td>交易流水号</td></tr>"
    "<tr><td>2026-11-02</td><td>网银</td><td>1,000.00</td><td></td><td>还DEMO-0041</td><td>B1</td></tr>"
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
