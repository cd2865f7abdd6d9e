"""Documents made for tests: one maker a kind of file, and whole synthetic plans in many layouts."""
