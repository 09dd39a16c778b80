"""One agreement after its signature: its rows, the money that arrives, and the papers that follow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton

from calculators.errors import Refusal
from reports import formats, wording
from reports.messages import short_message
from restructure.agreements.course import Kept, may_follow
from restructure.agreements.payoff import plan_payoff
from restructure.agreements.progress import observed_until, owed_if_ended
from restructure.agreements.standing import balance
from restructure.files import publish, safe_name
from restructure.papers import AFTER, PAPERS, PaperName
from restructure.parties.organisation import accelerates, gives_rebate
from restructure.services.plan_papers import may_end, note_plan_paper, plan_paper
from restructure.store import StoreProblem, accounts, payments, plan_events
from restructure.store.payments import Payment
from restructure.store.reversals import reverse
from ui.clipboard import copy
from ui.plans.received import ReceivedTable
from ui.plans.reversal import ReversalPanel
from ui.session import Session
from ui.standing_words import due_in_words
from ui.widgets.dates import DateEdit
from ui.widgets.elements import MenuButton, Panel, answer, button, column, filled, label, line, row, shortcut
from ui.widgets.fields import MoneyEdit, text_edit
from ui.widgets.form import Form
from ui.widgets.tables import Cell, TupleModel, fix_widths, table
from ui.widgets.twice import is_second_press
from ui.widgets.undo_button import UndoButton

WIDTHS = (40, 140, 90, 0)
BESIDE_WIDTH = 172
NEVER_OF_SOME: tuple[PaperName, ...] = ("cost_sheet", "deed")
"""Papers that some agreements never have."""
BESIDE_FIELDS: tuple[PaperName, ...] = ("booking", "payoff", "account_statement")
"""Papers that stand beside the field they need; all others are given out from one list."""
STATE_ICONS = {
    "paid": ("ok", "positive"),
    "late": ("ok", "caution"),
    "partly": ("warn", "caution"),
    "missed": ("no", "negative"),
    "due": ("clock", "accent"),
    "ahead": ("", "muted"),
    "lapsed": ("", "muted"),
    "free": ("", "muted"),
}


class PlanDetail(Panel):
    """Everything about the chosen agreement; ``changed`` once something was entered."""

    changed = Signal()
    opened = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._one: Kept | None = None
        self.setProperty("role", "card")
        self.rows = TupleModel(frozenset({1, 3}))
        self.view, self.received = table(self.rows, 22), ReceivedTable(session)
        self.paid_on, self.amount, self.reference = (
            DateEdit("paid_on", session),
            MoneyEdit("amount"),
            text_edit(60),
        )
        self.stated_on = DateEdit("stated_on", session)
        self.paid_off_on, self.payoff = DateEdit("on", session), label("body_muted", wrap=True)
        self.booking = QLineEdit()
        self.booking.setMaxLength(60)
        self.keep, self.book = button("primary"), button("small")
        self.reversal = ReversalPanel(session)
        self.undo = UndoButton()
        self.undo.setProperty("role", "small")
        self._entered: Payment | None = None
        self._undoable: Payment | None = None
        self.end, self.renew, self.give_out = button(), button(), MenuButton("doc")
        self.papers: dict[PaperName, QPushButton | QAction] = {name: self._paper_act(name) for name in AFTER}
        self.copy = self.give_out.add(self.copy_message)
        self.large = self.give_out.add(lambda: None)
        self.large.setCheckable(True)
        self._not_yet = label("hint", wrap=True)
        self._title, self._about = label("title"), label("muted", wrap=True)
        self.said = answer()
        self.form = Form(3, lambda reason: wording.reason(reason, session.language))
        self.stating = Form(1, lambda reason: wording.reason(reason, session.language))
        self.early = Form(1, lambda reason: wording.reason(reason, session.language))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.form.add("paid_on", self.paid_on, lambda: self.tr("Paid on"))
        self.form.add("amount", self.amount, lambda: self.tr("Amount"))
        self.form.add("reference", self.reference, lambda: self.tr("Bank reference"))
        self.early.add("on", self.paid_off_on, lambda: self.tr("Paid off on"))
        self.stating.add("stated_on", self.stated_on, lambda: self.tr("Statement as of"))
        on_date = {name: made for name, made in self.papers.items() if isinstance(made, QPushButton)}
        for beside in on_date.values():
            beside.setMinimumWidth(BESIDE_WIDTH)
        self.word(self.keep.setText, lambda: self.tr("Enter the payment"))
        self.word(self.book.setText, lambda: self.tr("Booked"))
        self.word(self.end.setText, lambda: self.tr("End the plan"))
        self.word(self.renew.setText, lambda: self.tr("Negotiate anew"))
        self.word(self.copy.setText, lambda: self.tr("Short message"))
        self.word(self.large.setText, lambda: self.tr("Letters in large print"))
        for set_text in (self.booking.setPlaceholderText, self.booking.setAccessibleName):
            self.word(set_text, lambda: self.tr("Booking reference"))
        for name, made in self.papers.items():
            self.word(made.setText, lambda name=name: self._title_of(name) + "…")  # type: ignore[misc]
        self.word(self.give_out.setText, lambda: self.tr("Give out"))
        self.word(self.view.setAccessibleName, lambda: self.tr("Payments of the agreement"))
        booking = row(self.booking, self.book, spacing=8)
        booking.setStretch(0, 1)
        layout = column(
            self._title,
            self._about,
            self.view,
            self.received,
            self.form,
            row(self.keep, self.give_out, None, spacing=8),
            row(self.undo, None),
            filled(0, self._not_yet, self.end, self.renew, spacing=8),
            self.said,
            self.reversal,
            line(),
            filled(0, self.early, column(None, on_date["payoff"], 7), spacing=8),
            self.payoff,
            filled(0, self.stating, column(None, on_date["account_statement"], 7), spacing=8),
            row(booking, on_date["booking"], spacing=8),
            spacing=8,
            margins=(16, 12, 16, 12),
        )
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.keep.clicked.connect(self.keep_payment)
        self.undo.clicked.connect(self.undo_payment)
        shortcut(self, "Ctrl+Z", self.undo_payment)
        self.received.chosen.connect(self.correct)
        self.reversal.taken_back.connect(lambda reason: self._reverse(reason, None))
        self.reversal.replaced.connect(self._replace)
        self.reversal.left.connect(self._leave)
        self.book.clicked.connect(self.keep_booking)
        self.end.clicked.connect(self.end_plan)
        self.renew.clicked.connect(self._renew)
        for field in (self.amount, self.reference):
            field.returnPressed.connect(self.keep_payment)
        for name, value in (("paid_on", self.paid_on), ("amount", self.amount)):
            value.refused.connect(lambda reason, name=name: self.form.complain(name, reason))
            value.edited.connect(lambda _, name=name: self.form.complain(name, None))
        self.paid_off_on.refused.connect(self._show_no_payoff)
        self.paid_off_on.edited.connect(lambda _: self._show_payoff())

    def _paper_act(self, name: PaperName) -> QPushButton | QAction:
        if name not in BESIDE_FIELDS:
            return self.give_out.add(lambda: self._ask_paper(name))
        made = button("small", "doc")
        made.clicked.connect(lambda: self._ask_paper(name))
        return made

    @property
    def number(self) -> str:
        """The agreement that is shown, nothing where there is none."""
        return self._one.agreement.number if self._one else ""

    @property
    def account_number(self) -> str:
        """The account of the agreement that is shown, nothing where there is none."""
        return self._one.agreement.account.number if self._one else ""

    def show_plan(self, one: Kept | None) -> None:
        """Show an agreement; what was half typed for another goes with it."""
        if one is None or one.agreement.number != self.number:
            self.said.setText("")
            self.paid_on.set_value(self._session.today())
            self.paid_on.refresh()
            self.paid_off_on.set_value(self._session.today())
            self.paid_off_on.refresh()
            self.stated_on.set_value(self._session.today())
            self.stated_on.refresh()
            self._clear()
        self._one = one
        self.setVisible(one is not None)
        if one is not None:
            self.amount.set_currency(one.agreement.account.currency)
            self.relabel()

    def _clear(self) -> None:
        self.reversal.choose(None)
        self.keep.show()
        self.amount.set_value(None)
        self.amount.refresh()
        self.reference.clear()
        self.booking.clear()

    def relabel(self) -> None:
        one, language = self._one, self._session.language
        if one is None:
            return
        currency = one.agreement.account.currency
        self._title.setText(f"{one.agreement.number} · {one.agreement.account.number}")
        due = due_in_words(one, language) if one.in_force else ""
        self._about.setText("\n".join(filter(None, (due, self._said_about(one)))))
        heads = (self.tr("No."), self.tr("Due by"), self.tr("Amount"), self.tr("How it stands"))
        lines = tuple(
            (
                Cell(str(each.number)),
                Cell(formats.date(each.due, language)),
                Cell(formats.plain(each.payment, currency)),
                Cell(wording.name("row_state", each.state, language), "", *STATE_ICONS[each.state]),
            )
            for each in one.now.rows
        )
        self.rows.show(heads, lines)
        fix_widths(self.view, WIDTHS)
        open_ = one.in_force
        self.booking.setText(one.booked or self.booking.text())
        self.booking.setReadOnly(bool(one.booked))
        self.book.setEnabled(not one.booked)
        for name, made in self.papers.items():
            made.setEnabled(may_follow(PAPERS[name], one, self._session.today()))
            made.setVisible(made.isEnabled() or name not in NEVER_OF_SOME)
        self.copy.setEnabled(open_)
        for only_open in (self.early, self.payoff, self.papers["payoff"]):
            only_open.setVisible(open_)
        self._show_payoff()
        number, today = one.agreement.account.number, self._session.today()
        traced = plan_events.traced_payments(self._session.store, number, today)
        self.received.show_payments(traced, one.agreement)
        self._show_undo([payment for payment, now in traced if now.use != "reversed"])
        self._not_yet.setText(self._said_of_what_waits(one))
        self.end.setEnabled(self._ends())
        self.renew.setEnabled(not one.replaced and one.standing != "completed")
        self.keep.setEnabled(one.standing != "replaced")

    def _show_undo(self, standing: list[Payment]) -> None:
        """Name the payment that was entered last, else the newest that stands, to be taken back with a reason."""
        last = max(standing, key=lambda one: one.paid_on, default=None)
        self._undoable = self._entered if self._entered in standing else last
        name = ""
        if self._undoable is not None and self._one is not None:
            amount = formats.plain(self._undoable.amount, self._one.agreement.account.currency)
            day = formats.brief_date(self._undoable.paid_on, self._session.language)
            name = self.tr("payment of {0} of {1}").format(amount, day)
        self.undo.setVisible(bool(name))
        self.undo.show_step(name)

    def undo_payment(self) -> None:
        """Ask why the payment that was entered last is taken back."""
        if self._undoable is not None and self.reversal.payment is None:
            self.correct(self._undoable)
            self.reversal.reason.setFocus()

    def _show_payoff(self) -> None:
        """Show what pays the plan off on the day in the field, and what it is made of."""
        one, day = self._one, self.paid_off_on.value
        if one is None or day is None or not one.in_force or self.paid_off_on.unread:
            return
        try:
            found = plan_payoff(one, day)
        except Refusal as reason:
            self._show_no_payoff(reason)
            return
        self.early.complain("on", None)
        currency = one.agreement.account.currency
        named = [(self.tr("principal"), found.principal), (self.tr("interest"), found.interest)]
        before = ((self.tr("from before the plan"), found.arrears), (self.tr("fees"), found.fees))
        named += [(name, part) for name, part in before if part]
        if gives_rebate(one.agreement.organisation.policy.rule_set):
            named.append((self.tr("rebate"), found.rebate))
        total = self.tr("{0} in all").format(formats.money(found.total, currency, self._session.language))
        parts = [f"{name} {formats.plain(part, currency)}" for name, part in named]
        self.payoff.setText(self.tr(", ").join((total, *parts)))

    def _show_no_payoff(self, reason: Refusal) -> None:
        self.payoff.setText("")
        self.early.complain("on", reason)

    def _said_about(self, one: Kept) -> str:
        language, currency = self._session.language, one.agreement.account.currency
        parts = [
            self.tr("Paid {0} of {1}").format(
                formats.plain(one.now.paid, currency),
                formats.money(one.agreement.outcome.totals.paid, currency, language),
            )
        ]
        if one.now.over:
            parts.append(self.tr("{0} too much").format(formats.plain(one.now.over, currency)))
        if one.ended_on is not None:
            parts.append(self._said_of_end(one, one.ended_on))
        if one.completed_on is not None and one.standing == "completed":
            parts.append(self.tr("settled on {0}, nothing is owed").format(formats.date(one.completed_on, language)))
        if one.standing == "late" and one.now.may_end_on and accelerates(one.agreement.organisation.policy.rule_set):
            parts.append(self.tr("may be ended from {0}").format(formats.date(one.now.may_end_on, language)))
            owed = formats.money(owed_if_ended(one.agreement, one.now), currency, language)
            parts.append(self.tr("owed if it ends: {0}").format(owed))
        until = observed_until(one.agreement, one.now) if one.in_force else None
        if until is not None:
            parts.append(self.tr("observed until {0}").format(formats.date(until, language)))
        return self.tr(", ").join(parts)

    def _said_of_what_waits(self, one: Kept) -> str:
        """Say what cannot be done yet, and from when it can."""
        if not one.in_force:
            return ""
        certificate = self.tr("Certificate: once everything is paid.")
        if one.standing != "late" or one.now.may_end_on is None:
            return self.tr("Notice and end: only once a payment is late.") + " " + certificate
        day = formats.date(one.now.may_end_on, self._session.language)
        if self._session.today() < one.now.may_end_on:
            return self.tr("Notice possible from {0}.").format(day) + " " + certificate
        return "" if self._ends() else self.tr("End: after the notice and the time that it gives.")

    def _asks_to_end(self, one: Kept) -> str:
        if not accelerates(one.agreement.organisation.policy.rule_set):
            said = self.tr(
                "To end {0} is final: the contract holds again as it was. The paper promises a formal default notice "
                "first, which this program does not write. Press again only if it was served and its 14 days are over."
            )
            return said.format(self.number)
        currency, language = one.agreement.account.currency, self._session.language
        owed = formats.money(owed_if_ended(one.agreement, one.now), currency, language)
        return self.tr("To end {0} is final. {1} is owed then. Press again to end it.").format(self.number, owed)

    def _ends(self) -> bool:
        return self._one is not None and may_end(self._one, self._session.today())

    def _said_of_end(self, one: Kept, day: date) -> str:
        """What is left since the end of a plan: what the notice said, less what came since."""
        language, currency, store = self._session.language, one.agreement.account.currency, self._session.store
        account = accounts.load(store, one.agreement.account.number)
        now = plan_events.standing(store, account, self._session.today()) if account else None
        said = self.tr("ended on {0}").format(formats.date(day, language))
        if accelerates(one.agreement.organisation.policy.rule_set):
            then = formats.money(owed_if_ended(one.agreement, one.now), currency, language)
            said = self.tr("ended on {0} with {1} owed").format(formats.date(day, language), then)
        since = sum(each.amount for each in one.afterwards)
        if since:
            said += self.tr(", ") + self.tr("{0} received since").format(formats.plain(since, currency))
        if now is not None and not one.replaced:
            left = formats.money(balance(now), currency, language)
            said += self.tr(", ") + self.tr("left of the debt today: {0}").format(left)
        return said

    def _typed(self) -> Payment | None:
        """The payment that stands in the fields; None, and said why, where none does."""
        one, paid_on, amount = self._one, self.paid_on.value, self.amount.value
        # On the way to what cannot be read, something shorter was understood: that is not what stands there.
        unread = self.paid_on.unread or self.amount.unread
        if one is None or paid_on is None or not amount or unread:
            self.said.setText(self.tr("Enter the day and the amount."))
            return None
        if paid_on > self._session.today():
            self.said.setText(self.tr("This day lies ahead. Enter the day on which the money arrived."))
            return None
        return Payment(one.agreement.account.number, paid_on, amount, self.reference.text().strip())

    def keep_payment(self) -> None:
        """Keep a payment; the same one entered again counts once. One that is being corrected waits for its reason."""
        payment, new = self._typed(), 0
        if payment is None or self.reversal.payment is not None:
            return

        def keep() -> None:
            nonlocal new
            new = payments.append(self._session.store, [payment])

        if self._try(keep):
            told = self.tr("Kept.") if new else self.tr("This payment is kept already.")
            self._entered = payment
            self._clear()
            self.changed.emit()
            self.said.setText(told)

    def correct(self, payment: Payment) -> None:
        """Put a payment that was entered into the fields, to be taken back or replaced by what is typed there."""
        one = self._one
        if one is None:
            return
        self.keep.hide()
        self.paid_on.set_value(payment.paid_on)
        self.amount.set_value(payment.amount)
        self.reference.setText(payment.reference)
        for field in (self.paid_on, self.amount):
            field.refresh()
        self.reversal.choose(payment, one.agreement.account.currency)
        self.said.setText("")

    def _replace(self, reason: str) -> None:
        typed = self._typed()
        if typed is not None:
            self._reverse(reason, typed)

    def _reverse(self, reason: str, instead: Payment | None) -> None:
        wrong = self.reversal.payment
        if wrong is not None and self._try(lambda: reverse(self._session.store, wrong, reason, instead)):
            self._leave()
            self.changed.emit()
            self.said.setText(self.tr("Taken back.") if instead is None else self.tr("Corrected."))

    def _leave(self) -> None:
        self._clear()
        self.paid_on.set_value(self._session.today())
        self.paid_on.refresh()

    def keep_booking(self) -> None:
        """Keep the reference under which the core system booked the agreement."""
        if self._one and self._try(
            lambda: plan_events.append_turn(self._session.store, self.number, "booked", self.booking.text())
        ):
            self.changed.emit()

    def end_plan(self) -> None:
        """End a plan that is late, once it was told by letter and the time that the letter gave has passed; at the
        second press, for it is final."""
        if self._one is None or not is_second_press(self.end, self.said, self._asks_to_end(self._one), self._ends):
            return
        if self._try(lambda: plan_events.append_turn(self._session.store, self.number, "ended")):
            self.changed.emit()

    def _renew(self) -> None:
        """To the desk, which begins from what is left; the agreement stays in force until another is signed."""
        if self._one is not None:
            self.opened.emit(self._one.agreement.account.number)

    def copy_message(self) -> None:
        """Put a short message with the next open payment on the clipboard; nothing is sent from here."""
        row = self._one.now.next_row if self._one is not None else None
        if self._one is not None and row is not None:
            agreement = self._one.agreement
            text = short_message(agreement, row, "zh" if agreement.signed_wording == "zh" else "en")
            copy(text)
            self.said.setText(self.tr("Copied: {0}").format(text))

    def _title_of(self, name: PaperName) -> str:
        return wording.say(f"paper.title.{name}", self._session.language, person=self._session.person)

    def _ask_paper(self, name: PaperName) -> None:
        if self._one is None:
            return
        paper = PAPERS[name]
        proposed = safe_name(paper.file_name(self.number))
        chosen, _ = QFileDialog.getSaveFileName(self, self._title_of(name), proposed, f"*.{paper.ending}")
        if chosen:
            self.write_paper(name, Path(chosen))

    def write_paper(self, name: PaperName, path: Path) -> None:
        """Write one of the papers that follow, in the language that was signed in."""
        one, there = self._one, self._session.workplace
        if one is None:
            return
        try:
            days = self._paid_off_on(name), self._stated_on(name)
            publish(path, plan_paper(there, name, one, *days, large=self.large.isChecked()))
        except Refusal as reason:
            self.said.setText(wording.reason(reason, self._session.language))
            return
        except OSError:
            self.said.setText(self.tr("The file cannot be written. Choose another place."))
            return
        self._try(lambda: note_plan_paper(there, name, one))
        self.changed.emit()
        self.said.setText(self.tr("Exported to {0}").format(path.name))

    def _paid_off_on(self, name: PaperName) -> date | None:
        """The day that was typed for a payoff; one that was not understood is asked for again."""
        if name != "payoff":
            return None
        if self.paid_off_on.unread or self.paid_off_on.value is None:
            raise Refusal("on", "missing_field")
        return self.paid_off_on.value

    def _stated_on(self, name: PaperName) -> date | None:
        """The day that was typed for a statement of account; one that was not understood is asked for again."""
        if name != "account_statement":
            return None
        if self.stated_on.unread or self.stated_on.value is None:
            raise Refusal("stated_on", "missing_field")
        return self.stated_on.value

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except Refusal as reason:
            self.said.setText(wording.reason(reason, self._session.language))
            return False
        except StoreProblem as problem:
            self.said.setText(wording.say(f"store.{problem.code}", self._session.language))
            return False
        self._session.saved.emit()
        return True
