"""The three sentences on the board: how the class did, where it anchored, the one thing to teach again."""

from collections import Counter
from collections.abc import Mapping, Sequence

from netcourse.board.score.total import WHOLE
from netcourse.marking.debrief.sums import in_words
from netcourse.reporting.patients.again import Again
from netcourse.reporting.patients.anchoring import Held, last_list
from netcourse.reporting.patients.earning import Earned
from netcourse.reporting.patients.naming import called, cases_in_words
from netcourse.reporting.patients.places import Place
from netcourse.reporting.patients.seat import Seat

_MOST_PLACES = 2


def sentences(
    seats: Sequence[Seat], unplayed: int, whole: Earned, held: Sequence[Held], first: Again | None, where: Sequence[str]
) -> tuple[str, str, str]:
    """The first three sentences.

    Parameters
    ----------
    seats : sequence of Seat
        The class, at least one.
    unplayed : int
        Of how many logs nothing could be played.
    whole : Earned
        What all cases earned.
    held : sequence of Held
        Who never let go of a first idea.
    first : Again or None
        What to teach again before all else.
    where : sequence of str
        The parts of the lesson where that can be mended.
    """
    return _class(seats, unplayed, whole), _anchored(seats, held), _teach(first, where)


def places_of(one: Again, places: Mapping[str, Place]) -> tuple[Place, ...]:
    """The parts of other units where something is taught, by its facts.

    An act that says something else of each patient leads nowhere by its facts: of those whose facts are taught, half have to
    be taught there, and more than one if there are several patients.
    """
    by_patient = [{places[fact] for fact in facts if fact in places} for facts in one.facts]
    count = Counter(place for found in by_patient for place in found)
    known, least = sum(map(bool, by_patient)), min(2, len(by_patient))
    behind = [place for place, patients in count.items() if patients >= least and 2 * patients >= known]
    order = list(dict.fromkeys(places[fact] for facts in one.facts for fact in facts if fact in places))
    return tuple(sorted(behind, key=lambda place: (-count[place], order.index(place)))[:_MOST_PLACES])


def _class(seats: Sequence[Seat], unplayed: int, whole: Earned) -> str:
    people = len({one.who for one in seats})
    students = f"{people} {'student' if people == 1 else 'students'}"
    said = f"{students} took {cases_in_words(len(seats))} at the board, {whole.over} to the last word; "
    low, middle, high = (
        in_words(round(one, 1)) for one in (whole.marks.low_quarter, whole.marks.median, whole.marks.high_quarter)
    )
    said += f"the middle one earned {middle} of {WHOLE}, and half lie between {low} and {high}"
    said += f"; an unsafe act put a ceiling on {whole.capped}" if whole.capped else "; no unsafe act was chosen"
    return said + (f"; {unplayed} {'log' if unplayed == 1 else 'logs'} could not be played at all." if unplayed else ".")


def _anchored(seats: Sequence[Seat], held: Sequence[Held]) -> str:
    of = sum(bool(last_list(one.sat)) for one in seats)
    if not held:
        return f"Nobody held on to a first idea against the results, in {cases_in_words(of)} with a second list."
    count, most = sum(len(one.who) for one in held), held[0]
    often = f", most often “{called(most.diagnosis)}” with {most.name} ({len(most.who)})"
    return f"In {count} of {of} cases the first idea was never let go, though it did not hold any more{often}."


def _teach(first: Again | None, where: Sequence[str]) -> str:
    if first is None:
        return "Nothing asks to be taught again: all that was needed was known, in time, and nothing harmed."
    place = f", in {where[0]}" if where else ""
    return f"Teach again{place}: {first.what}."
