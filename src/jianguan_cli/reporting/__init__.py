"""Values in, bytes out: what people read, in every format the office uses.

Nothing here judges, reads a checklist or knows the clock.  ``request`` is what a report is made from;
the ``*_view`` modules decide order, labels, percentages and dates once for all formats; ``environment``
renders templates, which hold no logic; ``formats`` is the table of kinds and formats.
"""
