"""The store: one encrypted SQLite file. SQL lives here and nowhere else."""

from restructure.store.connection import Store
from restructure.store.keys import DEMO_KEY, Key, Passphrase, Secret
from restructure.store.opening import open_store
from restructure.store.problems import IntegrityError, StoreProblem

__all__ = ["DEMO_KEY", "IntegrityError", "Key", "Passphrase", "Secret", "Store", "StoreProblem", "open_store"]
