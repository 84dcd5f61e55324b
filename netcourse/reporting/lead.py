"""The first three sentences: how the class did, the one thing to teach again, the one question to repair."""

from collections.abc import Mapping, Sequence

from netcourse.marking.debrief.sums import in_words, inside
from netcourse.reporting.answering import NOT_MET
from netcourse.reporting.figures import Figures, Spread, Whole
from netcourse.reporting.flags import FIRM_FROM, Flag
from netcourse.reporting.misconceptions import Misconception
from netcourse.reporting.model import Room
from netcourse.reporting.patients.board import AtTheBoard

_MOST_NAMED = 3


def lead(
    room: Room,
    whole: Whole,
    marks: Spread,
    held: Sequence[Misconception],
    flagged: Mapping[str, Sequence[Flag]],
    board: AtTheBoard | None = None,
) -> tuple[str, str, str]:
    """The first three sentences of a report.

    Parameters
    ----------
    room, whole, marks
        The class, its figures and the spread of its marks.
    held : sequence of Misconception
        Ranked.
    flagged : mapping of str to sequence of Flag
        By marks cell, the gravest first.
    board : AtTheBoard, optional
        What the class did with its patients: it says what to teach again where no misconception does.
    """
    suspect = {cell for cell, found in flagged.items() if any(one.asks_for_repair for one in found)}
    teach = board.lead[2] if board and not held else _teach(room, held, suspect, whole.sample)
    return _class(room, whole, marks), teach, _repair(whole, flagged)


def worst(figures: Sequence[Figures], flagged: Mapping[str, Sequence[Flag]]) -> tuple[Figures, Flag] | None:
    """The question that asks most for repair, with why; None if none does."""
    found = [(one, flag) for one in figures for flag in flagged[one.item.cell][:1] if flag.asks_for_repair]
    return min(found, key=lambda one: (one[1].weight, -one[1].size), default=None)


def titles(questions: Sequence[str]) -> str:
    """Titles within a sentence: "questions 4, 9 and 10"; those that are no questions as they are."""
    numbers = [one.removeprefix("Question ") for one in questions]
    if len(questions) > 1 and all(one.startswith("Question ") for one in questions):
        return f"questions {', '.join(numbers[:-1])} and {numbers[-1]}"
    said = [inside(one) for one in questions]
    return f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else said[0] if said else ""


def _class(room: Room, whole: Whole, marks: Spread) -> str:
    people = f"{len(room.students)} of {room.enrolled}" if room.enrolled > len(room.students) else f"All {len(room.students)}"
    if len(room.students) == 1:
        people = "One student" if room.enrolled == 1 else f"1 of {room.enrolled}"
    empty = len(room.students) - whole.sample
    waits, bare = (sum(found) for found in zip(*((one.waits, one.waits_bare) for one in room.students), strict=True))
    # What nobody has marks in yet is no weakness of the class.
    open_ = sum(one.item.points for one in whole.figures if one.facility is None)
    of = f"the {in_words(room.points - open_)} marks given so far (of {in_words(room.points)})"
    of = of if 0 < open_ < room.points else f"{in_words(room.points)} marks"
    said = f"{people} handed in{f', {empty} of them without any answer' if empty else ''}; "
    if len(room.students) > 3:
        low, median, high = (in_words(round(one, 1)) for one in (marks.low_quarter, marks.median, marks.high_quarter))
        said += f"the median is {median} of {of}, and half of the class lies between {low} and {high}"
    else:
        said += f"on average {in_words(round(marks.mean, 1))} of {of}"
    nothing = f" ({bare} of them wrote nothing)" if bare else ""
    return said + (f"; {waits} still {'waits' if waits == 1 else 'wait'} for a marker{nothing}." if waits else ".")


def _teach(room: Room, held: Sequence[Misconception], suspect: set[str], of: int) -> str:
    """What most hold, where the question itself is not in doubt."""
    sound = [one for one in held if not all(seen.item.cell in suspect for seen in one.seen)]
    if not sound:
        return "Nothing asks to be taught again: no wrong answer with a known cause was given."
    one = sound[0]
    where = titles([seen.item.title for seen in one.seen])
    place = f", in the part “{room.parts[one.parts[0]][0]}”" if one.parts and one.parts[0] < len(room.parts) else ""
    if one.name:
        return f"Teach again{place}: the answers of {len(one.who)} of {of} fit “{one.name.rstrip('.')}” ({where})."
    chose = one.seen[0].errors[0].text.rstrip(".")
    asked = chose.removeprefix(NOT_MET)
    did = "answered" if asked == chose else "lost marks at"
    return f"Teach again{place}: {len(one.who)} of {of} {did} “{asked}” ({where})."


def _repair(whole: Whole, flagged: Mapping[str, Sequence[Flag]]) -> str:
    found = worst(whole.figures, flagged)
    if found is None:
        return "No question asks for repair."
    one, flag = found
    few = f" With {whole.sample} students this is a hint, and no finding." if whole.sample < FIRM_FROM else ""
    return f"Look at {inside(one.item.title)} before you use it again. {flag.says} {flag.do}{few}"
