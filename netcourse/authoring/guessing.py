"""What somebody earns who knows nothing: by chance, by one letter throughout, by the longest option, by ticking everything."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cache, partial
from pathlib import Path
from typing import cast

from nbformat import NotebookNode

from netcourse.authoring.asked import asked
from netcourse.authoring.chance import expected
from netcourse.authoring.declared import declared
from netcourse.authoring.finding import Finding
from netcourse.disease.printed import beside
from netcourse.items import Defensible, Matching, Ordering, Pairs, Several
from netcourse.items.item import Item
from netcourse.items.plain import Plain
from netcourse.items.schemes import Scheme

# Chosen by the owner of the course: more than this a unit gives to nobody who knows nothing.
MOST = Fraction(15, 100)
# Among fewer questions one letter is soon right too often.
FEWEST_QUESTIONS = 6
LETTERS = "ABCDE"
# How a question is answered by rule; None leaves it to chance.
Rule = Callable[[Item, Scheme], Plain | None]


def by_guessing(notebook: NotebookNode, where: object) -> dict[str, Fraction]:
    """The marks of a unit that are expected of those who know nothing.

    Parameters
    ----------
    notebook : NotebookNode
        The author's notebook.
    where : object
        The text, named in messages.

    Returns
    -------
    dict
        By the name of each way of guessing the share of all marks, from 0 to 1; empty for a unit without marks. Exercises,
        numbers that are typed and written tasks can't be guessed and count 0.
    """
    questions = asked(notebook)
    marked = [
        (questions[one.question][1], one.scheme, Fraction(str(one.points)))
        for one in declared(notebook, where)
        if one.scheme is not None and one.question in questions
    ]
    tasks = [cell.metadata.nbgrader for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("task")]
    points = [*(one.points for one in declared(notebook, where)), *(task["points"] for task in tasks)]
    possible = sum((Fraction(str(one)) for one in points), Fraction(0))
    if not possible:
        return {}
    # What blind choice earns is asked for by every way that leaves a question to chance, and is long to count.
    lots = [cache(partial(expected, *one)) for one in marked]
    earned = {name: [_earned(*one, rule, lot) for one, lot in zip(marked, lots, strict=True)] for name, rule in RULES.items()}
    return {name: sum(found, Fraction(0)) / possible for name, found in earned.items()}


def guessed_marks(file: Path, notebook: NotebookNode, shares: Mapping[str, Fraction]) -> list[Finding]:
    """A unit of which more than `MOST` of the marks go to somebody who knows nothing; `shares` is what `by_guessing` found."""
    if len(asked(notebook)) < FEWEST_QUESTIONS:
        return []
    over = {name: 100 * share for name, share in shares.items() if share > MOST}
    most = f"more than {float(MOST):.0%}"
    return [
        Finding(file, "", "guessable", f"{beside(share, 100 * MOST, 1)}% of the marks are earned {name}, {most}", _mend(name))
        for name, share in over.items()
    ]


def _earned(item: Item, scheme: Scheme, points: Fraction, rule: Rule, lot: Callable[[], Fraction]) -> Fraction:
    chosen = rule(item, scheme)
    if chosen is None:
        return lot()
    return Fraction(str(scheme.marks(item, chosen, float(points)).earned))


def letter_throughout(letter: str) -> str:
    """What the rule is called by which somebody chooses one letter everywhere."""
    return f"by the letter {letter} throughout"


def _letter(at: int) -> Rule:
    """Always the option at one place: in a list, on a form, as every partner."""

    def chosen(item: Item, scheme: Scheme) -> Plain | None:
        if isinstance(item, Matching) and isinstance(scheme, Pairs):
            return dict.fromkeys(item.left, _at(list(item.right), at))
        options = _options(item)
        return _answer(scheme, [_at(list(options), at)]) if options else None

    return chosen


def _at(keys: Sequence[str], at: int) -> str:
    # Where there is no such letter, the last one.
    return keys[min(at, len(keys) - 1)]


def _longest(item: Item, scheme: Scheme) -> Plain | None:
    options = _options(item)
    return _answer(scheme, [max(options, key=lambda key: len(options[key]))]) if options else None


def _everything(item: Item, scheme: Scheme) -> Plain | None:
    return cast("Plain", list(_options(item))) if isinstance(scheme, Several | Defensible) else None


def _options(item: Item) -> Mapping[str, str]:
    return {} if isinstance(item, Ordering) else getattr(item, "options", {})


def _answer(scheme: Scheme, keys: list[str]) -> Plain:
    return cast("Plain", keys) if isinstance(scheme, Several | Defensible) else keys[0]


def _mend(name: str) -> str:
    if name.startswith("by the letter"):
        return "put some keys elsewhere"
    if name == "by the longest option":
        return "shorten some keys, or let wrong options say as much"
    return "ask for a number, a pair or a setting in place of a choice, or offer fewer marks for half an answer"


RULES: Mapping[str, Rule] = {
    "by chance": lambda _item, _scheme: None,
    **{letter_throughout(letter): _letter(at) for at, letter in enumerate(LETTERS)},
    "by the longest option": _longest,
    "by ticking everything": _everything,
}
