"""Five accounts through every screen, paper, message and the JSON door: each figure is one that the door gives too."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from msgspec import structs
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from calculators.own_rows import OwnRow
from calculators.parts import PARTS, PartTreatment, Treatment
from calculators.rounding import Money
from reports import formats, wording
from reports.formats import LANGUAGES, Language
from reports.messages import short_message
from restructure.agreements.course import Kept
from restructure.household.distribution import EVERY_MONTH, owed_of
from restructure.money.currency import plain_text
from restructure.offers.kinds import OPTIONS
from restructure.offers.option import Option
from restructure.offers.outcome import Simulated
from restructure.offers.terms import DownPayment, InstalmentTerms, OptionKind
from restructure.papers import BEFORE, PaperName
from restructure.parties.account import Account, Debt
from restructure.parties.organisation import amended
from restructure.policy import PolicyName
from restructure.requests.option import option_as_asked
from restructure.store import Store, accounts, negotiations, plan_events
from tests.support.reading import sheets_of, squeezed
from tests.support.said import in_sight
from tests.ui.conftest import explain, means, texts, type_into
from ui.api.quote import quote
from ui.api.routes import compute
from ui.models.debts import DebtsModel
from ui.models.desk import DeskModel
from ui.shell.home import AccountRow
from ui.shell.navigation import PageName
from ui.shell.window import MainWindow

INCOME, SPENDING, PRIORITY = 1_600_000, 950_000, 30_000
PAGES: tuple[PageName, ...] = ("aloud", "budget", "conduct")
"""Pages beside the desk that show the offer."""
HOUSEHOLD = {"income": "16000.00", "spending": "9500.00", "priority": "300.00"}
AMOUNT = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})*\.\d{2}(?![\d%])(?!\s?%)|(?<![\d.,])\d{4,}\.\d{2}(?![\d%])(?!\s?%)")
CITED = re.compile(r"\d+\s+CFR\s+[\d.]+|§ ?[\d.]+|(?<=\D)\d{4}\.\d{2}(?=条)")
SOURCES = re.compile("[\N{ZERO WIDTH SPACE}]")


@dataclass(frozen=True, slots=True)
class Walked:
    """An account of the walk: of which demo account it is made, under which rules, which card is offered."""

    number: str
    made_of: str
    rules: PolicyName
    kind: OptionKind
    currency: str
    first_due: str = ""
    down: bool = False
    own_days: bool = False


FIVE = (
    Walked("W-1", "DEMO-0021", "cn-credit-card", "instalment", "CNY", "2026-12-15", down=True),
    Walked("W-2", "DEMO-0012", "uk", "deferral", "GBP", "2026-12-15"),
    Walked("W-3", "DEMO-0002", "us", "settlement", "USD"),
    Walked("W-4", "DEMO-0032", "cn-licensed-loan", "instalment", "CNY", own_days=True),
    Walked("W-5", "DEMO-0037", "cn-private-lending", "instalment", "HKD"),
)
"""An instalment plan with money down, a deferral, a settlement, days of their own, another currency."""


@dataclass(slots=True)
class Compared:
    """How many figures were compared, and those that differ, with where they stand."""

    count: int = 0
    differing: list[str] = field(default_factory=list)

    def take(self, where: str, found: set[str], known: set[str], asked: Iterable[str] = ()) -> None:
        """Compare what was found somewhere with what is known; ``asked`` has to be among it."""
        wanted = set(asked)
        self.count += len(found | wanted)
        self.differing += [f"{where}: {amount} is no figure of the offer" for amount in sorted(found - known)]
        self.differing += [f"{where}: {amount} is not there" for amount in sorted(wanted - found)]


def keep_five(store: Store) -> None:
    """Keep the five accounts, their balances of two days ago."""
    for one in FIVE:
        like = accounts.load(store, one.made_of)
        assert like is not None
        made = replace(like, number=one.number, currency=one.currency, as_of=date(2026, 11, 23), demo=False)
        accounts.save(store, made)


def reopened(window: MainWindow, offered: Mapping[str, Simulated]) -> Compared:
    """Open each account on a later day: what was offered stands as it was made, row by row."""
    found, model = Compared(), None
    for one in FIVE:
        window.open_account(one.number)
        model = window.pages.desk.model
        outcome, made = model.outcomes[one.kind], offered[one.number]
        assert isinstance(outcome, Simulated)
        for place in range(len(made.schedule)):
            found.take(f"{one.number} on the next day", set(_row(outcome, place)), set(_row(made, place)))
    return found


def offers_of(window: MainWindow) -> dict[str, Simulated]:
    """Make the offer of each account, and return what was offered."""
    made: dict[str, Simulated] = {}
    keep_five(window.session.store)
    for one in FIVE:
        window.session.set_organisation(amended(window.session.organisation, rule_set=one.rules))
        window.open_account(one.number)
        _settle(window, one)
        _offer(window)
        outcome = window.pages.desk.model.chosen_outcome
        assert outcome is not None
        made[one.number] = outcome
    return made


def walk(window: MainWindow, *, whole: bool) -> Compared:
    """Lead each account through; ``whole`` is every paper in both languages, else one of each by turns."""
    found = Compared()
    keep_five(window.session.store)
    for place, one in enumerate(FIVE):
        for language in LANGUAGES if whole else LANGUAGES[place % 2 :][:1]:
            _lead(window, one, language, found, whole=whole, place=place)
        if whole or not place:
            _sign(window, one, found)
    return found


def _lead(window: MainWindow, one: Walked, language: Language, found: Compared, *, whole: bool, place: int) -> None:
    session = window.session
    session.set_language(language)
    session.set_organisation(amended(session.organisation, rule_set=one.rules, agreement_template="F-1"))
    window.open_account(one.number)
    _settle(window, one)
    model, known = window.pages.desk.model, set[str]()
    for kind in OPTIONS:
        reply = _asked(model, kind)
        outcome = model.outcomes[kind]
        assert isinstance(outcome, Simulated), (one.number, kind, outcome)
        mine = [_row(outcome, at) for at in range(len(outcome.schedule))]
        for ours, theirs in zip(mine, reply["schedule"], strict=True):
            found.take(f"{one.number} {kind} door", set(ours), set(_amounts(theirs)) | {str(theirs["due"])})
        known |= _amounts(reply) | _derived(reply)
    known |= _of_account(model) | _of_means(model)
    chosen = model.chosen_outcome
    assert chosen is not None
    rows = {plain_text(payment, one.currency) for payment in chosen.schedule.payment}
    total = {plain_text(chosen.totals.paid, one.currency)}
    for where, said in _surfaces(window, one, language, whole=whole, place=place):
        there = {"schedule": rows, "paper": rows | total}.get(where, set[str]())
        guided = _of_guidelines(window) if where == "budget" else set[str]()
        texts = tuple(said)
        found.take(f"{one.number} {language} {where}", amounts_in(texts), known | guided, there)
        if where == "desk":
            _beside_desk(window, one, language, found)
        if where in ("paper", "voice"):
            plain = squeezed("".join(texts))
            days = set(map(str, chosen.schedule.due if where == "paper" else chosen.schedule.due[:1]))
            seen = {day for day in days if _is_written(date.fromisoformat(day), plain, language, one.rules)}
            found.take(f"{one.number} {language} {where}", seen, days, days)


def _beside_desk(window: MainWindow, one: Walked, language: Language, found: Compared) -> None:
    """What Debts and Home say of the account: the debt of the day, whose principal bears the month's interest."""
    desk, lead = window.pages.desk.model, window.navigator
    account, case = desk.account, desk.case
    assert account is not None
    assert case is not None
    total = plain_text(case.debt.total, one.currency)
    lead.show_page("home")
    QApplication.processEvents()
    listed = next(shown for shown in window.findChildren(AccountRow) if one.number in in_sight(shown))
    found.take(f"{one.number} {language} home", amounts_in(in_sight(listed)), {total}, {total})
    lead.show_page("debts")
    QApplication.processEvents()
    page, parts = window.pages.debts, case.debt.parts
    cells = [page.entries.cell(0, column.key).text for column in page.entries.columns]
    owed = {plain_text(amount, one.currency) for amount in (parts.total, parts.principal)}
    owed.add(_month_of_interest(account, case.debt))
    known = owed | _of_means(desk) | _of_account(desk) | _shared(page.model)
    known |= {plain_text(amount, one.currency) for amount in (parts.total - parts.principal, _effective(case.debt))}
    found.take(f"{one.number} {language} debts", amounts_in(cells), known, owed)
    found.take(f"{one.number} {language} debts page", amounts_in(said_on(page)), known)
    lead.show_page("desk")


def _month_of_interest(account: Account, debt: Debt) -> str:
    """What the door says that a month of the contract adds to a principal."""
    request = {
        "currency": debt.currency,
        "principal": plain_text(debt.parts.principal, debt.currency),
        "from": "2026-12-01",
        "to": "2027-01-01",
        "rates": [{"from": "2026-12-01", "annual_rate": str(account.contract_rate or 0)}],
        "day_count": "30/360",
    }
    reply, code = compute("accrue", json.dumps(request).encode())
    assert code == 0, reply
    return str(reply["interest"])


def _effective(debt: Debt) -> Money:
    """The same month were the rate an effective one."""
    monthly = (1 + float(debt.contract_rate or 0)) ** (1 / 12) - 1
    return Money(round(debt.parts.principal * monthly))


def _shared(model: DebtsModel) -> set[str]:
    """Every amount that the door gives for the debts of the page, in every way to share them."""
    found = set[str]()
    (debt,) = owed_of(model.debts)
    listed = {
        "name": debt.name,
        "balance": plain_text(debt.balance, model.currency),
        "principal": plain_text(debt.balance - debt.resting, model.currency),
        "annual_rate": str(debt.annual_rate),
        "minimum": plain_text(debt.minimum, model.currency),
        "arrears": plain_text(debt.arrears, model.currency),
    }
    for method in EVERY_MONTH:
        request = {"currency": model.currency, "available": plain_text(model.available, model.currency)}
        reply, code = compute("distribute", json.dumps(request | {"debts": [listed], "method": method}).encode())
        assert code == 0, reply
        found |= _amounts(reply)
    return found


def _settle(window: MainWindow, one: Walked) -> None:
    """What is typed on the desk: the means, and the dates and sums that this account has of its own."""
    desk = window.pages.desk
    means(window, "16000", "9500", "300")
    desk.model.choose(one.kind)
    if one.first_due:
        type_into(desk.plan_line.first_due, one.first_due)
    option = desk.model.options[one.kind]
    if one.down and isinstance(option.terms, InstalmentTerms):
        down = DownPayment(Money(200_000), window.session.today() + timedelta(days=5))
        desk.model.change(one.kind, Option(structs.replace(option.terms, down_payment=down), option.treatment))
    if one.own_days and isinstance(option.terms, InstalmentTerms):
        days = ((date(2026, 12, 31), 100_000), (date(2027, 2, 20), 200_000), (date(2027, 6, 1), None))
        rows = tuple(OwnRow(day, None if amount is None else Money(amount)) for day, amount in days)
        terms = structs.replace(option.terms, payment=None, payments=None, rows=rows, first_due=rows[0].due)
        desk.model.change(one.kind, Option(terms, option.treatment))
    QApplication.processEvents()


def _asked(model: DeskModel, kind: OptionKind) -> dict[str, Any]:
    """The answer of the door to what stands on a card."""
    account, case, option, outcome = model.account, model.case, model.options[kind], model.outcomes[kind]
    assert account is not None
    assert case is not None
    currency, creditor = account.currency, case.creditor
    terms = outcome.terms if kind == "settlement" and isinstance(outcome, Simulated) else option.terms
    request: dict[str, Any] = {
        "currency": currency,
        "as_of": account.as_of,
        "today": case.debt.as_of,
        "debt": {name: plain_text(getattr(account.parts, name), currency) for name in PARTS},
        "option": option_as_asked(terms, currency),
        "treatment": _treatment(option.treatment, currency),
        "household": HOUSEHOLD,
        "policy": model.policy.name,
    }
    request["debt"] |= {"product": account.product, "contract_rate": str(account.contract_rate)}
    if creditor is not None:
        request["creditor"] = {
            "discount_rate": str(creditor.discount_rate),
            "recovery": str(creditor.recovery),
            "cost": str(creditor.cost),
            "no_deal_months": creditor.no_deal_months,
        }
    reply, code = quote(json.dumps(request, default=str).encode())
    assert code == 0, (account.number, kind, reply)
    return dict(json.loads(json.dumps(reply, default=str)))


def _treatment(treatment: Treatment, currency: str) -> dict[str, Any]:
    def part(one: PartTreatment) -> Any:
        return "waive" if one.waive == "all" else {"waive": plain_text(one.waive, currency), "rest": one.rest}

    return {name: part(getattr(treatment, name)) for name in ("interest", "penalty", "fees")}


def _row(outcome: Simulated, place: int) -> list[str]:
    columns = ("opening", "payment", "principal", "interest", "arrears", "fee", "closing")
    schedule, currency = outcome.schedule, outcome.debt.currency
    return [str(schedule.due[place]), *(plain_text(getattr(schedule, name)[place], currency) for name in columns)]


def _amounts(reply: object) -> set[str]:
    """Every amount of an answer."""
    if isinstance(reply, dict):
        return set().union(*map(_amounts, reply.values()))
    if isinstance(reply, list):
        return set().union(*map(_amounts, reply))
    return {reply.lstrip("-")} if isinstance(reply, str) and re.fullmatch(r"-?\d+\.\d{2}", reply) else set()


def _derived(reply: dict[str, Any]) -> set[str]:
    """What a paper works out of the rows: the earlier interest still owed beside the principal, a payment without it,
    and a month with it."""
    rows = reply["schedule"]
    cents = {name: [_cents(row[name]) for row in rows] for name in ("closing", "arrears", "fee", "payment")}
    earlier, fees = (list(accumulate(reversed(cents[name]))) for name in ("arrears", "fee"))
    left = [whole - past for whole, past in zip([earlier[-1]] * len(rows), accumulate(cents["arrears"]), strict=True)]
    unpaid = [fees[-1] - past for past in accumulate(cents["fee"])]
    found = [sum(parts) for parts in zip(cents["closing"], left, unpaid, strict=True)]
    found += [closing + arrears for closing, arrears in zip(cents["closing"], left, strict=True)]
    found += [a - b for a, b in zip(cents["payment"], cents["arrears"], strict=True)]
    found += [a - b - c for a, b, c in zip(cents["payment"], cents["arrears"], cents["fee"], strict=True)]
    found += [SPENDING + PRIORITY + payment for payment in cents["payment"]]
    return {plain_text(Money(amount), "CNY") for amount in found}


def _is_written(day: date, plain: str, language: Language, rules: PolicyName) -> bool:
    """Whether a day stands in a text without spaces, in words or as tables write it."""
    ways = (formats.date(day, language), formats.short_date(day, language))
    return any(squeezed(wording.spelled(said, language, rules)) in plain for said in ways)


def _cents(text: str) -> int:
    return round(float(text) * 100)


def _of_account(model: DeskModel) -> set[str]:
    """What the account itself says, as confirmed and as of today."""
    account, case = model.account, model.case
    assert account is not None
    assert case is not None
    parts = (account.parts, case.debt.parts)
    told = [getattr(one, name) for one in parts for name in (*PARTS, "total")]
    told += [account.last_paid, account.paid_so_far, account.contract_payment, case.debt.accrued]
    told += [one.no_deal_value for one in model.good.values() if one is not None]
    told += [Money(one.parts.total - one.parts.penalty) for one in (account, case.debt)]
    return {plain_text(amount, account.currency) for amount in told if amount is not None}


def _of_means(model: DeskModel) -> set[str]:
    """The month as it was typed, what is set aside of it, and down to which income a plan holds."""
    chosen = model.chosen_outcome
    assert chosen is not None
    assert chosen.month is not None
    month, breaks = chosen.month, chosen.affordability.breaks_at
    assert (month.income, month.spending, month.priority) == (INCOME, SPENDING, PRIORITY)
    left = INCOME - SPENDING - PRIORITY
    told = (INCOME, SPENDING, PRIORITY, left, month.savings, left - month.savings)
    falls = () if breaks is None else (math.ceil(INCOME * (1 - breaks)),)
    return {plain_text(Money(amount), "CNY") for amount in (*told, *falls)}


def _of_guidelines(window: MainWindow) -> set[str]:
    """What is usual, beside what is spent."""
    told = window.pages.budget.model.means
    currency = window.pages.desk.model.currency
    return {plain_text(one.standard, currency) for one in told.guidelines} if told is not None else set()


def amounts_in(said: Iterable[str]) -> set[str]:
    """Every amount with its cents in some texts, without separators; what numbers a law is none."""
    plain = (CITED.sub("", SOURCES.sub("", text)) for text in said)
    return {found[0].replace(",", "") for text in plain for found in AMOUNT.finditer(text)}


def said_on(widget: QWidget) -> Iterator[str]:
    """Everything that can be read on a widget."""
    yield from in_sight(widget)
    yield from (one.text() for one in widget.findChildren(QLineEdit) if one.isVisible())


def _surfaces(
    window: MainWindow, one: Walked, language: Language, *, whole: bool, place: int
) -> Iterator[tuple[str, Iterable[str]]]:
    """Every place where a figure of the offer stands, and what stands there."""
    desk, lead = window.pages.desk, window.navigator
    yield "desk", said_on(desk)
    desk.results.show_tab(2)
    QApplication.processEvents()
    yield "schedule", said_on(desk.results)
    _offer(window)
    QApplication.processEvents()
    yield "log", said_on(desk.negotiation)
    for name in PAGES:
        lead.show_page(name)
        QApplication.processEvents()
        yield name, said_on(window.pages.page(name))
    lead.show_page("desk")
    lead.prepare_agreement()
    page = window.pages.agreement
    yield "agreement", said_on(page.terms)
    yield "paper", sheets_of(page.pdf)
    page.side.take_way("voice")
    QApplication.processEvents()
    yield "voice", said_on(page.side.read_back)
    page.side.take_way("desk")
    papers: tuple[PaperName, ...] = ("offer", "choices", "memo", "memo_copy", "cost_sheet")
    for kind in BEFORE if whole else (papers[place],):
        lead.show_handout(kind)
        if window.pages.handouts.pdf:
            yield kind, sheets_of(window.pages.handouts.pdf)
    lead.leave_handouts()


def _sign(window: MainWindow, one: Walked, found: Compared) -> None:
    """Sign, and compare what follows: the rows in Records, the message, and the desk once it is open again."""
    lead, page = window.navigator, window.pages.agreement
    window.session.set_language("en")
    QApplication.processEvents()
    lead.show_page("desk")
    lead.prepare_agreement()
    type_into(page.inputs["address"], "1 Sample Street")
    explain(window)
    for side in (page.debtor_side, page.creditor_side):
        side.typed.setChecked(True)
    _press(page.sign)
    if page.signed is None:
        # Where nobody should talk now it asks first.
        _press(page.sign)
    assert page.signed is not None, (one.number, texts(page.terms.missing), texts(page.signing))
    kept = _kept(window, one)
    rows = {plain_text(row.payment, one.currency) for row in kept.now.rows}
    dates = {str(row.due) for row in kept.now.rows}
    outcome = kept.agreement.outcome
    known = {plain_text(amount, one.currency) for amount in outcome.schedule.payment if amount}
    found.take(f"{one.number} records", rows - {"0.00"}, known, known)
    found.take(f"{one.number} records", dates, {str(day) for day in outcome.schedule.due})
    due = next(row for row in kept.now.rows if row.payment)
    text = short_message(kept.agreement, due, "en")
    found.take(f"{one.number} message", amounts_in([text]), {plain_text(due.payment, one.currency)})
    lead.show_page("records")
    QApplication.processEvents()
    total = {plain_text(outcome.totals.paid, one.currency)}
    detail = amounts_in(said_on(window.pages.plans.detail))
    paid_now = {plain_text(Money(outcome.debt.total - outcome.waived.total), one.currency)}
    parts = {plain_text(getattr(outcome.debt.parts, name), one.currency) for name in PARTS}
    parts.add(plain_text(outcome.totals.interest, one.currency))
    left = {plain_text(Money(outcome.debt.total - outcome.debt.parts.principal - outcome.waived.total), one.currency)}
    found.take(f"{one.number} records page", detail, known | total | paid_now | parts | left | {"0.00"}, total)


def _offer(window: MainWindow) -> None:
    say = window.pages.desk.negotiation
    _press(say.offer)
    if negotiations.events(window.session.store, _number(window))[-1].kind != "offered":
        _press(say.offer)


def _number(window: MainWindow) -> str:
    account = window.pages.desk.model.account
    assert account is not None
    return account.number


def _press(pressed: QAbstractButton) -> None:
    """Press a button once it takes presses."""
    while not pressed.isEnabled():
        QTest.qWait(20)
    pressed.click()


def _kept(window: MainWindow, one: Walked) -> Kept:
    kept = plan_events.all_kept(window.session.store, window.session.today())
    return next(each for each in kept if each.agreement.account.number == one.number)
