"""One database engine while a class is recorded: nbgrader opens its gradebook eight times for each submission.

SQLAlchemy keeps the statements that it has compiled with the engine; with a new one each time it compiled them all again, which
took a third of the time of recording.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from nbgrader import api


@contextmanager
def one_engine() -> Iterator[None]:
    """Have every gradebook that is opened meanwhile use the same engine for the same database. Connections close as ever."""
    made: dict[str, Any] = {}
    create_engine = api.create_engine

    def kept(url: str, **options: Any) -> Any:
        if url not in made:
            made[url] = create_engine(url, **options)
        return made[url]

    api.create_engine = kept
    try:
        yield
    finally:
        api.create_engine = create_engine
        for engine in made.values():
            engine.dispose()
