"""`netcourse mark UNIT`, thin."""

import argparse
import os
import random
import sys
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from netcourse.errors import CourseError
from netcourse.marking.people.course import add_pseudonyms

if TYPE_CHECKING:
    from rich.console import Console

    from netcourse.marking.batch.mark import Run
    from netcourse.marking.batch.submissions import Submission
    from netcourse.marking.cluster.executor import ClusterExecutor
    from netcourse.marking.execution.executor import LocalExecutor

    Runs = LocalExecutor | ClusterExecutor


_LOOSE = "Memory is bounded for each process of a submission, and not for all together."
_WATCHED = (
    "No control groups for memory and processes can be made {where}. Bounded at every moment: the memory of each process, the "
    "number of processes, and files. Looked at several times a second: the memory of all processes of a submission together. "
    "Not bounded: memory that no process maps, such as segments of System V that nobody attached."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words that the command takes."""
    parser.add_argument("unit", help="the unit, such as 05_tumour_grade")
    parser.add_argument(
        "students", nargs="*", default=[], metavar="STUDENT", help="only these (default: everybody who handed in)"
    )
    parser.add_argument("-j", type=int, default=os.cpu_count() or 1, metavar="N", help="so many at once (default: one a core)")
    parser.add_argument("--again", action="store_true", help="mark what is up to date as well")
    parser.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="mark on the workers of a Dask scheduler, tcp://HOST:8786 or tls://HOST:8786, whose threads count in place of -j; "
        "local:2 starts two workers here to try it",
    )
    parser.add_argument(
        "--without-isolation", action="store_true", help="run student code with your own rights, where it can't be shut in"
    )
    parser.add_argument(
        "--strict", action="store_true", help="refuse a unit with a test that can't be carried out apart from student code"
    )
    parser.add_argument(
        "--audit", type=int, metavar="K", help="mark K again with stock nbgrader, WITHOUT ISOLATION, and report what differs"
    )
    parser.add_argument(
        "--no-copy", action="store_true", help="don't copy the gradebook before, as where pg_dump can't be had: copy it yourself"
    )
    add_pseudonyms(parser)
    parser.add_argument("--seed", type=int, help="draws the same sample for the audit again")


def run(arguments: argparse.Namespace) -> int:
    """Mark and report.

    Returns
    -------
    int
        0 if every submission is marked, 1 if one is not, the gradebook changed elsewhere, or the audit found a difference.

    Raises
    ------
    CourseError
        If the call was wrong, or student code can't be isolated here.
    """
    from netcourse.marking.known_unit import check_unit

    root: Path = arguments.course.resolve()
    check_unit(root, arguments.unit)
    with closing(_executor(arguments, root)) as executor:
        # It imports while we do. Where nothing is to be marked nobody needs it: only who does is told why it can't be had.
        with suppress(CourseError):
            executor.begin()
        return _run(arguments, root, executor)


def _executor(arguments: argparse.Namespace, root: Path) -> "Runs":
    if arguments.cluster:
        from netcourse.marking.cluster.choose import cluster_executor

        return cluster_executor(arguments.cluster, arguments.j, root, isolated=not arguments.without_isolation)
    from netcourse.marking.execution.executor import LocalExecutor

    return LocalExecutor(arguments.j, isolated=not arguments.without_isolation, hidden=[root])


def _run(arguments: argparse.Namespace, root: Path, executor: "Runs") -> int:
    from rich.console import Console

    from netcourse.marking.batch.audit import check_sample
    from netcourse.marking.batch.boards import with_boards
    from netcourse.marking.batch.finals import finals
    from netcourse.marking.batch.mark import plan
    from netcourse.marking.batch.report import alarm, as_lines, as_table
    from netcourse.marking.batch.settings import instructors_api
    from netcourse.marking.people.course import check_submitted, pseudonyms_to_mark
    from netcourse.marking.people.lives import tidy
    from netcourse.marking.private import shut_unless_shared

    if arguments.audit is not None:
        check_sample(arguments.audit)
    pseudonyms = pseudonyms_to_mark(root, arguments.pseudonyms)
    check_submitted(root)
    shut_unless_shared(root)
    tidy(root)
    todo, settled = plan(root, arguments.unit, arguments.students or None, again=arguments.again)
    console = Console()
    if not console.is_terminal:
        console = Console(width=140)
    if arguments.without_isolation:
        console.print("WITHOUT ISOLATION: student code runs with your own rights.", style="bold")
    started = time.monotonic()
    ran = _mark(arguments, root, todo, console, executor)
    outcomes = with_boards(
        root, arguments.unit, sorted([*settled, *ran.outcomes], key=lambda one: one.student), instructors_api(root), pseudonyms
    )
    seconds, ends = time.monotonic() - started, finals(instructors_api(root), arguments.unit)
    if todo:  # else nothing is new but what is made private
        shut_unless_shared(root)
    console.print(as_table(arguments.unit, outcomes, ends))
    for line in (*as_lines(ran, outcomes, seconds, ends), *executor.remarks):
        print(line)
    if said := alarm(ran):
        print(f"netcourse: {said}", file=sys.stderr)
    whole = ran.whole and all(one.verdict == "up to date" for one in settled)
    if arguments.audit is not None:
        marked = [one.student for one in outcomes if one.verdict in {"marked", "up to date"}]
        whole = not _audit(arguments, root, marked) and whole
    return 0 if whole else 1


def _mark(arguments: argparse.Namespace, root: Path, todo: "Sequence[Submission]", console: "Console", executor: "Runs") -> "Run":
    from netcourse.marking.batch.mark import Run, mark
    from netcourse.marking.batch.progress import following
    from netcourse.marking.batch.settings import instructors_api
    from netcourse.marking.batch.terms import read_terms

    if not todo:
        terms = read_terms(root, arguments.unit, instructors_api(root))
        return Run((), None, unreleased=terms.changed, beside=terms.all_beside)
    with following(len(todo), console) as tell, executor:
        if arguments.no_copy:
            console.print("NO COPY of the gradebook was made before this run.", style="bold")
        if not executor.bounds_together:
            where = "on every worker" if arguments.cluster else "here"
            console.print(_LOOSE if arguments.without_isolation else _WATCHED.format(where=where))
        return mark(root, arguments.unit, todo, executor, tell, strict=arguments.strict, copied=not arguments.no_copy)


def _audit(arguments: argparse.Namespace, root: Path, students: Sequence[str]) -> list[str]:
    from netcourse.marking.batch.audit import WARNING, audit, sample

    seed = random.randrange(1_000_000) if arguments.seed is None else arguments.seed  # noqa: S311 (no secret: it is printed)
    chosen = sample(students, arguments.audit, seed)
    print(WARNING)
    print(f"Audit of {len(chosen)} of {len(students)}, seed {seed}: {', '.join(chosen)}", flush=True)
    found = audit(root, arguments.unit, students, arguments.audit, seed)
    print("\n".join(found) if found else "Stock nbgrader gives the same marks, comments and penalties.")
    return found
