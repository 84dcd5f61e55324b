"""What a class did at the board, worked out once, for the page and for the terminal; None where nobody had a patient."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netcourse.reporting.model import Room
from netcourse.reporting.patients.again import Again, again
from netcourse.reporting.patients.anchoring import First, Held, Result, Stand, firsts, never_let_go, results, stands
from netcourse.reporting.patients.asking import Late, Need, Vain, late, needs, vain
from netcourse.reporting.patients.earning import Earned, Spent, earned, spent
from netcourse.reporting.patients.lead import places_of, sentences
from netcourse.reporting.patients.places import Place
from netcourse.reporting.patients.planning import Decided, decided
from netcourse.reporting.patients.seat import Case, Sat, Seat, Unplayed, cases
from netcourse.reporting.patients.unsafe import Unsafe, unsafe

# So much to teach again leads to its places; what comes after has gone wrong less.
MOST_AGAIN = 10


@dataclass(frozen=True, slots=True)
class Patient:
    """One patient in one fork, and what those did who had him."""

    case: Case
    earned: Earned
    spent: Spent
    firsts: Mapping[str, tuple[First, ...]]
    held: tuple[Held, ...]
    results: tuple[Result, ...]
    needs: tuple[Need, ...]
    vain: tuple[Vain, ...]
    late: tuple[Late, ...]
    unsafe: tuple[Unsafe, ...]
    decided: Decided

    @property
    def anchored(self) -> int:
        """How many never let go."""
        return sum(len(one.who) for one in self.held)


@dataclass(frozen=True, slots=True)
class Taught:
    """What to teach again, with the parts where it can be mended: of this unit (by place), and of others."""

    again: Again
    own: tuple[int, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class AtTheBoard:
    """A class at the board.

    Attributes
    ----------
    lead : tuple of str
        Three sentences.
    seats : tuple of Seat
        Every case that was played.
    patients : tuple of Patient
        Patient by patient, fork by fork.
    stands : mapping
        By list, how many first diagnoses stand how.
    held, needs, vain, late, unsafe, earned, spent
        Of the whole class; see their modules.
    by_slot : mapping of str to Earned
        What was earned in each slot, by marks cell.
    taught : tuple of Taught
        What to teach again, most first.
    unplayed : tuple of (str, str, Unplayed)
        Logs of which nothing could be played: who, in which slot, and why.
    faults : mapping of str to tuple of str
        What was wrong with logs that were played as far as they go: by kind, who.
    """

    lead: tuple[str, str, str]
    seats: tuple[Seat, ...]
    patients: tuple[Patient, ...]
    stands: Mapping[str, Mapping[Stand, int]]
    held: tuple[Held, ...]
    needs: tuple[Need, ...]
    vain: tuple[Vain, ...]
    late: tuple[Late, ...]
    unsafe: tuple[Unsafe, ...]
    earned: Earned
    by_slot: Mapping[str, Earned]
    spent: Spent
    taught: tuple[Taught, ...]
    unplayed: tuple[tuple[str, str, Unplayed], ...]
    faults: Mapping[str, tuple[str, ...]]

    @property
    def places(self) -> tuple[Place, ...]:
        """The parts of other units that are named, each once."""
        return tuple(dict.fromkeys(place for one in self.taught for place in one.places))

    def closed(self, phase: str) -> int:
        """How many closed a list."""
        return sum(self.stands[phase].values())


def at_the_board(room: Room) -> AtTheBoard | None:
    """Work out what a class did at the board.

    Parameters
    ----------
    room : Room
        From `read_room`: each answer to a slot holds its replayed log.

    Returns
    -------
    AtTheBoard or None
        None where no log at all could be played.
    """
    held = [(student.label, item.cell, answer.board) for item in room.items for student, answer in room.answers(item)]
    seats = tuple(Seat(who, cell, found) for who, cell, found in held if isinstance(found, Sat))
    unplayed = tuple((who, cell, found) for who, cell, found in held if isinstance(found, Unplayed))
    if not seats:
        return None
    every = cases(seats)
    needed, rules, harmed, kept = needs(every), late(every), unsafe(seats), never_let_go(seats)
    taught = tuple(_taught(one, room) for one in again(every, needed, rules, harmed)[:MOST_AGAIN])
    first = taught[0] if taught else None
    whole = earned(seats)
    lead = sentences(seats, len(unplayed), whole, kept, first.again if first else None, where(first, room) if first else ())
    return AtTheBoard(
        lead,
        seats,
        tuple(map(_patient, every)),
        stands(seats),
        kept,
        needed,
        vain(every),
        rules,
        harmed,
        whole,
        {cell: earned([one for one in seats if one.cell == cell]) for cell in dict.fromkeys(one.cell for one in seats)},
        spent(every),
        taught,
        unplayed,
        _faults(seats),
    )


def where(one: Taught, room: Room) -> tuple[str, ...]:
    """The parts in words, as within a sentence; of other units first, for there it is taught and not examined."""
    others = tuple(f"“{place.heading}” of {place.title}" for place in one.places)
    return others or tuple(f"“{room.parts[at][0]}”" for at in one.own)


def _taught(one: Again, room: Room) -> Taught:
    parts = {item.cell: item.part for item in room.items}
    own = sorted({part for cell in one.cells if (part := parts.get(cell)) is not None and part < len(room.parts)})
    return Taught(one, tuple(own), places_of(one, room.places))


def _patient(case: Case) -> Patient:
    return Patient(
        case,
        earned(case.seats),
        spent([case]),
        firsts(case),
        never_let_go(case.seats),
        results(case),
        needs([case]),
        vain([case]),
        late([case]),
        unsafe(case.seats),
        decided(case),
    )


def _faults(seats: Sequence[Seat]) -> dict[str, tuple[str, ...]]:
    count = Counter(kind for one in seats for kind in one.sat.faults)
    return {kind: tuple(sorted({one.who for one in seats if kind in one.sat.faults})) for kind, _ in count.most_common()}
