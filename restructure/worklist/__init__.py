"""Work on accounts, pure: what was promised, what comes next, which account and why; frozen records and a moment in,
frozen records out."""
