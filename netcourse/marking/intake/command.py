"""`netcourse collect UNIT SOURCE...` and `netcourse collect UNIT --from-submitted`, thin."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netcourse.marking.people.course import add_pseudonyms

if TYPE_CHECKING:
    from netcourse.marking.intake.collect import Collected


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words that the command takes."""
    parser.add_argument("unit", help="the unit, such as 05_tumour_grade")
    sources = parser.add_argument(
        "sources", nargs="+", default=(), type=Path, metavar="SOURCE", help="folder, zip or notebook handed over"
    )
    parser.add_argument(
        "--from-submitted",
        action=_InPlaceOf,
        other=sources,
        help="in place of SOURCE: repair and report what nbgrader collect, a hub or a hand laid into submitted/",
    )
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="where submitted/ and received/ are (default: the course)")
    parser.add_argument(
        "--roster", type=Path, metavar="CSV", help="who there is: an export of Moodle or Canvas, or student_id,name"
    )
    parser.add_argument(
        "--times", type=Path, metavar="CSV", help="when each handed in: Moodle's grading worksheet, Canvas's export"
    )
    parser.add_argument("--groups", type=Path, metavar="CSV", help="student_id,group: one hand-in is for every member")
    parser.add_argument("--zone", metavar="ZONE", help="time zone of times that name none, such as Europe/Berlin (default: UTC)")
    parser.add_argument(
        "--ids-are-addresses", action="store_true", help="the roster's ids may be e-mail addresses, where it has no others"
    )
    add_pseudonyms(parser)
    parser.add_argument("--json", action="store_true", help="print JSON in place of the table")


class _InPlaceOf(argparse.Action):
    """A flag that stands in place of a positional argument, which is needed otherwise.

    With `nargs="*"` in its place argparse, until Python 3.13, takes none and then refuses it behind any option.
    """

    def __init__(self, *, other: argparse.Action, **options: Any) -> None:
        super().__init__(**{**options, "nargs": 0, "default": False})
        self._other = other

    def __call__(self, _parser: object, namespace: argparse.Namespace, *_: object) -> None:
        """Set the flag."""
        self._other.required = False
        setattr(namespace, self.dest, True)


def run(arguments: argparse.Namespace) -> int:
    """Collect and report.

    Returns
    -------
    int
        0 if everything was accepted or repaired, 1 if anything was refused or no SOURCE held a hand-in.

    Raises
    ------
    CourseError
        If the call was wrong.
    """
    from rich.console import Console

    from netcourse.marking.intake.names import shown
    from netcourse.marking.intake.people import tell_gradebook
    from netcourse.marking.intake.report import as_json, as_lines, as_table
    from netcourse.marking.people.lives import reminder
    from netcourse.marking.private import shut_unless_shared

    root = arguments.course
    collected = _collected(arguments)
    shut_unless_shared(arguments.into or root)
    names = tell_gradebook(arguments.into or root, collected.people, surely=arguments.roster is not None)
    if arguments.json:
        print(as_json(collected))
    else:
        console = Console()
        (console if console.is_terminal else Console(width=140)).print(as_table(collected))
        print("\n".join([*as_lines(collected), *filter(None, (names, reminder(arguments.into or root)))]))
    # A wrong path, or a list of grades in place of the download: nothing was collected, and a script has to see it.
    if nothing := bool(arguments.sources) and not collected.decisions:
        searched = ", ".join(shown(str(one)) for one in arguments.sources)
        print(f"{searched}: holds no hand-in for {arguments.unit}", file=sys.stderr)
    return 1 if collected.refused or nothing else 0


def _collected(arguments: argparse.Namespace) -> "Collected":
    from netcourse.errors import CourseError
    from netcourse.marking.intake.collect import collect
    from netcourse.marking.intake.collect_set import collect_set, refuse_other_ways, set_in
    from netcourse.marking.intake.in_place import collect_in_place
    from netcourse.marking.people.course import IN_PLACE, pseudonyms_for

    root, unit = arguments.course, arguments.unit
    tables = {name: getattr(arguments, name) for name in ("into", "roster", "times", "zone")}
    tables["addresses"] = arguments.ids_are_addresses
    pseudonyms = pseudonyms_for(root, arguments.pseudonyms, into=arguments.into, may_make=not arguments.from_submitted)
    if released := set_in(root, unit):
        refuse_other_ways(unit, pseudonyms=pseudonyms is not None, in_place=arguments.from_submitted)
        return collect_set(root, released, arguments.sources, groups=arguments.groups, **tables)
    if not arguments.from_submitted:
        return collect(root, unit, arguments.sources, groups=arguments.groups, pseudonyms=pseudonyms, **tables)
    if pseudonyms:
        raise CourseError(IN_PLACE)
    if arguments.sources:
        raise CourseError(f"{arguments.sources[0]}: --from-submitted takes no SOURCE; it looks at submitted/ alone")
    if arguments.groups:
        raise CourseError("--groups: not with --from-submitted, which writes into nobody's folder but the student's own")
    return collect_in_place(root, unit, **tables)
