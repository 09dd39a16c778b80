"""Small pieces that every screen is made of: labels by role, key hints, lines, buttons, panels that relabel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.theme import style
from ui.widgets.fitting import AnswerLabel, CutLabel, ErrorLabel, PlainLabel, WrappedLabel

Word = Callable[[], str]


class Panel(QFrame):
    """A panel whose words follow the language: each word is said once here and again on a change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: list[tuple[Callable[[str], object], Word]] = []

    def word(self, setter: Callable[[str], object], text: Word) -> None:
        """Say ``text()`` through ``setter`` now and after every change of language."""
        self._words.append((setter, text))
        setter(text())

    def relabel(self) -> None:
        """Say again what is not a fixed word: figures and sentences. Subclasses override it."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for setter, text in self._words:
                setter(text())
            self.relabel()


def set_state(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property that the style sheet looks at, and restyle that widget only where it changed."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def label(role: str, text: str = "", *, wrap: bool = False, align: Qt.AlignmentFlag | None = None) -> QLabel:
    """A text in one of the type roles; plain text, so that no name can carry markup."""
    made = ErrorLabel(text) if role == "error" else WrappedLabel(text) if wrap else PlainLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    if align is not None:
        made.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
    return made


def answer(role: str = "body_muted") -> AnswerLabel:
    """A text that says what came of a press, wherever the page is scrolled to."""
    made = AnswerLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    return made


def cut_label(role: str, text: str = "") -> CutLabel:
    """A text on one line in one of the type roles, cut where there is no room for it."""
    made = CutLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    return made


def figure(role: str = "small", *, wrap: bool = False) -> QLabel:
    """A label for an amount: right-aligned."""
    return label(role, wrap=wrap, align=Qt.AlignmentFlag.AlignRight)


def key_hint(key: str) -> QLabel:
    """The key that does what stands beside it."""
    hint = label("key", key)
    hint.setSizePolicy(hint.sizePolicy().horizontalPolicy(), hint.sizePolicy().verticalPolicy().Fixed)
    return hint


def line(role: str = "line") -> QFrame:
    """A one-pixel line."""
    made = QFrame()
    made.setProperty("role", role)
    return made


class IconLabel(QLabel):
    """An icon in the colour of a role, drawn again when the theme changes."""

    def __init__(self, name: str, role: str, size: int = 16) -> None:
        super().__init__()
        self._drawing = (name, role, size)
        self.setFixedSize(QSize(size, size))
        self._draw()

    def show_icon(self, name: str, role: str) -> None:
        """Show another drawing or colour; the same one again is not painted anew."""
        before, self._drawing = self._drawing, (name, role, self._drawing[2])
        if self._drawing != before:
            self._draw()

    def _draw(self) -> None:
        self.setPixmap(style().pixmap(*self._drawing))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()


class IconButton(QPushButton):
    """A push button whose icon follows the theme."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self._draw()

    def set_role(self, role: str) -> None:
        """Wear a role of the style sheet, the icon with it."""
        self.setProperty("role", role)
        self._draw()

    def _draw(self) -> None:
        drawn = style().icon(self._icon, "on_accent" if self.property("role") == "primary" else "text", size=16)
        drawn.addPixmap(style().pixmap(self._icon, "muted", 16), QIcon.Mode.Disabled)
        self.setIcon(drawn)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()


class MenuButton(IconButton):
    """A button that opens a list of what may be done."""

    def __init__(self, icon: str) -> None:
        super().__init__(icon)
        self.set_role("menu")
        self.setAutoDefault(False)
        self.setMenu(QMenu(self))

    def add(self, act: Callable[[], object]) -> QAction:
        """Add a line that does something; its words come by ``Panel.word``."""
        made = QAction(self)
        made.triggered.connect(lambda: act())
        self.menu().addAction(made)
        return made


def icon_label(name: str, role: str, size: int = 16) -> IconLabel:
    """An icon that stands for nothing without the word beside it."""
    return IconLabel(name, role, size)


def button(role: str = "", icon: str = "") -> QPushButton:
    """A push button; ``role`` is primary, final, small, tight, link or plain. A link leads somewhere and does nothing
    else."""
    made = IconButton(icon) if icon else QPushButton()
    if isinstance(made, IconButton):
        made.set_role(role)
    elif role:
        made.setProperty("role", role)
    made.setAutoDefault(False)
    return made


def segment() -> QToolButton:
    """One of a row of buttons of which one is pressed."""
    made = QToolButton()
    made.setCheckable(True)
    made.setProperty("role", "segment")
    return made


def row(
    *items: QWidget | QLayout | int | None, spacing: int = 6, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Things side by side; None is a stretch, a number a gap."""
    made = QHBoxLayout()
    _fill(made, items, spacing, margins)
    return made


def filled(at: int, *items: QWidget | QLayout, spacing: int = 6) -> QHBoxLayout:
    """Things side by side; the one at that place takes all the room that the others leave."""
    made = row(*items, spacing=spacing)
    made.setStretch(at, 1)
    return made


def column(
    *items: QWidget | QLayout | int | None, spacing: int = 6, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Things below each other; None is a stretch, a number a gap."""
    made = QVBoxLayout()
    _fill(made, items, spacing, margins)
    return made


def _fill(
    made: QHBoxLayout | QVBoxLayout, items: tuple[object, ...], spacing: int, margins: tuple[int, int, int, int]
) -> None:
    made.setSpacing(spacing)
    made.setContentsMargins(*margins)
    told = (IconLabel, WrappedLabel, QVBoxLayout, int)
    # A sign stands by the first line of what it belongs to, not halfway down.
    top = isinstance(made, QHBoxLayout) and all(isinstance(item, told) for item in items)
    for item in items:
        if top and isinstance(item, IconLabel):
            made.addWidget(item, 0, Qt.AlignmentFlag.AlignTop)
        elif item is None:
            made.addStretch(1)
        elif isinstance(item, int):
            made.addSpacing(item)
        elif isinstance(item, QLayout):
            made.addLayout(item)
        elif isinstance(item, QWidget):
            made.addWidget(item)


def shortcut(owner: QWidget, key: str, act: Callable[[], object]) -> None:
    """Do something on a key while ``owner`` or a child of it has the focus; text fields keep their letters."""
    made = QShortcut(QKeySequence(key), owner)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(act)


def clear(layout: QLayout) -> None:
    """Remove everything from a layout."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
