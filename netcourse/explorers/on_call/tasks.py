"""What a lesson can ask for on the telephone. A task is about the calls of one evening; a test walks it through many evenings."""

from collections.abc import Callable, Mapping

from netcourse.explorers.on_call.calls import FLUSH, SCARLET, Call
from netcourse.explorers.on_call.sentences import Level
from netcourse.explorers.on_call.setting import read_talk
from netcourse.explorers.on_call.talk import Talk, level_after, right_level
from netcourse.explorers.task import Task, Want, wanted
from netcourse.explorers.values import Values

ONE_QUESTION, ONE_WORD, SAFE = "one-question", "one-word", "safe-at-home"
# Opposite ends: one for now, the other for nothing sooner than this week.
_LATE = frozenset({Level.WEEK, Level.ADVICE})


def opposite(one: Call, other: Call) -> bool:
    """Whether of two calls one is for now and the other can wait."""
    ends = {right_level(one), right_level(other)}
    return Level.NOW in ends and bool(ends & _LATE)


def parted(talk: Talk) -> bool:
    """Whether the answers of both callers already say how each call ends."""
    return talk.beside is not None and all(
        level_after(call, talk.answered) is right_level(call) for call in (talk.call, talk.beside)
    )


def _same_words(talk: Talk) -> bool:
    return talk.beside is not None and talk.beside.opening == talk.call.opening


def _opposite(talk: Talk) -> bool:
    return talk.beside is not None and _same_words(talk) and opposite(talk.call, talk.beside)


def _turned(talk: Talk) -> bool:
    return (
        talk.call.opening == FLUSH
        and level_after(talk.call, ()) is Level.ADVICE
        and level_after(talk.call, talk.answered) is Level.NOW
    )


def _is_safe(talk: Talk) -> bool:
    return talk.call.opening == SCARLET and right_level(talk.call) is Level.ADVICE


def _undecided_by(talk: Talk) -> float:
    return len(talk.unasked) / len(talk.call.deciding)


def tasks(calls: Mapping[str, Call]) -> Mapping[str, Task]:
    """The tasks about some calls, by name."""

    def met(has: Callable[[Talk], bool]) -> Callable[[Values], bool]:
        return lambda values: has(read_talk(values, calls))

    def one_is_enough(many: int, look: str) -> Want:
        return wanted(met(lambda talk: len(talk.asked) <= many), look)

    return {
        ONE_QUESTION: Task(
            "Two callers begin with the same words, and end at opposite ends: one needs an emergency department now, the other "
            "can wait for this week. Find two such callers, and the single question that parts them.",
            (
                wanted(met(_same_words), "Choose a call, and as second caller somebody who begins with the same words."),
                wanted(met(_opposite), "These two end too much alike. Take another pair."),
                wanted(met(parted), "Not parted yet. Which answer would be different if one of them were in danger?"),
                one_is_enough(1, "They are parted, and one question is enough. Which one? Take the others away."),
            ),
            "The first sentence told nothing, and neither did the voice. One question did. It costs a minute.",
            (
                "In the list of calls each opening stands twice. Ask both callers the same, and compare.",
                "Take the two who ring about somebody scarlet and trembling. Ask whether breathing is easy.",
            ),
        ),
        ONE_WORD: Task(
            "“My usual flush” is a line for the diary, until one more word makes it an emergency. Find a call "
            "that begins so, and the one question that brings the word out.",
            (
                wanted(
                    met(lambda talk: talk.call.opening == FLUSH), "This task is about a call that begins with “my usual flush”."
                ),
                wanted(
                    met(_turned),
                    "Nothing that you heard makes it urgent. What would turn a flush into a crisis? It may also "
                    "be the other call.",
                ),
                one_is_enough(1, "You heard it. Which of your questions brought it out? Take the others away."),
            ),
            "A flush alone is no emergency. With faintness, trouble with breathing or a racing heart it may be a "
            "carcinoid crisis, however usual it feels.",
            (
                "What goes with a carcinoid crisis: circulation, breathing, heart. Ask for one at a time.",
                "Two calls begin so. Ask each whether it got black before the eyes, then instead whether the heart races.",
            ),
        ),
        SAFE: Task(
            "One call sounds frightening, and is safe at home. Find it, and earn that answer with three questions; then decide.",
            (
                wanted(met(_is_safe), "Not this one. Somebody is scarlet, and somebody else is frightened; and it is harmless."),
                Want(
                    lambda values: _undecided_by(read_talk(values, calls)),
                    "Safe is what is asked, not what is hoped. Three answers have to be “no”: what would make this a crisis?",
                ),
                one_is_enough(3, "Three questions are enough. Which of yours could not have changed the end?"),
                wanted(
                    met(lambda talk: talk.decided is Level.ADVICE),
                    "You have asked enough. Now decide: how soon does this need anybody?",
                ),
            ),
            "A calm “stay at home” is worth as much as a blue light, if it is earned. And it ends with the words "
            "on when to go after all.",
            (
                "Two calls begin with “scarlet”. For a crisis three things are asked: standing, breathing, heart.",
                "Take the daughter’s call. Ask about faintness, breathing and the heart, and decide on ordinary advice.",
            ),
        ),
    }  # fmt: skip
