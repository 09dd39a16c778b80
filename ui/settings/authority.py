"""Settings, authority: how far each role may go by itself, and the keys that decisions are signed with."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt

from calculators.errors import Refusal
from calculators.parts import PARTS
from calculators.rounding import Money
from reports import formats, wording
from restructure.authority.limits import ROLES, Limits, Line, Waivable
from restructure.money.expression import parse_sum
from restructure.parties.account import PRODUCTS
from restructure.store import limits
from ui.session import Session
from ui.settings.signing_keys import SigningKeys
from ui.settings.typed_rows import Typed, TypedRows
from ui.widgets.allowed import AllowedLine, set_read_only
from ui.widgets.elements import Panel, button, column, label, line, row
from ui.widgets.entry import EntryColumn, EntryView
from ui.widgets.fields import parse_percent, parse_whole
from ui.widgets.waiting_changes import said_of

translate = QCoreApplication.translate
CURRENCY = "CNY"
"""Amounts of the matrix are minor units of whatever currency a debt is in; all of ours have hundredths or none."""
MOST_DAYS, MOST_MONTHS = 36_500, 600
SHOWN = 9
COLUMNS = (
    EntryColumn("role", 116, choices=(None, *ROLES)),
    EntryColumn("product", 0, choices=(None, *PRODUCTS)),
    EntryColumn("days_from", 96, right=True),
    EntryColumn("days_to", 80, right=True),
    EntryColumn("balance_from", 94, right=True),
    EntryColumn("balance_to", 94, right=True),
    EntryColumn("longest_months", 76, right=True),
    EntryColumn("lowest_rate", 86, right=True),
    *(EntryColumn(part, 80, right=True) for part in PARTS),
    EntryColumn("smallest_payment", 94, right=True),
    EntryColumn("share_of_surplus", 92, right=True),
)
WORDS = {
    "role": lambda: translate("Authority", "Who"),
    "product": lambda: translate("Authority", "Product"),
    "days_from": lambda: translate("Authority", "Days from"),
    "days_to": lambda: translate("Authority", "Days to"),
    "balance_from": lambda: translate("Authority", "Debt from"),
    "balance_to": lambda: translate("Authority", "Debt to"),
    "longest_months": lambda: translate("Authority", "Months"),
    "lowest_rate": lambda: translate("Authority", "Rate from"),
    "principal": lambda: translate("Authority", "Principal"),
    "interest": lambda: translate("Authority", "Interest"),
    "penalty": lambda: translate("Authority", "Penalty"),
    "fees": lambda: translate("Authority", "Fees"),
    "smallest_payment": lambda: translate("Authority", "Payment"),
    "share_of_surplus": lambda: translate("Authority", "Of surplus"),
}


class AuthorityPanel(Panel):
    """The matrix is kept as soon as all of it is understood; only an administrator changes it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.matrix: TypedRows[Line] = TypedRows(session, COLUMNS, WORDS, self._name, line_of)
        self.view = EntryView(self.matrix, [one.width for one in COLUMNS])
        self.remove, self.said = button("", "x"), label("body_muted", wrap=True)
        self.keys = SigningKeys(session)
        self.allowed = AllowedLine(session, "organisation")
        head, intro = label("title"), label("body_muted", wrap=True)
        self.word(head.setText, lambda: self.tr("Authority"))
        self.word(
            intro.setText,
            lambda: self.tr(
                "What each role may offer without asking. The first line that fits a debt holds; an empty field is no "
                "limit, for a waiver it is nothing. Lines for everybody are the organisation's own and bind all roles."
            ),
        )
        self.word(self.remove.setText, lambda: self.tr("Remove the line"))
        self.word(self.view.setAccessibleName, lambda: self.tr("Authority"))
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayout(
            column(
                head,
                intro,
                self.view,
                self.allowed,
                row(self.remove, self.said, None, spacing=8),
                line(),
                self.keys,
                spacing=8,
                margins=(20, 16, 20, 14),
            )
        )
        self.remove.clicked.connect(lambda: self.matrix.remove(self.view.currentIndex().row()))
        self.matrix.taken.connect(self._keep)

    def start(self) -> None:
        """Show the limits as they are kept."""
        self.allowed.relabel()
        self.matrix.set_read_only(not self.allowed.may)
        set_read_only((self.remove,), read_only=not self.allowed.may)
        known = self._session.known(limits.matrix(self._session.store), ())
        self.matrix.start([typed_of(one) for one in known])
        self.said.setText("")
        self._make_room()
        self.keys.start()

    def relabel(self) -> None:
        self._make_room()

    def _make_room(self) -> None:
        self.view.show_rows(SHOWN)

    def _name(self, key: str, value: Any) -> str:
        if value is None:
            return self.tr("everybody") if key == "role" else self.tr("any")
        return wording.name(key, value, self._session.language)

    def _keep(self) -> None:
        self._make_room()
        lines = self.matrix.values()
        if lines is None:
            self.said.setText(self.tr("Not kept yet: a line cannot be understood."))
            return
        try:
            kept = self._session.write(lambda: limits.save_matrix(self._session.store, lines))
        except Refusal as reason:
            self.said.setText(wording.reason(reason, self._session.language))
            return
        self.said.setText(said_of(self._session, "authority", self.tr("Saved.")) if kept else "")
        if kept:
            self._session.organisation_changed.emit()


def line_of(typed: Typed) -> Line:
    """A line of the matrix as it was typed. Refuses what is no number, naming the column."""
    return Line(
        role=typed["role"],
        limits=Limits(
            longest_months=_whole(typed, "longest_months", MOST_MONTHS),
            lowest_rate=_percent(typed, "lowest_rate"),
            waive=Waivable(*(_percent(typed, part) or Decimal(0) for part in PARTS)),
            smallest_payment=_money(typed, "smallest_payment"),
            share_of_surplus=_percent(typed, "share_of_surplus"),
        ),
        product=typed["product"],
        days_overdue=_range(_whole(typed, "days_from", MOST_DAYS), _whole(typed, "days_to", MOST_DAYS), "days_to"),
        balance=_range(_money(typed, "balance_from"), _money(typed, "balance_to"), "balance_to"),
    )


def typed_of(one: Line) -> Typed:
    """A line of the matrix as it is typed."""
    limits = one.limits
    typed: Typed = {
        "role": one.role,
        "product": one.product,
        "days_from": _plain(one.days_overdue[0] or None),
        "days_to": _plain(one.days_overdue[1]),
        "balance_from": _amount(one.balance[0] or None),
        "balance_to": _amount(one.balance[1]),
        "longest_months": _plain(limits.longest_months),
        "lowest_rate": _share(limits.lowest_rate),
        "smallest_payment": _amount(limits.smallest_payment),
        "share_of_surplus": _share(limits.share_of_surplus),
    }
    typed.update((part, _share(getattr(limits.waive, part))) for part in PARTS)
    return typed


def _range(least: Any, most: Any, field: str) -> tuple[Any, Any]:
    if most is not None and most < (least or 0):
        raise Refusal(field, "range_reversed")
    return (least or 0, most)


def _whole(typed: Typed, field: str, most: int) -> int | None:
    return parse_whole(typed[field], field, 0, most) if typed[field].strip() else None


def _percent(typed: Typed, field: str) -> Decimal | None:
    return parse_percent(typed[field], field) if typed[field].strip() else None


def _money(typed: Typed, field: str) -> Money | None:
    return parse_sum(typed[field], CURRENCY, field) if typed[field].strip() else None


def _plain(number: int | None) -> str:
    return "" if number is None else str(number)


def _amount(amount: Money | None) -> str:
    return "" if amount is None else formats.plain(amount, CURRENCY)


def _share(share: Decimal | None) -> str:
    return "" if share is None else f"{(share * 100).normalize():f} %"
