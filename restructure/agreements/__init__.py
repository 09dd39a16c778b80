"""Agreements: the frozen record, its evidence, and how it is kept."""
