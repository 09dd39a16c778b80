"""Letters to the creditors of a client: where each is, that one went out, and what was answered."""

from __future__ import annotations

from dataclasses import replace

from calculators.errors import Refusal
from restructure.household.creditor_letters import debt_name
from restructure.household.creditor_reply import ANSWERS, CreditorAddress, CreditorReply, LetterKind, LetterSent
from restructure.household.distribution import DebtsCase, counted
from restructure.money.expression import parse_sum
from restructure.services.workplace import Workplace
from restructure.store import Store, accounts, means, settings
from restructure.unreadable import Unreadable

LONGEST_ADDRESS = 200


def addresses(store: Store) -> tuple[CreditorAddress, ...]:
    """The address book of creditors; nothing where it cannot be read."""
    found: tuple[CreditorAddress, ...] | Unreadable | None = settings.held(store, "creditor_addresses")
    return () if found is None or isinstance(found, Unreadable) else found


def set_address(store: Store, creditor: str, address: str) -> None:
    """Keep where a creditor gets its letters; an empty address takes it out. Refuses one that is too long."""
    name, plain = creditor.strip(), address.strip()
    if len(plain) > LONGEST_ADDRESS:
        raise Refusal("address", "text_too_long", largest=LONGEST_ADDRESS)
    others = tuple(one for one in addresses(store) if one.creditor != name)
    book = (*others, CreditorAddress(name, plain)) if plain else others
    settings.save(store, "creditor_addresses", tuple(sorted(book, key=lambda one: one.creditor)))


def sent(case: DebtsCase, kind: LetterKind, places: tuple[int, ...], workplace: Workplace) -> DebtsCase:
    """The case with the letters that went out today to the debts at ``places``, each noted once."""
    debts = counted(case)
    noted = (LetterSent(kind, debt_name(debts[place]), workplace.today) for place in places)
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
    return case
