"""Where the texts of a course serve a statement: which cells teach, practise and examine it."""

from collections.abc import Iterator, Sequence

from netcourse.authoring.course import Unit
from netcourse.authoring.coverage import SERVES
from netcourse.authoring.text_cells import TextCell, text_cells

_SAID = dict(zip(SERVES, ("taught", "practised", "examined"), strict=True))


def served(statements: Sequence[str], course: Sequence[Unit]) -> dict[str, list[str]]:
    """Say of each statement where it is served, a line each with file, line and cell.

    Parameters
    ----------
    statements : sequence of str
        Their ids.
    course : sequence of Unit
        Whose texts are looked through.

    Returns
    -------
    dict
        Statement id to lines; of one that no cell names, a line that says so.
    """
    cells = [
        (unit.text.relative_to(unit.root).as_posix(), cell)
        for unit in course
        for cell in text_cells(unit.text.read_text(encoding="utf-8"))
    ]
    return {one: [line for file, cell in cells for line in _lines(one, file, cell)] or ["in no cell yet"] for one in statements}


def _lines(statement: str, file: str, cell: TextCell) -> Iterator[str]:
    for kind, said in _SAID.items():
        if statement in cell.netcourse.get(kind, ()):
            yield f"{said} in {file}:{cell.at}{f' cell {cell.name}' if cell.name else ''}"
