"""`netcourse demo [UNIT]`, thin."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netcourse.authoring.course import Unit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words that the command takes."""
    parser.add_argument("unit", nargs="?", default="05_tumour_grade", help="default: %(default)s")
    parser.add_argument(
        "--every", action="store_true", help="play every unit, each in a folder of its own; hostile students hand in once"
    )
    parser.add_argument("--few", action="store_true", help="let every third synthetic student alone play")
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="scratch course folder (default: demo-course)")
    parser.add_argument(
        "--without-isolation", action="store_true", help="where student code can't be shut in; hostile students stay away"
    )


def run(arguments: argparse.Namespace) -> int:
    """Play, and show the class.

    Returns
    -------
    int
        0 if every mark is as expected, 1 if one is not.

    Raises
    ------
    CourseError
        If there is no such unit, or student code can't be isolated here.
    """
    from netcourse.authoring.course import find_course, find_unit, units
    from netcourse.demo.play import prepare

    root = find_course(arguments.course)
    folder = arguments.into or root / "demo-course"
    prepare(root, folder)
    if not arguments.every:
        return _play(find_unit(root, arguments.unit), folder, isolated=not arguments.without_isolation, few=arguments.few)
    codes: list[int] = []
    for unit in units(root):
        own = folder / unit.name
        prepare(root, own)
        # Hostile students try the same in every unit: once is enough.
        codes.append(_play(unit, own, isolated=not arguments.without_isolation, hostile=not codes, few=arguments.few))
    return max(codes)


def _play(unit: "Unit", folder: Path, *, isolated: bool, hostile: bool = True, few: bool = False) -> int:
    from rich.console import Console

    from netcourse.demo.play import play
    from netcourse.demo.table import demo_table

    console = Console()
    if not console.is_terminal:
        console = Console(width=140)
    with console.status("starting") as status:

        def say(line: str) -> None:
            # A terminal gets one line that changes; a log gets a line a step.
            if console.is_terminal:
                status.update(line)
            else:
                print(line, flush=True)

        result = play(unit, folder, say, isolated=isolated, hostile=hostile, few=few)
    console.print(demo_table(result))
    print(f"Feedback:   {folder}/feedback/<student>/{unit.name}/{unit.name}.html")
    print(f"Grades:     {result.grades}")
    print(f"Formgrader: run 'jupyter lab' in {folder} and open Nbgrader > Formgrader")
    for problem in result.problems:
        print(f"netcourse: {problem}", file=sys.stderr)
    print("Every mark is as expected." if not result.problems else f"{len(result.problems)} difference(s).")
    return 1 if result.problems else 0
