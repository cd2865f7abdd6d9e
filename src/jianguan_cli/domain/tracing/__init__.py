"""承接: which promise of a plan is taken up by which item of another."""
