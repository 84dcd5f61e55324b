"""Whether that was known first which had to be: few rules, those that safety or the meaning of a result asks for."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from netcourse.board.score.worth import Rule


def order(rules: Sequence[Rule], known: Mapping[str, int], done: Mapping[str, int]) -> tuple[Fraction, tuple[Rule, ...]]:
    """How much of the order was kept.

    Parameters
    ----------
    rules : sequence of Rule
        With weights above 0.
    known : mapping of str to int
        The line at which the first result of each act came.
    done : mapping of str to int
        The line at which each act was first done, the plan first written ("plan"), and each item planned ("plan:ITEM").

    Returns
    -------
    Fraction, tuple of Rule
        The weighed share of rules kept, and those broken. A rule is kept by what was known before; where what comes after was
        never done, by what was known at all. Nothing known keeps no rule.
    """
    broken = tuple(rule for rule in rules if not _kept(rule, known, done))
    whole = sum(rule.weight for rule in rules)
    return (Fraction(whole - sum(rule.weight for rule in broken), whole) if whole else Fraction(0)), broken


def _kept(rule: Rule, known: Mapping[str, int], done: Mapping[str, int]) -> bool:
    first = min((known[act] for act in rule.first if act in known), default=None)
    then = min((done[what] for what in rule.then if what in done), default=None)
    return first is not None and (then is None or first < then)
