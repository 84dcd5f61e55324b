"""A student's rows in a copy that `pg_dump` wrote as a text: counted, and left out."""

from collections.abc import Iterator, Mapping

ENDING = ".sql"
# From the outside in: by which column a row belongs to what was found in the table before.
_POINTS = (
    ("student", "id", "student"),
    ("submitted_assignment", "student_id", "student"),
    ("submitted_notebook", "assignment_id", "submitted_assignment"),
    ("grade", "notebook_id", "submitted_notebook"),
    ("comment", "notebook_id", "submitted_notebook"),
)
_BEGINS, _ENDS = b"COPY ", b"\\."


def without(dump: bytes, student: str) -> tuple[int, bytes]:
    """How many rows are a student's, and the copy without them.

    Parameters
    ----------
    dump : bytes
        As `pg_dump` writes it: the rows of a table a line each, tabs between, below a line with the names of the columns.
    student : str
        The student's id.

    Returns
    -------
    tuple of int and bytes
        The copy is the same, byte for byte, where none is.
    """
    # A line break inside a value is written as \n, and other separators of lines are no end of a row.
    lines = dump.split(b"\n")
    rows = list(_rows(lines))
    ids: dict[str, set[bytes]] = {"student": {_escaped(student)}}
    gone: set[int] = set()
    for table, column, owner in _POINTS:
        own = [(at, row) for at, name, row in rows if name == table and row.get(column) in ids[owner]]
        gone |= {at for at, _ in own}
        ids[table] = ids.get(table, set()) | {row["id"] for _, row in own}
    return len(gone), b"\n".join(line for at, line in enumerate(lines) if at not in gone) if gone else dump


def _rows(lines: list[bytes]) -> Iterator[tuple[int, str, Mapping[str, bytes]]]:
    """Of each row its line, its table and its values by column, as they are written."""
    table, columns = "", list[str]()
    for at, line in enumerate(lines):
        if table and line == _ENDS:
            table = ""
        elif table:
            yield at, table, dict(zip(columns, line.split(b"\t"), strict=False))
        elif line.startswith(_BEGINS) and line.endswith(b") FROM stdin;"):
            name, _, names = line.removeprefix(_BEGINS).removesuffix(b") FROM stdin;").decode().partition(" (")
            table, columns = name.rpartition(".")[2].strip('"'), [one.strip('"') for one in names.split(", ")]


def _escaped(text: str) -> bytes:
    """As `COPY` writes a value."""
    for plain, written in (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r")):
        text = text.replace(plain, written)
    return text.encode("utf-8", "surrogateescape")
