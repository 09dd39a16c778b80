"""An account entered or corrected by hand, or its balance confirmed again."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from calculators.errors import Refusal
from calculators.parts import PARTS, Parts
from calculators.rounding import NOTHING
from reports import formats, wording
from restructure.agreements.standing import Ended, Running, Settled, Standing
from restructure.money.currency import MINOR_DIGITS
from restructure.parties.account import Account, Person
from restructure.parties.account_fields import FIELDS, MASKED, PERSONAL, AccountField, values_of, with_values
from restructure.parties.masking import masked
from restructure.services.account_entry import save_account
from restructure.store import StoreProblem, accounts, plan_events, settings
from ui.accounts.keeping import KeepingPanel
from ui.accounts.persons_panel import PersonsPanel
from ui.session import Session
from ui.widgets.allowed import AllowedLine, set_read_only
from ui.widgets.choice import Choice
from ui.widgets.dates import DateEdit, typed_examples
from ui.widgets.elements import Panel, button, column, label, row, shortcut
from ui.widgets.fields import MoneyEdit, ValueEdit, percent_edit, text_edit, whole_edit
from ui.widgets.form import Form
from ui.widgets.waiting_changes import WaitingChanges

WIDEST = 860
LONGEST_TEXT = 200
LARGEST_COUNT = 1200
CHOSEN = {"lender_type": "lender"}
"""What the words call a choice that is not called by its field."""


class AccountPage(Panel):
    """One form for walk-ins, corrections and confirmations. Nothing typed is lost before it is saved."""

    saved = Signal(str)
    left = Signal()
    erasing = Signal()
    erased = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self._before: Account | None = None
        self._confirming = False
        self._unsaved = False
        kept = settings.half_typed(session.store)
        self._waiting: dict[tuple[str, bool], dict[str, Any]] = {(one, again): typed for one, again, typed in kept}
        self._bad: dict[str, Refusal] = {}
        self._now: Standing | None = None
        self._stands = label("caution", wrap=True)
        self._title, self._intro, self._error = (
            label("greeting"),
            label("body_muted", wrap=True),
            label("error", wrap=True),
        )
        self.form = Form(2, lambda reason: wording.reason(reason, session.language, self.currency.value))
        self.save, self._leave = button("primary"), button()
        self.persons, self.keeping = PersonsPanel(session), KeepingPanel(session)
        self.allowed = AllowedLine(session, "balance")
        self.waiting_balance = WaitingChanges(session, "accounts")
        self.waiting_balance.decided.connect(self._show_decided)
        self._add_fields()
        self._lay_out()
        self.save.clicked.connect(self._save)
        self.persons.changed.connect(self._take_persons)
        self.keeping.leaving.connect(self.erasing)
        self.keeping.erased.connect(self._forget)
        self._leave.clicked.connect(self.left)
        shortcut(self, "Ctrl+S", self._save)
        shortcut(self, "Esc", self.left.emit)

    def _add_fields(self) -> None:
        hints = {
            "as_of": lambda: self.tr("{0}, {1}, +7 or m for the end of the month").format(
                *typed_examples(self._session.today(), self._session.date_order)
            ),
            "confirmed_by": lambda: self.tr("who gave these figures, and how"),
        }
        for one in FIELDS:
            if one.typed:
                self.form.add(one.name, self._made(one), partial(self._caption, one.name), hints.get(one.name))
        fields = self.form.fields.items()
        self.choices = {name: field for name, field in fields if isinstance(field, Choice)}
        self.figures: dict[str, ValueEdit[Any]] = {
            name: field for name, field in fields if isinstance(field, ValueEdit)
        }
        lines = {name: field for name, field in fields if isinstance(field, QLineEdit)}
        self.texts = {name: field for name, field in lines.items() if name not in self.figures}
        self.parts = {name: self.figures[name] for name in PARTS}
        self.currency, self.as_of, self.confirmed_by = (
            self.choices["currency"],
            self.figures["as_of"],
            self.texts["confirmed_by"],
        )
        for name, field in self.form.fields.items():
            if isinstance(field, QLineEdit):
                field.textEdited.connect(self._mark_unsaved)
            if isinstance(field, ValueEdit):
                field.refused.connect(lambda reason, name=name: self._complain(name, reason))
                field.edited.connect(lambda _, name=name: self._complain(name, None))
            elif isinstance(field, QLineEdit):
                field.textEdited.connect(lambda _, name=name: self._complain(name, None))
        self.currency.picked.connect(self._set_currency)

    def _made(self, field: AccountField) -> QLineEdit | Choice:
        match field.kind:
            case "currency":
                return Choice(tuple(MINOR_DIGITS), str)
            case "choice":
                group = CHOSEN.get(field.name, field.name)
                return Choice(field.choices, lambda value: wording.name(group, value, self._session.language))
            case "part" | "amount":
                return MoneyEdit(field.name)
            case "rate":
                return percent_edit(field.name)
            case "count":
                return whole_edit(field.name, 1, LARGEST_COUNT)
            case "day" | "balance_day":
                return DateEdit(field.name, self._session)
        return text_edit(min(field.longest, LONGEST_TEXT))

    def _caption(self, name: str) -> str:
        said = {
            "address": self.tr("Address for letters"),
            "co_debtor": self.tr("Co-debtor, if any"),
            "guarantor": self.tr("Guarantor, if any"),
            "lender_type": self.tr("Lender"),
        }
        return said.get(name) or wording.name("column", name, self._session.language)

    def _mark_unsaved(self) -> None:
        self._unsaved = True

    def _lay_out(self) -> None:
        self.word(self._leave.setText, lambda: self.tr("Back") + "  Esc")
        self.word(self.save.setText, lambda: self.tr("Save") + "  Ctrl+S")
        card = Panel()
        card.setProperty("role", "card")
        card.setLayout(column(self.form, margins=(20, 18, 20, 14)))
        inner = QWidget()
        inner.setObjectName("scrolled")
        inner.setLayout(
            column(
                self._title,
                self._intro,
                self._stands,
                self.allowed,
                self.waiting_balance,
                card,
                self.persons,
                self.keeping,
                None,
                spacing=10,
            )
        )
        inner.setMaximumWidth(WIDEST)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        scroll.setWidget(inner)
        # What saves stays in sight, however long the form is.
        bar = QWidget()
        bar.setMaximumWidth(WIDEST)
        bar.setLayout(column(self._error, row(self.save, self._leave, None, spacing=10), spacing=6))
        whole = column(scroll, row(bar), spacing=10, margins=(40, 28, 40, 12))
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def start(self, account: Account | None, *, confirming: bool) -> None:
        """Begin with an account, or with an empty form; ``confirming`` asks for the balance of today."""
        self.keeping.start(account.number if account and not confirming else "")
        self.waiting_balance.show_part(account.number if account else "")
        store = self._session.store
        self._now = plan_events.standing(store, account, self._session.today()) if account is not None else None
        if self._is_unsaved and (account, confirming) == (self._before, self._confirming):
            # Left without saving: what was typed is still here.
            self.relabel()
            return
        if self._is_unsaved:
            self._waiting[self._key] = self._typed()
        self._before, self._confirming, self._bad, self._unsaved = account, confirming, {}, False
        today = self._session.today()
        blank = Account("", Person(""), "", self._session.currency, Parts(), today, "")
        shown = account or blank
        self._set_currency(shown.currency)
        self._show(shown)
        if confirming and self.allowed.may:
            self.as_of.set_value(today)
            self.as_of.refresh()
            self.confirmed_by.clear()
        self.texts["number"].setReadOnly(account is not None)
        self.persons.start(account.number if account and not confirming else "")
        self._let(account)
        self.relabel()
        self._error.setText("")
        if (typed := self._waiting.pop(self._key, None)) is not None:
            self._put_back(typed)

    def _show_decided(self) -> None:
        """Show the balance as it is now that somebody decided; what was typed and not saved stays."""
        assert self._before is not None
        if not self._unsaved:
            self.start(accounts.load(self._session.store, self._before.number), confirming=self._confirming)
        else:
            self.waiting_balance.start()

    def _let(self, account: Account | None) -> None:
        """What is owed is not everybody's to correct once the account is there; who somebody is, is."""
        self.allowed.relabel()
        fixed = account is not None and not self.allowed.may
        self.allowed.setVisible(fixed)
        owed = [field for name, field in self.form.fields.items() if name not in PERSONAL]
        set_read_only(owed, read_only=fixed)

    def keep(self) -> None:
        """Keep what is half typed, for after a lock or the next start."""
        waiting = self._waiting | ({self._key: self._typed()} if self._is_unsaved else {})
        forms = [(*key, typed) for key, typed in waiting.items()]
        if forms != settings.half_typed(self._session.store):
            own = settings.own_key(self._session.store, settings.HALF_TYPED)
            self._session.write(lambda: settings.save(self._session.store, own, forms))

    @property
    def _is_unsaved(self) -> bool:
        return self._unsaved or bool(self.persons.typed())

    def _take_persons(self) -> None:
        """Who stands beside the debtor was entered among the persons: the account names them now."""
        before = self._before
        account = accounts.load(self._session.store, before.number) if before is not None else None
        if account is None or before is None:
            return
        for name in ("co_debtor", "guarantor"):
            if self.texts[name].text() == getattr(before, name):
                self.texts[name].setText(getattr(account, name))
        self._before = account

    def _forget(self, number: str) -> None:
        """Nothing typed about an account that was erased stays here."""
        self._waiting = {key: typed for key, typed in self._waiting.items() if key[0] != number}
        self._unsaved = False
        self.persons.start("")
        self.start(None, confirming=False)
        self.keep()
        self.erased.emit()

    @property
    def _key(self) -> tuple[str, bool]:
        return (self._before.number if self._before else "", self._confirming)

    def _typed(self) -> dict[str, Any]:
        """What stands in every field, understood or not."""
        fields = self.form.fields
        texts = {name: field.text() for name, field in fields.items() if isinstance(field, QLineEdit)}
        choices = {name: field.value for name, field in fields.items() if isinstance(field, Choice)}
        return texts | choices | self.persons.typed()

    def _put_back(self, typed: dict[str, Any]) -> None:
        """What was typed before another form came between."""
        self._set_currency(typed.get("currency", self.currency.value))
        for name, field in self.form.fields.items():
            if name not in typed:
                # What was typed into the form of before, which did not ask for it.
                continue
            if isinstance(field, Choice):
                field.set_value(typed[name])
            elif isinstance(field, QLineEdit) and field.text() != typed[name]:
                field.setText(typed[name])
                field.textEdited.emit(typed[name])
        self.persons.put_back(typed)
        self._unsaved = True

    def focus_first(self) -> None:
        """Go to the first field that is asked for."""
        (self.parts["principal"] if self._confirming else self.texts["name" if self._before else "number"]).setFocus()

    def relabel(self) -> None:
        if self._confirming:
            self._title.setText(self.tr("Confirm the balance again"))
            self._intro.setText(
                self.tr("Enter what is owed by part, the date it was confirmed for, and who confirmed it.")
            )
        elif self._before is not None:
            self._title.setText(self.tr("Correct the account"))
            self._intro.setText(self.tr("The figures before are kept in the negotiation log."))
        else:
            self._title.setText(self.tr("New account"))
            self._intro.setText(
                self.tr(
                    "For somebody who is not in a file. Number, creditor, principal and who confirmed it are needed."
                )
            )
        self._stands.setText(self._said_of_standing())
        self._stands.setVisible(bool(self._stands.text()))
        self._say_errors()

    def _said_of_standing(self) -> str:
        """What a balance that is entered here does where something was signed; nothing where nothing was."""
        now, language = self._now, self._session.language
        if isinstance(now, Running):
            return self.tr("Agreement {0} is in force and decides what is owed, whatever is entered here.").format(
                now.kept.agreement.number
            )
        if isinstance(now, Ended):
            return self.tr("A balance for a day after {0} takes the place of what the ended agreement leaves.").format(
                formats.date(now.since, language)
            )
        if isinstance(now, Settled):
            return self.tr("Nothing is owed since {0}. A balance for a later day is a new claim.").format(
                formats.date(now.on, language)
            )
        return ""

    def _show(self, account: Account) -> None:
        values = values_of(account)
        for name, field in self.texts.items():
            # What is hidden on the desk is not shown here either: left empty, it stays as it is.
            hidden = self._is_hidden(name) and bool(values[name])
            field.setPlaceholderText(masked(values[name]) if hidden else "")
            field.setText("" if hidden else values[name])
        for name, choice in self.choices.items():
            choice.set_value(values[name])
        for name, figure in self.figures.items():
            figure.set_value((values[name] or None) if name in PARTS else values[name])
            figure.refresh()

    def _is_hidden(self, name: str) -> bool:
        return MASKED.get(name) == "number" and self._before is not None

    def _set_currency(self, currency: str) -> None:
        self.currency.set_value(currency)
        for field in self.figures.values():
            if isinstance(field, MoneyEdit):
                field.set_currency(currency)

    def _account(self) -> Account:
        day = self.as_of.value
        if day is None:
            raise Refusal("as_of", "missing_field")
        texts = {name: field.text().strip() for name, field in self.texts.items()}
        values: dict[str, Any] = {name: text for name, text in texts.items() if text or not self._is_hidden(name)}
        values |= {name: choice.value for name, choice in self.choices.items()}
        values |= {name: figure.value for name, figure in self.figures.items()}
        values |= {name: figure.value or NOTHING for name, figure in self.parts.items()}
        return with_values(self._before or Account("", Person(""), "", "CNY", Parts(), day, ""), values)

    def _save(self) -> None:
        if self._bad:
            self._say_errors()
            return
        if not self.persons.keep():
            return
        try:
            account = self._account()
            kept = save_account(self._session.workplace, account, self._before, confirming=self._confirming)
        except Refusal as reason:
            self._complain(reason.field, reason)
            return
        except StoreProblem as problem:
            self._error.setText(wording.say(f"store.{problem.code}", self._session.language))
            return
        self._unsaved = False
        if kept:
            self.saved.emit(account.number)
        else:
            self.start(accounts.load(self._session.store, account.number), confirming=False)
            self._error.setText(wording.say("change.waits", self._session.language))

    def _complain(self, name: str, reason: Refusal | None) -> None:
        if reason is None:
            self._bad.pop(name, None)
        else:
            self._bad[name] = reason
        self._say_errors()
        if reason is not None and not isinstance(self.form.fields.get(name), ValueEdit):
            # Said once: a text field takes it back with the next letter, and saving asks again.
            self._bad.pop(name, None)

    def _say_errors(self) -> None:
        for name in self.form.fields:
            self.form.complain(name, self._bad.get(name))
        other = next((reason for name, reason in self._bad.items() if name not in self.form.fields), None)
        said = "" if other is None else wording.reason(other, self._session.language, self.currency.value)
        self._error.setText(said)
