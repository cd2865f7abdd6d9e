"""What changed between two states of a ledger: compared, worded, merged, frozen, told as a history."""
