"""One option card: hero figure, sliders and fields, key figures, verdict, finding. Blocks line up across the cards."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from msgspec import structs
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from calculators.errors import Refusal
from calculators.parts import PartName, PartTreatment
from calculators.rounding import NOTHING, Money
from reports import formats, wording
from reports.cost import cost_name
from restructure.money.currency import minor_digits
from restructure.offers.kinds import place_of
from restructure.offers.option import Option
from restructure.offers.outcome import Outcome, Refused, Simulated
from restructure.offers.rate_disclosure import is_charged
from restructure.offers.terms import OptionKind
from restructure.proposals.opening import HOLDS_AT, holds
from ui.desk.field_row import FieldRow
from ui.desk.reaching import Slid
from ui.models.authority import said_of_standing
from ui.models.desk import DeskModel
from ui.option_words import kind_name
from ui.session import Session
from ui.theme import font
from ui.widgets.authority_line import AuthorityLine
from ui.widgets.choice import Choice
from ui.widgets.elements import (
    Panel,
    button,
    column,
    cut_label,
    figure,
    icon_label,
    key_hint,
    label,
    line,
    row,
    set_state,
)
from ui.widgets.fields import MoneyEdit, ValueEdit
from ui.widgets.unseen import told_findings
from ui.widgets.verdict import FindingLine, VerdictBox

HEAD_HEIGHT, BADGE_HEIGHT, HERO_HEIGHT, LINES_HEIGHT = 22, 17, 28, 155
LONGEST_SHOWN = 60
HIGHEST_POINTS = 2400
"""The end of the slider for the annual rate: 24 %, in hundredths of a percent."""
BASIS_POINTS = Decimal(10_000)
HEADLINE_SIZES = {"hero": 22, "title": 16, "bold": 12}
FIELD_ROWS = {"amount": "fraction", "discount": "fraction", "option": "payments", "payment_multiple": "payment"}
"""Where a refusal is said whose field has no row of its own."""


class OptionCard(Panel):
    """A card over one option of the model. Each kind gives it rows and headline."""

    release_asked = Signal()

    def __init__(self, session: Session, model: DeskModel, kind: OptionKind) -> None:
        super().__init__()
        self.session, self.model, self.kind = session, model, kind
        self.rows: dict[str, FieldRow] = {}
        self.more_rows: set[str] = set()
        self.long_rows: list[FieldRow] = []
        self.waivers: dict[PartName, MoneyEdit] = {}
        self._complaints: dict[str, Refusal] = {}
        self._shown: tuple[object, ...] | None = None
        self._build()
        model.outcomes_changed.connect(self.refresh)
        model.chosen_changed.connect(self._show_chosen)
        model.account_changed.connect(self._forget_typing)

    # What a kind of card adds.
    def add_rows(self) -> None:
        """Create the card's rows."""

    def headline(self, outcome: Simulated) -> tuple[tuple[str, str], ...]:
        """The hero line as (role, text) pieces."""
        raise AssertionError

    def one_figure(self, outcome: Simulated) -> str:
        """The figure that stands for the card where there is room for one alone."""
        return [text for role, text in self.headline(outcome) if role == "hero"][-1]

    def subline(self, outcome: Simulated) -> str:
        """The line under the hero."""
        raise AssertionError

    def noted(self, outcome: Simulated) -> str:
        """Return what the desk did by itself, under that line."""
        return ""

    def part_of(self, field: str) -> str:
        """Return which of many a refused field is, as it is typed; nothing where it is the only one."""
        return ""

    def show_rows(self, option: Option, outcome: Simulated | None) -> None:
        """Fill the rows."""

    def slid(self) -> tuple[Slid, ...]:
        """The sliders whose reach is looked up."""
        return ()

    def add_waivers(self, *, more: tuple[PartName, ...], here: tuple[PartName, ...] = ()) -> None:
        """Rows for what is waived of each part that bears no interest, on the card or beside the other terms."""
        titles = {
            "interest": lambda: self.tr("Interest waived"),
            "penalty": lambda: self.tr("Penalty waived"),
            "fees": lambda: self.tr("Fees waived"),
        }
        for part in (*here, *more):
            field = MoneyEdit(part)
            self.waivers[part] = field
            self.add_row(f"treatment.{part}", field, titles[part], more=part in more)
            field.edited.connect(lambda value, part=part: self._waive(part, value))

    def _waive(self, part: PartName, amount: Money | None) -> None:
        option = self.model.options[self.kind]
        treatment = structs.replace(option.treatment, **{part: PartTreatment(amount or NOTHING)})
        self.change(replace(option, treatment=treatment))

    def show_waivers(self, option: Option) -> None:
        """Show what is waived of each part."""
        case = self.model.case_of(self.kind)
        for part, field in self.waivers.items():
            field.set_currency(self.model.currency)
            how: PartTreatment = getattr(option.treatment, part)
            whole = getattr(case.debt.parts, part) if case else NOTHING
            self.rows[f"treatment.{part}"].show_value(how.waived(whole), solved=False, scale=None)

    def _build(self) -> None:
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(236)
        self.name = label("head")
        self.badge = cut_label("badge")
        self.badge.hide()
        self.stale = label("caution")
        self.tick = icon_label("chosen", "accent", 18)
        # It comes and goes: its place stays, so that nothing beside it shifts.
        policy = self.tick.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.tick.setSizePolicy(policy)
        self.hero = row(spacing=6)
        self.hero_labels = [label("hero"), label("body_muted"), label("hero"), label("body_muted")]
        for piece in self.hero_labels:
            self.hero.addWidget(piece, 0, Qt.AlignmentFlag.AlignBaseline)
        self.hero.addStretch(1)
        self.sub = label("muted")
        self.note = label("small", wrap=True)
        self.note.hide()
        self.error = label("error", wrap=True)
        self.error.hide()
        self.lines, self.more = column(spacing=3), column(spacing=4)
        self.figures: dict[str, tuple[QLabel, QLabel, QLabel]] = {}
        self.verdict, self.finding = VerdictBox(), FindingLine()
        self.authority, self.release = AuthorityLine(), button("small", "lock")
        self.release.hide()
        self.release.clicked.connect(self._ask_for_release)
        hero, block = QWidget(), QWidget()
        hero.setLayout(self.hero)
        hero.setFixedHeight(HERO_HEIGHT)
        block.setLayout(self.lines)
        block.setMinimumHeight(LINES_HEIGHT)
        head = QWidget()
        head.setLayout(row(key_hint(str(place_of(self.kind))), self.name, None, self.stale, self.tick, spacing=5))
        head.setFixedHeight(HEAD_HEIGHT)
        # A line of its own, kept where there is no badge: the three cards stay level.
        badges = QWidget()
        badges.setLayout(row(self.badge, None))
        badges.setFixedHeight(BADGE_HEIGHT)
        self.setLayout(
            column(
                head,
                badges,
                hero,
                self.sub,
                block,
                line(),
                self._figures(),
                self.note,
                self.error,
                self.verdict,
                self.finding,
                self.authority,
                self.release,
                None,
                spacing=4,
                margins=(11, 6, 11, 6),
            )
        )
        self.add_rows()
        self.word(self.name.setText, lambda: kind_name(self.kind))
        self.word(self.stale.setText, lambda: self.tr("last good result"))
        self.word(self.release.setText, lambda: self.tr("Ask for release…"))
        self.stale.hide()
        self._show_chosen()

    def _figures(self) -> QVBoxLayout:
        lines = column(spacing=1)
        for name in ("first", "total", "forgiven", "rate"):
            # What stands beside the amount gives way first: an amount is never cut.
            pieces = label("muted"), cut_label("muted"), figure("bold")
            lines.addLayout(row(pieces[0], None, *pieces[1:]))
            self.figures[name] = pieces
        self.word(self.figures["first"][0].setText, lambda: self.tr("First payment"))
        self.word(self.figures["total"][0].setText, lambda: self.tr("Total paid"))
        self.word(self.figures["forgiven"][0].setText, lambda: self.tr("Forgiven"))
        return lines

    def add_row(
        self,
        name: str,
        field: ValueEdit[Any] | Choice,
        title: Callable[[], str],
        slid: Callable[[int], None] | None = None,
        *,
        locks: bool = False,
        more: bool = False,
        long: bool = False,
    ) -> FieldRow:
        """Add a row under a name that refusals use too; ``slid`` takes what its slider says, in slider units.

        ``more`` puts it beside the other terms below the cards, ``long`` above them with a field for a line of text.
        """
        made = FieldRow(field, slides=slid is not None, locks=locks, long=long)
        self.rows[name] = made
        if long:
            self.long_rows.append(made)
        else:
            (self.more if more else self.lines).addWidget(made)
        if more or long:
            self.more_rows.add(name)
        self.word(made.name, title)
        if slid is not None:
            made.slid.connect(slid)
        if isinstance(field, ValueEdit):
            field.refused.connect(lambda reason: self.complain(name, reason))
            field.edited.connect(lambda value: self.complain(name, _missing(name) if value is None else None))
        return made

    def set_compact(self, compact: bool) -> None:
        """Narrower fields for a small window."""
        self.setMinimumWidth(212 if compact else 236)
        for made in self.rows.values():
            made.set_compact(compact)

    def change(self, option: Option) -> None:
        """Put another option on the table."""
        self.model.change(self.kind, option)

    def refresh(self) -> None:
        """Show the option and its outcome; the last good result stays visible while a field needs repair."""
        if not self.model.outcomes:
            return
        outcome: Outcome = self.model.outcomes[self.kind]
        session = self.session
        shown = (outcome, self.model.options[self.kind], session.language, session.organisation, session.in_sight)
        if self._shown is not None and all(a is b for a, b in zip(shown, self._shown, strict=True)):
            return
        self._shown = shown
        self.show_rows(self.model.options[self.kind], outcome if isinstance(outcome, Simulated) else None)
        good = self.model.good[self.kind]
        if good is not None:
            self._show_outcome(good)
        else:
            self._show_nothing()
        self._show_errors()

    def relabel(self) -> None:
        self.refresh()
        self._show_chosen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        good = self.model.good[self.kind]
        if good is not None and self._shown is not None and event.oldSize().width() != event.size().width():
            self._show_headline(good)

    def _show_headline(self, outcome: Simulated) -> None:
        pieces = self._fitted(self.headline(outcome))
        for piece, (role, text) in zip(self.hero_labels, pieces + (("", ""),) * (4 - len(pieces)), strict=True):
            piece.setText(text)
            piece.setVisible(bool(text))
            if role:
                set_state(piece, "role", role)

    def _show_outcome(self, outcome: Simulated) -> None:
        self._show_headline(outcome)
        self.sub.setText(self.subline(outcome))
        self.note.setText("\n".join(filter(None, (self.noted(outcome), self._unsteady(outcome)))))
        self.note.setVisible(bool(self.note.text()))
        self._show_figures(outcome)
        currency, language = outcome.debt.currency, self.session.language
        self.verdict.show_verdict(
            outcome.affordability.verdict,
            *wording.verdict(outcome.affordability, self.model.policy, language, currency, outcome.terms.frequency),
        )
        told = told_findings(self.session, self.model.policy, outcome.findings)
        self.finding.show_findings(outcome, told, language)
        self._show_authority(outcome)

    def _show_authority(self, outcome: Simulated) -> None:
        """Show where the offer stands to the limits of whoever makes it; nothing of them while the debtor looks on."""
        stands = self.model.offer_standing(self.kind)
        if self.session.in_sight:
            self.authority.show_standing("free", (), ())
            self.release.hide()
        elif stands is not None:
            now = said_of_standing(self.session, stands, outcome.debt.currency)
            self.authority.show_standing(now.state, now.why, now.by)
            self.release.setVisible(now.state in ("beyond", "declined"))

    def _unsteady(self, outcome: Simulated) -> str:
        """That an offer which nobody has changed yet would not survive a lower income, where no longer one does."""
        case, met = self.model.case, outcome.affordability.verdict not in ("unknown", "unaffordable")
        if case is None or not met or self.kind in self.model.touched or holds(case, self.model.options[self.kind]):
            return ""
        return self.tr("None of these holds at an income {0} lower").format(
            formats.percent(HOLDS_AT, 0, self.session.language)
        )

    def _ask_for_release(self) -> None:
        self.model.choose(self.kind)
        self.release_asked.emit()

    def _fitted(self, pieces: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        """Large figures a size smaller where the line would not fit: a figure is never cut."""
        room = self.width() - 40
        smaller = (
            tuple((size if HEADLINE_SIZES.get(role, 0) > HEADLINE_SIZES[size] else role, text) for role, text in pieces)
            for size in ("title", "bold")
        )
        tried = [pieces, *smaller]
        return next((line for line in tried if sum(map(_headline_width, line)) <= room), tried[-1])

    def _show_figures(self, outcome: Simulated) -> None:
        schedule, totals, currency = outcome.schedule, outcome.totals, outcome.debt.currency
        language = self.session.language
        first = next((index for index, payment in enumerate(schedule.payment) if payment), 0)
        self.figures["first"][1].setText(formats.brief_date(schedule.due[first], language))
        self.figures["first"][2].setText(formats.plain(schedule.payment[first], currency))
        self.figures["total"][2].setText(formats.plain(totals.paid, currency))
        self.figures["forgiven"][1].setText(self.tr("when completed") if totals.waived else "")
        self.figures["forgiven"][2].setText(formats.plain(totals.waived, currency))
        rule_set = self.model.policy.name
        cost = self.model.cost_in_short(outcome)
        self.figures["rate"][0].setText(cost_name(rule_set, language))
        charged = is_charged(outcome)
        # Where it is all that is said it stands where the figures do.
        self.figures["rate"][1].setText("" if charged or not cost else self.tr("no interest"))
        self.figures["rate"][2].setText(cost or ("–" if charged else self.tr("no interest")))

    def complain(self, name: str, reason: Refusal | None) -> None:
        """Say in a row what is wrong, or that nothing is any more."""
        if reason is None:
            self._complaints.pop(name, None)
        else:
            self._complaints[name] = reason
        self.model.set_trouble(self.kind, name, there=reason is not None)
        self._show_errors()

    def _show_nothing(self) -> None:
        for piece in self.hero_labels[1:]:
            piece.hide()
        self.hero_labels[0].setText("–")
        self.sub.setText("")
        self.note.hide()
        for _, middle, right in self.figures.values():
            middle.setText("")
            right.setText("–")
        self.verdict.show_verdict("unknown", "", self.tr("Repair the marked field."))
        self.finding.show_nothing()
        self.release.hide()

    def _show_errors(self) -> None:
        language, currency = self.session.language, self.model.currency
        outcome = self.model.outcomes.get(self.kind)
        refused = outcome.reason if isinstance(outcome, Refused) else None
        said = dict(self._complaints)
        if refused is not None and not said:
            said[self._row_of(refused.field)] = refused
        texts = {
            name: self.labelled(self.part_of(one.field), wording.reason(one, language, currency))
            for name, one in said.items()
        }
        for name, made in self.rows.items():
            made.complain(texts.get(name, ""))
        # A row that is out of sight, or none at all, is named on the card itself.
        other = next((name for name in said if name not in self.rows or name in self.more_rows), None)
        title = self.rows[other].title.text() if other in self.rows else ""
        self.error.setText(self.labelled(title, texts[other]) if other else "")
        self.error.setVisible(other is not None)
        self._show_stale(bool(said) and self.model.good[self.kind] is not None)

    def _row_of(self, field: str) -> str:
        """The row in which a refusal of a field is said: of ``rows[1].payment`` that is the row of all ``rows``."""
        whole = re.split(r"[.\[]", field)[0]
        return whole if field not in self.rows and whole in self.rows else FIELD_ROWS.get(field, field)

    def labelled(self, name: str, text: str) -> str:
        """A text behind the name of what it is said of; alone where that has none."""
        return self.tr("{0}: {1}").format(name, text) if name else text

    def _show_stale(self, stale: bool) -> None:
        self.stale.setVisible(stale)
        self.note.setVisible(bool(self.note.text()) and not stale)
        for piece in self.hero_labels:
            piece.setEnabled(not stale)

    def _show_chosen(self) -> None:
        chosen = self.model.chosen == self.kind
        set_state(self, "chosen", "true" if chosen else "false")
        inset = 0 if chosen else 1
        self.setContentsMargins(inset, inset, inset, inset)
        self.tick.setVisible(chosen)
        name = kind_name(self.kind)
        self.setAccessibleName(self.tr("{0}, chosen").format(name) if chosen else name)

    def _forget_typing(self) -> None:
        self._shown = None
        self._complaints.clear()
        for made in self.rows.values():
            if isinstance(made.field, ValueEdit):
                made.field.refresh()

    def write_rates(self, low: int, high: int) -> str:
        """Both ends of a rate in hundredths of a percent: ``4–12 %``."""
        ends = [f"{Decimal(points) / 100:f}".rstrip("0").rstrip(".") or "0" for points in dict.fromkeys((low, high))]
        return "–".join(ends) + " %"

    def show_badge(self, text: str) -> None:
        """Mark the card, or nothing."""
        self.badge.setText(text)
        self.badge.setVisible(bool(text))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.model.choose(self.kind)


def _headline_width(piece: tuple[str, str]) -> int:
    role, text = piece
    return QFontMetrics(font(HEADLINE_SIZES.get(role, 13), bold=role in HEADLINE_SIZES)).horizontalAdvance(text) + 6


def _missing(name: str) -> Refusal:
    return Refusal(name, "missing_field")


def whole_units(amount: int, currency: str) -> int:
    """An amount in whole major units, rounded down, for a slider."""
    return amount // int(10 ** minor_digits(currency))
