"""For all tests: windows stay off the screen, and generated examples are the same in every run."""

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A run says what a change did, not what chance found. `pytest --hypothesis-profile=search` looks for more.
settings.register_profile("restructure", deadline=None, max_examples=60, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile("restructure")
