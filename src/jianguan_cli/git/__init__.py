"""Git as our database: the only package that starts processes.

Reading never checks anything out and never touches the index; paths are bytes between NULs, so Chinese
names need no quoting.  What git says on failure reaches the clerk in git's own words.
"""
