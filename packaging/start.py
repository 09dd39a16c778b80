"""The way into the packed program, which is also the interpreter of those modules of ours that run beside it."""

import runpy
import sys

from restructure.children import AS_MODULE
from ui.cli import main

if sys.argv[1:2] == [AS_MODULE]:
    del sys.argv[1]
    runpy.run_module(sys.argv[1], run_name="__main__", alter_sys=True)
else:
    main()
