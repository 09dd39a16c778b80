"""The steps of the schema after the first: one file each, never edited once it has landed."""
