"""Windows of tests stay off the screen, on every system."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
