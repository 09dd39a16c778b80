"""Files of banks and wallets: what came in and went out, line by line, before anybody knows for which account."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from calculators.errors import Refusal
from restructure.importing.amounts import currency_of, is_nothing
from restructure.importing.days import YEAR_LAST, Order, read_day
from restructure.importing.fields import Row, is_sum
from restructure.importing.headings import meanings, split_unit
from restructure.importing.heads import Head
from restructure.importing.lines import Line
from restructure.importing.reading import Problem, alone, unreadable
from restructure.parties.account_fields import HEADINGS

Field = Literal[
    "day", "time", "into", "out", "amount", "refunded", "direction", "status", "word", "currency",
    "reference", "refund", "also", "remark", "number", "beside",
]  # fmt: skip
NAMES: dict[Field, tuple[str, ...]] = {
    "day": (
        "交易日期", "交易日", "记账日期", "记账日", "入账日期", "会计日期", "记账时间", "入账时间", "完成时间",
        "付款时间", "发生时间", "日期", "transaction date", "completed date", "booking date",
        "posting date", "date", "value date", "交易时间",
    ),
    "time": ("交易时间", "时间", "time"),
    "into": (
        "收入金额", "收入金额（+元）", "收入", "贷方发生额", "贷方发生额（收入）", "贷方金额", "贷方", "存入金额",
        "存入", "转入金额", "credit amount", "credit", "money in", "paid in", "deposits", "receipts",
    ),
    "out": (
        "支出金额", "支出金额（-元）", "支出", "借方发生额", "借方发生额（支取）", "借方发生额（支出）", "借方金额",
        "借方", "支取金额", "转出金额", "debit amount", "debit", "money out", "paid out", "withdrawals",
    ),
    "amount": (
        "订单金额", "应结订单金额", "商家实收", "总金额", "交易金额", "发生额", "收支金额", "金额", "amount", "value",
        "transaction amount",
    ),
    "refunded": ("退款金额", "申请退款金额"),
    "direction": (
        "收支类型", "收/支", "收支", "借贷标志", "借贷", "借/贷", "借贷方向", "credit/debit", "dr/cr",
    ),
    "status": ("交易状态", "当前状态", "退款状态", "状态", "status", "state"),
    "word": (
        "业务类型", "业务名称", "账务类型", "交易类型", "交易种类", "transaction type", "type", "subcategory",
    ),
    "currency": ("货币种类", "交易币种", "币种", "币别", "currency"),
    "reference": (
        "流水号", "交易流水号", "银行流水号", "核心流水号", "账务流水号", "微信订单号", "微信支付业务单号",
        "支付宝交易号", "交易单号",
        "交易订单号", "交易号", "transaction id", "bank reference", "fitid",
    ),
    "refund": ("微信退款单号", "退款批次号/请求号"),
    "also": (
        "资金流水单号", "业务流水号", "商户订单号", "商户单号", "商家订单号", "业务凭证号", "商户退款单号",
        "原交易流水号", "原流水号", "企业流水号", "凭证号",
    ),
    "remark": (
        "摘要", "附言", "用途", "备注", "交易摘要", "交易附言", "交易说明", "客户附言", "业务摘要", "其它摘要",
        "其他摘要", "商品名称", "商品", "商品说明", "商户数据包", "description", "transaction description", "reference",
        "payment reference", "customer reference", "memo", "narrative", "details", "notes", "notes and #tags",
    ),
    "number": HEADINGS["number"],
    "beside": (
        "余额", "账户余额", "账户结余", "对方户名", "对方账号", "对方账户", "对方名称", "交易对方", "对方开户行",
        "balance", "sort code", "counter party", "counterparty", "付款银行", "商户号", "手续费", "服务费",
    ),
}  # fmt: skip
"""What banks and wallets call the columns, the surest first; ``also`` are numbers of orders and of earlier payments,
``beside`` is known and not read."""
# 交易时间 is a day where no other column is.
FIELD_OF = {name: field for field, names in reversed(NAMES.items()) for name in names}
RANK = {name: rank for names in reversed(NAMES.values()) for rank, name in enumerate(names)}
PAYERS = frozenset({
    "对方户名", "对方账号", "对方账户", "对方名称", "交易对方", "counter party", "counterparty", "付款银行",
})  # fmt: skip
"""Columns that say who paid: for a person who looks for the account, and never read as one."""
OF_WALLETS = frozenset({"微信订单号", "微信支付业务单号", "支付宝交易号", "账务流水号"})
"""What only bills of WeChat Pay and Alipay have, which count in yuan."""
OWN_CURRENCY = re.compile(r"(?P<bare>.+?)\s*[(（](?P<currency>[A-Za-z]{3})[)）]")
"""An amount whose name says its currency: ``Amount (GBP)``."""
RETURNED = re.compile(
    r"退款|退汇|退票|退回|冲正|冲账|冲销|红冲|抹账|撤销|refund|return|revers|unpaid|bounced|chargeback|recalled|revoked",
    re.IGNORECASE,
)
FEE = re.compile(r"手续费|服务费|收费|\bfees?\b|\bcharges?\b", re.IGNORECASE)
DONE = frozenset({
    "success", "交易成功", "支付成功", "已支付", "成功", "正常", "已收钱", "已存入零钱", "已完成", "完成", "交易完成",
    "已入账", "退款成功", "已退款", "已全额退款", "refund", "revoked", "completed", "settled", "posted", "booked",
})  # fmt: skip
"""States of a payment that has come to its end, or of a refund."""
INTO_WORDS = frozenset({"收入", "收", "贷", "贷方", "转入", "cr", "credit", "c", "in", "入"})
OUT_WORDS = frozenset({"支出", "支", "借", "借方", "转出", "dr", "debit", "d", "out", "出", "付"})
COUNTS = ("总交易单数", "资金流水总笔数")
"""Where a wallet's bill counts its own lines."""
DAY_AND_TIME = re.compile(r"(\d{8})(\d{2})(\d{2})(\d{2})", re.ASCII)
CLOCK = re.compile(r"(\d{1,2}):?(\d{2}):?(\d{2})(\.\d+)?$", re.ASCII)
MIDNIGHT = "00:00:00"
LAST_MONTH = 12
MULTIPLES = ("万", "千")


@dataclass(frozen=True, slots=True)
class Transfer:
    """Money on a line of a file: in or, with ``sign`` below nought, out, in tens of thousands or thousands where
    ``unit`` says so. ``account`` is that which a list names; ``own`` are numbers in a column for them, which may be the
    bank's, and ``texts`` is where one may be named otherwise; ``numbers`` are those by which this or another transfer
    is known, and ``returned`` whether a word says that money goes back. ``payer`` is what the line says of whoever
    paid."""

    line: int
    cells: tuple[str, ...]
    paid_on: date
    amount: str
    sign: int
    currency: str = ""
    reference: str = ""
    unit: str = ""
    account: str = ""
    own: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    word: str = ""
    returned: bool = False
    fee: bool = False
    payer: str = ""


@dataclass(frozen=True, slots=True)
class Transfers:
    """Content of such a file: its transfers, the lines that could not be read, how many held none, and what the file
    calls the columns that were read."""

    found: tuple[Transfer, ...]
    problems: tuple[Problem, ...]
    passed: int
    columns: Mapping[str, str]


def fields_of(names: Sequence[str]) -> tuple[tuple[Field, str] | None, ...]:
    """Return what each column of such a file holds, with the name that it is known by; None where it is not known."""
    bare = [match["bare"] if (match := OWN_CURRENCY.fullmatch(name.strip())) else name for name in names]
    known = meanings([name.strip() for name in bare], _aliases())
    return tuple((FIELD_OF[alias], alias) if alias else None for alias in known)


@cache
def _aliases() -> Mapping[str, tuple[str, ...]]:
    return dict.fromkeys(FIELD_OF, ())


def score(names: Sequence[str]) -> int:
    """Count the fields of such a file that are among the names."""
    return len({one[0] for one in fields_of(names) if one is not None})


def are_transfers(names: Sequence[str]) -> bool:
    """Return whether columns are those of a bank's or a wallet's file: a day, an amount, and a text or number beside
    which something stands that only such a file has."""
    found = {one[0] for one in fields_of(names) if one is not None}
    return (
        "day" in found
        and bool(found & {"into", "amount", "refunded"})
        and bool(found & {"remark", "reference", "also"})
        and bool(found & {"out", "direction", "beside", "status", "word"} or "number" not in found)
    )


def names_currency(head: Head) -> bool:
    """Return whether such a file says in which currency its amounts are: in a column, a name or above its head."""
    return _Places(head).names_currency


READ: tuple[Field, ...] = ("day", "time", "into", "out", "amount", "refunded", "reference", "word", "remark")
MOST_SHOWN = 12


def shown(names: Sequence[str], lines: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return heads and cells as a person may look at them: of a wallet's many columns those that are read."""
    fields = fields_of(names)
    read = [place for place, one in enumerate(fields) if one is not None and one[0] in READ]
    places = read if len(names) > MOST_SHOWN else range(len(names))
    rows = ([bare(cell) for cell in _rejoined(cells)] for cells in lines)
    return (
        tuple(names[place] for place in places),
        tuple(tuple(cells[place] if place < len(cells) else "" for place in places) for cells in rows),
    )


def read_transfers(head: Head, rows: Iterable[Line], dates: Order = "") -> Transfers:
    """Read the lines below the head of such a file. ``dates`` says which comes first in 05/01/2026, where the file has
    no day that tells. Titles, sums, remarks of the bank and repeated heads are counted and passed over."""
    places = _Places(head)
    lines = list(rows)
    order = dates or order_of_days(
        bare(cells[places.day]) for _, cells in lines if not isinstance(cells, str) and places.day < len(cells)
    )
    found: list[Transfer] = []
    problems: list[Problem] = []
    passed = 0
    counting = False
    for line, cells in lines:
        if isinstance(cells, str):
            problems.append(Problem(line, "", unreadable(cells)))
            continue
        clean = [bare(cell) for cell in _rejoined(cells)] or [""]
        if counting:
            told = clean[0].split(".")[0]
            if told.isdecimal() and int(told) != len(found) + len(problems):
                missing = Refusal("file", "rows_missing", given=len(found) + len(problems), expected=int(told))
                problems.append(Problem(line, "", missing, tuple(cells)))
            break
        if clean[0] in COUNTS:
            counting = True
        elif _is_beside(clean, places.names):
            passed += 1
        else:
            try:
                found.append(places.read(line, tuple(cells), clean, order))
            except Refusal as reason:
                theirs = places.columns.get(reason.field, reason.field)
                problems.append(Problem(line, theirs, alone(reason), tuple(cells)))
    return Transfers(tuple(found), tuple(problems), passed, places.columns)


def order_of_days(cells: Iterable[str]) -> Order:
    """Return which comes first in the days of a column, as far as one of them can be read one way only.

    >>> order_of_days(["05/01/2026", "28/01/2026"]), order_of_days(["05/01/2026"])
    ('dmy', '')
    """
    found = [match for cell in cells if (match := YEAR_LAST.match(cell))]
    first = any(int(match[1]) > LAST_MONTH for match in found)
    second = any(int(match[3]) > LAST_MONTH for match in found)
    return "" if first == second else "dmy" if first else "mdy"


def units_of(head: Head, places: Iterable[int]) -> frozenset[str]:
    """Return what columns of amounts count in, by their names, the line of units or what stands above the head."""
    told = [(head.names[place], split_unit(head.names[place])[1]) for place in places]
    found = (head.units.get(name, head.unit) if unit is None else unit for name, unit in told)
    return frozenset(unit if unit in MULTIPLES else "" for unit in found)


def one_unit(units: frozenset[str]) -> str:
    """Return what all amounts count in. Refuses several units in one file."""
    if len(units) > 1:
        raise Refusal("amount", "amounts_differ")
    return next(iter(units), "")


def sign_of(cell: str) -> int:
    """1 for an amount above nought, -1 for one below, 0 for nothing.

    >>> sign_of("+500.00"), sign_of("(1,200.00)"), sign_of("£-5"), sign_of("0.00"), sign_of("—")
    (1, -1, -1, 0, 0)
    """
    plain = unicodedata.normalize("NFKC", cell).replace("\N{MINUS SIGN}", "-").strip()
    if is_nothing(plain) or not re.search(r"[1-9]", plain):
        return 0
    before = re.match(r"[^0-9.]*", plain)
    return -1 if (before is not None and re.search(r"[-(]", before[0])) or plain.endswith("-") else 1


class _Places:
    """Where in a line each field stands."""

    def __init__(self, head: Head) -> None:
        self.names = head.names
        self._all: dict[Field, list[int]] = {}
        known = [(place, *one) for place, one in enumerate(fields_of(head.names)) if one is not None]
        for place, field, _ in sorted(known, key=lambda one: RANK[one[2]]):
            self._all.setdefault(field, []).append(place)
        self.day = self._all["day"][0]
        # A time that stands alone is that of the day beside it; a day that holds both has none.
        times = [place for place, _, alias in known if alias in NAMES["time"] and place != self.day]
        self._time = times[0] if times else None
        own = {match["currency"].upper() for name in head.names if (match := OWN_CURRENCY.fullmatch(name.strip()))}
        wallet = any(alias in OF_WALLETS for _, _, alias in known)
        self._currency = head.currency or ("CNY" if wallet else next(iter(own)) if len(own) == 1 else "")
        money: tuple[Field, ...] = ("into", "out", "amount", "refunded")
        self._payers = [place for place, _, alias in known if alias in PAYERS]
        self._units = units_of(head, [place for field in money for place in self._all.get(field, ())])
        ours: tuple[tuple[Field, str], ...] = (
            ("day", "paid_on"), ("out", "amount"), ("amount", "amount"), ("into", "amount"), ("reference", "reference"),
            ("currency", "currency"), ("status", "status"), ("direction", "direction"),
        )  # fmt: skip
        self.columns = {own: head.names[self._all[field][0]] for field, own in ours if field in self._all}
        said = head.names[(self._all.get("remark") or self._all.get("reference") or self._all["also"])[0]]
        self.columns = {"remark": said, "reference": said, **self.columns}

    @property
    def names_currency(self) -> bool:
        """Return whether the file says in which currency its amounts are."""
        return bool(self._currency) or "currency" in self._all

    def read(self, line: int, cells: tuple[str, ...], clean: Sequence[str], order: Order) -> Transfer:
        width = len(self.names)
        if len(clean) < width or any(clean[width:]):
            raise Refusal("row", "row_length", given=len(clean), expected=width)
        status = self._status(clean)
        words = " ".join([*self._texts(clean, "word"), *status]).strip()
        returned = RETURNED.search(" ".join([words, *self._texts(clean, "remark")]))
        amount, sign = self._amount(clean, refunded="REFUND" in status or "REVOKED" in status)
        day, clock = self._when(clean, order)
        refunds = [one for one in self._texts(clean, "refund") if sign < 0 and one != "0"]
        ids = self._texts(clean, "reference")
        own = (refunds or ids or [""])[0]
        reference = Row({"reference": own}).name_of_one("reference") if not is_nothing(own) else ""
        numbers = {*refunds, *ids, *self._texts(clean, "also")} - {own if refunds else ""}
        return Transfer(
            line,
            cells,
            day,
            amount,
            sign,
            self._currency_of(clean),
            reference or clock,
            unit=one_unit(self._units),
            own=tuple(self._texts(clean, "number")),
            texts=(*self._texts(clean, "remark"), *self._texts(clean, "also"), *self._texts(clean, "number")),
            numbers=tuple(sorted(numbers)),
            word=returned[0] if returned else "",
            returned=returned is not None,
            payer=" · ".join(dict.fromkeys((*self._payer(clean), *self._texts(clean, "remark")))),
            fee=sign < 0 and returned is None and FEE.search(" ".join(clean)) is not None,
        )

    def _texts(self, clean: Sequence[str], field: Field) -> list[str]:
        return [clean[place] for place in self._all.get(field, ()) if clean[place] and not is_nothing(clean[place])]

    def _payer(self, clean: Sequence[str]) -> list[str]:
        return [clean[place] for place in self._payers if clean[place] and not is_nothing(clean[place])]

    def _status(self, clean: Sequence[str]) -> list[str]:
        """The states of a transfer. Refuses one that has not come to its end."""
        found = self._texts(clean, "status")
        for one in found:
            if one.casefold() not in DONE and not one.startswith("已退款"):
                raise Refusal("status", "transfer_not_done", given=one[:40])
        return found

    def _amount(self, clean: Sequence[str], *, refunded: bool) -> tuple[str, int]:
        """The amount as it stands, and its sign. Refuses two that differ, and a line without any."""
        if refunded and "refunded" in self._all:
            return _one_of(self._texts(clean, "refunded")), -1
        into, out = self._texts(clean, "into"), self._texts(clean, "out")
        into, out = [one for one in into if sign_of(one)], [one for one in out if sign_of(one)]
        if into and out:
            raise Refusal("amount", "amounts_differ")
        if into:
            amount = _one_of(into)
            return amount, sign_of(amount)
        if out:
            return _one_of(out), -1
        if "amount" not in self._all:
            raise Refusal("amount", "missing_field")
        amount = _one_of(self._texts(clean, "amount"))
        if "direction" in self._all:
            word = clean[self._all["direction"][0]].casefold()
            if word not in INTO_WORDS | OUT_WORDS:
                raise Refusal("direction", "direction_unclear")
            return amount, -1 if word in OUT_WORDS else sign_of(amount)
        # An amount without a sign beside a kind that is all the direction there is.
        out_of = any(one.casefold() in OUT_WORDS for one in self._texts(clean, "word"))
        return amount, -1 if out_of else sign_of(amount)

    def _when(self, clean: Sequence[str], order: Order) -> tuple[date, str]:
        """The day, and the time of the day where it is said."""
        cell = clean[self.day]
        both = DAY_AND_TIME.fullmatch(cell)
        plain = both[1] if both else cell
        if re.match(r"\d{8} ", plain):
            plain = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
        day = read_day(plain, "paid_on", order)
        if day is None:
            raise Refusal("paid_on", "missing_field")
        told = clean[self._time] if self._time is not None and clean[self._time] else cell
        clock = CLOCK.search(told) if both or ":" in told or self._time is not None else None
        said = f"{int(clock[1]):02}:{clock[2]}:{clock[3]}" if clock else ""
        return day, "" if said == MIDNIGHT else said

    def _currency_of(self, clean: Sequence[str]) -> str:
        found = self._texts(clean, "currency")
        return currency_of(found[0]) if found else self._currency


def _one_of(cells: Sequence[str]) -> str:
    """The amount that several columns agree on."""
    told = [one for one in cells if sign_of(one)]
    if not told:
        raise Refusal("amount", "amount_not_positive")
    if len({re.sub(r"[^\d.]|\.?0*$", "", one) if "." in one else re.sub(r"\D", "", one) for one in told}) > 1:
        raise Refusal("amount", "amounts_differ")
    return told[0]


def bare(cell: str) -> str:
    """A cell without what a wallet puts in front or behind so that no spreadsheet changes it."""
    return cell.strip().lstrip("`").removeprefix("'").strip()


def _rejoined(cells: Sequence[str]) -> Sequence[str]:
    """The cells of a wallet's bill, which marks where each begins: a comma within one ends none."""
    if not (cells and cells[0].startswith("`")):
        return cells
    joined: list[str] = []
    for cell in cells:
        if cell.startswith("`"):
            joined.append(cell)
        else:
            joined[-1] = f"{joined[-1]},{cell}"
    return joined


def _is_beside(clean: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a line is no transfer: a remark of the wallet, a sum, the head once more, a title between."""
    filled = [cell for cell in clean if cell]
    first = filled[0] if filled else ""
    return (
        first.startswith("#")
        or not filled
        or (len(filled) == 1 and len(names) > 1)
        or any(is_sum(cell) for cell in filled[:2])
        or tuple(" ".join(cell.split()) for cell in clean) == tuple(names)
    )
