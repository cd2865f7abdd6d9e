"""The command line: signatures, words, exit codes.  The work is done in ``commands``."""
