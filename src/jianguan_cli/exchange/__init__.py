"""Excel there and back: the return form (填报表) that units fill in, and what they send back.

Written with xlsxwriter, read with openpyxl (number formats tell 98.6% from 0.986) or calamine (the old
xls).  Nothing here writes a checklist: a returned form becomes actions, each with the cell it stands on.
"""
