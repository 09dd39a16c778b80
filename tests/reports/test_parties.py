"""The creditor on every paper and in every script is the account's; whoever acts for it stands on a line of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from msgspec import structs
from pypdf import PdfReader

from reports.facts import GUESSED_PAGES, agent_told, creditor_name, facts
from reports.messages import short_message
from reports.readback import script
from restructure.agreements.agreement import WORDINGS, Agreement, Assignment, Wording, capture
from restructure.agreements.progress import progress
from restructure.parties.account import Account
from restructure.parties.creditor import is_creditor
from restructure.parties.organisation import DEMO, amended
from restructure.parties.situation import NOTHING_KNOWN, Party, SpouseGround
from tests.support.papers import PAPERS
from tests.support.reading import pages_of, pdf_of, squeezed, text_of
from tests.support.samples import ACCOUNT, instalment_agreement, settlement_agreement, signed
from tests.support.trials import DEBT, TODAY, Trial, simulated

BANK, AGENCY, AGENCY_ZH = "Harbour Bank (invented)", "Swift Collections (invented)", "迅捷催收（虚构）"
AGENT = amended(
    DEMO,
    name=AGENCY,
    name_zh=AGENCY_ZH,
    payee="Payee of the sample",
    payee_zh="样本收款人",
    mandate_number="M-88",
    mandate_until=date(2027, 12, 31),
    rule_set="cn-credit-card",
)


def for_bank(agreement: Agreement, creditor: str = BANK) -> Agreement:
    """The agreement of an account of that creditor, made out by an agency."""
    return replace(agreement, account=replace(agreement.account, creditor=creditor), organisation=AGENT)


def own(agreement: Agreement, creditor: str) -> Agreement:
    """The agreement of a bank that acts for itself."""
    bank = amended(AGENT, name="Harbour Bank Ltd", name_zh="港湾银行（虚构）有限公司", mandate_number="")
    return replace(agreement, account=replace(agreement.account, creditor=creditor), organisation=bank)


ONE = for_bank(instalment_agreement())
SHORT = for_bank(instalment_agreement(4))
ROW = progress(ONE, (), ONE.made_on).rows[0]
OLD = date(2020, 1, 2)


@pytest.mark.parametrize(
    ("creditor", "same"),
    [
        ("Harbour Bank Ltd", True),
        ("  harbour  bank LTD ", True),
        ("Ｈａｒｂｏｕｒ Bank Ltd", True),
        ("港湾银行(虚构)有限公司", True),
        ("港湾银行（虚构） 有限公司", True),
        ("Harbour Bank", False),
        ("港湾银行（虚构）有限公司江北分行", False),
        ("李四", False),
        ("", False),
    ],
)
def test_an_organisation_is_the_creditor_under_either_name_whatever_spaces_width_and_case(
    creditor: str, *, same: bool
) -> None:
    agreement = own(instalment_agreement(), creditor)
    assert is_creditor(agreement.organisation.identity, agreement.account) is same
    assert bool(agent_told(agreement, "en")) is not same


def test_a_bank_that_acts_for_itself_is_called_as_each_language_calls_it() -> None:
    agreement = own(instalment_agreement(), "港湾银行(虚构)有限公司")
    assert creditor_name(agreement, "en") == "Harbour Bank Ltd"
    assert creditor_name(agreement, "zh") == "港湾银行（虚构）有限公司"


def test_nobody_is_named_instead_of_a_creditor_that_is_not_known() -> None:
    assert creditor_name(for_bank(instalment_agreement(), " "), "en") == "not given"


@pytest.mark.parametrize("wanted", WORDINGS)
@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_names_the_creditor_and_its_agent_with_the_mandate(name: str, wanted: Wording) -> None:
    pdf = PAPERS[name](SHORT, wanted)
    assert PdfReader(BytesIO(pdf)).metadata.author == BANK  # type: ignore[union-attr]  # every paper has one
    for page in pages_of(pdf):
        assert squeezed(BANK) in page
        if wanted != "zh":
            assert squeezed(f"by its agent {AGENCY}, mandate M-88") in page
        if wanted != "en":
            assert squeezed(f"代理人：{AGENCY_ZH}，授权委托书M-88") in page


@pytest.mark.parametrize("wanted", ["en", "zh"])
@pytest.mark.parametrize("name", PAPERS)
def test_a_bank_that_acts_for_itself_has_no_agent_on_its_papers(name: str, wanted: Wording) -> None:
    said = text_of(PAPERS[name](own(instalment_agreement(4), "harbour bank ltd"), wanted))
    assert "byitsagent" not in said
    assert "代理人" not in said
    assert ("HarbourBankLtd" if wanted != "zh" else "港湾银行（虚构）有限公司") in said


@pytest.mark.parametrize("made", [instalment_agreement, settlement_agreement])
@pytest.mark.parametrize("signs", [False, True])
def test_the_parties_of_an_agreement_are_debtor_and_creditor(made: object, *, signs: bool) -> None:
    assert callable(made)
    agreement = for_bank(made())
    agreement = signed(agreement) if signs else agreement
    english, chinese = text_of(pdf_of(agreement)), text_of(pdf_of(agreement, "zh"))
    assert squeezed(f"For the creditor {BANK} by its agent {AGENCY}, for {BANK}, mandate M-88") in english
    assert squeezed(f"债权人（甲方） {BANK} 代理人：{AGENCY_ZH}，代表{BANK}，授权委托书M-88") in chinese
    assert squeezed(f"Its agent {AGENCY}") in english
    assert squeezed(f"{BANK} acts by its agent {AGENCY}.") in english


def test_a_private_lender_is_the_creditor_and_no_bank_is() -> None:
    lent = for_bank(instalment_agreement(), "李四")
    said = text_of(pdf_of(lent, "zh"))
    assert "您与李四商定" in said
    assert f"您与{AGENCY_ZH}" not in said


def test_the_guarantor_reads_who_the_creditor_is() -> None:
    stood = replace(ONE, account=replace(ONE.account, guarantor="Pat Guarantor"))
    sheet = next(page for page in pages_of(pdf_of(stood)) if "Consentoftheguarantor" in page)
    assert squeezed(f"Creditor {BANK} Its agent {AGENCY}") in sheet


def test_costs_are_charged_by_the_creditor_and_not_by_its_agent() -> None:
    sheet = text_of(PAPERS["cost_sheet"](ONE, "zh"))
    assert squeezed(f"债权人{BANK}") in sheet
    assert "全期共3,788.56元债权人" in sheet


def test_on_the_telephone_the_agent_names_itself_and_the_creditor() -> None:
    said = dict(script(ONE, "en", recording="R-1", keep_until=None))["who"]
    assert f"This is {AGENCY}. We call for {BANK}, the creditor" in said
    chinese = dict(script(ONE, "zh", recording="R-1", keep_until=None))["who"]
    assert f"我们是{AGENCY_ZH}，受债权人{BANK}委托" in chinese
    alone = dict(script(own(instalment_agreement(), "Harbour Bank Ltd"), "en", recording="R-1", keep_until=None))["who"]
    assert "We call for Harbour Bank Ltd about" in alone


def test_a_short_message_comes_from_the_creditor_by_its_agent() -> None:
    assert short_message(ONE, ROW, "en").startswith(f"{BANK}, by its agent {AGENCY}, agreement")
    assert short_message(ONE, ROW, "zh").startswith(f"{BANK}（代理人：{AGENCY_ZH}）：协议")


def test_a_centre_of_a_bank_s_own_acts_for_the_creditor_that_the_account_names() -> None:
    agreement = replace(instalment_agreement(), account=replace(ACCOUNT, creditor="Elsewhere Bank (invented)"))
    known = facts(agreement, "en", GUESSED_PAGES)
    assert known["creditor"] == "Elsewhere Bank (invented)"
    assert known["agent_told"] == DEMO.identity.name


CHAIN = Assignment("Old Bank (invented)", date(2026, 1, 5), date(2026, 1, 9), "EMS")


@pytest.mark.parametrize("name", ["certificate", "offer", "notice", "payoff"])
def test_the_papers_of_an_assigned_debt_name_the_chain(name: str) -> None:
    said = text_of(PAPERS[name](replace(SHORT, assignment=CHAIN), "zh"))
    assert (
        squeezed(f"原债权人Old Bank (invented)已于2026年1月5日将债权转让给{BANK}。已于2026年1月9日以EMS方式通知您。")
        in said
    )
    assert "债权转让" not in text_of(PAPERS[name](SHORT, "zh"))


SPOUSE = replace(SHORT, account=replace(SHORT.account, co_debtor="Sam Spouse"), assignment=CHAIN)


def test_an_agreement_names_the_chain_and_why_a_spouse_owes() -> None:
    said = text_of(pdf_of(replace(SPOUSE, spouse_ground="ratified"), "both"))
    for one in (
        f"Old Bank (invented) assigned the debt to {BANK} on 5 January 2026.",
        "You were told of it on 9 January 2026: EMS.",
        f"请只向{BANK}付款。",
        "the debtor's spouse, who ratified the debt afterwards",
        "债务人的配偶，依据：事后追认",
    ):
        assert squeezed(one) in said


@pytest.mark.parametrize(("ground", "apart"), [("household_needs", True), ("both_signed", False), (None, False)])
def test_a_spouse_who_never_signed_has_a_sheet_that_says_so(ground: SpouseGround | None, *, apart: bool) -> None:
    pages = pages_of(pdf_of(replace(SPOUSE, spouse_ground=ground), "zh"))
    sheet = [page for page in pages if "配偶共同还款确认书" in page]
    assert bool(sheet) is apart
    assert all("您没有在原合同上签名" in page and "第一千零六十四条" in page and "SamSpouse" in page for page in sheet)


def test_what_is_recorded_of_the_claim_is_frozen_into_the_agreement() -> None:
    known = replace(NOTHING_KNOWN, assigned_by="Old Bank", co_debtor_is_spouse=True, spouse_ground="both_signed")
    account = replace(ACCOUNT, co_debtor="Sam Spouse")
    draft = instalment_agreement()

    def made(account: Account) -> Agreement:
        return capture(
            number=draft.number,
            made_on=draft.made_on,
            account=account,
            organisation=draft.organisation,
            household=None,
            outcome=draft.outcome,
            wording="en",
            situation=known,
        )

    assert (made(account).assignment, made(account).spouse_ground) == (Assignment("Old Bank"), "both_signed")
    assert made(ACCOUNT).spouse_ground is None


def test_whoever_agrees_reads_what_it_does_to_the_limitation_period() -> None:
    old = Trial(debt=structs.replace(DEBT, last_due=date(2023, 1, 2)))
    late = replace(SHORT, outcome=structs.replace(SHORT.outcome, findings=simulated(old, "cn-credit-card").findings))
    for pdf in (pdf_of(late, "both"), PAPERS["offer"](late, "both")):
        said = text_of(pdf)
        assert squeezed("By agreeing you promise to pay, and can no longer raise it.") in said
        assert "此后不能再以时效届满为由抗辩" in said
    assert "此后不能再以时效届满为由抗辩" in dict(script(late, "zh", recording="R-1", keep_until=None))["debt"]
    fresh = structs.replace(SHORT.outcome, findings=simulated(Trial(), "cn-credit-card").findings)
    assert "诉讼时效重新计算" in text_of(pdf_of(replace(SHORT, outcome=fresh), "zh"))


FDCPA = "This message is from a debt collector."


def collected(party: Party, day: date) -> Agreement:
    """A plan of a consumer in New York under American rules, for whoever asks for it."""
    known = replace(NOTHING_KNOWN, party=party, today=TODAY, state="NY", last_restart=day)
    return capture(
        number="RA-2026-000042",
        made_on=TODAY,
        account=ACCOUNT,
        organisation=amended(AGENT, rule_set="us"),
        household=None,
        outcome=simulated(Trial(situation=known), "us"),
        wording="en",
        situation=known,
    )


@pytest.mark.parametrize("name", [name for name in PAPERS if name not in ("booking", "cost_sheet")])
def test_a_debt_collector_says_so_at_the_head_of_every_paper(name: str) -> None:
    buyer = replace(instalment_agreement(4), organisation=amended(AGENT, rule_set="us"), collector=True)
    pages = pages_of(PAPERS[name](buyer, "en"))
    assert all(squeezed(FDCPA) in page for page in pages)
    assert squeezed(FDCPA) not in text_of(PAPERS[name](replace(buyer, collector=False), "en"))


def test_a_debt_collector_says_so_in_a_short_message() -> None:
    assert short_message(replace(ONE, collector=True), ROW, "en").endswith(FDCPA)
    assert FDCPA not in short_message(ONE, ROW, "en")


@pytest.mark.parametrize(
    ("party", "day", "barred"), [("buyer", OLD, True), ("buyer", TODAY, False), ("creditor", OLD, False)]
)
def test_a_debt_that_is_too_old_for_a_suit_says_so_and_names_no_court(party: Party, day: date, *, barred: bool) -> None:
    said = text_of(pdf_of(collected(party, day)))
    assert (squeezed("Because of the age of your debt we will not sue you for it.") in said) == barred
    assert (squeezed("Suing on such a debt violates the Fair Debt Collection Practices Act.") in said) == barred
    assert (squeezed("where you live or where you signed") in said) == (party == "buyer" and not barred)
    assert (squeezed("the court that the original contract names decides") in said) == (party == "creditor")
