"""What is known around an account, each fact kept as soon as it is understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, TypeVar, get_args

from PySide6.QtWidgets import QLineEdit, QWidget

from calculators.errors import Refusal
from calculators.rounding import NOTHING
from reports import wording
from restructure.parties.itemization import REFERENCES, Itemization
from restructure.parties.situation import (
    CHANNELS,
    MEDIA,
    PARTIES,
    BreathingSpace,
    GuaranteeKind,
    InterestAgreed,
    Mandate,
    SettlementGround,
    Situation,
    SpaceKind,
    SpouseGround,
    Vulnerability,
)
from ui.circumstance_words import (
    STRETCHES,
    answer_name,
    caption_of,
    choice_name,
    nation_name,
    party_name,
    reference_name,
)
from ui.models.desk import DeskModel
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.dates import DateEdit
from ui.widgets.elements import Panel, column, label, row
from ui.widgets.fields import MoneyEdit, ValueEdit, text_edit
from ui.widgets.form import Form
from ui.widgets.undo_button import UndoButton

ITEMS = ("amount", "interest", "fees", "payments", "credits")
ITEMIZED = ("itemized_from", "itemized_on", *(f"itemized_{one}" for one in ITEMS), "itemized_creditor")
"""Fields that make up the itemization of a debt, which is kept once its day, its reference and its sum are there."""
NATIONS = (None, "england_wales", "northern_ireland", "scotland")
FLAGS = (
    "already_in_instalments", "personalised", "new_borrowing", "night_allowed", "plan_broken", "assisted_lending",
    "decree", "refuses_as_barred",
)  # fmt: skip
ANSWERS = (
    "inability_shown", "willing", "consent_to_income", "abroad", "cash_type", "questionable_lending", "regulated",
    "settlement_executed", "fee_proportional", "co_debtor_is_spouse", "reminders_agreed",
)  # fmt: skip
CHOICES: dict[str, tuple[str | None, ...]] = {
    "interest_agreed": (None, *get_args(InterestAgreed)),
    "guarantee_kind": (None, *get_args(GuaranteeKind)),
    "spouse_ground": (None, *get_args(SpouseGround)),
    "settlement_ground": (None, *get_args(SettlementGround)),
    "space_kind": get_args(SpaceKind),
}
DAYS = (
    "last_restart", "assigned_on", "assignment_notified_on", "guaranteed_until", "default_notice_expired_on",
    "adviser_asked_on", "ceased_on", "disputed_in_writing_on", "verified_on", "validation_sent_on", "call_consent_on",
    "adviser_fee_due", "first_settlement_payment", "default_notice_on", "called_in_on", "arrears_since",
    "arrears_notice_on", "mediated_on", "confirmation_asked_on",
)  # fmt: skip
DATES = (
    "itemized_on",
    *(f"{name}_{end}" for name in STRETCHES.values() for end in ("from", "to")),
    "mandate_expires",
    *DAYS,
)
TEXTS = ("assigned_by", "assignment_notified_how", "state", "mediator")
SEVERAL: dict[str, tuple[str, ...]] = {
    "vulnerabilities": get_args(Vulnerability),
    "avoided": CHANNELS,
    "opted_out": MEDIA,
}
"""Facts of which several may hold: a field of yes and no for each."""

EVERYWHERE = (
    "party", "time_zone", "mandate", "mandate_expires", "consent_to_income", "night_allowed", "new_borrowing",
    "plan_broken", "reminders_agreed", "abroad", "last_restart", "assigned_on", "assigned_by", "assignment_notified_on",
    "assignment_notified_how", *SEVERAL["avoided"], *SEVERAL["opted_out"],
)  # fmt: skip
OF_COUNTRY: dict[str, tuple[str, ...]] = {
    "cn": (
        "already_in_instalments", "personalised", "inability_shown", "willing", "cash_type", "assisted_lending",
        "interest_agreed", "questionable_lending", "cash_received", "guarantee_kind", "guaranteed_until",
        "co_debtor_is_spouse", "spouse_ground", "mediator", "mediated_on", "confirmation_asked_on",
    ),
    "uk": (
        "nation", "regulated", "default_notice_on", "default_notice_expired_on", "called_in_on", "arrears_since",
        "arrears_notice_on", "settlement_ground", "space_from", "space_to", "space_kind",
        "moratorium_from", "moratorium_to", "adviser_asked_on", "refuses_as_barred", "decree",
        *SEVERAL["vulnerabilities"],
    ),
    "us": (
        "state", *ITEMIZED, "validation_sent_on", "disputed_in_writing_on", "verified_on", "ceased_on",
        "call_consent_on",
        "service_from", "service_to", "settlement_executed", "fee_proportional", "adviser_fee_due",
        "first_settlement_payment",
    ),
}  # fmt: skip
"""Fields that the rules of one country alone look at. Under no rule set those of the currency's country are asked, and
all of them where no country is known."""
OF_CURRENCY = {"CNY": "cn", "GBP": "uk", "USD": "us"}

T = TypeVar("T")


class Circumstances(Panel):
    """The form; Ctrl+Z on the page takes the last change back."""

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self.setProperty("role", "card")
        self.party = Choice(PARTIES, self._party)
        self.nation = Choice(NATIONS, nation_name)
        self.dates = {name: DateEdit(name, session) for name in DATES}
        self.mandate, self.zone = text_edit(60), text_edit(60)
        self.texts = {name: text_edit(200) for name in TEXTS}
        self.cash = MoneyEdit("cash_received")
        self.itemized_from, self.itemized_creditor = Choice((None, *REFERENCES), self._reference), text_edit(200)
        self.items = {f"itemized_{one}": MoneyEdit(f"itemized_{one}") for one in ITEMS}
        answers = dict.fromkeys(FLAGS, (False, True)) | dict.fromkeys(ANSWERS, (None, True, False))
        self.answers = {name: Choice(values, answer_name) for name, values in answers.items()}
        self.choices = {name: Choice(values, choice_name) for name, values in CHOICES.items()}
        self.several = {one: Choice((False, True), answer_name) for names in SEVERAL.values() for one in names}
        self._shown: tuple[str, Itemization | None] = ("", None)
        self.undo = UndoButton()
        self.undo.setProperty("role", "small")
        self._number, self._refused = "", set[str]()
        self.forms = {country: self._form(names) for country, names in {"": EVERYWHERE, **OF_COUNTRY}.items()}
        self.word(self.zone.setPlaceholderText, self._zone_by_itself)
        self._lay_out()
        self._connect()
        self.start()

    def _form(self, names: tuple[str, ...]) -> Form:
        form = Form(2, lambda reason: wording.reason(reason, self._session.language, self._model.currency))
        for name in names:
            form.add(name, self._field(name), partial(self._caption, name))
        return form

    def _field(self, name: str) -> QWidget:
        own: dict[str, QWidget] = {
            "party": self.party, "nation": self.nation, "mandate": self.mandate, "time_zone": self.zone,
            "cash_received": self.cash, "itemized_from": self.itemized_from,
            "itemized_creditor": self.itemized_creditor, **self.items,
        }  # fmt: skip
        everything = (own, self.dates, self.texts, self.answers, self.choices, self.several)
        return next(fields[name] for fields in everything if name in fields)

    def _lay_out(self) -> None:
        head, kept, self._freezes = label("title"), label("muted", wrap=True), label("muted", wrap=True)
        self.word(head.setText, lambda: self.tr("Circumstances"))
        self.word(kept.setText, lambda: self.tr("Kept at once."))
        self.word(self._freezes.setText, lambda: self.tr("In a breathing space no interest accrues."))
        top = row(head, None, self.undo)
        self.setLayout(
            column(top, kept, self._freezes, *self.forms.values(), None, spacing=8, margins=(16, 12, 16, 12))
        )

    def _connect(self) -> None:
        self.party.picked.connect(lambda value: self._set(party=value))
        self.nation.picked.connect(lambda value: self._set(nation=value))
        for name, choice in (self.answers | self.choices).items():
            choice.picked.connect(lambda value, name=name: self._set(**{name: value}))
        for kept, names in SEVERAL.items():
            for one in names:
                self.several[one].picked.connect(lambda _, kept=kept: self._set_several(kept))
        for name in DAYS:
            self._follow(name, self.dates[name], self._setter(name))
        self._follow("cash_received", self.cash, lambda value: self._set(cash_received=value))
        for kept, name in STRETCHES.items():
            for end in ("from", "to"):
                self._follow(f"{name}_{end}", self.dates[f"{name}_{end}"], self._stretch_setter(kept))
        for name in ("itemized_on", *self.items):
            field: ValueEdit[Any] = self.dates[name] if name in self.dates else self.items[name]
            self._follow(name, field, lambda _: self._set_itemization())
        self.itemized_from.picked.connect(lambda _: self._set_itemization())
        self.itemized_creditor.editingFinished.connect(self._set_itemization)
        self._follow("mandate_expires", self.dates["mandate_expires"], lambda _: self._set_mandate())
        self.mandate.editingFinished.connect(self._set_mandate)
        self.zone.editingFinished.connect(self._set_zone)
        for name, text in self.texts.items():
            text.editingFinished.connect(partial(self._set_text, name))
        self.undo.clicked.connect(self._model.undo_situation)
        self._model.situation_changed.connect(self.start)

    def _follow(self, name: str, field: ValueEdit[T], act: Callable[[T | None], object]) -> None:
        def left() -> None:
            if not field.property("bad"):
                act(field.value)

        # Kept when the field is left: half a date may be a date too, and must neither stop contact nor be undone.
        field.edited.connect(lambda _: self.complain(name, None))
        field.editingFinished.connect(left)
        field.refused.connect(lambda reason: self.complain(name, reason))

    def complain(self, name: str, reason: Refusal | None) -> None:
        """Say under a field what is wrong; None clears it."""
        next(form for form in self.forms.values() if name in form.fields).complain(name, reason)

    def _stretch_setter(self, kept: str) -> Callable[[Any], object]:
        return lambda _: self._set_stretch(kept)

    def _setter(self, name: str) -> Callable[[Any], object]:
        return lambda value: self._set(**{name: value})

    def _set(self, at: str = "", **known: Any) -> None:
        """Keep what was entered in a field; what cannot be true is said under it, and stays there to be mended."""
        name = at or next(iter(known))
        self._refused.discard(name)
        try:
            self._model.set_situation(replace(self._model.situation, **known))
        except Refusal as reason:
            self._refused.add(name)
            self.complain(name, reason)
        else:
            self.complain(name, None)

    def _set_text(self, name: str) -> None:
        self._set(**{name: self.texts[name].text().strip()})

    def _set_several(self, kept: str) -> None:
        held = tuple(one for one in SEVERAL[kept] if self.several[one].value)
        self._set(SEVERAL[kept][0], **{kept: held})

    def _set_stretch(self, kept: str) -> None:
        name = STRETCHES[kept]
        start: date | None = self.dates[f"{name}_from"].value
        end: date | None = self.dates[f"{name}_to"].value
        self._set(f"{name}_to", **{kept: BreathingSpace(start, end) if start else None})

    def _set_itemization(self) -> None:
        reference, on = self.itemized_from.value, self.dates["itemized_on"].value
        sums = {one: self.items[f"itemized_{one}"].value or NOTHING for one in ITEMS}
        kept = self._model.situation.itemization
        if reference is not None and on is not None and self.items["itemized_amount"].value is not None:
            kept = Itemization(reference, on, **sums, creditor=self.itemized_creditor.text().strip())
        elif not self._itemized():
            kept = None
        if kept != self._model.situation.itemization:
            self._set("itemized_on", itemization=kept)

    def _set_mandate(self) -> None:
        number, expires = self.mandate.text().strip(), self.dates["mandate_expires"].value
        self._set("mandate_expires", mandate=Mandate(number, expires) if number and expires else None)

    def _set_zone(self) -> None:
        self._set(time_zone=self.zone.text().strip())
        self._say_zone()

    def _zone_by_itself(self) -> str:
        home = self._model.policy.zone
        return self.tr("{0} where none is entered").format(home) if home else self.tr("such as America/Chicago")

    def _say_zone(self) -> None:
        if "time_zone" in self._refused:
            return
        reason = None
        if self._model.account is not None and self._model.situation.local_now is None:
            given = self._model.situation.time_zone
            reason = Refusal("time_zone", "no_such_zone") if given else Refusal("time_zone", "zone_missing")
        self.complain("time_zone", reason)

    def _show_undo(self) -> None:
        """Name the circumstance that Undo would put back."""
        person, changed = self._session.person, self._model.undoable
        first = {kept: f"{name}_from" for kept, name in STRETCHES.items()}
        first |= {kept: names[0] for kept, names in SEVERAL.items()} | {"itemization": "itemized_on"}
        named = (first.get(one, one) for one in changed)
        said = [caption_of(one, person) for one in named if any(one in form.fields for form in self.forms.values())]
        self.undo.show_step((said or [self.tr("Circumstances")])[0] if changed else "")

    def start(self) -> None:
        """Show what is kept, with the fields that the rules of today look at."""
        known, rules = self._model.situation, self._model.policy.name.partition("-")[0]
        country = rules if rules in OF_COUNTRY else OF_CURRENCY.get(self._model.currency, "")
        number = self._model.account.number if self._model.account is not None else ""
        if number != self._number:
            for name in self._refused:
                self.complain(name, None)
            self._number, self._refused = number, set()
        for name, form in self.forms.items():
            form.setVisible(name in ("", country) or country not in OF_COUNTRY)
        self._freezes.setVisible(not self.forms["uk"].isHidden())
        self.setEnabled(self._model.account is not None)
        self._show_undo()
        self.cash.set_currency(self._model.currency)
        chosen = {"party": self.party, "nation": self.nation, **self.answers, **self.choices}
        for name, choice in chosen.items():
            if name not in self._refused:
                choice.set_value(getattr(known, name))
        for kept, names in SEVERAL.items():
            for one in names:
                self.several[one].set_value(one in getattr(known, kept))
        for name, value in _values(known).items():
            if name not in self._refused:
                field = self.dates.get(name, self.cash)
                field.set_value(value)
        self._show_itemization(known.itemization)
        if not _typing(self.mandate, self.dates["mandate_expires"]):
            self.mandate.setText(known.mandate.number if known.mandate else "")
        for name, text in (*self.texts.items(), ("time_zone", self.zone)):
            if not _typing(text) and name not in self._refused:
                text.setText(getattr(known, name))
        self._say_zone()

    def _show_itemization(self, known: Itemization | None) -> None:
        """Show it as kept; what is half typed stays."""
        for field in self.items.values():
            field.set_currency(self._model.currency)
        before, self._shown = self._shown, (self._number, known)
        half = known is None and before == self._shown and self._itemized()
        if half or "itemized_on" in self._refused:
            return
        self.itemized_from.set_value(known.reference if known else None)
        self.dates["itemized_on"].set_value(known.on if known else None)
        for one in ITEMS:
            self.items[f"itemized_{one}"].set_value(getattr(known, one) if known else None)
        self.itemized_creditor.setText(known.creditor if known else "")

    def _itemized(self) -> bool:
        """Whether anything stands in the fields of the itemization."""
        fields: tuple[QLineEdit, ...] = (self.dates["itemized_on"], *self.items.values())
        return any(field.text() for field in fields)

    def relabel(self) -> None:
        self._show_undo()
        self.zone.setPlaceholderText(self._zone_by_itself())
        self._say_zone()

    def _caption(self, name: str) -> str:
        return caption_of(name, self._session.person)

    def _party(self, party: str) -> str:
        return party_name(party, self._session.person)

    def _reference(self, value: str | None) -> str:
        return reference_name(value, self._session.language)


def _values(known: Situation) -> dict[str, Any]:
    mandate = known.mandate
    stretches = {name: getattr(known, kept) for kept, name in STRETCHES.items()}
    return {
        **{f"{name}_from": one.start if one else None for name, one in stretches.items()},
        **{f"{name}_to": one.end if one else None for name, one in stretches.items()},
        "mandate_expires": mandate.expires if mandate else None,
        **{name: getattr(known, name) for name in DAYS},
        "cash_received": known.cash_received,
    }


def _typing(*fields: QLineEdit) -> bool:
    """Whether somebody is at it: half of a mandate is not kept, and must not vanish meanwhile."""
    return any(field.hasFocus() for field in fields)
