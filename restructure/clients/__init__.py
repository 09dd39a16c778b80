"""What a file of a client holds: people, consents, notes, tasks, letters and answers, and versions of a budget."""
