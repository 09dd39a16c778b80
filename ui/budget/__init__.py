"""The Budget screen: the full sheet, its running surplus, and the plan beside it."""
