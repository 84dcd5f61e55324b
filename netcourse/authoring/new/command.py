"""`netcourse new WHAT`: the smallest right skeleton of a thing, written into the course's texts."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from netcourse.errors import CourseError

if TYPE_CHECKING:
    from netcourse.authoring.new.change import Change

MOST_POINTS = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words that the command takes."""
    commands = parser.add_subparsers(required=True, metavar="WHAT")
    item = commands.add_parser("item", help="a question: form, marks, and a synthetic student who gets it wrong")
    item.add_argument("unit", help="such as 05_tumour_grade")
    item.add_argument("--kind", required=True, help="single, several, number, matching, ordering, set or short")
    item.add_argument("--after", metavar="ITEM", help="below this one, such as q07 (default: below the last question)")
    item.add_argument("--points", default="2", metavar="MARKS", help="what it is worth (default: %(default)s)")
    item.set_defaults(make=_item)
    for one in commands.choices.values():
        one.add_argument("--dry-run", action="store_true", help="write nothing; print the difference")


def run(arguments: argparse.Namespace) -> int:
    """Print or write what is new, and say what comes next."""
    from netcourse.authoring.course import find_course

    root = find_course(arguments.course)
    change: Change = arguments.make(root, arguments)
    if arguments.dry_run:
        print(change.difference(root), end="")
        return 0
    change.write()
    for path in change.texts:
        print(f"wrote {path.relative_to(root)}")
    print("\n".join(change.then))
    return 0


def _item(root: Path, arguments: argparse.Namespace) -> "Change":
    from netcourse.authoring.course import find_unit
    from netcourse.authoring.new.item import new_item

    return new_item(find_unit(root, arguments.unit), arguments.kind, arguments.after, _points(arguments.points))


def _points(typed: str) -> float:
    try:
        points = float(typed)
    except ValueError:
        points = 0
    if not (0 < points <= MOST_POINTS and (2 * points).is_integer()):
        raise CourseError(f"--points {typed}: marks are whole or half, above 0 and at most {MOST_POINTS}")
    return points
