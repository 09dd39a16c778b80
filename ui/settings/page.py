"""Settings: the organisation behind the paper, the rule set, the presets, the colours; a page for each."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from calculators.errors import Refusal
from reports import wording
from restructure.parties.organisation import (
    DAYS,
    PAGE_SIZES,
    PRESETS,
    REQUIRED,
    MissingField,
    Organisation,
    amended,
    check_cure,
    in_force,
    stored,
)
from restructure.policy import POLICIES, PolicyName
from restructure.store import StoreProblem, settings
from restructure.store.proposed_changes import Kind
from ui.models.desk import DeskModel
from ui.scale import SCALES, can_redraw, kept_scale
from ui.session import Session
from ui.settings.about import AboutPanel
from ui.settings.authority import AuthorityPanel
from ui.settings.certificate import CertificatePanel
from ui.settings.guidelines import GuidelinesPanel
from ui.settings.keeping import BackupsPanel, PassphrasePanel
from ui.settings.payees import PayeesPanel
from ui.settings.picture import PicturePanel
from ui.settings.rulebook import RulebookPanel
from ui.settings.sections import Sections
from ui.settings.sentences import SentencesPanel
from ui.settings.users import UsersPanel
from ui.tokens import COLOURS
from ui.widgets.allowed import AllowedLine, set_read_only
from ui.widgets.choice import Choice
from ui.widgets.dates import DateEdit
from ui.widgets.elements import Panel, Word, answer, button, column, label, row, shortcut
from ui.widgets.fields import ValueEdit, percent_edit, text_edit, whole_edit
from ui.widgets.form import Form
from ui.widgets.unseen import Unseen
from ui.widgets.waiting_changes import WaitingChanges, said_of

LINES = ("housing_line", "debt_line", "withstands")
RATES = ("plan_rate", "settlement_share", "discount_rate", "recovery", "cost", *LINES)
OF_COUNTRY = {"cn": ("credit_code", "legal_representative"), "uk": ("agreement_template",)}
"""Fields that the papers of one country alone have; under no rule set all of them are asked."""
WORTH = ("discount_rate", "recovery", "cost", "no_deal_months")
"""What tells the worth of a debt to its creditor."""
LONGEST_DAYS = 365
COUNTS, PAYEES, SENTENCES = "counts", "payees", "sentences"
"""The mistake that two fields make together; where a half typed table of payees waits, and half typed sentences."""


class SettingsPage(Panel):
    """Settings hold once they are saved, and stay as they were typed until then; whoever leaves before is asked.
    ``passphrase_asked`` carries the passphrase until now and the new one."""

    sign_in_asked = Signal()
    passphrase_asked = Signal(str, str)

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session, self._model = session, model
        self.paper, self.rules, self.presets, self.look = (Form(2, self._why) for _ in range(4))
        self._saved = answer()
        self.save, self.discard, self.later = button("primary"), button(), button()
        self._going: Callable[[], None] | None = None
        self.allowed = AllowedLine(session, "organisation")
        self.guidelines = GuidelinesPanel(session)
        self.rulebook = RulebookPanel(session, model)
        self.authority = AuthorityPanel(session)
        self.certificate = CertificatePanel(session)
        self.picture, self.letterhead = PicturePanel(session, "payment_picture"), PicturePanel(session, "letterhead")
        self.payees, self.sentences = PayeesPanel(session), SentencesPanel(session)
        self.users, self.passphrase = UsersPanel(session), PassphrasePanel(session)
        self.backups, self.about = BackupsPanel(session), AboutPanel(session)
        self._below = (
            self.payees,
            self.sentences,
            self.authority,
            self.users,
            self.certificate,
            self.rulebook,
            self.guidelines,
            self.passphrase,
            self.backups,
            self.about,
        )
        waits: dict[QWidget, tuple[Kind, ...]] = {
            self.payees: ("payees",),
            self.sentences: ("sentences",),
            self.authority: ("authority", "release_keys"),
            self.users: ("users",),
            self.certificate: ("credentials",),
            self.rulebook: ("lpr", "sign_offs"),
            self.guidelines: ("guidelines",),
        }
        self.waiting = {panel: WaitingChanges(session, *kinds) for panel, kinds in waits.items()}
        self.waiting[self.paper] = WaitingChanges(session, "organisation", part="bank")
        self.waiting[self.picture] = WaitingChanges(session, "payment_picture")
        self.waiting[self.letterhead] = WaitingChanges(session, "letterhead")
        self.waiting[self.rules] = WaitingChanges(session, "organisation", part="rules")
        self.forms_wait = WaitingChanges(session, "organisation", part="forms")
        self._bad: dict[str, Refusal] = {}
        self._typed = settings.half_typed_settings(session.store)
        self.inputs: dict[str, QWidget] = {}
        self._add_texts()
        self._add_rules()
        self._lay_out()
        for name, field in self.inputs.items():
            if isinstance(field, QLineEdit):
                field.textEdited.connect(partial(self._take_typed, name))
        for name, choice in self.choices.items():
            choice.picked.connect(partial(self._take_typed, name))
        self.save.clicked.connect(self._save)
        self.discard.clicked.connect(self._discard)
        self.later.clicked.connect(self._go)
        self.sentences.changed.connect(self._show_unsaved)
        self.users.sign_in_asked.connect(self.sign_in_asked)
        self.passphrase.change_asked.connect(self.passphrase_asked)
        for waiting in (*self.waiting.values(), self.forms_wait):
            waiting.decided.connect(self.start)
        session.saved.connect(self._show_waiting)
        shortcut(self, "Ctrl+S", self._save)

    def _add_texts(self) -> None:
        names = {
            "name": lambda: self.tr("Name"),
            "name_zh": lambda: self.tr("Name in Chinese"),
            "payee": lambda: self.tr("Payee"),
            "payee_zh": lambda: self.tr("Payee in Chinese"),
            "payee_account": lambda: self.tr("Account to pay into"),
            "payee_bank": lambda: self.tr("Bank"),
            "payee_bank_zh": lambda: self.tr("Bank in Chinese"),
            "telephone": lambda: self.tr("Telephone"),
            "hours": lambda: self.tr("Hours"),
            "hours_zh": lambda: self.tr("Hours in Chinese"),
            "complaints": lambda: self.tr("Telephone for complaints"),
            "advice": lambda: self.tr("Free advice, not from us"),
            "address": lambda: self.tr("Address"),
            "complaints_body": lambda: self.tr("Outside complaints body, with its telephone"),
            "representative": lambda: self.tr("Who signs for us"),
            "credit_code": lambda: self.tr("Uniform credit code, of a company in China"),
            "legal_representative": lambda: self.tr("Legal representative, of a company in China"),
            "agreement_template": lambda: self.tr("Checked form for UK agreements, such as its number"),
            "advice_permission": lambda: self.tr("Permission or exemption for debt counselling"),
            "mandate_number": lambda: self.tr("Mandate number, where a payee has none of its own"),
            "mandate_scope": lambda: self.tr("What the mandate covers"),
        }
        for name, caption in names.items():
            field = text_edit()
            self.inputs[name] = field
            self.paper.add(name, field, caption, (lambda: self.tr("needed on the paper")) if name in REQUIRED else None)
        until = DateEdit("mandate_until", self._session)
        self._add_value("mandate_until", until, lambda: self.tr("Last day of the mandate"), self.paper)

    def _add_rules(self) -> None:
        late = {
            "grace_days": lambda: self.tr("Days late that cost nothing"),
            "end_days": lambda: self.tr("Days late after which we may end it"),
        }
        working = {
            "certificate_days": lambda: self.tr("Working days until the certificate"),
            "stale_days": lambda: self.tr("Working days a balance stays fresh"),
        }
        rates = {
            "plan_rate": lambda: self.tr("Annual rate that plans begin with"),
            "settlement_share": lambda: self.tr("Share that settlements begin with"),
            "discount_rate": lambda: self.tr("Discount rate for present value"),
            "recovery": lambda: self.tr("Recovered without a deal"),
            "cost": lambda: self.tr("Cost of recovering it"),
            "housing_line": lambda: self.tr("Ask where the home takes more of income"),
            "debt_line": lambda: self.tr("Ask where all debts take more of income"),
            "withstands": lambda: self.tr("Fall of income that a plan should survive"),
        }
        self.rule_set = Choice(tuple(POLICIES), lambda value: wording.name("policy", value, self._session.language))
        self.theme = Choice(COLOURS, self._theme_name)
        self.rules.add("rule_set", self.rule_set, lambda: self.tr("Rule set"))
        self.look.add("theme", self.theme, lambda: self.tr("Colours"))
        self.scale = Choice(SCALES, lambda percent: f"{percent} %")
        self.look.add("scale", self.scale, lambda: self.tr("Size"), None if can_redraw() else self._next_start)
        self.scale.picked.connect(self._keep_scale)
        for name, caption in late.items():
            self._add_value(name, whole_edit(name, 0, LONGEST_DAYS), caption)
        self._cure = whole_edit("cure_days", 0, LONGEST_DAYS)
        self._add_value(
            "cure_days",
            self._cure,
            lambda: self.tr("Days that the letter then still gives"),
            hint=lambda: self.tr("under UK rules 14 or more"),
        )
        for name, caption in working.items():
            self._add_value(name, whole_edit(name, 0, LONGEST_DAYS), caption)
        for name, caption in rates.items():
            self._add_value(name, percent_edit(name), caption, self.rules if name in LINES else self.presets)
        no_deal = whole_edit("no_deal_months", 0, 600)
        self._add_value("no_deal_months", no_deal, lambda: self.tr("Months it takes without a deal"), self.presets)
        self._add_presets()
        self.page_size = Choice((None, *PAGE_SIZES), self._size_name)
        self.paper.add("page_size", self.page_size, lambda: self.tr("Size of the paper"))
        self.choices = {"rule_set": self.rule_set, "page_size": self.page_size}
        self.theme.picked.connect(self._session.set_theme)
        self.rule_set.picked.connect(self._follow_rules)
        self._cure.edited.connect(lambda _: self._check_cure())

    def _follow_rules(self, rule_set: PolicyName) -> None:
        """Rules that ask for more days in a letter raise what stands there; the hint beside it says so."""
        if not self._cure.unread:
            chosen = amended(self._session.organisation, rule_set=rule_set, cure_days=self._cure.value or 0)
            self._cure.set_value(in_force(chosen).deadlines.cure_days)
            self._cure.refresh()
        self._check_cure()
        self._show_country()

    def _show_country(self) -> None:
        """Show what the rules that are chosen have a use for, and whatever has something typed in it."""
        chosen = self.rule_set.value.partition("-")[0]
        for country, names in OF_COUNTRY.items():
            for name in names:
                field = self.inputs[name]
                shown = chosen in (country, "neutral") or bool(isinstance(field, QLineEdit) and field.text())
                next(form for form in (self.paper, self.rules) if name in form.fields).show_row(name, shown=shown)

    def _check_cure(self) -> None:
        """Say under the days of the letter where they are fewer than the rules ask for."""
        if self._cure.unread:
            return
        try:
            check_cure(self.rule_set.value, self._cure.value or 0)
        except Refusal as reason:
            self._complain("cure_days", reason)
        else:
            self._complain("cure_days", None)

    def _keep_scale(self, percent: int) -> None:
        try:
            self._session.set_scale(percent)
        except OSError:
            self._saved.setText(wording.say("store.read_only", self._session.language))

    def _next_start(self) -> str:
        return self.tr("from the next start")

    def show_look(self) -> None:
        """Bring colours and size to the front."""
        self.show_section(self.scale)

    def _theme_name(self, theme: str) -> str:
        names = {
            "system": self.tr("as the system"),
            "light": self.tr("light"),
            "dark": self.tr("dark"),
            "contrast": self.tr("high contrast"),
        }
        return names[theme]

    def _add_presets(self) -> None:
        captions = {
            "usual_count": lambda: self.tr("Payments at first, where no means are known"),
            "longest_count": lambda: self.tr("Payments at first, at most"),
            "count_step": lambda: self.tr("Payments at first, in steps of"),
            "deferred": lambda: self.tr("Payments deferred at first"),
            "most_tranches": lambda: self.tr("Payments of a settlement at first, at most"),
            "answer_days": lambda: self.tr("Days that a settlement stays open at first"),
            "hold_days": lambda: self.tr("Days of a hold at first"),
        }
        made = {name: whole_edit(name, 1, PRESETS[name]) for name in captions}
        for name, caption in captions.items():
            self._add_value(name, made[name], caption, self.presets)
        for name in ("usual_count", "longest_count"):
            made[name].edited.connect(lambda _: self._compare(made["usual_count"], made["longest_count"]))

    def _compare(self, usual: ValueEdit[int], longest: ValueEdit[int]) -> None:
        """The usual number of payments may not exceed the largest."""
        reason = None
        if usual.value is not None and longest.value is not None and usual.value > longest.value:
            reason = Refusal("usual_count", "number_out_of_range", smallest=1, largest=longest.value)
        self._complain(COUNTS, reason)

    def _size_name(self, size: str | None) -> str:
        names = {
            None: self.tr("by the rule set: Letter in the US, else A4"),
            "a4": "A4",
            "letter": self.tr("US Letter"),
        }
        return names[size]

    def _add_value(
        self, name: str, field: ValueEdit[Any], caption: Any, form: Form | None = None, hint: Any = None
    ) -> None:
        self.inputs[name] = field
        (form or self.rules).add(name, field, caption, hint)
        field.refused.connect(lambda reason: self._complain(name, reason))
        field.edited.connect(lambda value: self._complain(name, _objection(name, value)))

    def _lay_out(self) -> None:
        title = label("greeting")
        self.word(title.setText, lambda: self.tr("Settings"))
        self.word(self.discard.setText, lambda: self.tr("Discard"))
        self.word(self.later.setText, lambda: self.tr("Leave it typed, and go on"))
        organisation: Word = lambda: self.tr("Organisation")  # noqa: E731
        cards = {
            self.paper: _card(
                self._headed(lambda: self.tr("Organisation, as the paper shows it")),
                self.waiting[self.paper],
                self.paper,
                *(widget for one in (self.letterhead, self.picture) for widget in (one, self.waiting[one])),
                self.forms_wait,
            ),
            self.rules: _card(self._headed(lambda: self.tr("Rules and limits")), self.waiting[self.rules], self.rules),
            self.presets: _card(self._headed(lambda: self.tr("What cards begin with")), self.presets),
            self.look: _card(self._headed(lambda: self.tr("Colours and size")), self.look),
        }
        for panel in self._below:
            panel.setProperty("role", "card")
        names: dict[QWidget, Word] = {
            self.payees: lambda: self.tr("Payees"),
            self.sentences: lambda: self.tr("Own sentences and messages"),
            self.authority: lambda: self.tr("Authority"),
            self.users: lambda: self.tr("Users"),
            self.certificate: lambda: self.tr("Seal"),
            self.rulebook: lambda: self.tr("Rules in force, and why"),
            self.guidelines: lambda: self.tr("Spending guidelines"),
            self.backups: lambda: self.tr("Passphrase and backups"),
            self.about: lambda: self.tr("About"),
        }
        pages: list[tuple[Word, list[QWidget]]] = [
            (organisation, [cards[self.paper]]),
            (lambda: self.tr("Rules and limits"), [cards[self.rules]]),
            (lambda: self.tr("What cards begin with"), [cards[self.presets]]),
            *((word, self._section(one)) for one, word in names.items()),
        ]
        pages[-2][1].insert(0, self.passphrase)
        pages.insert(-1, (lambda: self.tr("Colours and size"), [cards[self.look]]))
        self._bar = Panel()
        self._bar.setProperty("role", "card")
        acts = row(self.save, self.discard, self.later, self._saved, spacing=10, margins=(20, 8, 20, 8))
        acts.setStretch(3, 1)
        self._bar.setLayout(acts)
        self.sections = Sections(pages, self.allowed, self._bar)
        self.sections.turned.connect(self._show_unsaved)
        whole = column(title, self.sections, spacing=14, margins=(28, 22, 28, 12))
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _section(self, panel: QWidget) -> list[QWidget]:
        """A panel and what waits of it; how far each role may go is for whoever sits here alone."""
        shown = [panel, *([self.waiting[panel]] if panel in self.waiting else [])]
        return [Unseen(self._session, *shown, spacing=12, tells=True)] if panel is self.authority else shown

    def _headed(self, word: Word) -> QLabel:
        head = label("title")
        self.word(head.setText, word)
        return head

    def unsaved(self) -> tuple[str, ...]:
        """Return which fields of the organisation hold something else than what is kept, by name."""
        held = stored(in_force(self._session.organisation))
        texts = {name: one for name, one in self.inputs.items() if isinstance(one, QLineEdit)}
        values = {name: one for name, one in texts.items() if isinstance(one, ValueEdit)}
        return (
            *(name for name, one in self.choices.items() if one.value != held[name]),
            *(name for name, one in values.items() if one.unread or one.value != held[name]),
            *(name for name, one in texts.items() if name not in values and one.text().strip() != held[name]),
        )

    def is_left(self, going: Callable[[], None]) -> bool:
        """Return whether nothing waits to be saved; else ask what becomes of it, and go on with ``going`` then. Asked
        again, what was typed stays typed."""
        if self._going is not None or not self._waits_to_be_saved():
            self._going = None
            return True
        self._going = going
        self._show_unsaved()
        self.save.setFocus()
        return False

    def _go(self) -> None:
        """Go on to where somebody was about to go."""
        if self._going is not None:
            self._going()

    def _discard(self) -> None:
        self._typed.clear()
        self.sentences.discard()
        self._show_kept()
        self._say_errors()
        self._show_unsaved()
        self._go()

    def _take_typed(self, name: str, typed: object) -> None:
        self._typed[name] = str(typed or "")
        self._going = None
        self._show_unsaved()

    def _show_unsaved(self) -> None:
        """The bar stands below as long as something waits to be saved, and on the pages that are saved by it."""
        names = self._waits_to_be_saved()
        ours = any(self.sections.is_in_front(one) for one in (self.paper, self.rules, self.presets, self.sentences))
        self._bar.setVisible(bool(names) or ours)
        self.discard.setVisible(bool(names))
        self.later.setVisible(self._going is not None)
        going = self._going is not None
        self.save.setText((self.tr("Save and go on") if going else self.tr("Save")) + "  Ctrl+S")
        if names:
            said = self.tr("These are not saved yet: {0}.").format(self.tr(", ").join(names))
            self._saved.setText(said)

    def _waits_to_be_saved(self) -> tuple[str, ...]:
        """What is typed and not saved, in words; nothing for whoever may save none of it."""
        return (*map(self._caption, self.unsaved()), *self.sentences.unsaved()) if self.allowed.may else ()

    def _caption(self, name: str) -> str:
        field = self.inputs.get(name) or self.choices[name]
        return field.accessibleName()

    def go_to(self, field: MissingField) -> None:
        """Put the cursor into a field, or to the payee of the creditor whose account is open."""
        if field.among == "payees":
            account = self._model.account
            self.show_section(self.payees)
            self.payees.begin(account.creditor if account else "")
        else:
            wanted = self.inputs.get(field.name) or self.choices[field.name]
            self.show_section(wanted)
            wanted.setFocus()

    def show_rules(self) -> None:
        """Bring the rules of the account that is open to the front, ready for the keys."""
        self.show_section(self.rulebook)
        self.rulebook.view.setFocus()

    def show_section(self, widget: QWidget) -> None:
        """Bring the page that a section or a field stands on to the front."""
        self.sections.show_page_of(widget)

    def refuse_passphrase(self, reason: Refusal) -> None:
        """Say why the passphrase stays what it is."""
        self.passphrase.complain(reason)

    def start(self) -> None:
        """Show what is kept."""
        self._show_kept()
        self._show_country()
        self.theme.set_value(self._session.colours)
        self.scale.set_value(kept_scale(self._session.store.path.parent))
        self._saved.setText("")
        self._going = None
        self.allowed.relabel()
        ours = (*self.inputs.values(), self.rule_set, self.page_size, self.save)
        set_read_only(ours, read_only=not self.allowed.may)
        if self.allowed.may:
            self._put_back()
        self.payees.start(self._typed.pop(PAYEES, ""))
        self.sentences.start(self._typed.pop(SENTENCES, ""))
        for panel in (self.letterhead, self.picture, *self._below[2:]):
            panel.start()
        for waiting in (*self.waiting.values(), self.forms_wait):
            waiting.start()
        self._say_errors()
        self._show_unsaved()
        self._show_internal()

    def _show_kept(self) -> None:
        """Show the organisation as it is kept; what waits for a second person stands beside it."""
        organisation = self._session.organisation
        held = stored(in_force(organisation))
        self._bad = {}
        for name, field in self.inputs.items():
            value: Any = held[name]
            if isinstance(field, ValueEdit):
                field.set_value(value)
                field.refresh()
            elif isinstance(field, QLineEdit):
                field.setText(value)
                field.setCursorPosition(0)
        self.rule_set.set_value(organisation.policy.rule_set)
        self.page_size.set_value(organisation.page.page_size)

    def _show_waiting(self) -> None:
        if self.isVisible():
            for waiting in (*self.waiting.values(), self.forms_wait):
                waiting.start()

    def _put_back(self) -> None:
        """What was typed before and not saved stands in its fields again."""
        for name, typed in dict(self._typed).items():
            field = self.inputs.get(name)
            if isinstance(field, QLineEdit) and field.text() != typed:
                field.setText(typed)
                field.textEdited.emit(typed)
            elif name in self.choices:
                choice = self.choices[name]
                choice.set_value(typed or None)
                if choice is self.rule_set:
                    self._follow_rules(choice.value)

    def keep(self) -> None:
        """Keep what is typed and not saved, for after a lock or the next start."""
        store = self._session.store
        halves = {PAYEES: self.payees.half_typed(), SENTENCES: self.sentences.half_typed()}
        typed = self._typed | {name: half for name, half in halves.items() if half}
        if typed != settings.half_typed_settings(store):
            self._session.write(lambda: settings.save(store, settings.own_key(store, settings.HALF_SET), typed))

    def relabel(self) -> None:
        self._say_errors()
        self._show_unsaved()
        self._show_internal()
        self._show_country()

    def _show_internal(self) -> None:
        """Show what a debt is worth to the creditor to whoever sits here alone."""
        alone = not self._session.in_sight
        for name in WORTH:
            self.presets.show_row(name, shown=alone)

    def _organisation(self) -> Organisation:
        optional = {name for name, usual in stored(Organisation()).items() if usual is None}
        held = stored(self._session.organisation)
        values: dict[str, Any] = {"rule_set": self.rule_set.value, "page_size": self.page_size.value}
        for name, field in self.inputs.items():
            if isinstance(field, ValueEdit):
                missing = None if name in optional else Decimal(0) if name in RATES else 0
                if name in PRESETS:
                    missing = held[name]
                values[name] = field.value if field.value is not None else missing
            elif isinstance(field, QLineEdit):
                values[name] = field.text().strip()
        return amended(self._session.organisation, **values)

    def _save(self) -> None:
        self._check_cure()
        if self._bad:
            self._say_errors()
            first = next(iter(self._bad))
            self.show_section(self.inputs[first if first != COUNTS else "usual_count"])
            return
        try:
            self._session.set_organisation(self._organisation())
        except StoreProblem as problem:
            self._saved.setText(wording.say(f"store.{problem.code}", self._session.language))
            return
        except Refusal as reason:
            self._saved.setText(wording.reason(reason, self._session.language))
            return
        self._typed.clear()
        if not self.sentences.save_typed():
            self.show_section(self.sentences)
            self._show_unsaved()
            return
        self._show_kept()
        self._show_waiting()
        self._show_unsaved()
        self._saved.setText(said_of(self._session, "organisation", self.tr("Saved.")))
        self._go()

    def _complain(self, name: str, reason: Refusal | None) -> None:
        if reason is None:
            self._bad.pop(name, None)
        else:
            self._bad[name] = reason
        self._say_errors()

    def _say_errors(self) -> None:
        for name in (*DAYS, *RATES, *PRESETS, "no_deal_months"):
            reason = self._bad.get(name) or (self._bad.get(COUNTS) if name == "usual_count" else None)
            (self.rules if name in self.rules.fields else self.presets).complain(name, reason)
        self.paper.complain("mandate_until", self._bad.get("mandate_until"))

    def _why(self, reason: Refusal) -> str:
        return wording.reason(reason, self._session.language)


def _card(*widgets: QWidget) -> Panel:
    made = Panel()
    made.setProperty("role", "card")
    made.setLayout(column(*widgets, spacing=12, margins=(20, 16, 20, 14)))
    return made


def _objection(name: str, value: object) -> Refusal | None:
    """A preset stands for something: it cannot be left empty."""
    return Refusal(name, "missing_field") if value is None and name in PRESETS else None
