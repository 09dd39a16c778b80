"""Each kind of option has its card, its words and its keys."""

from __future__ import annotations

from restructure.offers.kinds import KINDS, OPTIONS
from ui.actions import BY_ID, CHOOSE, TAKE
from ui.desk.option_cards import CARDS
from ui.option_words import CARD_WORDS


def test_every_table_of_the_window_has_a_row_for_every_kind() -> None:
    assert tuple(CARDS) == OPTIONS
    assert tuple(CARD_WORDS) == KINDS
    assert tuple(CHOOSE.values()) == tuple(TAKE.values()) == OPTIONS


def test_cards_are_chosen_by_their_places() -> None:
    keys = [BY_ID[name].key for name in (*CHOOSE, "hold")]
    assert keys == [str(place) for place, _ in enumerate(KINDS, 1)]
