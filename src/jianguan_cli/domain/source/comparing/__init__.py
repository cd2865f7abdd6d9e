"""A checklist and its document held side by side, both ways, one matter a module.

``pairing`` reads the document and says which items speak of which clause; ``locate`` finds the words of a
target in its clause; the other modules compare.  None of them changes anything.
"""
