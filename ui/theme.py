"""Fonts, palette and style sheet, built from the tokens once and again when the theme changes."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from reports.fonts import BOLD, REGULAR
from ui.tokens import ROLES, Colours, Theme

ICONS = Path(__file__).parent / "icons"
FAMILY = "Noto Sans SC"
WORN = "worn"
"""The property that tells which theme an application or a window wears."""

PALETTE = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Midlight: "border",
    QPalette.ColorRole.Dark: "control",
}

SHEET = Template("""
* { font-family: "Noto Sans SC", "DejaVu Sans"; font-size: 13px; }
QWidget { color: $text; }
QMainWindow, QWidget#page, QWidget#centre, QScrollArea, QWidget#scrolled { background: $bg; border: none; }
QFrame#topbar { background: $surface; border: none; border-bottom: 1px solid $border; }
QFrame#rail { background: $surface; border: none; border-right: 1px solid $border; }
QFrame#strip { background: $surface; border: none; border-top: 1px solid $border; }
QFrame#left, QScrollArea#left { background: $surface; border: none; border-right: 1px solid $border; }
QFrame#side { background: $surface; border: none; }
QWidget#sideinner, QWidget#terms { background: $surface; }
QFrame#right { background: $surface; border: none; border-left: 1px solid $border; }
QFrame[role="card"] { background: $surface; border: 1px solid $border; border-radius: 6px; }
QFrame[role="card"][chosen="true"] { border: 2px solid $accent; }
QFrame[role="line"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="upright"] { background: $border; border: none; max-width: 1px; min-width: 1px; }
QFrame[role="sunken"] { background: $sunken; border: none; border-bottom: 1px solid $border; }
QFrame[role="workrow"] { background: transparent; border: none; border-bottom: 1px solid $border; }
QFrame[role="workrow"][chosen="true"] { background: $accent_soft; border: 1px solid $accent; }
QFrame[role="askline"] { background: $surface; border: none; border-top: 2px solid $accent; }
QFrame[role="notice"] { background: $caution_soft; border: none; border-radius: 5px; }
QFrame[role="told"] { background: $accent_soft; border: none; border-radius: 5px; }
QFrame[role="draft"] { background: $surface; border: 1.5px solid $accent; border-radius: 6px; }
QFrame[verdict="affordable"] { background: $positive_soft; border: none; border-radius: 5px; }
QFrame[verdict="tight"] { background: $caution_soft; border: none; border-radius: 5px; }
QFrame[verdict="unaffordable"] { background: $negative_soft; border: none; border-radius: 5px; }
QFrame[verdict="unknown"] { background: $sunken; border: none; border-radius: 5px; }
QLabel { background: transparent; border: none; }
QLabel[role="hero"] { font-size: 22px; font-weight: 700; }
QLabel[role="title"] { font-size: 16px; font-weight: 700; }
QLabel[role="greeting"] { font-size: 24px; font-weight: 700; }
QLabel[role="head"] { font-size: 13px; font-weight: 700; }
QLabel[role="bold"] { font-size: 12px; font-weight: 700; }
QLabel[role="small"] { font-size: 12px; }
QLabel[role="muted"] { font-size: 12px; color: $muted; }
QLabel[role="body_muted"] { font-size: 13px; color: $muted; }
QLabel[role="hint"] { font-size: 11px; color: $muted; }
QLabel[role="caution"] { font-size: 12px; font-weight: 700; color: $caution; }
QLabel[role="error"] { font-size: 12px; color: $negative; }
QLabel[role="aloud"] { font-size: 21px; }
QLabel[role="aloud_head"] { font-size: 16px; font-weight: 700; color: $muted; padding-top: 14px; }
QLabel[role="aloud_small"] { font-size: 14px; color: $muted; padding-top: 16px; }
QLabel[role="key"] { font-size: 11px; color: $muted; background: $sunken; border: 1px solid $border;
  border-radius: 4px; padding: 0 4px; }
QLabel[role="badge"] { font-size: 11px; color: $text; background: $sunken; border: 1px solid $border;
  border-radius: 4px; padding: 1px 6px; }
QLabel[role="demo"] { font-size: 11px; color: $muted; background: $sunken; border: 1px solid $border;
  border-radius: 4px; padding: 0 5px; }
QLineEdit { min-height: 24px; border: 1px solid $control; border-radius: 5px; padding: 0 8px; background: $surface;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $muted; }
QLineEdit:focus { border: 2px solid $accent; padding: 0 7px; }
QLineEdit:read-only { background: $sunken; border-color: $border; }
QLineEdit[solved="true"] { background: $sunken; border-color: $border; }
QLineEdit[bad="true"] { border: 1.5px solid $negative; padding: 0 7px; }
QLineEdit[role="search"] { min-height: 30px; background: $sunken; padding-left: 30px; }
QLineEdit[role="search"]:focus { background: $surface; padding-left: 29px; }
QLineEdit[role="bigsearch"] { min-height: 44px; font-size: 16px; padding-left: 42px; border: 1.5px solid $control; }
QLineEdit[role="bigsearch"]:focus { border: 2px solid $accent; padding-left: 41px; }
QComboBox { min-height: 24px; border: 1px solid $control; border-radius: 5px; padding: 0 6px 0 8px;
  background: $surface; }
QComboBox:focus { border: 2px solid $accent; padding: 0 5px 0 7px; }
QComboBox::drop-down { border: none; width: 18px; }
QCheckBox::indicator { width: 12px; height: 12px; border: 1px solid $control; border-radius: 3px;
  background: $surface; }
QCheckBox::indicator:checked { width: 6px; height: 6px; border: 4px solid $accent; background: $on_accent; }
QCheckBox:focus { color: $accent; }
QCheckBox::indicator:focus:!checked { width: 10px; height: 10px; border: 2px solid $accent; }
QComboBox::down-arrow { image: url($down_arrow); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $control; selection-background-color: $accent_soft;
  selection-color: $text; outline: none; }
QPlainTextEdit { border: 1px solid $control; border-radius: 5px; background: $surface; padding: 4px; }
QPlainTextEdit:focus { border: 2px solid $accent; padding: 3px; }
QPushButton { min-height: 26px; border: 1px solid $control; border-radius: 6px; background: $surface;
  padding: 0 10px; color: $text; }
QPushButton:hover { background: $accent_soft; }
QPushButton:focus { border: 2px solid $accent; padding: 0 9px; }
QPushButton:disabled { color: $muted; border-color: $border; background: $sunken; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 700; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $sunken; color: $muted; border-color: $border; font-weight: 400; }
QPushButton[role="small"] { padding: 0 8px; font-size: 12px; min-height: 20px; }
QPushButton[role="quick"] { padding: 0 4px; font-size: 11px; text-align: left; min-height: 22px; }
QPushButton[role="quick"]:focus { padding: 0 3px; }
QPushButton[role="chip"] { padding: 0 8px; font-size: 12px; min-height: 20px; border-radius: 10px;
  background: $accent_soft; border: 1px solid $accent; }
QPushButton[role="chip"]:focus { padding: 0 7px; }
QPushButton[role="small"]:focus { padding: 0 7px; }
QPushButton[role="tight"] { padding: 0 4px; font-size: 12px; min-height: 20px; }
QPushButton[role="tight"]:focus { padding: 0 3px; }
QPushButton[role="final"] { min-height: 34px; }
QPushButton[role="link"] { border: none; background: transparent; color: $accent; padding: 0; min-height: 18px;
  text-align: left; font-size: 12px; font-weight: 700; }
QPushButton[role="link"]:focus { text-decoration: underline; }
QPushButton[role="menu"] { padding: 0 26px 0 10px; }
QPushButton[role="menu"]:focus { padding: 0 25px 0 9px; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: url($down_arrow); width: 12px; height: 12px;
  subcontrol-origin: border; subcontrol-position: right center; right: 8px; }
QFrame#topbar QToolButton::menu-indicator { right: 2px; }
QFrame#topbar QToolButton[popupMode="2"] { padding-right: 18px; }
QMenu { background: $raised; border: 1px solid $control; padding: 4px; }
QMenu::item { padding: 5px 22px 5px 12px; border-radius: 4px; color: $text; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $border; margin: 4px 6px; }
QToolButton { border: none; border-radius: 6px; background: transparent; color: $muted; font-size: 12px; padding: 4px; }
QToolButton:hover { background: $sunken; }
QToolButton:focus { border: 2px solid $accent; }
QToolButton:checked { background: $accent_soft; color: $accent; font-weight: 700; }
QFrame#rail QToolButton { font-size: 11px; padding: 4px 0; }
QToolButton[role="segment"] { border: 1px solid $control; border-radius: 0; padding: 2px 10px; min-height: 18px;
  background: $surface; color: $text; font-size: 12px; }
QToolButton[role="segment"]:checked { background: $accent_soft; color: $accent; border-color: $accent; }
QToolButton[role="sight"] { padding: 3px 6px; }
QToolButton[role="sight"]:checked { background: $accent; color: $on_accent; font-weight: 700; }
QToolButton[role="lock"] { padding: 0; }
QKeySequenceEdit QLineEdit { min-height: 20px; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; border: none; padding: 6px 10px; color: $muted; margin-right: 6px; }
QTabBar::tab:selected { color: $text; font-weight: 700; border-bottom: 2px solid $accent; }
QTabBar::close-button { image: url($close); subcontrol-position: right; margin: 2px; }
QTabBar::tab:focus { color: $accent; }
QTableView { background: $surface; border: none; gridline-color: transparent; font-size: 12px;
  selection-background-color: $accent_soft; selection-color: $text; outline: none; }
QHeaderView { background: $surface; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $control;
  padding: 1px 10px; font-size: 12px; font-weight: 700; }
QListView { background: $raised; border: 1px solid $border; border-radius: 6px; outline: none; font-size: 13px; }
QListView::item:selected { background: $accent_soft; color: $text; }
QListView[role="sections"]::item { padding: 7px 8px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: $border; border-radius: 5px; min-height: 24px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: $border; border-radius: 5px; min-width: 24px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: 4px; }
QCheckBox { spacing: 8px; }

""")


CONTRAST = Template("""
QFrame[role="card"][chosen="true"] { border: 3px solid $accent; }
QFrame[verdict="affordable"] { border: 1px solid $positive; }
QFrame[verdict="tight"], QFrame[role="notice"] { border: 1px solid $caution; }
QFrame[verdict="unaffordable"] { border: 1px solid $negative; }
QFrame[verdict="unknown"], QFrame[role="told"] { border: 1px solid $accent; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QPushButton:focus, QToolButton:focus
  { border: 3px solid $accent; }
QPushButton[role="link"]:focus { border: none; background: $accent; color: $on_accent; text-decoration: none; }
QPushButton:disabled, QLineEdit:disabled, QComboBox:disabled { border: 1px dashed $control; }
""")
"""What high contrast adds: an outline where a soft ground alone told the role, and wider rings."""


class Style:
    """The colours of one theme and what is drawn with them."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def color(self, role: str) -> QColor:
        """The colour of a role."""
        return _color(ROLES[self.theme][role])

    def pixmap(self, name: str, role: str = "text", size: int = 16, ratio: float = 2.0) -> QPixmap:
        """An icon as a pixmap in the colour of ``role``, ``size`` logical pixels wide."""
        return _pixmap(name, ROLES[self.theme][role], size, ratio)

    def icon(self, name: str, role: str = "text", checked: str | None = None, size: int = 20) -> QIcon:
        """An icon, in another colour when its button is checked."""
        icon = QIcon(self.pixmap(name, role, size))
        if checked:
            icon.addPixmap(self.pixmap(name, checked, size), QIcon.Mode.Normal, QIcon.State.On)
        return icon


_current: list[Style] = [Style("light")]


def style() -> Style:
    """The style in force: painters ask it for colours when they paint."""
    return _current[0]


def load_fonts() -> None:
    """Register the paper's font, so that Chinese is never boxes on a bare machine."""
    for font in (REGULAR, BOLD):
        QFontDatabase.addApplicationFont(str(font))


@lru_cache(maxsize=32)
def font(size: int, *, bold: bool = False) -> QFont:
    """Our font at ``size`` pixels for painters."""
    made = QFont()
    made.setFamilies([FAMILY, "DejaVu Sans"])
    made.setPixelSize(size)
    made.setBold(bold)
    return made


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Set palette, font and drawing of the whole application, and the style sheet of every window that is dressed."""
    if style().theme == theme and app.property(WORN) == theme:
        return
    app.setProperty(WORN, theme)
    _current[0] = Style(theme)
    palette = QPalette()
    for role, token in PALETTE.items():
        palette.setColor(role, style().color(token))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, style().color("muted"))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, style().color("muted"))
    app.setStyle("Fusion")
    app.setPalette(palette)
    app.setFont(font(13))
    for window in app.topLevelWidgets():
        if window.property(WORN):
            dress(window)


def dress(window: QWidget) -> None:
    """Give a window the style sheet, from now on that of each theme. On the application it would style every widget of
    a page once more with each that joins a layout: a page that is put together outside the window is styled once."""
    theme = style().theme
    window.setProperty(WORN, theme)
    images = {name: (ICONS / f"{name}-{theme}.svg").as_posix() for name in ("down", "x")}
    sheet = SHEET.substitute(ROLES[theme], down_arrow=images["down"], close=images["x"])
    window.setStyleSheet(sheet + (CONTRAST.substitute(ROLES[theme]) if theme == "contrast" else ""))


def theme_of(colours: Colours, scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference) -> Theme:
    """The theme of what was chosen, where the system says that scheme and that contrast."""
    if colours != "system":
        return colours
    if contrast == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


class Wardrobe(QObject):
    """The colours that were chosen, worn at once; those of the system follow it while the program runs. ``changed``
    follows each other theme."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self.colours: Colours = "system"
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)

    @property
    def theme(self) -> Theme:
        """The theme that is worn."""
        hints = self._app.styleHints()
        return theme_of(self.colours, hints.colorScheme(), hints.accessibility().contrastPreference())

    def wear(self, colours: Colours) -> None:
        """Wear other colours."""
        self.colours = colours
        apply_theme(self._app, self.theme)

    @Slot()
    def _follow(self) -> None:
        if style().theme != self.theme:
            apply_theme(self._app, self.theme)
            self.changed.emit()

    def close(self) -> None:
        """Follow the system no longer."""
        hints = self._app.styleHints()
        hints.colorSchemeChanged.disconnect(self._follow)
        hints.accessibility().contrastPreferenceChanged.disconnect(self._follow)


@lru_cache(maxsize=128)
def _color(name: str) -> QColor:
    return QColor(name)


@lru_cache(maxsize=512)
def _pixmap(name: str, color: str, size: int, ratio: float) -> QPixmap:
    drawing = (ICONS / f"{name}.svg").read_bytes().replace(b"currentColor", color.encode())
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
