"""What every kind of question has in common.

A declaration says what is asked and what may be answered. It never says what is right: a student can read it.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import ClassVar

from netcourse.items.answers import AnswerProblem
from netcourse.items.plain import ITEM_ID, Plain

_OPTION_KEY = re.compile(r"[A-Za-z0-9]{1,12}")


@dataclass(frozen=True)
class Item(ABC):
    """One question.

    Parameters
    ----------
    id : str
        A letter, then letters, digits, ``_`` or ``-``. One id, one question, in the whole course.
    stem : str
        The question, in Markdown.
    hints : tuple of str
        Shown one after the other when the student asks for them.
    certainty : bool
        Whether a practice question asks how sure the student is. A graded one never does.
    """

    id: str
    stem: str
    _: KW_ONLY
    hints: tuple[str, ...] = ()
    certainty: bool = False
    kind: ClassVar[str]

    def __post_init__(self) -> None:
        if type(self.id) is not str or not ITEM_ID.fullmatch(self.id):
            raise ValueError(f"{self.id!r} can't be an item's id: a letter, then letters, digits, _ or -")
        if type(self.stem) is not str or not self.stem.strip():
            raise ValueError(f"{self.id}: the stem is empty")
        if type(self.hints) is not tuple or not all(type(hint) is str and hint.strip() for hint in self.hints):
            raise ValueError(f"{self.id}: hints must be a tuple of texts")
        if type(self.certainty) is not bool:
            raise ValueError(f"{self.id}: certainty is True or False")

    @property
    def name(self) -> str:
        """What a person calls it: "Question 5" for ``q05``, "Practice question 2" for ``bio-practice-2``; else its id."""
        return called(self.id)

    @property
    @abstractmethod
    def how(self) -> str:
        """One sentence: what an answer looks like."""

    @property
    @abstractmethod
    def example(self) -> str:
        """An answer as it is typed, right or not."""

    @abstractmethod
    def parse(self, raw: object) -> Plain:
        """An answer from the form, a typed line or answers.json, as plain data.

        Raises
        ------
        AnswerProblem
            If it is no possible answer; the message says what is.
        """

    @abstractmethod
    def words(self, value: Plain) -> str:
        """A parsed answer in the student's words."""

    def replay(self, value: Plain) -> Sequence[str]:  # noqa: ARG002 (most answers say all at once)
        """A parsed answer as what was done one after another, a line each; empty for most questions."""
        return ()

    def written(self, value: Plain) -> Sequence[tuple[str, str]]:  # noqa: ARG002 (most answers hold no words of the student's)
        """What a person reads of a parsed answer: the student's own words, each with what it is; none for most questions."""
        return ()

    def listing(self) -> str:
        """What is on offer, as Markdown, for a screen without a form."""
        return ""

    def figure(self) -> str:
        """A picture above the question, as HTML; most questions have none."""
        return ""

    def open(self, value: Plain | None) -> Callable[[], Plain] | None:  # noqa: ARG002 (most questions need no more than a form)
        """Show what the question is answered in, if that is more than a form, as it was recorded.

        Parameters
        ----------
        value : Plain or None
            What is recorded.

        Returns
        -------
        callable or None
            Gives the answer as it is set at that moment.
        """
        return None

    def problem(self, what: str) -> AnswerProblem:
        """An error that says what was wrong with an answer and what is allowed."""
        return AnswerProblem(f"{self.id}: {what} {self.how}")


def called(item_id: str) -> str:
    """What a person calls the question of an id; see `Item.name`."""
    number = re.search(r"\d+$", item_id)
    if number is None:
        return item_id
    return f"{'Practice question' if 'practice' in item_id else 'Question'} {int(number[0])}"


def checked_options(item: str, options: object, *, least: int = 2, what: str = "options") -> dict[str, str]:
    """A copy of a mapping from key to text.

    Raises
    ------
    ValueError
        If there are too few, a key is unusable, a text is empty, or two are the same.
    """
    if not isinstance(options, Mapping) or len(options) < least:
        raise ValueError(f"{item}: {what} must map at least {least} keys to texts")
    for key, text in options.items():
        if type(key) is not str or not _OPTION_KEY.fullmatch(key):
            raise ValueError(f"{item}: {key!r} can't be a key of {what}: up to twelve letters and digits")
        if type(text) is not str or not text.strip():
            raise ValueError(f"{item}: {key} of {what} has no text")
    if len({key.upper() for key in options}) != len(options) or len(set(options.values())) != len(options):
        raise ValueError(f"{item}: two of the {what} are the same")
    return dict(options)


def match_key(raw: object, keys: Mapping[str, str]) -> str | None:
    """The key that a typed text means, case and blanks forgiven; None if there is none."""
    if type(raw) is not str:
        return None
    wanted = raw.strip().upper()
    return next((key for key in keys if key.upper() == wanted), None)


def split_keys(raw: object) -> list[object] | None:
    """A list of keys out of a list, tuple, set or a text such as ``"A, C"``; None for anything else."""
    if type(raw) is str:
        return [part for part in re.split(r"[\s,;>]+", raw) if part]
    return list(raw) if type(raw) in (list, tuple, set, frozenset) else None  # type: ignore[call-overload]


def shown(raw: object) -> str:
    """A short picture of what was typed, for a message; never the repr of an object that could run code of its own."""
    if type(raw) is str:
        return repr(raw.strip()[:30])
    return repr(raw)[:30] if type(raw) in (int, float, bool) or raw is None else f"something of type {type(raw).__name__}"


def bullets(options: Mapping[str, str]) -> str:
    """Options as a Markdown list."""
    return "\n".join(f"- **{key}** {text}" for key, text in options.items())


def spoken(words: list[str], last: str = "or") -> str:
    """Words as a list that reads aloud."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)
