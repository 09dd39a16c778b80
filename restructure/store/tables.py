"""Which tables hold what was said and done about an account."""

OF_AN_ACCOUNT = (
    "proposals",
    "events",
    "drafts",
    "draft_history",
    "suspense_ends",
    "reversals",
    "payments",
    "budgets",
    "sheets",
    "debts_cases",
    "situations",
    "contacts",
    "turns",
    "scenarios",
    "awaiting",
    "evidence",
    "attachments",
    "set_aside",
    "batch_rows",
    "person_roles",
    "contact_details",
    "changes",
    "lowered",
)
"""All of it goes when a person is forgotten, or the demo is cleared."""
