"""What other systems call the columns of a file of accounts, so that a person need not say it for the common ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "number": ("account number", "account no", "account", "loan id", "账号", "账户号", "借据号", "借据编号", "合同号"),
    "creditor": ("lender", "债权人", "债权机构", "贷款机构", "委托方"),
    "currency": ("ccy", "币种", "货币"),
    "principal": ("principal balance", "outstanding principal", "本金", "本金余额", "剩余本金", "欠款本金"),
    "as_of": ("balance date", "as at", "截至日期", "截止日期", "数据日期", "余额日期"),
    "confirmed_by": ("source of balance", "确认人", "确认来源", "数据来源"),
    "name": ("customer name", "debtor", "debtor name", "姓名", "户名", "客户姓名", "借款人"),
    "id_number": ("id no", "national id", "证件号码", "证件号", "身份证号", "身份证号码"),
    "phone": ("telephone", "mobile", "phone number", "手机号", "手机号码", "手机", "电话", "联系电话"),
    "address": ("postal address", "地址", "通讯地址", "联系地址"),
    "interest": ("interest due", "accrued interest", "利息", "欠息", "应收利息"),
    "penalty": ("penalty interest", "default interest", "罚息", "违约金"),
    "fees": ("fees due", "charges", "费用", "手续费"),
    "product": ("product type", "产品", "产品类型"),
    "lender_type": ("type of lender", "机构类型"),
    "contract_rate": ("annual rate", "年利率", "合同年利率"),
    "contract_date": ("date of contract", "agreement date", "合同日期", "签约日期", "放款日期"),
    "overdue_since": ("first missed", "default date", "逾期日期", "逾期起始日", "逾期开始日期"),
    "contract_payment": ("instalment", "monthly payment", "每期应还", "月还款额"),
    "contract_payments": ("term in months", "number of payments", "期数", "总期数"),
    "co_debtor": ("joint debtor", "共同借款人", "共同债务人"),
    "guarantor": ("surety", "保证人", "担保人"),
}
"""By our own column. A name that could be two things (余额 is principal here and the whole debt there) is not here."""


def recognised(header: Sequence[str]) -> dict[str, str]:
    """Which columns of a file of accounts hold which of ours, by their usual names."""
    return named(header, HEADINGS)


def named(header: Sequence[str], headings: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Which columns of a file hold which of ours; one that two columns claim is left open."""
    meant = meanings(header, headings)
    return {ours: theirs for ours, theirs in zip(meant, header, strict=True) if ours and meant.count(ours) == 1}


def meanings(header: Sequence[str], headings: Mapping[str, tuple[str, ...]] = HEADINGS) -> tuple[str, ...]:
    """What each column of a file would be by its usual name, empty where that is not known."""
    known = {_plain(name): ours for ours, names in headings.items() for name in (ours, *names)}
    return tuple(known.get(_plain(theirs), "") for theirs in header)


def _plain(name: str) -> str:
    """A name without what differs from system to system: width, case, spaces, underlines, and the unit that amounts are
    read in anyway. Any other unit (万元, %, a month) is left, so that such a column is not taken for one in whole yuan.
    """
    text = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\s_\-.]|\(元\)", "", text)
