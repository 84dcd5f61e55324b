"""Python's collector of garbage while a class is marked: it looks at what a submission leaves, not at what was there before.

nbgrader, SQLAlchemy and the unit live to the end: looking them through took a tenth of what a submission costs here.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# So many new objects until it looks again; Python's own 700 are a fiftieth of one notebook.
_OFTEN = 20_000


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Leave what is alive now alone meanwhile, and look at the rest less often."""
    often = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OFTEN, *often[1:])
    try:
        yield
    finally:
        gc.set_threshold(*often)
        gc.unfreeze()
