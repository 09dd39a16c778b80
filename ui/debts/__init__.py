"""The Debts screen: several creditors, ways to share, who is paid when."""
