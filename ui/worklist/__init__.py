"""The work list: which account comes next and why, what waits, and what is typed at the end of a talk."""
