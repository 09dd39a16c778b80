"""The words in force: one language at a time for every window, before a store is open as well as after."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from reports.formats import LANGUAGES, Language, american
from ui.surroundings import LANGUAGE

I18N = Path(__file__).parent / "i18n"


def of_this_pc() -> Language:
    """The language that the organisation chose for its PCs, else the one that the system speaks, as far as we do."""
    if (chosen := os.environ.get(LANGUAGE)) in LANGUAGES:
        return "zh" if chosen == "zh" else "en"
    return "zh" if QLocale.system().name().startswith("zh") else "en"


_american: list[bool] = [False]


def spell_dates(*, american: bool) -> None:
    """Show dates from now on as Americans write them, or as everybody else does."""
    _american[0] = american


def spells_otherwise() -> bool:
    """Return whether what is said is shown otherwise than it stands."""
    return _american[0]


def spelled(text: str) -> str:
    """A text as a window shows it. Papers are spelled by their own country, wherever they are made."""
    return american(text) if _american[0] and text else text


class Words:
    """The translators that are installed; they are taken back before others are."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []

    def speak(self, language: Language) -> None:
        """Switch every word, at once."""
        self.close()
        qt_words = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in ((f"restructure_{language}", str(I18N)), ("qtbase_zh_CN", qt_words)):
            translator = QTranslator(self._app)
            if (language == "zh" or not name.startswith("qt")) and translator.load(name, folder):
                self._installed.append(translator)
                self._app.installTranslator(translator)

    def close(self) -> None:
        """Take the words back."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []
