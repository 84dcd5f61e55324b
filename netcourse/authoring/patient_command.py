"""`netcourse patient new|play PATIENT`: begin a patient of the tumour board, and play one in a terminal."""

import argparse
import re
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from netcourse.authoring.new import command as new
from netcourse.errors import CourseError

if TYPE_CHECKING:
    from netcourse.board.chart_model import Chart
    from netcourse.board.played import Played
    from netcourse.board.score.worth import Worth

EVERYONE = "everyone"
PATIENT = re.compile(r"p[0-9]{2}")
_PAPER = "the paper variant"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words that the command takes."""
    commands = parser.add_subparsers(required=True, metavar="WHAT")
    began = commands.add_parser("new", help="the same as `netcourse new patient`")
    new.add_patient(began)
    began.set_defaults(run=new.run)
    play = commands.add_parser("play", help="play a patient as the author's texts have him")
    play.add_argument("patient", help="such as p04")
    play.add_argument(
        "--as", dest="who", metavar="WHO", help="a synthetic student, or everyone for the table; without it you type yourself"
    )
    play.add_argument("--id", default="", metavar="ID", help="whose numbers (default: the paper variant)")
    play.add_argument("--fork", choices=("A", "B"), help="the first synthetic id that has this fork")
    play.set_defaults(run=_play)


def _play(arguments: argparse.Namespace) -> int:
    from netcourse.authoring.course import find_course

    root = find_course(arguments.course)
    chart = read_patient(root, arguments.patient)
    student = _student(chart, arguments)
    if arguments.who is None:
        return _typed(chart, student, sys.stdin)
    worths = read_keys(root)
    if not any(one.patient == chart.id for one in worths):
        raise CourseError(f"{paths(root, chart.id)[1]}: no such file; what {chart.id} is worth stands there")
    return _everyone(chart, worths) if arguments.who == EVERYONE else _as(chart, worths, arguments.who, student)


def paths(root: Path, patient: str) -> tuple[Path, Path]:
    """Where chart and key of a patient lie."""
    folder = root / "notebooks" / "board"
    return folder / f"{patient}.toml", folder / f"{patient}.key.toml"


def read_patient(root: Path, patient: str) -> "Chart":
    """An author's chart.

    Raises
    ------
    CourseError
        If there is none, or it is malformed.
    """
    from netcourse.board.chart import read_chart

    path, _ = paths(root, patient)
    if not PATIENT.fullmatch(patient) or not path.is_file():
        there = sorted(one.stem for one in path.parent.glob("p[0-9][0-9].toml")) if path.parent.is_dir() else []
        raise CourseError(f"{patient}: there is no such patient; there are {', '.join(there) or 'none'}")
    return read_chart(path.read_text(encoding="utf-8"), str(path.relative_to(root)))


def read_keys(root: Path) -> "tuple[Worth, ...]":
    """Every key of a course, patient by patient and fork by fork.

    Raises
    ------
    CourseError
        If one can't be read.
    """
    from netcourse.board.score.worth_text import read_worths

    found = sorted((root / "notebooks" / "board").glob("p[0-9][0-9].key.toml"))
    return tuple(one for path in found for one in read_worths(path.read_text(encoding="utf-8"), path.relative_to(root)))


def _student(chart: "Chart", arguments: argparse.Namespace) -> str:
    from netcourse.board.variant import vary

    fork, name = arguments.fork, str(arguments.id)
    if fork is None:
        return name
    if fork not in chart.forks:
        raise CourseError(f"--fork {fork}: {chart.id} has {' and '.join(chart.forks)}")
    if name and vary(chart, name).fork != fork:
        raise CourseError(f"--id {name} --fork {fork}: this id has fork {vary(chart, name).fork}; leave one of both out")
    return name or next(one for one in (f"synthetic-{number}" for number in count(1)) if vary(chart, one).fork == fork)


def _as(chart: "Chart", worths: "tuple[Worth, ...]", who: str, student: str) -> int:
    from netcourse.authoring.board_students import STRATEGIES, meet_as
    from netcourse.board.award import prices
    from netcourse.board.score.reasons import rows
    from netcourse.board.score.total import WHOLE, score
    from netcourse.items.show import reasons_text

    if who not in STRATEGIES:
        raise CourseError(f"--as {who}: nobody plays so; there are {', '.join(STRATEGIES)} and {EVERYONE}")
    met = meet_as(chart, worths, student)
    if met is None:
        raise CourseError(f"{chart.id}: the key has no fork that {student or _PAPER} has")
    player = STRATEGIES[who].play(met)
    if player is None:
        print(f"{chart.id}, fork {met.variant.fork}: gives no occasion to play as {who}.")
        return 0
    _told(player.played, f"{chart.id}, fork {met.variant.fork}, {student or _PAPER}, played as {who}")
    found = score(met.worth, player.played, met.truth, prices())
    earned = round(float(found.share * WHOLE), 2)
    print()
    print(reasons_text(earned, WHOLE, rows(found, met.worth, player.played, WHOLE)))
    return 0


def _everyone(chart: "Chart", worths: "tuple[Worth, ...]") -> int:
    from netcourse.authoring.prove_board import attack, dead_keys, inversions, table

    found = attack(chart, worths)
    problems = [*inversions(found), *dead_keys(chart, worths)]
    print("\n".join([*table(found), *problems]))
    print(f"{chart.id}: {len(problems)} problem(s)")
    return 1 if problems else 0


def _typed(chart: "Chart", student: str, commands: TextIO) -> int:
    """Play by typing, a command a line, until the input ends."""
    from netcourse.board.given import filled
    from netcourse.board.log import append, started
    from netcourse.board.scene import Scene
    from netcourse.board.variant import vary

    variant = vary(chart, student)
    lines = append((), started(chart.id, "board-1", student, "00000000", variant.digest), 0)
    scene = Scene(chart, variant, lines, lambda _, __: None)
    print(filled(chart.triage, chart, variant).strip())
    for command in commands:
        if command.strip():
            print(scene.tell(command.strip()).said)
    print()
    _told(scene.played, f"{chart.id}, fork {variant.fork}, {student or _PAPER}")
    return 0


def _told(played: "Played", head: str) -> None:
    from netcourse.board.retold import retold

    print(f"{head}: day {played.day}, {played.spent} spent, {played.lines} lines")
    print("\n".join(f"  {line}" for line in retold(played)))
