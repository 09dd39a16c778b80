"""The tour: the real window, driven by typing and clicking through the main job, on any account of a store."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import msgspec
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from reports.formats import Language
from restructure.demo import CURRENCY, Country, demo_organisation
from restructure.files import publish
from restructure.money.currency import plain_text
from restructure.offers.kinds import place_of
from restructure.offers.outcome import Simulated
from restructure.offers.terms import OptionKind
from restructure.parties.account import Account, is_stale
from restructure.parties.creditor import is_creditor
from restructure.parties.organisation import DEMO, Organisation
from restructure.parties.payees import DEMO_PAYEES, Payee
from restructure.policy import days_off_under
from restructure.services.verification import registered_as, trusted_by, verified
from restructure.store import DEMO_KEY, Secret, Store, accounts, negotiations, open_store, payees, rights, settings
from ui.api import answer
from ui.app import build, fill_demo, local_now
from ui.papers import PAPERS
from ui.widgets.twice import PAUSE_MS

FIRST_DEMO: dict[Country, str] = {"cn": "DEMO-0021", "uk": "DEMO-0011", "us": "DEMO-0001"}
"""The account of each country that is taken where none is named."""
CERTIFICATE, SUMMARY = "certificate.pem", "summary.json"
SETTLES_MS, STEP_MS = 60, 20
INCOME, SPENDING, PRIORITY = 38, 24, 3
"""A month of the household, in hundredths of the debt: means a person with this debt could have."""

ANSWERS: dict[OptionKind, str] = {"settlement": "refused", "deferral": "countered", "instalment": "accepted"}
"""What is said of each card, the one that is signed last."""
STROKES = (((0.2, 0.6), (0.3, 0.25), (0.4, 0.7), (0.5, 0.3)), ((0.55, 0.55), (0.7, 0.35), (0.85, 0.6)))


class TourError(Exception):
    """The tour cannot be taken: the sentence says why."""


FILES = (
    "agreement-en.pdf",
    "agreement-zh.pdf",
    "agreement-both.pdf",
    CERTIFICATE,
    "desk-en.png",
    "desk-zh.png",
    SUMMARY,
)


def _must_be_free(out: Path) -> None:
    """Raise where a file of the tour would take the place of one that is not an earlier tour's."""
    there = [out / name for name in FILES if os.path.lexists(out / name)]
    if there and (any(one.is_symlink() for one in there) or not _is_tour(out / SUMMARY)):
        raise TourError(f"{there[0]} is there already. Choose another folder.")


def _is_tour(summary: Path) -> bool:
    """Whether a file is what a tour says of itself."""
    try:
        told = msgspec.json.decode(summary.read_bytes())
    except (OSError, msgspec.DecodeError):
        return False
    return isinstance(told, dict) and {"terms_digest", "editions", "chosen"} <= told.keys()


def take_tour(
    out: Path,
    store_path: Path | None,
    secret: Secret | None,
    number: str | None,
    now: Callable[[], datetime] = local_now,
) -> list[Path]:
    """Take the tour and return the files it wrote: two sealed PDFs, the certificate to verify
    them by, two pictures, a summary.

    Without a store it runs on demo data in a store of its own, by the rules of the account's country; ``secret`` opens
    the one given. Raises ``TourError``
    for an account that is not there, a store with users, a path that ends before the signature, and a folder in which a
    file of another would be written over.
    """
    _must_be_free(out)
    with tempfile.TemporaryDirectory() as own:
        store = open_store(store_path or Path(own) / "tour.db", secret or DEMO_KEY, now)
        try:
            if rights.has_users(store):
                raise TourError("This store has users, and a tour signs in nobody. Take it on another store.")
            number = number or FIRST_DEMO["us"]
            if store_path is None:
                fill_demo(store, now())
                _take_rules(store, number)
            account = accounts.load(store, number)
            if account is None:
                raise TourError(f"There is no account {number} in this store.")
            if settings.organisation(store) == Organisation():
                settings.save_organisation(store, DEMO)
                payees.save_payees(store, _paid_to_demo(account))
            guide = _Guide(store, now)
            try:
                return guide.go(number, out)
            finally:
                guide.leave()
        finally:
            store.close()


def write(field: QLineEdit, text: str) -> None:
    """Type a text; what no key stands for comes as an input method gives it."""
    if text.isascii():
        QTest.keyClicks(field, text)
        return
    composed = QInputMethodEvent()
    composed.setCommitString(text)
    QApplication.sendEvent(field, composed)


def _take_rules(store: Store, number: str) -> None:
    """Let the invented organisation work by the rules that a demo account belongs under."""
    account = accounts.load(store, number)
    if account is not None:
        here = next(country for country, currency in CURRENCY.items() if currency == account.currency)
        settings.save_organisation(store, demo_organisation(here))


def _paid_to_demo(account: Account) -> tuple[Payee, ...]:
    """The invented payee for the creditor of an account whose store names no organisation at all."""
    return () if is_creditor(DEMO.identity, account) else (replace(DEMO_PAYEES[0], creditor=account.creditor),)


class _Guide:
    """Hands on the keyboard and the mouse."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self.store, self.now = store, now
        self.session, self.window = build(store, now)
        self._restore: Language = self.session.language
        self.window.show()

    def go(self, number: str, out: Path) -> list[Path]:
        self.click(self.window.bar.languages["en"])
        self.find(number)
        self.confirm_if_old()
        self.enter_means()
        self.make_offers()
        pictures = [self.picture(out, "en"), self.picture(out, "zh")]
        self.click(self.window.bar.languages["zh" if self.account.currency == "CNY" else "en"])
        self.sign()
        return [*self.export(out), self.hand_out_certificate(out), *pictures, self.summarise(out)]

    def leave(self) -> None:
        """Close the window and give the application back as it was."""
        self.session.set_language(self._restore)
        self.session.close()
        self.window.close()
        shiboken6.delete(self.window)

    def click(self, widget: QAbstractButton) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def type_into(self, field: QLineEdit, text: str) -> None:
        field.setFocus()
        field.selectAll()
        write(field, text)
        QTest.keyClick(field, Qt.Key.Key_Tab)
        QApplication.processEvents()

    def press(self, widget: QWidget, key: Qt.Key) -> None:
        QTest.keyClick(widget, key)
        QApplication.processEvents()

    def find(self, number: str) -> None:
        search = self.window.pages.home.search
        search.setFocus()
        write(search, number)
        self.press(search, Qt.Key.Key_Return)
        if self.account.number != number:
            raise TourError(f"Searching for {number} did not open it.")
        if self.window.pages.desk.model.settled:
            raise TourError(f"Nothing is owed on {number}: there is nothing to negotiate.")

    @property
    def account(self) -> Account:
        account = self.window.pages.desk.model.account
        if account is None:
            raise TourError("No account is open.")
        return account

    def confirm_if_old(self) -> None:
        """An imported balance may be years old: the creditor confirms it for today, as before any signature."""
        account, today = self.account, self.session.today()
        ours = self.session.organisation
        if not is_stale(account.as_of, today, ours.deadlines.stale_days, days_off_under(ours.policy.rule_set)):
            return
        self.window.pages.desk.confirm_asked.emit(account)
        page = self.window.pages.account
        self.type_into(page.as_of, today.isoformat())
        self.type_into(page.confirmed_by, "Creditor, for this tour")
        self.click(page.save)

    def enter_means(self) -> None:
        """Income, spending and priority payments in proportion to the debt, so that any account has a fair case."""
        means, debt, currency = self.window.pages.desk.means, self.account.parts.total, self.account.currency
        monthly = debt // 10
        figures = {"income": INCOME, "spending": SPENDING, "priority": PRIORITY}
        for name, share in figures.items():
            amount = max(monthly * share // 10, 100)
            self.type_into(means.fields[name], plain_text(amount - amount % 100, currency))

    def make_offers(self) -> None:
        desk = self.window.pages.desk
        self.press(desk, Qt.Key.Key_F4)
        for kind, answered in ANSWERS.items():
            QTest.mouseClick(desk.cards[kind].name, Qt.MouseButton.LeftButton)
            desk.model.choose(kind)
            outcome = desk.model.chosen_outcome
            if outcome is not None and any(found.severity == "block" for found in outcome.findings):
                # A British settlement binds by what nobody is asked here.
                continue
            before = self.offers
            self.press(desk, Qt.Key.Key_F3)
            if self.offers == before:
                self.rest(desk.negotiation.offer)
                self.press(desk, Qt.Key.Key_F3)
            if self.offers == before:
                raise TourError(f"The {kind} could not be offered.")
            self.click(desk.negotiation.answers[answered])

    @property
    def offers(self) -> int:
        """Count of the offers in the log."""
        return sum(one.kind == "offered" for one in negotiations.events(self.store, self.account.number))

    def rest(self, pressed: QAbstractButton) -> None:
        """Let a button come back that asked whether to go on: early and late in the day it takes a second press."""
        waited = 0
        while not pressed.isEnabled() and waited < 2 * PAUSE_MS:
            QTest.qWait(STEP_MS)
            waited += STEP_MS

    def picture(self, out: Path, language: Language) -> Path:
        self.click(self.window.bar.languages[language])
        self.window.pages.desk.results.show_tab(0 if language == "en" else 1)
        # Lines that were said anew take their height a moment later.
        QTest.qWait(SETTLES_MS)
        path = out / f"desk-{language}.png"
        out.mkdir(parents=True, exist_ok=True)
        if not self.window.grab().save(str(path)):
            raise TourError(f"{path} cannot be written.")
        return path

    def sign(self) -> None:
        self.press(self.window.pages.desk, Qt.Key.Key_F9)
        page = self.window.pages.agreement
        if not page.inputs["name"].text():
            self.type_into(page.inputs["name"], "Alex Sample (invented)")
        if not page.inputs["address"].text():
            self.type_into(page.inputs["address"], "1 Sample Street, Example Town")
        for side, name in ((page.debtor_side, page.inputs["name"].text()), (page.creditor_side, "He Lan (demo)")):
            self.type_into(side.name, name)
            self.draw(side.pad)
        desk = page.side.desk
        desk.how.set_value("questions")
        desk.how.picked.emit("questions")
        self.type_into(desk.by, "He Lan (demo)")
        for field in tuple(page.guard.fields.values()):
            self.type_into(field, "Explained to the debtor, who understood")
        if not page.sign.isEnabled():
            raise TourError("Something is missing before the signature: " + self._missing())
        self.click(page.sign)
        if page.signed is None:
            self.rest(page.sign)
            self.click(page.sign)
        if page.signed is None:
            raise TourError("The agreement could not be signed.")

    def _missing(self) -> str:
        outcome = self.window.pages.desk.model.chosen_outcome
        return "the chosen option is refused" if outcome is None else "see the list beside the paper"

    def draw(self, pad: QWidget) -> None:
        for stroke in STROKES:
            points = [QPoint(round(x * pad.width()), round(y * pad.height())) for x, y in stroke]
            QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[0])
            for point in points[1:]:
                QTest.mouseMove(pad, point)
            QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[-1])
        QApplication.processEvents()

    def export(self, out: Path) -> list[Path]:
        signed = self.window.pages.agreement.signed
        if signed is None:
            raise TourError("Nothing was signed.")
        written = []
        for one in signed.editions:
            path = out / f"agreement-{one.wording}.pdf"
            publish(path, one.pdf)
            written.append(path)
            if not verified(PAPERS, one.pdf, trusted_by(self.store), registered_as(self.store, one.pdf)).good:
                raise TourError(f"{path} is not intact.")
        return written

    def hand_out_certificate(self, out: Path) -> Path:
        """The certificate, with which anybody can verify the files."""
        panel, path = self.window.pages.settings.certificate, out / CERTIFICATE
        panel.export_to(path)
        return path

    def summarise(self, out: Path) -> Path:
        model, signed = self.window.pages.desk.model, self.window.pages.agreement.signed
        outcomes = [outcome for outcome in model.outcomes.values() if isinstance(outcome, Simulated)]
        if signed is None or len(outcomes) != len(model.outcomes):
            raise TourError("One of the options has no outcome.")
        summary = {
            "account": {"number": self.account.number, "currency": model.currency, "demo": self.account.demo},
            "agreement": signed.number,
            "signed_at": signed.signed_at,
            "terms_digest": signed.terms_digest,
            "sealed": True,
            "editions": [{"wording": one.wording, "sha256": one.sha256} for one in signed.editions],
            "chosen": place_of(model.compared) - 1,
            "options": [answer(outcome, model.policy, "en") for outcome in outcomes],
        }
        path = out / SUMMARY
        publish(path, msgspec.json.format(msgspec.json.encode(summary), indent=2))
        return path
