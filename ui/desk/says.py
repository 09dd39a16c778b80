"""The debtor says: what they can do, and at once what can be offered on it; the nearest change a little later."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLineEdit, QWidget

from calculators.calendar import MONTHLY, Frequency, frequency_text, parse_frequency
from calculators.errors import Refusal
from calculators.rounding import Money
from reports import formats, wording
from reports.in_short import payments_in_short
from restructure.offers.due_dates import Moved
from restructure.offers.kinds import Kind, place_of
from restructure.offers.outcome import Case
from restructure.offers.plan_summary import in_short
from restructure.proposals.answer import answer_steps
from restructure.proposals.cause import Cause, is_internal
from restructure.proposals.counteroffer import (
    INTERNAL,
    Change,
    Counteroffer,
    DebtorStatement,
    Offer,
    concessions,
    search_space,
)
from restructure.proposals.draft_days import day_in, without_passed
from restructure.proposals.incoming_message import Signal as Reason
from restructure.proposals.incoming_message import signals_in
from restructure.proposals.statement import Statement, says_of, stated
from restructure.proposals.statement_parser import parse_statement
from restructure.worklist.promise_line import PromiseLine, heard_promise
from ui.desk.answer_search import AnswerSearch
from ui.models.desk import DeskModel
from ui.option_words import kind_name
from ui.session import Session
from ui.widgets.announce import announce
from ui.widgets.chips import Chips
from ui.widgets.dates import DateEdit
from ui.widgets.elements import Panel, button, clear, column, filled, icon_label, label, row
from ui.widgets.fields import MoneyEdit, ValueEdit, whole_edit
from ui.widgets.unseen import withheld_rules, withheld_words

ANSWER_AFTER_MS = 120
"""Long enough for typing to rest: an answer to half a sum is none."""
LONGEST = 600
WIDTHS = {"value": (82, 98), "count": (42, 52)}
"""The least and the most that an amount or a date, and a count, take."""

REASONS: tuple[Reason, ...] = (
    "in_danger", "stop", "wrong_person", "represented", "disputed", "complaint", "paid", "hardship", "refuses",
)  # fmt: skip
"""What is kept with the figures when it is heard beside them."""


def one_line(text: str) -> str:
    """A text of several lines as one."""
    return " ".join(text.split())


class SaysLine(Panel):
    """Five figures in any order, and what has no field: how often, on what day, what would settle it; below them the
    best offer of each kind, or what would have to change. ``promised`` is the promise heard in their words, None
    once it was noted."""

    said = Signal(object)
    changed = Signal()
    promise_asked = Signal()

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self.setProperty("role", "card")
        self.per_month, self.now = MoneyEdit("says.per_month"), MoneyEdit("says.now")
        self.start = DateEdit("says.from", session)
        self.most = whole_edit("says.max_months", 1, LONGEST)
        self.payments = whole_edit("says.payments", 1, LONGEST)
        self.fields: dict[str, ValueEdit[Any]] = {
            "per_month": self.per_month,
            "now": self.now,
            "start": self.start,
            "max_months": self.most,
            "payments": self.payments,
        }
        self.words = QLineEdit()
        self.log = button("small")
        self.answer: Counteroffer | None = None
        self._error = label("error", wrap=True)
        self._hint = label("muted", wrap=True)
        self.chips = Chips()
        self.reasons: tuple[Reason, ...] = ()
        self.promised: PromiseLine | None = None
        self._promise, self.note_promise = label("small"), button("small", "clock")
        self._answers = row(spacing=14)
        self._nearest, self._nearest_words = QWidget(), label("small", wrap=True)
        self._bad: dict[str, Refusal] = {}
        self._often: Frequency = MONTHLY
        self._now_on: date | None = None
        self._settle: Money | Decimal | None = None
        self._unread: tuple[str, ...] = ()
        self._asked: Case | None = None
        self._told = ""
        self._search = AnswerSearch(self)
        self._search.finished.connect(self._take_whole)
        self._waits = QTimer(self)
        self._waits.setSingleShot(True)
        self._waits.setInterval(ANSWER_AFTER_MS)
        self._waits.timeout.connect(self._answer)
        self._waits.timeout.connect(self.changed)
        self._lay_out()
        self._connect()
        self._begin()

    def _lay_out(self) -> None:
        head = self._title = label("head")
        self.word(head.setText, self._head)
        self.word(self.log.setText, lambda: self.tr("Log it"))
        self.word(self.note_promise.setText, lambda: self.tr("Note it") + f"  {self._session.key('promise')}")
        self._heard_promise = QWidget()
        promise = row(self._promise, self.note_promise, None, spacing=8)
        self._heard_promise.setLayout(promise)
        names = {
            "per_month": self._how_often,
            "now": self._when,
            "start": lambda: self.tr("from"),
            "max_months": lambda: self.tr("at most months"),
            "payments": lambda: self.tr("payments"),
        }
        self._captions = {name: label("body_muted") for name in self.fields}
        for name, field in self.fields.items():
            self._captions[name].setBuddy(field)
            least, most = WIDTHS["count" if name in ("max_months", "payments") else "value"]
            field.setMinimumWidth(least)
            field.setMaximumWidth(most)
            self.word(self._captions[name].setText, names[name])
            self.word(field.setAccessibleName, names[name])
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(4)
        self._narrow: bool | None = None
        for hint in (self.words.setPlaceholderText, self.words.setToolTip):
            self.word(hint, lambda: self.tr("In their words: 800 a month, 2000 now, from the 25th"))
        self.word(self.words.setAccessibleName, self._whose_words)
        self.word(self.chips.setAccessibleName, lambda: self.tr("What was understood"))
        self.beside_words: QBoxLayout = filled(1, self._title, self.words, spacing=10)
        self.setLayout(
            column(
                self._grid,
                self.beside_words,
                self.chips,
                self._heard_promise,
                self._error,
                self._hint,
                self._answers,
                self._nearest,
                spacing=4,
                margins=(12, 8, 12, 8),
            ),
        )
        nearest = row(icon_label("warn", "caution", 14), self._nearest_words, spacing=6)
        nearest.setStretch(1, 1)
        self._nearest.setLayout(nearest)
        self._error.hide()
        self._heard_promise.hide()
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """The five figures in one line, or two by two; the dates of all options beside the words, or below them."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for column_ in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column_, 0)
        places = ((1, 0), (1, 2), (2, 0), (2, 2), (3, 0)) if narrow else tuple((0, place) for place in range(0, 10, 2))
        for (line_, place), (name, field) in zip(places, self.fields.items(), strict=True):
            self._grid.addWidget(self._captions[name], line_, place)
            self._grid.addWidget(field, line_, place + 1)
        last = 4 if narrow else 10
        self._grid.setColumnStretch(last, 1)
        self._grid.addWidget(self.log, 0, last + 1)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self.beside_words.setDirection(way)
        self._answers.setDirection(way)

    def _how_often(self) -> str:
        return self.tr("a month") if self._often == MONTHLY else wording.per(self._often, self._session.language)

    def _when(self) -> str:
        if self._now_on is None:
            return self.tr("now")
        return self.tr("on {0}").format(formats.brief_date(self._now_on, self._session.language))

    def _head(self) -> str:
        return self.tr("The {0} says").format(self._session.person)

    def _whose_words(self) -> str:
        return self.tr("What the {0} says, in their words").format(self._session.person)

    def _connect(self) -> None:
        for name, field in self.fields.items():
            field.edited.connect(lambda _, name=name: self._typed(name, None))
            field.refused.connect(lambda reason, name=name: self._typed(name, reason))
            field.returnPressed.connect(self.log_said)
        self.words.textEdited.connect(self._read_words)
        self.words.returnPressed.connect(self.log_said)
        self.log.clicked.connect(self.log_said)
        self.chips.edited.connect(self._correct)
        self.chips.removed.connect(self._not_said)
        self.note_promise.clicked.connect(self.promise_asked)
        self._model.account_changed.connect(self._begin)
        self._model.outcomes_changed.connect(self._ask_again)

    def _begin(self) -> None:
        self._bad.clear()
        self._take_beside(MONTHLY, None, None)
        self.words.clear()
        self.reasons = ()
        self.forget_promise()
        open_ = self._model.account is not None
        self.setEnabled(open_)
        for field in self.fields.values():
            field.set_value(None)
            field.refresh()
        for money in (self.per_month, self.now):
            money.set_currency(self._model.currency)
        self._answer()

    def typed(self) -> dict[str, str]:
        """Return what stands in the fields and in the line of words."""
        texts = {name: field.text() for name, field in self.fields.items()} | {"words": self.words.text()}
        if self._often != MONTHLY:
            texts["often"] = frequency_text(self._often)
        if self._now_on is not None:
            texts["now_on"] = str(self._now_on)
        if self._settle is not None:
            texts["share" if isinstance(self._settle, Decimal) else "settle"] = str(self._settle)
        return {name: text for name, text in texts.items() if text}

    def put_back(self, typed: dict[str, str]) -> None:
        """Put back what the account was left with; a day that has passed since is left out, and told."""
        typed, passed = without_passed(typed, "start", self._session.today())
        if passed is not None:
            self._model.note_moved(Moved("says_from", passed, None))
        typed, passed = without_passed(typed, "now_on", self._session.today())
        if passed is not None:
            # What was to be paid on that day is not there today for that reason.
            typed.pop("now", None)
            self._model.note_moved(Moved("says_now", passed, None))
        often = parse_frequency(typed["often"]) if "often" in typed else MONTHLY
        settle = Decimal(typed["share"]) if "share" in typed else Money(int(typed.get("settle", "0"))) or None
        self._take_beside(often, day_in(typed.get("now_on")), settle)
        self.words.setText(typed.get("words", ""))
        self.reasons = tuple(one for one in signals_in(self.words.text()) if one in REASONS)
        for name, field in self.fields.items():
            if text := typed.get(name):
                field.setText(text)
                field.textEdited.emit(text)
        self._show_chips()

    def says(self) -> DebtorStatement:
        """Return what was said so far, but for what would settle it."""
        return says_of(self.said_so_far())

    def said_so_far(self) -> Statement:
        """Return what was said so far."""
        on = self._now_on if self.now.value is not None else None
        says = DebtorStatement(
            self.per_month.value, self.now.value, self.start.value, self.most.value, self.payments.value, on
        )
        return stated(says, self._often, self._settle)

    def go_to_words(self) -> None:
        """Put the cursor into the line of words."""
        self.words.setFocus()

    def hear(self, says: DebtorStatement) -> None:
        """Take what somebody said elsewhere, as if it had been typed here."""
        for name, field in self.fields.items():
            field.set_value(getattr(says, name))
            field.refresh()
        self._take_beside(MONTHLY, says.now_on, None)
        self._bad.clear()
        self._answer()

    def _read_words(self, text: str) -> None:
        """Fill the five fields with what is understood of a line; what has no field is a piece, what is not understood
        is named below them."""
        found = parse_statement(text, self._model.currency, self._session.today())
        says = says_of(found.says)
        self._take_beside(found.says.frequency, found.says.now_on, found.says.settle, found.unread)
        self.reasons = tuple(one for one in signals_in(text) if one in REASONS)
        for name, field in self.fields.items():
            field.set_value(getattr(says, name))
        self._bad.clear()
        self._hear_promise()
        self._show_chips()
        self._wait()

    def _hear_promise(self) -> None:
        """Offer to note what is promised in their words; it is never noted by itself."""
        self.promised = heard_promise(self.words.text(), self._model.currency, self._session.today())
        self._show_promise()

    def forget_promise(self) -> None:
        """Offer the promise that was heard no more: it is noted."""
        self.promised = None
        self._show_promise()

    def _show_promise(self) -> None:
        one, language = self.promised, self._session.language
        self._heard_promise.setVisible(one is not None)
        if one is not None:
            amount, day = formats.money(one.amount, one.currency, language), formats.long_date(one.due_on, language)
            self._promise.setText(self.tr("A promise: {0} for {1}?").format(amount, day))

    def _take_beside(
        self, often: Frequency, now_on: date | None, settle: Money | Decimal | None, unread: tuple[str, ...] = ()
    ) -> None:
        """Take what of a statement has no field."""
        self._often, self._now_on, self._settle, self._unread = often, now_on, settle, unread
        self._name_fields()

    def _name_fields(self) -> None:
        for name, said in (("per_month", self._how_often()), ("now", self._when())):
            self._captions[name].setText(said)
            self.fields[name].setAccessibleName(said)

    def hear_words(self, text: str) -> None:
        """Take what somebody wrote as if it had been typed here."""
        self.words.setText(one_line(text))
        self._read_words(self.words.text())
        self.answer_now()

    def _show_chips(self) -> None:
        """Show each thing that was understood of the words; nothing where none were typed."""
        language = self._session.language
        heard: list[tuple[str, str]] = [*wording.says(self.said_so_far(), language, self._model.currency).items()]
        heard += [(one, wording.name("answered", one, language)) for one in self.reasons]
        self.chips.show_chips(heard if self.words.text() else [])

    def _correct(self, piece: str) -> None:
        """Put the cursor where a piece is corrected: an amount or a day in its field, a reason in the words."""
        field: QLineEdit = self.fields.get(piece, self.words)
        field.setFocus()
        field.selectAll()

    def _not_said(self, piece: str) -> None:
        """Take back a piece that was not said."""
        field = self.fields.get(piece)
        if piece == "settle":
            self._settle = None
            self._wait()
        elif field is None:
            self.reasons = tuple(one for one in self.reasons if one != piece)
            self._wait()
        else:
            field.set_value(None)
            self._typed(piece, None)
        self._show_chips()
        self._allow_log()

    def _allow_log(self) -> None:
        self.log.setEnabled(self._is_anything_said() and not self._bad)

    def _is_anything_said(self) -> bool:
        return self.said_so_far() != Statement() or bool(self.reasons)

    def _typed(self, name: str, reason: Refusal | None) -> None:
        if reason is None:
            self._bad.pop(name, None)
        else:
            self._bad[name] = reason
        self._allow_log()
        self._show_chips()
        self._wait()

    def _ask_again(self) -> None:
        if self._is_anything_said():
            self._wait()

    def _wait(self) -> None:
        """Look no further for what was said before, and answer once typing rests."""
        self._search.drop()
        self._waits.start()

    def answer_now(self) -> None:
        """Answer what stands in the fields, whole."""
        self._answer(whole=True)

    def _answer(self, *, whole: bool = False) -> None:
        self._waits.stop()
        self._search.drop()
        self.answer, case, said = None, self._model.case, self.said_so_far()
        self._asked = case
        reason = next(iter(self._bad.values()), None)
        known = self._model.authority
        if case is not None and known is not None and said != Statement() and reason is None:
            look = search_space(case, self._session.organisation.presets.plan_rate, known.own.limits(case.debt))
            try:
                self.answer = self._search.begin(answer_steps(case, said, look), whole=whole)
            except Refusal as refused:
                reason = refused
        language = self._session.language
        self._error.setText(wording.reason(reason, language, self._model.currency) if reason else "")
        self._error.setVisible(reason is not None)
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._search.pause()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._search.resume()

    def relabel(self) -> None:
        self._show_chips()
        self._show_promise()
        self._answer()

    def _show_counts(self) -> None:
        """A number of payments where one was said; the line has no room for both counts unless both were."""
        payments = bool(self.payments.text())
        for name, shown in (("payments", payments), ("max_months", not payments or bool(self.most.text()))):
            self._captions[name].setVisible(shown)
            self.fields[name].setVisible(shown)

    def _show(self) -> None:
        clear(self._answers)
        self._nearest.hide()
        self._show_counts()
        answer = self.answer
        self._allow_log()
        open_ = self._model.account is not None
        left = self._left_over()
        self._hint.setVisible(not open_ or bool(left))
        self._hint.setText(left if open_ else self.tr("Open an account first."))
        if answer is None:
            self._show_ways()
            return
        language, case = self._session.language, self._model.case
        assert case is not None
        self._tell(answer)
        for offer in sorted(answer.offers, key=lambda one: place_of(one.kind)):
            self._answers.addWidget(self._line(offer), 1)
        if answer.offers and not left:
            named = [one for one in answer.offers if one.kind == "settlement" and self._settle is not None]
            best, currency = (*named, *answer.offers)[0], self._model.currency
            said = wording.labelled(kind_name(best.kind), self._reasons(best, case)[-1], language)
            nearest = [wording.change(one, language, currency, self._often) for one in self._changes(answer)]
            self._hint.setText(("" if language == "zh" else " ").join([said, *nearest]))
            self._hint.show()
        if not answer.offers:
            self._nearest_words.setText(self._nearest_said(answer))
            self._nearest.show()

    def _show_ways(self) -> None:
        """Where they can name no sum: what is left to agree on."""
        case, language = self._model.case, self._session.language
        if case is None or self._bad or not {"hardship", "refuses"}.intersection(self.reasons):
            return
        said = [self.tr("No sum was named."), *wording.ways(concessions(case), language)]
        self._nearest_words.setText(("" if language == "zh" else " ").join(said))
        self._nearest.show()

    def _changes(self, answer: Counteroffer) -> list[Change]:
        """What would help, but for what a debtor in sight does not read."""
        return [one for one in answer.changes if not (self._session.in_sight and one.dimension in INTERNAL)]

    def _tell(self, answer: Counteroffer) -> None:
        """Have a screen reader say the answers, or why there is none."""
        between = " " if self._session.language == "zh" else ". "
        told = between.join(map(self._in_short, answer.offers)) or self._nearest_said(answer)
        if told != self._told:
            self._told = told
            announce(self, told)

    def _take_whole(self, answer: Counteroffer) -> None:
        """Say in the same place what was found behind the first answer; nothing of a case that has changed since."""
        if self._model.case is self._asked:
            self.answer = answer
            self._nearest_words.setText(self._nearest_said(answer))

    def _left_over(self) -> str:
        """What of the words is not understood."""
        told = set(self.reasons)
        unknown = [one for one in self._unread if not told.intersection(signals_in(one)) and not self._is_promise(one)]
        if not unknown:
            return ""
        return self.tr("Not understood: {0}").format(wording.beside(unknown, self._session.language))

    def _is_promise(self, text: str) -> bool:
        """Return whether a piece of what was said is the promise that was heard."""
        heard = heard_promise(text, self._model.currency, self._session.today())
        return heard is not None and heard_promise(self.words.text(), heard.currency, self._session.today()) == heard

    def _line(self, offer: Offer) -> QWidget:
        case = self._model.case
        assert case is not None
        reasons = self._reasons(offer, case)
        text = self._in_short(offer)
        place = place_of(offer.kind)
        take = button("small")
        take.setText(self._session.key(f"take_{place}"))
        put = self.tr("Put on card {0}").format(place)
        take.setToolTip(put)
        take.setAccessibleName(f"{text} {put}")
        take.clicked.connect(lambda: self.take(offer))
        words, line = label("bold", text, wrap=True), QWidget()
        whole = row(icon_label("ok", "positive", 14), words, take, spacing=6)
        whole.setStretch(1, 1)
        line.setLayout(whole)
        line.setToolTip("\n".join(reasons))
        return line

    def _reasons(self, offer: Offer, case: Case) -> tuple[str, ...]:
        alone = not self._session.in_sight
        return wording.reasons_of(offer, case, self.says(), self._session.language, self._often, internal=alone)

    def _in_short(self, offer: Offer) -> str:
        outcome = offer.outcome
        said = payments_in_short(in_short(outcome), self._session.language)
        ends = formats.brief_date(outcome.totals.final_due, self._session.language)
        return self.tr("{0} {1}, ends {2}").format(kind_name(offer.kind), said, ends)

    def _nearest_said(self, answer: Counteroffer) -> str:
        """Why nothing can be offered and what helps, or that it is still looked for."""
        language, currency = self._session.language, self._model.currency
        often = self._often
        causes = [wording.cause(one, language, currency, often) for one in answer.causes if not self._is_withheld(one)]
        nearest = [wording.change(one, language, currency, often) for one in self._changes(answer)]
        causes += [withheld_words()] if len(causes) < len(answer.causes) else []
        instead = answer.forbearance and wording.forbearance(answer.forbearance, language, currency)
        said = [*(instead or [self.tr("Nothing fits both sides yet.")]), *causes, *nearest]
        if self._search.goes_on:
            said.append(self.tr("Looking for the nearest change…"))
        elif not instead:
            said += [
                *([] if nearest else [self.tr("No single change would do.")]),
                *wording.ways(answer.ways, language),
            ]
        return ("" if language == "zh" else " ").join(said)

    def _is_withheld(self, found: Cause) -> bool:
        session = self._session
        return session.in_sight and is_internal(found, withheld_rules(session, self._model.policy))

    def take_kind(self, kind: Kind) -> None:
        """Put the offer of a kind on its card; where there is none, say so."""
        if self._waits.isActive():
            # The key was faster than the answer: what is there yet answers something that was said before.
            self._answer()
        offers = self.answer.offers if self.answer else ()
        for offer in offers:
            if offer.kind == kind:
                self.take(offer)
                return
        self._hint.setText(self.tr("{0}: no answer to take.").format(kind_name(kind)))
        self._hint.show()

    def take(self, offer: Offer) -> None:
        """Put an offer on its card and choose it."""
        said = self.said_so_far()
        if said.now:
            self._model.hear_lump_sum(said.now, said.now_on)
        if said.start is not None or said.frequency != self._model.frequency:
            self._model.set_dates(said.start or offer.option.terms.first_due, said.frequency)
        self._model.change(offer.kind, offer.option)
        self._model.choose(offer.kind)

    def log_said(self) -> None:
        """Put what they said into the log."""
        if not self._bad and self._is_anything_said():
            self.said.emit(self.said_so_far())
