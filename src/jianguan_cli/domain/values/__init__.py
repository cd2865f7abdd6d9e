"""Values that know nothing of files or plans: numbers, numerals, days, the calendar, clauses, word lists."""
