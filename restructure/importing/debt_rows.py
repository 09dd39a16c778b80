"""Several debts as rows of text, and rows of text as debts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.household.categories import of_section
from restructure.household.distribution import DEBT_RATES, MOST_DEBTS, ONE_FIGURE, OWNERS, DebtRate, DebtsCase, OneDebt
from restructure.importing.sheet_rows import (
    NO_NAMES,
    BadRow,
    Columns,
    Names,
    bounded,
    check_cells,
    columns_of,
    is_yes,
    one_of,
)
from restructure.importing.spreadsheet import Cells
from restructure.money.currency import plain_text
from restructure.money.expression import parse_sum
from restructure.requests.reader import parse_rate

HEADS = (
    "name",
    "creditor",
    "balance",
    "principal",
    "rate",
    "rate_kind",
    "charge",
    "minimum",
    "arrears",
    "priority",
    "owner",
    "reference",
    "note",
    "on_sheet",
    "apart",
)
SHORT = ("name", "creditor", "balance", "rate", "minimum", "arrears", "note")
"""What the columns of a list without heads are."""
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": (
        "debt", "account name", "description", "type of debt", "product", "债务", "名称", "债务名称", "产品",
        "贷款产品",
    ),
    "creditor": (
        "lender", "creditor name", "company", "bank", "owed to", "original creditor", "债权人", "机构", "银行", "平台",
        "债权机构", "贷款机构", "放款机构",
    ),
    "balance": (
        "amount owed", "amount owing", "owed", "owing", "outstanding", "outstanding balance", "current balance",
        "balance owed", "total owed", "amount", "debt balance", "欠款", "余额", "欠款余额", "欠款金额", "未还金额",
        "剩余欠款", "剩余本金", "总欠款", "待还金额",
    ),
    "principal": ("principal balance", "principal owed", "bearing interest", "本金", "计息本金", "其中本金"),
    "rate": (
        "interest rate", "rate a year", "annual rate", "interest", "rate %", "年利率", "利率", "年化利率", "年化",
    ),
    "apr": ("apr %", "annual percentage rate"),
    "ear": ("ear %", "aer", "effective rate", "effective annual rate"),
    "rate_month": ("monthly rate", "rate a month", "月利率", "月息"),
    "rate_day": ("daily rate", "rate a day", "日利率", "日息"),
    "rate_kind": ("rate is", "kind of rate", "利率性质"),
    "charge": ("fixed charge", "monthly charge", "固定费用", "每月费用"),
    "minimum": (
        "minimum payment", "min payment", "min", "contractual payment", "monthly payment", "payment", "minimum due",
        "最低还款", "最低还款额", "月供", "每月应还", "最低额",
    ),
    "arrears": ("past due", "overdue", "amount overdue", "in arrears", "逾期", "逾期金额", "拖欠", "欠缴"),
    "priority": ("kind", "priority debt", "优先", "是否优先"),
    "owner": ("whose", "in whose name", "responsible", "归属", "谁的"),
    "reference": (
        "account number", "account no", "account", "acct", "ref", "creditors reference", "your reference",
        "agreement number", "card number", "账号", "卡号", "合同号", "编号", "借据号",
    ),
    "note": ("notes", "standing", "comment", "comments", "remarks", "status", "备注", "说明", "现状"),
    "on_sheet": ("on the sheet",),
    "apart": ("agreed apart",),
}  # fmt: skip
"""What others call the columns, beside their own names here."""
WORKED_OUT = ("interest a month", "每月利息")
"""A column of our own screen that follows from others."""
RATES: Mapping[str, int] = {"rate": 1, "apr": 1, "ear": 1, "rate_month": 12, "rate_day": 365}
"""The columns that hold a rate, and how often a year it comes."""
WITH_KIND = re.compile(r"(?P<rate>[\d.]+\s*[%％]?)\s*(?P<kind>APR|EAR|AER)", re.IGNORECASE)
A_PART = re.compile(
    r"(?P<first>每?[日月])?(?:利率|息)?\s*(?P<rate>[\d.]+\s*[%％]?)\s*(?:(?:a|per|/)\s*(?P<last>day|month|mo|日|天|月))?"
)
LONGEST = 80


def to_rows(case: DebtsCase, currency: str) -> tuple[Cells, ...]:
    """Every debt under ``HEADS``; rates as percentages."""
    return (HEADS, *(_row(debt, currency) for debt in case.debts))


def _row(debt: OneDebt, currency: str) -> Cells:
    def money(amount: Money | None) -> str:
        return "" if amount is None else plain_text(amount, currency)

    return (
        debt.name,
        debt.creditor,
        money(debt.balance),
        money(debt.principal),
        "" if debt.rate is None else f"{(debt.rate * 100).normalize():f}%",
        debt.rate_kind,
        money(debt.charge),
        money(debt.minimum),
        money(debt.arrears),
        "yes" if debt.priority else "",
        debt.owner,
        debt.reference,
        debt.note,
        debt.on_sheet,
        "yes" if debt.apart else "",
    )


def debt_columns(rows: tuple[Cells, ...]) -> Columns:
    """The columns of rows of debts."""
    return columns_of(rows, HEADINGS, SHORT, WORKED_OUT)


def from_rows(
    rows: tuple[Cells, ...], currency: str, names: Names = NO_NAMES, columns: Columns | None = None
) -> tuple[tuple[OneDebt, ...], tuple[BadRow, ...]]:
    """Debts from rows: by their heads, or without any in the order of ``SHORT``; ``columns`` says what was answered
    about heads that are not known.

    A row that cannot be read is named with its column, never half-taken. Refuses more debts than a list holds.
    """
    found = columns or debt_columns(rows)
    if len(rows) - found.below > MOST_DEBTS:
        raise Refusal("file", "count_too_large", largest=MOST_DEBTS)
    debts: list[OneDebt] = []
    bad: list[BadRow] = []
    for place, cells in enumerate(rows[found.below :], found.below + 1):
        record = {head: cell for head, cell in zip(found.heads, cells, strict=False) if head}
        try:
            debts.append(_debt(record, currency, names))
        except Refusal as reason:
            bad.append(BadRow(place, reason.field, reason))
    return tuple(debts), tuple(bad)


def merged(case: DebtsCase, debts: tuple[OneDebt, ...]) -> DebtsCase:
    """The list with debts taken in: each replaces one that is equal, else one of the same name, creditor and reference,
    else of the same name and creditor where one of the two has no reference; one for one. The others follow."""
    held, waiting = list(case.debts), list(debts)
    free = list(range(len(held)))
    tests: tuple[Callable[[OneDebt, OneDebt], bool], ...] = (
        lambda ours, theirs: ours == theirs,
        lambda ours, theirs: _key(ours) == _key(theirs),
        lambda ours, theirs: _key(ours)[:2] == _key(theirs)[:2] and not (ours.reference and theirs.reference),
    )
    for same in tests:
        left = []
        for debt in waiting:
            place = next((place for place in free if same(held[place], debt)), None)
            if place is None:
                left.append(debt)
            else:
                free.remove(place)
                held[place] = replace(debt, reference=debt.reference or held[place].reference)
        waiting = left
    return replace(case, debts=(*held, *waiting))


def _key(debt: OneDebt) -> tuple[str, str, str]:
    return debt.name.strip(), debt.creditor.strip(), debt.reference.strip()


def _debt(record: Mapping[str, str], currency: str, names: Names) -> OneDebt:
    if not (record.get("name") or record.get("creditor")):
        raise Refusal("name", "missing_field")

    def money(field: str) -> Money | None:
        cell = record.get(field, "").strip()
        return parse_sum(cell, currency, field) if cell else None

    def text(field: str) -> str:
        return bounded(record, field, LONGEST)

    check_cells(record)
    rate, kind = _rate_of(record, currency, names)
    return OneDebt(
        name=text("name"),
        creditor=text("creditor"),
        balance=money("balance"),
        principal=money("principal"),
        rate=rate,
        rate_kind=kind,
        charge=money("charge"),
        minimum=money("minimum"),
        arrears=money("arrears"),
        priority=_is_priority(record, names),
        owner=one_of(record, "owner", OWNERS, "client", names),
        reference=text("reference"),
        note=text("note"),
        on_sheet=one_of(record, "on_sheet", (ONE_FIGURE, *of_section("priority")), ""),
        apart=is_yes(record, "apart"),
    )


def _is_priority(record: Mapping[str, str], names: Names) -> bool:
    cell = record.get("priority", "").strip().casefold()
    return is_yes({"priority": names.get(f"priority {cell}", cell)}, "priority")


def _rate_of(record: Mapping[str, str], currency: str, names: Names) -> tuple[Decimal | None, DebtRate]:
    """The rate a year, and what kind it is: in Britain an APR is an effective rate, elsewhere a nominal one."""
    given = [head for head in RATES if record.get(head, "").strip()]
    if len(given) > 1:
        raise Refusal(given[1], "rate_twice")
    head = given[0] if given else "rate"
    text = record.get(head, "").strip()
    match = WITH_KIND.fullmatch(text)
    said = match["kind"].casefold() if match else head
    text = match["rate"] if match else text
    times = RATES[head]
    part = A_PART.fullmatch(text)
    unit = (part["first"] or part["last"]) if part else None
    if part and unit:
        text, times = part["rate"], 12 if unit[-1] in "月ho" else 365
    rate = _rate(text)
    effective = said == "ear" or said == "aer" or (said == "apr" and currency == "GBP")
    usual: DebtRate = "effective" if effective else "nominal"
    kind = one_of(record, "rate_kind", DEBT_RATES, usual, names)
    return (None if rate is None else rate * times), kind


def _rate(text: str) -> Decimal | None:
    """A percentage, with or without its sign. Refuses a fraction without: a workbook shows 0.2899 as 28.99 %."""
    if not text:
        return None
    bare = text.rstrip("%％ \N{NO-BREAK SPACE}")
    value = parse_rate(bare, "rate", most=1000)
    if 0 < value < 1 and bare == text:
        raise Refusal("rate", "rate_unclear", given=text[:40])
    return value / 100
