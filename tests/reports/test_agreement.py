"""The paper itself: built, and read back from its bytes."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from pypdf import PdfReader

from calculators.calendar import Frequency
from calculators.deferral import DeferralRule
from calculators.errors import Refusal
from calculators.instalment import Method
from calculators.parts import PartTreatment, Treatment
from calculators.rounding import Money
from reports import formats, plan
from reports.agreement import agreement_pdf
from reports.bilingual import bilingual_text
from reports.facts import GUESSED_PAGES
from reports.layout.sheet import PAGES
from reports.pages.budget import budget
from restructure.agreements.agreement import WORDINGS, Agreement, Credited, Wording, short_digest, sign, terms_digest
from restructure.agreements.evidence import AtDesk, ByVoice, Consent
from restructure.agreements.printed_terms import printed_digest
from restructure.household.household import quick
from restructure.offers.outcome import Case, Simulated
from restructure.offers.terms import DownPayment
from restructure.parties.account import Person, debt_on
from restructure.parties.organisation import DEMO, PAGE_SIZES, Organisation, PageSize, amended
from restructure.policy import policy_named
from restructure.simulation import simulate
from tests.support.choices import METHODS
from tests.support.placed import placed
from tests.support.reading import fonts_of, pages_of, pdf_of, squeezed, text_of
from tests.support.samples import (
    ACCOUNT,
    DEBTOR,
    MADE_ON,
    agreement_of,
    deferral_agreement,
    deferral_terms,
    instalment_agreement,
    instalment_terms,
    personalised_agreement,
    settlement_agreement,
    settlement_terms,
    signed,
    weekly,
)

KINDS = {
    "instalment": instalment_agreement(),
    "deferral": deferral_agreement(DeferralRule(3, "nothing", "collect", "spread", "extend")),
    "settlement": settlement_agreement(),
}
PERSONALISED = personalised_agreement()
ZERO_WIDTH = "\u200b"
HOSTILE = [
    '<img src="/etc/passwd"/>',
    "<b>bold</b><i>x</i>",
    "</para><para>",
    '<a href="http://example.invalid">x</a>',
    '<font color="red">x</font>',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "A & B < C > D",
    "&amp;&#65;&nbsp;",
    "{debtor} {0} {} {x!r}",
    "{0.__class__.__mro__}",
    "%s %d %(x)s %%",
    "**bold** ^up^ **",
    "\\n \\r \\x00 \\",
    "(((( )))) [ ] << >>",
    ") Tj ET BT /F1 12 Tf (owned) Tj",
    "endstream endobj",
    "/Launch /JavaScript (x)",
    "${jndi:ldap://x}",
    "'; DROP TABLE accounts; --",
    "=cmd|' /C calc'!A0",
    "../../../etc/passwd",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "周堃；（演示）《》“”",
    "José Ñandú Ångström Øre",
    "欧阳" * 20,
    "x" * 200,
    "W" * 120,
    "很长的名字" * 40,
    "a b  c   d",
    "tab\there",
    "line\nbreak",
    "carriage\r\nreturn",
    "\N{NO-BREAK SPACE}nbsp\N{NO-BREAK SPACE}",
    "¥1,000.00 ¥2,000.00",
    "25 December 2026",
    "«»‹›—–…",
    "ＡＢＣ１２３",
    "\N{CJK UNIFIED IDEOGRAPH-20087}\N{CJK UNIFIED IDEOGRAPH-20CD0}",
    'O\'Neill "Q" `x`',
]


def read(agreement: Agreement, wording: Wording = "en") -> str:
    return text_of(pdf_of(agreement, wording))


def has(agreement: Agreement, sentence: str, wording: Wording = "en") -> bool:
    return squeezed(sentence) in read(agreement, wording)


@pytest.mark.parametrize("wording", WORDINGS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_built_in_every_wording(kind: str, wording: Wording) -> None:
    agreement = KINDS[kind]
    assert has(agreement, formats.plain(agreement.outcome.totals.paid, "CNY"), wording)
    assert has(agreement, agreement.debtor.name, wording)


@pytest.mark.parametrize("wording", WORDINGS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_payment_stands_in_the_paper(kind: str, wording: Wording) -> None:
    agreement = KINDS[kind]
    rows, text = agreement.outcome.schedule, read(agreement, wording)
    for index, day in enumerate(rows.due):
        date_text = squeezed(formats.short_date(day, "zh" if wording == "zh" else "en"))
        dot = "•" if day.weekday() >= 5 else ""
        start = f"{rows.first_number + index}{date_text}{dot}{formats.plain(rows.payment[index], 'CNY')}"
        assert start in text


@pytest.mark.parametrize("method", METHODS)
def test_each_row_of_the_paper_is_the_row_of_the_schedule(method: Method) -> None:
    agreement = instalment_agreement(12, method)
    rows, owed, text = agreement.outcome.schedule, plan.still_owed(agreement.outcome), read(agreement)
    columns = [rows.payment, rows.interest, rows.principal, rows.arrears, rows.fee, owed]
    for index in range(len(rows)):
        shown = [column[index] for column in columns]
        cells = [formats.plain(one, "CNY") for place, one in enumerate(shown) if one or place in (0, 1, 2, 5)]
        assert "".join(cells) in text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("wording", ["en", "zh"])
def test_page_one_is_one_sheet(kind: str, wording: Wording) -> None:
    pages = pages_of(pdf_of(KINDS[kind], wording))
    assert "400-000-0000" in pages[0].split("RA-2026-000417")[-2] + pages[0]
    second = {"en": "Thedebt,thepeople,thepromises", "zh": "欠款、各方与承诺"}[wording]
    assert second in pages[1]


@pytest.mark.parametrize("tranches", [1, 3, 6, 9])
@pytest.mark.parametrize("size", PAGE_SIZES)
def test_page_one_of_a_settlement_in_both_languages_is_one_sheet(tranches: int, size: PageSize) -> None:
    assert "Thedebt,thepeople,thepromises" in pages_of(pdf_of(_on(settlement_agreement(tranches), size), "both"))[1]


@pytest.mark.parametrize(("kind", "size"), [("instalment", "a4"), ("instalment", "letter"), ("deferral", "a4")])
def test_page_one_of_both_languages_is_one_sheet(kind: str, size: PageSize) -> None:
    assert "Thedebt,thepeople,thepromises" in pages_of(pdf_of(_on(KINDS[kind], size), "both"))[1]


def _on(made: Agreement, size: PageSize) -> Agreement:
    return replace(made, organisation=amended(made.organisation, page_size=size))


def test_a_settlement_of_many_parts_in_both_languages_is_one_sheet_and_forgets_no_promise() -> None:
    pages = pages_of(pdf_of(settlement_agreement(9), "both"))
    assert "in9payments" in pages[0]
    assert "Thedebt,thepeople,thepromises" in pages[1]
    assert "neitherclaimednorsoldafterit" in "".join(pages)
    assert "此后不追索、不转让" in "".join(pages)


def test_two_numbers_to_call_take_the_width_of_the_sheet() -> None:
    alone = amended(DEMO, complaints_body="")
    lines = placed(pdf_of(replace(KINDS["instalment"], organisation=alone)))
    page = PAGES["a4"]
    (asked,) = (one.left for one in lines if one.text == "Questions")
    (complained,) = (one.left for one in lines if one.text == "Complain to us")
    assert asked == pytest.approx(page.left)
    assert complained == pytest.approx(page.width / 2)


def test_promises_stand_together_on_one_sheet() -> None:
    pages = pages_of(pdf_of(KINDS["instalment"], "both"))
    holding = [page for page in pages if "Thecreditorpromises" in page or "Youdonotborrowanew" in page]
    assert len(holding) == 1


def test_a_deferral_says_which_numbers_ask_for_no_payment() -> None:
    made = deferral_agreement(DeferralRule(3, "nothing"))
    assert has(made, "Nothing is due on the dates of number 1 to 3; the 33 payments are number 4 to 36.")
    assert has(made, "第1至3期不用付款，33期付款为第4至36期。", "zh")
    assert not has(deferral_agreement(DeferralRule(3, "interest_only")), "Nothing is due on the dates")


def test_there_are_as_many_copies_as_people_who_sign() -> None:
    made = KINDS["instalment"]
    more = replace(made, account=replace(made.account, guarantor="Gwen Sample", co_debtor="Cody Sample"))
    assert has(made, "Made in 2 copies of equal force, one for each who signs.")
    assert has(more, "Made in 4 copies of equal force, one for each who signs.")


def test_page_one_answers_the_questions_of_a_debtor() -> None:
    first = pages_of(pdf_of(KINDS["instalment"]))[0]
    for answer in (
        "First payment ¥1,861.13 by Friday 25 December 2026",
        "Then every month ¥1,361.13 by the 25th, to 25 November 2029",
        "The last one is ¥1,361.36.",
        "36 payments, together ¥49,500.91.",
        "Account 0000 1111 2222 3333",
        "Call us before the 25th",
        "400-000-0000",
    ):
        assert squeezed(answer) in first


def test_the_condition_of_the_waiver_is_printed() -> None:
    assert has(KINDS["instalment"], "Once all payments have arrived, we forgive ¥2,908.00 (penalty)")
    assert has(KINDS["instalment"], "全部到账后，免除2,908.00元", "zh")
    assert has(KINDS["settlement"], "forgiven on the day the last payment arrives in full")
    assert has(KINDS["settlement"], "自最后一期足额到账之日起免除", "zh")


def test_what_happens_after_a_missed_payment_is_printed() -> None:
    said = "If you are 30 days late with a payment, we may end this agreement by letter, which gives you 10 more days."
    assert has(KINDS["instalment"], said)
    assert has(KINDS["instalment"], "the rest of the debt is due at once and the ¥2,908.00 comes back")
    assert has(KINDS["instalment"], "剩余欠款一次到期，暂缓的2,908.00元恢复收取", "zh")


def test_what_is_owed_after_an_end_is_the_figure_of_the_schedule() -> None:
    agreement = KINDS["instalment"]
    row = plan.example(agreement.outcome)
    back = formats.money(agreement.outcome.schedule.owed_after_default[row], "CNY", "en")
    assert has(agreement, f"after payment {row + 1} that is")
    assert has(agreement, f"+ ¥2,908.00 = {back}")


def test_a_settlement_says_what_a_default_brings_back() -> None:
    revived = agreement_of(settlement_terms(3))
    kept = agreement_of(settlement_terms(3, on_default="pro_rata"))
    assert has(revived, "the whole debt is due again, less what you paid")
    assert has(kept, "the share you paid stays forgiven and the rest is due")


def test_the_debt_is_printed_in_figures_and_both_kinds_of_words() -> None:
    assert has(KINDS["instalment"], "Forty-eight thousand six hundred and twenty yuan thirty-five fen")
    assert has(KINDS["instalment"], "人民币肆万捌仟陆佰贰拾元零叁角伍分")


@pytest.mark.parametrize(("wording", "titles"), [("en", ("Co-debtor", "Guarantor")), ("zh", ("共同债务人", "保证人"))])
def test_whoever_stands_beside_the_debtor_is_listed_among_the_people(wording: Wording, titles: tuple[str, str]) -> None:
    plain = instalment_agreement()
    beside = replace(plain, account=replace(plain.account, co_debtor="Cody Sample", guarantor="Gwen Sample"))
    people = pages_of(agreement_pdf(beside, wording))[1]
    assert all(squeezed(one) in squeezed(people) for one in (*titles, "Cody Sample", "Gwen Sample"))
    assert squeezed(titles[1]) not in squeezed(pages_of(agreement_pdf(plain, wording))[1])


def test_each_party_stands_with_its_data_and_a_chinese_creditor_first() -> None:
    plain = personalised_agreement(wording="zh")
    beside = replace(
        plain,
        account=replace(plain.account, creditor=DEMO.identity.name, co_debtor="Cody Sample", guarantor="Gwen Sample"),
        organisation=amended(
            plain.organisation, credit_code="91110000000000000X", legal_representative="Lei Sample (demo)"
        ),
        co_debtor=Person("Cody Sample", "110101199001010026", "13800001111", "4 Sample Lane"),
    )
    people, last = (squeezed(pages_of(agreement_pdf(beside, "zh"))[page]) for page in (1, -1))
    for one in ("统一社会信用代码91110000000000000X", "法定代表人LeiSample(demo)", "保证人（丁方）"):
        assert one in people
    for one in ("共同债务人（丙方）", "110101199001010026", "13800001111", "4SampleLane"):
        assert one in people
    assert people.index("债权人（甲方）") < people.index("债务人（乙方）")
    assert last.index("债权人（甲方）") < last.index("债务人（乙方）")
    assert "授权代表：HeLan(demo)" in last
    agent = replace(beside, account=replace(beside.account, creditor="Another Bank"))
    assert "91110000000000000X" not in squeezed(pages_of(agreement_pdf(agent, "zh"))[1])


def test_a_balance_that_was_worked_out_says_from_what() -> None:
    plain = instalment_agreement()
    since = plain.account.as_of - timedelta(days=3)
    paid = replace(plain, credited=Credited(1, since))
    assert has(paid, "on 25 November 2026: confirmed by He Lan (demo) for 22 November 2026, less payments since")
    left = replace(paid, account=replace(plain.account, confirmed_by="RA-2026-000417"))
    assert has(left, "on 25 November 2026, as agreement RA-2026-000417 leaves it")


def test_who_confirmed_the_debt_and_what_grew_since_is_printed() -> None:
    later = agreement_of(instalment_terms(12, start=date(2026, 12, 1), first_due=date(2027, 1, 1)))
    grown = formats.plain(later.outcome.debt.accrued, "CNY")
    assert has(later, "Confirmed debt 48,620.35 on 25 November 2026, confirmed by He Lan (demo)")
    assert has(later, f"Interest since then {grown} to 1 December 2026, at 18% a year")


@pytest.mark.parametrize("wording", ["en", "zh"])
def test_a_settlement_says_what_was_confirmed_when_and_what_grew_since(wording: Wording) -> None:
    debt = debt_on(ACCOUNT, date(2026, 12, 1))
    outcome = simulate(Case(debt, policy_named("neutral")), settlement_terms(), Treatment())
    assert isinstance(outcome, Simulated)
    later = replace(KINDS["settlement"], outcome=outcome)
    printed = squeezed(pages_of(agreement_pdf(later, wording))[1])
    grown, whole = formats.plain(later.outcome.debt.accrued, "CNY"), formats.plain(debt.total, "CNY")
    said = {
        "en": ("Debt at the start " + whole, "on 25 November 2026, confirmed by He Lan (demo)", "Interest since then"),
        "zh": ("计划开始时的欠款" + whole, "截至2026年11月25日，由He Lan (demo)确认", "此后的利息"),
    }
    assert later.outcome.debt.accrued
    assert all(squeezed(one) in printed for one in (*said[wording], "48,620.35", grown))


def test_the_six_items_of_a_card_plan_are_promised() -> None:
    for sentence in (
        "We charge no annual fee, no other interest and no new penalty during it.",
        "You apply for no bank's credit card until the debt is cleared.",
        "We and our agents stop all collection while you keep this plan.",
        "36 monthly payments, 6% a year on what is left",
    ):
        assert has(PERSONALISED, sentence)


CARD = amended(KINDS["instalment"].organisation, rule_set="cn-credit-card")


@pytest.mark.parametrize("kind", ["instalment", "settlement"])
def test_another_plan_on_a_card_is_not_called_so_and_promises_no_such_thing(kind: str) -> None:
    plain = text_of(pdf_of(replace(KINDS[kind], organisation=CARD), "zh"))
    assert "个性化" not in plain
    assert "申请信用卡" not in plain


def test_a_personalised_plan_is_called_so_and_promises_to_apply_for_no_card() -> None:
    said = text_of(pdf_of(PERSONALISED, "zh"))
    assert "个性化分期还款协议" in said
    assert "不向任何银行申请信用卡" in said


def test_rates_stand_with_their_methods() -> None:
    assert has(KINDS["instalment"], "6% The cost of this plan a year, simple: IRR of one month×12")
    assert has(KINDS["settlement"], "No interest is charged on this plan")


def test_a_plan_without_interest_adds_and_takes_off_none() -> None:
    free = agreement_of(instalment_terms(6, annual_rate=Decimal(0)))
    for sentence in (
        "on hold = ¥45,712.35",
        "in 6 payments without interest",
        "Principal in this payment fixed part ¥",
    ):
        assert has(free, sentence)
    assert not any(has(free, sentence) for sentence in ("¥0.00", "0% a year"))
    assert not any(has(free, sentence, "zh") for sentence in ("利息0.00元", "年利率0"))


def test_of_its_seal_only_a_signed_paper_speaks() -> None:
    assert not has(KINDS["instalment"], "The file of this agreement bears our seal")
    assert has(signed(KINDS["instalment"]), "The file of this agreement bears our seal")


def test_a_paper_without_a_budget_says_so() -> None:
    without = agreement_of(instalment_terms(), household=None)
    assert has(without, "No budget was given")
    assert not has(without, "Your figures on page")


def test_what_is_missing_by_a_day_is_not_told_as_what_the_lines_above_it_leave() -> None:
    poor = quick(Money(100_000), Money(40_000), Money(0))
    assert has(agreement_of(instalment_terms(), household=poor), "Left when it first falls short")
    assert not has(KINDS["instalment"], "Left when it first falls short")


@pytest.mark.parametrize(("income", "sums"), [(900_000, 2), (100_000, 1)])
def test_a_rule_stands_above_what_adds_up_alone(income: int, sums: int) -> None:
    made = agreement_of(instalment_terms(), household=quick(Money(income), Money(40_000), Money(0)))
    table, *_ = budget(bilingual_text(made, "en", GUESSED_PAGES, digest="", translation=False))
    assert len([line for line in table._linecmds if line[0] == "LINEABOVE"]) == sums


def test_only_rules_with_a_source_that_was_read_are_printed() -> None:
    assert has(KINDS["instalment"], "Credit Card Measures, art. 70")
    capitalised = agreement_of(instalment_terms(), treatment=Treatment(interest=PartTreatment(rest="capitalise")))
    assert not has(capitalised, "Private Lending Interpretation")


def test_page_numbers_in_the_text_are_right() -> None:
    for agreement in (instalment_agreement(36), instalment_agreement(60), agreement_of(weekly(200))):
        pages = pages_of(pdf_of(agreement))
        schedule = next(number for number, page in enumerate(pages, 1) if "Everypayment" in page)
        budget = next(number for number, page in enumerate(pages, 1) if "Yourbudgetandthisplan" in page)
        assert f"Amounts:page{schedule}." in pages[0]
        assert f"Yourfiguresonpage{budget}are" in "".join(pages)
        assert f"readall{len(pages)}pages" in pages[-1]


def test_each_page_names_the_agreement_its_digest_and_its_place() -> None:
    agreement = KINDS["instalment"]
    digest = squeezed(short_digest(printed_digest(agreement)))
    pages = pages_of(pdf_of(agreement))
    for number, page in enumerate(pages, 1):
        assert f"RA-2026-000417Page{number}of{len(pages)}Digestofterms{digest}" in page


def test_a_draft_says_so_on_each_page_and_a_signed_paper_does_not() -> None:
    draft, final = KINDS["instalment"], signed(KINDS["instalment"])
    assert all("DRAFT" in page for page in pages_of(pdf_of(draft)))
    assert "DRAFT" not in read(final)


def test_a_name_drawn_on_the_screen_has_no_box_for_a_finger_beside_it() -> None:
    assert "手印" in pages_of(pdf_of(KINDS["instalment"], "zh"))[-1].replace("笔迹和手印", "")
    assert "手印" not in pages_of(pdf_of(signed(KINDS["instalment"]), "zh"))[-1].replace("笔迹和手印", "")


@pytest.mark.parametrize("wanted", WORDINGS)
def test_what_belongs_to_an_offer_leaves_with_the_signature(wanted: Wording) -> None:
    open_, final = KINDS["settlement"], signed(KINDS["settlement"])
    lapses = {"en": "lapses", "zh": "失效", "both": "lapses"}[wanted]
    assert lapses in read(open_, wanted)
    assert lapses not in read(final, wanted)
    kept = {"en": "SHA-256", "zh": "SHA-256", "both": "Unchanged"}[wanted]
    assert kept in read(final, wanted)
    assert kept not in read(open_, wanted)


def test_demo_papers_are_marked_as_specimens() -> None:
    real = agreement_of(instalment_terms(), account=replace(ACCOUNT, demo=False))
    assert all("specimen" in page for page in pages_of(pdf_of(KINDS["instalment"])))
    assert "specimen" not in read(real)


def test_signatures_stand_with_name_and_date() -> None:
    last = pages_of(pdf_of(signed(KINDS["instalment"])))[-1]
    assert last.count("25November2026") == 2
    assert squeezed(DEBTOR.name) in last


def test_drawn_signatures_are_curves_and_typed_ones_are_not() -> None:
    typed, drawn = signed(KINDS["instalment"], ()), signed(KINDS["instalment"])

    def curves(agreement: Agreement) -> int:
        page = PdfReader(BytesIO(pdf_of(agreement))).pages[-1].get_contents()
        assert page is not None
        return page.get_data().count(b" c")

    assert curves(drawn) > curves(typed)


def test_signing_leaves_the_digest_as_it_was() -> None:
    digest = squeezed(short_digest(printed_digest(KINDS["instalment"])))
    assert digest in read(signed(KINDS["instalment"]))


def test_a_translation_names_the_signed_text_and_carries_no_signature() -> None:
    agreement = signed(instalment_agreement(wording="zh"))
    pages = pages_of(pdf_of(agreement, "en", translation=True))
    assert "Translation.ThesignedtextistheChineseedition." in pages[0]
    assert "SignedintheChineseedition" in pages[-1]


def test_fingerprint_and_seal_are_for_chinese_papers() -> None:
    account = replace(ACCOUNT, currency="GBP")
    british = agreement_of(instalment_terms(), account=account)
    british = replace(british, organisation=amended(british.organisation, rule_set="uk"))
    assert has(KINDS["instalment"], "Fingerprint")
    assert not has(british, "Fingerprint")
    assert not has(british, "credit card until")
    assert has(british, "Your repayment arrangement")
    assert has(british, "£49,500.91")


def test_a_chinese_paper_asks_apart_for_the_use_of_sensitive_data_where_a_hand_signs() -> None:
    made = KINDS["instalment"]
    assert has(made, "I agree apart from all else")
    assert read(made, "zh").count("本人单独同意") == 2
    now = datetime(2026, 11, 25, 14, 3, tzinfo=UTC)
    agreed = AtDesk(now, "Li Wen (demo)", "id_card", data_consent=True)
    drawn = {
        pdf_of(replace(made, evidence=one))
        for one in (agreed, replace(agreed, data_consent=False), replace(agreed, biometric_consent=True))
    }
    assert len(drawn) == 3
    spoken = replace(made, evidence=ByVoice("REC-1", now.date(), (Consent("debt", now),)))
    assert not has(spoken, "I agree apart")
    abroad = replace(made, account=replace(made.account, currency="GBP"))
    assert not has(replace(abroad, organisation=amended(made.organisation, rule_set="uk")), "I agree apart")


def test_the_bilingual_paper_says_which_text_counts() -> None:
    assert has(KINDS["instalment"], "If the two texts differ, the Chinese text counts.", "both")
    assert has(KINDS["instalment"], "两种文本不一致时，以中文文本为准。", "both")


def test_loans_call_the_penalty_by_its_own_name() -> None:
    loan = agreement_of(instalment_terms(), account=replace(ACCOUNT, product="consumer_loan"))
    assert has(loan, "罚息", "zh")
    assert has(loan, "分期还款协议", "zh")
    assert not has(loan, "个性化", "zh")


def test_empty_fields_leave_their_line_out() -> None:
    bare = agreement_of(instalment_terms(), account=replace(ACCOUNT, debtor=replace(DEBTOR, address="")))
    bare = replace(bare, organisation=amended(Organisation(), name="Example Bank"))
    text = read(bare)
    assert "Whotocall" not in text
    assert "Helpandcomplaints" not in text
    assert "Askusfortheaccountbeforeyoupay." in text
    assert "Lettersgotonotgivennotgiven" in text


def test_a_down_payment_stands_first() -> None:
    down = DownPayment(Money(500000), date(2026, 12, 10))
    agreement = agreement_of(instalment_terms(24, down_payment=down))
    first = pages_of(pdf_of(agreement))[0]
    assert squeezed("Down payment ¥5,000.00 by Thursday 10 December 2026") in first
    assert squeezed("The down payment and 24 payments, together") in first
    assert has(agreement, "0 Thu 10 Dec 2026 5,000.00")


def test_an_amount_at_the_end_is_a_figure_of_its_own() -> None:
    agreement = agreement_of(instalment_terms(24, balloon=Money(1000000)))
    assert has(agreement, "Last payment")
    assert has(agreement, "but for ¥10,000.00 that falls due with the last")


@pytest.mark.parametrize("method", METHODS)
def test_a_deferral_of_every_method_is_built(method: Method) -> None:
    terms = structs.replace(
        deferral_terms(DeferralRule(2, "nothing", "capitalise")), remaining=instalment_terms(12, method)
    )
    assert has(agreement_of(terms), "First 2 months ¥0.00")


@pytest.mark.parametrize("payments", [1, 2, 60, 1200])
def test_plans_of_any_length_are_built(payments: int) -> None:
    agreement = instalment_agreement(payments)
    text = read(agreement)
    assert f"{payments}{squeezed(formats.short_date(agreement.outcome.schedule.due[-1], 'en'))}" in text


def test_the_head_of_a_long_table_is_repeated() -> None:
    pages = pages_of(pdf_of(instalment_agreement(120)))
    assert sum("DuebyYoupayInterestPrincipal" in page for page in pages) == 3


@pytest.mark.parametrize("unit", ["day", "week", "half month", "quarter", "year"])
@pytest.mark.parametrize("wording", WORDINGS)
def test_every_frequency_is_built(unit: str, wording: Wording) -> None:
    terms = instalment_terms(6, frequency=Frequency(1, unit), first_due=date(2027, 12, 25), day_count="actual/actual")  # type: ignore[arg-type]
    assert agreement_pdf(agreement_of(terms), wording)


def test_a_plan_without_interest_is_built() -> None:
    free = agreement_of(instalment_terms(12, annual_rate=Decimal(0)))
    assert has(free, "12 monthly payments, without interest")


@pytest.mark.parametrize("wording", WORDINGS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_agreement_gives_the_same_bytes(kind: str, wording: Wording) -> None:
    assert agreement_pdf(KINDS[kind], wording) == agreement_pdf(KINDS[kind], wording)


@pytest.mark.parametrize("wording", WORDINGS)
def test_every_font_is_embedded(wording: Wording) -> None:
    for kind in KINDS.values():
        for font in fonts_of(pdf_of(kind, wording)):
            assert "/FontFile2" in font["/FontDescriptor"]
            assert "NotoSansSC" in font["/BaseFont"]


def test_the_file_names_no_person() -> None:
    information = PdfReader(BytesIO(pdf_of(KINDS["instalment"]))).metadata
    assert information is not None
    assert information.title == "Your repayment agreement RA-2026-000417"
    assert not any("Zhou" in str(value) for value in information.values())


def assert_only_text(pdf: bytes) -> None:
    reader = PdfReader(BytesIO(pdf))
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(reader.root_object)
    assert set(reader.attachments) == {"terms.json", "schedule.csv"}
    for page in reader.pages:
        for link in page.get("/Annots", []):
            assert {"/A", "/AA"} & set(link.get_object()) == set()
        assert "/XObject" not in page["/Resources"]  # type: ignore[operator]  # a dictionary on every page


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_values_are_printed_as_they_are(value: str) -> None:
    short = value[:64]
    debtor = replace(DEBTOR, name=value, id_number=short, phone=short, address=value)
    account = replace(ACCOUNT, number=short, debtor=debtor, confirmed_by=value)
    agreement = agreement_of(instalment_terms(3), account=account)
    texts: dict[str, Any] = dict.fromkeys(("name", "payee", "payee_bank", "hours", "representative"), value)
    texts |= dict.fromkeys(("telephone", "payee_account", "complaints", "advice"), short)
    ours = amended(agreement.organisation, **texts)
    pdf = agreement_pdf(signed(replace(agreement, organisation=ours)), "en")
    assert text_of(pdf).count(squeezed(value)) >= 10
    assert_only_text(pdf)


@pytest.mark.parametrize("value", ["a\u202eb", f"a{ZERO_WIDTH}b", "a\x00b", "李𠮷", "שלום", "مرحبا", "😀"])
def test_characters_without_a_glyph_are_named_and_refused(value: str) -> None:
    agreement = agreement_of(instalment_terms(3), account=replace(ACCOUNT, debtor=replace(DEBTOR, address=value)))
    with pytest.raises(Refusal) as refused:
        agreement_pdf(agreement, "en")
    assert (refused.value.field, refused.value.code) == ("address", "no_glyph")
    given = str(refused.value.facts["given"])
    assert given
    assert set(given) <= set(value)


def test_texts_beyond_any_form_are_refused() -> None:
    agreement = agreement_of(instalment_terms(3), account=replace(ACCOUNT, debtor=replace(DEBTOR, name="x" * 201)))
    with pytest.raises(Refusal, match="name: text_too_long"):
        agreement_pdf(agreement, "en")


def test_a_signature_is_checked_like_every_text() -> None:
    agreement = signed(KINDS["instalment"])
    assert agreement.debtor_signature is not None
    assert agreement.creditor_signature is not None
    strange = replace(agreement.debtor_signature, name="😀")
    with pytest.raises(Refusal, match="name: no_glyph"):
        agreement_pdf(sign(agreement, strange, agreement.creditor_signature), "en")


def test_a_stroke_outside_the_pad_stays_inside_its_box() -> None:
    wild = (((-5.0, 9.0), (0.5, 0.5), (7.0, -3.0)), ((0.5, 0.5),), ())
    assert agreement_pdf(signed(KINDS["instalment"], wild), "en")


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
@pytest.mark.parametrize("wording", WORDINGS)
def test_the_file_is_sound(wording: Wording, tmp_path: Path) -> None:
    path = tmp_path / "agreement.pdf"
    path.write_bytes(pdf_of(signed(KINDS["instalment"]), wording))
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_another_reader_sees_the_same_words(tmp_path: Path) -> None:
    path = tmp_path / "agreement.pdf"
    path.write_bytes(pdf_of(KINDS["instalment"], "zh"))
    text = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True).stdout.decode()
    assert squeezed("36期合计49,500.91元（大写人民币肆万玖仟伍佰元零玖角壹分）") in squeezed(text)
    assert MADE_ON.isoformat() not in text


def test_a_signed_paper_names_the_end_of_the_record_on_each_page() -> None:
    whole = replace(signed(KINDS["instalment"]), audit_head="12:8b0dadb4f81967c3" + "0" * 48)
    assert terms_digest(whole) == terms_digest(KINDS["instalment"])
    assert all("Record12:8b0dadb4f81967c3" in page for page in pages_of(pdf_of(whole)))


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("en", "for {creditor}, mandate <b>M-7</b>, {scope} & all, until 31 December 2027"),
        ("zh", "代表{creditor}，授权委托书<b>M-7</b>，{scope} & all，有效期至2027年12月31日"),
    ],
)
def test_an_agency_signs_by_its_mandate_as_it_was_entered(wanted: Wording, said: str) -> None:
    agreement = instalment_agreement(wording=wanted)
    by_mandate = amended(
        agreement.organisation,
        mandate_number="<b>M-7</b>",
        mandate_scope="{scope} & all",
        mandate_until=date(2027, 12, 31),
    )
    told = squeezed(text_of(pdf_of(replace(agreement, organisation=by_mandate), wanted)))
    assert squeezed(said.replace("{creditor}", agreement.account.creditor)) in told
    assert "M-7" not in text_of(pdf_of(agreement, wanted))
