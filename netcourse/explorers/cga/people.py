"""What one chromogranin A (CgA) result means for 1,000 people: published accuracy, and a probability before the test.

Sourced: sensitivity and specificity (facts C1-01 and C1-02). Chosen: the specificity of the what-if, which no study measured;
facts M-bayes are worked out with it, to show what confounders do to a test that looked good against healthy people.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from netcourse.disease.bayes import PostTestProbability, post_test_probability, share_of
from netcourse.disease.result import NotDecidable
from netcourse.evidence import fact
from netcourse.explorers.cga.setting import FOLLOW_UP, HEALTHY, WHAT_IF

PEOPLE_DRAWN = 1000
NET, PROGRESSION = "a NET", "progression"
# Chosen: that of the what-if in facts M-bayes (specificity 0.8).
_WHAT_IF_SPECIFICITY = Fraction(4, 5)


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How well the test was found to do, for which `condition`, and what to doubt; `cited` are the facts behind it."""

    condition: str
    sensitivity: Fraction
    specificity: Fraction
    cited: tuple[str, ...]
    doubt: str


@dataclass(frozen=True, slots=True)
class Crowd:
    """1,000 people in whole numbers that add up: tested positive or negative, with the condition or without."""

    true_positive: int
    false_positive: int
    false_negative: int
    true_negative: int

    @property
    def positive(self) -> int:
        """How many test positive."""
        return self.true_positive + self.false_positive

    @property
    def negative(self) -> int:
        """How many test negative."""
        return self.false_negative + self.true_negative


def accuracy(name: str) -> Accuracy:
    """One of the three sets of accuracy.

    Raises
    ------
    ValueError
        If there is none of that name.
    """
    cited = ("C1-01.sensitivity", "C1-01.specificity")
    sensitivity, specificity = (share_of(one) for one in cited)
    if name == HEALTHY:
        doubt = f"Measured in: {fact(cited[0]).population}. Healthy people flatter a test: your patients are ill with something."
        return Accuracy(NET, sensitivity, specificity, cited, doubt)
    if name == WHAT_IF:
        doubt = f"A what-if: no study measured this {float(_WHAT_IF_SPECIFICITY):.0%}. It shows what confounders could do."
        return Accuracy(NET, sensitivity, _WHAT_IF_SPECIFICITY, cited[:1], doubt)
    if name == FOLLOW_UP:
        cited = ("C1-02.sensitivity", "C1-02.specificity")
        sensitivity, specificity = (share_of(one) for one in cited)
        doubt = f"Measured in: {fact(cited[0]).population}, people known to have a NET. {fact('C1-02.use').statement}"
        return Accuracy(PROGRESSION, sensitivity, specificity, (*cited, "C1-02.use"), doubt)
    raise ValueError(f"{name!r}: must be one of {HEALTHY}, {FOLLOW_UP}, {WHAT_IF}")


def result_for(name: str, pre_test: Fraction) -> PostTestProbability:
    """What a positive and a negative result mean.

    Parameters
    ----------
    name : str
        Which set of accuracy.
    pre_test : Fraction
        Share of the people who have the condition, from 0 to 1.

    Returns
    -------
    PostTestProbability
        Exact shares, by Bayes' theorem.
    """
    known = accuracy(name)
    found = post_test_probability(
        sensitivity=known.sensitivity, specificity=known.specificity, pre_test_probability=pre_test, cited=known.cited
    )
    if isinstance(found, NotDecidable):
        raise TypeError(str(found))
    return found


def crowd(found: PostTestProbability) -> Crowd:
    """1,000 people in whole numbers, rounded so that they still add up (largest remainder)."""
    prior, sens, spec = found.pre_test_probability, found.sensitivity, found.specificity
    shares = (sens * prior, (1 - spec) * (1 - prior), (1 - sens) * prior, spec * (1 - prior))
    exact = [share * PEOPLE_DRAWN for share in shares]
    whole = [floor(one) for one in exact]
    by_remainder = sorted(range(len(exact)), key=lambda at: whole[at] - exact[at])
    for at in by_remainder[: PEOPLE_DRAWN - sum(whole)]:
        whole[at] += 1
    return Crowd(*whole)
