"""What a run of the tests says at its end."""

import subprocess
import sys

from tests.vectors import coverage


def test_a_run_says_how_many_published_figures_were_tried() -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/calculators/test_rounding.py"]
    assert coverage() in subprocess.run(command, capture_output=True, text=True, check=True).stdout
