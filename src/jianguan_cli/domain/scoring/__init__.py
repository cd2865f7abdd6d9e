"""考核评分: what the log cost each unit, every lost point traced to an event.

``settings.scoring`` declares the rules (``scoring:`` in ``jianguan.yaml``).  ``known`` says what was known
on which day, here and ``elsewhere``, ``verdicts`` what judging makes of it; ``deadlines``, ``missed``,
``periods``, ``reports``, ``floors``, ``steps`` and ``conduct`` find the events, each on the day it could
first be told from the log; ``events`` puts them together; ``charging`` says which unit bears what; ``board``
adds up, completes (``completion``) and ranks.  An event found as of a day is found as of every later day:
what a later entry disproves is given back on that entry's day, not unsaid.
"""
