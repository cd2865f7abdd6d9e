"""Documents that the code was never tuned on, in the layouts of offices; measured before it was mended."""
