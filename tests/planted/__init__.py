"""Planted changes: one thing altered in a document or in its checklist, which ``lint --source`` must see."""
