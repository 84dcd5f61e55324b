"""The command line: reads words, calls a room, says what came of it."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from netcourse import __version__
from netcourse.authoring import patient_command as patient
from netcourse.authoring import prove_command as prove
from netcourse.authoring.lite import command as lite
from netcourse.authoring.new import command as new
from netcourse.authoring.review import command as review
from netcourse.cases import command as cases
from netcourse.demo import command as playing
from netcourse.errors import CourseError
from netcourse.exporting.cards import command as cards
from netcourse.exporting.gradebooks import command as gradebooks
from netcourse.exporting.questions import command as questions
from netcourse.marking.batch import command as batch
from netcourse.marking.debrief import command as debrief
from netcourse.marking.intake import command as intake
from netcourse.marking.people import command as people
from netcourse.marking.people import who
from netcourse.reporting import command as reporting
from netcourse.words import Words, folder

OK, FAILED, BAD_INPUT = 0, 1, 2


def main(words: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns
    -------
    int
        0 if all is well, 1 if a check found something, 2 if the input was wrong.
    """
    arguments = command_parser().parse_args(words)
    try:
        return int(arguments.run(arguments))
    except CourseError as error:
        print(f"netcourse: {error}", file=sys.stderr)
    except ModuleNotFoundError as error:
        print(f"netcourse: {error.name} is not installed for {sys.executable}; 'make demo' sets all up", file=sys.stderr)
    except OSError as error:
        print(f"netcourse: {error.filename or 'the system'}: {error.strerror or error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("netcourse: stopped", file=sys.stderr)
    return BAD_INPUT


def command_parser() -> argparse.ArgumentParser:
    """Every command with its words; the documentation is made from it."""
    parser = Words(prog="netcourse", description="A course on neuroendocrine tumours, in Jupyter.")
    parser.add_argument("--course", type=folder, default=Path(), metavar="FOLDER", help="the course folder (default: here)")
    parser.add_argument("--version", action="version", version=f"netcourse {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="make notebooks/, source/ and release/ from the texts")
    build.add_argument("unit", nargs="?", help="one unit, such as 05_tumour_grade (default: all)")
    build.add_argument("--check", action="store_true", help="write nothing; exit 1 if a committed file is not what a build gives")
    build.set_defaults(run=_build)

    _add(commands, "demo", playing, "play the teaching cycle on a synthetic class")

    facts = commands.add_parser("facts", help="show facts with their sources and conflicts, and statements with what serves them")
    facts.add_argument(
        "text", nargs="*", help="an id such as B1-2.ki67 or S333, a row such as B2-04, or words (default: the topics)"
    )
    facts.set_defaults(run=_facts)

    _add(commands, "cases", cases, "show the synthetic patients, or write them as a FHIR bundle")

    covered = commands.add_parser("coverage", help="count which statements of the article are taught and examined")
    covered.add_argument("--json", action="store_true", help="print JSON in place of the table")
    covered.set_defaults(run=_coverage)

    lint = commands.add_parser("lint", help="look for leaks, misfiring tests, missing misconceptions, alt text and facts")
    lint.add_argument("unit", nargs="?", help="one unit (default: all)")
    lint.set_defaults(run=_lint)

    _add(commands, "prove", prove, "try every declared wrong answer of every item against every test")
    _add(commands, "review", review, "a page or a table for the clinician who signs; takes it back signed")

    _add(
        commands,
        "new",
        new,
        "write the skeleton of a thing into the texts: blanks are marked, and lint names those that are left",
    )

    board = commands.add_parser("patient", help="begin a patient of the tumour board, or play one as a synthetic student")
    patient.add_arguments(board)

    _add(commands, "collect", intake, "take what a platform or a teacher hands over into submitted/")
    _add(commands, "mark", batch, "mark a class: isolated, several at once, none stops another")
    _add(commands, "feedback", debrief, "write the pages that students get back, those that changed")
    _add(commands, "export", gradebooks, "fill the one column of an LMS's own gradebook file, unharmed by its importer")
    _add(commands, "questions", questions, "a unit's questions as an LMS quiz, with their keys: for teachers alone")
    _add(commands, "who", who, "who stands behind a pseudonym; needs the course's key")
    _add(commands, "forget", people, "take away every trace of a student in the course folder")
    _add(commands, "cards", cards, "an Anki deck of a unit's practice questions, and of what a student missed")
    _add(commands, "report", reporting, "what a class understood: misconceptions, questions, how firm the marks are")
    _add(commands, "lite", lite, "build the browser edition: a static site, with nothing to install")

    lab = commands.add_parser("lab", help="open JupyterLab on a student's copy of the released units")
    lab.add_argument(
        "--into",
        type=Path,
        metavar="FOLDER",
        help="where the copy lives (default: ./lab-course, or ~/netcourse-course outside a course)",
    )
    lab.add_argument("--port", type=int, default=8888, help="default: %(default)s")
    lab.add_argument("--no-browser", action="store_true", help="do not open a browser")
    lab.set_defaults(run=_lab)
    return parser


def _add(commands: Any, name: str, room: ModuleType, about: str) -> None:
    """A command that a room's own module holds: its words, and what it does."""
    parser = commands.add_parser(name, help=about)
    room.add_arguments(parser)
    parser.set_defaults(run=room.run)


def _build(arguments: argparse.Namespace) -> int:
    from netcourse.authoring.build import build, build_manifest, stale, write
    from netcourse.authoring.course import find_course, find_unit, units
    from netcourse.authoring.gates import released_leaks, unexecuted

    root = find_course(arguments.course)
    wanted = [find_unit(root, arguments.unit)] if arguments.unit else units(root)
    found: list[str] = []
    built: dict[Path, bytes] = {}
    for unit in wanted:
        files = build(unit, print)
        built |= files
        if arguments.check:
            found += stale(root, files)
            found += [f"{unit.notebook.relative_to(root)}: code cell {cell} has not been executed" for cell in unexecuted(unit)]
        else:
            write(files)
            print(f"{unit.name}: wrote " + ", ".join(str(path.relative_to(root)) for path in files))
    whole = build_manifest(root, built)
    if arguments.check:
        found += stale(root, whole)
    else:
        write(whole)
    behind = bool(found)  # a leak is no matter of building again
    found += released_leaks(root)
    for line in dict.fromkeys(found):
        print(line)
    if arguments.check and behind:
        print(
            f"netcourse: run 'netcourse build{' ' + arguments.unit if arguments.unit else ''}', which writes what a text gives",
            file=sys.stderr,
        )
    elif arguments.check and not found:
        print(f"{len(wanted)} unit(s): every committed file is what its text gives, and nothing leaks")
    return FAILED if found else OK


def _facts(arguments: argparse.Namespace) -> int:
    from collections import Counter

    from netcourse import evidence

    wanted = " ".join(arguments.text)
    if not wanted:
        for topic, count in Counter(fact.topic for fact in evidence.facts().values()).items():
            print(f"{topic:14}{count:5} facts")
        first, *_, last = evidence.statements()
        print(f"{'statements':14}{len(evidence.statements()):5} of the article, {first} to {last}")
        return OK
    found, statements = evidence.find(wanted), evidence.find_statements(wanted)
    if not found and not statements:
        near = ", ".join(evidence.nearest(wanted, [*evidence.facts(), *evidence.statements()]))
        raise CourseError(
            f"no fact and no statement has the id or the words {wanted!r}" + (f"; nearest ids: {near}" if near else "")
        )
    told = [evidence.render(one) for one in found]
    places = _places([one.id for one in statements], arguments.course)
    told += ["\n  ".join([evidence.render_statement(one), *places.get(one.id, ())]) for one in statements]
    print("\n\n".join(told))
    return OK


def _places(statements: list[str], course: Path) -> dict[str, list[str]]:
    """Which cells serve each statement; nothing outside of a course, where the texts are not."""
    from netcourse.authoring.course import find_course, units

    if not statements:
        return {}
    try:
        texts = units(find_course(course))
    except CourseError:
        return {}
    from netcourse.authoring.served import served

    return served(statements, texts)


def _coverage(arguments: argparse.Namespace) -> int:
    import nbformat

    from netcourse.authoring.built import is_of_text, is_old
    from netcourse.authoring.course import about_path, find_course, units
    from netcourse.authoring.coverage import coverage, unfinished, unknown_ids
    from netcourse.authoring.coverage_report import as_json, as_lines
    from netcourse.authoring.grounds import ungrounded
    from netcourse.authoring.manifest import read_about
    from netcourse.authoring.text import read_text
    from netcourse.authoring.text_cells import with_lines

    root = find_course(arguments.course)
    notebooks = {unit.name: nbformat.read(unit.notebook, as_version=4) for unit in units(root) if unit.notebook.is_file()}
    unbuilt = [unit.name for unit in units(root) if unit.name not in notebooks]
    planned = [number for number, _ in read_about(about_path(root)).planned]
    counted = coverage(notebooks, unbuilt=unbuilt, planned=planned)
    old = [is_old(unit) for unit in units(root) if unit.name in notebooks and not is_of_text(unit, read_text(unit))]
    ids = [with_lines(one, units(root), notebooks) for one in unknown_ids(notebooks) + ungrounded(notebooks)]
    problems = old + ids + unfinished(counted)
    print(as_json(counted, problems) if arguments.json else "\n".join(as_lines(counted)))
    for problem in problems:
        print(f"netcourse: {problem}", file=sys.stderr)
    return FAILED if problems else OK


def _lint(arguments: argparse.Namespace) -> int:
    import nbformat

    from netcourse.authoring.course import find_course, find_unit, units
    from netcourse.authoring.lint import lint
    from netcourse.authoring.lint_items import questions_asked_twice
    from netcourse.authoring.new.blanks import blanks_in_code
    from netcourse.authoring.text_cells import with_lines

    root = find_course(arguments.course)
    wanted = [find_unit(root, arguments.unit)] if arguments.unit else units(root)
    built = {unit.name: nbformat.read(unit.notebook, as_version=4) for unit in units(root) if unit.notebook.is_file()}
    twice = [with_lines(one, units(root), built) for one in questions_asked_twice(built)]
    whole = [*twice, *(finding.line(root) for finding in blanks_in_code(root))]
    found = len(whole)
    for report in map(lint, wanted):
        for finding in report.findings:
            print(finding.line(root))
        found += len(report.findings)
        size = f"about {report.minutes} minutes of work, {report.words:,} words of lessons"
        print(f"{report.unit}: {len(report.findings)} finding(s); {size}")
        if report.guessed:
            guessed = ", ".join(f"{float(share):.1%} {way}" for way, share in report.guessed.items())
            print(f"  marks of those who know nothing: {guessed}")
    # What belongs to no unit comes last, so that whoever asks for one reads of that one first.
    for line in whole:
        print(line)
    if whole:
        print(f"beside the units: {len(whole)} finding(s)")
    return FAILED if found else OK


def _lab(arguments: argparse.Namespace) -> int:
    from netcourse.lab import check_port, copy_release, place, start

    there = place(arguments.course, arguments.into)
    check_port(arguments.port)
    for line in copy_release(there.course, there.student):
        print(line)
    print(f"Your work lies in {there.student}", flush=True)
    return start(there, arguments.port, browser=not arguments.no_browser)


if __name__ == "__main__":
    sys.exit(main())
