"""Fields that say what is wrong, in the language of now."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel

from calculators.errors import Refusal
from reports import wording
from reports.formats import Language
from ui.widgets.fields import whole_edit
from ui.widgets.form import Form

WRONG = Refusal("age", "number_out_of_range", smallest=1, largest=9)


def test_what_is_wrong_under_a_field_is_said_again_in_another_language(qapp: QApplication) -> None:
    spoken: list[Language] = ["en"]
    form = Form(say=lambda reason: wording.reason(reason, spoken[-1]))
    form.add("age", whole_edit("age", 1, 9), lambda: "")
    form.complain("age", WRONG)
    spoken.append("zh")
    QApplication.sendEvent(form, QEvent(QEvent.Type.LanguageChange))
    said = {one.text() for one in form.findChildren(QLabel) if one.isVisibleTo(form)}
    assert wording.reason(WRONG, "zh") in said
    assert wording.reason(WRONG, "en") not in said


def test_a_complaint_of_one_field_takes_those_of_the_others_back(qapp: QApplication) -> None:
    form = Form(say=lambda reason: reason.code)
    for name in ("age", "count"):
        form.add(name, whole_edit(name, 1, 9), lambda: "")
    form.complain("count", WRONG)
    form.complain_alone(WRONG)
    assert [form.fields[name].property("bad") for name in ("age", "count")] == [True, False]
