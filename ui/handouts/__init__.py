"""Papers handed out before a signature: drawn from the terms on the desk, shown as they print."""
