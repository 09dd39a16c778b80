"""Files between PCs: whole, for whoever holds the secret, or refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.errors import Refusal
from restructure.exchange.sealed_file import LARGEST, seal, unseal
from tests.support.stores import CHEAP

KEY = bytes(range(32))


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
