"""`netcourse cards UNIT [--student ID]`, thin."""

import argparse
import time
from pathlib import Path

from netcourse.errors import CourseError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words that the command takes."""
    parser.add_argument("unit", help="the unit, such as 05_tumour_grade")
    parser.add_argument("--student", metavar="ID", help="add what the page of feedback of this student says that was missed")
    parser.add_argument("--to", type=Path, metavar="FILE", help="where it goes (default: exports/cards/ in the course folder)")


def run(arguments: argparse.Namespace) -> int:
    """Write a deck, and say how many cards are in it.

    Raises
    ------
    CourseError
        If the unit was not released, the student has no marked work, or there is nothing to make a card of.
    """
    import nbformat

    from netcourse.exporting.cards.deck import write_deck
    from netcourse.exporting.cards.gather import missed_cards, practice_cards
    from netcourse.exporting.cards.stamps import keep_stamps, stamps_of
    from netcourse.marking.known_unit import check_own
    from netcourse.marking.private import make_private

    root, unit = arguments.course.resolve(), arguments.unit
    check_own(root, unit, "a deck of cards")
    release = root / "release" / unit / f"{unit}.ipynb"
    if not release.is_file():
        raise CourseError(f"{release}: no such release; release the unit first, or use --course")
    practice = practice_cards(unit, nbformat.read(release, as_version=4))
    missed = []
    if arguments.student is not None:
        from netcourse.marking.debrief.writing import Feedback

        missed = missed_cards(unit, Feedback(root, unit).debrief(arguments.student))
    path = arguments.to or Path(root, "exports", "cards", arguments.student or "", f"{unit}.apkg")
    if path.suffix != ".apkg" or (arguments.to and not path.parent.is_dir()):
        raise CourseError(f"{path}: has to be a file FOLDER/NAME.apkg in a folder that is there")
    make_private(path.absolute().parent)
    # What was missed first: that is what the student came for.
    now, kept = int(time.time()), root / ".netcourse" / "cards" / unit
    ledgers = [(kept / "practice.json", practice)]
    ledgers += [(kept / "missed" / f"{arguments.student}.json", missed)] if missed else []
    stamps = {key: stamp for ledger, cards in ledgers for key, stamp in stamps_of(ledger, cards, now).items()}
    write_deck(path, unit, [*missed, *practice], stamps)
    for ledger, cards in ledgers:
        keep_stamps(ledger, cards, stamps)
    print(f"{len(practice)} practice question(s), {len(missed)} card(s) on what was missed: {path}")
    return 0
