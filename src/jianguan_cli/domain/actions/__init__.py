"""What may be done to an item, one action a module: what it needs, what it records, what it changes.

Each action is a function of the item as it stands on the day of the entry.  It returns an ``Action``
(one log entry, and the fields of the item that now hold something else) or raises a ``Refusal`` that
tells the clerk why not and what to do instead.  Nothing is written here.
"""
