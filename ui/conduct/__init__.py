"""What surrounds an offer: what the debtor says, the circumstances, the contacts, what the rules and limits say."""
