"""The parties: accounts and who stands in them, the organisation, what surrounds them."""
