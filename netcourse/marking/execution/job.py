"""One submission to run and what comes of it, as plain data: both travel as bytes to whatever machine does the work."""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import PurePosixPath
from typing import Any, Final, Literal

from netcourse.marking.execution.reads import names_read
from netcourse.marking.isolation.limits import Limits

_LENGTH = 8

Kind = Literal["timeout", "dead", "memory", "cpu", "output", "talk", "values", "time", "not run", "failed", "differs"]
# A mark that stock nbgrader would not give.
DIFFERS: Final = "differs"


@dataclass(frozen=True, slots=True)
class Job:
    """A submission, and all that is needed to run and test it.

    Attributes
    ----------
    name : str
        Whose it is; comes back with the result.
    notebook : bytes
        The notebook as nbgrader sanitised it.
    tests : mapping of str to str
        The whole text of each marks cell of the instructor's source, hidden part included, by its grade_id.
    locked : mapping of str to str
        The text of each other read-only code cell of the instructor's source, such as a question's, by its grade_id.
    reads : mapping of str to sequence of str
        The variables of the student's that each test needs, by its grade_id; see `reads`.
    beside : sequence of str
        The tests, by grade_id, that run in the student's process, as they can't apart; see `netcourse.marking.beside`.
    answers : str
        The text of the answers.json to lay down; empty for none.
    given : mapping of str to bytes
        The instructor's files beside the notebook, by relative path: students and tests find them.
    files : mapping of str to bytes
        The student's own files beside the notebook. Tests do not find them.
    limits : Limits
        What it may use up.
    stderr_counts : bool
        Whether a test is told that a function of the student's, which it called, wrote to stderr: nbgrader's own rule, by which
        that costs the test its marks. What was written is not told. Its rule for tagged cells holds then as well; see `steps`.

    Raises
    ------
    ValueError
        If a path leaves the folder.
    """

    name: str
    notebook: bytes
    tests: Mapping[str, str]
    locked: Mapping[str, str] = field(default_factory=dict)
    reads: Mapping[str, Sequence[str]] = field(default_factory=dict)
    answers: str = ""
    given: Mapping[str, bytes] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    beside: Sequence[str] = ()
    stderr_counts: bool = False

    def __post_init__(self) -> None:
        for name in (*self.given, *self.files):
            path = PurePosixPath(name)
            if path.is_absolute() or ".." in path.parts or not path.parts:
                raise ValueError(f"{self.name}: the file {name!r} does not lie in the folder of the submission")


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that went wrong in a cell, in words for an instructor.

    `cell` is its grade_id, else its id; `kind` tells sorts of trouble apart.
    """

    cell: str
    kind: Kind
    says: str


@dataclass(frozen=True, slots=True)
class CellTest:
    """How a marks cell ran.

    `whole` is False if the test could not be carried out: its output is then an error, which earns nothing. `error` is what it
    raised, empty if nothing.
    """

    whole: bool
    error: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a job.

    Attributes
    ----------
    name : str
        As in the job.
    notebook : bytes
        The notebook with the outputs that stock nbgrader's Execute would have put there; empty if nothing ran.
    tests : mapping of str to CellTest
        By grade_id.
    troubles : tuple of Trouble
        In the order in which they happened.
    seconds, cpu_seconds : float
        Wall and CPU time of it all.
    """

    name: str
    notebook: bytes
    tests: Mapping[str, CellTest]
    troubles: tuple[Trouble, ...]
    seconds: float = 0.0
    cpu_seconds: float = 0.0

    @property
    def whole(self) -> bool:
        """Whether every test could be carried out and nothing went wrong."""
        return bool(self.notebook) and not self.troubles and all(test.whole for test in self.tests.values())


def job_for(
    name: str,
    notebook: bytes,
    source: bytes,
    *,
    answers: str = "",
    given: Mapping[str, bytes] | None = None,
    files: Mapping[str, bytes] | None = None,
    limits: Limits | None = None,
    beside: Sequence[str] = (),
    stderr_counts: bool = False,
) -> Job:
    """A job for one submission.

    Parameters
    ----------
    name, notebook, answers, given, files, limits, beside, stderr_counts
        As in `Job`.
    source : bytes
        The instructor's notebook, as it stands in source/.

    Raises
    ------
    ValueError
        If the source is no notebook, or a path leaves the folder.
    """
    tests, locked = {}, {}
    for cell in json.loads(source)["cells"]:
        meta = cell["metadata"].get("nbgrader", {})
        if cell["cell_type"] != "code" or not meta.get("grade_id") or meta.get("solution"):
            continue
        text = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
        if meta.get("grade"):
            tests[meta["grade_id"]] = text
        elif meta.get("locked"):
            locked[meta["grade_id"]] = text
    reads = {identity: names_read(text) for identity, text in tests.items()}
    rest = (given or {}, files or {}, limits or Limits(), tuple(beside), stderr_counts)
    return Job(name, notebook, tests, locked, reads, answers, *rest)


def pack(job: Job) -> bytes:
    """A job as bytes."""
    data = {name: getattr(job, name) for name in ("name", "answers", "stderr_counts")}
    data |= {name: dict(getattr(job, name)) for name in ("tests", "locked", "reads")}
    data |= {name: {path: _text(raw) for path, raw in getattr(job, name).items()} for name in ("given", "files")}
    return _frame({**data, "limits": asdict(job.limits), "beside": list(job.beside)}, job.notebook)


def unpack(raw: bytes) -> Job:
    """The reverse of `pack`."""
    data, notebook = _unframe(raw)
    for name in ("given", "files"):
        data[name] = {path: base64.b64decode(text) for path, text in data[name].items()}
    return Job(**{**data, "limits": Limits(**data["limits"]), "beside": tuple(data["beside"])}, notebook=notebook)


def pack_done(done: Done) -> bytes:
    """A result as bytes."""
    data = {name: getattr(done, name) for name in ("name", "seconds", "cpu_seconds")}
    data["tests"] = {name: asdict(test) for name, test in done.tests.items()}
    data["troubles"] = [asdict(trouble) for trouble in done.troubles]
    return _frame(data, done.notebook)


def unpack_done(raw: bytes) -> Done:
    """The reverse of `pack_done`."""
    data, notebook = _unframe(raw)
    tests = {name: CellTest(**test) for name, test in data.pop("tests").items()}
    troubles = tuple(Trouble(**trouble) for trouble in data.pop("troubles"))
    return Done(**data, notebook=notebook, tests=tests, troubles=troubles)


def together(made: bytes, job: bytes) -> bytes:
    """What was made ahead of a job's tests, and the job, in one; see `apart`."""
    return len(made).to_bytes(_LENGTH, "big") + made + job


def apart(both: bytes) -> tuple[bytes, bytes]:
    """The reverse of `together`."""
    end = _LENGTH + int.from_bytes(both[:_LENGTH], "big")
    return both[_LENGTH:end], both[end:]


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _frame(data: Mapping[str, Any], blob: bytes) -> bytes:
    head = json.dumps(data).encode()
    return together(head, blob)


def _unframe(raw: bytes) -> tuple[dict[str, Any], bytes]:
    head, blob = apart(raw)
    return json.loads(head), blob
