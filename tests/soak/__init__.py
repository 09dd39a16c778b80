"""Long trials of what must never fail: ``python -m tests.soak``. A short form of each runs with the tests."""
