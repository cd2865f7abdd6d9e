"""Use cases: plain arguments in, an outcome out.  No typer, no echo, no exit."""
