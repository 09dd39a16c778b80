"""Use cases: what the window, the command line and the JSON door do alike. No Qt, no words, no SQL."""
