"""`netcourse who PSEUDONYM... --key KEYFILE`, thin."""

import argparse
from pathlib import Path

from netcourse.errors import CourseError
from netcourse.items.identity import PAIR
from netcourse.marking.people.course import key_path
from netcourse.marking.people.pseudonyms import Pseudonyms, fingerprint_of, read_pseudonyms


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words that the command takes."""
    parser.add_argument("pseudonyms", nargs="+", metavar="PSEUDONYM", help="such as lusabid-gutihor, or file-… of a report")
    parser.add_argument("--key", type=Path, metavar="KEYFILE", help="the course's key (default: as in course.toml)")


def run(arguments: argparse.Namespace) -> int:
    """Say who stands behind each pseudonym.

    Raises
    ------
    CourseError
        If there is no key, it is not the course's, or nobody is known by one of them; nothing has been said then.
    """
    from netcourse.marking.intake.report import shown_line

    root = arguments.course
    path = key_path(root, arguments.key)
    if path is None:
        raise CourseError("back to names only with the key: --key KEYFILE")
    # The key is kept apart from a course; a folder that is none, with the key in it, has nothing to protect.
    names = read_pseudonyms(path, [root] if fingerprint_of(root) else [])
    for line in [_said(names, one) for one in arguments.pseudonyms]:
        print(shown_line(line))
    return 0


def _said(names: Pseudonyms, given: str) -> str:
    if given in names.files:
        return f"{given}: {names.files[given]}"
    return f"{given}: {' and '.join(names.who(part).words for part in given.split(PAIR))}"
