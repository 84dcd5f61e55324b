"""Mark a class: many at once, the results written one by one, each submission with a result or a reason why not."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from netcourse.errors import CourseError
from netcourse.marking.batch.ahead import run_ahead
from netcourse.marking.batch.engine import one_engine
from netcourse.marking.batch.guard import copy_gradebook, differences, given_by_hand
from netcourse.marking.batch.holdings import Holdings
from netcourse.marking.batch.keys import Keys
from netcourse.marking.batch.ledger import Ledger, Marked
from netcourse.marking.batch.outcome import Outcome, changes, verdict_of
from netcourse.marking.batch.recording import Recorder
from netcourse.marking.batch.sanitising import Prepared, Sanitiser
from netcourse.marking.batch.settings import instructors_api
from netcourse.marking.batch.submissions import Submission, cells_given, files_of_source, find_submissions, source_of
from netcourse.marking.batch.terms import Terms, read_terms
from netcourse.marking.batch.unreadable import in_words
from netcourse.marking.beside import Beside, what_runs_beside
from netcourse.marking.execution.executor import Executor, LocalExecutor
from netcourse.marking.execution.job import Done, Job
from netcourse.marking.isolation.limits import Limits
from netcourse.marking.lock import locked
from netcourse.marking.patience import SECONDS, TooLong, at_most

# Told of each outcome as soon as it is written.
Tell = Callable[[Outcome], None]

_LEFT_OUT = "left out by CourseDirectory.student_id_exclude in nbgrader_config.py"


@dataclass(frozen=True, slots=True)
class Run:
    """What a run did.

    An outcome a student, the copy of the gradebook from before, tables changed outside the run, tests and questions of which
    `source/` has another text than the release, how many marks and comments a person gave elsewhere meanwhile, and which tests
    ran beside student code.
    """

    outcomes: tuple[Outcome, ...]
    backup: Path | None
    strangers: tuple[str, ...] = ()
    unreleased: tuple[str, ...] = ()
    by_hand: int = 0
    beside: Beside = field(default_factory=Beside)

    @property
    def whole(self) -> bool:
        """Whether every submission is marked and nothing else changed."""
        return not self.strangers and all(one.verdict in {"marked", "up to date"} for one in self.outcomes)


@dataclass(slots=True)
class _Desk:
    """What is under way: prepared submissions by student, and those that could not be prepared."""

    prepared: dict[str, Prepared] = field(default_factory=dict)
    refused: list[Outcome] = field(default_factory=list)


def plan(
    root: Path, unit: str, students: list[str] | None = None, *, again: bool = False, counted: bool = True
) -> tuple[list[Submission], list[Outcome]]:
    """Sort the submissions of a unit into those to be marked and those of which the outcome stands: up to date, or refused.

    Parameters
    ----------
    root, unit, students
        As for `find_submissions`.
    again : bool
        Mark all of them, whatever was marked before.
    counted : bool
        Whether the answers in each are counted, which takes half a second a student.

    Raises
    ------
    CourseError
        If there is nothing to mark, or no source to mark it with.
    """
    files_of_source(root, unit)
    found, refused = find_submissions(root, unit, students)
    api = instructors_api(root)
    terms = read_terms(root, unit, api)
    left_out = set(api.coursedir.student_id_exclude.split(","))
    refused |= {one.student: _LEFT_OUT for one in found if one.student in left_out}
    found = [one for one in found if one.student not in left_out]
    ledger, holdings, keys = Ledger(root, unit), Holdings(root, unit), Keys(root, unit)
    todo, done = [], [Outcome(student, "not marked", (why,), {}) for student, why in refused.items()]
    for submission in found:
        marked = None if again else ledger.read(submission)
        try:
            now = submission.digest(terms.of(submission.student)) if marked and submission.autograded.is_file() else ""
            why = keys.alarm(submission)
        except OSError as error:
            why = f"it can't be read ({error.strerror})"
        if why:
            done.append(Outcome(submission.student, "not marked", (why,), {}))
            continue
        if marked and marked.digest == now:
            outcome = Outcome(submission.student, "up to date", marked.troubles, marked.marks)
            done.append(replace(outcome, repaired=submission.repairs(), holding=holdings.of(submission) if counted else None))
        else:
            todo.append(submission)
    return todo, done


def mark(
    root: Path,
    unit: str,
    todo: Sequence[Submission],
    executor: Executor,
    tell: Tell,
    limits: Limits | None = None,
    *,
    strict: bool = False,
) -> Run:
    """Mark submissions.

    Parameters
    ----------
    root : Path
        The course folder.
    unit : str
        Such as ``05_tumour_grade``.
    todo : sequence of Submission
        From `plan`.
    executor : Executor
        Runs them.
    tell : callable
        Told each outcome.
    limits : Limits, optional
        What each submission may use up; by default with the time that nbgrader's configuration allows a cell.
    strict : bool
        Refuse a unit with tests that can't be carried out apart from student code.

    Returns
    -------
    Run
        With one outcome for each of `todo`, and which tests of `source/` are not those of the release.

    Raises
    ------
    CourseError
        If the gradebook does not know the unit, another run is at work on this course, or a test can't run apart and must.
    """
    busy = f"{root}: another 'netcourse mark' is at work; wait until it is done"
    with locked(root / ".netcourse" / "marking.lock", busy), one_engine():
        if isinstance(executor, LocalExecutor):
            executor.warm(cells_given(root, unit))
        terms = _with_beside(root, unit, executor, limits, strict=strict)
        return _mark(root, unit, todo, executor, tell, terms, limits or terms.limits)


def _with_beside(root: Path, unit: str, executor: Executor, limits: Limits | None, *, strict: bool) -> Terms:
    terms = read_terms(root, unit, instructors_api(root))
    beside = what_runs_beside(root, source_of(root, unit), terms.released, limits or terms.limits, executor.run)
    if strict and beside.cells:
        said = "; ".join(f"{cell}: {why}" for cell, why in beside.cells.items())
        raise CourseError(f"{unit}: --strict refuses tests that can't be carried out apart from student code: {said}")
    return replace(terms, beside=beside)


def _mark(root: Path, unit: str, todo: Sequence[Submission], executor: Executor, tell: Tell, terms: Terms, limits: Limits) -> Run:
    api, ledger = instructors_api(root), Ledger(root, unit)
    recorder = Recorder(root, unit, api, SECONDS)
    students = [submission.student for submission in todo]
    repairs = {submission.student: submission.repairs() for submission in todo}
    submissions, holdings = {submission.student: submission for submission in todo}, Holdings(root, unit)
    backup, before = copy_gradebook(root, api.coursedir.db_url), recorder.picture(students)
    sanitiser, desk = Sanitiser(root, unit, api, terms, limits), _Desk()
    outcomes: list[Outcome] = []

    def settle(outcome: Outcome) -> None:
        holding = None
        with suppress(TooLong), at_most(SECONDS):
            holding = holdings.of(submissions[outcome.student])
        outcome = replace(outcome, repaired=repairs[outcome.student], holding=holding)
        outcomes.append(outcome)
        tell(outcome)

    for done in run_ahead(executor, _jobs(todo, sanitiser, desk)):
        settle(_record(desk.prepared.pop(done.name), done, recorder, ledger))
    for refused in desk.refused:
        settle(refused)
    after = recorder.picture(students)
    strangers, by_hand = tuple(differences(before, after)), given_by_hand(before, after)
    return Run(tuple(outcomes), backup, strangers, terms.changed, by_hand, terms.beside or Beside())


def _jobs(todo: Sequence[Submission], sanitiser: Sanitiser, desk: _Desk) -> Iterator[Job]:
    for submission in todo:
        try:
            with at_most(SECONDS):
                prepared = sanitiser.prepare(submission)
        except Exception as error:  # noqa: BLE001 (whatever a submission makes nbgrader raise, the others are marked)
            reason = f"nbgrader can't read it: {in_words(error)}"
            desk.refused.append(Outcome(submission.student, "not marked", (reason,), {}))
            continue
        desk.prepared[submission.student] = prepared
        yield prepared.job


def _record(prepared: Prepared, done: Done, recorder: Recorder, ledger: Ledger) -> Outcome:
    submission = prepared.submission
    verdict, reasons = verdict_of(done)
    if verdict == "not marked":
        return Outcome(submission.student, verdict, reasons, {})
    earlier = ledger.read(submission)
    try:
        marks = recorder.record(prepared, done)
    except CourseError as error:
        return Outcome(submission.student, "not marked", (*reasons, str(error)), {})
    except Exception as error:  # noqa: BLE001 (whatever recording one submission raises, the others are marked)
        return Outcome(submission.student, "not marked", (*reasons, f"it could not be recorded: {in_words(error)}"), {})
    if verdict == "marked":
        # What is only partly marked is tried again by the next run.
        ledger.write(submission, Marked(prepared.digest, marks, reasons))
    return Outcome(submission.student, verdict, reasons, marks, changes(earlier.marks if earlier else None, marks))
