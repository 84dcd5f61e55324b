"""Who a student is: one id for the whole course, asked once a folder, from which the numbers of questions are drawn."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from netcourse.items.plain import Entry, Plain
from netcourse.items.written import ShortText

# Who works as a pair is known by both ids.
PAIR = "+"
LONGEST_ID = 64
# Behind this stand the numbers that were drawn for an id, in place of the id itself: a teacher may keep work under pseudonyms.
PINNED = "~~"
# Under which name older folders hold it: it was asked at the board only.
OLDER_ID = "board-id"
_PLACE = re.compile(r"0|[1-9][0-9]{0,8}")


def normal_id(student_id: str) -> str:
    """An id as it is compared: one blank between words and none at the ends, small letters, composed; a pair in one order.

    Parameters
    ----------
    student_id : str
        As typed, or as the gradebook has it; two ids joined by ``+`` for a pair.

    Returns
    -------
    str
        Empty if nothing was typed.
    """
    parts = [unicodedata.normalize("NFC", " ".join(part.split()).casefold()) for part in student_id.split(PAIR)]
    return PAIR.join(sorted(filter(None, parts)))


@dataclass(frozen=True)
class CourseId(ShortText):
    """The question for the id. What is recorded is the id as it is compared, so that a receipt shows whose numbers there are."""

    longest: int = LONGEST_ID
    kind: ClassVar[str] = "CourseId"

    @property
    def name(self) -> str:
        """See `Item.name`."""
        return "Your id"

    @property
    def how(self) -> str:
        """See `Item.how`."""
        return f"Type it as on the course list, at most {self.longest} characters; a pair types both, with a + between them."

    @property
    def example(self) -> str:
        """See `Item.example`."""
        return '"a1234"'

    def parse(self, raw: object) -> Plain:
        """See `Item.parse`."""
        student = normal_id(str(super().parse(raw)))
        if not student or PINNED in student:
            raise self.problem("this is no id.")
        return student


# Asked once, and kept for every question and every patient.
COURSE_ID = CourseId(
    "course-id",
    "**Your id, as on the course list.** In some questions the numbers are your own, drawn from it: talk with others about the "
    "way, and answer for yourself. It is asked once, and kept for every question. Without one you get the numbers on paper, and "
    "lose nothing.",
)


def name_of(drawn_for: str) -> str:
    """Whose numbers they are, without the numbers themselves if those stand behind the name."""
    return drawn_for.partition(PINNED)[0]


def pinned(name: str, steps: Iterable[int]) -> str:
    """A name with the numbers that were drawn for somebody, as places in their windows; read back by `steps_in`."""
    return f"{name}{PINNED}{'.'.join(map(str, steps))}"


def steps_in(drawn_for: str, counts: Sequence[int]) -> list[int] | None:
    """The places that stand behind a name, from 0; None unless there is one for each window, and within it.

    Parameters
    ----------
    drawn_for : str
        For whom the numbers are.
    counts : sequence of int
        How many places each window has.
    """
    _, mark, written = drawn_for.partition(PINNED)
    parts = written.split(".")
    if not mark or len(parts) != len(counts) or not all(_PLACE.fullmatch(part) for part in parts):
        return None
    places = [int(part) for part in parts]
    return places if all(place < count for place, count in zip(places, counts, strict=True)) else None


def id_in(entries: Mapping[str, Entry]) -> str:
    """The id that recorded answers hold, as ids are compared; empty if none was typed."""
    for name in (COURSE_ID.id, OLDER_ID):
        value = entries[name].value if name in entries else ""
        if isinstance(value, str) and normal_id(value):
            return normal_id(value)
    return ""


def tied_to(entries: Mapping[str, Entry]) -> str:
    """The question, if there is one, that was answered with numbers drawn for an id; from then on the id stays."""
    return next((name for name in sorted(entries) if entries[name].drawn_for), "")
