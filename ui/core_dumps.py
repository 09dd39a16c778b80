"""No picture of the memory on the disk: what a crash leaves would hold the key and whoever was on the desk."""

from __future__ import annotations

import sys


def forbid_core_dumps() -> None:
    """Let the system write no memory of this process to the disk, and no other process of this user read it.

    Left alone where the system has no such call: a program that does not start helps nobody.
    """
    if sys.platform == "win32":
        import ctypes

        # No report with the memory in it is written for this program (Windows Error Reporting).
        ctypes.windll.wer.WerAddExcludedApplication(sys.executable, False)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(SET_DUMPABLE, 0, 0, 0, 0)


SET_DUMPABLE = 4
"""PR_SET_DUMPABLE of Linux: beside core files, /proc and a debugger of the same user are shut out too."""
