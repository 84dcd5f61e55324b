"""What the course's own text says of a question: how it was asked, and what its hidden test holds for right.

Needed where a marks cell could tell nothing, because nothing was recorded. Only the text of source/ is read here, which is the
instructor's own; an expression in it sees the kinds of question, of scheme and of explorer, and nothing else.
"""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from netcourse import board, explorers, items
from netcourse.board.award import Worths
from netcourse.errors import CourseError
from netcourse.items.best_answer import BestAnswer, best_answer
from netcourse.items.drawn import Drawn
from netcourse.items.item import Item
from netcourse.items.schemes import Scheme
from netcourse.items.varied import Varied
from netcourse.marking.debrief.told import NewCase

# A question may be answered in an explorer, which stands in its text, or at the board.
_PUBLIC = {name: getattr(package, name) for package in (items, explorers, board) for name in package.__all__}
SEEN = {name: kind for name, kind in _PUBLIC.items() if isinstance(kind, type)}
# What a rule for drawn numbers may count with; it is not called before there are numbers.
COUNTS = {one.__name__: one for one in (abs, float, int, len, max, min, round, sum)}
# What asks a question and shows it.
_ASK = ("ask", "meet")


@dataclass(frozen=True, slots=True)
class Award:
    """What a marks cell says of its question: the id, the scheme if it can be read by itself, and a new case."""

    question: str
    scheme: Scheme | Drawn | None = None
    again: NewCase | None = None

    def best(self, question: Item | Varied | None, student_id: str = "") -> BestAnswer | None:
        """The best answer to the question, with this student's numbers, if both it and its scheme can be read."""
        if isinstance(question, Varied) and isinstance(self.scheme, Drawn):
            return best_answer(self.scheme.scheme(question.numbers(student_id)), question.of(student_id))
        if isinstance(question, Item) and isinstance(self.scheme, Scheme):
            return best_answer(self.scheme, question)
        return None


def asked(source: str) -> Iterator[Item]:
    """The questions that a code cell of the course asks, as on paper; what can't be read by itself is passed over."""
    return (one.on_paper if isinstance(one, Varied) else one for one in questions_in(source))


def questions_in(source: str) -> Iterator[Item | Varied]:
    """The questions that a code cell of the course asks, with the windows of those whose numbers vary; see `asked`."""
    for name in _ASK:
        for call in calls(source, name):
            found = made(call.args[0]) if call.args else None
            if isinstance(found, Item | Varied):
                yield found


def awarded(source: str) -> Award | None:
    """What a marks cell of the course marks, or None if it marks no question."""
    for call in calls(source, "award_item"):
        question = made(call.args[0]) if call.args else None
        if isinstance(question, str):
            scheme = made(call.args[2]) if len(call.args) > 2 else None
            again = next((made(keyword.value) for keyword in call.keywords if keyword.arg == "again"), None)
            return Award(question, scheme if isinstance(scheme, Scheme | Drawn) else None, _new_case(again))
    for call in calls(source, "award_board"):
        question, *texts = [made(one) for one in (call.args[:1] + call.args[2:])] or [None]
        if isinstance(question, str):
            return Award(question, _worths(texts))
    checked = [made(call.args[0]) for call in calls(source, "check") if call.args]
    return next((Award(one) for one in checked if isinstance(one, str)), None)


def calls(source: str, name: str) -> Iterator[ast.Call]:
    """The calls of a function of that name in a code cell; none in a cell that is not Python alone."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return  # a line of IPython, such as %matplotlib
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def made(expression: ast.expr) -> object:
    """What an expression of the course's text makes, or None if it leans on what stands around it."""
    try:
        code = compile(ast.Expression(expression), "<the course>", "eval")
        # The instructor's own text; see above.
        return eval(code, {"__builtins__": {}, **COUNTS, **SEEN})  # noqa: S307
    except Exception:  # noqa: BLE001 (it leans on what stands around it)
        return None


def _worths(texts: Sequence[object]) -> Scheme | None:
    try:
        return Worths(*(text for text in texts if isinstance(text, str)))
    except CourseError:
        return None  # the marks cell tells it


def _new_case(raw: object) -> NewCase | None:
    if isinstance(raw, tuple) and len(raw) == 2 and all(isinstance(one, str) for one in raw):
        return NewCase(*raw)
    return None
