"""What the words mean: plans, items, targets, time and judgement.

Everything here is a value or a function of values.  No file, no process, no environment, no clock:
the as-of day is always an argument, so the same commit and day give the same answer for ever.
"""
