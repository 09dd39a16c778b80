"""The rules: conditions, packs, and what they say of an outcome or a contact."""
