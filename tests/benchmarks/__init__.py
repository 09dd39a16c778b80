"""Benchmarks: ``make bench`` prints both sides of every ratio. Never timed tests."""
