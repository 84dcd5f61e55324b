"""What a test result does to a probability: the same test answers differently in another clinic."""

from dataclasses import dataclass
from fractions import Fraction

from netcourse.disease.arguments import Number, exact
from netcourse.disease.result import NotDecidable, Reason, because
from netcourse.evidence import fact

# Natural frequencies are told for this many people: the rarest prevalence of the course is 7 in 10,000.
_PEOPLE = 10_000
# How the facts of a test are named.
_SENS, _SPEC = "sensitivity", "specificity"


@dataclass(frozen=True, slots=True)
class Measured:
    """A sensitivity or a specificity that a study measured: a share of one, with its fact and whom it was measured in."""

    share: Fraction
    fact_id: str
    population: str
    source: tuple[str, ...]
    as_of: str


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
    sensitivity: Number | Measured | None,
    specificity: Number | Measured | None,
    pre_test_probability: Number | None,
    cited: tuple[str, ...] = (),
) -> PostTestProbability | NotDecidable:
    """Work out what a positive and a negative result mean in a group, by Bayes' theorem.

    Parameters
    ----------
    sensitivity, specificity : number, Measured or None
        Shares of one, from 0 to 1. Either both with their study (`measured`), or both as bare numbers, as in a what-if.
    pre_test_probability : number or None
        Share of the group that has the disease before the test, from 0 to 1; in screening, the prevalence.
    cited : tuple of str
        Ids of the facts that the numbers come from, if they come from facts; those of measured numbers are cited anyway.

    Returns
    -------
    PostTestProbability or NotDecidable
        The exact fractions, or which of the three numbers is missing.

    Raises
    ------
    ValueError
        If a number is not a share of one, or if the sensitivity and the specificity, given or cited, are of different patients.
    LookupError
        If a cited fact does not exist.

    References
    ----------
    T. Bayes, Phil Trans 1763;53:370-418; likelihood ratios as in D. L. Sackett, Clinical Epidemiology, 1985.
    """
    cited = tuple(dict.fromkeys([*cited, *(one.fact_id for one in (sensitivity, specificity) if isinstance(one, Measured))]))
    _refuse_two_groups(sensitivity, specificity, cited)
    given = {"sensitivity": _bare(sensitivity), "specificity": _bare(specificity), "pre_test_probability": pre_test_probability}
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


def measured(fact_id: str) -> Measured:
    """A sensitivity or a specificity from a fact, which keeps whom it was measured in.

    Parameters
    ----------
    fact_id : str
        Such as ``"D-06.sensitivity"``.

    Returns
    -------
    Measured

    Raises
    ------
    ValueError
        If the fact has no value, or one in another unit than `share_of` reads.
    LookupError
        If there is no such fact.
    """
    known = fact(fact_id)
    return Measured(share_of(fact_id), fact_id, known.population, known.source_keys, known.as_of)


def _bare(given: Number | Measured | None) -> Number | None:
    return given.share if isinstance(given, Measured) else given


def _refuse_two_groups(sensitivity: object, specificity: object, cited: tuple[str, ...]) -> None:
    """Both numbers hold for the people in whom they were measured: two halves of two studies describe nobody."""
    with_study = [isinstance(one, Measured) for one in (sensitivity, specificity) if one is not None]
    if any(with_study) and not all(with_study):
        both = f"sensitivity={_named(sensitivity)}, specificity={_named(specificity)}"
        raise ValueError(f"{both}: must be both of one study, or both bare numbers")
    pairs = [(sensitivity, specificity)]
    pairs += [
        (measured(one), measured(other)) for one in cited if one.endswith(_SENS) for other in cited if other.endswith(_SPEC)
    ]
    for sens, spec in pairs:
        if isinstance(sens, Measured) and isinstance(spec, Measured) and not _one_group(sens, spec):
            raise ValueError(
                f"sensitivity={_named(sens)}, specificity={_named(spec)}: must be both of the same patients, from one study"
            )


def _one_group(sens: Measured, spec: Measured) -> bool:
    """Whether both were measured in the same people, by the same reading of the same test."""
    if (sens.source, sens.population, sens.as_of) != (spec.source, spec.population, spec.as_of) or sens.fact_id.endswith(_SPEC):
        return False
    # A study may have read its scans twice, or have held several tests: the names of facts tell which belong together.
    mirrored = spec.fact_id.removesuffix(_SPEC) + _SENS
    return spec.fact_id.endswith(_SPEC) and (sens.fact_id == mirrored or not sens.fact_id.endswith(_SENS))


def _named(given: object) -> str:
    return f"{given.fact_id} ({given.population})" if isinstance(given, Measured) else str(given)


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
