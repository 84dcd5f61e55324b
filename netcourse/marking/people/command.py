"""`netcourse forget STUDENT` and `netcourse forget --older-than DAYS`, thin."""

import argparse
from pathlib import Path

from netcourse.errors import CourseError
from netcourse.marking.people.course import add_pseudonyms


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words that the command takes."""
    parser.add_argument("student", nargs="?", metavar="STUDENT", help="the id under which the course keeps the student")
    parser.add_argument(
        "--older-than", type=int, metavar="DAYS", help="in place of STUDENT: take away what lies in received/ for longer"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what there is")
    add_pseudonyms(parser)


def run(arguments: argparse.Namespace) -> int:
    """Forget, and say what was taken away and what is left.

    Returns
    -------
    int
        0 if nothing in the course folder names the student any more, 1 if something does.

    Raises
    ------
    CourseError
        If the call was wrong, or there is nothing of anybody of that name.
    """
    root: Path = arguments.course.resolve()
    if (arguments.student is None) == (arguments.older_than is None):
        raise CourseError("forget: name one STUDENT, or --older-than DAYS")
    if arguments.student is None:
        return _forget_received(root, arguments.older_than, dry=arguments.dry_run)
    from netcourse.marking.intake.report import shown_line
    from netcourse.marking.people.course import pseudonyms_to_mark
    from netcourse.marking.people.forget import forget, look_for

    pseudonyms = pseudonyms_to_mark(root, arguments.pseudonyms)
    dry = arguments.dry_run
    found = look_for(root, arguments.student, pseudonyms)[1] if dry else forget(root, arguments.student, pseudonyms)
    print(f"{'There is' if dry else 'Taken away'}:")
    for trace in found.traces:
        print(f"  {shown_line(trace.where)}: {trace.what}")
    for where in found.left:
        print(f"STILL NAMED in {shown_line(where)}: look there yourself")
    print("\n".join(found.beyond))
    return 1 if found.left else 0


def _forget_received(root: Path, days: int, *, dry: bool) -> int:
    from netcourse.marking.lock import locked
    from netcourse.marking.people.lives import outlived, take_away

    if days < 1:
        raise CourseError(f"--older-than {days}: has to be a whole number of days from 1 on")
    if not (root / "received").is_dir():
        raise CourseError(f"{root / 'received'}: nothing was collected here")
    with locked(root / "received" / ".lock", f"{root / 'received'}: a collection is at work; wait until it is done"):
        files = outlived(root, days)
        if not dry:
            take_away(root, files)
    print(f"{len(files)} file(s) of received/ older than {days} days {'are there' if dry else 'taken away'}")
    return 0
