"""Agreed by telephone, at the desk, on paper, or with a certificate of one's own: each complete, none called more."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import get_args

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from calculators.errors import Refusal
from calculators.parts import Treatment
from reports import wording
from reports.agreement import agreement_pdf
from reports.certificate import make
from reports.facts import signing_law
from reports.formats import Language
from reports.own_certificate import check_signed_by, sign_terms
from reports.readback import script
from reports.verify import verify
from restructure.agreements.agreement import Agreement, Attachment, SignedAgreement, terms_digest
from restructure.agreements.evidence import (
    WAYS,
    AtDesk,
    ByVoice,
    Cosigner,
    Item,
    OnPaper,
    ReadBack,
    Signature,
    answer,
    finish,
    items,
    scan_kind,
)
from restructure.parties.organisation import amended
from restructure.policy import PolicyName
from restructure.services.signing import Agreed, print_to_sign, sign_and_keep, take_scan
from restructure.store import (
    IntegrityError,
    Store,
    agreements,
    audit,
    credentials,
    erasure,
    evidence,
    negotiations,
)
from restructure.store.accounts import save
from tests.support.cases import ACCOUNT, TODAY, simulated
from tests.support.drafts import draft
from tests.support.reading import pages_of, squeezed, text_of
from tests.support.samples import instalment_agreement, settlement_agreement
from tests.support.seals import refused
from tests.support.signing import PNG, open_own
from tests.support.stores import NOW
from tests.support.workplaces import workplace
from tests.ui.conftest import explain, means, texts, type_into
from ui.agreement.page import AgreementPage
from ui.agreement.scans import read_scan
from ui.shell.window import MainWindow

CREDITOR = Signature("He Lan (demo)", TODAY)
LATER = date(2031, 11, 25)


@pytest.fixture
def office(store: Store) -> Store:
    save(store, ACCOUNT)
    return store


def read_out(agreement: Agreement) -> ReadBack:
    reading = ReadBack(terms_digest(agreement))
    for index, item in enumerate(items(forgives=agreement.outcome.waived.total > 0)):
        reading = answer(reading, item, NOW + timedelta(seconds=20 * index), "en")
    return reading


def voice(agreement: Agreement, reading: ReadBack, recording: str = "REC-7", until: date | None = LATER) -> ByVoice:
    return finish(
        reading,
        terms_digest=terms_digest(agreement),
        forgives=agreement.outcome.waived.total > 0,
        recording=recording,
        keep_until=until,
        kept_at_least=agreement.recording_until,
        today=TODAY,
    )


def signed(store: Store, agreed: Agreed) -> SignedAgreement:
    return sign_and_keep(workplace(store), draft(), agreed)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("make_one", [instalment_agreement, settlement_agreement])
def test_everything_that_is_agreed_is_read_out(language: str, make_one: object) -> None:
    assert callable(make_one)
    agreement = make_one()
    told = dict(script(agreement, language, recording="REC-7", keep_until=LATER))  # type: ignore[arg-type]
    assert set(told) == set(get_args(Item))
    whole = " ".join(told.values())
    for needed in (agreement.debtor.name, "REC-7", "2031", agreement.number, "0000 1111 2222 3333", "2026"):
        assert needed in whole
    for amount in (agreement.outcome.debt.total, agreement.outcome.totals.paid, agreement.outcome.waived.total):
        assert f"{amount // 100:,}" in whole
    assert "**" not in whole
    assert "{" not in whole


def test_few_payments_are_read_one_by_one() -> None:
    agreement = settlement_agreement(3)
    told = dict(script(agreement, "en", recording="", keep_until=None))["payments"]
    assert all(str(day.year) in told for day in agreement.outcome.schedule.due)
    assert told.count(" by ") >= 3


def test_without_a_waiver_none_is_read_out() -> None:
    plain = replace(draft(), outcome=simulated(treatment=Treatment()))
    assert "waiver" not in dict(script(plain, "en", recording="", keep_until=None))
    assert voice(plain, read_out(plain)).recording == "REC-7"


def test_a_yes_that_is_missing_keeps_it_from_being_agreed() -> None:
    agreement = draft()
    reading = read_out(agreement)
    short = replace(reading, answers=reading.answers[:-1])
    assert refused(lambda: voice(agreement, short)) == ("answers", "not_all_answered")
    assert refused(lambda: voice(agreement, reading, recording=" ")) == ("recording", "missing_field")
    assert refused(lambda: voice(agreement, reading, until=TODAY)) == ("keep_until", "keep_until_past")
    assert refused(lambda: voice(agreement, reading, until=None)) == ("keep_until", "keep_until_past")


def test_a_recording_of_a_personalised_plan_is_kept_until_the_debt_is_cleared(office: Store) -> None:
    agreement = replace(draft(), personalised=True)
    last = agreement.outcome.schedule.due[-1]
    early = last - timedelta(days=1)
    with pytest.raises(Refusal) as found:
        voice(agreement, read_out(agreement), until=early)
    assert (found.value.code, found.value.facts["until"]) == ("keep_until_early", last)
    kept = voice(agreement, read_out(agreement), until=last)
    assert kept.keep_until == last
    assert voice(draft(), read_out(draft()), until=early).keep_until == early
    slipped = replace(kept, keep_until=early)
    assert refused(lambda: sign_and_keep(workplace(office), agreement, Agreed(None, CREDITOR, slipped))) == (
        "keep_until",
        "keep_until_early",
    )


def test_terms_that_changed_meanwhile_are_read_out_again() -> None:
    agreement = draft()
    other = replace(agreement, number="RA-2026-000043")
    assert refused(lambda: voice(other, read_out(agreement))) == ("answers", "terms_changed")


def test_a_second_yes_keeps_the_time_of_the_first() -> None:
    reading = answer(answer(ReadBack("d"), "debt", NOW, "zh"), "debt", NOW + timedelta(hours=1), "zh")
    assert [one.at for one in reading.answers] == [NOW]


def test_agreed_by_voice_is_sealed_and_says_so_on_paper(office: Store) -> None:
    agreed = voice(draft(), read_out(draft()))
    kept = signed(office, Agreed(None, CREDITOR, agreed))
    assert kept.evidence == agreed
    assert verify(kept.editions[0].pdf, credentials.certificates(office)).intact
    text = text_of(next(one.pdf for one in kept.editions if one.wording == "en"))
    assert squeezed("Agreed by telephone on 25 November 2026") in text
    assert squeezed("Every item was read out in English and answered with yes.") in text
    assert squeezed("Recording REC-7, kept until 25 November 2031") in text
    assert "Draft" not in text


def test_the_way_of_agreeing_changes_no_digest(office: Store) -> None:
    kept = signed(office, Agreed(None, CREDITOR, voice(draft(), read_out(draft()))))
    assert kept.terms_digest == terms_digest(draft())


def test_who_made_sure_of_the_signer_and_who_signed_beside_stand_on_the_paper(office: Store) -> None:
    beside = Cosigner("guarantor", Signature("Zhao Demo", TODAY, (((0.1, 0.1), (0.9, 0.9)),)))
    desk = AtDesk(NOW, "He Lan (demo)", "id_card", (beside,))
    kept = signed(office, Agreed(Signature("林示例", TODAY), CREDITOR, desk))
    assert kept.evidence == desk
    text = text_of(next(one.pdf for one in kept.editions if one.wording == "en"))
    for said in ("Identity checked by He Lan (demo): identity card seen.", "Guarantor", "Zhao Demo"):
        assert squeezed(said) in text


def test_a_paper_goes_out_and_comes_back_signed(office: Store) -> None:
    waiting = print_to_sign(workplace(office), draft())
    assert agreements.of_account(office, ACCOUNT.number) == ()
    assert evidence.awaiting(office, ACCOUNT.number) == (waiting,)
    assert "Draft" not in text_of(waiting.papers[0][1])
    kept = take_scan(workplace(office, NOW + timedelta(days=2)), waiting, PNG)
    assert evidence.awaiting(office, ACCOUNT.number) == ()
    assert kept.evidence == OnPaper(NOW, terms_digest(draft()), "png", hashlib.sha256(PNG).hexdigest())
    assert kept.attachments == (Attachment("RA-2026-000042-scan.png", PNG),)
    reader = PdfReader(BytesIO(kept.editions[-1].pdf if kept.editions[-1].wording == "en" else kept.editions[0].pdf))
    assert reader.attachments["RA-2026-000042-scan.png"] == [PNG]
    assert all(verify(one.pdf, credentials.certificates(office)).intact for one in kept.editions)


def test_the_scan_taken_in_again_is_one_agreement(office: Store) -> None:
    waiting = print_to_sign(workplace(office), draft())
    first = take_scan(workplace(office), waiting, PNG)
    assert take_scan(workplace(office), waiting, PNG + PNG) == first
    assert len(audit.entries(office, action="signed")) == 1
    assert refused(lambda: print_to_sign(workplace(office), draft())) == ("number", "signed_before")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 cut", PNG[:60], b"\xff\xd8\xff cut", b"a text"])
def test_an_unreadable_scan_is_refused_and_the_paper_still_waits(office: Store, content: bytes) -> None:
    waiting = print_to_sign(workplace(office), draft())
    assert refused(lambda: take_scan(workplace(office), waiting, content)) == ("scan", "scan_unreadable")
    assert evidence.awaiting(office, ACCOUNT.number) == (waiting,)


def test_a_scan_is_known_by_its_bytes() -> None:
    assert scan_kind(PNG) == "png"
    assert scan_kind(b"%PDF-1.4\n...\n%%EOF\n") == "pdf"
    assert scan_kind(b"\xff\xd8\xff\xe0 ... \xff\xd9") == "jpeg"


def test_a_signer_s_own_certificate_signs_the_terms(office: Store, tmp_path: Path) -> None:
    own, digest = make("林 示例", NOW), terms_digest(draft())
    told, signature = sign_terms(own, digest, NOW)
    kept = signed(office, Agreed(None, CREDITOR, told, (Attachment("RA-2026-000042-terms.p7s", signature),)))
    check_signed_by(kept.attachments[0].content, digest, ACCOUNT.debtor)
    text = text_of(next(one.pdf for one in kept.editions if one.wording == "en"))
    assert squeezed("Signed with a certificate of 林 示例, attached to this file.") in text
    assert squeezed("Self-signed: nobody vouches for this name.") in text
    for word in ("qualified", "advanced", "reliable"):
        assert word not in text
    assert office.connection.execute("SELECT count(*) FROM credentials").fetchone()[0] == 1


def test_a_signature_over_other_terms_is_refused() -> None:
    _, signature = sign_terms(make("Lin Shili", NOW), "a" * 64, NOW)
    for wrong in (signature[:-3], b"", b"0" * 500):
        with pytest.raises(Refusal, match="own_signature_bad"):
            check_signed_by(wrong, "a" * 64, ACCOUNT.debtor)
    assert refused(lambda: check_signed_by(signature, "b" * 64, ACCOUNT.debtor)) == ("signature", "own_signature_bad")


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is missing")
def test_a_common_tool_verifies_the_signature_over_the_terms(tmp_path: Path) -> None:
    _, signature = sign_terms(make("Lin Shili", NOW), "a" * 64, NOW)
    (tmp_path / "terms.p7s").write_bytes(signature)
    (tmp_path / "terms.txt").write_text("a" * 64, encoding="ascii")
    command = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-noverify"]
    files = ["-in", str(tmp_path / "terms.p7s"), "-content", str(tmp_path / "terms.txt")]
    assert subprocess.run([*command, *files], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("table", ["evidence", "attachments"])
def test_evidence_stays_as_it_is_until_the_person_is_erased(office: Store, table: str) -> None:
    take_scan(workplace(office), print_to_sign(workplace(office), draft()), PNG)
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET account_number = account_number"):
        with pytest.raises(IntegrityError), office.writing() as connection:
            connection.execute(statement)
    erasure.erase(office, ACCOUNT.number)
    assert office.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0


@pytest.fixture
def page(window: MainWindow) -> AgreementPage:
    window.open_account("DEMO-0001")
    means(window, "6000", "3500", "300")
    window.navigator.prepare_agreement()
    explain(window)
    window.pages.agreement.creditor_side.typed.setChecked(True)
    return window.pages.agreement


def test_on_the_telephone_each_item_is_read_out_and_answered(
    window: MainWindow, page: AgreementPage, store: Store
) -> None:
    page.side.take_way("voice")
    assert not page.sign.isEnabled()
    assert "Do you agree to that?" in texts(page.side.read_back)
    type_into(page.side.voice.recording, "REC-2026-17")
    type_into(page.side.voice.keep_until, "2031-11-25")
    assert "REC-2026-17" in texts(page.side.read_back)
    for item in tuple(page.side.read_back.yes):
        QTest.mouseClick(page.side.read_back.yes[item], Qt.MouseButton.LeftButton)
    assert page.sign.isEnabled()
    page.sign_now()
    assert page.signed is not None
    assert isinstance(page.signed.evidence, ByVoice)
    assert page.signed.evidence.recording == "REC-2026-17"
    yeses = [one for one in negotiations.events(store, "DEMO-0001") if one.kind == "yes"]
    assert len(yeses) == len(page.signed.evidence.answers)
    window.open_account("DEMO-0001")
    assert "RA-2026-000001: what is paid when" in texts(window.pages.desk.negotiation)


def test_the_read_back_speaks_the_language_chosen_for_it_and_keeps_its_answers(page: AgreementPage) -> None:
    page.side.take_way("voice")
    page.side.read_back.give("debt")
    choice = page.side.voice.language
    choice.set_value("zh")
    choice.picked.emit("zh")
    assert "您欠款" in texts(page.side.read_back)
    assert "Yes" in texts(page.side.read_back)
    assert page.side.read_back.yes["debt"].isHidden()


def test_the_paper_says_in_which_language_each_item_was_read_out(page: AgreementPage) -> None:
    page.side.take_way("voice")
    type_into(page.side.voice.recording, "REC-2026-17")
    type_into(page.side.voice.keep_until, "2031-11-25")
    page.side.read_back.give("debt")
    choice = page.side.voice.language
    choice.set_value("zh")
    choice.picked.emit("zh")
    for item in tuple(page.side.read_back.yes):
        page.side.read_back.give(item)
    page.sign_now()
    assert page.signed is not None
    assert isinstance(page.signed.evidence, ByVoice)
    assert {one.item: one.language for one in page.signed.evidence.answers}["debt"] == "en"
    paper = text_of(next(one.pdf for one in page.signed.editions if one.wording == "en"))
    assert squeezed("Every item was read out in English and Chinese and answered with yes.") in paper


def test_the_read_back_stays_in_its_language_when_the_window_changes(page: AgreementPage) -> None:
    page.side.take_way("voice")
    page._session.set_language("zh")
    assert "you owe" in texts(page.side.read_back)


def test_a_paper_is_kept_printed_and_its_scan_taken_in(page: AgreementPage, store: Store, tmp_path: Path) -> None:
    page.side.take_way("paper")
    page.sign_now()
    assert agreements.of_account(store, "DEMO-0001") == ()
    assert "waits for its scan" in texts(page)
    (waiting,) = evidence.awaiting(store, "DEMO-0001")
    assert page.pdf == waiting.papers[0][1]
    (tmp_path / "bad.png").write_bytes(PNG[:50])
    page.side.paper.scan_chosen.emit(waiting, tmp_path / "bad.png")
    assert "This scan is empty, cut short" in texts(page)
    (tmp_path / "scan.png").write_bytes(PNG)
    page.side.paper.scan_chosen.emit(waiting, tmp_path / "scan.png")
    assert page.signed is not None
    assert isinstance(page.signed.evidence, OnPaper)
    assert evidence.awaiting(store, "DEMO-0001") == ()


def test_a_scan_that_comes_back_after_a_stop_waits_for_the_reason_why_it_counts(
    window: MainWindow, page: AgreementPage, store: Store, tmp_path: Path
) -> None:
    page.side.take_way("paper")
    page.sign_now()
    window.pages.desk.negotiation.stop("disputed")
    window.navigator.prepare_agreement()
    page.side.take_way("paper")
    (waiting,), (take,) = evidence.awaiting(store, "DEMO-0001"), page.side.paper.takes
    (tmp_path / "scan.png").write_bytes(PNG)
    assert "Offers have been stopped: Debt is disputed." in texts(page)
    assert not take.isEnabled()
    page.side.paper.scan_chosen.emit(waiting, tmp_path / "scan.png")
    assert "Say why it still counts." in texts(page)
    assert evidence.awaiting(store, "DEMO-0001") == (waiting,)
    type_into(page.side.paper.why, "signed and posted the day before")
    assert take.isEnabled()
    page.side.paper.scan_chosen.emit(waiting, tmp_path / "scan.png")
    assert page.signed is not None
    assert f"{waiting.number}: signed and posted the day before" in [
        one.detail for one in negotiations.events(store, "DEMO-0001") if one.kind == "reason"
    ]


def test_a_scan_asks_for_no_reason_once_offers_go_on(
    window: MainWindow, page: AgreementPage, store: Store, tmp_path: Path
) -> None:
    page.side.take_way("paper")
    page.sign_now()
    window.pages.desk.negotiation.stop("disputed")
    window.pages.desk.negotiation.go_on()
    window.navigator.prepare_agreement()
    page.side.take_way("paper")
    (tmp_path / "scan.png").write_bytes(PNG)
    page.side.paper.scan_chosen.emit(evidence.awaiting(store, "DEMO-0001")[0], tmp_path / "scan.png")
    assert page.signed is not None


@pytest.mark.parametrize(
    "content",
    [
        PNG[:20] + b"\xff" * 20 + PNG[40:],
        b"\xff\xd8\xff\xe0 no picture \xff\xd9",
        b"%PDF-1.7\nno page in it\n%%EOF\n",
        b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
    ],
    ids=["a torn picture", "only a frame", "no document", "a document without a page"],
)
@pytest.mark.qt_log_ignore("JPEG datastream", "libpng")
def test_a_scan_that_shows_nothing_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "scan"
    path.write_bytes(content)
    assert refused(lambda: read_scan(path)) == ("scan", "scan_unreadable")


def test_a_scan_is_read_as_it_is(tmp_path: Path) -> None:
    for content in (PNG, agreement_pdf(draft(), "en")):
        (tmp_path / "scan").write_bytes(content)
        assert read_scan(tmp_path / "scan") == content


def test_a_paper_that_is_out_keeps_its_number_to_itself(page: AgreementPage, store: Store) -> None:
    page.side.take_way("paper")
    page.sign_now()
    page.sign_now()
    (waiting,) = evidence.awaiting(store, "DEMO-0001")
    assert not page.sign.isEnabled()
    page.side.take_way("desk")
    page.set_wording("zh")
    page.debtor_side.typed.setChecked(True)
    page.sign_now()
    assert page.signed is not None
    assert page.signed.number != waiting.number
    assert evidence.awaiting(store, "DEMO-0001") == (waiting,)


def test_a_drawn_signature_waits_until_somebody_says_how_the_signer_was_identified(page: AgreementPage) -> None:
    desk = page.side.desk
    desk.start(page._draft.account)  # type: ignore[union-attr]  # the page shows a draft
    desk.signer.typed.setChecked(True)
    assert desk.how.value == ""
    assert not page.sign.isEnabled()
    assert "Say how the debtor was identified." in texts(page)
    desk.how.setCurrentIndex(desk.how.findText("not checked"))
    desk.how.activated.emit(desk.how.currentIndex())
    assert not page.sign.isEnabled()
    assert "or say why it was not checked" in texts(page)
    type_into(desk.why, "Stands before me since 2019")
    assert page.sign.isEnabled()


def test_a_new_co_debtor_sees_their_own_sheet_before_signing_it(page: AgreementPage) -> None:
    desk = page.side.desk
    before = pages_of(page._pdf)
    desk.role.set_value("co_debtor")
    desk.role.picked.emit("co_debtor")
    type_into(desk.beside.name, "Zhao Demo")
    page._redraw.timeout.emit()
    sheet = next(one for one in pages_of(page._pdf) if "Joiningthedebt" in one)
    assert "ZhaoDemo" in sheet
    assert "25November2026" not in sheet.split("ZhaoDemo")[-1]
    assert squeezed("Made in 3 copies") in text_of(page._pdf)
    desk.role.set_value("")
    desk.role.picked.emit("")
    page._redraw.timeout.emit()
    assert pages_of(page._pdf) == before


def test_under_chinese_rules_the_debtor_agrees_apart_to_the_use_of_sensitive_data(page: AgreementPage) -> None:
    desk, account = page.side.desk, page._draft.account  # type: ignore[union-attr]  # the page shows a draft
    desk.start(account)
    assert desk.data_consent.isHidden()
    page._session.set_organisation(amended(page._session.organisation, rule_set="cn-credit-card"))
    desk.start(account)
    assert not desk.data_consent.isHidden()
    assert not desk.data_consent.isChecked()
    desk.data_consent.click()
    desk.how.set_value("not_recorded")
    assert desk.evidence().data_consent
    assert not desk.evidence().biometric_consent
    desk.biometric_consent.click()
    assert desk.evidence().biometric_consent
    desk.start(account)
    assert not desk.evidence().data_consent
    assert not desk.evidence().biometric_consent


def test_at_the_desk_it_is_kept_who_made_sure_of_whom(page: AgreementPage) -> None:
    desk = page.side.desk
    desk.by.setText("")
    desk.signer.typed.setChecked(True)
    desk.how.set_value("id_card")
    desk.how.picked.emit("id_card")
    assert not page.sign.isEnabled()
    type_into(desk.by, "He Lan")
    assert page.sign.isEnabled()
    desk.role.set_value("co_debtor")
    desk.role.picked.emit("co_debtor")
    assert not page.sign.isEnabled()
    type_into(desk.beside.name, "Zhao Demo")
    desk.beside.typed.setChecked(True)
    page.sign_now()
    assert page.signed is not None
    assert isinstance(page.signed.evidence, AtDesk)
    assert page.signed.evidence.identified_by == "He Lan"
    assert page.signed.evidence.cosigners[0].signature.name == "Zhao Demo"


def test_the_certificate_of_somebody_else_is_refused_with_what_to_do(page: AgreementPage, tmp_path: Path) -> None:
    panel = open_own(page, tmp_path, "Nadia Sample (demo)")
    assert panel.credential is None
    assert "This certificate is of Nadia Sample (demo), and Alex Sample (demo) signs here." in texts(panel)
    assert not page.sign.isEnabled()
    expired = texts(open_own(page, tmp_path, "Alex Sample (demo)", NOW - timedelta(days=1)))
    assert "Ask for a new one from its issuer" in expired
    assert "Settings" not in expired


def test_a_certificate_is_put_away_when_another_name_is_to_sign(page: AgreementPage, tmp_path: Path) -> None:
    open_own(page, tmp_path, "Alex Sample (demo)")
    assert page.side.complete()
    type_into(page.inputs["name"], "Nadia Sample (demo)")
    page._show_paper()
    assert page.side.certificate.credential is None
    assert not page.sign.isEnabled()


def test_below_the_window_too_only_the_debtor_s_certificate_signs(office: Store) -> None:
    for name, code in (("Lin Shili", "certificate_of_another"), ("赵娜", "certificate_of_another")):
        told, signature = sign_terms(make(name, NOW), terms_digest(draft()), NOW)
        given = Agreed(None, CREDITOR, told, (Attachment("RA-2026-000042-terms.p7s", signature),))
        assert refused(lambda given=given: signed(office, given)) == ("file", code)  # type: ignore[misc]
    told, signature = sign_terms(make("林示例", NOW), "a" * 64, NOW)
    given = Agreed(None, CREDITOR, told, (Attachment("RA-2026-000042-terms.p7s", signature),))
    assert refused(lambda: signed(office, given)) == ("signature", "own_signature_bad")
    assert refused(lambda: signed(office, replace(given, attachments=()))) == ("signature", "own_signature_bad")
    assert agreements.of_account(office, ACCOUNT.number) == ()


def test_the_debtor_s_own_certificate_is_used_once_and_kept_nowhere(page: AgreementPage, tmp_path: Path) -> None:
    page.side.take_way("certificate")
    panel = open_own(page, tmp_path, "sample (demo), ALEX")
    assert "Self-signed: nobody vouches for this name." in texts(panel)
    page.sign_now()
    assert page.signed is not None
    assert page.signed.attachments[0].name.endswith("-terms.p7s")
    check_signed_by(
        page.signed.attachments[0].content, page.signed.terms_digest, replace(ACCOUNT.debtor, name="Alex Sample (demo)")
    )
    page.prepare(page._model)  # type: ignore[arg-type]
    assert panel.credential is None


def test_an_agency_signs_only_with_a_mandate_that_holds(page: AgreementPage, store: Store) -> None:
    page.side.desk.signer.typed.setChecked(True)
    assert page._model is not None
    page._model.set_situation(replace(page._model.situation, party="agency"))
    page._show_state()
    assert not page.sign.isEnabled()
    for named in ("Number of the agency's mandate", "What the agency's mandate covers", "Last day of the agency's"):
        assert named in texts(page)
    mandate = {"mandate_number": "M-7", "mandate_scope": "card debts", "mandate_until": TODAY - timedelta(days=1)}
    page._session.set_organisation(amended(page._session.organisation, **mandate))
    assert "mandate has ended" in texts(page)
    page.sign_now()
    assert agreements.of_account(store, "DEMO-0001") == ()
    page._session.set_organisation(amended(page._session.organisation, mandate_until=TODAY))
    page.sign_now()
    assert page.signed is not None


def test_a_mandate_is_entered_in_settings(window: MainWindow) -> None:
    window.navigator.show_page("settings")
    page = window.pages.settings
    for name, text in (("mandate_number", "M-7"), ("mandate_scope", "card debts"), ("mandate_until", "2027-01-31")):
        field = page.inputs[name]
        assert isinstance(field, QLineEdit)
        type_into(field, text)
    page.save.click()
    kept = window.session.organisation
    assert (kept.mandate.mandate_number, kept.mandate.mandate_scope, kept.mandate.mandate_until) == (
        "M-7",
        "card debts",
        date(2027, 1, 31),
    )


def test_each_way_says_what_it_is_and_is_not_by_the_law_of_the_account(window: MainWindow, page: AgreementPage) -> None:
    page.side.start(ACCOUNT)
    page.side.take_way("certificate")
    assert "art. 13" in page.side.worth.text()
    page.side.take_way("voice")
    assert "not a signature" in page.side.worth.text()
    window.session.set_language("zh")
    assert "不是签名" in texts(page.side)
    window.session.set_organisation(amended(window.session.organisation, rule_set="us"))
    page.side.start(replace(ACCOUNT, currency="USD"))
    assert "E-SIGN" in page.side.worth.text()


@pytest.mark.parametrize("rule_set", ["neutral", "uk", "us", "cn-credit-card"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_under_every_rule_set_each_way_of_signing_has_its_word(rule_set: PolicyName, language: Language) -> None:
    law = signing_law(rule_set, replace(ACCOUNT, currency="GBP"))
    assert law == {"neutral": "other", "cn-credit-card": "cn"}.get(rule_set, rule_set)
    assert signing_law(rule_set, ACCOUNT) == "cn"
    assert all(wording.say(f"signing.{way}.{law}", language) for way in WAYS)
