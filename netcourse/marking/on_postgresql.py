"""nbgrader's own questions to a gradebook, as PostgreSQL takes them from a driver that sends values apart from the text.

nbgrader groups the rows that the formgrader lists by ``coalesce(column, 0.0)``. To a server that gets the 0.0 as a parameter, in
what is selected and again in what is grouped by, these are two different things, and it refuses (seen with pg8000).
"""

from typing import Any


def write_constants_out() -> None:
    """Have a number in a `coalesce` stand in the text itself, wherever SQLAlchemy writes for PostgreSQL. Again does no harm."""
    from sqlalchemy.ext.compiler import compiles
    from sqlalchemy.sql.functions import coalesce

    compiles(coalesce, "postgresql")(_coalesce)


def _coalesce(element: Any, compiler: Any, **options: Any) -> str:
    return f"coalesce({', '.join(_written(part, compiler, options) for part in element.clauses)})"


def _written(part: Any, compiler: Any, options: dict[str, Any]) -> str:
    constant = isinstance(getattr(part, "value", None), bool | int | float)
    return str(compiler.process(part, **{**options, "literal_binds": True} if constant else options))
