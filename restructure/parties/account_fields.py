"""The fields of an account, one row each: what files, forms, papers, screens and the record need to know of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from operator import attrgetter
from typing import Any, Literal

from calculators.parts import Parts
from calculators.rounding import NOTHING
from restructure.parties.account import LENDER_TYPES, PRODUCTS, Account, Person

Kind = Literal[
    "account_number", "text", "lines", "number", "id_number", "currency", "choice", "part", "amount", "balance_day",
    "day", "rate", "count", "history", "flag",
]  # fmt: skip
"""What its cells are read as: ``lines`` is a text of several, ``number`` one that names something, ``part`` an amount
that is nothing where it is blank, ``balance_day`` a day that has come."""
NAMING: frozenset[Kind] = frozenset({"account_number", "number", "id_number"})
"""Numbers that name something: texts of digits, in a narrow place on paper."""
TEXTS: frozenset[Kind] = NAMING | {"text", "lines"}
Mask = Literal["", "number", "name"]


@dataclass(frozen=True, slots=True)
class AccountField:
    """A field by the name of its column in the store, in our own files and in a refusal.

    An account needs what is ``required``. What is ``personal`` says who somebody is and how to reach them: anybody
    corrects it, and the record does not repeat it. ``masked`` is how a screen hides it. What is ``printed`` stands on
    an agreement as it was written. ``imported`` fields are columns of our own files, with the usual ``headings`` of
    other systems; ``typed`` ones are asked for in the form. ``later`` ones the first signed records did not have.
    """

    name: str
    kind: Kind
    longest: int = 200
    choices: tuple[str, ...] = ()
    required: bool = False
    personal: bool = False
    masked: Mask = ""
    printed: bool = False
    imported: bool = True
    typed: bool = True
    later: bool = False
    headings: tuple[str, ...] = ()


FIELDS = (
    AccountField(
        "number", "account_number", longest=64, required=True, personal=True, printed=True,
        headings=(
            "account number", "account no", "acct no", "acct number", "acct", "account num", "account ref",
            "account reference", "a/c no", "a/c number", "account #", "account", "loan id", "loan number", "loan no",
            "loan account number", "loan #", "账号", "帐号", "账户号", "账户编号", "帐户号", "账户", "帐户",
            "贷款账号", "贷款账户", "借款账号", "借据号", "借据编号", "借据号码", "贷款编号", "借款编号", "合同号",
            "合同编号", "合同号码", "贷款合同号", "借款合同号", "贷款合同编号", "借款合同编号", "信用卡账号",
            "信用卡号", "信用卡卡号", "卡号", "卡片号码", "agreement number", "agreement no", "agreement ref",
            "contract number", "contract no", "card number", "card no", "案件编号",
        ),
    ),
    AccountField(
        "creditor", "text", required=True, printed=True,
        headings=(
            "creditor name", "lender", "lender name", "current creditor", "债权人", "债权机构", "债权人名称",
            "债权银行", "债权方", "贷款机构", "贷款机构名称", "贷款银行", "委托方", "委托机构", "委托银行",
            "委托方名称", "出借人", "出借方", "银行名称", "所属银行", "发卡行", "发卡银行",
        ),
    ),
    AccountField(
        "name", "text", personal=True, printed=True,
        headings=(
            "customer name", "debtor", "debtor name", "full name", "borrower", "borrower name", "account holder",
            "account holder name", "cardholder", "cardholder name", "consumer name", "customer full name",
            "debtor full name", "姓名", "户名", "客户姓名", "客户名称", "借款人", "借款人姓名", "借款人名称",
            "债务人", "债务人姓名", "持卡人", "持卡人姓名", "主借款人", "主借人", "案人姓名", "被催收人",
        ),
    ),
    AccountField(
        "id_number", "id_number", personal=True, printed=True, masked="number",
        headings=(
            "id no", "national id", "id card", "id card no", "id card number", "identity number",
            "identity card number", "ssn", "social security number", "national insurance number", "ni number",
            "证件号码", "证件号", "身份证号", "身份证号码", "身份证", "证件编号", "身份证件号码", "有效证件号码",
            "客户证件号", "客户证件号码", "客户身份证号", "客户身份证号码", "借款人身份证号",
        ),
    ),
    AccountField(
        "phone", "number", personal=True, printed=True, masked="number",
        headings=(
            "telephone", "mobile", "phone number", "mobile phone", "mobile number", "mobile no", "phone no",
            "telephone number", "telephone no", "tel", "tel no", "cell", "cell phone", "cell number",
            "contact number", "contact no", "contact phone", "primary phone", "手机号", "手机号码", "手机", "电话",
            "电话号码", "联系电话", "联系方式", "移动电话", "联系手机", "本人手机", "本人电话", "本人手机号",
            "本人手机号码", "客户手机", "客户手机号", "客户手机号码", "客户电话", "借款人手机", "借款人手机号",
            "借款人电话",
        ),
    ),
    AccountField(
        "address", "lines", longest=400, personal=True, printed=True,
        headings=(
            "postal address", "correspondence address", "mailing address", "current address", "home address",
            "residential address", "full address", "通讯地址", "联系地址", "地址", "住址", "现住址", "现居住地址",
            "居住地址", "住宅地址", "家庭地址", "家庭住址", "对账单地址", "账单地址", "户籍地址", "户籍所在地",
            "身份证地址",
        ),
    ),
    AccountField(
        "co_debtor", "text", personal=True, printed=True, masked="name", later=True,
        headings=(
            "joint debtor", "joint borrower", "joint account holder", "co-borrower", "co-borrower name",
            "co-applicant", "共同借款人", "共同债务人", "共同借款人姓名", "共借人",
        ),
    ),
    AccountField(
        "guarantor", "text", personal=True, printed=True, masked="name", later=True,
        headings=(
            "surety", "guarantor name", "co-signer", "co-signer name", "保证人", "担保人", "担保人姓名", "保证人姓名",
        ),
    ),
    AccountField(
        "product", "choice", choices=PRODUCTS,
        headings=(
            "product type", "产品", "产品类型", "产品种类", "业务类型", "业务品种", "业务种类", "贷款类型",
            "贷款品种", "贷款种类", "产品名称", "product name",
        ),
    ),
    AccountField("lender_type", "choice", choices=LENDER_TYPES, headings=("type of lender", "机构类型")),
    AccountField(
        "currency", "currency", required=True,
        headings=(
            "ccy", "currency code", "currency name", "iso currency", "币种", "货币", "币别", "货币种类", "币种代码",
            "币种名称", "货币代码", "账户币种", "交易币种",
        ),
    ),
    AccountField(
        "contract_rate", "rate",
        headings=(
            "annual rate", "annual interest rate", "contractual annual rate", "年利率", "合同年利率", "年化利率",
            "执行年利率", "贷款年利率",
        ),
    ),
    AccountField(
        "principal", "part", required=True,
        headings=(
            "outstanding principal", "principal outstanding", "principal balance", "outstanding principal balance",
            "unpaid principal", "unpaid principal balance", "remaining principal", "current principal balance", "upb",
            "剩余本金", "剩余本金余额", "剩余未还本金", "未还本金", "未还本金余额", "未偿本金", "未偿还本金",
            "本金余额", "贷款本金余额", "欠款本金", "本金欠款", "欠本", "透支本金", "本金", "本金金额",
        ),
    ),
    AccountField(
        "interest", "part",
        headings=(
            "interest due", "accrued interest", "interest balance", "outstanding interest", "unpaid interest",
            "interest outstanding", "interest accrued", "欠息", "欠利息", "欠款利息", "未还利息", "未偿利息",
            "利息余额", "应收利息", "应还利息", "剩余利息", "利息", "利息金额",
        ),
    ),
    AccountField(
        "penalty", "part",
        headings=(
            "penalty interest", "default interest", "penalty balance", "罚息", "罚息金额", "罚息余额", "未还罚息",
            "应还罚息", "应收罚息", "剩余罚息", "逾期罚息", "违约金", "违约金金额", "未还违约金", "应还违约金",
            "逾期违约金", "滞纳金", "未还滞纳金", "应还滞纳金", "逾期滞纳金",
        ),
    ),
    AccountField(
        "fees", "part",
        headings=(
            "fees due", "fee balance", "fees balance", "outstanding fees", "unpaid fees", "total fees", "other fees",
            "charges", "费用", "费用金额", "费用余额", "未还费用", "应还费用", "剩余费用", "费用合计", "其他费用",
            "手续费",
        ),
    ),
    AccountField(
        "as_of", "balance_day", required=True,
        headings=(
            "balance date", "balance as of", "balance as at", "as at", "as of date", "as at date", "data date",
            "snapshot date", "position date", "cut off date", "余额日期", "余额日", "截至日期", "截止日期",
            "数据日期", "数据截止日期", "数据截止日", "截止日", "截至日", "账务日期", "统计日期", "统计日", "基准日",
            "基准日期", "数据时点",
        ),
    ),
    AccountField(
        "confirmed_by", "text", required=True, printed=True,
        headings=(
            "source of balance", "balance source", "data source", "source system", "确认人", "确认来源", "数据来源",
            "余额来源", "来源系统",
        ),
    ),
    AccountField(
        "contract_date", "day",
        headings=(
            "date of contract", "agreement date", "date of agreement", "loan date", "origination date",
            "disbursement date", "funding date", "account open date", "open date", "date opened", "account opened",
            "account opened date", "合同日期", "签约日期", "合同签订日期", "签订日期", "放款日期", "放款日",
            "放款时间", "贷款日期", "借款日期", "贷款发放日", "贷款发放日期", "发放日期", "发放日", "贷款起始日",
            "借据起始日", "开户日期", "开卡日期", "开卡日",
        ),
    ),
    AccountField(
        "last_due", "day", later=True,
        headings=(
            "maturity date", "final due date", "maturity", "loan maturity date", "final payment date", "贷款到期日",
            "贷款到期日期", "合同到期日", "合同到期日期", "借款到期日", "借据到期日", "贷款截止日", "贷款截止日期",
        ),
    ),
    AccountField(
        "overdue_since", "day",
        headings=(
            "first missed", "default date", "date of default", "overdue since", "date of first delinquency",
            "first delinquency date", "first delinquent date", "dofd", "first missed payment date",
            "date of first missed payment", "past due since", "in arrears since", "arrears since", "首次逾期日期",
            "首次逾期日", "首次逾期时间", "首逾日期", "逾期起始日", "逾期起始日期", "逾期开始日期", "逾期开始日",
            "逾期起始时间", "逾期开始时间", "最早逾期日期", "最早逾期日", "起逾日期", "逾期日期",
        ),
    ),
    AccountField(
        "paid_charges", "amount", later=True,
        headings=(
            "charges paid", "interest paid", "interest and fees paid", "已还利息", "已付利息", "已收利息", "已还息费",
            "已付息费", "累计已还利息", "累计已付利息", "累计已还息费",
        ),
    ),
    AccountField(
        "contract_payment", "amount", typed=False,
        headings=(
            "instalment", "installment", "monthly payment", "monthly instalment", "monthly installment",
            "instalment amount", "installment amount", "contractual monthly instalment", "contractual payment",
            "contractual monthly payment", "regular payment", "cmi", "emi", "每期应还", "每期应还金额", "每期还款额",
            "每期还款金额", "月还款额", "月还款金额", "月供", "月供金额", "每月应还", "每月应还金额", "每月还款",
            "每月还款额", "期供",
        ),
    ),
    AccountField(
        "contract_payments", "count", typed=False,
        headings=(
            "term in months", "number of payments", "number of instalments", "number of installments", "term months",
            "总期数", "期数", "贷款期数", "分期期数", "还款期数", "分期总期数",
        ),
    ),
    AccountField("last_paid", "amount", imported=False, typed=False),
    AccountField("last_paid_on", "day", imported=False, typed=False),
    AccountField("paid_so_far", "amount", imported=False, typed=False),
    AccountField("history", "history", imported=False, typed=False),
    AccountField("source", "text", typed=False),
    AccountField("demo", "flag", imported=False, typed=False),
)  # fmt: skip
"""In the order in which the form asks. A heading that could be two things (余额 is principal here and the whole debt
there) is nobody's."""
FIELD = {field.name: field for field in FIELDS}

PARTS_OF = {"debtor": Person, "parts": Parts}
"""Fields of an account that are records of their own."""


def _columns() -> Iterator[str]:
    for one in fields(Account):
        yield from NESTED.get(one.name, (one.name,))


NESTED = {"debtor": tuple(one.name for one in fields(Person)), "parts": Parts.__struct_fields__}
COLUMNS = tuple(_columns())
"""Every field, in the order of the record; the first is the number."""
HELD_BY = {name: holder for holder, names in NESTED.items() for name in names}
DEFAULTS: dict[str, Any] = {
    one.name: one.default
    for record in (Account, Person)
    for one in fields(record)
    if one.default is not MISSING and one.name not in PARTS_OF
} | dict.fromkeys(Parts.__struct_fields__, NOTHING)
"""What holds where nothing is said."""

IN_FILES = tuple(sorted((name for name in COLUMNS if FIELD[name].imported), key=lambda name: not FIELD[name].required))
"""The columns of our own files, those that are needed first."""
REQUIRED = frozenset(field.name for field in FIELDS if field.required)
PERSONAL = frozenset(field.name for field in FIELDS if field.personal)
MASKED = {field.name: field.masked for field in FIELDS if field.masked}
HEADINGS = {field.name: field.headings for field in FIELDS if field.headings}
ADDED = tuple(
    (*path, field.name)
    for field in FIELDS
    if field.later
    for path in ((("account", "debtor"), ("debtor",)) if HELD_BY.get(field.name) == "debtor" else (("account",),))
)
"""The places in a signed record of what the first of them did not have."""


def printed(record: type[Account | Person]) -> tuple[str, ...]:
    """The fields of a record that an agreement shows as they were written."""
    return tuple(one.name for one in fields(record) if one.name in FIELD and FIELD[one.name].printed)


_values = attrgetter(*(f"{HELD_BY[name]}.{name}" if name in HELD_BY else name for name in COLUMNS))


def values_of(account: Account) -> dict[str, Any]:
    """The values of an account, by its fields."""
    return dict(zip(COLUMNS, _values(account), strict=True))


def account_of(values: Mapping[str, Any]) -> Account:
    """An account out of its values; what is not among them is as usual."""
    whole = dict(values)
    for holder, record in PARTS_OF.items():
        whole[holder] = record(**{name: whole.pop(name) for name in NESTED[holder] if name in whole})
    return Account(**whole)


def with_values(account: Account, values: dict[str, Any]) -> Account:
    """The account with other values in some of its fields."""
    return account_of(values_of(account) | values)
