"""The store: one SQLite file. SQL lives here and nowhere else."""

from restructure.store.connection import Store, StoreProblem, open_store

__all__ = ["Store", "StoreProblem", "open_store"]
