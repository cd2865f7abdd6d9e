"""Targets as people type them: what a text promises, and the same said back.

``reading`` takes off what stands around (rule, period, deadline, 力争, notes) and joins; ``growth`` reads
promises in words and of growth, ``bounds`` those with a number, ``bars`` those held against others.
"""
