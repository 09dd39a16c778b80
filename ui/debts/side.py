"""The side of the Debts screen: what is never cleared, what would mend it, one sum, and what goes out."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from calculators.errors import Refusal
from reports import formats, wording
from restructure.debts import (
    CONSIDERED,
    Considered,
    DebtsCase,
    Growing,
    Way,
    below_interest_until,
    growing,
    one_sum,
    other_kind_of_rate,
    pence_in_the_pound,
    way_of,
    without_interest,
)
from ui.debts.model import DebtsModel
from ui.desk.verdict import VerdictBox
from ui.session import Session
from ui.widgets.elements import Panel, button, clear, column, figure, label, line, row
from ui.widgets.fields import MoneyEdit, date_edit, text_edit


class Side(Panel):
    """Findings first, then what can be done about them, then the papers."""

    def __init__(self, session: Session, model: DebtsModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self.available, self.lump = MoneyEdit("available"), MoneyEdit("lump_sum")
        self.lump_reason = text_edit(120)
        self.review, self.authority = date_edit("review_on", session.today), date_edit("authority", session.today)
        for field in (self.available, self.lump, self.review, self.authority):
            field.setFixedWidth(108)
        self._lost, self.verdict = label("bold", wrap=True), VerdictBox()
        self._mends, self._notes = label("small", wrap=True), label("small", wrap=True)
        self._rates, self._error = label("small", wrap=True), label("error", wrap=True)
        self._offered, self._shares = label("muted", wrap=True), QGridLayout()
        self._considered_grid = QGridLayout()
        self.considered: dict[Considered, tuple[QLabel, QLineEdit]] = {}
        self.consent, self.confirm = button(), button()
        self.letters, self.statement = button("primary", "print"), button("", "doc")
        self._out = label("muted", wrap=True)
        self._bad: dict[str, Refusal] = {}
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        words = {
            "findings": lambda: self.tr("Findings"),
            "mend": lambda: self.tr("What would mend it"),
            "rates": lambda: self.tr("Nominal or effective"),
            "sum": lambda: self.tr("One lump sum"),
            "considered": lambda: self.tr("Options considered, with the reason"),
            "papers": lambda: self.tr("Papers"),
        }
        heads = {name: label("head") for name in words}
        for name, head in heads.items():
            self.word(head.setText, words[name])
        fields = (
            (self.available, lambda: self.tr("A month to share")),
            (self.lump, lambda: self.tr("The sum")),
            (self.authority, lambda: self.tr("Letter of authority of")),
            (self.review, lambda: self.tr("Review on")),
        )
        rows = []
        for field, text in fields:
            caption = label("body_muted")
            caption.setBuddy(field)
            self.word(caption.setText, text)
            self.word(field.setAccessibleName, text)
            rows.append(row(caption, None, field))
        self.word(self.lump_reason.setPlaceholderText, lambda: self.tr("reason, where priority arrears wait"))
        self.word(self.lump_reason.setAccessibleName, lambda: self.tr("reason, where priority arrears wait"))
        self.word(self.consent.setText, lambda: self.tr("The client agrees to letters"))
        self.word(self.confirm.setText, lambda: self.tr("The client confirms the figures"))
        self.word(self.statement.setText, lambda: self.tr("Budget statement"))
        self._mend_head, self._rates_head = heads["mend"], heads["rates"]
        for grid in (self._shares, self._considered_grid):
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setVerticalSpacing(2)
            grid.setColumnStretch(0, 1)
        shares, considered = QWidget(), QWidget()
        shares.setLayout(self._shares)
        considered.setLayout(self._considered_grid)
        self.setLayout(
            column(
                rows[0],
                self._error,
                heads["findings"],
                self._lost,
                self.verdict,
                self._notes,
                self._mend_head,
                self._mends,
                self._rates_head,
                self._rates,
                line(),
                heads["sum"],
                rows[1],
                self.lump_reason,
                self._offered,
                shares,
                line(),
                heads["considered"],
                considered,
                rows[2],
                rows[3],
                line(),
                heads["papers"],
                self.consent,
                self.confirm,
                self._out,
                self.statement,
                self.letters,
                None,
                spacing=6,
                margins=(14, 12, 14, 12),
            )
        )
        self._error.hide()

    def _connect(self) -> None:
        model = self._model
        money = {
            "available": self.available,
            "lump_sum": self.lump,
            "review_on": self.review,
            "authority": self.authority,
        }
        for name, field in money.items():
            field.edited.connect(lambda value, name=name: self._set(name, value))
            field.refused.connect(lambda reason, name=name: self._complain(name, reason))
        self.lump_reason.textEdited.connect(lambda text: self._set("lump_reason", text))
        self.consent.clicked.connect(lambda: model.confirm(consent=True))
        self.confirm.clicked.connect(lambda: model.confirm(consent=False))
        model.changed.connect(self.relabel)

    def start(self) -> None:
        """Show the case that was opened."""
        case = self._model.case
        for field, value in (
            (self.available, case.available),
            (self.lump, case.lump_sum),
            (self.review, case.review_on),
            (self.authority, case.authority),
        ):
            if isinstance(field, MoneyEdit):
                field.set_currency(self._model.currency)
            field.set_value(value)
            field.refresh()
        self.lump_reason.setText(case.lump_reason)
        self._bad = {}
        self._show_considered()
        self.relabel()

    def _show_considered(self) -> None:
        clear(self._considered_grid)
        self.considered = {}
        country = self._session.policy.name.split("-")[0]
        known = dict(self._model.case.considered)
        for place, key in enumerate(CONSIDERED.get(country, ("plan",))):
            name = wording.name("considered", key, self._session.language)
            caption, field = label("muted", name, wrap=True), text_edit(120)
            field.setAccessibleName(name)
            field.setText(known.get(key, ""))
            field.textEdited.connect(lambda _: self._set_considered())
            self._considered_grid.addWidget(caption, 2 * place, 0)
            self._considered_grid.addWidget(field, 2 * place + 1, 0)
            self.considered[key] = (caption, field)

    def _set_considered(self) -> None:
        texts = {key: field.text().strip() for key, (_, field) in self.considered.items()}
        said = tuple((key, text) for key, text in texts.items() if text)
        self._set("considered", said)

    def _set(self, name: str, value: object) -> None:
        self._complain(name, None)
        self._model.change(replace(self._model.case, **{name: value}), self.tr("Debts"))  # type: ignore[arg-type]

    def _complain(self, name: str, reason: Refusal | None) -> None:
        if reason is None:
            self._bad.pop(name, None)
        else:
            self._bad[name] = reason
        said = [wording.reason(one, self._session.language, self._model.currency) for one in self._bad.values()]
        self._error.setText(" ".join(said))
        self._error.setVisible(bool(said))

    def _money(self, amount: int) -> str:
        return formats.money(amount, self._model.currency, self._session.language)

    def relabel(self) -> None:
        surplus, way = self._model.surplus, self._model.way
        self.available.setPlaceholderText(formats.plain(surplus, self._model.currency) if surplus is not None else "")
        self._say_findings(way)
        self._say_rates(way)
        self._say_sum()
        self._say_papers()
        for key, (caption, field) in self.considered.items():
            name = wording.name("considered", key, self._session.language)
            caption.setText(name)
            field.setAccessibleName(name)

    def _say_findings(self, way: Way | None) -> None:
        self._notes.setText("")
        self._mends.setText("")
        self._mend_head.setVisible(False)
        self._lost.setVisible(False)
        if way is None:
            told = (
                self.tr("Mend the marked rows first.")
                if self._model.has_mistakes
                else self.tr("No debt is entered yet.")
            )
            self.verdict.show_verdict("unknown", wording.say("verdict.unknown", self._session.language), told)
            return
        lost = growing(self._model.debts, way)
        if lost:
            self._say_growing(way, lost)
        elif way.method == "token":
            said = self.tr("Nothing is left after the priority debts: a token keeps each agreement alive.")
            self.verdict.show_verdict("tight", self.tr("Tokens."), said)
        else:
            months = way.course.months or 0
            said = self.tr("All clear by month {0}; {1} of interest on the way.").format(
                months, self._money(sum(way.course.interest))
            )
            self.verdict.show_verdict("affordable", self.tr("Ends."), said)
        self._say_notes(way)

    def _say_growing(self, way: Way, lost: tuple[Growing, ...]) -> None:
        one = lost[0]
        debt = self._model.debts[one.index]
        # Its name was typed by a person, and the box below reads markup.
        self._lost.setText(debt.name or debt.creditor)
        self._lost.setVisible(True)
        said = self.tr(
            "It gets {0} a month, but its interest is {1}. It would be {2} after a year. Smallest payment that "
            "would "
            "ever clear it: {3}."
        )
        amounts = (one.share, one.interest, one.after_a_year, one.smallest)
        self.verdict.show_verdict("unaffordable", self.tr("Never cleared."), said.format(*map(self._money, amounts)))
        mends = []
        freed = self._way(without_interest(self._model.case, one.index), way)
        name = self._model.debts[one.index].creditor or self._model.debts[one.index].name
        if freed.course.months is not None:
            mends.append(self.tr("Ask {0} to stop interest:").format(name) + " " + self._ends(freed))
        for other in self._model.ways:
            if other.course.months is not None:
                method = wording.name("share_method", other.method, self._session.language)
                mends.append(self.tr("{0}: {1}").format(method, self._ends(other)))
        if way.smallest is not None:
            mends.append(self.tr("Share {0} a month or more in this way.").format(self._money(way.smallest)))
        self._mend_head.setVisible(bool(mends))
        self._mends.setText("\n".join(f"• {mend}" for mend in mends))

    def _ends(self, way: Way) -> str:
        return self.tr("all clear by month {0}, {1} interest").format(
            way.course.months or 0, self._money(sum(way.course.interest))
        )

    def _way(self, case: DebtsCase, like: Way) -> Way:
        """Other debts shared in the same way; how they end is all that is asked."""
        asked = replace(case, method="equal" if like.method != "equal" else "pro_rata")
        return way_of(asked, self._model.available, like.method, token=self._model.token)

    def _say_notes(self, way: Way) -> None:
        notes = []
        for place, debt in enumerate(self._model.debts):
            month = below_interest_until(self._model.debts, way, place)
            if month is not None and way.course.cleared_in[place] is not None:
                name = debt.name or debt.creditor
                notes.append(self.tr("{0}: the share is below the interest until month {1}.").format(name, month))
        if self._session.policy.name == "uk":
            notes.append(self.tr("A payment or a signed letter can restart a limitation period that still runs."))
        short = sum(one.minimum or 0 for one in self._model.debts if one.priority) - self._model.available
        if short > 0:
            notes.append(self.tr("Priority debts alone need {0} more a month.").format(self._money(short)))
        self._notes.setText("\n".join(notes))

    def _say_rates(self, way: Way | None) -> None:
        rated = [place for place, debt in enumerate(self._model.debts) if debt.rate and debt.rate_kind != "fixed"]
        self._rates_head.setVisible(bool(rated) and way is not None)
        self._rates.setText("")
        if way is None or not rated:
            return
        dearest = max(rated, key=lambda place: self._model.debts[place].rate or 0)
        other = other_kind_of_rate(self._model.case, dearest)
        if other is None:
            return
        debt, language = self._model.debts[dearest], self._session.language
        now, then = self._ended(way), self._ended(self._way(other, way))
        kinds = [wording.name("rate_kind", kind, language) for kind in (debt.rate_kind, _other(debt.rate_kind))]
        said = self.tr(
            "{0}, {1}: as {2}, {3}; as {4}, {5}. A nominal rate is charged by the twelfth, an effective one less."
        )
        name = debt.name or debt.creditor
        self._rates.setText(
            said.format(name, formats.percent(debt.rate or 0, 1, language), kinds[0], now, kinds[1], then)
        )

    def _ended(self, way: Way) -> str:
        months = way.course.months
        return self.tr("never cleared") if months is None else self.tr("clear by month {0}").format(months)

    def _say_sum(self) -> None:
        clear(self._shares)
        case, language = self._model.case, self._session.language
        offered = one_sum(case) if not self._model.has_mistakes else ()
        part = pence_in_the_pound(case) if offered else None
        said = (
            self.tr("Full and final, fair shares: {0} of what is owed").format(formats.percent(part, 1, language))
            if part
            else ""
        )
        self._offered.setText(said)
        for place, (debt, amount) in enumerate(zip(self._model.debts, offered, strict=False)):
            if amount:
                name = label("muted", debt.name or debt.creditor)
                money = figure()
                money.setText(formats.plain(amount, self._model.currency))
                self._shares.addWidget(name, place, 0)
                self._shares.addWidget(money, place, 1)

    def _say_papers(self) -> None:
        case = self._model.case
        self.consent.setVisible(case.consented_at is None)
        self.confirm.setVisible(case.confirmed_at is None)
        count = sum(1 for debt in self._model.debts if not debt.priority)
        letters = self.tr("1 offer letter") if count == 1 else self.tr("{0} offer letters").format(count)
        self.letters.setText(letters + "  F9")
        ready = case.may_go_out and self._model.way is not None and not self._model.has_mistakes
        self.letters.setEnabled(ready and count > 0)
        self._out.setText(
            ""
            if ready
            else self.tr("Nothing goes out before the client agrees and confirms that the figures are right.")
        )


def _other(kind: str) -> str:
    return "effective" if kind == "nominal" else "nominal"
