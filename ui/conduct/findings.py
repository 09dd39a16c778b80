"""What the rules see now: the chosen option and contact with the debtor, each finding with its cure and its source."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from reports import wording
from restructure.policy import Finding
from restructure.rules.judgement import contact_findings, letter_findings, talk_findings
from restructure.services.circumstances import at_this_moment
from ui.models.desk import DeskModel
from ui.session import Session
from ui.widgets.elements import Panel, clear, column, icon_label, label, row
from ui.widgets.unseen import told_findings, withheld_words
from ui.widgets.verdict import FINDING_ICONS


class FindingsPanel(Panel):
    """The gravest first; F8 leads here from everywhere."""

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        head, contact_head, plan_head = label("title"), label("head"), label("head")
        talk_head, letter_head = label("head"), label("head")
        self._contact, self._plan = column(spacing=8), column(spacing=8)
        self._talk, self._letter = column(spacing=8), column(spacing=8)
        self.word(head.setText, lambda: self.tr("What the rules see") + "  F8")
        self.word(self.setAccessibleName, lambda: self.tr("What the rules see"))
        self.word(contact_head.setText, lambda: self.tr("Contact now"))
        self.word(plan_head.setText, lambda: self.tr("The chosen option"))
        self.word(talk_head.setText, lambda: self.tr("While you talk"))
        self.word(letter_head.setText, lambda: self.tr("Before a letter goes out"))
        told = (
            (contact_head, self._contact), (plan_head, self._plan), (talk_head, self._talk), (letter_head, self._letter)
        )  # fmt: skip
        self.setLayout(
            column(
                head,
                *(part for above, below in told for part in (above, below, 6)),
                None,
                spacing=8,
                margins=(16, 12, 16, 12),
            )
        )
        model.outcomes_changed.connect(self._soon)
        model.chosen_changed.connect(self._soon)
        model.situation_changed.connect(self._soon)

    def _soon(self) -> None:
        if self.isVisible():
            self.relabel()

    def relabel(self) -> None:
        """Show what there is now."""
        for place in (self._contact, self._plan, self._talk, self._letter):
            clear(place)
        case, outcome = self._model.case, self._model.chosen_outcome
        if case is None:
            self._contact.addWidget(label("body_muted", self.tr("Open an account first.")))
            return
        situation = at_this_moment(self._session.workplace, case.situation)
        self._tell(self._contact, contact_findings(case.debt, case.policy, situation))
        self._tell(self._letter, letter_findings(case))
        if outcome is None:
            self._plan.addWidget(label("body_muted", self.tr("The chosen option needs repair"), wrap=True))
            return
        for found in told_findings(self._session, case.policy, outcome.findings):
            told = _line("no", "negative", [label("small", withheld_words(), wrap=True)])
            self._plan.addWidget(self._entry(found) if found else told)
        if not outcome.findings:
            self._plan.addWidget(self._calm(self.tr("Within the rules")))
        self._tell(self._talk, talk_findings(outcome, case))

    def _tell(self, place: QLayout, findings: tuple[Finding, ...]) -> None:
        for found in findings or (None,):
            place.addWidget(self._entry(found) if found else self._calm(self.tr("Nothing stands against it.")))

    def _calm(self, text: str) -> QWidget:
        return _line("ok", "positive", [label("small", text, wrap=True)])

    def _entry(self, found: Finding) -> QWidget:
        language, currency = self._session.language, self._model.currency
        words = {"block": self.tr("Stops"), "warn": self.tr("Caution"), "text": self.tr("To know")}
        parts = [
            label("bold", words[found.severity]),
            label("small", wording.finding(found, language, currency), wrap=True),
        ]
        if cure := wording.cure(found, language, currency):
            parts.append(label("small", self.tr("Cure: {0}").format(cure), wrap=True))
        if source := wording.source(found, language):
            sure = "" if found.confirmed else self.tr(" (not confirmed from the source)")
            parts.append(label("muted", source + sure, wrap=True))
        return _line(*FINDING_ICONS[found.severity], parts)


def _line(icon: str, role: str, parts: Sequence[QWidget]) -> QWidget:
    drawn, holder = icon_label(icon, role, 16), QWidget()
    layout = row(drawn, column(*parts, spacing=1), spacing=8)
    layout.setAlignment(drawn, Qt.AlignmentFlag.AlignTop)
    layout.setStretch(1, 1)
    holder.setLayout(layout)
    return holder
