"""``python -m restructure_app``."""

from restructure_app import main

main()
