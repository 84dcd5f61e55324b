"""One call as far as it has got: what was answered, what the rules say of it at every minute, and what is said at the end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from netcourse.disease.red_flags import Symptom, Triage, triage
from netcourse.disease.result import NotDecidable
from netcourse.explorers.on_call.calls import Call
from netcourse.explorers.on_call.questions import PATIENCE, TIRED, Question
from netcourse.explorers.on_call.sentences import NOT_SAID, SENTENCES, Level, cost, level_of, needed

SENTENCES_SAID = 3
# Chosen: when the evening begins; minutes are counted from here and never run.
_HOUR, _MINUTE, _AN_HOUR = 17, 40, 60


@lru_cache(maxsize=1024)
def judged(told: frozenset[Symptom], context: frozenset[str]) -> Triage | NotDecidable:
    """What the rules say of symptoms and a context."""
    return triage(sorted(told), context=sorted(context))


def known(call: Call, asked: Iterable[Question]) -> Triage | NotDecidable:
    """What the rules say of a call of which no more is known than its first words, its file and these answers."""
    answers = [call.answer(one) for one in asked]
    symptoms = frozenset(call.told).union(*(one.symptoms for one in answers))
    return judged(symptoms, frozenset(call.context).union(*(one.context for one in answers)))


def level_after(call: Call, asked: Iterable[Question]) -> Level | None:
    """The end that the rules ask for after some answers; None as long as they can't say."""
    found = known(call, asked)
    return None if isinstance(found, NotDecidable) else level_of(found.urgency)


def truth(call: Call) -> Triage:
    """What the rules say of a call once all is asked.

    Raises
    ------
    ValueError
        If they can't say: such a call is none of ours.
    """
    found = known(call, Question)
    if isinstance(found, NotDecidable):
        raise ValueError(f"{call.who}: {found}")  # noqa: TRY004 (not the type is wrong but the call)
    return found


def right_level(call: Call) -> Level:
    """The end that the rules ask for once all is asked."""
    return level_of(truth(call).urgency)


def clock(minutes: int) -> str:
    """The time of the evening, such as "17:43"."""
    whole = _MINUTE + minutes
    return f"{_HOUR + whole // _AN_HOUR}:{whole % _AN_HOUR:02}"


@dataclass(frozen=True, slots=True)
class Talk:
    """Where a call stands.

    `number` is its number this evening, empty for a sealed one; `asked` holds each question once, in its order; `decided` is None
    before the decision; `said` are the keys of three places, a repeated one as not said; `repeats` says that something is
    chosen twice.
    """

    number: str
    call: Call
    asked: tuple[Question, ...]
    decided: Level | None
    said: tuple[str, ...]
    wants_to_commit: bool
    beside: Call | None = None
    repeats: bool = False

    @property
    def answered(self) -> tuple[Question, ...]:
        """The questions that were asked before the caller tired."""
        return self.asked[:PATIENCE]

    @property
    def refused(self) -> str:
        """Why nobody can hang up like this; empty if one can."""
        if self.decided is None:
            return "Decide how soon before you hang up."
        if NOT_SAID in self.said:
            return f"Say {SENTENCES_SAID} different sentences before you hang up."
        return ""

    @property
    def open(self) -> str:
        """What is still to be decided or said; empty if nothing is."""
        left = [*(["how soon"] if self.decided is None else []), *_sentences(self.said.count(NOT_SAID))]
        return " and ".join(left)

    @property
    def committed(self) -> bool:
        """Whether the call is over, and all is shown."""
        return self.wants_to_commit and not self.refused

    @property
    def cost(self) -> int:
        """What the decision costs; see `sentences.cost`. Of no decision nothing is known, so nothing."""
        return 0 if self.decided is None else cost(self.decided, right_level(self.call))

    @property
    def unasked(self) -> tuple[Question, ...]:
        """The deciding questions that were not answered."""
        return tuple(one for one in self.call.deciding if one not in self.answered)

    @property
    def unsaid(self) -> tuple[str, ...]:
        """Keys of the sentences that belong to this end of the call and were not said."""
        return tuple(key for key in needed(right_level(self.call)) if key not in self.said)

    @property
    def delays(self) -> bool:
        """Whether somebody is made to wait."""
        return any(key != NOT_SAID and SENTENCES[key].delays for key in self.said)

    def words_to(self, question: Question, call: Call | None = None) -> str:
        """What is answered to a question that was asked."""
        return (call or self.call).answer(question).words if question in self.answered else TIRED

    def levels(self) -> Sequence[Level | None]:
        """What the rules ask for at the first words, and after each question."""
        return [level_after(self.call, self.answered[:minute]) for minute in range(len(self.asked) + 1)]


def _sentences(many: int) -> list[str]:
    return [f"{many} {'sentence' if many == 1 else 'sentences'}"] if many else []
