"""From what was typed to values; each error says which option it was and what could be written."""
