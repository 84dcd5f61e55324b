"""What can be set on the on-call telephone, and a setting as a call that stands somewhere."""

from collections.abc import Mapping, Sequence
from typing import Any

from netcourse.explorers.explorer import Choice, Control, Diary, Switch, Values
from netcourse.explorers.on_call.calls import SEALED, Call
from netcourse.explorers.on_call.questions import ASKING, Question
from netcourse.explorers.on_call.sentences import LEVEL_WORDS, NOT_SAID, SENTENCES, UNDECIDED, Level
from netcourse.explorers.on_call.talk import Talk
from netcourse.explorers.values import keys, rows

CALL, BESIDE, ASKED, LEVEL, COMMIT = "call", "beside", "asked", "level", "commit"
SAYS = {"say_1": "First", "say_2": "Second", "say_3": "Third"}
NOBODY, NOT_CHOSEN = "none", "open"
# What is recorded of a call, and all that is needed to hear it again.
RECORDED = (ASKED, LEVEL, *SAYS)


def controls(calls: Mapping[str, Call]) -> Sequence[Control]:
    """All controls; of a sealed call (no `calls`) nobody else can be chosen, and nothing is disclosed."""
    levels = {UNDECIDED: "Not decided", **{str(key): words for key, words in LEVEL_WORDS.items()}}
    sentences = {NOT_SAID: "Nothing yet", **{key: one.words for key, one in SENTENCES.items()}}
    chosen: list[Control] = [
        Diary(
            ASKED,
            "What you ask: a minute each",
            (Choice("question", "Question", {NOT_CHOSEN: "Choose a question", **_questions()}, NOT_CHOSEN),),
            most=len(Question),
            entry="question",
        ),
        Choice(LEVEL, "You decide", levels, UNDECIDED),
        *(Choice(name, f"{place} sentence", sentences, NOT_SAID) for name, place in SAYS.items()),
    ]  # fmt: skip
    if not calls:
        return tuple(chosen)
    listed = {key: f"{key}: “{one.opening}”" for key, one in calls.items()}
    return (
        Choice(CALL, "The call (synthetic)", listed, next(iter(listed))),
        Choice(BESIDE, "Ask a second caller the same", {NOBODY: "Nobody", **listed}, NOBODY),
        *chosen,
        Switch(COMMIT, "I hang up: show me"),
    )


def read_talk(values: Values, calls: Mapping[str, Call], sealed: str = "") -> Talk:
    """A setting of the controls as a call.

    Raises
    ------
    TypeError
        If the list of questions is none.
    """
    number = "" if sealed else str(values[CALL])
    level = str(values[LEVEL])
    return Talk(
        number,
        SEALED[sealed] if sealed else calls[number],
        asked_of(values),
        None if level == UNDECIDED else Level(level),
        said_of(values),
        not sealed and bool(values[COMMIT]),
        None if sealed or values[BESIDE] in (NOBODY, number) else calls[str(values[BESIDE])],
        repeats=_repeats(values),
    )


def asked_of(values: Values) -> tuple[Question, ...]:
    """The questions in their order, each once; an entry in which none is chosen yet is none."""
    return tuple(Question(key) for key in keys(values, ASKED, "question", NOT_CHOSEN))


def said_of(values: Values) -> tuple[str, ...]:
    """The keys of the three sentences; what is said twice is said once."""
    said = [str(values[name]) for name in SAYS]
    return tuple(key if key not in said[:at] else NOT_SAID for at, key in enumerate(said))


def _repeats(values: Values) -> bool:
    """Whether a question or a sentence is chosen twice, of which the second counts for nothing."""
    asked = [str(row["question"]) for row in rows(values, ASKED) if row["question"] != NOT_CHOSEN]
    said = [str(values[name]) for name in SAYS if values[name] != NOT_SAID]
    return len(set(asked)) < len(asked) or len(set(said)) < len(said)


def as_recorded(answer: Mapping[str, Any]) -> dict[str, Any]:
    """A recorded answer, in which questions are a list of keys, as a setting of the controls."""
    return {
        name: [{"question": one} if isinstance(one, str) else one for one in value] if name == ASKED else value
        for name, value in answer.items()
        if name in RECORDED
    }


def _questions() -> Mapping[str, str]:
    return {str(key): one.words for key, one in ASKING.items()}
