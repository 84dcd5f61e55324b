"""What stands on the page that a student gets back, as data."""

from dataclasses import dataclass

from netcourse.items.best_answer import BestAnswer
from netcourse.marking.debrief.lesson import Part
from netcourse.marking.debrief.told import NewCase, Reason


@dataclass(frozen=True, slots=True)
class Given:
    """The marks of one thing, as the gradebook holds them.

    Attributes
    ----------
    score, points : float
        What was given, of how much.
    waits : bool
        Whether a person has yet to give them.
    by_hand : bool
        Whether a person gave them.
    look_again : bool
        Whether a person gave them for an earlier hand-in and has to look again; they count meanwhile.
    """

    score: float
    points: float
    waits: bool = False
    by_hand: bool = False
    look_again: bool = False

    @property
    def lost(self) -> float:
        """What was lost for good: nothing, as long as a person has yet to look."""
        return 0.0 if self.waits or self.look_again else max(self.points - self.score, 0.0)


@dataclass(frozen=True, slots=True)
class Marked:
    """A question or an exercise.

    Attributes
    ----------
    title : str
        What a person calls it.
    given : Given
        Its marks.
    part : int or None
        The part of the lesson where it can be read again.
    question : str
        The question's text, in the course's Markdown if `is_own`, else as plain text.
    is_own : bool
        Whether `question` was read from the course itself.
    answer, problem, note : str
        The answer in words, why there is none, and what else has to be said of it.
    replay : tuple of str
        The answer as what was done one after another; empty where it is no course of events.
    missing : bool
        Whether nothing was there to be marked.
    reasons : tuple of Reason
        What earned marks and what did not.
    automatic : float or None
        What the automatic check gave.
    best, again : BestAnswer, NewCase or None
        The best answer, if students may see it; a new case to try.
    harm : bool
        Whether the answer would have harmed the patient.
    comment : str
        A person's comment.
    id : str
        How the gradebook knows it, such as ``q05``.
    """

    title: str
    given: Given
    part: int | None = None
    question: str = ""
    is_own: bool = False
    answer: str = ""
    problem: str = ""
    missing: bool = False
    note: str = ""
    reasons: tuple[Reason, ...] = ()
    automatic: float | None = None
    best: BestAnswer | None = None
    again: NewCase | None = None
    harm: bool = False
    comment: str = ""
    replay: tuple[str, ...] = ()
    id: str = ""

    @property
    def missed(self) -> tuple[Reason, ...]:
        """The reasons that lost marks."""
        return tuple(reason for reason in self.reasons if reason.earned < reason.of)

    @property
    def changed(self) -> bool:
        """Whether a person gave other marks than the automatic check."""
        return self.given.by_hand and self.automatic is not None and abs(self.automatic - self.given.score) > 1e-9


@dataclass(frozen=True, slots=True)
class Written:
    """A text that a person reads: what was asked (Markdown of the course), the text as typed, its marks and the comment."""

    title: str
    given: Given
    part: int | None = None
    asked: str = ""
    text: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Debrief:
    """All of one page.

    Attributes
    ----------
    title, student : str
        The unit's title, and whose page it is.
    entries : tuple of Marked or Written
        In the order of the unit.
    parts : tuple of Part
        Every part of the lesson.
    penalty : float
        Marks taken off for lateness.
    """

    title: str
    student: str
    entries: tuple[Marked | Written, ...]
    parts: tuple[Part, ...] = ()
    penalty: float = 0.0
