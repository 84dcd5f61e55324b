"""`netcourse export UNIT --to PLATFORM --from FILE`, thin."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from netcourse.errors import CourseError
from netcourse.marking.people.course import add_pseudonyms

if TYPE_CHECKING:
    from netcourse.exporting.gradebooks.known import Known
    from netcourse.exporting.gradebooks.marks import Marks

PLATFORMS = ("canvas", "moodle", "brightspace", "blackboard", "sakai", "csv")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words that the command takes."""
    parser.add_argument("unit", help="the unit, such as 05_tumour_grade")
    parser.add_argument("--to", required=True, choices=PLATFORMS, help="whose gradebook file; csv needs none")
    parser.add_argument("--from", dest="download", type=Path, metavar="FILE", help="the gradebook as you downloaded it there")
    parser.add_argument(
        "--column", metavar="ID", help="the column, by its id or exact title (default: the one with the unit's name)"
    )
    parser.add_argument("--key", metavar="TITLE", help="Moodle in another language: the column with the id that decides")
    parser.add_argument("--roster", type=Path, metavar="CSV", help="which ids, logins and addresses belong to one person")
    parser.add_argument("--maximum", type=float, metavar="N", help="the column's maximum, where the file does not say it")
    parser.add_argument("--scale", action="store_true", help="turn marks into marks out of the column's maximum")
    parser.add_argument("--unfinished", action="store_true", help="send also what is not all marked yet")
    parser.add_argument(
        "--feedback",
        choices=("text", "zip"),
        help="text: the marker's comments in Moodle's column; zip: the pages, for Moodle or Canvas",
    )
    add_pseudonyms(parser)
    parser.add_argument("--into", type=Path, metavar="FILE", help="a new file (default: one in exports/ of the course)")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and write nothing")


def run(arguments: argparse.Namespace) -> int:
    """Say what changes, and write.

    Returns
    -------
    int
        0 if all marks are in the file, 1 if somebody's were left out.

    Raises
    ------
    CourseError
        If the input is wrong, or the platform's importer would do harm. Nothing is written then.
    """
    from netcourse.exporting.gradebooks.marks import read_marks
    from netcourse.marking.known_unit import check_unit

    root: Path = arguments.course.resolve()
    _check(arguments)
    try:
        marks = read_marks(root, arguments.unit)
    except CourseError:
        check_unit(root, arguments.unit, or_none=True)
        raise
    if not marks.all_so_far:
        raise CourseError(f"{arguments.unit}: no marks yet; 'netcourse mark {arguments.unit}' gives them")
    if arguments.to == "csv":
        return _plain(arguments, root, marks)
    there = _known(arguments, root, marks)
    left = _marks(arguments, root, marks, there) if arguments.download else False
    left |= _pages(arguments, root, marks, there) if arguments.feedback == "zip" else False
    return 1 if left else 0


def _check(arguments: argparse.Namespace) -> None:
    to, feedback = arguments.to, arguments.feedback
    if to == "csv" and (arguments.download or feedback):
        raise CourseError("--to csv takes neither --from nor --feedback: it holds all marks by our own ids")
    if to != "csv" and not arguments.download and feedback != "zip":
        raise CourseError(f"--to {to} needs --from FILE: the gradebook as you downloaded it there, for its ids decide")
    if feedback == "text" and to != "moodle":
        raise CourseError(f"--feedback text: {to.capitalize()} takes no text from a gradebook file; Moodle does")
    if feedback == "zip" and to not in ("moodle", "canvas"):
        raise CourseError(f"--feedback zip: {to.capitalize()} takes no files back under the names it gave; Moodle and Canvas do")
    if arguments.maximum is not None and not 0 < arguments.maximum < float("inf"):
        raise CourseError(f"--maximum {arguments.maximum:g}: a number above 0")


def _known(arguments: argparse.Namespace, root: Path, marks: "Marks") -> "Known":
    from netcourse.exporting.gradebooks.known import known
    from netcourse.marking.intake.roster import read_roster
    from netcourse.marking.people.course import check_course, pseudonyms_for

    pseudonyms = pseudonyms_for(root, arguments.pseudonyms)
    check_course(root, set(marks.all_so_far), pseudonyms)
    if pseudonyms:
        _expect_apart(root, arguments.into)
    if pseudonyms and arguments.feedback == "zip":
        raise CourseError(
            "--feedback zip: a course under pseudonyms keeps no platform's names of files, under which they go back"
        )
    roster = read_roster(_bytes_of(arguments.roster), arguments.roster.name) if arguments.roster else None
    return known(root, arguments.unit, marks.students.values(), roster, pseudonyms)


def _expect_apart(root: Path, into: Path | None) -> None:
    if into is None or into.absolute().parent.resolve().is_relative_to(root):
        raise CourseError(
            f"{root}: holds pseudonyms and no ids; name a file outside it by --into, for the platform's ids stand in it"
        )


def _plain(arguments: argparse.Namespace, root: Path, marks: "Marks") -> int:
    from dataclasses import replace

    from netcourse.exporting.gradebooks import plain
    from netcourse.exporting.gradebooks.known import person_of
    from netcourse.exporting.gradebooks.writing import place, write
    from netcourse.marking.people.course import check_course, pseudonyms_for

    path = place(root, arguments.into, f"{arguments.unit}.csv")
    if arguments.pseudonyms:
        # Under pseudonyms unless the key is named: then by the ids behind them.
        pseudonyms = pseudonyms_for(root, arguments.pseudonyms)
        check_course(root, set(marks.all_so_far), pseudonyms)
        _expect_apart(root, arguments.into)
        marks = replace(marks, students={name: person_of(one, pseudonyms) for name, one in marks.students.items()})
    waiting = f", {len(marks.waiting)} of them not all marked yet (complete: no)" if marks.waiting else ""
    print(f"{len(marks.all_so_far)} students with marks{waiting}")
    if not arguments.dry_run:
        write(path, plain.encoded(plain.rows(marks)))
        print(f"Written: {path}")
    return 1 if marks.waiting else 0


def _marks(arguments: argparse.Namespace, root: Path, marks: "Marks", there: "Known") -> bool:
    from netcourse.exporting.gradebooks.export import export
    from netcourse.exporting.gradebooks.plan import How
    from netcourse.exporting.gradebooks.roll import Wanted
    from netcourse.exporting.gradebooks.said import lines
    from netcourse.exporting.gradebooks.writing import place, write

    file: Path = arguments.download
    title, named = _title(root, arguments.unit), not arguments.pseudonyms
    wanted = Wanted(arguments.column, arguments.unit, title, arguments.key, named)
    how = How(arguments.maximum, arguments.scale, arguments.unfinished)
    made = export(arguments.to, _bytes_of(file), file.name, wanted, how, marks, there, with_text=arguments.feedback == "text")
    path = place(root, arguments.into, f"{arguments.unit}-{arguments.to}{made.suffix}")
    print("\n".join(lines(made.dialect, made.roll, made.plan, marks)))
    if not arguments.dry_run:
        write(path, made.data)
        print(f"Written: {path}, {len(made.plan.entries)} rows")
        print(f"Read back by the importer's rules (known from {made.dialect.rules}), it gives exactly these marks.")
    return bool(made.plan.strangers or made.plan.waiting or made.plan.closed)


def _pages(arguments: argparse.Namespace, root: Path, marks: "Marks", there: "Known") -> bool:
    from netcourse.exporting.gradebooks.feedback import pages, zipped
    from netcourse.exporting.gradebooks.writing import place, write
    from netcourse.marking.debrief.writing import Feedback

    to, unit = arguments.to, arguments.unit
    going = marks.all_so_far if arguments.unfinished else marks.of
    found = pages(to, root, unit, going, there)
    path = place(root, None if arguments.download else arguments.into, f"{unit}-{to}-feedback.zip")
    without = [one for one in found if not one.name]
    for one in without:
        print(f"{one.student}: no page: {one.why}")
    named = [one for one in found if one.name]
    if not named:
        raise CourseError(f"{unit}: no page has a name of {to.capitalize()}'s; 'netcourse collect' with its own zip learns them")
    if arguments.dry_run:
        print(f"{len(named)} pages of feedback would go into {path}")
        return bool(without)
    feedback = Feedback(root, unit)
    files = {}
    for one in named:
        page = feedback.write(one.student)
        if page.outcome == "not made":
            raise CourseError(f"{one.student}: {page.why}")
        files[one.name] = page.path.read_bytes()
    write(path, zipped(files))
    print(f"Written: {path}, {len(files)} pages of feedback")
    if to == "canvas":
        print(
            "Canvas shows each under the name of the file that was handed in (.ipynb): a student has to save it under a name "
            "that ends in .html."
        )
    return bool(without)


def _title(root: Path, unit: str) -> str:
    from netcourse.exporting.gradebooks.titles import title_of

    return title_of(root, unit)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CourseError(f"{path}: can't be read ({error.strerror})") from None
