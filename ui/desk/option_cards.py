"""The card of each kind of option."""

from __future__ import annotations

from restructure.offers.terms import OptionKind
from ui.desk.card import OptionCard
from ui.desk.deferral_card import DeferralCard
from ui.desk.instalment_card import InstalmentCard
from ui.desk.settlement_card import SettlementCard

CARDS: dict[OptionKind, type[OptionCard]] = {
    "instalment": InstalmentCard,
    "deferral": DeferralCard,
    "settlement": SettlementCard,
}
