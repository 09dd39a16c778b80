"""Complaints about the account: received, until when they are to be answered, the answer and what was found."""

from __future__ import annotations

from collections.abc import Callable

from calculators.errors import Refusal
from reports import formats, wording
from restructure.services import complaints as service
from restructure.store import complaints
from restructure.store.complaints import FINDINGS, Complaint
from ui.models.desk import DeskModel
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, button, clear, column, label, row
from ui.widgets.fields import text_edit
from ui.widgets.form import Form

LONGEST = 400


class ComplaintsPanel(Panel):
    """One line takes a complaint in, another answers the oldest that is open."""

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self.setProperty("role", "card")
        self.form = Form(1, lambda reason: wording.reason(reason, session.language))
        self.complainant, self.subject = text_edit(200), text_edit(LONGEST)
        self.answer, self.finding = text_edit(LONGEST), Choice(FINDINGS, self._finding_name)
        self.receive, self.reply = button("small", "plus"), button("small", "ok")
        self._listed = column(spacing=4)
        head = label("title")
        self.word(head.setText, lambda: self.tr("Complaints"))
        self.form.add("complainant", self.complainant, lambda: self.tr("Complaint of"))
        self.form.add("subject", self.subject, lambda: self.tr("About what"))
        self.form.add("answer", self.answer, lambda: self.tr("Answer to the oldest one that is open"))
        self.form.add("finding", self.finding, lambda: self.tr("Found"))
        self.word(self.receive.setText, lambda: self.tr("Log complaint"))
        self.word(self.reply.setText, lambda: self.tr("Log answer"))
        buttons = row(self.receive, self.reply, None)
        self.setLayout(column(head, self.form, buttons, self._listed, None, spacing=8, margins=(16, 12, 16, 12)))
        self.receive.clicked.connect(self.log_complaint)
        self.reply.clicked.connect(self.log_answer)
        model.situation_changed.connect(self.relabel)

    def log_complaint(self) -> None:
        """Keep a complaint of today, with the day until which the rules of the country have it answered."""
        account, work = self._model.account, self._session.workplace
        if account is None:
            return
        complainant, subject = self.complainant.text(), self.subject.text()
        self._keep(lambda: service.receive(work, account.number, complainant=complainant, subject=subject))

    def log_answer(self) -> None:
        """Keep the answer to the oldest complaint that is open."""
        open_ = next((one for one in self._kept() if one.answer is None), None)
        if open_ is None:
            self.form.complain("answer", Refusal("answer", "no_complaint_open"))
            return
        work, text, finding = self._session.workplace, self.answer.text(), self.finding.value
        self._keep(lambda: service.answer(work, open_.id, text=text, finding=finding))

    def _keep(self, action: Callable[[], object]) -> None:
        try:
            kept = self._session.write(action)
        except Refusal as reason:
            self.form.complain(reason.field if reason.field in self.form.fields else "answer", reason)
            return
        if kept:
            for field in (self.complainant, self.subject, self.answer):
                field.clear()
            for name in self.form.fields:
                self.form.complain(name, None)
            self._model.look_around()

    def _kept(self) -> tuple[Complaint, ...]:
        account = self._model.account
        return complaints.complaints(self._session.store, account.number) if account else ()

    def relabel(self) -> None:
        """Show what was kept."""
        self.setEnabled(self._model.account is not None)
        clear(self._listed)
        for one in reversed(self._kept()):
            self._listed.addWidget(label("small", self._said(one), wrap=True))

    def _said(self, one: Complaint) -> str:
        language = self._session.language
        told = [f"{formats.date(one.received_on, language)}  {one.complainant}  {one.subject}".replace("    ", "  ")]
        if one.answer is None:
            late = self.tr("late since {0}") if one.is_late(self._session.today()) else self.tr("to be answered by {0}")
            told.append(late.format(formats.date(one.due_on, language)))
        else:
            told.append(
                self.tr("answered on {0}, {1}: {2}").format(
                    formats.date(one.answer.on, language), self._finding_name(one.answer.finding), one.answer.text
                )
            )
        return "\n".join(told)

    def _finding_name(self, finding: str) -> str:
        return wording.name("complaint", finding, self._session.language)
