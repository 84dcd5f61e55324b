"""What the report of a run says of patients played at the board, and of numbers drawn for somebody: facts, for a person to judge.

None of it reaches a student, and none of it changes a mark.
"""

import json
import tomllib
from collections.abc import Collection, Mapping
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from netcourse.board.award import Worths
from netcourse.board.chain import rows_of
from netcourse.board.item import Board, value_of
from netcourse.board.problems import Earned, told
from netcourse.errors import CourseError
from netcourse.items.plain import Entry, newest
from netcourse.items.receipts import entries_in
from netcourse.items.store import recorded_in
from netcourse.items.varied import Varied
from netcourse.items.whose import Roll
from netcourse.marking.batch.numbers import told_of_numbers, twins_of
from netcourse.marking.batch.outcome import Outcome
from netcourse.marking.batch.seen import Seen
from netcourse.marking.batch.submissions import Submission, problem_in
from netcourse.marking.debrief.asked import asked, awarded, questions_in
from netcourse.marking.intake.limits import LIMITS
from netcourse.marking.people.pseudonyms import Pseudonyms, fingerprint_of

_ABOUT = Path("notebooks", "course.toml")
# Where the course says something of its students; what both say counts.
_TABLES = ("board", "varied")
_MALFORMED = (
    'malformed: [board] and [varied] may hold also_known_as = {"old id" = "new id"}, pairs = [["id", "id"]] and require_id = true'
)


def with_boards(
    root: Path, unit: str, outcomes: Collection[Outcome], api: Any, pseudonyms: Pseudonyms | None = None
) -> list[Outcome]:
    """The outcomes of a run, each with what is told of the patients whom the student played, and of whose numbers he had.

    Parameters
    ----------
    root, unit
        The course folder, and a unit of it.
    outcomes : collection of Outcome
        Of a run.
    api : NbGraderAPI
        Its gradebook says who is in the course.
    pseudonyms : Pseudonyms, optional
        Of a course that keeps its students under some: then what its course.toml says of ids is said of these.

    Raises
    ------
    CourseError
        If the course says something of its students that can't be read.
    """
    boards, varied = boards_of(root, unit), varied_of(root, unit)
    if not (boards or varied):
        return list(outcomes)
    submitted = root / "submitted"
    wanted = {*varied, *(board.id for board in boards)}
    seen = Seen(root, unit, "recorded", sorted(wanted))
    own = {one.student: one.own for one in outcomes if one.own}
    entries = {
        folder.name: _recorded_before(folder / unit, unit, wanted, seen, own.get(folder.name, ""))
        for folder in sorted(submitted.iterdir())
        if (folder / unit).is_dir()
    }
    with closing(api.gradebook) as gradebook:
        roll = veiled_roll(root, read_roll(root, {one.id for one in gradebook.students} | entries.keys()), pseudonyms)
    lines: dict[str, list[str]] = {}
    for board in boards:
        handed_in = {student: held[board.id].value for student, held in entries.items() if board.id in held}
        before = {student: [one.value for one in _earlier(root, unit, student, board.id)] for student in handed_in}
        for student, said in told(board, handed_in, roll, before, _earned(root, unit, board)).items():
            lines.setdefault(student, []).extend(said)
    twins = twins_of(varied, entries, roll)
    for student, said in told_of_numbers(varied, entries, roll, twins).items():
        lines.setdefault(student, []).extend(said)
    return [replace(one, boards=tuple(lines.get(one.student, ())), twins=tuple(twins.get(one.student, ()))) for one in outcomes]


def boards_of(root: Path, unit: str) -> list[Board]:
    """The slots of a unit that give marks, as its source says: what is played for practice is nobody's business."""
    cells = _notebook(root / "source" / unit / f"{unit}.ipynb").get("cells", [])
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    found = [item for source in sources if "Board(" in source for item in asked(source) if isinstance(item, Board)]
    marked = {award.question for source in sources if "award_board(" in source and (award := awarded(source))}
    return [item for item in found if item.id in marked]


def _earned(root: Path, unit: str, board: Board) -> Earned:
    """What a log of a slot would earn by itself, by the keys in the unit's source."""
    for cell in _notebook(root / "source" / unit / f"{unit}.ipynb").get("cells", []):
        source, points = "".join(cell["source"]), cell["metadata"].get("nbgrader", {}).get("points")
        award = awarded(source) if cell["cell_type"] == "code" and "award_board(" in source else None
        if award and award.question == board.id and isinstance(award.scheme, Worths) and points:
            scheme = award.scheme
            return lambda log: f"{scheme.marks(board, value_of(_texts(log)), points).earned:g} of {points:g}"
    return lambda _: ""


def _texts(log: object) -> list[str]:
    return [row if isinstance(row, str) else "" for row in rows_of(log)]


def varied_of(root: Path, unit: str) -> list[str]:
    """The questions of a unit whose numbers vary, as its source says; none where everybody has those on paper."""
    cells = _notebook(root / "source" / unit / f"{unit}.ipynb").get("cells", [])
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    found = [one for source in sources if "Varied(" in source for one in questions_in(source)]
    return [one.id for one in found if isinstance(one, Varied) and not one.off]


def read_roll(root: Path, ids: Collection[str]) -> Roll:
    """What the course says of its students in the tables ``[board]`` and ``[varied]`` of its course.toml; nothing without them.

    Raises
    ------
    CourseError
        If the table is malformed.
    """
    try:
        about = tomllib.loads((root / _ABOUT).read_text(encoding="utf-8"))
    except FileNotFoundError:
        about = {}
    except (OSError, ValueError) as error:
        raise CourseError(f"{_ABOUT}: can't be read: {error}") from None
    said = [about.get(table, {}) for table in _TABLES]
    try:
        older = {old: new for one in said for old, new in one.get("also_known_as", {}).items()}
        pairs = [pair for one in said for pair in one.get("pairs", [])]
        require = [one.get("require_id", False) for one in said]
        good = all(type(one) is str for pair in [*older.items(), *pairs] for one in pair) and all(
            len(pair) == 2 for pair in pairs
        )
    except (AttributeError, TypeError):
        good = False
    if not good or not all(type(one) is bool for one in require):
        raise CourseError(f"{_ABOUT}: {_MALFORMED}")
    return Roll(frozenset(ids), older, frozenset(frozenset(pair) for pair in pairs), any(require))


def veiled_roll(root: Path, roll: Roll, pseudonyms: Pseudonyms | None) -> Roll:
    """What a course says of its students, where it keeps them under pseudonyms; without the key nothing of older ids or pairs."""
    if not fingerprint_of(root):
        return roll
    if pseudonyms is None:
        return replace(roll, veiled=True, also_known_as={}, pairs=frozenset())
    of = pseudonyms.of
    return replace(
        roll,
        veiled=True,
        also_known_as={of(old): of(new) for old, new in roll.also_known_as.items()},
        pairs=frozenset(frozenset(map(of, pair)) for pair in roll.pairs),
    )


def recorded(folder: Path, unit: str) -> Mapping[str, Entry]:
    """The newest answers of a hand-in, from its receipts and the file beside them; none where it can't be read."""
    found, _ = recorded_in(folder)
    return newest([*entries_in(_notebook(folder / f"{unit}.ipynb")).values(), *(found.entries.values() if found else ())])


def _recorded_before(folder: Path, unit: str, wanted: Collection[str], seen: Seen, own: str = "") -> Mapping[str, Entry]:
    """Some answers of a hand-in, read again only where its bytes have changed; `own` is their fingerprint, if it is known."""
    student = folder.parent.name
    own = own or _own(folder, unit)
    kept = seen.get(student, seen.key(own)) if own else None
    if kept is not None:
        return {one["id"]: Entry(**one) for one in kept}
    read = {name: entry for name, entry in recorded(folder, unit).items() if name in wanted}
    if own and own == _own(folder, unit):  # else somebody changed it meanwhile
        seen.put(student, seen.key(own), [asdict(entry) for entry in read.values()])
    return read


def _own(folder: Path, unit: str) -> str:
    """The fingerprint of a hand-in in its standard place; empty of one that is not to be marked as it is."""
    one = Submission(folder.parent.parent.parent, unit, folder.parent.name)
    try:
        return "" if folder.parent.is_symlink() or folder.is_symlink() or problem_in(one) else one.contents().own
    except OSError:
        return ""


def _earlier(root: Path, unit: str, student: str, item: str) -> list[Entry]:
    """What stood in the place of a hand-in before, oldest first."""
    replaced = root / "received" / student / unit / "replaced"
    folders = [one for one in replaced.iterdir() if one.name.isdigit()] if replaced.is_dir() else []
    held = [recorded(folder, unit) for folder in sorted(folders, key=lambda one: int(one.name))]
    return [one[item] for one in held if item in one]


def _notebook(path: Path) -> dict[str, Any]:
    try:
        if path.is_symlink() or path.stat().st_size > LIMITS.file:
            return {}
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
