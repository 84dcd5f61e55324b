"""`netcourse report UNIT`, thin."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netcourse.errors import CourseError
from netcourse.marking.files import write_whole

if TYPE_CHECKING:
    from rich.console import Console

    from netcourse.reporting.compare import Comparison
    from netcourse.reporting.gradebook import Gradebook
    from netcourse.reporting.model import Item, Noticed
    from netcourse.reporting.reading import Tell

# From here students get files, or nbgrader takes them.
_NO_PLACE = ("release", "source", "submitted", "autograded", "feedback", "lite-site", "netcourse")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words that the command takes."""
    parser.add_argument("unit", help="the unit, such as 05_tumour_grade")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write it as one page; it holds answer keys")
    parser.add_argument(
        "--compare",
        type=Path,
        metavar="OTHER",
        help="another run beside it: a gradebook (such as a copy before a regrade) or a course",
    )
    parser.add_argument("--pass", type=float, metavar="MARKS", dest="pass_mark", help="from which marks on the unit is passed")
    parser.add_argument(
        "--second", type=Path, metavar="CSV", help="student_id,cell,marks of a second marker, to see how far both agree"
    )
    parser.add_argument("--names", action="store_true", help="call students by their ids (default: by labels that tell nobody)")


def run(arguments: argparse.Namespace) -> int:
    """Read a class and report.

    Returns
    -------
    int
        0: the report is there, whatever it says.

    Raises
    ------
    CourseError
        If there are no marks, the unit is unknown, a gradebook or a table can't be read, or the page would lie where students
        get files. Nothing is written then.
    """
    from rich.console import Console

    from netcourse.marking.batch.settings import instructors_api
    from netcourse.reporting.gradebook import read_gradebook
    from netcourse.reporting.page import page
    from netcourse.reporting.reading import items_of, read_course, read_room
    from netcourse.reporting.report import report
    from netcourse.reporting.second import agreements, read_second
    from netcourse.reporting.terminal import shown

    root: Path = arguments.course.resolve()
    if arguments.html:
        _check_place(root, arguments.html)
    course = read_course(root, arguments.unit)
    api = instructors_api(root)
    book = read_gradebook(api.coursedir.db_url, arguments.unit)
    items = items_of(course, book)
    pass_mark = _pass_mark(arguments.pass_mark, items)
    second = read_second(arguments.second, items, book) if arguments.second else {}
    other = _other(arguments.compare, arguments.unit) if arguments.compare else None
    called, masked = _labels(root, book, course.lesson.texts, named=arguments.names)
    remarks, gap = _remarks(root, arguments.unit, api, None if arguments.names else masked)
    console = Console()
    if not console.is_terminal:
        console = Console(width=140)
    with _progress(console) as tell:
        room = read_room(root, arguments.unit, book, called, course=course, noticed=remarks, gap=gap, tell=tell)
    beside = _beside(arguments.compare, other, book, room.items, called, pass_mark) if other else None
    veil = None if arguments.names else masked.line
    found = report(room, pass_mark=pass_mark, agreements=agreements(second, items, book), comparison=beside, masked=veil)
    if arguments.html:
        write(arguments.html, page(found))
    console.print(shown(found))
    if arguments.html:
        print(f"The page: {arguments.html}. It holds answer keys and what students wrote: not for students.")
    return 0


def write(path: Path, text: str) -> None:
    """Put a page in its place, whole, for its owner's eyes alone; what no file can hold becomes a question mark."""
    write_whole(path, text.encode("utf-8", "replace"))


def _check_place(root: Path, file: Path) -> None:
    for folder in _NO_PLACE:
        if file.resolve().is_relative_to(root / folder):
            raise CourseError(f"{file}: lies in {folder}/, from where students get their files; name another place")
    if file.is_dir() or not file.resolve().parent.is_dir():
        raise CourseError(f"{file}: {'is a folder' if file.is_dir() else 'its folder is not there'}; name a file for the page")


def _pass_mark(given: float | None, items: "tuple[Item, ...]") -> float | None:
    most = sum(item.points for item in items)
    if given is not None and not 0 <= given <= most:
        raise CourseError(f"--pass {given:g}: the unit is worth {most:g} marks; name marks from 0 to {most:g}")
    return given


def _other(place: Path, unit: str) -> "Gradebook":
    from netcourse.marking.batch.settings import instructors_api
    from netcourse.reporting.gradebook import read_gradebook, url_of

    if place.is_dir():
        return read_gradebook(instructors_api(place.resolve()).coursedir.db_url, unit)
    return read_gradebook(url_of(place), unit)


def _beside(
    place: Path, other: "Gradebook", book: "Gradebook", items: "tuple[Item, ...]", called: dict[str, str], pass_mark: float | None
) -> "Comparison":
    from netcourse.reporting.compare import compare

    return compare(other, book, items, place.resolve().name, called, pass_mark)


def _labels(root: Path, book: "Gradebook", texts: frozenset[str], *, named: bool) -> tuple[dict[str, str], Any]:
    """What each student is called, and what takes names out of lines."""
    from netcourse.reporting.alike import words
    from netcourse.reporting.labels import key_of, labels
    from netcourse.reporting.noticed import Mask, spellings

    submitted = root / "submitted"
    there = {path.name for path in submitted.iterdir() if path.is_dir()} if submitted.is_dir() else set()
    ids = {*book.people, *book.submissions, *there}
    called = {one: one for one in ids} if named else labels(ids, key_of(root))
    names = {name: called[one] for one in ids for name in (one, *spellings(book.people.get(one, ())))}
    return called, Mask(names, {word for text in texts for word in words(text)})


def _remarks(root: Path, unit: str, api: Any, masked: Any) -> "tuple[tuple[Noticed, ...], str]":
    from netcourse.reporting.noticed import noticed

    try:
        return noticed(root, unit, api, masked), ""
    except CourseError as error:
        return (), f"What marking noticed is not told: {masked.line(str(error)) if masked else error}."


@contextmanager
def _progress(console: "Console") -> "Iterator[Tell]":
    from rich.progress import Progress

    with Progress(console=console, disable=not console.is_terminal, transient=True) as bar:
        reading = bar.add_task("reading", total=None)

        def tell(done: int, of: int) -> None:
            bar.update(reading, completed=done, total=of)

        yield tell
