"""Files between PCs: whole, for whoever holds the secret, or refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.errors import Refusal
from restructure.authority.release_code import code_holds, release_code, short
from restructure.exchange.release_file import (
    Answer,
    Request,
    answer,
    read_answer,
    read_request,
    write_answer,
    write_request,
)
from restructure.exchange.sealed_file import LARGEST, seal, unseal
from tests.support.stores import CHEAP

KEY, OTHER = bytes(range(32)), bytes(32)
DIGEST = "8b0dadb4f81967c3" * 4


@given(st.binary(max_size=400))
def test_what_is_sealed_comes_back_as_it_was(content: bytes) -> None:
    assert unseal("offer", seal("offer", content, KEY), KEY) == content


def test_a_passphrase_seals_too_in_whatever_width_it_is_typed() -> None:
    sealed = seal("answer", b"a counter-offer", "open sesame 1", CHEAP)
    assert unseal("answer", sealed, "open sesame １", CHEAP) == b"a counter-offer"
    with pytest.raises(Refusal, match="sealed_not_opened"):
        unseal("answer", sealed, "open sesame 2", CHEAP)


def test_every_changed_byte_is_noticed() -> None:
    sealed = seal("offer", b"800 a month", KEY)
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(Refusal):
            unseal("offer", bytes(changed), KEY)


@pytest.mark.parametrize("hostile", [b"", b"%PDF-1.7", b"RESTRUCTURE-1", b"RESTRUCTURE-1O", b"x" * (LARGEST + 1)])
def test_any_other_file_is_refused_by_name(hostile: bytes) -> None:
    with pytest.raises(Refusal, match="sealed"):
        unseal("offer", hostile, KEY)


def test_a_file_for_one_purpose_does_not_open_as_another() -> None:
    with pytest.raises(Refusal, match="other_sealed_file"):
        unseal("answer", seal("offer", b"", KEY), KEY)


def test_a_request_opens_for_the_one_who_is_asked() -> None:
    request = Request("sup", "col", b'{"a":1}')
    sealed = write_request(request, KEY)
    assert read_request(sealed, {"other": OTHER, "sup": KEY}) == request
    with pytest.raises(Refusal, match="sealed_not_opened"):
        read_request(sealed, {"other": OTHER})
    with pytest.raises(Refusal, match="sealed_not_opened"):
        read_request(sealed, {"other": KEY})


def test_an_answer_carries_a_code_for_its_decision_alone() -> None:
    made = answer(DIGEST, "sup", KEY, approved=True)
    assert read_answer(write_answer(made, KEY), {"sup": KEY}) == made
    assert code_holds(made.code, KEY, "sup", DIGEST, approved=True)
    assert not code_holds(made.code, KEY, "sup", DIGEST, approved=False)
    assert not code_holds(made.code, KEY, "other", DIGEST, approved=True)
    assert not code_holds(made.code, OTHER, "sup", DIGEST, approved=True)


def test_to_decline_by_file_takes_a_reason() -> None:
    with pytest.raises(Refusal, match="missing_field"):
        answer(DIGEST, "sup", KEY, approved=False, reason="  ")
    assert answer(DIGEST, "sup", KEY, approved=False, reason="too long") == Answer(
        DIGEST, "sup", approved=False, reason="too long", code=release_code(KEY, "sup", DIGEST, approved=False)
    )


@pytest.mark.parametrize("typed", ["", "8b0d", "8b0dadb4f81967cg", "8b0d adb4 f819 67c3 00" + "0" * 60])
def test_a_digest_that_was_misheard_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="digest_unreadable"):
        short(typed)
