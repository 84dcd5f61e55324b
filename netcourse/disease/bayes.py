"""What a test result does to a probability: the same test answers differently in another clinic."""

from dataclasses import dataclass
from fractions import Fraction

from netcourse.disease.arguments import Number, exact
from netcourse.disease.result import NotDecidable, Reason, because
from netcourse.evidence import fact

# Natural frequencies are told for this many people: the rarest prevalence of the course is 7 in 10,000.
_PEOPLE = 10_000


@dataclass(frozen=True, slots=True)
class PostTestProbability:
    """The probability of disease after a positive and after a negative result, exact; all are shares of one, not per cent.

    `after_positive` or `after_negative` is None when such a result never occurs. `lr_positive` is None when no healthy person
    tests positive, `lr_negative` when every healthy person does: the ratio has no finite value then.
    """

    pre_test_probability: Fraction
    sensitivity: Fraction
    specificity: Fraction
    after_positive: Fraction | None
    after_negative: Fraction | None
    lr_positive: Fraction | None
    lr_negative: Fraction | None
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]

    @property
    def negative_predictive_value(self) -> Fraction | None:
        """The share of people with a negative result who do not have the disease; None when no result is negative."""
        return None if self.after_negative is None else 1 - self.after_negative


def post_test_probability(
    *,
    sensitivity: Number | None,
    specificity: Number | None,
    pre_test_probability: Number | None,
    cited: tuple[str, ...] = (),
) -> PostTestProbability | NotDecidable:
    """Work out what a positive and a negative result mean in a group, by Bayes' theorem.

    Parameters
    ----------
    sensitivity, specificity : number or None
        Shares of one, from 0 to 1.
    pre_test_probability : number or None
        Share of the group that has the disease before the test, from 0 to 1; in screening, the prevalence.
    cited : tuple of str
        Ids of the facts that the numbers come from, if they come from facts.

    Returns
    -------
    PostTestProbability or NotDecidable
        The exact fractions, or which of the three numbers is missing.

    Raises
    ------
    ValueError
        If a number is not a share of one.
    LookupError
        If a cited fact does not exist.

    References
    ----------
    T. Bayes, Phil Trans 1763;53:370-418; likelihood ratios as in D. L. Sackett, Clinical Epidemiology, 1985.
    """
    given = {"sensitivity": sensitivity, "specificity": specificity, "pre_test_probability": pre_test_probability}
    shares = {name: exact(name, value, low=0, high=1) for name, value in given.items() if value is not None}
    if missing := tuple(name.replace("_", " ") for name in given if name not in shares):
        return NotDecidable(missing, (because("A result has no meaning until all three numbers are known.", *cited),))
    sens, spec, prior = (shares[name] for name in given)
    true_positive, false_positive = sens * prior, (1 - spec) * (1 - prior)
    false_negative, true_negative = (1 - sens) * prior, spec * (1 - prior)
    return PostTestProbability(
        pre_test_probability=prior,
        sensitivity=sens,
        specificity=spec,
        after_positive=_share(true_positive, true_positive + false_positive),
        after_negative=_share(false_negative, false_negative + true_negative),
        lr_positive=_share(sens, 1 - spec),
        lr_negative=_share(1 - sens, spec),
        reasons=_in_people(true_positive, false_positive, false_negative, true_negative, cited),
        would_change=(
            "Another pre-test probability: the same result means more in a referral clinic than in screening.",
            "Another specificity: confounders turn healthy people positive; figures against healthy controls are at their best.",
        ),
    )


def share_of(fact_id: str) -> Fraction:
    """The value of a fact as a share of one, whether the fact gives per cent or a ratio.

    Parameters
    ----------
    fact_id : str
        A fact with a value in ``%``, ``ratio`` or ``probability``, such as ``"C1-02.sensitivity"``.

    Returns
    -------
    Fraction
        The exact share.

    Raises
    ------
    ValueError
        If the fact has no value, or one in another unit.
    LookupError
        If there is no such fact.
    """
    known = fact(fact_id)
    if known.exact_value is None or known.unit not in ("%", "ratio", "probability"):
        raise ValueError(f"fact_id={fact_id!r}: must be a fact with a value in %, ratio or probability")
    return exact(fact_id, known.exact_value / 100 if known.unit == "%" else known.exact_value, low=0, high=1)


def _share(part: Fraction, whole: Fraction) -> Fraction | None:
    return part / whole if whole else None


def _in_people(
    true_positive: Fraction, false_positive: Fraction, false_negative: Fraction, true_negative: Fraction, cited: tuple[str, ...]
) -> tuple[Reason, ...]:
    return (
        because(
            f"Of {_PEOPLE:,} such people about {_people(true_positive)} have the disease and test positive, "
            f"and about {_people(false_positive)} test positive without it.",
            *cited,
        ),
        because(
            f"About {_people(false_negative)} have the disease and test negative; "
            f"about {_people(true_negative)} are rightly negative.",
            *cited,
        ),
    )


def _people(share: Fraction) -> str:
    return f"{float(share * _PEOPLE):,.0f}"
