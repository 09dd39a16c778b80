"""When two identity numbers are of one person, and when they only look alike."""

from __future__ import annotations

import pytest

from restructure.parties.identity import (
    bad_check_digit,
    born_of,
    check_digits_fit,
    contact_key,
    id_key,
    names_in,
    phones_in,
    proves_identity,
)

OLD, WHOLE = "110105491231002", "11010519491231002X"


@pytest.mark.parametrize(
    "written",
    [WHOLE, WHOLE.lower(), OLD, "110105 19491231 002x", "110105-19491231-002X", "１１０１０５１９４９１２３１００２Ｘ"],
)
def test_one_number_however_it_is_written_is_one_person(written: str) -> None:
    assert id_key(written) == WHOLE
    assert proves_identity(id_key(written))
    assert born_of(id_key(written)) == "1949-12-31"


@pytest.mark.parametrize(
    "written",
    [
        "", "0", "000000", "111111", "111111111111111", "000000000000000000", "11111111111111111X", "123456",
        "123456789012345678", "０００００００", "----",
    ],
)  # fmt: skip
def test_a_number_that_fills_a_field_names_nobody(written: str) -> None:
    assert id_key(written) == ""
    assert not proves_identity(id_key(written))


@pytest.mark.parametrize(
    "written",
    [
        "110105194912310021", "1101**********002X", "1101XXXXXXXX0021", "11010519491231••2X", "110105194913310023",
        "990105194912310020", "110105194912310000", "1101051949123100", "1101054912310021", "110105491331002",
        "1.10105E+17", "NA", "unknown", "不详", "A1", "TEST0001",
    ],
)  # fmt: skip
def test_a_number_with_a_fault_or_a_hidden_part_proves_nothing(written: str) -> None:
    assert not proves_identity(id_key(written))
    assert born_of(id_key(written)) is None


@pytest.mark.parametrize("written", ["E12345678", "AB 12 34 56 C", "078-05-1121", "A123456(7)"])
def test_a_number_of_another_country_proves_who_somebody_is(written: str) -> None:
    assert proves_identity(id_key(written))


def test_telephones_compare_without_what_people_write_between_the_digits() -> None:
    ways = ("13800001234", "138 0000 1234", "+86 138-0000-1234", "0086 13800001234", "１３８００００１２３４")
    assert {contact_key("phone", one) for one in ways} == {"13800001234"}
    assert {contact_key("phone", one) for one in ("", "110", "0000000000", "138****1234", "none")} == {""}


def test_a_field_of_several_is_read_as_several_and_a_comma_in_a_name_is_none() -> None:
    assert phones_in("13800001234 / 010-5550 1234，13900001234") == ["13800001234", "010-5550 1234", "13900001234"]
    assert names_in("赵小明、刘洋; Sample, Ada") == ["赵小明", "刘洋", "Sample, Ada"]


@pytest.mark.parametrize("other", [*"0123456789Xx", "Y", "", "１"])
@pytest.mark.parametrize("place", [0, 16, 17])
def test_check_digits_looked_at_together_are_what_each_is_alone(place: int, other: str) -> None:
    numbers = [WHOLE, f"{WHOLE[:place]}{other}{WHOLE[place + 1 :]}", "999999999999999990"[:17] + "7"]
    for these in (numbers[:2], numbers, [*numbers[:2], "", "P1234567"]):
        assert check_digits_fit(these) == (not any(map(bad_check_digit, these)))
