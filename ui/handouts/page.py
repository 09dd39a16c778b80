"""The papers before a signature: offer, comparison, costs, forbearance. What is shown is what goes out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtWidgets import QButtonGroup, QCheckBox

from calculators.errors import Refusal
from reports import wording
from restructure.agreements.agreement import Agreement, Wording
from restructure.offers.outcome import Simulated
from restructure.papers import BEFORE, PAPERS, TWO_SIZES, PaperName
from restructure.services.handouts import Hindrance, handout, letter_lacks, note_handout, usual_open, usual_paper
from ui.actions import action_text
from ui.models.desk import DeskModel
from ui.session import Session
from ui.widgets.dates import DateEdit
from ui.widgets.elements import column, label, segment
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.paper_page import PaperPage, Way

Unmade = Literal["no_terms", "settled", "elsewhere"]
"""Why there are no terms to make a paper of."""


class HandoutsPage(PaperPage):
    """One paper at a time, from the record that would be signed."""

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__(session)
        self._model = model
        self._draft: Callable[[Wording], Agreement | None] = lambda _: None
        self._number, self._signed = "", False
        self.kind: PaperName = "offer"
        self.wording: Wording = "en"
        self._pdf = b""
        self.kinds = {kind: segment() for kind in BEFORE}
        self._group = QButtonGroup(self)
        self.open_until = DateEdit("open_until", session)
        self.large = QCheckBox()
        self.form = Form(say=lambda reason: wording.reason(reason, session.language))
        self._back = self.back_button()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for kind, made in self.kinds.items():
            self.word(made.setText, lambda kind=kind: self._told("title", kind))  # type: ignore[misc]
            self.word(made.setToolTip, lambda kind=kind: self._tip(kind))  # type: ignore[misc]
        self.form.add("open_until", self.open_until, lambda: self.tr("The offer stays open until"))
        self.form.setFixedWidth(220)
        title = label("title")
        self.word(title.setText, lambda: self.tr("Papers before signing"))
        self.word(self.large.setText, lambda: self.tr("Large print"))
        head = Flow(title, None, self.large, self.print, self.export, self._back, spacing=8)
        which, shown = Flow(*self.kinds.values(), spacing=0), column(self.bar, self.preview, spacing=0)
        shown.setStretch(1, 1)
        layout = column(head, which, self.said, self.error, self.form, shown, spacing=8, margins=(16, 12, 16, 10))
        layout.setStretch(5, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        for kind, made in self.kinds.items():
            self._group.addButton(made)
            made.clicked.connect(lambda _, kind=kind: self.show_kind(kind))
        self.large.toggled.connect(lambda _: self._show())
        self.open_until.edited.connect(lambda _: self._show())
        self.open_until.refused.connect(self._complain)

    def start(
        self, kind: PaperName | None, draft: Callable[[Wording], Agreement | None], wanted: Wording, *, signed: bool
    ) -> None:
        """Show a paper of the terms that ``draft`` freezes, in a wording, the usual one where none is named; once
        ``signed`` nothing is offered."""
        self._draft, self.wording, self._signed = draft, wanted, signed
        made = draft(wanted) if kind is None else None
        self.kind = kind or (usual_paper(made) if made else "offer")
        outcome = self._model.chosen_outcome
        if outcome is not None:
            self.open_until.set_value(usual_open(outcome, self._session.today()))
            self.open_until.refresh()
        self._show()
        self._back.setFocus()

    def show_kind(self, kind: PaperName) -> None:
        """Show another paper of the same terms."""
        self.kind = kind
        self._show()

    def set_wording(self, wanted: Wording) -> None:
        """Show the paper in another language, or in both."""
        self.wording = wanted
        self._show()

    def relabel(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        in_sight = self._session.in_sight
        self.kinds["memo"].setVisible(not in_sight)
        if in_sight and self.kind == "memo":
            # What the debtor sees is their own copy.
            self.kind = "memo_copy"
        self.kinds[self.kind].setChecked(True)
        self.bar.show_wording(self.wording)
        self.form.setVisible(self.kind == "offer")
        self.large.setVisible(self.kind in TWO_SIZES)
        self.form.complain("open_until", None)
        self.show_error()
        draft = self._draft(self.wording)
        self._pdf = b""
        if draft is None or self._model.chosen_outcome is None:
            unmade = self._unmade()
            self.show_error(lambda: self._why(unmade))
        else:
            self._number = draft.number
            self._make(draft)
        kind = self.kind
        self.show_said((lambda: self._told("about", kind)) if self.pdf else str)
        self._show_paper()

    def _show_paper(self) -> None:
        self.show_pages()
        for act in (self.print, self.export):
            act.setEnabled(bool(self.pdf))

    def _make(self, draft: Agreement) -> None:
        outcomes = [one for one in self._model.outcomes.values() if isinstance(one, Simulated)]
        try:
            until = None if self.open_until.unread else self.open_until.value
            large, there = self.large.isChecked(), self._session.workplace
            made = handout(there, self.kind, draft, outcomes, until, signed=self._signed, large=large)
        except Refusal as reason:
            if reason.field == "open_until" and self.open_until.unread:
                self._complain(Refusal("open_until", "not_a_date", given=self.open_until.text()[:40]))
            elif reason.field == "open_until":
                self._complain(reason)
            else:
                self.show_error(self._because(reason))
            return
        self._pdf = made.pdf
        held = made.held
        if held == "unposted":
            self.show_error(lambda: self._unposted(draft))
        elif held is not None:
            self.show_error(lambda: self._why(held))

    def _unmade(self) -> Unmade:
        """Why there are no terms to make a paper of."""
        if self._model.chosen_outcome is not None:
            return "elsewhere"
        return "settled" if self._model.settled else "no_terms"

    def _complain(self, reason: Refusal) -> None:
        self._pdf = b""
        self.show_said()
        self._show_paper()
        self.form.complain("open_until", reason)

    @property
    def pdf(self) -> bytes:
        """The bytes in the preview; nothing where the paper is held back."""
        return self._pdf

    @property
    def name(self) -> str:
        """The number and kind of the paper."""
        return f"{self._number}-{self.kind}"

    def files(self) -> list[tuple[str, bytes]]:
        """The paper that is shown, named by its number, kind and language."""
        return [(PAPERS[self.kind].file_name(self._number, self.wording), self.pdf)] if self.pdf else []

    def note_use(self, way: Way) -> None:
        """Record that the paper was used, and log that it went out."""
        account, there = self._model.account, self._session.workplace
        if account is not None:
            self._session.write(lambda: note_handout(there, self.kind, self._number, account.number, way))
            self._model.look_around()

    def _tip(self, kind: PaperName) -> str:
        name = f"paper_{kind}"
        return f"{action_text(name)}  {self._session.key(name)}"

    def _told(self, what: str, kind: PaperName) -> str:
        return wording.say(f"paper.{what}.{kind}", self._session.language, person=self._session.person)

    def _unposted(self, draft: Agreement) -> str:
        """What the letter lacks, each by the name that it has where it is entered."""
        language = self._session.language
        of_debtor = self.tr("the address of the {0} (agreement page)").format(self._session.person)
        lacking = [
            of_debtor if one.among == "debtor" else wording.name("changed", one.name, language)
            for one in letter_lacks(draft, self.kind)
        ]
        return self.tr("Before the letter can be posted it needs, from Settings: {0}.").format("; ".join(lacking))

    def _why(self, held: Hindrance | Unmade) -> str:
        return {
            "settled": self.tr("This debt is settled: nothing is owed, so no paper with an offer goes out."),
            "no_terms": self.tr("There are no terms yet: repair the marked field on the desk first."),
            "elsewhere": self.tr("Another agreement is being sealed. Wait until it is done."),
            "signed": self.tr("These terms are signed. Their papers are in Records, Agreements."),
            "stopped": self.tr("Offers are stopped on this account, so no paper with an offer goes out."),
            "blocked": self.tr("A rule stops this option; the card says which, and what would mend it."),
            "beyond": self.tr("These terms are beyond your limits. Ask for their release on the agreement page first."),
            "organisation": self.tr("The paper needs the organisation's name and telephone: enter them in Settings."),
            "debtor": self.tr("The paper needs the name of the {0}: enter it on the agreement page.").format(
                self._session.person
            ),
            "unposted": "",
            "not_collector": self.tr(
                "A validation notice is for an agency or a buyer of the debt under American rules: say under "
                "Circumstances who we are."
            ),
            "unitemized": self.tr(
                "Enter the itemization under Circumstances: its day and its items, which have to come to what is owed."
            ),
            "validation_first": self.tr(
                "The validation notice goes out first: make it here, or record when it was sent."
            ),
            "both_sign": self.tr(
                "A one-sided forbearance letter belongs to the rules of the United Kingdom and the United States. "
                "Under other rules both sides sign: use the offer letter and the agreement."
            ),
            "no_cost_sheet": self.tr(
                "The sheet of all costs belongs to plans of licensed lenders under the rules of China. The agreement "
                "names the cost of this plan."
            ),
        }[held]
