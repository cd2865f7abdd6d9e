"""From a parsed file to typed records: places, field tables, reading, packing, edits and what they make.

One declaration per field (``fields``) serves the reader, the JSON Schema, ``fmt`` and the documentation.
"""
