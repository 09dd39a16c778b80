"""Settings: the organisation behind the paper, the rule set, the presets, the colours."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea, QWidget

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
from ui.scale import SCALES, keep_scale, kept_scale
from ui.session import Session
from ui.settings.about import AboutPanel
from ui.settings.authority import AuthorityPanel
from ui.settings.certificate import CertificatePanel
from ui.settings.guidelines import GuidelinesPanel
from ui.settings.keeping import BackupsPanel, PassphrasePanel
from ui.settings.payees import PayeesPanel
from ui.settings.picture import PicturePanel
from ui.settings.rulebook import RulebookPanel
from ui.settings.users import UsersPanel
from ui.tokens import THEMES
from ui.widgets.allowed import AllowedLine, set_read_only
from ui.widgets.choice import Choice
from ui.widgets.dates import DateEdit
from ui.widgets.elements import Panel, button, column, label, row, shortcut
from ui.widgets.fields import ValueEdit, percent_edit, text_edit, whole_edit
from ui.widgets.form import Form
from ui.widgets.waiting_changes import WaitingChanges, said_of

LINES = ("housing_line", "debt_line", "withstands")
RATES = ("plan_rate", "settlement_share", "discount_rate", "recovery", "cost", *LINES)
LONGEST_DAYS = 365
COUNTS, PAYEES = "counts", "payees"
"""The mistake that two fields make together, and where a half typed table of payees waits."""


class SettingsPage(Panel):
    """Everything is kept as soon as it is understood; a mistake is said under its field. ``passphrase_asked`` carries
    the passphrase until now and the new one."""

    sign_in_asked = Signal()
    passphrase_asked = Signal(str, str)

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session, self._model = session, model
        self.paper, self.rules = Form(2, self._why), Form(2, self._why)
        self._saved = label("body_muted")
        self.save = button("primary")
        self.allowed = AllowedLine(session, "organisation")
        self.guidelines = GuidelinesPanel(session)
        self.rulebook = RulebookPanel(session, model)
        self.authority = AuthorityPanel(session)
        self.certificate = CertificatePanel(session)
        self.picture, self.letterhead = PicturePanel(session, "payment_picture"), PicturePanel(session, "letterhead")
        self.payees = PayeesPanel(session)
        self.users, self.passphrase = UsersPanel(session), PassphrasePanel(session)
        self.backups, self.about = BackupsPanel(session), AboutPanel(session)
        self._below = (
            self.payees,
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
                field.textEdited.connect(partial(self._typed.__setitem__, name))
        self.save.clicked.connect(self._save)
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
        self.theme = Choice(THEMES, self._theme_name)
        self.rules.add("rule_set", self.rule_set, lambda: self.tr("Rule set"))
        self.rules.add("theme", self.theme, lambda: self.tr("Colours"))
        self.scale = Choice(SCALES, lambda percent: f"{percent} %")
        self.rules.add("scale", self.scale, lambda: self.tr("Size"), lambda: self.tr("from the next start"))
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
            self._add_value(name, percent_edit(name), caption)
        self._add_value(
            "no_deal_months", whole_edit("no_deal_months", 0, 600), lambda: self.tr("Months it takes without a deal")
        )
        self._add_presets()
        self.page_size = Choice((None, *PAGE_SIZES), self._size_name)
        self.paper.add("page_size", self.page_size, lambda: self.tr("Size of the paper"))
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
            keep_scale(self._session.store.path.parent, percent)
        except OSError:
            self._saved.setText(wording.say("store.read_only", self._session.language))

    def _theme_name(self, theme: str) -> str:
        names = {"light": self.tr("light"), "dark": self.tr("dark"), "contrast": self.tr("high contrast")}
        return names[theme]

    def _add_presets(self) -> None:
        captions = {
            "usual_count": lambda: self.tr("Payments at first, where no means are known"),
            "longest_count": lambda: self.tr("Payments at first, at most"),
            "count_step": lambda: self.tr("Payments at first, in steps of"),
            "deferred": lambda: self.tr("Payments deferred at first"),
            "most_tranches": lambda: self.tr("Parts of a settlement at first, at most"),
            "answer_days": lambda: self.tr("Days that a settlement stays open at first"),
            "hold_days": lambda: self.tr("Days of a hold at first"),
        }
        made = {name: whole_edit(name, 1, PRESETS[name]) for name in captions}
        for name, caption in captions.items():
            self._add_value(name, made[name], caption)
        for name in ("usual_count", "longest_count"):
            made[name].edited.connect(lambda _: self._compare(made["usual_count"], made["longest_count"]))

    def _compare(self, usual: ValueEdit[int], longest: ValueEdit[int]) -> None:
        """The usual number of payments may not exceed the largest."""
        reason = None
        if usual.value is not None and longest.value is not None and usual.value > longest.value:
            reason = Refusal("usual_count", "number_out_of_range", smallest=1, largest=longest.value)
        self._complain(COUNTS, reason)

    def _size_name(self, size: str | None) -> str:
        names = {None: self.tr("by the rule set: Letter in the US, else A4"), "a4": "A4", "letter": "Letter"}
        return names[size]

    def _add_value(
        self, name: str, field: ValueEdit[Any], caption: Any, form: Form | None = None, hint: Any = None
    ) -> None:
        self.inputs[name] = field
        (form or self.rules).add(name, field, caption, hint)
        field.refused.connect(lambda reason: self._complain(name, reason))
        field.edited.connect(lambda value: self._complain(name, _objection(name, value)))

    def _lay_out(self) -> None:
        title, paper_head, rules_head = label("greeting"), label("title"), label("title")
        self.word(title.setText, lambda: self.tr("Settings"))
        self.word(paper_head.setText, lambda: self.tr("Organisation, as the paper shows it"))
        self.word(rules_head.setText, lambda: self.tr("Rules and presets"))
        self.word(self.save.setText, lambda: self.tr("Save") + "  Ctrl+S")
        cards = []
        for head, form, more in (
            (paper_head, self.paper, [self.letterhead, self.picture]),
            (rules_head, self.rules, []),
        ):
            card = Panel()
            card.setProperty("role", "card")
            below: list[QWidget] = [widget for one in more for widget in (one, self.waiting[one])]
            below += [self.forms_wait] if form is self.paper else []
            card.setLayout(column(head, self.waiting[form], form, *below, None, spacing=12, margins=(20, 16, 20, 14)))
            cards.append(card)
        for panel in self._below:
            panel.setProperty("role", "card")
        inner = QWidget()
        inner.setObjectName("scrolled")
        both = row(*cards, spacing=14)
        both.setAlignment(Qt.AlignmentFlag.AlignTop)
        inner.setLayout(
            column(
                self.allowed,
                both,
                row(self.save, self._saved, None, spacing=12),
                *(one for panel in self._below for one in (panel, self.waiting.get(panel)) if one is not None),
                None,
                spacing=12,
            )
        )
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(inner)
        self.setLayout(column(row(title, 16, *self._links(), None, spacing=14), self._scroll, margins=(28, 22, 28, 12)))

    def _links(self) -> list[QPushButton]:
        sections = (
            (self.payees, lambda: self.tr("Payees")),
            (self.authority, lambda: self.tr("Authority")),
            (self.users, lambda: self.tr("Users")),
            (self.rulebook, lambda: self.tr("Rules in force, and why")),
            (self.guidelines, lambda: self.tr("Spending guidelines")),
            (self.backups, lambda: self.tr("Backups")),
            (self.about, lambda: self.tr("About")),
        )
        links = []
        for panel, words in sections:
            link = button("link")
            self.word(link.setText, words)
            link.clicked.connect(lambda _, panel=panel: self.show_section(panel))
            links.append(link)
        return links

    def go_to(self, field: MissingField) -> None:
        """Put the cursor into a field, or to the payee of the creditor whose account is open."""
        if field.among == "payees":
            account = self._model.account
            self.show_section(self.payees)
            self.payees.begin(account.creditor if account else "")
        else:
            wanted = self.inputs[field.name]
            self._scroll.ensureWidgetVisible(wanted)
            wanted.setFocus()

    def show_rules(self) -> None:
        """Bring the rules of the account that is open to the top, ready for the keys."""
        self.rulebook.view.setFocus()
        # A page that was never shown has not laid out its sections yet.
        QTimer.singleShot(0, self, partial(self.show_section, self.rulebook))

    def show_section(self, panel: QWidget) -> None:
        """Bring a section of the page to its top."""
        self._scroll.verticalScrollBar().setValue(panel.y())

    def refuse_passphrase(self, reason: Refusal) -> None:
        """Say why the passphrase stays what it is."""
        self.passphrase.complain(reason)

    def start(self) -> None:
        """Show what is kept."""
        self._show_kept()
        self.theme.set_value(self._session.theme)
        self.scale.set_value(kept_scale(self._session.store.path.parent))
        self._saved.setText("")
        self.allowed.relabel()
        ours = (*self.inputs.values(), self.rule_set, self.page_size, self.save)
        set_read_only(ours, read_only=not self.allowed.may)
        if self.allowed.may:
            self._put_back()
        self.payees.start(self._typed.pop(PAYEES, ""))
        for panel in (self.letterhead, self.picture, *self._below[1:]):
            panel.start()
        for waiting in (*self.waiting.values(), self.forms_wait):
            waiting.start()
        self._say_errors()

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
                self._saved.setText(self.tr("What was typed before is not saved yet."))

    def keep(self) -> None:
        """Keep what is typed and not saved, for after a lock or the next start."""
        store, half = self._session.store, self.payees.half_typed()
        typed = self._typed | ({PAYEES: half} if half else {})
        if typed != settings.half_typed_settings(store):
            self._session.write(lambda: settings.save(store, settings.HALF_SET, typed))

    def relabel(self) -> None:
        self._say_errors()

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
        self._show_kept()
        self._show_waiting()
        self._saved.setText(said_of(self._session, "organisation", self.tr("Saved.")))

    def _complain(self, name: str, reason: Refusal | None) -> None:
        if reason is None:
            self._bad.pop(name, None)
        else:
            self._bad[name] = reason
        self._say_errors()

    def _say_errors(self) -> None:
        for name in (*DAYS, *RATES, *PRESETS, "no_deal_months"):
            reason = self._bad.get(name) or (self._bad.get(COUNTS) if name == "usual_count" else None)
            self.rules.complain(name, reason)
        self.paper.complain("mandate_until", self._bad.get("mandate_until"))

    def _why(self, reason: Refusal) -> str:
        return wording.reason(reason, self._session.language)


def _objection(name: str, value: object) -> Refusal | None:
    """A preset stands for something: it cannot be left empty."""
    return Refusal(name, "missing_field") if value is None and name in PRESETS else None
