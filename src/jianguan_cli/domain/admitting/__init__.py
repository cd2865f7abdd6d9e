"""What may enter the log: one table of preconditions for every door.

A figure may be typed, imported, entered question by question or on the full screen, written into the file by
hand or come in with a change that is reviewed.  The actions, ``lint`` and ``review`` ask this room, and
nobody else, whether it may stand (``docs/decisions/0116-one-door.md``).
"""
