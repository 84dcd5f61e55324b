"""Whose numbers this kernel shows: for whom they are drawn, when they are drawn anew, and from when on an id stays."""

from netcourse.items.answers import AnswerProblem
from netcourse.items.identity import COURSE_ID, id_in, tied_to
from netcourse.items.item import Item, called
from netcourse.items.plain import Plain
from netcourse.items.recorded import folder, look
from netcourse.items.store import Recorded, load
from netcourse.items.varied import Varied

# Questions with numbers of one's own, and the id whose numbers this kernel showed.
_varied: dict[str, tuple[Varied, str]] = {}


def declare_varied(varied: Varied) -> None:
    """Remember a question's windows, and whose numbers are shown now."""
    _varied[varied.id] = (varied, drawn_for(varied))


def forget(item_id: str) -> None:
    """The question of that id has no windows any more."""
    _varied.pop(item_id, None)


def drawn_for(varied: Varied) -> str:
    """For whom the numbers of a question are drawn: for whom they were when it was answered, else for the id that was typed."""
    entry, recorded = look(varied.item)
    return entry.drawn_for if entry else "" if varied.off else id_in(recorded.entries)


def shown_for(item_id: str) -> str:
    """For whom the numbers were drawn that this kernel showed; empty for those on paper, and where all have the same."""
    return _varied[item_id][1] if item_id in _varied else ""


def varied_of(item_id: str) -> Varied | None:
    """The question of that id with its windows, if its numbers vary."""
    return _varied[item_id][0] if item_id in _varied else None


def identified() -> str:
    """The id that was typed in this folder; empty if none was."""
    return id_in(load(folder()).entries)


def stays(recorded: Recorded, value: Plain) -> None:
    """Refuse another id once a question was answered with the numbers of one.

    Raises
    ------
    AnswerProblem
        If it is another one; the message says whom to tell.
    """
    tied, there = called(tied_to(recorded.entries)).lower(), id_in(recorded.entries)
    if tied and value != there:
        raise AnswerProblem(
            f"{COURSE_ID.id}: your id stays {there}, as {tied} was answered with its numbers. If it is mistyped, go on with it "
            "and tell whoever teaches the course: your answers count, and you lose nothing."
        )


def draw_again() -> list[Item]:
    """Draw anew what is not answered yet, after an id was typed; gives the questions whose stems have changed."""
    changed = []
    for varied, before in list(_varied.values()):
        student = drawn_for(varied)
        if student != before:
            _varied[varied.id] = (varied, student)
            changed.append(varied.of(student))
    return changed
