"""What keeps an agreement from being signed, item by item."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from calculators.errors import Refusal
from reports import wording
from restructure.parties.organisation import MissingField
from restructure.services.signing import Missing
from ui.session import Session
from ui.widgets.elements import Panel, button, clear, column, icon_label, label, row


class MissingList(Panel):
    """A line for each item; a field that is empty is one step away. ``field_asked`` carries the ``MissingField``,
    ``letter_asked`` is for the letter that goes out where two signatures lack their form."""

    field_asked = Signal(object)
    letter_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._creditor = session, ""
        self._lines = column(spacing=6)
        self.setLayout(self._lines)

    def show_missing(
        self,
        missing: Missing,
        stops: list[str],
        creditor: str,
        *,
        signed: bool,
        unsigned: bool,
        again: bool,
        unidentified: str = "",
        beside: str = "",
    ) -> None:
        """Show what is missing for a debt owed to ``creditor``; ``stops`` says each rule that stops it, ``unsigned``
        while a signature is missing, ``again`` where something was signed before, ``unidentified`` what is still to be
        said of who the signer is, ``beside`` who stands beside the debtor and has not signed."""
        clear(self._lines)
        self._creditor = creditor
        if signed:
            self._lines.addWidget(_item(self.tr("Both have signed."), done=True))
            return
        for field in missing.fields:
            self._lines.addWidget(self._way_to(field))
        items = list(stops) if missing.blocked else []
        if missing.reasons == 1:
            items.append(self.tr("1 caution needs a reason."))
        elif missing.reasons:
            items.append(self.tr("{0} cautions need a reason.").format(missing.reasons))
        if missing.release:
            items.append(self.tr("Somebody has to release these terms."))
        if missing.stale:
            items.append(self.tr("The balance is old: confirm it again on the desk."))
        if missing.past:
            items.append(self.tr("A date of this option has passed: choose new dates on the desk."))
        if beside:
            items.append(beside)
        if unidentified:
            items.append(unidentified)
        if unsigned and not (items or missing.fields or missing.form):
            items.append(self.tr("Both sign on the right."))
        if missing.form:
            self._lines.addWidget(self._way_to_letter())
        for text in items:
            self._lines.addWidget(_item(text, done=False))
        if again:
            self._lines.addWidget(
                _item(self.tr("Something was signed on this account before: look below."), done=False)
            )
        if not (items or missing.fields or missing.form):
            self._lines.addWidget(_item(self.tr("Nothing is missing."), done=True))

    def _way_to(self, field: MissingField) -> QWidget:
        link, wanted = button("link"), self._wanted(field)
        link.setText(wanted)
        link.clicked.connect(lambda: self.field_asked.emit(field))
        holder = QWidget()
        line = row(icon_label("warn", "caution", 14), link, None, spacing=8)
        if field.among == "payees":
            # A creditor's name may be longer than the line, and a button does not wrap.
            link.setText(self.tr("Settings, Payees"))
            link.setAccessibleName(wanted)
            words = column(label("small", wanted, wrap=True), row(link, None), spacing=2)
            line = row(icon_label("warn", "caution", 14), spacing=8)
            line.addLayout(words, 1)
        holder.setLayout(line)
        return holder

    def _way_to_letter(self) -> QWidget:
        why = wording.reason(Refusal("agreement", "no_agreement_form"), self._session.language)
        link, form, holder = button("link"), button("link"), QWidget()
        link.setText(self.tr("Send the forbearance letter"))
        form.setText(self.tr("Enter the form in Settings"))
        link.clicked.connect(self.letter_asked)
        form.clicked.connect(lambda: self.field_asked.emit(MissingField("organisation", "agreement_template")))
        line = row(icon_label("warn", "caution", 14), spacing=8)
        line.addLayout(column(label("small", why, wrap=True), row(link, None), row(form, None), spacing=2), 1)
        holder.setLayout(line)
        return holder

    def _wanted(self, field: MissingField) -> str:
        if field.ended:
            return self.tr("The agency's mandate has ended: enter the new one in Settings")
        return {
            ("debtor", "name"): self.tr("Name of the {0}").format(self._session.person),
            ("debtor", "address"): self.tr("Address of the {0}, for letters").format(self._session.person),
            ("organisation", "name"): self.tr("Name of the organisation"),
            ("organisation", "payee"): self.tr("Payee"),
            ("organisation", "payee_account"): self.tr("Account to pay into"),
            ("organisation", "payee_bank"): self.tr("Bank of the payee"),
            ("payees", "creditor"): self.tr("Enter where debtors of {0} pay.").format(self._creditor),
            ("organisation", "telephone"): self.tr("Telephone to call"),
            ("organisation", "mandate_number"): self.tr("Number of the agency's mandate"),
            ("organisation", "mandate_scope"): self.tr("What the agency's mandate covers"),
            ("organisation", "mandate_until"): self.tr("Last day of the agency's mandate"),
            ("organisation", "representative"): self.tr("Who signs for the organisation"),
        }[field.among, field.name]


def _item(text: str, *, done: bool) -> QWidget:
    icon = icon_label("ok", "positive", 14) if done else icon_label("warn", "caution", 14)
    holder, line = QWidget(), row(icon, label("small", text, wrap=True), spacing=8)
    line.setStretch(1, 1)
    holder.setLayout(line)
    return holder
