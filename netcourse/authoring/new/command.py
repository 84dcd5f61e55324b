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
    _dry_run(item)
    unit = commands.add_parser("unit", help="a text that teaches, practises and asks, and its synthetic class")
    unit.add_argument("name", help="two digits and a topic, such as 10_transplants")
    unit.set_defaults(make=_unit)
    _dry_run(unit)
    add_patient(commands.add_parser("patient", help="a patient of the tumour board: chart and key, ready to be played"))
    explorer = commands.add_parser("explorer", help="one control, one figure, one task, and a test")
    explorer.add_argument("name", help="of its folder, such as liver_map")
    explorer.set_defaults(make=_explorer)
    _dry_run(explorer)
    cohort = commands.add_parser("cohort", help="synthetic people for an exercise, their table, and a test")
    cohort.add_argument("name", help="in the plural, such as stool_samples")
    cohort.add_argument("--row", metavar="CLASS", help="what one row is called (default: the name in the singular, StoolSample)")
    cohort.add_argument("--prefix", metavar="XX-", help="how ids begin (default: the name's initials, SS-)")
    cohort.set_defaults(make=_cohort)
    _dry_run(cohort)
    fact = commands.add_parser("fact", help="a row of evidence; no answer rests on it until its source and grade are filled in")
    fact.add_argument("id", help="such as B1-2.ki67")
    fact.add_argument("--topic", required=True, help="the file it goes into, such as grade; 'netcourse facts' lists them")
    fact.add_argument("--source", action="append", default=[], metavar="KEY", help="of sources.csv; more than one may be given")
    fact.add_argument("--jurisdiction", default="international", metavar="WHERE", help="default: %(default)s")
    fact.set_defaults(make=_fact)
    _dry_run(fact)


def add_patient(parser: argparse.ArgumentParser) -> None:
    """The words of `netcourse new patient`, which `netcourse patient new` takes too."""
    parser.add_argument("name", metavar="patient", help="such as p14")
    parser.set_defaults(make=_patient)
    _dry_run(parser)


def _dry_run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="write nothing; print the difference")


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


def _unit(root: Path, arguments: argparse.Namespace) -> "Change":
    from netcourse.authoring.new.unit import new_unit

    return new_unit(root, arguments.name)


def _patient(root: Path, arguments: argparse.Namespace) -> "Change":
    from netcourse.authoring.new.patient import new_patient

    return new_patient(root, arguments.name)


def _explorer(root: Path, arguments: argparse.Namespace) -> "Change":
    from netcourse.authoring.new.explorer import new_explorer

    return new_explorer(root, arguments.name)


def _cohort(root: Path, arguments: argparse.Namespace) -> "Change":
    from netcourse.authoring.new.cohort import new_cohort

    return new_cohort(root, arguments.name, arguments.row, arguments.prefix)


def _fact(root: Path, arguments: argparse.Namespace) -> "Change":
    from netcourse.authoring.new.fact import new_fact

    return new_fact(root, arguments.id, arguments.topic, arguments.source, arguments.jurisdiction)


def _points(typed: str) -> float:
    try:
        points = float(typed)
    except ValueError:
        points = 0
    if not (0 < points <= MOST_POINTS and (2 * points).is_integer()):
        raise CourseError(f"--points {typed}: marks are whole or half, above 0 and at most {MOST_POINTS}")
    return points
