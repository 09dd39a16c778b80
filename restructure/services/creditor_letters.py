"""Letters to the creditors of a client: where each is, that one went out, and what was answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from calculators.errors import Refusal
from calculators.rounding import NOTHING, Money
from restructure.clients.client_file import Answer as Received
from restructure.clients.client_file import Letter
from restructure.household.creditor_letters import debt_name
from restructure.household.creditor_reply import ANSWERS, CreditorAddress, CreditorReply, LetterKind, LetterSent
from restructure.household.distribution import DebtsCase, OneDebt, Way, chosen_way, counted, ways
from restructure.household.means import Means
from restructure.household.sheet import Sheet
from restructure.money.currency import parse_money
from restructure.money.expression import parse_sum
from restructure.parties.account import Account
from restructure.services.client_budgets import worked_out
from restructure.services.ways_out import available_of
from restructure.services.workplace import Workplace
from restructure.store import Store, accounts, client_files, client_records, means, negotiations, rights, settings
from restructure.store.negotiations import Event
from restructure.unreadable import Unreadable

LONGEST_ADDRESS = 200


def addresses(store: Store) -> tuple[CreditorAddress, ...]:
    """The address book of creditors; nothing where it cannot be read, and for whoever works for one creditor: who else
    is owed something is a client's matter."""
    if not rights.may(store, "client"):
        return ()
    found: tuple[CreditorAddress, ...] | Unreadable | None = settings.held(store, "creditor_addresses")
    return () if found is None or isinstance(found, Unreadable) else found


def set_address(store: Store, creditor: str, address: str) -> None:
    """Keep where a creditor gets its letters; an empty address takes it out. Refuses one that is too long, and whoever
    works for one creditor (``client_wall``)."""
    rights.check(store, "client", "address")
    name, plain = creditor.strip(), address.strip()
    if len(plain) > LONGEST_ADDRESS:
        raise Refusal("address", "text_too_long", largest=LONGEST_ADDRESS)
    others = tuple(one for one in addresses(store) if one.creditor != name)
    book = (*others, CreditorAddress(name, plain)) if plain else others
    settings.save(store, "creditor_addresses", tuple(sorted(book, key=lambda one: one.creditor)))


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A statement that goes with letters: its name as a file, and its bytes."""

    name: str
    pdf: bytes


def check_consent(case: DebtsCase) -> None:
    """Refuse letters to which the client has not agreed (``consent_missing``), or the partner whose debts they would
    tell of (``partner_letters_missing``)."""
    if case.waits_for_partner:
        raise Refusal("consent", "partner_letters_missing")
    if case.consented_at is None:
        raise Refusal("consent", "consent_missing")


@dataclass(frozen=True, slots=True)
class LetterBytes:
    """A letter as it went out: the place of its debt, its name as a file, its bytes, and the ``amount`` a month that it
    offers, if any."""

    place: int
    name: str
    pdf: bytes
    amount: Money | None = None


def sent(case: DebtsCase, kind: LetterKind, letters: Sequence[LetterBytes], workplace: Workplace) -> DebtsCase:
    """The case with the letters that went out today, each noted once."""
    debts = counted(case)
    noted = (LetterSent(kind, debt_name(debts[one.place]), workplace.today, one.amount) for one in letters)
    return replace(case, letters=tuple(dict.fromkeys((*case.letters, *noted))))


def note_reply(
    workplace: Workplace,
    account_number: str,
    creditor: str,
    answer: str,
    *,
    amount: str = "",
    note: str = "",
) -> DebtsCase:
    """Keep what a creditor answered today, ``amount`` as it was typed. Refuses a creditor that is not on the list or
    stands there more than once (``no_addressee``), an unknown answer, and a counter-offer without its amount."""
    held = means.debts_case(workplace.store, account_number)
    if isinstance(held, Unreadable):
        raise Refusal("account_number", "kept_unreadable")
    found = [one for one in counted(held or DebtsCase()) if creditor.strip() in (one.creditor, one.reference)]
    if held is None or len(found) != 1:
        raise Refusal("creditor", "no_addressee")
    known = next((one for one in ANSWERS if one == answer), None)
    if known is None:
        raise Refusal("answer", "unknown_choice", known=", ".join(ANSWERS))
    if known == "countered" and not amount.strip():
        raise Refusal("amount", "missing_field")
    account = accounts.load(workplace.store, account_number)
    asked = parse_sum(amount, account.currency, "amount") if account and known == "countered" else None
    reply = CreditorReply(known, debt_name(found[0]), workplace.today, asked, note)
    case = replace(held, replies=(*held.replies, reply))
    means.save(workplace.store, account_number, case, workplace.now)
    if account is not None:
        file_answer(workplace, account_number, reply, account.currency)
    return case


@dataclass(frozen=True, slots=True)
class OfferFigures:
    """Figures of letters that show some: the budget, the way that is chosen, and what a month has to share."""

    sheet: Sheet
    means: Means
    way: Way
    available: Money


@dataclass(frozen=True, slots=True)
class LettersBegun:
    """Everything that letters of an account are drawn from, under a ``number`` of their own, or that of the statement
    whose figures they show."""

    account: Account
    case: DebtsCase
    partner: str
    number: str
    offer: OfferFigures | None = None


def begin_letters(workplace: Workplace, account_number: str) -> LettersBegun:
    """Begin letters that offer nothing. Refuses an account that there is not, kept figures that cannot be read, and as
    ``check_consent``."""
    store = workplace.store
    account = accounts.load(store, account_number)
    if account is None:
        raise Refusal("account_number", "unknown_account")
    case, sheet = means.debts_case(store, account_number), means.sheet(store, account_number)
    if isinstance(case, Unreadable) or isinstance(sheet, Unreadable):
        raise Refusal("account_number", "kept_unreadable")
    check_consent(case or DebtsCase())
    number = means.next_reference(store, "CL", workplace.today.year)
    return LettersBegun(account, case or DebtsCase(), sheet.partner if sheet else "", number)


def begin_offers(workplace: Workplace, account_number: str) -> LettersBegun:
    """Begin letters that show figures of the budget, under the number of its statement. Refuses as ``begin_letters``,
    figures that the client has not confirmed (``consent_missing``), and a budget or debts of which nothing can be
    offered (``budget_waiting``, ``no_addressee``)."""
    store = workplace.store
    account = accounts.load(store, account_number)
    if account is None:
        raise Refusal("account_number", "unknown_account")
    sheet = means.sheet(store, account_number)
    if isinstance(sheet, Unreadable):
        raise Refusal("account_number", "kept_unreadable")
    case, available = available_of(workplace, account)
    check_consent(case)
    if sheet is None or not (case.confirmed_at and sheet.confirmed_at):
        raise Refusal("consent", "consent_missing")
    worked = worked_out(workplace, account, sheet)
    if available is None or worked.waiting:
        raise Refusal("budget", "budget_waiting")
    share, token = max(available, NOTHING), parse_money("1", account.currency, "token")
    way = chosen_way(ways(case, share, token=token), case.method)
    if way is None:
        raise Refusal("letters", "no_addressee")
    if not sheet.reference:
        sheet = replace(sheet, reference=means.next_reference(store, "BS", workplace.today.year))
        means.save(store, account_number, sheet, workplace.now)
        negotiations.append(store, account_number, Event(workplace.now, "statement", sheet.reference))
    figures = OfferFigures(sheet, worked, way, share)
    return LettersBegun(account, case, sheet.partner, sheet.reference, figures)


def keep_sent(
    workplace: Workplace,
    begun: LettersBegun,
    kind: LetterKind,
    letters: Sequence[LetterBytes],
    enclosed: Enclosed | None = None,
) -> None:
    """Keep that letters which were begun went out today, as they were sent, with what was ``enclosed``, and log it."""
    store, number = workplace.store, begun.account.number
    case = sent(begun.case, kind, letters, workplace)
    means.save(store, number, case, workplace.now)
    negotiations.append(store, number, Event(workplace.now, "letters", f"{begun.number}, {len(letters)}"))
    file_letters(workplace, number, begun.case, kind, letters, enclosed)


def file_letters(
    workplace: Workplace,
    account_number: str,
    case: DebtsCase,
    kind: LetterKind,
    letters: Sequence[LetterBytes],
    enclosed: Enclosed | None = None,
) -> None:
    """Put letters as they were sent into the file of the client, and once the statement that was ``enclosed``, where
    whoever is signed in works for clients."""
    store, debts = workplace.store, counted(case)
    if not client_files.works_for_client(store):
        return
    with store.writing() as connection:
        file = client_files.open_within(store, connection, account_number)
        for one in letters:
            debt = debts[one.place]
            document = client_records.add_document_within(store, connection, file, "letter", one.name, one.pdf)
            creditor = debt.creditor or debt.name
            letter = Letter(kind, creditor, workplace.today, debt.name, debt.reference, document)
            client_records.append_within(store, connection, file, letter)
        held = {one.sha256 for one in client_records.documents(store, file)}
        if enclosed is not None and sha256(enclosed.pdf).hexdigest() not in held:
            client_records.add_document_within(store, connection, file, "document", enclosed.name, enclosed.pdf)


def file_answer(workplace: Workplace, account_number: str, reply: CreditorReply, currency: str) -> None:
    """Put an answer into the file of the client, in place of that of the same creditor and day, where whoever is signed
    in works for clients."""
    store, today = workplace.store, workplace.today
    if not client_files.works_for_client(store):
        return
    file, creditor = client_files.open_file(store, account_number), reply.to.creditor or reply.to.name
    held = [(one.id, one.detail) for one in client_records.records(store, file)]
    letters = [number for number, one in held if isinstance(one, Letter) and one.creditor == creditor]
    before = [
        (number, one)
        for number, one in held
        if isinstance(one, Received) and (one.creditor, one.received_on) == (creditor, today)
    ]
    received = Received(
        creditor, today, reply.answer, letters[-1] if letters else None, reply.amount, currency, reply.note
    )
    if not before or before[-1][1] != received:
        client_records.append(store, file, received, before[-1][0] if before else None)


def share_of(workplace: Workplace, account_number: str, debt: OneDebt) -> Money | None:
    """Return what a debt gets a month by the way that is chosen; None where the budget is not known."""
    account = accounts.load(workplace.store, account_number)
    if account is None:
        return None
    case, available = available_of(workplace, account)
    if available is None:
        return None
    found = ways(case, max(available, NOTHING), token=parse_money("1", account.currency, "token"))
    way = chosen_way(found, case.method)
    if way is None:
        return None
    shares = {debt_name(one): share for one, share in zip(counted(case), way.first, strict=True)}
    return shares.get(debt_name(debt))
