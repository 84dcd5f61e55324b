"""What a class believes that is not so, what most believe first: by the name that the unit's author gave, or by the answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from netcourse.reporting.answering import NOT_MET
from netcourse.reporting.choosing import OTHER
from netcourse.reporting.model import Belief, Item, Option, Room


@dataclass(frozen=True, slots=True)
class Seen:
    """One question in which a misconception shows: the wrong answers to it, and who gave one (by label)."""

    item: Item
    errors: tuple[Option, ...]
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Misconception:
    """A misconception.

    Attributes
    ----------
    name : str
        As its author put it; empty for a wrong answer that has no name.
    seen : tuple of Seen
        The questions in which it shows, in the order of the unit, those alone in which somebody gave such an answer.
    asked : int
        In how many questions it could show.
    who : tuple of str
        Who gave such an answer anywhere, by label.
    often : tuple of str
        Who did in two questions or more: one wrong answer may be chance.
    """

    name: str
    seen: tuple[Seen, ...]
    asked: int
    who: tuple[str, ...]
    often: tuple[str, ...]

    @property
    def parts(self) -> tuple[int, ...]:
        """The parts of the lesson where it can be mended, in the order of the lesson."""
        return tuple(sorted({one.item.part for one in self.seen if one.item.part is not None}))

    @property
    def said(self) -> str:
        """The name, or the wrong answer."""
        if self.name:
            return self.name
        one = self.seen[0]
        chose = one.errors[0].text.rstrip(".")
        words = chose.removeprefix(NOT_MET)
        return f"{one.item.title}{'' if words == chose else ', ' + NOT_MET.rstrip(': ')}: “{words}”"


def misconceptions(room: Room) -> tuple[Misconception, ...]:
    """The misconceptions of a class, ranked by how many hold them; whoever shows one more than once counts twice.

    A wrong answer for which a named misconception stands is told under that name, and under each if there are several. A number
    of which the scheme knows no cause is no misconception.
    """
    held = _holders(room)
    named = [found for belief in room.beliefs if (found := _named(belief, room, held)).seen]
    covered = {(cell, error) for belief in room.beliefs for cell, errors in belief.shows.items() for error in errors}
    alone = [
        Misconception("", (Seen(item, (option,), who),), 1, who, ())
        for item in room.items
        for option, who in held[item.cell].values()
        if (item.cell, option.key) not in covered and not is_unnamed(option)
    ]
    return tuple(sorted([*named, *alone], key=lambda one: (-len(one.who) - len(one.often), -len(one.who), one.said)))


def is_unnamed(option: Option) -> bool:
    """Whether a wrong answer has no cause that anybody named."""
    return option.key.rpartition(" ")[2] == OTHER or not option.says


def _holders(room: Room) -> dict[str, dict[str, tuple[Option, tuple[str, ...]]]]:
    held = {}
    for item in room.items:
        who: dict[str, list[str]] = {}
        words = {one.key: one for one in item.options}
        for student, answer in room.answers(item):
            for error in answer.errors:
                words.setdefault(error.key, error)
                who.setdefault(error.key, []).append(student.label)
        held[item.cell] = {key: (words[key], tuple(labels)) for key, labels in who.items()}
    return held


def _named(belief: Belief, room: Room, held: Mapping[str, Mapping[str, tuple[Option, tuple[str, ...]]]]) -> Misconception:
    seen = tuple(_seen(belief, room.items, held))
    count: dict[str, int] = {}
    for one in seen:
        for label in one.who:
            count[label] = count.get(label, 0) + 1
    often = tuple(sorted(label for label, times in count.items() if times > 1))
    return Misconception(belief.name, seen, len(belief.shows), tuple(sorted(count)), often)


def _seen(
    belief: Belief, items: Sequence[Item], held: Mapping[str, Mapping[str, tuple[Option, tuple[str, ...]]]]
) -> Iterator[Seen]:
    for item in items:
        found = [held[item.cell][key] for key in sorted(belief.shows.get(item.cell, ())) if key in held[item.cell]]
        if found:
            who = sorted({label for _, labels in found for label in labels})
            yield Seen(item, tuple(option for option, _ in found), tuple(who))
