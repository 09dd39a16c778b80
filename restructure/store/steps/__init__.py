"""The steps of the schema after the first: one file each, never edited once it has landed."""

SCHEMA = 15
"""The version this program writes, kept in the file's ``user_version``; it counts the steps, the first among them."""
