"""Agreements after their signature."""
