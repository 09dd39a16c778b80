"""The statement and the letters: drawn when asked for, shown exactly as they print, exported whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from calculators.calendar import add_months
from calculators.errors import Refusal
from reports import wording
from reports.formats import LANGUAGES, Language
from restructure.agreements.agreement import Wording
from restructure.household.creditor_letters import NAMELESS, space_until
from restructure.household.creditor_reply import LetterKind
from restructure.household.distribution import is_partners
from restructure.parties.account import Account
from restructure.parties.organisation import page_size_of
from restructure.services.creditor_letters import Enclosed, LetterBytes, addresses, check_consent
from restructure.store import means as kept
from restructure.store import negotiations
from restructure.store.negotiations import Event
from ui.models.debts import DebtsModel
from ui.models.sheet import SheetModel
from ui.pdf import merged
from ui.printing import print_pdf
from ui.session import Session
from ui.widgets.elements import button, column, label, row
from ui.widgets.flow import Flow
from ui.widgets.paper_page import PaperPage
from ui.widgets.paper_page import Way as UsedWay

if TYPE_CHECKING:
    from reports.case_letters import MadeLetter
    from reports.letters import Offers

OWN_PAGE = "00"
"""The number, before those of the letters, of the page that goes to no creditor."""
ALL = "all"
"""What stands behind the number of all letters in one file."""
AUTHORITY = "authority"
"""What stands behind the number of an authority that is still to be signed."""


class PapersPage(PaperPage):
    """Shows one paper after the other; nothing is drawn that may not go out."""

    def __init__(self, session: Session, sheets: SheetModel, debts: DebtsModel) -> None:
        super().__init__(session, LANGUAGES)
        self._sheets, self._debts = sheets, debts
        self.papers: dict[str, dict[Language, bytes]] = {}
        self._shown, self._language = "", session.language
        self._written: tuple[MadeLetter, ...] = ()
        self._kind: LetterKind = "offer"
        self.together = button(icon="print")
        self.word(self.together.setText, lambda: self.tr("Print all letters"))
        self.together.clicked.connect(self.print_all)
        self.following, self.before = button("", "right"), button("", "left")
        self.confirm = button("primary")
        self._title = label("title")
        self.word(self.before.setText, lambda: self.tr("Paper before"))
        self.word(self.following.setText, lambda: self.tr("Next paper"))
        self.word(self.confirm.setText, lambda: self.tr("The client confirms the figures"))
        turns = row(self.before, self.following)
        acts = (self.confirm, turns, self.print, self.together, self.export, self.back_button())
        head, shown = Flow(self._title, None, *acts, spacing=6), column(self.bar, self.preview, spacing=0)
        shown.setStretch(1, 1)
        layout = column(head, self.error, self.said, shown, spacing=6, margins=(16, 12, 16, 10))
        layout.setStretch(3, 1)
        self.setLayout(layout)
        self.confirm.clicked.connect(self._confirm)
        self.before.clicked.connect(lambda: self._turn(-1))
        self.following.clicked.connect(lambda: self._turn(1))

    def show_statement(self) -> None:
        """The statement of the sheet, under a reference of its own."""
        self._make(letters=False)

    def show_letters(self, kind: LetterKind = "offer", matter: str = "") -> None:
        """Letters of a kind, with the statement where they show its figures; ``matter`` is that of a complaint,
        or why a debt should be written off."""
        self._make(letters=True, kind=kind, matter=matter)

    def _make(self, *, letters: bool, kind: LetterKind = "offer", matter: str = "") -> None:
        self.papers, self._language = {}, self._session.language
        self._written, self._kind = (), kind
        self.say()
        account = self._sheets.desk.account
        if account is not None:
            if self._sheets.account is None or self._sheets.account.number != account.number:
                self._sheets.open(account)
            try:
                if letters and kind in NAMELESS:
                    self._draw_nameless(account, kind, matter)
                else:
                    self._draw(letters=letters, kind=kind, matter=matter)
            except Refusal as reason:
                self.papers = {}
                self.show_error(self._because(reason))
        self._shown = next(iter(self.papers), "")
        self._show()

    def _draw_nameless(self, account: Account, kind: LetterKind, matter: str) -> None:
        """Letters that offer nothing: no budget has to be there."""
        from reports.case_letters import nameless_offers

        debts, session = self._debts, self._session
        check_consent(debts.case)
        offers = nameless_offers(
            session.organisation,
            account,
            debts.case,
            partner=self._sheets.sheet.partner,
            number=self._new_reference("CL"),
            today=session.today(),
            addresses=self._addresses(),
        )
        made = self._letters(kind, offers, matter)
        if debts.case.authority is None:
            self.papers[f"{offers.number}-{AUTHORITY}"] = self._authority(
                offers.number, account, self._sheets.sheet.partner
            )
            self.show_said(lambda: self.tr("No authority is dated: have the last paper signed, then enter its day."))
        self._log("letters", f"{offers.number}, {len(made)}")

    def _letters(self, kind: LetterKind, offers: Offers, matter: str) -> tuple[MadeLetter, ...]:
        """Draw every letter of a kind."""
        from reports.case_letters import letters_of

        names = {language: self._name(language) for language in LANGUAGES}
        case = self._debts.case
        self._written = letters_of(
            kind,
            offers,
            case,
            matter=matter,
            space_until=space_until(case),
            names=names,
            letterhead=self._session.letterhead.png,
        )
        self.papers |= {one.name: one.editions for one in self._written}
        return self._written

    def _addresses(self) -> tuple[tuple[str, str], ...]:
        return tuple((one.creditor, one.address) for one in addresses(self._session.store))

    def _draw(self, *, letters: bool, kind: LetterKind = "offer", matter: str = "") -> None:
        # At first use: drawing pages takes longer to load than the first window may.
        from reports.advice import Advice, advice_pdf
        from reports.case_letters import of_one_sum, offers_of, statement_of
        from reports.letters import check
        from reports.statement import statement_pdf

        sheets, debts, session = self._sheets, self._debts, self._session
        account, sheet, means = sheets.account, sheets.sheet, sheets.means
        if account is None or means is None or means.month is None:
            self.show_error(lambda: wording.say("waiting.no_income", session.language))
            return
        if means.waiting:
            waiting = means.waiting
            self.show_error(lambda: wording.say(f"waiting.{waiting}", session.language))
            return
        if letters and not (debts.case.may_go_out and sheet.confirmed_at):
            raise Refusal("consent", "partner_letters_missing" if debts.case.waits_for_partner else "consent_missing")
        number, today = self._reference(), session.today()
        said = statement_of(session.organisation, account, sheet, means, number=number, today=today)
        self.papers[number] = {
            language: statement_pdf(
                replace(said, organisation=self._name(language)), language, self._session.letterhead.png
            )
            for language in LANGUAGES
        }
        way = debts.way
        if not letters or way is None:
            return
        offers = offers_of(
            session.organisation,
            account,
            sheet,
            means,
            debts.case,
            debts.debts,
            way,
            available=debts.available,
            number=number,
            today=today,
            first_on=add_months(today, 1, sheets.desk.first_due.day),
            addresses=self._addresses(),
        )
        check(offers)
        meant = of_one_sum(offers, debts.case) if kind == "offer" else offers
        made = self._letters(kind, meant, matter)
        if kind == "offer" and (made or debts.case.considered):
            told = Advice(meant, debts.case.considered, debts.case.lump_reason if debts.case.lump_sum else "")
            self.papers[f"{number}-{OWN_PAGE}"] = {
                language: advice_pdf(
                    replace(told, offers=replace(meant, organisation=self._name(language))),
                    language,
                    self._session.letterhead.png,
                )
                for language in LANGUAGES
            }
        if made and debts.case.authority is None:
            self.papers[f"{number}-{AUTHORITY}"] = self._authority(number, account, sheet.partner)
            self.show_said(lambda: self.tr("No authority is dated: have the last paper signed, then enter its day."))
        if not made:
            self.show_said(lambda: self.tr("Nothing is there to be offered: no letter is written."))
        self._log("letters", f"{number}, {len(made)}")

    def _authority(self, number: str, account: Account, partner: str) -> dict[Language, bytes]:
        """The letter of authority in both languages, towards every creditor of the case."""
        from reports.authority_letter import Authority, authority_pdf

        identity, policy = self._session.organisation.identity, self._session.organisation.policy
        asked = Authority(
            number=number,
            made_on=self._session.today(),
            organisation=identity.name,
            address=identity.address,
            telephone=identity.telephone,
            client=account.debtor.name,
            client_address=account.debtor.address,
            currency=account.currency,
            debts=self._debts.debts,
            page_size=page_size_of(self._session.organisation.page, policy.rule_set),
            rule_set=policy.rule_set,
            partner=partner if any(map(is_partners, self._debts.debts)) else "",
        )
        return {
            one: authority_pdf(replace(asked, organisation=self._name(one)), one, self._session.letterhead.png)
            for one in LANGUAGES
        }

    def _name(self, language: Language) -> str:
        identity = self._session.organisation.identity
        return (identity.name_zh if language == "zh" else "") or identity.name

    def _reference(self) -> str:
        if self._sheets.sheet.reference:
            return self._sheets.sheet.reference
        taken = self._new_reference("BS")
        self._sheets.refer(taken)
        self._log("statement", taken)
        return taken

    def _new_reference(self, kind: str) -> str:
        taken: list[str] = []
        session = self._session
        year = session.today().year
        session.write(lambda: taken.append(kept.next_reference(session.store, kind, year)))
        if not taken:
            raise Refusal("number", "missing_field")
        return taken[0]

    def _log(self, kind: str, detail: str) -> None:
        account, session = self._sheets.account, self._session
        if account is not None:
            event = Event(session.now(), "letters" if kind == "letters" else "statement", detail)
            session.write(lambda: negotiations.append(session.store, account.number, event))

    def _confirm(self) -> None:
        self._sheets.confirm()
        self.show_statement()

    def set_wording(self, wanted: Wording) -> None:
        """Show the paper in another language."""
        self._language = "zh" if wanted == "zh" else "en"
        self._show()

    def _turn(self, by: int) -> None:
        names = list(self.papers)
        if names:
            self._shown = names[(names.index(self._shown) + by) % len(names)]
            self._show()

    @property
    def pdf(self) -> bytes:
        """The bytes in the preview."""
        return self.papers[self._shown][self._language] if self._shown in self.papers else b""

    def _show(self) -> None:
        self.show_pages()
        self.bar.show_wording(self._language)
        there = bool(self.papers)
        confirmed = self._sheets.sheet.confirmed_at is not None
        shows_figures = self._kind not in NAMELESS or not self._written
        for act in (self.export, self.print, self.together):
            act.setEnabled(there and (confirmed or not shows_figures))
        self.together.setVisible(bool(self._written))
        self.confirm.setVisible(there and not confirmed and shows_figures)
        if there and not confirmed and shows_figures:
            self.show_said(lambda: self.tr("A draft: it can go out once the client has confirmed the figures."))
        for act in (self.before, self.following):
            act.setEnabled(len(self.papers) > 1)
        self.relabel()

    def relabel(self) -> None:
        names = list(self.papers)
        if self._shown in names:
            place = names.index(self._shown) + 1
            self._title.setText(self.tr("{0}, paper {1} of {2}").format(self._shown, place, len(names)))
        else:
            self._title.setText(self.tr("No paper"))

    @property
    def name(self) -> str:
        """The reference of the paper in the preview."""
        return self._shown

    def bundle(self, language: Language) -> bytes:
        """Every letter in one language, each with its statement where one is enclosed; nothing without letters."""
        statement = self.papers.get(self._sheets.sheet.reference, {}).get(language, b"")
        parts = [part for one in self._written for part in (one.editions[language], one.with_statement and statement)]
        return merged([part for part in parts if part]) if self._written else b""

    def print_all(self) -> None:
        """Print the bundle through the system's dialog."""
        if self.may_print() and print_pdf(self._session, self, self.bundle(self._language), self.name):
            self._note_sent(self._written)

    def note_use(self, way: UsedWay) -> None:
        """Note that letters went out: all that were exported, or the one that was printed."""
        self._note_sent(tuple(one for one in self._written if way == "exported" or one.name == self._shown))

    def _note_sent(self, letters: tuple[MadeLetter, ...]) -> None:
        """Keep letters as they were sent, in the language that is shown."""
        language = self._language
        went = [
            LetterBytes(one.place, f"{one.file}-{language}.pdf", one.editions[language], one.amount) for one in letters
        ]
        number = self._sheets.sheet.reference
        statement = self.papers.get(number, {}).get(language, b"")
        enclosed = any(one.with_statement for one in letters) and bool(statement)
        if went:
            self._debts.note_sent(
                self._kind, went, Enclosed(f"{number}-{language}.pdf", statement) if enclosed else None
            )

    def files(self) -> list[tuple[str, bytes]]:
        """Every paper in both languages, letters by the names of their creditors, and all letters in one file."""
        named = {one.name: one.file for one in self._written}
        single = [
            (f"{named.get(name, name)}-{language}.pdf", pdf)
            for name, editions in self.papers.items()
            for language, pdf in editions.items()
        ]
        number = self._written[0].name.rpartition("-")[0] if self._written else ""
        together = [(f"{number}-{ALL}-{language}.pdf", self.bundle(language)) for language in LANGUAGES if number]
        return [*single, *together]
