"""The official document behind a checklist: its clauses, its figures, and the ledger held against it."""
