"""The demo: the whole teaching cycle of a unit, played on a synthetic class with hostile students in it."""
