"""The letters of a case as files: who gets which, under names that tell the creditor."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from calculators.errors import Refusal
from calculators.rounding import NOTHING, Money
from reports.creditor_letters import WITH_STATEMENT, CreditorLetter, creditor_letter_pdf
from reports.formats import LANGUAGES, Language
from reports.letters import Offers, addressed, letter_pdf
from reports.statement import Statement
from restructure.household.creditor_letters import OFFERING, accepted, addressees, agreed
from restructure.household.creditor_reply import LetterKind
from restructure.household.distribution import DebtsCase, OneDebt, Way, counted, growing, one_sum
from restructure.household.means import Means
from restructure.household.sheet import Sheet
from restructure.parties.account import Account
from restructure.parties.organisation import Organisation, page_size_of

OFFER_OPEN_DAYS = 28
"""How long a full and final offer stays open, so that a creditor can answer by post."""
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class MadeLetter:
    """A letter in each language, its ``file`` by the name of the creditor, the place of its debt, whether the statement
    goes with it, and the ``amount`` a month that it offers, if any."""

    name: str
    file: str
    place: int
    editions: dict[Language, bytes]
    with_statement: bool
    amount: Money | None = None


def statement_of(
    organisation: Organisation, account: Account, sheet: Sheet, means: Means, *, number: str, today: date
) -> Statement:
    """The statement of a budget, a draft while nobody has confirmed it."""
    identity, rule_set = organisation.identity, organisation.policy.rule_set
    return Statement(
        number,
        today,
        identity.name,
        account.debtor.name,
        account.currency,
        sheet,
        means,
        sheet.confirmed_at.date() if sheet.confirmed_at else None,
        page_size_of(organisation.page, rule_set),
        rule_set,
    )


def offers_of(
    organisation: Organisation,
    account: Account,
    sheet: Sheet,
    means: Means,
    case: DebtsCase,
    debts: tuple[OneDebt, ...],
    way: Way,
    *,
    available: int,
    number: str,
    today: date,
    first_on: date,
    addresses: tuple[tuple[str, str], ...] = (),
) -> Offers:
    """The offers of a case, a month's or of its one sum."""
    identity, rule_set = organisation.identity, organisation.policy.rule_set
    return Offers(
        number=number,
        made_on=today,
        organisation=identity.name,
        client=account.debtor.name,
        currency=account.currency,
        debts=debts,
        shares=way.first,
        available=available,  # type: ignore[arg-type]
        method=way.method,
        first_on=first_on,
        open_until=today + timedelta(days=OFFER_OPEN_DAYS),
        authority=case.authority,
        review_on=case.review_on,
        growing=frozenset(one.index for one in growing(debts, way)),
        may_go_out=case.may_go_out,
        page_size=page_size_of(organisation.page, rule_set),
        surplus=means.month.amount if means.month else None,
        sender=tuple(filter(None, (identity.address, identity.telephone))),
        signatory=identity.representative,
        client_address=account.debtor.address,
        rule_set=rule_set,
        partner=sheet.partner,
        agreed_too=case.partner_consented_at is not None,
        joint=sheet.mode == "joint",
        shared_by_both=sheet.has_consent("partner"),
        addresses=addresses,
    )


def nameless_offers(
    organisation: Organisation,
    account: Account,
    case: DebtsCase,
    *,
    partner: str,
    number: str,
    today: date,
    addresses: tuple[tuple[str, str], ...] = (),
) -> Offers:
    """The debts of a case for letters that offer nothing: no budget has to be there, consent to letters alone, which
    is asked for before."""
    identity, rule_set, debts = organisation.identity, organisation.policy.rule_set, counted(case)
    return Offers(
        number=number,
        made_on=today,
        organisation=identity.name,
        client=account.debtor.name,
        currency=account.currency,
        debts=debts,
        shares=(NOTHING,) * len(debts),
        available=NOTHING,
        method="pro_rata",
        first_on=today,
        open_until=today,
        authority=case.authority,
        may_go_out=True,
        page_size=page_size_of(organisation.page, rule_set),
        sender=tuple(filter(None, (identity.address, identity.telephone))),
        signatory=identity.representative,
        client_address=account.debtor.address,
        rule_set=rule_set,
        partner=partner,
        agreed_too=case.partner_consented_at is not None,
        addresses=addresses,
    )


def of_one_sum(offers: Offers, case: DebtsCase) -> Offers:
    """The offers of a case's one sum, where there is one."""
    if not case.lump_sum:
        return offers
    return replace(offers, once=True, shares=one_sum(case), available=case.lump_sum)


def letters_of(
    kind: LetterKind,
    offers: Offers,
    case: DebtsCase,
    *,
    matter: str = "",
    space_until: date | None = None,
    names: dict[Language, str],
    letterhead: bytes = b"",
) -> tuple[MadeLetter, ...]:
    """Every letter of a kind in both languages; ``names`` is the organisation's in each. Refuses a kind for which no
    debt is there (``no_addressee``), and as the letter itself does."""
    places = addressed(offers) if kind == "offer" else addressees(kind, offers.debts, offers.shares, case)
    if not places and kind != "offer":
        raise Refusal("letters", "no_addressee")
    going_on = tuple(agreed(case, debt) for debt in offers.debts)
    letter = CreditorLetter(
        kind, offers, accepted(case), matter, case.space_from, space_until, case.answers.nation, going_on
    )
    made = []
    for count, place in enumerate(places, 1):
        editions = {}
        for language in LANGUAGES:
            ours = replace(offers, organisation=names[language])
            editions[language] = (
                letter_pdf(ours, place, language, letterhead)
                if kind == "offer"
                else creditor_letter_pdf(replace(letter, offers=ours), place, language, letterhead)
            )
        debt = offers.debts[place]
        name = f"{offers.number}-{count:02}"
        file = f"{name}-{file_word(debt.creditor or debt.name)}".rstrip("-")
        enclosed = kind == "offer" or kind in WITH_STATEMENT
        made.append(MadeLetter(name, file, place, editions, enclosed, _offered(kind, offers, place)))
    return tuple(made)


def _offered(kind: LetterKind, offers: Offers, place: int) -> Money | None:
    """The sum a month that a letter offers; None where it offers none, or one sum once."""
    if kind not in OFFERING or offers.once:
        return None
    return offers.debts[place].minimum if kind == "arrangement" else offers.shares[place]


def file_word(text: str) -> str:
    """A creditor's name as a part of a file's name: letters and digits of any script, all else a hyphen.

    >>> file_word("Hexford Borough / Tax"), file_word("招商银行（信用卡）")
    ('Hexford-Borough-Tax', '招商银行-信用卡')
    """
    return re.sub(r"[\W_]+", "-", text)[:LONGEST_NAME].strip("-")
