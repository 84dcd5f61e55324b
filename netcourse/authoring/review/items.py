"""The questions of a unit as a reviewer reads them: what is asked, what is right, and what every answer is told."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nbformat import NotebookNode

from netcourse.authoring.asked import asked, varied_in
from netcourse.authoring.review.answers import Row, rows
from netcourse.authoring.review.walk import Role, Step, steps
from netcourse.authoring.text import region, without_regions
from netcourse.board.award import Worths
from netcourse.errors import CourseError
from netcourse.items import Drawn, HotSpot, NumberWithUnit, Varied
from netcourse.items.item import Item
from netcourse.items.schemes import Scheme
from netcourse.marking.debrief.asked import awarded, calls, made

# The heading that tells a question's marks: what stands above it is the lesson, and it is said by the name.
_HEADING = re.compile(r"^#{2,6} .*\bmarks?\b.*$", re.MULTILINE)
# Shorter texts in a test are names of columns and units, not something that a student is told.
SHORTEST_TOLD = 25


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One question.

    Attributes
    ----------
    unit, id, name : str
        The unit; how the answers know it, such as ``q05``; how the page calls it, such as ``Question 5``.
    role : Role
        Graded, marked by a person, or practice.
    part : str
        The heading of the part of the lesson that it stands in.
    marks : float
        What it is worth; 0 for practice.
    asked : str
        What the student reads, in Markdown.
    rows : tuple of Row
        What each answer earns and is told.
    texts : tuple of (str, str)
        What else there is to read, each under its name: a mark scheme, a worked answer, a new case, hints, a model solution.
    facts, statements : tuple of str
        Ids that it names. Among the facts may be harms.
    code : str
        A hidden test that can't be shown as rows: its lines are signed as well.
    """

    unit: str
    id: str
    name: str
    role: Role
    part: str
    marks: float
    asked: str
    rows: tuple[Row, ...]
    texts: tuple[tuple[str, str], ...]
    facts: tuple[str, ...]
    statements: tuple[str, ...]
    code: str = ""


def items_of(unit: str, notebook: NotebookNode) -> Iterator[ReviewItem]:
    """Read every question of a unit.

    Parameters
    ----------
    unit : str
        Its name.
    notebook : NotebookNode
        The author's, with its hidden regions.

    Yields
    ------
    ReviewItem
        In order.

    Raises
    ------
    CourseError
        If a question can't be read by itself; the message names the cell.
    """
    questions: dict[str, Item | Varied] = {item.id: item for _, item in asked(notebook).values()}
    questions |= varied_in(notebook)
    for step in steps(notebook):
        try:
            if step.role is Role.WRITTEN:
                yield _written(unit, step)
            elif step.role is Role.PRACTICE:
                yield from _practices(unit, step)
            elif step.role is Role.GRADED:
                yield _graded(unit, step, questions)
        except (KeyError, NotImplementedError, TypeError, ValueError) as error:
            raise CourseError(f"{unit}: cell {step.cell.id}: the question can't be read by itself: {error}") from None


def _graded(unit: str, step: Step, questions: Mapping[str, Item | Varied]) -> ReviewItem:
    award = awarded(step.cell.source)
    if award is None or award.scheme is None:
        return _exercise(unit, step)
    if isinstance(award.scheme, Worths):
        return _at_board(unit, step, award.scheme)
    question = questions[award.question]
    more = [("A new case for whoever lost marks", f"{award.again.case}\n\n{award.again.answer}")] if award.again else []
    if isinstance(question, Varied) and isinstance(award.scheme, Drawn):
        item, scheme = question.on_paper, award.scheme.scheme(question.numbers(""))
        more.append(("From where to where the numbers vary between students", _windows(question)))
    elif isinstance(question, Item) and isinstance(award.scheme, Scheme):
        item, scheme = question, award.scheme
    else:
        raise TypeError("a question whose numbers vary is marked with Drawn, and no other one is")
    return _item(unit, item.id, step, _as_asked(item), tuple(rows(scheme, item)), tuple(more))


def _at_board(unit: str, step: Step, scheme: Worths) -> ReviewItem:
    """A slot of the board: its patients' keys as they were written, for what earns marks stands in them in words."""
    told = next((cell.source for cell in reversed(step.before) if cell.cell_type == "markdown"), "")
    patients = dict.fromkeys(patient for patient, _ in scheme.worths)
    keys = [
        (f"The key of {one}; its chart is notebooks/board/{one}.toml", text)
        for one, text in zip(patients, scheme.texts, strict=True)
    ]
    texts = tuple((name, f"```toml\n{text.strip()}\n```") for name, text in keys)
    return _item(unit, _id(step), step, _below_heading(told), (), texts, code="\n".join(scheme.texts))


def _windows(question: Varied) -> str:
    windows = question.windows.items()
    return "\n".join(f"- {name}: {window.spelt(window.low)} to {window.spelt(window.high)}" for name, window in windows)


def _exercise(unit: str, step: Step) -> ReviewItem:
    told = next((cell.source for cell in reversed(step.before) if cell.cell_type == "markdown"), "")
    solutions = [found for cell in step.before if (found := region(cell.source, "SOLUTION"))]
    hidden = region(step.cell.source, "HIDDEN TESTS") or ""
    texts = [("What students are told, by what they did", "\n\n".join(f"- {one}" for one in _sentences(hidden)))]
    texts += [("Model solution", f"```\n{solution}\n```") for solution in solutions]
    return _item(unit, _id(step), step, _below_heading(told), (), tuple(texts), code=hidden)


def _written(unit: str, step: Step) -> ReviewItem:
    scheme = region(step.cell.source, "MARK SCHEME") or ""
    told = _below_heading(without_regions(step.cell.source))
    return _item(unit, _id(step), step, told, (), (("Mark scheme", scheme),))


def _practices(unit: str, step: Step) -> Iterator[ReviewItem]:
    for call in calls(step.cell.source, "practise"):
        item, scheme = made(call.args[0]), made(call.args[1]) if len(call.args) > 1 else None
        if not isinstance(item, Item):
            raise TypeError("what is practised")
        told = {keyword.arg: made(keyword.value) for keyword in call.keywords}
        texts = [("Worked answer", str(told.get("worked", "")))]
        texts += [("Hints", "\n\n".join(f"- {hint}" for hint in item.hints))] if item.hints else []
        read = tuple(rows(scheme, item)) if isinstance(scheme, Scheme) else ()
        yield _item(unit, item.id, step, _as_asked(item), read, tuple(texts), called=item.name)


def _item(
    unit: str,
    name: str,
    step: Step,
    told: str,
    read: tuple[Row, ...],
    texts: tuple[tuple[str, str], ...],
    *,
    code: str = "",
    called: str = "",
) -> ReviewItem:
    own = step.cell.metadata.get("netcourse", {})
    return ReviewItem(
        unit=unit,
        id=name,
        name=called or step.name or name,
        role=step.role,
        part=step.part,
        marks=float(step.cell.metadata.get("nbgrader", {}).get("points", 0)),
        asked=told,
        rows=read,
        texts=texts,
        facts=tuple(own.get("facts", ())),
        statements=tuple(own.get("examines", ()) or own.get("practises", ())),
        code=code,
    )


def _as_asked(item: Item) -> str:
    offered = item.how if isinstance(item, NumberWithUnit) else item.listing()
    picture = f"*Picture: {item.alt}*" if isinstance(item, HotSpot) else ""
    return "\n\n".join(filter(None, (picture, item.stem, offered)))


def _below_heading(source: str) -> str:
    return _HEADING.split(source)[-1].strip()


def _id(step: Step) -> str:
    return re.sub(r"-(marks|task)$", "", step.cell.metadata["nbgrader"]["grade_id"])


def _sentences(hidden: str) -> list[str]:
    """The texts of a test that are long enough to be said to a student; what is worked out while it runs stands as dots."""
    found = []
    tree = ast.parse(hidden)
    parts = {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            found.append("".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in parts:
            found.append(node.value)
    return [text for text in dict.fromkeys(found) if len(text) >= SHORTEST_TOLD and " " in text]
