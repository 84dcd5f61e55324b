"""Who a student is: one id for the whole course, asked once a folder, from which the numbers of questions are drawn."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from netcourse.items.plain import Entry, Plain
from netcourse.items.written import ShortText

# Who works as a pair is known by both ids.
PAIR = "+"
LONGEST_ID = 64
# Under which name older folders hold it: it was asked at the board only.
_OLDER = "board-id"


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
        if not student:
            raise self.problem("this is no id.")
        return student


# Asked once, and kept for every question and every patient.
COURSE_ID = CourseId(
    "course-id",
    "**Your id, as on the course list.** In some questions the numbers are your own, drawn from it: talk with others about the "
    "way, and answer for yourself. It is asked once, and kept for every question. Without one you get the numbers on paper, and "
    "lose nothing.",
)


def id_in(entries: Mapping[str, Entry]) -> str:
    """The id that recorded answers hold, as ids are compared; empty if none was typed."""
    for name in (COURSE_ID.id, _OLDER):
        value = entries[name].value if name in entries else ""
        if isinstance(value, str) and normal_id(value):
            return normal_id(value)
    return ""


def tied_to(entries: Mapping[str, Entry]) -> str:
    """The question, if there is one, that was answered with numbers drawn for an id; from then on the id stays."""
    return next((name for name in sorted(entries) if entries[name].drawn_for), "")
