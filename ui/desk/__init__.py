"""The desk: account, means, three live options, comparison, chart, schedule, negotiation."""
