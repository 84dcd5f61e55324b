"""What a Run All shows of a unit, in pieces that each say one thing: a sentence, a row, a case, a task."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from bs4 import BeautifulSoup, Tag
from nbformat import NotebookNode

import netcourse.explorers as explorers
from netcourse.authoring.lint_measures import Measure, measures, row_measures
from netcourse.authoring.text import is_marks_cell, region
from netcourse.explorers.explorer import Explorer

# A cell with a made-up patient is one case: its numbers stand in one line and its answer in another.
_CASE = "(synthetic)"
# An index as a column of grades holds it.
_GRADES = {"1": "G1", "2": "G2", "3": "G3"}


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of what is shown: the cell it stands in, its words, and the numbers in it."""

    cell: str
    text: str
    values: frozenset[Measure]


def fragments(notebook: NotebookNode) -> list[Fragment]:
    """Everything that is shown where nobody has answered anything.

    Parameters
    ----------
    notebook : NotebookNode
        The author's, executed. Mark schemes, graded feedback and receipts are left out: a student has none of them.

    Returns
    -------
    list of Fragment
        In the order of the notebook.
    """
    found: list[Fragment] = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            found += _of_lesson(cell)
        elif cell.cell_type == "code" and not is_marks_cell(cell) and not cell.metadata.get("nbgrader", {}).get("solution"):
            calls = _calls(cell.source)
            found += [*_of_stem(cell, calls), *_of_practice(cell, calls), *_of_task(cell, calls)]
            found += [] if {"ask", "practise"} & set(calls) else _of_outputs(cell)
    return found


def _of_lesson(cell: NotebookNode) -> Iterator[Fragment]:
    text = cell.source.replace(region(cell.source, "MARK SCHEME") or "\0", " ")
    if _CASE in text:
        yield Fragment(cell.id, text, measures(text))
        return
    header: list[str] = []
    lines = text.split("\n")
    prose = "\n".join(line for line in lines if not line.startswith("|"))
    for line in lines:
        cells = [one.strip() for one in line.strip().strip("|").split("|")] if line.startswith("|") else []
        if not cells:
            header = []
        elif not header:
            header = cells
        elif not set("".join(cells)) <= set("-: "):
            yield _row(cell.id, header, cells)
    for piece in re.split(r"\n\s*\n|\n(?=\s*(?:[-*>]|\d+\.)\s)", prose):
        # A question mark parts nothing: what follows it is its answer.
        sentences = re.split(r"(?<=[.!:])\s+", piece.strip())
        yield from (Fragment(cell.id, one, measures(one)) for one in sentences if one.strip("#>*- "))
        yield from (Fragment(cell.id, one, measures(one)) for one in map(" ".join, pairwise(sentences)))


def _of_stem(cell: NotebookNode, calls: Mapping[str, ast.Call]) -> Iterator[Fragment]:
    if "ask" in calls:
        stem = _texts(calls["ask"].args[0])[1:2]
        yield from (Fragment(cell.id, one, measures(one)) for one in stem)


def _of_practice(cell: NotebookNode, calls: Mapping[str, ast.Call]) -> Iterator[Fragment]:
    """A practice question with the reason and the worked answer that it gives."""
    if "practise" in calls:
        call = calls["practise"]
        told = [
            *_texts(call.args[0])[1:2],
            *(one for node in call.keywords if node.arg == "worked" for one in _texts(node.value)),
        ]
        told += [
            one for node in ast.walk(call) if isinstance(node, ast.keyword) and node.arg == "right" for one in _texts(node.value)
        ]
        text = " ".join(told)
        yield Fragment(cell.id, text, measures(text))


def _of_task(cell: NotebookNode, calls: Mapping[str, ast.Call]) -> Iterator[Fragment]:
    """The task of an explorer together with all that it says on the way and once it is found: a patient in it is a case."""
    if "explore" in calls:
        made = explorer_in(calls["explore"].args[0])
        if made is not None and made.task is not None:
            task = made.task
            text = " ".join([task.words, task.then, *task.hints, *(want.look for want in task.wants)])
            yield Fragment(cell.id, text, measures(text))


def _of_outputs(cell: NotebookNode) -> Iterator[Fragment]:
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        if "text/html" in data:
            yield from _of_page(cell.id, BeautifulSoup("".join(data["text/html"]), "html.parser"))
        else:
            text = "".join(data.get("text/plain", output.get("text", "")))
            yield Fragment(cell.id, text, measures(text))


def _of_page(cell: str, page: BeautifulSoup) -> Iterator[Fragment]:
    for table in page.find_all("table"):
        rows = [[one.get_text().strip() for one in row.find_all(["th", "td"])] for row in table.find_all("tr")]
        yield from (_row(cell, rows[0], row) for row in rows[1:] if len(row) == len(rows[0]))
    said = [str(image.get("alt") or "") for image in page.find_all("img")]
    said += [one.get_text() for one in page.find_all(["p", "li", "figcaption"]) if isinstance(one, Tag)]
    for text in said:
        for piece in re.split(r";\s|(?<=[.!?])\s+|(?<=Cases):\s", text):
            yield Fragment(cell, piece, measures(piece))


def _row(cell: str, header: list[str], cells: list[str]) -> Fragment:
    named = dict(zip(header, cells, strict=False))
    graded = [_GRADES.get(value, "") for name, value in named.items() if "grade" in name]
    return Fragment(cell, " | ".join([*cells, *filter(None, graded)]), row_measures(named))


def explorer_in(node: ast.expr) -> Explorer | None:
    """The explorer that a call in a lesson makes; None if it is none of the course's."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return None
    kind = getattr(explorers, node.func.id, None)
    if not (isinstance(kind, type) and issubclass(kind, Explorer)):
        return None
    given = [ast.literal_eval(one) for one in node.args]
    named = {one.arg: ast.literal_eval(one.value) for one in node.keywords if one.arg}
    return kind(*given, **named)


def _calls(source: str) -> dict[str, ast.Call]:
    found = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return {call.func.id: call for call in found if isinstance(call.func, ast.Name) and call.args}


def _texts(node: ast.AST) -> list[str]:
    return [one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)]
