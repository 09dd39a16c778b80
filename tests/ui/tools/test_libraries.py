from ui.tools.libraries import PROGRAMS, QT, WINDOWS, Missing, advice, look, root_prefix


def there(_: str) -> bool:
    return True


def absent(_: str) -> bool:
    return False


def test_a_complete_system_misses_nothing() -> None:
    assert look(there, there, there, has_display=True).names == ()


def test_only_the_missing_library_is_named() -> None:
    missing = look(there, lambda name: name != "libGL.so.1", there, has_display=False)
    assert missing.names == ("libGL.so.1",)
    assert missing.packages == ("libgl1",)


def test_qt_needs_its_libraries_even_without_a_display() -> None:
    assert look(there, absent, there, has_display=False).required == QT


def test_window_libraries_are_optional_without_a_display() -> None:
    assert look(there, absent, there, has_display=False).optional.items() >= WINDOWS.items()


def test_window_libraries_are_required_with_a_display() -> None:
    assert look(there, absent, there, has_display=True).required == QT | WINDOWS


def test_programs_never_keep_qt_from_starting() -> None:
    assert look(there, there, absent, has_display=True) == Missing({}, PROGRAMS)


def test_a_python_that_cannot_make_environments_is_required_to_learn_it() -> None:
    assert "ensurepip" in look(absent, there, there, has_display=False).required


def test_a_package_that_brings_two_programs_is_installed_once() -> None:
    missing = Missing({}, {"pdffonts": "poppler-utils", "pdftotext": "poppler-utils"})
    assert missing.packages == ("poppler-utils",)


def test_debian_is_told_the_one_command() -> None:
    missing = Missing({"libGL.so.1": "libgl1"}, {"qpdf": "qpdf"})
    assert advice(missing, debian=True) == "sudo apt-get install -y libgl1 qpdf"


def test_other_systems_are_told_the_names() -> None:
    missing = Missing({"libGL.so.1": "libgl1"}, {"qpdf": "qpdf"})
    assert advice(missing, debian=False) == "install whatever brings libGL.so.1 qpdf"


def test_root_needs_no_sudo() -> None:
    assert root_prefix(0, absent, lambda _: False) == []


def test_sudo_is_used_where_it_asks_no_password() -> None:
    assert root_prefix(1000, there, lambda _: True) == ["sudo", "-n"]


def test_nothing_is_installed_where_sudo_asks_a_password() -> None:
    assert root_prefix(1000, there, lambda _: False) is None
