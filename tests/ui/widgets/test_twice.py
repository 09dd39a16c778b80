"""What asks before it acts is read before it is pressed again."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.widgets.twice import is_second_press


def test_the_question_comes_into_sight_where_nothing_was_said_before(qapp: QApplication) -> None:
    whole, pressed, said = QWidget(), QPushButton(), QLabel()
    layout = QVBoxLayout(whole)
    layout.addWidget(pressed)
    layout.addWidget(said)
    said.hide()
    whole.show()
    assert not is_second_press(pressed, said, "Sure?")
    assert said.isVisible()
    assert is_second_press(pressed, said, "Sure?")
