"""The household that pays: its budget, guidelines, and several debts shared out."""
