"""Rows of payments, each for its account or asked about: none is guessed, none counts twice, none is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.importing.amounts import currency_of, read_amount
from restructure.importing.reading import Problem, alone
from restructure.importing.transfers import Transfer
from restructure.money.currency import plain_text
from restructure.store import Store, accounts, payment_search, payments, reversals, suspense
from restructure.store.payments import Payment
from restructure.store.suspense import State, Unplaced

Answers = Mapping[int, Sequence[str]]
"""Answers of a person to what was asked about lines of a file: ``another`` for a payment beside an equal one,
``instead`` for one in place of what is kept, ``aside`` for money to be set aside, else the number of an account or the
day or reference of a payment."""
ANOTHER, INSTEAD, ASIDE = "another", "instead", "aside"
RESERVED = {ANOTHER, INSTEAD, ASIDE}
UNPLACED = frozenset({"payment_unmatched", "payment_several", "unknown_account"})
"""Reasons for which money in stands on no account."""
ANY_CURRENCY = "KWD"
"""A currency of as many decimals as any: its minor units hold an amount of which the currency is not known."""
NO_ANSWERS: Answers = {}
LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Back:
    """A payment that is to be taken back, with the line that says so, why, and what stays in its place."""

    line: int
    cells: tuple[str, ...]
    payment: Payment
    reason: str
    instead: Payment | None = None


@dataclass(slots=True)
class Sorted:
    """Outcome of sorting: payments to keep and to take back, money to set aside, payments that money in suspense has
    become, by its number; how many lines were kept before, taken back before, or are money out that is no payment's;
    and what is not taken, or asked about."""

    new: list[Payment] = field(default_factory=list)
    back: list[Back] = field(default_factory=list)
    aside: list[Unplaced] = field(default_factory=list)
    placed: list[tuple[int, Payment]] = field(default_factory=list)
    known: int = 0
    gone: int = 0
    out: int = 0
    problems: list[Problem] = field(default_factory=list)


class _Book:
    """The payments of one account, those of the file among them."""

    def __init__(self, store: Store, number: str) -> None:
        self.kept = dict(payment_search.kept(store, number))
        self.seen: dict[Payment, int] = {}
        self._sums: dict[tuple[date, Money], list[Payment]] = {}
        self._references: dict[tuple[date, str], list[Payment]] = {}
        for one, gone in self.kept.items():
            if not gone:
                self.add(one)

    def add(self, payment: Payment) -> None:
        """Add a payment that counts."""
        self._sums.setdefault((payment.paid_on, payment.amount), []).append(payment)
        if payment.reference:
            self._references.setdefault((payment.paid_on, payment.reference), []).append(payment)

    def take_back(self, payment: Payment) -> None:
        """Leave out a payment that counts no more."""
        self.kept[payment] = True
        self._sums[payment.paid_on, payment.amount].remove(payment)
        if payment.reference:
            self._references[payment.paid_on, payment.reference].remove(payment)

    def equals(self, payment: Payment) -> bool:
        """Return whether one of the same day and amount may be the same, as a reference is missing."""
        others = self._sums.get((payment.paid_on, payment.amount), ())
        return any(not (one.reference and payment.reference) for one in others)

    def differing(self, payment: Payment) -> list[Payment]:
        """Return those that a bank knows by the same reference of the same day with another amount."""
        return self._references.get((payment.paid_on, payment.reference), []) if payment.reference else []

    def of_references(self, references: Sequence[str]) -> list[Payment]:
        """Return those that a bank knows by one of these references, of whatever day."""
        return [one for (_, reference), found in self._references.items() if reference in references for one in found]

    def of_amount(self, amount: Money, until: date) -> list[Payment]:
        """Return those of an amount that came no later than a day."""
        return [one for (day, sum_), found in self._sums.items() if sum_ == amount and day <= until for one in found]


class Sorter:
    """Sorts the rows of one file; ``name`` is what the file is called in the reason of a correction, and ``columns``
    what it calls its columns. With ``set_aside`` money in that names no account is set aside."""

    def __init__(
        self,
        store: Store,
        name: str,
        columns: Mapping[str, str],
        answers: Answers = NO_ANSWERS,
        *,
        set_aside: bool = False,
    ) -> None:
        self._store, self._name, self._columns, self._answers = store, name, columns, answers
        self._set_aside = set_aside
        self._lines: Counter[Unplaced] = Counter()
        self._today = store.now().date()
        self._books: dict[str, _Book] = {}
        self._currencies: dict[str, str] = {}
        self._signed = payment_search.signed_accounts(store)
        self.sorted = Sorted()

    def sort(self, rows: Iterable[Transfer]) -> Sorted:
        """Sort rows in their order, what came in before what goes back."""
        held = list(rows)
        for row in sorted(held, key=lambda one: one.sign < 0):
            try:
                self._take(row)
            except Refusal as reason:
                column = self._columns.get(reason.field, reason.field)
                self.sorted.problems.append(Problem(row.line, column, alone(reason), row.cells))
        lines = {one.line for one in held}
        for line in self._answers.keys() - lines:
            self.sorted.problems.append(Problem(line, "", Refusal("row", "answer_unused")))
        return self.sorted

    def _take(self, row: Transfer) -> None:
        if row.paid_on > self._today:
            raise Refusal("paid_on", "date_in_future", largest=self._today)
        if row.sign < 0:
            self._take_out(row)
            return
        money = self._unplaced(row)
        before = None if money is None else suspense.state(self._store, money)
        if row.returned and not self._said(row) and (before is None or self._named(row)):
            raise Refusal("remark", "transfer_unclear" if self._named(row) else "payment_unmatched")
        try:
            number = self._account(row)
        except Refusal as reason:
            if reason.code not in UNPLACED or money is None:
                raise
            wanted = self._set_aside or ASIDE in self._said(row)
            if not self._keep_aside(money, before, wanted=wanted):
                raise
            return
        payment = Payment(number, row.paid_on, self._amount(row, number), row.reference)
        if payment.amount <= 0:
            raise Refusal("amount", "amount_not_positive")
        kept = self._keep(row, payment)
        if kept is not None and before is not None and before[1] == "open":
            self.sorted.placed.append((before[0], kept))

    def _unplaced(self, row: Transfer) -> Unplaced | None:
        """The money of a line as it would be set aside; None where its amount cannot be read."""
        try:
            currency = currency_of(row.currency) if row.currency else ""
            amount = read_amount(row.amount, currency or ANY_CURRENCY, "amount", unit=row.unit)
        except Refusal:
            return None
        if amount <= 0:
            return None
        plain = plain_text(amount, currency or ANY_CURRENCY)
        plain = plain if currency or "." not in plain else plain.rstrip("0").rstrip(".")
        money = Unplaced(0, row.paid_on, plain, currency, row.payer, row.reference)
        self._lines[money] += 1
        return replace(money, line=row.line, times=self._lines[money])

    def _keep_aside(self, money: Unplaced, before: tuple[int, State] | None, *, wanted: bool) -> bool:
        """Set money aside, where that is wanted or was done before; returns whether it was."""
        if before is not None:
            self.sorted.gone += before[1] == "returned"
            self.sorted.known += before[1] != "returned"
        elif wanted:
            self.sorted.aside.append(money)
        return before is not None or wanted

    def _keep(self, row: Transfer, payment: Payment) -> Payment | None:
        """Keep a payment, if it is new; returns it unless it was taken back before."""
        book, said, into = self._book(payment.account_number), self._said(row), self.sorted
        book.seen[payment] = times = book.seen.get(payment, 0) + 1
        again = payment if times == 1 else replace(payment, reference=f"{payment.reference} ({times})".strip())
        if again in book.kept:
            into.gone += book.kept[again]
            into.known += not book.kept[again]
            return None if book.kept[again] else again
        if times > 1 and ANOTHER not in said:
            raise Refusal("reference", "payment_twice")
        payments.check(self._store, again)
        differing = book.differing(again) if times == 1 else []
        if INSTEAD in said and len(differing) == 1:
            wrong = differing[0]
            into.back.append(Back(row.line, row.cells, wrong, f"{self._name}:{row.line}", again))
            book.take_back(wrong)
            book.add(again)
            return again
        if ANOTHER not in said and differing:
            currency = self._currency(payment.account_number)
            was = f"{plain_text(differing[0].amount, currency)} {currency}"
            raise Refusal("reference", "payment_differs", given=was)
        if times == 1 and ANOTHER not in said and book.equals(again):
            raise Refusal("reference", "payment_equal")
        book.add(again)
        into.new.append(again)
        return again

    def _take_out(self, row: Transfer) -> None:
        """Take what goes back off the payment that it takes back; other money out is none of ours."""
        if row.fee:
            self.sorted.out += 1
            return
        by_reference = [*payment_search.of_reference(self._store, row.numbers), *self._new_of(row.numbers)]
        named = tuple({one.account_number for one in by_reference}) or self._named(row)
        if not named and not row.returned:
            self.sorted.out += 1
            return
        if not named:
            raise Refusal("remark", "return_unmatched")
        if not (row.returned or by_reference or self._said(row)):
            raise Refusal("remark", "return_unclear")
        amount = Money(abs(self._amount(row, named[0])))
        reason = self._reason(row, amount, named[0])
        if any(one.reason == reason for number in named for one in reversals.reversals(self._store, number)):
            self.sorted.known += 1
            return
        found = self._returned(row, named, amount)
        left = Money(found.amount - amount)
        instead = replace(found, amount=left) if left else None
        self.sorted.back.append(Back(row.line, row.cells, found, reason, instead))
        book = self._book(found.account_number)
        book.take_back(found)
        if instead is not None:
            book.add(instead)

    def _returned(self, row: Transfer, named: Sequence[str], amount: Money) -> Payment:
        """The payment that goes back: that of its reference, else that of its amount. Refuses none and several."""
        books = [self._book(number) for number in named]
        fitting = [one for book in books for one in book.of_references(row.numbers) if one.amount >= amount]
        fitting = fitting or [one for book in books for one in book.of_amount(amount, row.paid_on)]
        said = self._said(row)
        chosen = [one for one in fitting if one.paid_on.isoformat() in said or one.reference in filter(None, said)]
        if len(chosen) == 1 or len(fitting) == 1:
            return (chosen if len(chosen) == 1 else fitting)[0]
        if not fitting:
            raise Refusal("remark", "return_unknown")
        days = ", ".join(sorted(f"{one.paid_on} {one.reference}".strip() for one in fitting))
        raise Refusal("remark", "return_several", given=days)

    def _new_of(self, references: Sequence[str]) -> list[Payment]:
        return [one for one in self.sorted.new if one.reference and one.reference in references]

    def _reason(self, row: Transfer, amount: Money, number: str) -> str:
        """The bank's own words for what goes back, which are the same when the file comes again."""
        money = plain_text(amount, self._currency(number))
        told = f"{row.paid_on} -{money} {row.word} {row.reference}".strip()
        return told[:LONGEST_REASON]

    def _account(self, row: Transfer) -> str:
        """The account that a row names; of several the one that asks for just this sum. Refuses none and several."""
        named = self._named(row)
        if ASIDE in self._said(row):
            raise Refusal("remark", "payment_unmatched")
        said = set(self._said(row)) - RESERVED
        if said and not payment_search.accounts_named(self._store, said, self._signed):
            raise Refusal("account_number", "unknown_account")
        if len(named) > 1:
            fitting = [one for one in named if self._asks_for(row, one)]
            named = tuple(fitting) if len(fitting) == 1 else named
        if not named:
            raise Refusal("remark", "payment_unmatched")
        if len(named) > 1:
            raise Refusal("remark", "payment_several", given=", ".join(named))
        if not self._currency(named[0]):
            raise Refusal("account_number", "unknown_account")
        return named[0]

    def _asks_for(self, row: Transfer, number: str) -> bool:
        amount = self._amount(row, number)
        return amount in payment_search.asked_for(self._store, number, self._today)

    def _named(self, row: Transfer) -> tuple[str, ...]:
        told = payment_search.accounts_named(self._store, set(self._said(row)) - RESERVED, self._signed)
        if told or row.account:
            return told or (row.account,)
        own = {one for one in row.own if self._currency(one)}
        return tuple(sorted(own.union(payment_search.accounts_named(self._store, row.texts, self._signed))))

    def _said(self, row: Transfer) -> Sequence[str]:
        return self._answers.get(row.line, ())

    def _book(self, number: str) -> _Book:
        if number not in self._books:
            self._books[number] = _Book(self._store, number)
        return self._books[number]

    def _currency(self, number: str) -> str:
        """The currency of an account, empty where there is no such account."""
        if number not in self._currencies:
            account = accounts.load(self._store, number)
            self._currencies[number] = "" if account is None else account.currency
        return self._currencies[number]

    def _amount(self, row: Transfer, number: str) -> Money:
        currency = self._currency(number)
        if not currency:
            raise Refusal("account_number", "unknown_account")
        if row.currency and currency_of(row.currency) != currency:
            raise Refusal("currency", "currency_differs", given=row.currency, currency=currency)
        return read_amount(row.amount, currency, "amount", negative=True, unit=row.unit)
