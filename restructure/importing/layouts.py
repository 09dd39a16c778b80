"""The files we know: which columns make an account, and how."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from calculators.calendar import add_months
from calculators.errors import Refusal
from calculators.parts import Parts
from calculators.rounding import NOTHING, Money
from restructure.importing.amounts import currency_of
from restructure.importing.days import MONTHS
from restructure.importing.fields import Row
from restructure.importing.headings import ALSO_PHONE, DAYS_OVERDUE, NOTE, TOTAL
from restructure.money.currency import minor_digits, plain_text
from restructure.parties.account import Account, Month, Person
from restructure.parties.account_fields import (
    COLUMNS,
    DEFAULTS,
    FIELD,
    IN_FILES,
    REQUIRED,
    AccountField,
    Kind,
    account_of,
)
from restructure.requests import EARLIEST


@dataclass(frozen=True, slots=True)
class Layout:
    """A file's layout. ``columns`` names the file's column of a field that ``read`` itself does not name; ``fills`` are
    the columns of an account of which it says something."""

    name: str
    required: frozenset[str]
    columns: dict[str, str]
    read: Callable[[Row], Account]
    fills: frozenset[str]


Reader = Callable[[Row, AccountField, str], object]
"""Reads a field's cell; amounts are of the currency that the row names."""

READERS: Mapping[Kind, Reader] = {
    "account_number": lambda row, field, _: row.account_number(field.name, field.longest),
    "text": lambda row, field, _: row.text(field.name, required=field.required, longest=field.longest),
    "lines": lambda row, field, _: row.text(field.name, required=field.required, longest=field.longest, lines=True),
    "number": lambda row, field, _: row.name_of_one(field.name, required=field.required, longest=field.longest),
    "id_number": lambda row, field, _: row.id_number(field.name, required=field.required, longest=field.longest),
    "currency": lambda row, field, _: _currency(row, field.name),
    "choice": lambda row, field, _: row.one_of(field.name, field.choices, DEFAULTS[field.name]),
    "part": lambda row, field, currency: row.money(field.name, currency, required=field.required),
    "amount": lambda row, field, currency: row.optional_money(field.name, currency),
    "balance_day": lambda row, field, _: _day(row, field),
    "day": lambda row, field, _: _day(row, field),
    "rate": lambda row, field, _: row.rate(field.name),
    "count": lambda row, field, _: row.count(field.name),
}
"""How a cell of each kind is read, in whatever form people write it; ``plain_rows`` knows the plainest ones."""
OF_ONE: Mapping[str, Reader] = {
    "name": lambda row, field, _: row.name_of_person(field.name, longest=field.longest),
    "phone": lambda row, field, _: row.phone(field.name, longest=field.longest),
}
"""What is read otherwise than others of its kind."""


def reader_of(field: AccountField) -> Reader:
    """Return how the cell of a field is read."""
    return OF_ONE.get(field.name, READERS[field.kind])


FIRST = {"currency", "as_of"}
"""Without them no amount is read, nor is any of it true of a day."""
LONGEST_OVERDUE, LONGEST_NOTE = 20_000, 2000
READ = tuple((FIELD[name], reader_of(FIELD[name])) for name in COLUMNS if name in set(IN_FILES) - FIRST)


def own_account(row: Row) -> Account:
    """An account from our own layout: one column per field, amounts in major units."""
    currency = _currency(row, "currency")
    as_of = _day(row, FIELD["as_of"])
    values = {field.name: read(row, field, currency) for field, read in READ}
    more: dict[str, Any] = {"overdue_since": overdue_since(row, as_of)} if DAYS_OVERDUE in row.cells else {}
    if ALSO_PHONE in row.cells:
        more["phone"] = _phones(row, str(values["phone"]))
    if NOTE in row.cells:
        row.text(NOTE, longest=LONGEST_NOTE, lines=True)
    account = account_of({"currency": currency, "as_of": as_of} | values | more)
    check_total(row, account.parts, currency)
    return account


def check_total(row: Row, owed: Parts, currency: str) -> None:
    """Refuse a row of which one sum for all that is owed is another than that of its parts."""
    total = row.optional_money(TOTAL, currency) if TOTAL in row.cells else None
    if total is not None and total != owed.total:
        said, read = (plain_text(one, currency) for one in (total, owed.total))
        raise Refusal(TOTAL, "total_differs", given=said, sum=read)


def overdue_since(row: Row, as_of: date | None) -> date | None:
    """The day from which the debt is overdue, by its days counted back from that of the balance. Refuses so many that
    no debt is so old, and another day beside them."""
    days = row.count(DAYS_OVERDUE)
    since = row.date("overdue_since")
    if not days or as_of is None:
        return since
    if days > LONGEST_OVERDUE:
        # A day, as a spreadsheet counts it, in a column of days overdue.
        raise Refusal(DAYS_OVERDUE, "number_out_of_range", smallest=0, largest=LONGEST_OVERDUE)
    counted = as_of - timedelta(days=days)
    if counted < EARLIEST:
        raise Refusal(DAYS_OVERDUE, "number_out_of_range", smallest=0, largest=(as_of - EARLIEST).days)
    if since is not None and since != counted:
        raise Refusal(DAYS_OVERDUE, "days_differ", given=days, since=since)
    return counted


def _phones(row: Row, first: str) -> str:
    """Both telephones in the one field that there is."""
    numbers = dict.fromkeys(filter(None, (first, row.name_of_one(ALSO_PHONE, longest=FIELD["phone"].longest))))
    both = " / ".join(numbers)
    if len(both) > FIELD["phone"].longest:
        raise Refusal(ALSO_PHONE, "text_too_long", largest=FIELD["phone"].longest)
    return both


def _currency(row: Row, column: str) -> str:
    currency = currency_of(row.text(column, required=True))
    try:
        minor_digits(currency)
    except Refusal as reason:
        raise Refusal(column, reason.code, **reason.facts) from None
    return currency


def _day(row: Row, field: AccountField) -> date | None:
    day = row.date(field.name)
    if day is None and field.required:
        raise Refusal(field.name, "missing_field")
    return day


OPEN = ("Current", "In Grace Period", "Late (16-30 days)", "Late (31-120 days)", "Default")


def lending_club_loan(row: Row) -> Account:
    """A loan of LendingClub's public file. What is owed is principal: the file holds no interest or fees in arrears.

    Open loans state ``out_prncp``; for charged-off ones it is the amount funded less the principal received. The
    balance is of the month of the last payment, up to which interest was paid.
    """
    funded, repaid = row.money("funded_amnt", "USD"), row.money("total_rec_prncp", "USD")
    status = row.text("loan_status", required=True)
    principal = row.money("out_prncp", "USD") if status in OPEN else Money(funded - repaid)
    if principal <= 0:
        raise Refusal("out_prncp" if status in OPEN else "total_rec_prncp", "nothing_owed")
    issued = month_of(row, "issue_d")
    if issued is None:
        raise Refusal("issue_d", "missing_field")
    last_paid_on = month_of(row, "last_pymnt_d")
    paid_until = last_paid_on or issued
    return Account(
        number=f"LC-{row.text('id', required=True)}",
        debtor=Person(""),
        creditor="LendingClub",
        currency="USD",
        parts=Parts(principal=principal),
        as_of=paid_until,
        confirmed_by="LendingClub loan file",
        product="consumer_loan",
        contract_rate=row.percent("int_rate"),
        contract_date=issued,
        overdue_since=add_months(paid_until, 1),
        contract_payment=row.money("installment", "USD"),
        contract_payments=row.whole("term"),
        last_paid=row.optional_money("last_pymnt_amnt", "USD"),
        last_paid_on=last_paid_on,
        paid_so_far=_paid(row),
        source=f"{row.text('src')}:{row.text('src_line')}",
    )


def month_of(row: Row, column: str) -> date | None:
    """The first of a month: ``Oct-2014``, or ``16-Jun``, which a spreadsheet made of June 2016."""
    cell = row.text(column)
    match = re.fullmatch(r"([A-Za-z]{3})-(\d{4})|(\d{2})-([A-Za-z]{3})", cell, re.ASCII)
    name = (match[1] or match[4]).lower() if match else ""
    if cell and (match is None or name not in MONTHS):
        raise Refusal(column, "not_a_date", given=cell[:40])
    return date(int(match[2] or f"20{match[3]}"), MONTHS.index(name) + 1, 1) if match else None


def _paid(row: Row) -> Money | None:
    # Sums of this column carry the noise of binary fractions (3846.6409935248): a display figure, cut to the cent.
    cell = row.text("total_pymnt")
    match = re.fullmatch(r"(\d{1,12})(?:\.(\d*))?", cell, re.ASCII)
    if cell and match is None:
        raise Refusal("total_pymnt", "not_an_amount", given=cell[:40])
    return Money(int(match[1]) * 100 + int((match[2] or "")[:2].ljust(2, "0"))) if match else None


STATEMENT = date(2005, 9, 30)
"""The UCI file's last statement; PAY_0 is September 2005, PAY_2 August, and so on back to April."""

UCI_MONTHS = ("PAY_0", "PAY_2", "PAY_3", "PAY_4", "PAY_5", "PAY_6")


def uci_card(row: Row) -> Account:
    """A card of "Default of Credit Card Clients" (I-C. Yeh, UCI, CC BY 4.0): the September 2005 bill is the balance.

    ``PAY_n`` above 0 is months late; 0, -1 and -2 are not overdue. A bill of nothing or an overpayment is no debt.
    """
    balance = row.signed_money("BILL_AMT1", "TWD")
    if balance <= 0:
        raise Refusal("BILL_AMT1", "nothing_owed")
    late = row.whole("PAY_0")
    return Account(
        number=f"UCI-{row.whole('ID'):05}",
        debtor=Person(""),
        creditor="UCI card file, Taiwan 2005",
        currency="TWD",
        parts=Parts(principal=balance),
        as_of=STATEMENT,
        confirmed_by="UCI card file",
        product="credit_card",
        overdue_since=add_months(STATEMENT, -late) if late > 0 else None,
        last_paid=Money(max(NOTHING, row.signed_money("PAY_AMT1", "TWD"))),
        last_paid_on=add_months(STATEMENT, 0),
        history=tuple(_uci_month(row, index, column) for index, column in reversed(tuple(enumerate(UCI_MONTHS)))),
        source=f"uci_credit_card.csv ID {row.whole('ID')}",
    )


def _uci_month(row: Row, back: int, column: str) -> Month:
    late = row.whole(column)
    return Month(
        month=add_months(STATEMENT, -back, 1),
        billed=row.signed_money(f"BILL_AMT{back + 1}", "TWD"),
        paid=row.signed_money(f"PAY_AMT{back + 1}", "TWD"),
        months_late=max(late, 0),
    )


PUBLIC = frozenset(
    {"number", "creditor", "currency", "principal", "as_of", "confirmed_by", "product", "overdue_since", "last_paid"}
    | {"last_paid_on", "source"}
)
LAYOUTS = (
    Layout(
        "restructure",
        REQUIRED,
        {"number": "number"},
        own_account,
        frozenset(IN_FILES),
    ),
    Layout(
        "lendingclub",
        frozenset(
            {"id", "funded_amnt", "term", "int_rate", "installment", "issue_d", "loan_status", "total_rec_prncp"}
        ),
        {"number": "id", "principal": "out_prncp"},
        lending_club_loan,
        PUBLIC | {"contract_rate", "contract_date", "contract_payment", "contract_payments", "paid_so_far"},
    ),
    Layout(
        "uci_credit_card",
        frozenset({"ID", "BILL_AMT1", "PAY_AMT1", *UCI_MONTHS}),
        {"number": "ID", "principal": "BILL_AMT1"},
        uci_card,
        PUBLIC | {"history"},
    ),
)
