"""`netcourse collect UNIT SOURCE...`, thin."""

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words that the command takes."""
    parser.add_argument("unit", help="the unit, such as 05_tumour_grade")
    parser.add_argument("sources", nargs="+", type=Path, metavar="SOURCE", help="folder, zip or notebook handed over")
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="where submitted/ and received/ are (default: the course)")
    parser.add_argument(
        "--roster", type=Path, metavar="CSV", help="who there is: an export of Moodle or Canvas, or student_id,name"
    )
    parser.add_argument(
        "--times", type=Path, metavar="CSV", help="when each handed in: Moodle's grading worksheet, Canvas's export"
    )
    parser.add_argument("--groups", type=Path, metavar="CSV", help="student_id,group: one hand-in is for every member")
    parser.add_argument("--zone", metavar="ZONE", help="time zone of times that name none, such as Europe/Berlin (default: UTC)")
    parser.add_argument("--json", action="store_true", help="print JSON in place of the table")


def run(arguments: argparse.Namespace) -> int:
    """Collect and report.

    Returns
    -------
    int
        0 if everything was accepted or repaired, 1 if anything was refused.

    Raises
    ------
    CourseError
        If the call was wrong.
    """
    from rich.console import Console

    from netcourse.marking.intake.collect import collect
    from netcourse.marking.intake.people import tell_gradebook
    from netcourse.marking.intake.report import as_json, as_lines, as_table

    root = arguments.course
    collected = collect(
        root,
        arguments.unit,
        arguments.sources,
        into=arguments.into,
        roster=arguments.roster,
        times=arguments.times,
        groups=arguments.groups,
        zone=arguments.zone,
    )
    names = tell_gradebook(arguments.into or root, collected.people, surely=arguments.roster is not None)
    if arguments.json:
        print(as_json(collected))
    else:
        console = Console()
        (console if console.is_terminal else Console(width=140)).print(as_table(collected))
        print("\n".join([*as_lines(collected), *([names] if names else [])]))
    return 1 if collected.refused else 0
