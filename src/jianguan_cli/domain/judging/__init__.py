"""Judging: how an item stands on a day, and why.

``timeline`` reads the log up to the day; ``reach``, ``keep``, ``each`` and ``grow`` judge the targets;
``rules`` turn what they find into findings, one module a code; ``judge`` puts them together.  Everything
is a function of the checklist, the settings, the calendar and the as-of day.
"""
