"""Every label of every page at many widths: it fits where it stands, or its whole text is in its tooltip."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolButton, QWidget

from reports.formats import Language
from restructure.store import Store, accounts
from ui.error_reporting import UNEXPECTED
from ui.shell.navigation import PageName
from ui.shell.window import MainWindow
from ui.widgets.fitting import CutLabel, WrappedLabel

NAME = "Wolfeschlegelsteinhausenbergerdorffvoralternwarengewissenhaftscha"[:64]
NUMBER = "HTXJ" + "0123456789" * 6
HIGH = 900


@dataclass(slots=True)
class Labels:
    """How many labels were looked at, and those that are cut without telling the rest."""

    count: int = 0
    hidden: list[str] = field(default_factory=list)


def keep_longest(store: Store) -> None:
    """Keep an account of which name, number and creditor have 64 characters."""
    one = accounts.load(store, "DEMO-0001")
    assert one is not None
    person = replace(one.debtor, name=NAME)
    accounts.save(store, replace(one, number=NUMBER, debtor=person, creditor=NAME, co_debtor=NAME, demo=False))


def walk(window: MainWindow, pages: Iterable[PageName], widths: Iterable[int], language: Language) -> Labels:
    """Look at every label of the pages at each width."""
    found = Labels()
    window.session.set_language(language)
    # The longest that the strip below ever says.
    window.session.failed.emit(UNEXPECTED)
    if window.on_hand is None or window.on_hand.number != NUMBER:
        window.open_account(NUMBER)
    pages = tuple(pages)
    for width in widths:
        window.resize(width, HIGH)
        for name in pages:
            if name == "agreement":
                window.navigator.show_page("desk")
                window.navigator.prepare_agreement()
            else:
                window.navigator.show_page(name)
            for _ in range(2):
                QApplication.processEvents()
            for around in (window.pages.page(name), window.bar, window.strip, window.rail):
                _look(around, f"{name} {width} {language}", found)
    return found


def _look(around: QWidget, where: str, found: Labels) -> None:
    said: list[QLabel | QAbstractButton] = [*around.findChildren(QLabel), *around.findChildren(QAbstractButton)]
    for one in said:
        if not one.isVisible() or not one.text() or one.visibleRegion().isEmpty():
            continue
        found.count += 1
        if not is_told(one):
            found.hidden.append(f"{where}: {type(one).__name__} {one.text()[:60]!r} in {one.width()}")


def is_told(one: QLabel | QAbstractButton) -> bool:
    """Whether all that a label or button says is seen, or stands in its tooltip."""
    if isinstance(one, CutLabel):
        return one.width() >= one.sizeHint().width() - 1 or one.text() in one.toolTip()
    if isinstance(one, WrappedLabel) or (isinstance(one, QLabel) and one.wordWrap()):
        return one.width() >= one.minimumSizeHint().width() and one.height() >= one.heightForWidth(one.width())
    if isinstance(one, QToolButton) and _is_icon_alone(one):
        # What an icon stands for is said by its tooltip.
        return bool(one.toolTip())
    metrics = one.fontMetrics()
    wide = max(metrics.horizontalAdvance(line) for line in one.text().split("\n"))
    return one.width() >= wide or one.text() in one.toolTip()


def _is_icon_alone(one: QToolButton) -> bool:
    return one.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly and not one.icon().isNull()
