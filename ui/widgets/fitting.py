"""Texts in narrow places: a long word breaks, an amount breaks behind its separators, a number is cut in its middle;
whatever is cut is whole in the tooltip and for a screen reader."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from ui.languages import spelled
from ui.theme import style as colours
from ui.widgets.announce import announce

HERE = "\u200b"
"""Where a line may break without a sign of it (ZERO WIDTH SPACE)."""
LONG_WORD = re.compile(r"[^\s\u2e80-\u9fff\uff00-\uffef]{11,}")
"""A word that a narrow column may have no room for; Chinese breaks anywhere of itself."""
LONG_RUN = re.compile(r"[^-]{17,}")
"""A run of letters that hardly a column has room for; a shorter one goes to the next line whole."""
MARGIN = 12
LEAST = 40
"""The least room in which a cut text still says something."""
AMOUNT = re.compile(r"[^\d]?-?\d{1,3}(?:,\d{3})+(?:\.\d+)?[^\d]?")


def breakable(text: str) -> str:
    """The text with places to break inside its long words.

    >>> breakable("99,999,999,999.99").split(HERE)
    ['99,', '999,', '999,', '999.99']
    >>> breakable("a plain text")
    'a plain text'
    >>> breakable("agreement RA-2026-000001 of Collections").split(HERE)
    ['agreement RA-', '2026-', '000001 of Collections']
    """
    return LONG_WORD.sub(lambda found: _broken(found[0]), text)


def _broken(word: str) -> str:
    if AMOUNT.fullmatch(word):
        return word.replace(",", "," + HERE)
    return "".join(part + HERE if part == "-" else part for part in _runs(word)).removesuffix(HERE)


def _runs(word: str) -> list[str]:
    """The word in its hyphens and what is between them, long runs with a place to break behind each letter."""
    return [LONG_RUN.sub(lambda found: HERE.join(found[0]), part) for part in re.split("(-)", word)]


def cut(text: str, metrics: QFontMetrics, room: int) -> str:
    """The text as far as there is room: one that ends in a digit, such as an account's number, is cut in its middle,
    because its end tells it from others."""
    middle = text[-1:].isdigit()
    mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
    return metrics.elidedText(text, mode, room)


class PlainLabel(QLabel):
    """A text on one line, shown with its dates as the country writes them; ``text`` is what was said."""

    _said = ""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setText(text)

    def setText(self, text: str) -> None:
        self._said = text
        super().setText(spelled(text))

    def text(self) -> str:
        return self._said


class WrappedLabel(QLabel):
    """A text over as many lines as it needs, none where it is empty; a word that is longer than the line breaks. How
    high it is at which width is remembered: a change beside it asks for that again, several times."""

    _whole = ""
    _heights: dict[int, int]

    def __init__(self, text: str = "") -> None:
        self._heights = {}
        super().__init__()
        self.setWordWrap(True)
        self.setText(text)

    def setText(self, text: str) -> None:
        shown, before = spelled(text), spelled(self._whole)
        broken, self._whole = breakable(shown), text
        if broken != super().text():
            self._heights.clear()
            super().setText(broken)
        if broken != shown or self.accessibleName() == before:
            self.setAccessibleName(shown if broken != shown else "")

    def text(self) -> str:
        return self._whole

    def sizeHint(self) -> QSize:
        return super().sizeHint() if self._whole else QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint() if self._whole else QSize(0, 0)

    def heightForWidth(self, width: int) -> int:
        if not self._whole:
            return 0
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()
        super().changeEvent(event)


class WrappedCheck(QCheckBox):
    """A box to tick with its words over as many lines as they need."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(self._box() + 2 * LEAST, hint.width()), hint.height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(width - self._box(), LEAST), 0)
        words = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())
        return max(words.height() + 2, self.sizeHint().height())

    def _box(self) -> int:
        style, option = self.style(), self._option()
        metric = QStyle.PixelMetric
        return style.pixelMetric(metric.PM_IndicatorWidth, option, self) + style.pixelMetric(
            metric.PM_CheckBoxLabelSpacing, option, self
        )

    def _option(self) -> QStyleOptionButton:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        return option

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), self._option()
        words, box = QRect(self.rect()), self._box()
        option.text = ""
        # The box stands beside the first line.
        option.rect.setHeight(self.sizeHint().height())
        painter.drawControl(QStyle.ControlElement.CE_CheckBox, option)
        is_one = words.height() <= option.rect.height()
        up = Qt.AlignmentFlag.AlignVCenter if is_one else Qt.AlignmentFlag.AlignTop
        words.setLeft(words.left() + box)
        flags = int(Qt.AlignmentFlag.AlignLeft | up) | Qt.TextFlag.TextWordWrap.value
        role = "accent" if self.hasFocus() else "text" if self.isEnabled() else "muted"
        painter.setPen(colours().color(role))
        painter.drawText(words, flags, self.text())


class SnugScroll(QScrollArea):
    """No higher than what it holds, and scrolled where there is less room: what stands below follows at once."""

    def __init__(self, held: QWidget) -> None:
        super().__init__()
        self._held = held
        self.setWidget(held)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        width, hint = self.viewport().width(), self._held.sizeHint()
        folds = self._held.hasHeightForWidth() and width > 0
        return QSize(hint.width(), self._held.heightForWidth(width) if folds else hint.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()


class ErrorLabel(WrappedLabel):
    """A mistake or a refusal: read out as soon as it stands there."""

    def setText(self, text: str) -> None:
        is_new = text != self._whole
        super().setText(text)
        if is_new:
            # Shown just after it is said, as a rule.
            QTimer.singleShot(0, self, self._announce)

    def _announce(self) -> None:
        announce(self, self._whole, urgent=True)


class AnswerLabel(WrappedLabel):
    """The answer to a press, brought into sight: below many fields it would be said where nobody looks."""

    def setText(self, text: str) -> None:
        super().setText(text)
        announce(self, text)
        if text and self.isVisible():
            # Once the layout has given it its room.
            QTimer.singleShot(0, self, self._come_into_sight)

    def _come_into_sight(self) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self, 0, MARGIN)


class CutLabel(QLabel):
    """A text on one line, cut where there is no room for it, and then whole in the tooltip."""

    _said = _whole = _more = ""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setText(text)

    def setText(self, text: str) -> None:
        before, self._said, self._whole = self._whole, text, spelled(text)
        if self._whole != before:
            self._fit()
            self.updateGeometry()

    def text(self) -> str:
        return self._said

    def tell(self, more: str) -> None:
        """Say more in the tooltip than the text does."""
        self._more = more
        self._fit()

    def sizeHint(self) -> QSize:
        hint, metrics = super().sizeHint(), self.fontMetrics()
        cut_off = metrics.horizontalAdvance(self._whole) - metrics.horizontalAdvance(super().text())
        # A fraction of a dot more than that is cut already.
        return QSize(hint.width() + cut_off + 1, hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(LEAST, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
            self.updateGeometry()

    def _fit(self) -> None:
        # What is left inside frame and padding; a hint would count a least width of the label as its margins.
        shown = cut(self._whole, self.fontMetrics(), max(self.contentsRect().width() - 2 * self.margin(), 0))
        is_cut = shown != self._whole
        if shown != super().text():
            super().setText(shown)
        self.setToolTip("\n".join(filter(None, (self._whole if is_cut else "", self._more))))
        self.setAccessibleName(self._whole if is_cut else "")
