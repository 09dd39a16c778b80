"""Models of the screens: they hold, derive and signal. No widgets here."""
