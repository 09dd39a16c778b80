"""Accounts from files: layouts say which columns mean what; a bad row is named, good rows are kept."""
