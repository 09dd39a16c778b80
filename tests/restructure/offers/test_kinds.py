"""The kinds of option: every table has a row for each, and a record tells its kind."""

from __future__ import annotations

import msgspec
import pytest

from restructure.offers.kinds import KINDS, OPTIONS, ROWS, kind_of, place_of, terms_of, terms_record
from restructure.offers.terms import Terms
from restructure.parties.organisation import DEMO
from restructure.proposals.opening import opening_options
from restructure.proposals.search import SEARCHERS
from restructure.requests.option import FORMS
from tests.support.cases import CASE, TODAY

MADE = opening_options(CASE, DEMO.presets, TODAY)


def test_every_table_has_a_row_for_every_kind_in_the_order_of_the_cards() -> None:
    assert (*OPTIONS, "hold") == KINDS
    assert tuple(ROWS) == tuple(MADE) == tuple(SEARCHERS) == tuple(FORMS) == OPTIONS
    assert [place_of(kind) for kind in KINDS] == [1, 2, 3, 4]


def test_terms_are_of_the_kind_of_their_row() -> None:
    assert [ROWS[option.terms.kind].terms for option in MADE.values()] == [type(one.terms) for one in MADE.values()]


@pytest.mark.parametrize("terms", [option.terms for option in MADE.values()], ids=OPTIONS)
def test_a_record_names_its_kind_and_one_of_before_is_told_by_its_fields(terms: Terms) -> None:
    record = msgspec.json.decode(msgspec.json.encode(terms_record(terms)))
    assert terms_of(record) == terms
    assert record.pop("kind") == terms.kind == kind_of(record)
    assert terms_of(record) == terms


@pytest.mark.parametrize(
    "record", [{}, {"kind": "hold", "until": "2027-01-01"}, {"kind": "barter", "expires": "2027-01-01"}]
)
def test_what_is_of_no_kind_of_option_is_refused(record: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError, match="no terms of any kind"):
        terms_of(record)
