"""Layout without words: type, line breaking, tables, figures, sheets."""
