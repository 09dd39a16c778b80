"""A crash leaves no memory on the disk."""

import subprocess
import sys

import pytest


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_a_crash_writes_no_memory_to_the_disk() -> None:
    script = (
        "import ctypes, resource; from ui.core_dumps import forbid_core_dumps; forbid_core_dumps(); "
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "(0, 0) 0"
