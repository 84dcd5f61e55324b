"""`netcourse forget STUDENT`: take away every trace of one student in a course folder, and search it for what is left."""

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from netcourse.errors import CourseError
from netcourse.items.identity import normal_id
from netcourse.marking.address import Address
from netcourse.marking.batch.settings import instructors_api
from netcourse.marking.files import write_whole
from netcourse.marking.intake.names import shown
from netcourse.marking.intake.store import NOBODYS
from netcourse.marking.lock import locked
from netcourse.marking.people.named import named_below
from netcourse.marking.people.pseudonyms import Known, Pseudonyms
from netcourse.marking.people.rows import Book, known_by
from netcourse.marking.people.traces import Forgotten, Trace, traces
from netcourse.marking.private import make_private

# Written first and taken away last: a run that was killed is finished by the next, with all that he is known by.
_BEGUN = Path(".netcourse", "forgetting.json")
BEYOND = (
    "Not in reach from here: the LMS and what was uploaded to it, back-ups, nbgrader's exchange and hubs, files that were "
    "exported or downloaded to other places, and the student's own computer."
)

SERVERS = "Nor what a database server keeps beside its tables: its write-ahead log, its replicas and its own back-ups."


@dataclass(frozen=True, slots=True)
class Result:
    """What was found, or taken away; and which files name him still, each with what is inside it."""

    traces: tuple[Trace, ...]
    left: tuple[str, ...] = ()
    beyond: tuple[str, ...] = (BEYOND,)


def look_for(root: Path, student: str, pseudonyms: Pseudonyms | None = None) -> tuple[Forgotten, Result]:
    """Whom a name means, and what there is of him; nothing is changed.

    Parameters
    ----------
    root : Path
        The course folder.
    student : str
        The id under which the course keeps him; with the key of a course that has pseudonyms also his own id.
    pseudonyms : Pseudonyms, optional
        The course's.

    Raises
    ------
    CourseError
        If there is nothing of anybody of that name.
    """
    if student in ("", ".", "..", NOBODYS) or student.startswith(".") or Path(student).name != student or "\\" in student:
        raise CourseError(f"{shown(student)!r}: is no student's id; an id is the name of a folder in submitted/")
    gradebook, beyond = _gradebook(root)
    whom = _begun(root) or _whom(student, gradebook, pseudonyms)
    if normal_id(student) not in {normal_id(one) for one in (whom.student, *(known.id for known in whom.known))}:
        raise CourseError(f"{root}: forgetting {whom.student} is not finished; run 'netcourse forget {whom.student}' first")
    found = traces(root, whom, gradebook)
    listed = pseudonyms is not None and whom.student in pseudonyms.people
    if not (found or listed or _begun(root)):
        # A file with an id that no folder can have was refused, and lies there under another name.
        refused = root / "received" / NOBODYS
        there = f"; what was refused lies in {refused}, under names made safe: look there too" if refused.is_dir() else ""
        raise CourseError(f"{student}: nobody of this id in the gradebook, in submitted/ or in any other folder of {root}{there}")
    if listed and pseudonyms is not None:
        line = "the line that says who it is"
        found = [*found, Trace(str(pseudonyms.list_path), line, partial(pseudonyms.forget, whom.student))]
    return whom, Result(tuple(found), beyond=beyond)


def forget(root: Path, student: str, pseudonyms: Pseudonyms | None = None) -> Result:
    """Take away every trace of a student.

    Returns
    -------
    Result
        What was taken away, and what names him still; that is for a person to see to.

    Raises
    ------
    CourseError
        As `look_for`, or if a marking or a collection is at work.
    """
    with _alone(root):
        whom, found = look_for(root, student, pseudonyms)
        begin(root, whom)
        for trace in found.traces:
            trace.take()
        (root / _BEGUN).unlink()
        return Result(found.traces, tuple(named_below(root, whom.words)), found.beyond)


def begin(root: Path, whom: Forgotten) -> None:
    """Write down whom to forget, and all that he is known by, before anything of it is taken away."""
    path = root / _BEGUN
    make_private(path.parent)
    # Whoever goes on after a power cut reads it: half of it would forget nobody, and nobody else could be forgotten.
    write_whole(path, json.dumps({"student": whom.student, "known": [asdict(one) for one in whom.known]}).encode())


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    with ExitStack() as held:
        held.enter_context(
            locked(root / ".netcourse" / "marking.lock", f"{root}: 'netcourse mark' is at work; wait until it is done")
        )
        if (root / "received").is_dir():
            held.enter_context(locked(root / "received" / ".lock", f"{root}: a collection is at work; wait until it is done"))
        yield


def _whom(student: str, gradebook: Book | None, pseudonyms: Pseudonyms | None) -> Forgotten:
    name = student
    if pseudonyms and student not in pseudonyms.people:
        name = next((key for key, one in pseudonyms.people.items() if normal_id(one.id) == normal_id(student)), student)
    there = isinstance(gradebook, Address) or (gradebook and gradebook.is_file())
    known = [known_by(gradebook, name)] if gradebook and there else []
    known += [pseudonyms.people.get(name)] if pseudonyms else []
    return Forgotten(name, tuple(one for one in known if one))


def _gradebook(root: Path) -> tuple[Book, tuple[str, ...]]:
    address = Address(instructors_api(root).coursedir.db_url)
    return (address.file, (BEYOND,)) if address.file is not None else (address, (BEYOND, SERVERS))


def _begun(root: Path) -> Forgotten | None:
    try:
        said = json.loads((root / _BEGUN).read_text(encoding="utf-8"))
        return Forgotten(said["student"], tuple(Known(**one) for one in said["known"]))
    except (OSError, ValueError, KeyError, TypeError):
        # Killed while it was written: nothing had been taken away yet.
        return None
