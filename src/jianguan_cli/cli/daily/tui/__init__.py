"""The same desk on a full screen (extra ``tui``): list, filter as you type, detail, edit.

Only here is Textual imported.  Everything is read and written by the same commands as on the command line.
"""
