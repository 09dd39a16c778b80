"""The papers beside an agreement: one sheet each, from the same frozen record, in the same words."""
