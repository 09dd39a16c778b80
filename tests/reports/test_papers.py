"""The papers beside an agreement: complete in each language, every font embedded, and what they must say."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from email.parser import BytesParser
from email.policy import default
from fractions import Fraction
from io import BytesIO
from typing import Any

import pytest
from icalendar import Calendar
from msgspec import structs
from pypdf import PdfReader

from calculators.deferral import DeferralRule
from calculators.errors import Refusal
from calculators.parts import Parts
from calculators.rounding import Money
from reports import formats, plan
from reports.agreement import agreement_pdf
from reports.messages import email_draft, short_message
from reports.papers.booking import booking_pdf
from reports.papers.calendar import calendar_file
from reports.papers.certificate import certificate_pdf
from reports.papers.cost_sheet import cost_sheet_pdf
from reports.papers.large import large_pdf
from reports.papers.memo import memo_pdf
from reports.papers.next_payments import next_payments_pdf
from reports.papers.notice import notice_pdf
from reports.papers.offers import forbearance_pdf, offer_pdf
from reports.papers.sheet import LARGE
from reports.papers.slips import slips_pdf
from restructure.agreements.agreement import WORDINGS, Agreement, Wording, certificate_number, edition
from restructure.agreements.course import takes_deed
from restructure.agreements.default_notice import missed
from restructure.agreements.printed_terms import printed_digest
from restructure.agreements.progress import Received, progress
from restructure.offers.creditor_value import modification_of
from restructure.offers.terms import Terms
from restructure.parties.account import Account, Person
from restructure.parties.organisation import DEMO, PAGE_SIZES, PageSize, amended
from restructure.policy import Finding, PolicyName, Words
from restructure.rules.packs import GRAVITY, pack_named
from tests.support.cases import ACCOUNT
from tests.support.papers import BEHIND, DRAFT, LAST, PAPERS, ROWS, TALK, in_full
from tests.support.placed import placed
from tests.support.reading import sheets_of, squeezed
from tests.support.records import OFFERS, agreement
from tests.support.samples import ACCOUNT as SAMPLE_ACCOUNT
from tests.support.samples import (
    agreement_of,
    deferral_agreement,
    deferral_terms,
    instalment_agreement,
    instalment_terms,
    settlement_terms,
)

NOTHING_WAIVED = agreement(*OFFERS["settlement"])
MISSED = missed(DRAFT, progress(DRAFT, (), BEHIND), "RA-2026-000001-N1", BEHIND)
NEXT = progress(DRAFT, (), DRAFT.made_on).rows[0]


def text(pdf: bytes) -> str:
    return " ".join("".join(sheets_of(pdf)).split())


def said(pdf: bytes) -> str:
    """The text without its spaces: Chinese lines break anywhere."""
    return text(pdf).replace(" ", "")


@pytest.mark.parametrize("wanted", WORDINGS)
@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_made_in_each_wording_with_every_font_embedded(name: str, wanted: Wording) -> None:
    pdf = PAPERS[name](DRAFT, wanted)
    reader = PdfReader(BytesIO(pdf))
    held: list[Any] = [font for page in reader.pages for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]  # pypdf says PdfObject of a dictionary
    fonts = {str(font.get_object()["/BaseFont"]) for font in held}
    assert all("NotoSansSC" in one for one in fonts)
    assert "{" not in text(pdf)
    assert pdf == PAPERS[name](DRAFT, wanted)


@pytest.mark.parametrize("wanted", ["en", "zh"])
@pytest.mark.parametrize("name", [name for name in PAPERS if name not in ("slips", "large", "memo", "booking")])
def test_in_one_language_a_paper_is_one_sheet(name: str, wanted: Wording) -> None:
    # Behind a letter goes a sheet with the day of every payment.
    enclosed = name == "forbearance"
    assert len(sheets_of(PAPERS[name](DRAFT, wanted))) == 1 + enclosed


def test_a_slip_asks_for_what_is_missing_of_each_payment_and_no_other() -> None:
    arrived = Received(DRAFT.made_on, Money(ROWS.payment[0] + 1_00))
    rows = progress(DRAFT, (arrived,), DRAFT.made_on).rows
    pdf = slips_pdf(DRAFT, rows, "en")
    written = said(pdf)
    assert f"Payment2of{len(ROWS)}" in written
    assert f"Payment1of{len(ROWS)}" not in written
    assert squeezed(formats.money(Money(ROWS.payment[1] - 1_00), "CNY", "en")) in written
    assert written.count(DRAFT.organisation.bank.payee_account.replace(" ", "")) == len(ROWS) - 1
    assert len(sheets_of(pdf)) == -(-(len(ROWS) - 1) // 4)


@pytest.mark.parametrize("wanted", WORDINGS)
def test_a_slip_names_whom_to_pay_and_not_who_owes(wanted: Wording) -> None:
    written = said(PAPERS["slips"](replace(DRAFT, debtor=Person("Nobody Else")), wanted))
    assert DRAFT.organisation.bank.payee_account.replace(" ", "") in written
    assert "Nobody" not in written


@pytest.mark.parametrize("size", PAGE_SIZES)
@pytest.mark.parametrize("wanted", ["en", "zh"])
def test_four_slips_fill_a_sheet(wanted: Wording, size: PageSize) -> None:
    sized = replace(DRAFT, organisation=amended(DRAFT.organisation, page_size=size))
    assert len(sheets_of(PAPERS["slips"](sized, wanted))) == len(ROWS) // 4


def test_a_slip_without_a_known_account_asks_to_call_first() -> None:
    bare = replace(DRAFT, organisation=amended(DRAFT.organisation, payee="", payee_account="", payee_bank=""))
    written = said(slips_pdf(bare, progress(bare, (), bare.made_on).rows, "en"))
    assert "Scan" not in written
    assert "Askusfortheaccountbeforeyoupay" in written
    assert bare.number in written


def test_a_first_payment_is_one_that_asks_for_money() -> None:
    deferred = deferral_agreement(DeferralRule(3, "nothing"))
    offered = said(offer_pdf(deferred, date(2026, 12, 9), "en"))
    day, amount = plan.first_paid(deferred.outcome)
    assert day == deferred.outcome.schedule.due[3]
    assert f"{formats.money(amount, 'CNY', 'en')},by" in offered
    assert "0.00,by" not in offered.replace(formats.money(amount, "CNY", "en"), "")


@pytest.mark.parametrize("wanted", WORDINGS)
def test_in_large_print_whom_to_call_stands_on_the_first_sheet(wanted: Wording) -> None:
    first = sheets_of(large_pdf(DRAFT, wanted))[0]
    assert DRAFT.organisation.identity.telephone in "".join(first.split("\n")[1:-3])


@pytest.mark.parametrize("wanted", WORDINGS)
@pytest.mark.parametrize("made", [DRAFT, NOTHING_WAIVED], ids=["plan", "settlement"])
def test_large_print_is_large_throughout(made: Agreement, wanted: Wording) -> None:
    ours = replace(made, account=replace(made.account, creditor=made.organisation.identity.name))
    assert min(line.size for line in placed(large_pdf(ours, wanted))) >= LARGE


def test_the_comparison_in_two_languages_is_one_sheet() -> None:
    assert len(sheets_of(PAPERS["choices"](DRAFT, "both"))) == 1


def test_a_memo_names_the_currency_of_what_was_offered() -> None:
    assert "Instalment 36 x 1,375.02" in (said := text(memo_pdf(DRAFT, TALK, "en", "file")))
    assert "Amounts in yuan." in said


def test_a_memo_for_the_debtor_holds_no_reason_and_no_worth() -> None:
    ours, theirs = (text(memo_pdf(DRAFT, TALK, "en", audience)) for audience in ("file", "debtor"))
    assert "income rises in May" in ours
    assert "Present value to the creditor" in ours
    assert "income rises" not in theirs
    assert "Present value" not in theirs
    assert "call on Friday" in theirs


def test_a_certificate_says_whether_a_part_was_forgiven() -> None:
    reduced = text(certificate_pdf(DRAFT, in_full(DRAFT), LAST, LAST, "en"))
    assert "the condition is met, and ¥2,908.00 is forgiven from that day" in reduced
    assert "nothingisowedto示例银行underthecontract" in reduced.replace(" ", "")
    assert certificate_number(DRAFT.number) in reduced
    whole = replace(
        DRAFT, outcome=structs.replace(DRAFT.outcome, waived=structs.replace(DRAFT.outcome.waived, penalty=Money(0)))
    )
    full = said(certificate_pdf(whole, in_full(whole), LAST, LAST, "zh"))
    assert "全部足额清偿" in full
    assert "免除" not in full


def test_the_sums_of_a_certificate_add_up_and_it_names_its_issuer_and_one_day() -> None:
    made = said(certificate_pdf(DRAFT, in_full(DRAFT), LAST, LAST + timedelta(days=3), "zh"))
    assert "48,620.35元+3,788.56元\N{MINUS SIGN}2,908.00元=49,500.91元" in made
    assert "由债权人出具" in made
    assert "我方" not in made
    assert made.count("2029年11月28日") == 1


def test_what_was_paid_too_much_is_in_the_sum_of_a_certificate_and_goes_back() -> None:
    paid = Received(LAST, Money(DRAFT.outcome.totals.paid + 10_00))
    made = said(certificate_pdf(DRAFT, progress(DRAFT, [paid], LAST), LAST, LAST, "en"))
    assert "+¥3,788.56\N{MINUS SIGN}¥2,908.00+¥10.00=¥49,510.91" in made
    assert "¥10.00waspaidtoomuchandistobepaidback" in made
    assert "¥49,510.91" in made


@pytest.mark.parametrize(
    ("rule_set", "named"),
    [("cn-credit-card", "12378"), ("uk", "Financial Ombudsman Service"), ("us", "855-411-2372"), ("neutral", "")],
)
def test_a_paper_names_who_outside_looks_into_a_complaint(rule_set: PolicyName, named: str) -> None:
    usual = replace(DRAFT, organisation=amended(DEMO, rule_set=rule_set))
    written = said(agreement_pdf(usual, "en"))
    assert ("Ifthatdoesnothelp" in written) == bool(named)
    assert named.replace(" ", "") in written
    own = replace(usual, organisation=amended(usual.organisation, complaints_body="an arbiter of ours, 0800 1"))
    assert "anarbiterofours" in said(agreement_pdf(own, "en"))


@pytest.mark.parametrize("rule_set", ["uk", "cn-credit-card"])
def test_a_notice_can_be_posted_and_paid_without_another_paper(rule_set: PolicyName) -> None:
    one = replace(DRAFT, organisation=amended(DRAFT.organisation, rule_set=rule_set))
    written = said(notice_pdf(one, MISSED, "en"))
    bank, ours = one.organisation.bank, one.organisation.identity
    for held in (one.debtor.address, ours.address, f"Ourreference:{MISSED.number}", bank.payee_account, bank.payee):
        assert squeezed(held) in written
    assert squeezed(one.account.number) in written
    assert ("FCA" in written) == ("FinancialOmbudsmanService" in written) == (rule_set == "uk")


@pytest.mark.parametrize("name", ["payoff", "forbearance", "notice", "account_statement"])
def test_free_advice_stands_on_a_letter_where_some_is_named(name: str) -> None:
    nameless = replace(DRAFT, organisation=amended(DRAFT.organisation, advice=""))
    assert ["notfromus" in said(PAPERS[name](one, "en")) for one in (DRAFT, nameless)] == [True, False]


@pytest.mark.parametrize("name", ["offer", "payoff", "forbearance", "notice", "account_statement"])
def test_what_is_posted_bears_addresses_a_day_and_a_reference(name: str) -> None:
    written = said(PAPERS[name](DRAFT, "en"))
    held = (DRAFT.debtor.name, DRAFT.debtor.address, DRAFT.organisation.identity.address, "Ourreference:")
    assert all(squeezed(one) in written for one in held)
    made_on = MISSED.made_on if name == "notice" else DRAFT.made_on
    assert squeezed(formats.date(made_on, "en")) in written


def test_a_card_for_the_wall_shows_the_next_three_payments_and_no_name() -> None:
    rows = progress(DRAFT, [Received(ROWS.due[0], Money(1_375_02))], ROWS.due[0]).rows
    written = said(next_payments_pdf(replace(DRAFT, debtor=Person("Nobody Else")), rows, "en"))
    days = [squeezed(formats.long_date(day, "en")) for day in ROWS.due[:5]]
    assert [day in written for day in days] == [False, True, True, True, False]
    assert "Nobody" not in written
    assert squeezed(DRAFT.organisation.bank.payee_account) in written


def test_a_british_settlement_for_less_has_a_deed_with_a_place_for_each_witness() -> None:
    settled = replace(NOTHING_WAIVED, organisation=BRITISH)
    assert [takes_deed(one) for one in (settled, NOTHING_WAIVED, replace(DRAFT, organisation=BRITISH))] == [
        True,
        False,
        False,
    ]
    written = said(PAPERS["deed"](settled, "en"))
    assert written.count("Inthepresenceof") == written.count("Occupation") == 2
    assert squeezed(formats.money(settled.outcome.waived.total, "CNY", "en")) in written


def test_nobody_can_sign_an_offer() -> None:
    written = text(PAPERS["offer"](DRAFT, "en"))
    assert "Nobody signs this letter" in written
    assert "Fingerprint" not in written


def test_a_british_settlement_is_called_one_and_says_how_the_credit_file_will_read() -> None:
    settled = replace(NOTHING_WAIVED, organisation=BRITISH)
    written = text(agreement_pdf(settled, "en"))
    assert "Full and final settlement" in written
    assert ("partially settled" in written) == (settled.outcome.waived.total > 0)


def test_an_amount_in_words_follows_its_figure_inside_the_sentence() -> None:
    assert f"{formats.money(DRAFT.outcome.totals.paid, 'CNY', 'en')}, forty-nine" in text(
        PAPERS["certificate"](DRAFT, "en")
    )


def test_the_booking_sheet_says_what_the_core_system_must_know() -> None:
    sheet = text(booking_pdf(DRAFT, "en"))
    digest = printed_digest(DRAFT)
    for said in (
        DRAFT.number,
        digest[:32],
        "25 December 2026",
        "Collection stops",
        "¥2,908.00, to be booked only when",
    ):
        assert said in sheet
    assert sheet.count("1,375.02") >= len(ROWS) - 1
    assert "____" in sheet
    assert "CORE-88" in text(booking_pdf(DRAFT, "en", "CORE-88"))


@pytest.mark.parametrize("changes", [{}, {"lender_type": "private"}])
def test_the_booking_sheet_says_how_long_a_bank_s_loan_is_observed(changes: dict[str, str]) -> None:
    one = replace(DRAFT, account=replace(DRAFT.account, **changes))  # type: ignore[arg-type]  # real fields
    said = "until 25 December 2027, if no payment is missed" in text(booking_pdf(one, "en"))
    assert said is not bool(changes)


def test_the_booking_sheet_sets_the_debt_beside_what_its_payments_are_worth_at_the_contract_s_rate() -> None:
    """Two payments of 500.00 in one and two years, at an effective 10 %: 454.55 and 413.22, of a debt of 1,000.00."""
    outcome, nominal = DRAFT.outcome, 12 * (Decimal("1.1") ** (1 / Decimal(12)) - 1)
    start = outcome.debt.as_of
    rows = structs.replace(
        outcome.schedule, due=(start + timedelta(365), start + timedelta(730)), payment=(50_000,) * 2
    )
    debt = structs.replace(outcome.debt, parts=Parts(Money(100_000)), accrued=Money(0), contract_rate=nominal)
    found = modification_of(structs.replace(outcome, schedule=rows, debt=debt))
    assert found is not None
    assert (found.value, found.loss, found.share) == (86_777, 13_223, Fraction(13_223, 100_000))
    assert modification_of(structs.replace(outcome, debt=structs.replace(debt, contract_rate=None))) is None
    assert "未登记合同利率" in text(booking_pdf(DRAFT, "zh"))
    dear = structs.replace(outcome, debt=structs.replace(outcome.debt, contract_rate=Decimal("0.18")))
    assert "at the original effective rate of 19.56%" in text(booking_pdf(replace(DRAFT, outcome=dear), "en"))


def test_a_notice_names_what_to_pay_by_when_and_what_comes_back() -> None:
    english = text(notice_pdf(DRAFT, MISSED, "en"))
    assert "Pay ¥1,375.02 by Thursday 14 January 2027" in english
    assert "¥48,620.35 is due at once" in english
    assert "The ¥2,908.00 that was on hold comes back" in english


@pytest.mark.parametrize(("rule_set", "cost"), [("cn-credit-card", "6%"), ("uk", "6.2%"), ("us", "6%")])
def test_a_plan_has_one_annual_cost_on_every_paper(rule_set: PolicyName, cost: str) -> None:
    made = replace(DRAFT, organisation=amended(DRAFT.organisation, rule_set=rule_set))
    written = {name: said(PAPERS[name](made, "en")) for name in ("offer", "choices")}
    written["agreement"] = said(agreement_pdf(made, "en"))
    if rule_set == "cn-credit-card":
        written["cost_sheet"] = said(PAPERS["cost_sheet"](made, "en"))
    assert all(cost in one for one in written.values())
    for one in written.values():
        assert not {"5.24%", "5.37%", "compound"} & set(re.findall(r"5\.\d\d%|compound", one))
        assert ("APR" in one) is (rule_set != "cn-credit-card")
        assert ("IRR" in one or "simple" in one) is (rule_set == "cn-credit-card")


def test_the_cost_sheet_names_principal_and_what_is_old_and_charges_nothing_for_paying_late() -> None:
    sheet = said(cost_sheet_pdf(DRAFT, "zh"))
    assert "贷款本金39,800.00元" in sheet
    assert "5,912.35元（已产生的利息、费用，非新增成本）" in sheet
    assert "年利率6.00%，全期共3,788.56元" in sheet
    assert "迟付协议终止之前0.00元无" in sheet
    assert "Payinglatebeforetheagreementends" in said(cost_sheet_pdf(DRAFT, "en"))


@pytest.mark.parametrize("size", PAGE_SIZES)
@pytest.mark.parametrize("wanted", ["en", "zh"])
def test_the_cost_sheet_is_one_sheet_whatever_the_names(wanted: Wording, size: PageSize) -> None:
    long = "Example Bank of the Northern Provinces Company Limited, Card Centre for Restructured Debts"
    ours = amended(
        DRAFT.organisation, page_size=size, name=long, name_zh="示例银行股份有限公司北方各省信用卡中心债务重组部"
    )
    made = replace(DRAFT, organisation=ours, account=replace(DRAFT.account, creditor=long))
    assert len(sheets_of(cost_sheet_pdf(made, wanted))) == 1


@pytest.mark.parametrize(
    ("rule_set", "account", "settled"),
    [
        ("uk", DRAFT.account, False),
        ("us", DRAFT.account, False),
        ("cn-private-lending", replace(DRAFT.account, lender_type="private"), False),
        ("neutral", replace(DRAFT.account, currency="EUR"), False),
        ("cn-credit-card", DRAFT.account, True),
    ],
)
def test_no_cost_sheet_is_made_where_no_rule_asks_for_it(
    rule_set: PolicyName, account: Account, *, settled: bool
) -> None:
    outcome = NOTHING_WAIVED.outcome if settled else DRAFT.outcome
    ours = amended(DRAFT.organisation, rule_set=rule_set)
    with pytest.raises(Refusal, match="no_cost_sheet"):
        cost_sheet_pdf(replace(DRAFT, organisation=ours, account=account, outcome=outcome), "en")


def test_the_comparison_shows_nothing_of_what_the_creditor_would_accept() -> None:
    sheet = text(PAPERS["choices"](DRAFT, "en"))
    worth = DRAFT.outcome.present_value
    assert worth is not None
    assert f"{worth / 100:,.2f}" not in sheet
    assert "1,375.02" in sheet


@pytest.mark.parametrize(
    ("wanted", "named", "short"),
    [
        ("en", "Choice3doesnotfityourbudget", "shortby6,24"),
        ("zh", "方案3超出您的收支", "缺6,24"),
        ("both", "Choice3doesnotfityourbudget", "缺6,24"),
    ],
)
def test_a_choice_that_does_not_fit_is_named_and_its_gap_has_no_sign(wanted: Wording, named: str, short: str) -> None:
    sheet = said(PAPERS["choices"](DRAFT, wanted))
    assert named in sheet
    assert short in sheet
    assert formats.MINUS not in sheet


def test_a_forbearance_letter_asks_for_no_signature_of_the_debtor() -> None:
    letter = text(forbearance_pdf(DRAFT, "en"))
    assert "You sign nothing" in letter
    assert "Debtor" not in letter
    assert "not an acknowledgement" in letter


def test_the_calendar_file_holds_each_due_date_with_a_reminder_and_no_name() -> None:
    calendar = Calendar.from_ical(
        calendar_file(DRAFT, progress(DRAFT, (), DRAFT.made_on).rows, "en", datetime(2026, 11, 25, tzinfo=UTC))
    )
    events = calendar.walk("VEVENT")
    assert [one.decoded("dtstart") for one in events] == list(ROWS.due)
    assert str(events[0]["summary"]) == "Pay ¥1,375.02"
    assert events[0].walk("VALARM")[0].decoded("trigger") == timedelta(days=-3)
    assert ACCOUNT.debtor.name not in calendar.to_ical().decode()


@pytest.mark.parametrize("name", PAPERS)
def test_nobodys_name_is_refused_and_what_cannot_be_drawn_has_a_box(name: str) -> None:
    rare = replace(DRAFT, debtor=replace(DRAFT.debtor, name="\N{CJK UNIFIED IDEOGRAPH-20BB7}野 Łę"))
    said = text(PAPERS[name](rare, "zh"))
    assert ("□野" in said) == ("野" in said)
    assert ("Łę (U+20BB7)" in said) == ("野" in said)
    with pytest.raises(Refusal, match="no_glyph"):
        PAPERS[name](replace(DRAFT, debtor=replace(DRAFT.debtor, name="a\u202eb")), "zh")


HOSTILE = ("<img src='file:///etc/passwd'/>", "**bold** ^up^ {number}", "a" * 190, "<a href='x'>&amp;</a>", "—…“”‘’·")


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("name", [name for name in PAPERS if name not in ("slips", "next_payments")])
def test_hostile_names_are_printed_as_they_are(name: str, hostile: str) -> None:
    pdf = PAPERS[name](replace(DRAFT, debtor=Person(hostile)), "en")
    assert b"/URI" not in pdf
    assert b"/XObject" not in pdf
    assert hostile.replace(" ", "")[:20] in said(pdf)


def test_no_quotation_mark_of_an_english_sentence_is_as_wide_as_a_chinese_sign() -> None:
    named = replace(DRAFT, debtor=Person("Siân O\N{RIGHT SINGLE QUOTATION MARK}Brien"))
    british = replace(named, organisation=amended(BRITISH, agreement_template="C-7"))
    written = text(agreement_pdf(british, "en"))
    assert "Siân O'Brien" in written
    assert "on our form 'C-7'." in written
    assert not set("‘’“”") & set(written)


def test_in_large_print_the_first_sheet_says_what_to_do_and_the_second_what_to_know() -> None:
    pages = [" ".join(page.split()) for page in sheets_of(large_pdf(DRAFT, "en"))]
    assert "0000 1111 2222 3333" in pages[0]
    assert "400-000-0000" in pages[0]
    assert "If you cannot pay" in pages[1]
    assert "the signed paper counts" in pages[0]


def test_an_email_holds_the_sealed_bytes_and_names_nobody() -> None:
    draft = BytesParser(policy=default).parsebytes(email_draft(DRAFT, NEXT, [edition("zh", b"%PDF sealed")], "zh"))
    (attached,) = draft.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == (f"{DRAFT.number}-zh.pdf", b"%PDF sealed")
    assert draft["To"] is None
    assert draft["X-Unsent"] == "1"
    body = draft.get_body()
    assert body is not None
    assert ACCOUNT.debtor.name not in body.get_content()
    assert "下一期1,375.02元" in body.get_content()


def test_a_short_message_asks_for_what_is_open_of_the_next_payment_and_says_whom_to_call() -> None:
    for paid, asked in ((0, "¥1,375.02 by 25 December 2026"), (1_375_02 + 315_35, "¥1,059.67 by 25 January 2027")):
        received = [Received(DRAFT.made_on, Money(paid))] if paid else []
        row = progress(DRAFT, received, DRAFT.made_on).next_row
        assert row is not None
        said = short_message(DRAFT, row, "en")
        assert said.endswith(f"next payment {asked}. Questions: 400-000-0000.")


def test_a_message_writes_a_day_as_the_country_of_the_rules_does() -> None:
    american = replace(DRAFT, organisation=amended(DRAFT.organisation, rule_set="us"))
    row = progress(american, (), american.made_on).next_row
    assert row is not None
    assert " by December 25, 2026. " in short_message(american, row, "en")


def test_an_email_about_a_plan_that_asks_for_nothing_more_asks_for_nothing() -> None:
    draft = BytesParser(policy=default).parsebytes(email_draft(DRAFT, None, [], "en"))
    assert "payment" not in draft.get_content()


def test_a_short_message_names_a_payment_that_asks_for_money() -> None:
    one = deferral_agreement(DeferralRule(3, "nothing"))
    row = progress(one, (), one.made_on).next_row
    assert row is not None
    assert "payment ¥0.00" not in short_message(one, row, "en")


def test_a_certificate_counts_the_payments_that_arrived_and_names_their_days() -> None:
    half, paid = DRAFT.outcome.totals.paid // 2, DRAFT.outcome.totals.paid
    days = (DRAFT.made_on, DRAFT.made_on + timedelta(days=40))
    got = [Received(days[0], Money(half)), Received(days[1], Money(paid - half)), Received(LAST, Money(5))]
    now = progress(DRAFT, got, LAST)
    assert now.completed_on == days[1]
    whole = text(certificate_pdf(DRAFT, now, days[1], LAST, "en"))
    assert "2 payments, 25 November 2026 to 4 January 2027" in whole
    assert "共付款2次，2026年11月25日至2027年1月4日" in said(certificate_pdf(DRAFT, now, days[1], LAST, "zh"))
    once = progress(DRAFT, [*got[:1], Received(days[0], Money(paid))], days[0])
    assert "2 payments, 25 November 2026 to 25 November 2026" in text(certificate_pdf(DRAFT, once, days[0], LAST, "en"))
    assert "one payment, " in text(certificate_pdf(DRAFT, in_full(DRAFT), LAST, LAST, "en"))


@pytest.mark.parametrize("paid", [0, 100_00])
def test_a_notice_lists_each_row_that_is_due_with_what_is_open_and_their_sum(paid: int) -> None:
    today = ROWS.due[1] + timedelta(days=22)
    now = progress(DRAFT, [Received(ROWS.due[0], Money(paid))] if paid else [], today)
    notice = missed(DRAFT, now, "N1", today)
    english, chinese = text(notice_pdf(DRAFT, notice, "en")), said(notice_pdf(DRAFT, notice, "zh"))
    assert "2 payments are due" in english
    assert "was due by 25 December" not in english
    for row in notice.due:
        shown = f"{formats.long_date(row.due, 'en')} {row.payment / 100:,.2f} {row.covered / 100:,.2f}"
        assert f"{shown} {(row.payment - row.covered) / 100:,.2f}" in english
        assert squeezed(formats.long_date(row.due, "zh")) in chinese
    assert f"Due and not arrived {notice.missing / 100:,.2f}" in english
    assert [row.due for row in notice.coming] == [ROWS.due[2]]
    assert f"With what falls due by Friday 26 February 2027 {notice.needed / 100:,.2f}" in english
    assert f"两项合计{notice.needed / 100:,.2f}元" in chinese
    assert "有2期已到期而未足额到账" in chinese


def test_a_notice_of_one_row_says_what_of_it_is_open() -> None:
    now = progress(DRAFT, [Received(ROWS.due[0], Money(100_00))], BEHIND)
    english = text(notice_pdf(DRAFT, missed(DRAFT, now, "N1", BEHIND), "en"))
    assert "¥1,275.02 of the payment due by 25 December 2026 has not arrived" in english
    assert "With what falls due" not in english


BRITISH = amended(DEMO, rule_set="uk", advice="0808 000 0000", complaints_body="an ombudsman, 0800 000 0000")
LETTERS: dict[str, tuple[Terms, tuple[str, ...], tuple[str, ...]]] = {
    "once-only fee and odd last": (
        instalment_terms(),
        (
            "£1,861.13, by Friday 25 December 2026",
            "£1,361.13 each month from 25 January 2027 to 25 October 2029, 34 payments",
            "£1,361.36, by Sunday 25 November 2029",
            "The payment of 25 December 2026 includes £500.00 that is due only once.",
            "36 payments, together £49,500.91. Interest of £3,788.56, 6% a year on the principal left, is in it.",
        ),
        (
            "1,861.13英镑，最迟2026年12月25日（周五）到账",
            "2027年1月25日至2029年10月25日每月1,361.13英镑，共34期",
            "36期合计49,500.91英镑。其中利息3,788.56英镑，按剩余本金、年利率6.00%计。",
        ),
    ),
    "deferral": (
        deferral_terms(DeferralRule(3)),
        (
            "£199.00 each month from 25 December 2026 to 25 February 2027, 3 payments",
            "£1,475.31 each month from 25 April 2027 to 25 October 2029, 31 payments",
            "The payment of 25 March 2027 includes £500.00 that is due only once.",
        ),
        ("2026年12月25日至2027年2月25日每月199.00英镑，共3期",),
    ),
    "settlement": (
        settlement_terms(),
        (
            "£10,534.41 each month from 15 December 2026 to 15 February 2027, 3 payments",
            "3 payments, together £31,603.23. No interest is charged while you pay as shown here.",
            "£17,017.12 is forgiven once all payments have arrived.",
        ),
        ("2026年12月15日至2027年2月15日每月10,534.41英镑，共3期", "按此付款期间不计利息"),
    ),
}


@pytest.mark.parametrize("kind", LETTERS)
def test_a_forbearance_letter_says_whom_it_is_for_what_to_pay_when_and_where(kind: str) -> None:
    terms, english, chinese = LETTERS[kind]
    pounds = replace(SAMPLE_ACCOUNT, currency="GBP")
    draft = replace(agreement_of(terms, account=pounds), organisation=BRITISH)
    letter, written = text(forbearance_pdf(draft, "en")), said(forbearance_pdf(draft, "zh"))
    to_whom = (
        draft.debtor.address,
        "25 November 2026",
        "Credit card CC-0000-7731",
        DEMO.bank.payee_account,
        draft.number,
    )
    assert not [one for one in (*to_whom, *english) if squeezed(one) not in squeezed(letter)]
    on = (draft.debtor.address, "2026年11月25日", "信用卡CC-0000-7731", DEMO.bank.payee_account)
    assert not [one for one in (*on, *chinese) if squeezed(one) not in written]
    assert "at least 14 days to put things right" in letter
    ours = BRITISH.identity
    assert f"Tell us first: {ours.complaints}. If you are still unhappy, or have no answer after eight weeks:" in letter
    assert "weeks: an ombudsman" in letter
    assert ours.representative in letter[letter.index("For the creditor") :]
    assert ours.address in letter
    assert ours.advice in letter
    for due, paid in zip(draft.outcome.schedule.due, draft.outcome.schedule.payment, strict=True):
        assert squeezed(f"{formats.date(due, 'en')}{paid / 100:,.2f}") in squeezed(letter).replace("•", "")


def test_a_deed_that_an_agent_signs_asks_for_its_power_of_attorney() -> None:
    settled = replace(NOTHING_WAIVED, organisation=BRITISH)
    asked = "The power of attorney must itself be a deed."
    assert asked in (agent := text(PAPERS["deed"](settled, "en")))
    assert "for the creditor by its attorney" in agent
    assert "Date of the power of attorney" in agent
    own = replace(settled, account=replace(settled.account, creditor=settled.organisation.identity.name))
    assert asked not in text(PAPERS["deed"](own, "en"))


def test_the_sheet_of_costs_names_only_what_the_account_owes() -> None:
    old = structs.replace(SAMPLE_ACCOUNT.parts, penalty=Money(0), fees=Money(0))
    for parts, told in (
        (SAMPLE_ACCOUNT.parts, "（已产生的利息、费用，非新增成本）"),
        (old, "（已产生的利息，非新增成本）"),
    ):
        one = agreement_of(instalment_terms(), account=replace(SAMPLE_ACCOUNT, parts=parts))
        sheet = said(PAPERS["cost_sheet"](replace(one, organisation=amended(DEMO, rule_set="cn-credit-card")), "zh"))
        assert told in sheet


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_a_booking_sheet_in_both_languages_is_two_sheets(size: PageSize) -> None:
    one = replace(DRAFT, organisation=amended(DRAFT.organisation, page_size=size))
    sheets = sheets_of(PAPERS["booking"](one, "both"))
    assert len(sheets) == 2
    assert squeezed("what becomes of each part") in squeezed(sheets[0])


def test_where_every_payment_differs_the_letter_and_the_offer_list_each_of_them() -> None:
    falling = instalment_agreement(12, "equal_principal")
    for pdf in (forbearance_pdf(falling, "en"), offer_pdf(falling, date(2026, 12, 3), "en")):
        written = text(pdf)
        assert "each is listed overleaf" in written
        assert all(f"{one / 100:,.2f}" in written for one in falling.outcome.schedule.payment)


def test_an_offer_names_every_amount_that_a_deferral_asks_for() -> None:
    offered = text(offer_pdf(deferral_agreement(DeferralRule(3)), date(2026, 12, 3), "en"))
    assert "First payment ¥199.00, by Friday 25 December 2026" in offered
    assert "¥199.00 each month from 25 January 2027 to 25 February 2027, 2 payments" in offered
    assert "¥1,975.31, by Thursday 25 March 2027" in offered
    assert "¥1,475.37, by Sunday 25 November 2029" in offered


def test_nothing_from_memory_stands_on_a_debtor_s_paper() -> None:
    from_memory = [rule for rule in pack_named("cn-credit-card").rules if not rule.confirmed and rule.effect in GRAVITY]
    findings = tuple(
        Finding(
            one.id, "text", {}, text=Words(f"Said {one.id}", f"所说{one.id}"), instrument=one.source, confirmed=False
        )
        for one in from_memory
    )
    one = replace(DRAFT, outcome=structs.replace(DRAFT.outcome, findings=findings))
    for pdf in (agreement_pdf(one, "zh"), *(PAPERS[name](one, "zh") for name in ("offer", "memo_copy", "cost_sheet"))):
        printed = squeezed(text(pdf))
        assert "所说" not in printed
        assert [rule.id for rule in from_memory if squeezed(rule.source.zh or "所说") in printed] == []
