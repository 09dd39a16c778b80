"""Long trials of what must never fail; `make test` runs a short form of each."""
