"""The steps of the schema after the first: one file each, never edited once it has landed."""

STEPS = (
    "sheets.budget_sheets",
    "audit_chain.audit_chain",
    "four_eyes.four_eyes",
    "search_index.search_index",
    "keeping.keeping",
    "conduct.conduct",
    "authority.authority",
    "afterwards.afterwards",
    "sealing.sealing",
    "agreeing.agreeing",
    "scenarios.scenarios",
    "beside.beside",
    "rights.rights",
    "reversals.reversals",
    "digests.digests",
    "search_words.search_words",
    "erasing_indexes.erasing_indexes",
    "batches.batches",
    "persons.persons",
    "charges.charges",
    "signing_keys.signing_keys",
    "account_digests.account_digests",
    "changes.changes",
    "signed_decisions.signed_decisions",
    "changes_found.changes_found",
    "lowered_again.lowered_again",
    "complaints.complaints",
    "stops_found.stops_found",
    "person_digests.person_digests",
    "digests_together.digests_together",
    "promises.promises",
    "client_files.client_files",
    "plan_accounts.plan_accounts",
)
"""In their order, each by its file and the function that takes it, under whose name the store ticks it off. By name,
since a store that is up to date loads none of them."""

SCHEMA = len(STEPS) + 1
"""The version this program writes, kept in the file's ``user_version``; it counts the steps, the first among them."""

RULES_DIGEST = "9d5576f97a6df819ca063d301e366d8fcafc092964d20d889c0e0c471e1f2f8a"
"""The digest of the rules that all steps together leave in a file, as ``rules_digest`` counts it."""
