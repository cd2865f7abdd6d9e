"""What a checklist says: the plan, its items, targets, log, statuses, and the register of units."""
