"""Money as text: currencies, and sums as they are typed."""
