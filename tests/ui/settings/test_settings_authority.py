"""Settings, authority: the limits of each role are typed in, kept when understood, and only by an administrator."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from calculators.rounding import Money
from restructure.authority.limits import CARD_DESK, Limits, Line, Waivable
from restructure.policy.tables import Dated
from restructure.store import limits
from tests.support.stores import read
from tests.support.typing import put
from tests.ui.conftest import press_twice, texts
from ui.settings.authority import AuthorityPanel
from ui.shell.window import MainWindow


def panel(window: MainWindow) -> AuthorityPanel:
    window.navigator.show_page("settings")
    window.pages.settings.show_section(window.pages.settings.authority)
    return window.pages.settings.authority


def test_the_limits_in_force_stand_in_the_table(window: MainWindow) -> None:
    shown = panel(window).matrix
    assert shown.values() == CARD_DESK
    assert shown.data(shown.index(0, 0)) == "collector"


def test_a_line_that_is_typed_in_is_kept(window: MainWindow) -> None:
    shown = panel(window)
    last = len(CARD_DESK)
    put(shown.matrix, last, role="supervisor", product="credit_card", days_from="91", balance_to="50,000")
    put(shown.matrix, last, longest_months="36", lowest_rate="3.5 %", penalty="100 %")
    put(shown.matrix, last, smallest_payment="200", share_of_surplus="80")
    line = Line(
        "supervisor",
        Limits(36, Decimal("0.035"), Waivable(*map(Decimal, "0010")), Money(20000), Decimal("0.8")),
        "credit_card",
        (91, None),
        (Money(0), Money(5_000_000)),
    )
    assert limits.matrix(window.session.store) == (*CARD_DESK, line)
    assert "Saved." in texts(shown)


def test_a_limit_that_cannot_be_understood_is_said_and_nothing_is_kept(window: MainWindow) -> None:
    shown = panel(window)
    put(shown.matrix, 0, longest_months="a few")
    assert "Months" in shown.matrix.mistake(0)
    assert "Not kept yet" in texts(shown)
    assert limits.matrix(window.session.store) == CARD_DESK
    put(shown.matrix, 0, longest_months="48")
    assert read(limits.matrix(window.session.store))[0].limits.longest_months == 48


def test_a_range_that_ends_before_it_begins_is_refused(window: MainWindow) -> None:
    shown = panel(window)
    put(shown.matrix, 0, days_from="90", days_to="30")
    assert "Days to" in shown.matrix.mistake(0)


def test_a_line_is_removed(window: MainWindow) -> None:
    shown = panel(window)
    shown.view.setCurrentIndex(shown.matrix.index(1, 0))
    shown.remove.click()
    assert limits.matrix(window.session.store) == (CARD_DESK[0], *CARD_DESK[2:])


def test_the_table_of_the_prime_rate_takes_new_lines_with_their_source(window: MainWindow) -> None:
    window.navigator.show_page("settings")
    book = window.pages.settings.rulebook
    before = len(window.session.policy.lpr)
    put(book.rates, before, start="2026-10-20", annual_rate="2.9", confirmed=True, source="the bank's notice")
    newest = window.session.policy.lpr[-1]
    assert newest == Dated(date(2026, 10, 20), Decimal("0.029"), confirmed=True, source="the bank's notice")
    book.own_rates.click()
    assert window.session.lpr
    assert "go for good. Press again" in book.rates_said.text()
    press_twice(book.own_rates)
    assert len(window.session.policy.lpr) == before
    assert not window.session.lpr
