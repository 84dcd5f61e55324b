"""The phases of CT for liver metastases: which pattern is seen in which phase, and what a CT without one can have missed.

A lesion is seen where it is brighter or darker than the liver, and hidden where it is equal to it. How bright, and how much a
small one fades, is not held here: a pattern that can be seen may still be overlooked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from netcourse.disease.arguments import one_of
from netcourse.disease.result import NotDecidable, Reason, because, stated
from netcourse.evidence import fact


class Phase(StrEnum):
    """A phase of CT after contrast."""

    ARTERIAL = "late arterial"
    PORTAL = "portal venous"


class Beside(StrEnum):
    """A lesion beside the liver around it, in one phase."""

    BRIGHTER = "brighter than the liver"
    EQUAL = "equal to the liver"
    DARKER = "darker than the liver"


class Primary(StrEnum):
    """Where the primary is: the patterns of its metastases differ."""

    BOWEL = "bowel"
    PANCREAS = "pancreas"


class NextStudy(StrEnum):
    """What comes next where a CT shows no liver lesion and one is suspected."""

    MULTIPHASE_CT = "multiphase CT, with the phase that is missing, or MRI"
    MRI = "MRI"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A lesion in both phases."""

    arterial: Beside
    portal: Beside

    def seen_in(self) -> tuple[Phase, ...]:
        """The phases in which it differs from the liver; none if it is equal in both."""
        told = ((Phase.ARTERIAL, self.arterial), (Phase.PORTAL, self.portal))
        return tuple(phase for phase, beside in told if beside is not Beside.EQUAL)


@dataclass(frozen=True, slots=True)
class CtReading:
    """What a CT of the liver without a lesion leaves open.

    `hidden` are the patterns that its phases can't show. `at_least` is the smallest and the largest known share of metastases
    that are hidden by a pattern that was counted; None where none was counted. `excludes` is False: no phase shows every lesion.
    """

    hidden: tuple[Pattern, ...]
    at_least: tuple[Fraction, Fraction] | None
    next_study: NextStudy
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]
    excludes: bool = False


_B = Beside
BRIGHT_DARK, BRIGHT_EQUAL, DARK_DARK = (
    Pattern(_B.BRIGHTER, _B.DARKER),
    Pattern(_B.BRIGHTER, _B.EQUAL),
    Pattern(_B.DARKER, _B.DARKER),
)
# The share of metastases with a pattern, by the primary; for one pattern only a share of all was told.
_SHARES = {
    (BRIGHT_DARK, Primary.BOWEL): "D-22.bright-dark-bowel",
    (BRIGHT_DARK, Primary.PANCREAS): "D-22.bright-dark-pancreas",
    (BRIGHT_EQUAL, Primary.BOWEL): "D-22.bright-equal-bowel",
    (BRIGHT_EQUAL, Primary.PANCREAS): "D-22.bright-equal-pancreas",
    (DARK_DARK, Primary.BOWEL): "D-22.dark-twice",
    (DARK_DARK, Primary.PANCREAS): "D-22.dark-twice",
}


def pattern(*, arterial: str, portal: str) -> Pattern:
    """A lesion beside the liver in both phases.

    Parameters
    ----------
    arterial, portal : Beside or str

    Returns
    -------
    Pattern

    Raises
    ------
    ValueError
        If one is not in the list.
    """
    return Pattern(Beside(one_of("arterial", arterial, Beside)), Beside(one_of("portal", portal, Beside)))


def share_of_metastases(shown: Pattern, *, primary: str) -> Fraction | None:
    """Which share of liver metastases has a pattern.

    Parameters
    ----------
    shown : Pattern
    primary : Primary or str

    Returns
    -------
    Fraction or None
        A share of one; None where the study counted no such pattern (facts D-22).

    Raises
    ------
    ValueError
        If the primary is not in the list.
    """
    found = _SHARES.get((shown, Primary(one_of("primary", primary, Primary))))
    return None if found is None else (fact(found).exact_value or Fraction(0)) / 100


def read_normal_ct(phases: Iterable[str] | None, *, primary: str | None = None) -> CtReading | NotDecidable:
    """Say what a CT without a liver lesion can have missed.

    Parameters
    ----------
    phases : iterable of Phase or str, or None
        Those that were taken after contrast; empty if no contrast was given. None if nobody knows.
    primary : Primary or str, optional
        None if it is not known: then the shares of both are given.

    Returns
    -------
    CtReading or NotDecidable
        Not decidable where nobody knows the phases (the report or the scan's own data tell), or without contrast: the patterns
        were counted in its phases.

    Raises
    ------
    ValueError
        If a phase or the primary is not in the list.

    References
    ----------
    Fact D-01.phases for the phases, facts D-22 for the patterns, D-02.best for what comes after a whole CT.
    """
    origins = list(Primary) if primary is None else [Primary(one_of("primary", primary, Primary))]
    if phases is None:
        return NotDecidable(("which phases of the CT were taken",), (stated("D-01.phases"),))
    taken = {Phase(one_of("phases", one, Phase)) for one in phases}
    if not taken:
        return NotDecidable(("a CT with contrast",), (stated("D-01.phases"),))
    lacking = [phase for phase in Phase if phase not in taken]
    every = [Pattern(arterial, portal) for arterial in Beside for portal in Beside]
    hidden = tuple(one for one in every if not taken & set(one.seen_in()))
    counted = [_hidden_share(hidden, origin) for origin in origins]
    known = [one for one in counted if one is not None]
    cited = [_SHARES[one, origin] for origin in origins for one in hidden if (one, origin) in _SHARES]
    if Phase.ARTERIAL in lacking:
        cited = ["D-22.pattern", *cited, "D-22.arterial-only"]
    missing = [because(f"The {phase} phase was not taken.", "D-01.phases") for phase in lacking]
    return CtReading(
        hidden,
        (min(known), max(known)) if known else None,
        NextStudy.MULTIPHASE_CT if lacking else NextStudy.MRI,
        (*missing, *(stated(one) for one in dict.fromkeys(["D-01.phases", *cited, "D-02.best"]))),
        ("The phases that were taken.", "The origin of the tumour.", "The size: small lesions are left to MRI."),
    )


def _hidden_share(hidden: tuple[Pattern, ...], origin: Primary) -> Fraction | None:
    found = [share_of_metastases(one, primary=origin) for one in hidden]
    shares = [one for one in found if one is not None]
    return sum(shares, Fraction(0)) if shares else None
