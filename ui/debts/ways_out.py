"""Ways out of the debts, compared on the client's figures: questions, what comes first, each way with its reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from calculators.errors import Refusal
from reports import wording
from reports.ways_out import figures_said, minded, reasons
from restructure.household.ways_out import ClientFigures, WayOut, compared
from restructure.services.ways_out import LONGEST_REASON, check_advice
from ui.debts.way_questions import WayQuestions
from ui.models.debts import DebtsModel
from ui.models.undo import Step
from ui.session import Session
from ui.widgets.elements import IconLabel, Panel, clear, column, icon_label, label, row
from ui.widgets.fields import text_edit

RESTS_MS = 150
ICONS = {"fits": ("ok", "positive"), "no": ("no", "muted"), "unknown": ("what", "caution")}


@dataclass(frozen=True, slots=True)
class WayRow:
    """Widgets of one way."""

    icon: IconLabel
    name: QLabel
    because: QLabel
    figures: QLabel
    about: QLabel
    reason: QLineEdit


class WaysOut(Panel):
    """The comparison of a counsellor; whoever is none is told whom to name. It is worked out when typing rests."""

    def __init__(self, session: Session, model: DebtsModel) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._session, self._model = session, model
        self._shown: tuple[Any, ...] = ()
        self.rows: dict[str, WayRow] = {}
        self._rests = QTimer(self)
        self._rests.setSingleShot(True)
        self._rests.setInterval(RESTS_MS)
        self._rests.timeout.connect(self.relabel)
        head = label("head")
        self.word(head.setText, lambda: self.tr("Ways out, compared"))
        self.told, self.first = label("muted", wrap=True), label("caution", wrap=True)
        self.questions = WayQuestions(session, model)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(8)
        self.setLayout(
            column(head, self.told, self.questions, self.first, self._list, spacing=8, margins=(12, 10, 12, 10))
        )
        model.changed.connect(self._rests.start)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rests.start()

    def start(self) -> None:
        """Show the account that was opened."""
        self._shown = ()
        self.relabel()

    def figures(self) -> ClientFigures | None:
        """The figures of the list on the screen; None under rules without ways of their own."""
        return self._model.client_figures

    def relabel(self) -> None:
        self._rests.stop()
        language, figures = self._session.language, self.figures()
        refused = self._refused()
        self.setVisible(figures is not None)
        open_ = figures is not None and refused is None
        self.questions.setVisible(open_)
        self.told.setText(wording.say("way.informs", language) if refused is None else self._said(refused))
        if figures is None or refused is not None or self._model.has_mistakes:
            self._show((), language)
            self.first.hide()
            return
        found = compared(figures)
        self.questions.ask(figures)
        said = [wording.say(f"way.first.{one}", language) for one in found.first]
        self.first.setText("\n".join(said))
        self.first.setVisible(bool(said))
        self._show(found.ways, language)

    def _refused(self) -> Refusal | None:
        try:
            check_advice(self._session.workplace)
        except Refusal as reason:
            return reason
        return None

    def _said(self, reason: Refusal) -> str:
        language = self._session.language
        if reason.code == "advice_permission_missing":
            return wording.reason(reason, language)
        advice = self._session.organisation.identity.advice
        return wording.say("way.for_collector", language, advice=advice or self.tr("none is entered in Settings"))

    def _show(self, ways: tuple[WayOut, ...], language: str) -> None:
        names = (language, *(way.criteria.way for way in ways))
        if names != self._shown:
            self._shown = names
            clear(self._list)
            self.rows = {way.criteria.way: self._made(way) for way in ways}
        for way in ways:
            self._fill(self.rows[way.criteria.way], way)

    def _made(self, way: WayOut) -> WayRow:
        reason = text_edit(LONGEST_REASON)
        made = WayRow(
            icon_label("what", "muted", 16),
            label("bold"),
            label("small", wrap=True),
            label("small", wrap=True),
            label("muted", wrap=True),
            reason,
        )
        name = wording.name("considered", way.criteria.way, self._session.language)
        reason.setPlaceholderText(self.tr("decided, and why"))
        reason.setAccessibleName(self.tr("{0}: decided, and why").format(name))
        reason.setText(dict(self._model.case.considered).get(way.criteria.way, ""))  # type: ignore[call-overload]
        reason.textEdited.connect(lambda text, key=way.criteria.way: self._decide(key, text))
        holder, inner = QWidget(), QGridLayout()
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setHorizontalSpacing(10)
        inner.setVerticalSpacing(2)
        inner.setColumnStretch(0, 3)
        inner.setColumnStretch(1, 2)
        named = row(made.icon, made.name, None, spacing=6)
        inner.addLayout(column(named, made.because, made.figures, None, spacing=4), 0, 0)
        inner.addLayout(column(made.reason, made.about, None, spacing=2), 0, 1)
        holder.setLayout(inner)
        self._list.addWidget(holder)
        return made

    def _fill(self, made: WayRow, way: WayOut) -> None:
        language, currency = self._session.language, self._model.currency
        made.icon.show_icon(*ICONS[way.verdict])
        name = wording.name("considered", way.criteria.way, language)
        verdict = wording.name("way_verdict", way.verdict, language)
        made.name.setText(wording.labelled(name, verdict, language))
        because = reasons(way, currency, language)
        made.because.setText("\n".join(because))
        made.because.setVisible(bool(because))
        said = (", " if language == "en" else "，").join(figures_said(way, currency, language))
        made.figures.setText(said)
        made.figures.setVisible(bool(said) and way.verdict != "no")
        one = way.criteria
        about = (one.effect[language], one.risk[language], *minded(way, language), f"{one.fact}: {one.source}")
        made.about.setText("\n".join(about))
        typed = dict(self._model.case.considered).get(one.way, "")  # type: ignore[call-overload]
        if typed != made.reason.text().strip() and not made.reason.hasFocus():
            made.reason.setText(typed)

    def _decide(self, way: str, text: str) -> None:
        case, why = self._model.case, text.strip()
        others = [one for one in case.considered if one[0] != way]
        said = (*others, (way, why)) if why else tuple(others)
        self._model.change(replace(case, considered=said), Step("considered"), typing=True)  # type: ignore[arg-type]
