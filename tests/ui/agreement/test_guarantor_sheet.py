"""A co-debtor and a guarantor: entered with the account, masked on the desk, asked to sign, each where they must."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from calculators.errors import Refusal
from reports.agreement import agreement_pdf
from restructure.agreements.agreement import WORDINGS, Agreement, Wording, digest_of_record, terms_digest, to_json
from restructure.agreements.evidence import (
    AtDesk,
    ByVoice,
    Cosigner,
    Evidence,
    OnPaper,
    OwnCertificate,
    Role,
    Signature,
    check_beside,
    not_heard,
)
from restructure.importing.reading import read_file
from restructure.parties.account import Account
from restructure.services.signing import Agreed, sign_and_keep, take_scan
from restructure.store import Store, accounts, agreements, evidence
from tests.support.reading import sheets_of
from tests.support.samples import ACCOUNT, MADE_ON, agreement_of, instalment_terms
from tests.support.signing import PNG, open_own
from tests.support.workplaces import workplace
from tests.ui.conftest import NOW, explain, texts, type_into
from ui.agreement.page import AgreementPage
from ui.shell.window import MainWindow

GUARANTOR, CO_DEBTOR = "Gwen Guarantor", "Cody Codebtor"


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.split()) for page in sheets_of(pdf)]


def agreed(account: Account, *beside: tuple[Role, str]) -> Agreement:
    made = agreement_of(instalment_terms(), account=account)
    cosigners = tuple(Cosigner(role, Signature(name, MADE_ON)) for role, name in beside)
    return replace(made, evidence=AtDesk(NOW, "", "not_recorded", cosigners)) if beside else made


def enter(window: MainWindow) -> None:
    """Correct the demo account: somebody else stands for it."""
    window.open_account("DEMO-0001")
    account = window.pages.desk.model.account
    assert account is not None
    window.pages.account.start(account, confirming=False)
    window.navigator.show_page("account")
    for name, who in (("co_debtor", CO_DEBTOR), ("guarantor", GUARANTOR)):
        type_into(window.pages.account.texts[name], who)
    window.pages.account.save.click()


def test_the_account_keeps_them_and_the_desk_shows_them_masked(window: MainWindow) -> None:
    enter(window)
    kept = accounts.load(window.session.store, "DEMO-0001")
    assert kept is not None
    assert (kept.co_debtor, kept.guarantor) == (CO_DEBTOR, GUARANTOR)
    shown = texts(window.pages.desk.account_panel)
    assert "Gwen G" in shown
    assert GUARANTOR not in shown


def test_an_account_without_them_shows_no_such_lines(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    assert "Guarantor" not in texts(window.pages.desk.account_panel)


def test_they_have_their_places_on_the_agreement_and_it_waits_for_their_signatures(window: MainWindow) -> None:
    enter(window)
    window.pages.desk.model.choose("instalment")
    window.navigator.prepare_agreement()
    page, desk = window.pages.agreement, window.pages.agreement.side.desk
    type_into(page.inputs["address"], "1 Sample Street")
    explain(window)
    assert [place.role.value for place in desk.places] == ["co_debtor", "guarantor", ""]
    for side in (page.debtor_side, page.creditor_side):
        side.typed.setChecked(True)
    assert not page.sign.isEnabled()
    for place in desk.places[:2]:
        place.signer.typed.setChecked(True)
    page.sign_now()
    assert page.signed is not None
    kept = agreements.load(window.session.store, page.signed.number)
    assert kept is not None
    sheets = pages(kept.editions[0].pdf)
    (own,) = [sheet for sheet in sheets if "Consent of the guarantor" in sheet]
    assert GUARANTOR in own
    assert CO_DEBTOR in sheets[-1]


@pytest.mark.parametrize("wanted", WORDINGS)
def test_a_guarantor_has_a_sheet_and_a_fingerprint_of_their_own(wanted: Wording) -> None:
    sheets = pages(agreement_pdf(agreed(replace(ACCOUNT, guarantor=GUARANTOR)), wanted))
    (own,) = [sheet for sheet in sheets if ("art. 695" if wanted == "en" else "第六百九十五条") in sheet]
    assert GUARANTOR in own
    assert ("Fingerprint" if wanted == "en" else "手印") in own
    furniture = len(own) // 3
    assert all(len(sheet) > furniture for sheet in sheets)


def test_whoever_joins_a_debt_is_told_on_a_sheet_of_their_own_that_they_may_refuse() -> None:
    joined = pages(agreement_pdf(agreed(ACCOUNT, ("co_debtor", CO_DEBTOR)), "zh"))
    (own,) = [sheet for sheet in joined if "您原本不承担此债务，可以拒绝" in sheet.replace(" ", "")]
    assert CO_DEBTOR in own
    known = replace(ACCOUNT, co_debtor=CO_DEBTOR)
    assert not any("您原本" in sheet for sheet in pages(agreement_pdf(agreed(known, ("co_debtor", CO_DEBTOR)), "zh")))


def test_a_digest_of_before_is_the_digest_still_where_nobody_else_stands_for_the_debt() -> None:
    made = agreed(ACCOUNT)
    before = to_json(made)
    for name, nobody in product((b"co_debtor", b"guarantor"), (b'""', b"null")):
        before = before.replace(b'"%s":%s,' % (name, nobody), b"")
    assert b"guarantor" not in before
    assert digest_of_record(before) == terms_digest(made)
    assert terms_digest(agreed(replace(ACCOUNT, guarantor=GUARANTOR))) != terms_digest(made)


def test_a_file_may_name_them(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "accounts.csv"
    path.write_text(
        "number,creditor,currency,principal,as_of,confirmed_by,co_debtor,guarantor\n"
        f"G-1,Bank,CNY,100.00,2026-11-01,file,{CO_DEBTOR},{GUARANTOR}\n",
        encoding="utf-8",
    )
    accounts.add_new(store, read_file(path, today=NOW.date()).accounts)
    kept = accounts.load(store, "G-1")
    assert kept is not None
    assert (kept.co_debtor, kept.guarantor) == (CO_DEBTOR, GUARANTOR)


@pytest.fixture
def two_beside(window: MainWindow) -> AgreementPage:
    """An agreement on the debt of somebody for whom two others stand."""
    enter(window)
    window.pages.desk.model.choose("instalment")
    window.navigator.prepare_agreement()
    type_into(window.pages.agreement.inputs["address"], "1 Sample Street")
    explain(window)
    window.pages.agreement.creditor_side.typed.setChecked(True)
    return window.pages.agreement


def test_with_a_certificate_they_sign_beside_and_stand_on_the_paper(two_beside: AgreementPage, tmp_path: Path) -> None:
    page = two_beside
    panel = open_own(page, tmp_path, "Alex Sample (demo)")
    assert not page.sign.isEnabled()
    assert f"Not signed yet: {CO_DEBTOR} and {GUARANTOR}" in texts(page.terms)
    for place in panel.others.places[:2]:
        place.signer.typed.setChecked(True)
    page.sign_now()
    assert page.signed is not None
    given = page.signed.evidence
    assert isinstance(given, OwnCertificate)
    assert [(one.role, one.signature.name) for one in given.cosigners] == [
        ("co_debtor", CO_DEBTOR),
        ("guarantor", GUARANTOR),
    ]
    sheets = pages(page.signed.editions[0].pdf)
    for who in (CO_DEBTOR, GUARANTOR):
        assert any(f"Signature {who}" in sheet for sheet in sheets)


def test_on_the_telephone_nobody_is_dropped_who_must_sign(two_beside: AgreementPage) -> None:
    page = two_beside
    page.side.take_way("voice")
    page._show_paper()
    type_into(page.side.voice.recording, "REC-7")
    type_into(page.side.voice.keep_until, "2031-11-25")
    for yes in page.side.read_back.yes.values():
        yes.click()
    page.side.read_back.agreed()
    assert not page.sign.isEnabled()
    assert f"On the telephone the debtor alone agrees, and {CO_DEBTOR} and {GUARANTOR} must sign." in texts(page.terms)


def test_nobody_leaves_their_place_at_the_desk(two_beside: AgreementPage) -> None:
    page, desk = two_beside, two_beside.side.desk
    desk.signer.typed.setChecked(True)
    desk.places[0].signer.typed.setChecked(True)
    desk.places[1].role.set_value("")
    desk.places[1].role.picked.emit("")
    assert not page.sign.isEnabled()
    assert f"Not signed yet: {GUARANTOR}" in texts(page.terms)


def test_the_scan_of_their_paper_comes_in_once_somebody_saw_their_signatures(
    two_beside: AgreementPage, tmp_path: Path
) -> None:
    page = two_beside
    (tmp_path / "scan.png").write_bytes(PNG)
    page.side.take_way("paper")
    page.sign_now()
    panel, (waiting,) = page.side.paper, evidence.awaiting(page._session.store, "DEMO-0001")
    assert CO_DEBTOR in panel.seen.text()
    assert not panel.takes[0].isEnabled()
    with pytest.raises(Refusal, match="beside_missing"):
        take_scan(workplace(page._session.store), waiting, PNG)
    panel.seen.setChecked(True)
    panel.scan_chosen.emit(waiting, tmp_path / "scan.png")
    assert page.signed is not None
    assert isinstance(page.signed.evidence, OnPaper)
    assert page.signed.evidence.beside == (CO_DEBTOR, GUARANTOR)


BOTH_NAMED = replace(ACCOUNT, co_debtor=CO_DEBTOR, guarantor=GUARANTOR)
HERE = (Cosigner("co_debtor", Signature(CO_DEBTOR, MADE_ON)), Cosigner("guarantor", Signature(GUARANTOR, MADE_ON)))
CROSSED = tuple(replace(one, role=other.role) for one, other in zip(HERE, reversed(HERE), strict=True))


@pytest.mark.parametrize(
    ("given", "left"),
    [
        (None, (CO_DEBTOR, GUARANTOR)),
        (AtDesk(NOW, "", "not_recorded", HERE), ()),
        (AtDesk(NOW, "", "not_recorded", HERE[:1]), (GUARANTOR,)),
        (AtDesk(NOW, "", "not_recorded", CROSSED), (CO_DEBTOR, GUARANTOR)),
        (OwnCertificate(NOW, "A", "B", "ab", cosigners=HERE), ()),
        (OwnCertificate(NOW, "A", "B", "ab"), (CO_DEBTOR, GUARANTOR)),
        (ByVoice("REC-7", MADE_ON, ()), (CO_DEBTOR, GUARANTOR)),
        (OnPaper(NOW, "ab", "png", "cd", (GUARANTOR.upper(), f" {CO_DEBTOR}")), ()),
        (OnPaper(NOW, "ab", "png", "cd"), (CO_DEBTOR, GUARANTOR)),
    ],
)
def test_no_way_of_agreeing_drops_them(given: Evidence | None, left: tuple[str, ...]) -> None:
    assert not_heard(given, BOTH_NAMED) == left
    assert not_heard(given, ACCOUNT) == ()
    if left:
        with pytest.raises(Refusal, match="beside_"):
            check_beside(given, BOTH_NAMED)


def test_what_the_evidence_says_of_them_changes_no_digest() -> None:
    made = agreement_of(instalment_terms(), account=BOTH_NAMED)
    for given in (OwnCertificate(NOW, "A", "B", "ab", True, HERE), OnPaper(NOW, "ab", "png", "cd", (GUARANTOR,))):
        assert terms_digest(replace(made, evidence=given)) == terms_digest(made)


ENDED, ENDS = date(2026, 11, 24), date(2027, 6, 1)


def guaranteed(until: date | None, *beside: tuple[Role, str]) -> Agreement:
    return replace(agreed(replace(ACCOUNT, guarantor=GUARANTOR), *beside), guaranteed_until=until)


@pytest.mark.parametrize(("wanted", "day"), [("en", "1 June 2027"), ("zh", "2027年6月1日")])
def test_the_guarantor_reads_the_last_day_where_it_is_known_and_no_other_word_on_it(wanted: Wording, day: str) -> None:
    (own,) = [one for one in pages(agreement_pdf(guaranteed(ENDS), wanted)) if "695" in one or "六百九十五" in one]
    assert day in own
    unknown = agreement_pdf(guaranteed(None), wanted)
    (own,) = [one for one in pages(unknown) if "695" in one or "六百九十五" in one]
    assert day not in own
    assert "保证期间" not in own
    assert "Guarantee period" not in own


@pytest.mark.parametrize("beside", [(), (("guarantor", GUARANTOR),)])
def test_whose_guarantee_is_over_is_asked_for_no_consent_and_the_paper_says_why(
    beside: tuple[tuple[Role, str], ...],
) -> None:
    sheets = [one.replace(" ", "") for one in pages(agreement_pdf(guaranteed(ENDED, *beside), "zh"))]
    assert not any("保证人同意书" in one for one in sheets)
    assert "的保证期间已于2026年11月24日届满" in sheets[-1]
    assert "另行订立保证合同" in sheets[-1]


def test_the_last_day_of_a_guarantee_still_binds() -> None:
    assert guaranteed(MADE_ON).bound.guarantor == GUARANTOR
    assert guaranteed(ENDED).bound.guarantor == ""


def test_a_consent_after_the_end_is_refused_with_that_day(store: Store) -> None:
    made, signer = guaranteed(ENDED), Signature("x", MADE_ON)
    late = Agreed(signer, signer, AtDesk(NOW, "", "not_recorded", HERE[1:]))
    with pytest.raises(Refusal, match="guarantee_over") as found:
        sign_and_keep(workplace(store), made, late)
    assert found.value.facts["until"] == ENDED


def test_the_page_asks_nobody_whose_guarantee_is_over_and_says_why(window: MainWindow) -> None:
    side = window.pages.agreement.side
    side.start(replace(ACCOUNT, guarantor=GUARANTOR), ENDED)
    assert "new guarantee" in side.guarantee.text()
    assert not side.guarantee.isHidden()
    assert side.not_heard() == ()
    assert side.desk.places[0].role.value == ""
    side.start(replace(ACCOUNT, guarantor=GUARANTOR), ENDS)
    assert side.not_heard() == (GUARANTOR,)
    assert side.guarantee.isHidden()
