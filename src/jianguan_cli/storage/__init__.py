"""Checklists on disk: the only reader and the only writer of them.

Reading goes over the events of PyYAML's C parser, so that every value keeps its line and column at a
small multiple of the cost of not keeping them.  Writing is a splice at those positions.
"""
