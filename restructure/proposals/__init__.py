"""Proposals: opening offers, what a debtor says, and the counter-offers to it."""
