"""Mark a class: many at once, the results written one by one, each submission with a result or a reason why not."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from netcourse.errors import CourseError
from netcourse.marking.batch.ahead import run_ahead
from netcourse.marking.batch.both_ways import BothWays, with_skipped
from netcourse.marking.batch.copies import copy_gradebook
from netcourse.marking.batch.engine import one_engine
from netcourse.marking.batch.garbage import seldom_collected
from netcourse.marking.batch.guard import differences, given_by_hand
from netcourse.marking.batch.holdings import Holdings
from netcourse.marking.batch.keys import Keys
from netcourse.marking.batch.ledger import Ledger, Marked
from netcourse.marking.batch.outcome import Outcome, Verdict, changes, lost_to_stderr, verdict_of
from netcourse.marking.batch.recording import Recorder
from netcourse.marking.batch.sanitising import Prepared, Sanitiser
from netcourse.marking.batch.settings import instructors_api
from netcourse.marking.batch.submissions import Submission, cells_given, find_submissions, given_files, source_of
from netcourse.marking.batch.terms import Terms, read_terms
from netcourse.marking.batch.unreadable import in_words
from netcourse.marking.beside import Beside, what_runs_beside
from netcourse.marking.execution.executor import Executor
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
    """What is under way: prepared notebooks by job, those that ran by student, and who has none that could be prepared."""

    prepared: dict[str, Prepared] = field(default_factory=dict)
    ran: dict[str, list[tuple[Prepared, Done]]] = field(default_factory=dict)
    # By student, how many notebooks have yet to run, and of those that can't, why.
    open: dict[str, int] = field(default_factory=dict)
    unread: dict[str, dict[str, str]] = field(default_factory=dict)
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
    api = instructors_api(root)
    terms = read_terms(root, unit, api)
    found, refused = find_submissions(root, unit, students, names=terms.names, layout=terms.layout)
    left_out = set(api.coursedir.student_id_exclude.split(","))
    refused |= {one.student: _LEFT_OUT for one in found if one.student in left_out}
    found = [one for one in found if one.student not in left_out]
    ledger, holdings, keys = Ledger(root, unit), _holdings(root, unit, terms), Keys(root, unit, terms.layout)
    todo, done = [], [Outcome(student, "not marked", (why,), {}) for student, why in refused.items()]
    for submission in found:
        marked = None if again else ledger.read(submission)
        try:
            contents = submission.contents()
        except OSError as error:
            done.append(Outcome(submission.student, "not marked", (f"it can't be read ({error.strerror})",), {}))
            continue
        if why := keys.alarm(contents):
            done.append(Outcome(submission.student, "not marked", (why,), {}))
        elif marked and submission.is_marked and marked.digest == contents.digest(terms.of(submission.student)):
            holding = holdings.of(submission, contents) if counted else None
            outcome = Outcome(submission.student, "up to date", marked.troubles, marked.marks, holding=holding, own=contents.own)
            done.append(replace(outcome, repaired=submission.repairs()))
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
    copied: bool = True,
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
    copied : bool
        Whether the gradebook is copied before.

    Returns
    -------
    Run
        With one outcome for each of `todo`, and which tests of `source/` are not those of the release.

    Raises
    ------
    CourseError
        If the gradebook does not know the unit, another run is at work on this course, it can't be copied, or a test can't run
        apart and must.
    """
    busy = f"{root}: another 'netcourse mark' is at work; wait until it is done"
    with locked(root / ".netcourse" / "marking.lock", busy), one_engine():
        executor.warm(cells_given(root, unit))
        terms = _with_beside(root, unit, executor, limits, strict=strict)
        backup = copy_gradebook(root, instructors_api(root).coursedir.db_url) if copied else None
        with seldom_collected():
            ran = _mark(root, unit, todo, executor, tell, terms, limits or terms.limits)
        return replace(ran, backup=backup)


def _with_beside(root: Path, unit: str, executor: Executor, limits: Limits | None, *, strict: bool) -> Terms:
    terms = read_terms(root, unit, instructors_api(root))
    bounds, given = limits or terms.limits, given_files(root, unit, terms.layout)
    beside = {
        name: what_runs_beside(root, source_of(root, unit, name, terms.layout), cells, bounds, executor.run, given)
        for name, cells in terms.released.items()
    }
    terms = replace(terms, beside=beside)
    if strict and (cells := terms.all_beside.cells):
        said = "; ".join(f"{cell}: {why}" for cell, why in cells.items())
        raise CourseError(f"{unit}: --strict refuses tests that can't be carried out apart from student code: {said}")
    return terms


def _mark(root: Path, unit: str, todo: Sequence[Submission], executor: Executor, tell: Tell, terms: Terms, limits: Limits) -> Run:
    api, ledger = instructors_api(root), Ledger(root, unit)
    recorder = Recorder(root, unit, api, SECONDS)
    students = [submission.student for submission in todo]
    repairs = {submission.student: submission.repairs() for submission in todo}
    submissions, holdings = {submission.student: submission for submission in todo}, _holdings(root, unit, terms)
    before = recorder.picture(students)
    sanitiser, desk = Sanitiser(root, unit, api, terms, limits), _Desk()
    outcomes: list[Outcome] = []

    def settle(outcome: Outcome) -> None:
        with suppress(TooLong, OSError), at_most(SECONDS):
            contents = submissions[outcome.student].contents()
            outcome = replace(outcome, holding=holdings.of(submissions[outcome.student], contents), own=contents.own)
        outcome = replace(outcome, repaired=repairs[outcome.student])
        outcomes.append(outcome)
        tell(outcome)

    for done in run_ahead(BothWays(executor) if terms.guest else executor, _jobs(todo, sanitiser, desk)):
        prepared = desk.prepared.pop(done.name)
        student = prepared.submission.student
        desk.ran.setdefault(student, []).append((prepared, with_skipped(done, prepared.skipped)))
        desk.open[student] -= 1
        if not desk.open[student]:
            settle(_record(desk.ran.pop(student), desk.unread.pop(student, {}), recorder, ledger))
    for refused in desk.refused:
        settle(refused)
    after = recorder.picture(students)
    strangers, by_hand = tuple(differences(before, after)), given_by_hand(before, after)
    return Run(tuple(outcomes), None, strangers, terms.changed, by_hand, terms.all_beside)


def _jobs(todo: Sequence[Submission], sanitiser: Sanitiser, desk: _Desk) -> Iterator[Job]:
    for submission in todo:
        ready, unread = [], {}
        for name in submission.there:
            try:
                with at_most(SECONDS):
                    ready.append(sanitiser.prepare(submission, name))
            except Exception as error:  # noqa: BLE001 (whatever a submission makes nbgrader raise, the others are marked)
                unread[name] = f"nbgrader can't read it: {in_words(error)}"
        if not ready:
            reasons = tuple(_of(submission, name, why) for name, why in unread.items())
            desk.refused.append(Outcome(submission.student, "not marked", reasons, {}))
            continue
        desk.open[submission.student], desk.unread[submission.student] = len(ready), unread
        for prepared in ready:
            desk.prepared[prepared.job.name] = prepared
        yield from (prepared.job for prepared in ready)


def _of(submission: Submission, name: str, reason: str) -> str:
    """A reason, with the notebook that it is about where a submission has several."""
    return f"{name}: {reason}" if len(submission.released) > 1 else reason


def _record(parts: Sequence[tuple[Prepared, Done]], unread: Mapping[str, str], recorder: Recorder, ledger: Ledger) -> Outcome:
    """Write what came of a submission; a notebook that could not be read or run takes nothing from the others."""
    submission = parts[0][0].submission
    told = [(one, done, *verdict_of(done)) for one, done in sorted(parts, key=lambda part: part[0].notebook)]
    ran = [(one, done) for one, done, verdict, _ in told if verdict != "not marked"]
    reasons = tuple(
        [_of(submission, one.notebook, why) for one, _, _, said in told for why in said]
        + [_of(submission, name, why) for name, why in unread.items()]
        + [_of(submission, one.notebook, why) for one, done in ran if one.job.stderr_counts for why in lost_to_stderr(done)]
        + [f"{name}.ipynb was not handed in: its tests have 0 marks" for name in submission.missing]
        + [f"{name}.ipynb is no notebook of the release, and was passed over" for name in submission.unknown]
    )
    if not ran:
        return Outcome(submission.student, "not marked", reasons, {})
    earlier = ledger.read(submission)
    try:
        marks = recorder.record(ran)
    except CourseError as error:
        return Outcome(submission.student, "not marked", (*reasons, str(error)), {})
    except Exception as error:  # noqa: BLE001 (whatever recording one submission raises, the others are marked)
        return Outcome(submission.student, "not marked", (*reasons, f"it could not be recorded: {in_words(error)}"), {})
    whole = not unread and all(verdict == "marked" for _, _, verdict, _ in told)
    if whole:
        # What is only partly marked is tried again by the next run.
        ledger.write(submission, Marked(parts[0][0].digest, marks, reasons))
    verdict: Verdict = "marked" if whole else "partly marked"
    return Outcome(submission.student, verdict, reasons, marks, changes(earlier.marks if earlier else None, marks))


def _holdings(root: Path, unit: str, terms: Terms) -> Holdings:
    """Answers are counted where they are given in our forms."""
    return Holdings(root, unit, counts=not terms.guest)
