"""Letters to creditors beside the offers: what each asks, whose figures it shows, what comes next after an answer."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from calculators.errors import Refusal
from calculators.rounding import Money
from reports.case_letters import letters_of, offers_of
from reports.creditor_letters import CreditorLetter, creditor_letter_pdf
from reports.formats import LANGUAGES, Language
from reports.letters import Offers, letter_pdf
from reports.statement import statement_pdf
from restructure.household.creditor_letters import NAMELESS, accepted, addressees, debt_name, space_until, standing
from restructure.household.creditor_reply import LETTER_KINDS, CreditorReply, LetterKind, LetterSent
from restructure.household.distribution import DebtsCase, OneDebt, way_of
from restructure.household.way_answers import WayAnswers
from restructure.parties.organisation import DEMO, amended
from tests.support.cases import ACCOUNT
from tests.support.reading import squeezed
from tests.support.statements import DEBTS, NOW, OFFERS, USUAL, statement, text

TODAY = date(2026, 11, 25)
NAMES: dict[Language, str] = {"en": "Example Advice", "zh": "示例咨询"}
CARD = OneDebt("Card", "Example Bank", Money(400_000), Decimal("0.24"), reference="4321")


def letter(kind: LetterKind, offers: Offers = OFFERS, **more: object) -> CreditorLetter:
    days: dict[str, object] = {"space_from": TODAY, "space_until": TODAY + timedelta(59)}
    if kind == "no_offer":
        debts = tuple(replace(one, minimum=one.minimum or Money(0)) for one in offers.debts)
        offers = replace(
            offers, debts=debts, shares=(Money(0),) * len(debts), available=Money(0), surplus=Money(-19_313)
        )
    if kind == "continue":
        days["agreed"] = (None, Money(20_000), None)
    return CreditorLetter(kind, offers, **({"matter": "calls at night"} | days | more))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [kind for kind in LETTER_KINDS if kind != "offer"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule_set", ["uk", "us"])
def test_every_letter_is_dated_addressed_referenced_and_signed(
    kind: LetterKind, language: Language, rule_set: str
) -> None:
    debts = (replace(DEBTS[0], minimum=Money(5_000)), CARD, DEBTS[2])
    known = replace(
        OFFERS, debts=debts, rule_set=rule_set, addresses=(("Example Bank", "1 Bank Street"),), signatory="Sam Signer"  # type: ignore[arg-type]
    )  # fmt: skip
    said = text(creditor_letter_pdf(letter(kind, known), 1, language))
    for there in ("Example Bank", "1 Bank Street", "4321", "Alex Sample", "Sam Signer", "2026"):
        assert there in said
    admits = {"en": "acknowledg", "zh": "承认"}[language]
    assert admits in said or "liability" in said


def test_a_holding_letter_asks_for_time_for_no_interest_and_for_reasons() -> None:
    said = text(creditor_letter_pdf(letter("holding"), 1, "en"))
    for asked in ("25 December 2026", "stop interest", "9 December 2026", "reasons in writing"):
        assert asked in said


def test_british_letters_name_the_act_and_the_ombudsman() -> None:
    british = replace(OFFERS, rule_set="uk")
    assert "sections 77 to 79" in text(creditor_letter_pdf(letter("agreement_request", british), 1, "en"))
    assert "Financial Ombudsman Service" in text(creditor_letter_pdf(letter("complaint", british), 1, "en"))
    assert "validate" in text(creditor_letter_pdf(letter("agreement_request", replace(OFFERS, rule_set="us")), 1, "en"))


def test_the_fee_of_a_copy_is_named_among_what_is_enclosed() -> None:
    british = text(creditor_letter_pdf(letter("agreement_request", replace(OFFERS, rule_set="uk")), 1, "en"))
    assert "Enclosed: fee of £1" in british
    assert "9 December" not in british
    assert "fee" not in text(creditor_letter_pdf(letter("agreement_request"), 1, "en"))


def test_a_moratorium_is_called_as_the_law_of_the_client_calls_it() -> None:
    english = text(creditor_letter_pdf(letter("moratorium", nation="england_wales"), 1, "en"))
    assert "Notice of a breathing space" in english
    assert "moratorium" not in english
    scottish = text(creditor_letter_pdf(letter("moratorium", nation="scotland"), 1, "en"))
    assert "moratorium on diligence" in scottish
    assert "breathing" not in scottish


@pytest.mark.parametrize(("arrears", "said"), [(90_000, "All of the"), (40_000, "£400.00"), (0, "towards the £900.00")])
def test_a_proposal_for_a_priority_debt_says_how_much_of_it_is_overdue(arrears: int, said: str) -> None:
    debts = (replace(DEBTS[0], arrears=Money(arrears), minimum=Money(5_000)), *DEBTS[1:])
    asked = replace(OFFERS, debts=debts)
    assert said in text(creditor_letter_pdf(letter("arrangement", asked), 0, "en"))
    american = text(creditor_letter_pdf(letter("arrangement", replace(asked, rule_set="us")), 0, "en"))
    assert "towards" not in american
    assert "arrears" not in american


def test_a_deficit_is_said_with_the_help_that_is_sought() -> None:
    nothing = replace(OFFERS, debts=OFFERS.debts[1:], available=Money(0), surplus=Money(-19_313))
    short = replace(nothing, shares=(Money(100),) * 2, method="token")
    said = " ".join(text(letter_pdf(short, 0, "en")).split())
    for there in ("lacks £193.13 a month", "income and help", "token payment of £1.00", "even so"):
        assert there in said
    assert "0.00 a month" not in said.replace("£1.00 a month", "")
    assert "£193.13" in text(creditor_letter_pdf(letter("no_offer"), 1, "en"))


@pytest.mark.parametrize(
    ("rule_set", "nation", "said"),
    [
        ("uk", "england_wales", "debt relief order"), ("uk", "scotland", "minimal asset process"),
        ("us", None, "11 U.S.C. § 362"), ("neutral", None, "personal insolvency"),
    ],
)  # fmt: skip
def test_who_prepares_insolvency_is_told_of_by_the_law_of_the_country(rule_set: str, nation: str, said: str) -> None:
    asked = letter("insolvency_hold", replace(OFFERS, rule_set=rule_set), nation=nation)  # type: ignore[arg-type]
    there = text(creditor_letter_pdf(asked, 1, "en")).replace("\n", " ")
    assert said in there
    assert ("debt relief order" in there) == (said == "debt relief order")


def test_what_is_missing_keeps_a_letter_back() -> None:
    for refused, code in (
        (letter("moratorium", space_until=None), "moratorium_undated"),
        (letter("complaint", matter=" "), "complaint_empty"),
        (letter("write_off", matter=" "), "write_off_empty"),
        (replace(letter("no_offer"), offers=OFFERS), "offer_possible"),
        (letter("continue", agreed=(None, OFFERS.left, Money(1))), "more_than_surplus"),
        (letter("holding", replace(OFFERS, may_go_out=False)), "consent_missing"),
        (letter("reconsider", replace(OFFERS, surplus=Money(1))), "more_than_surplus"),
    ):
        with pytest.raises(Refusal, match=code):
            creditor_letter_pdf(refused, 1, "en")


def amounts(said: str) -> set[str]:
    return set(re.findall(r"\d[\d,]*\.\d\d", said))


def test_every_figure_of_a_letter_stands_in_the_enclosed_statement_or_in_the_list() -> None:
    sheet = replace(USUAL, confirmed_at=datetime(2026, 11, 25, tzinfo=NOW.tzinfo))
    made = statement(sheet)
    month = made.means.month
    assert month is not None
    debts = (
        OneDebt("Card", "Example Bank", Money(400_000), Decimal("0.24")),
        OneDebt("Loan", "Sample", Money(100_000)),
    )
    moment = datetime(2026, 11, 25, tzinfo=NOW.tzinfo)
    case = DebtsCase(debts, consented_at=moment, confirmed_at=moment)
    way = way_of(case, month.amount, "pro_rata", token=Money(100))
    refused = tuple(CreditorReply("refused", debt_name(debt), TODAY) for debt in debts)
    case = replace(case, replies=refused)
    offers = offers_of(
        amended(DEMO, rule_set="us"), replace(ACCOUNT, currency="USD"), sheet, made.means, case, debts, way,
        available=month.amount, number=made.number, today=TODAY, first_on=date(2026, 12, 25),
    )  # fmt: skip
    enclosed = amounts(text(statement_pdf(made, "en")))
    ours = {f"{one / 100:,.2f}" for one in (*way.first, *(debt.balance or 0 for debt in debts), 500_000)}
    accepting = replace(
        case,
        letters=tuple(
            LetterSent("offer", debt_name(one), TODAY, share) for one, share in zip(debts, way.first, strict=True)
        ),
        replies=tuple(replace(one, answer="accepted") for one in refused),
    )
    kinds: tuple[LetterKind, ...] = ("offer", "reconsider", "write_off", "continue")
    for kind in kinds:
        for one in letters_of(kind, offers, accepting if kind == "continue" else case, matter="illness", names=NAMES):
            found = amounts(text(one.editions["en"]))
            assert f"{month.amount / 100:,.2f}" in found & enclosed
            assert found <= enclosed | ours
            assert made.number in text(one.editions["en"])


def test_letters_are_files_by_the_name_of_their_creditor() -> None:
    case = DebtsCase(OFFERS.debts)
    made = letters_of("holding", OFFERS, case, names=NAMES)
    assert [one.file for one in made] == [
        f"BS-2026-000007-{end}" for end in ("01-Town-Hall", "02-Example-Bank", "03-Sample-Finance")
    ]
    with pytest.raises(Refusal, match="no_addressee"):
        letters_of("reconsider", OFFERS, case, names=NAMES)


def test_each_kind_goes_to_whom_it_is_for() -> None:
    debts = (replace(DEBTS[0], minimum=Money(5_000)), CARD, DEBTS[2])
    shares = OFFERS.shares
    said = (CreditorReply("refused", debt_name(CARD), TODAY),)
    assert addressees("arrangement", debts, shares) == (0,)
    assert addressees("stop_interest", debts, shares) == (1,)
    assert (
        addressees("reconsider", debts, shares),
        addressees("reconsider", debts, shares, DebtsCase(replies=said)),
    ) == ((), (1,))
    later = (*said, CreditorReply("accepted", debt_name(CARD), TODAY + timedelta(1)))
    assert addressees("reconsider", debts, shares, DebtsCase(replies=later)) == ()
    assert all(addressees(kind, debts, shares) == (0, 1, 2) for kind in NAMELESS - {"stop_interest"})


@pytest.mark.parametrize(("day", "step"), [(0, "wait"), (13, "wait"), (14, "remind"), (15, "remind")])
def test_a_creditor_is_silent_on_the_fourteenth_day(day: int, step: str) -> None:
    case = DebtsCase((CARD,), letters=(LetterSent("offer", debt_name(CARD), TODAY),))
    assert standing(case, CARD, Money(1), TODAY + timedelta(day)).step == step


@pytest.mark.parametrize(
    ("kind", "answer", "amount", "step"),
    [
        ("offer", "accepted", None, "pay"), ("holding", "accepted", None, "review"),
        ("offer", "refused", None, "reconsider"), ("reconsider", "refused", None, "complain"),
        ("offer", "countered", 2_000, "pay_countered"), ("offer", "countered", 2_001, "counter_too_high"),
        ("offer", "countered", None, "weigh"),
    ],
)  # fmt: skip
def test_an_answer_leads_to_the_next_step(kind: LetterKind, answer: str, amount: int | None, step: str) -> None:
    name = debt_name(CARD)
    reply = CreditorReply(answer, name, TODAY, None if amount is None else Money(amount))  # type: ignore[arg-type]
    case = DebtsCase((CARD,), letters=(LetterSent(kind, name, TODAY),), replies=(reply,))
    assert standing(case, CARD, Money(2_000), TODAY + timedelta(30)).step == step
    assert accepted(case) == (("Example Bank",) if answer == "accepted" else ())


def test_a_letter_after_an_answer_waits_again() -> None:
    name = debt_name(CARD)
    later = LetterSent("reconsider", name, TODAY + timedelta(1))
    case = DebtsCase((CARD,), letters=(later,), replies=(CreditorReply("refused", name, TODAY),))
    assert standing(case, CARD, Money(1), TODAY + timedelta(2)).step == "wait"
    assert standing(DebtsCase((CARD,)), CARD, Money(1), TODAY).step == "write"


def test_a_moratorium_ends_by_the_law_of_its_nation() -> None:
    def until(nation: str | None) -> date | None:
        answers = WayAnswers(nation=nation)  # type: ignore[arg-type]
        return space_until(DebtsCase(answers=answers, space_from=date(2026, 12, 1)))

    assert until("england_wales") == date(2027, 1, 29)
    assert until("scotland") == date(2027, 5, 31)
    assert (until("northern_ireland"), until(None)) == (None, None)


@pytest.mark.parametrize("kind", [kind for kind in LETTER_KINDS if kind not in ("offer", "arrangement")])
def test_in_chinese_the_last_day_to_answer_is_one_of_those_that_are_left(kind: LetterKind) -> None:
    said = squeezed(text(creditor_letter_pdf(letter(kind), 1, "zh")))
    assert "日前" not in said
    assert "当事人" not in said
