"""Which tests can be told, by their form, to look at one recorded answer and at nothing else."""

import ast
from collections.abc import Iterable

from netcourse.authoring.board_slots import AWARD
from netcourse.marking.debrief.asked import COUNTS, SEEN

# From these a test takes its words; what is taken does nothing by itself.
_FROM = ("netcourse.items", "netcourse.explorers", "netcourse.board")
# What marks one recorded answer.
_AWARDS = ("award_item", AWARD)
# What reaches beyond a scheme: a name that is bound, a part of an object, something that waits.
_REACHES = (ast.NamedExpr, ast.Attribute, ast.Await, ast.Yield, ast.YieldFrom)


def reads_alone(source: str) -> str:
    """The question whose recorded answer alone decides what a test gives.

    Such a test takes words from the course's packages, may check that the question is answered, and ends in an award of it,
    whose scheme is written out: it counts with numbers and names nothing else. Another question's answer can't change its marks.

    Parameters
    ----------
    source : str
        The text of a marks cell.

    Returns
    -------
    str
        The question's id; empty if the form does not tell.
    """
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError):
        return ""
    question = next(filter(None, (_asked_of(body[-1], name) for name in _AWARDS)), "") if body else ""
    if not question:
        return ""
    harmless = all(_takes_words(one) or _asked_of(one, "check") == question for one in body[:-1])
    return question if harmless and _is_written_out(body[-1]) else ""


def _asked_of(statement: ast.stmt, name: str) -> str:
    """The first word of a call that stands by itself, such as ``check("q01")``; empty if it is another statement."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.func.id != name or not call.args:
        return ""
    first = call.args[0]
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""


def _takes_words(statement: ast.stmt) -> bool:
    if not isinstance(statement, ast.ImportFrom) or statement.level or statement.module not in _FROM:
        return False
    return all(one.asname is None and one.name != "*" for one in statement.names)


def _is_written_out(statement: ast.stmt) -> bool:
    nodes = list(ast.walk(statement))
    own = {one.arg for one in nodes if isinstance(one, ast.arg)} | set(_counted(nodes))
    known = {*SEEN, *COUNTS, *own, *_AWARDS}
    names = {one.id for one in nodes if isinstance(one, ast.Name)}
    return names <= known and not any(isinstance(one, _REACHES) for one in nodes)


def _counted(nodes: Iterable[ast.AST]) -> Iterable[str]:
    """The names that a comprehension binds for itself."""
    targets = (one.target for one in nodes if isinstance(one, ast.comprehension))
    return (one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name))
