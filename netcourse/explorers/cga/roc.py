"""A teaching model of chromogranin A (CgA) with and without a NET: two log-normal groups, and a cut-off that moves.

It is the model behind the cohort of this unit (`netcourse.cases.cga_referrals`). Sourced: without a PPI the limit of the
laboratory has the published sensitivity and specificity (facts C1-01); the spread without a NET is that of one kit (fact
C2-01.serum); how far a PPI raises CgA (facts C3-01.fold and C3-03.fold); that it adds to what a tumour makes (facts C3-04).
Chosen: both groups are log-normal, the spread with a NET, and that with a PPI everybody takes it and rises alike.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import exp, log
from statistics import NormalDist

from netcourse.cases.cga_referrals import SIGMA_WITH_NET, sigma_without_net
from netcourse.disease.bayes import share_of
from netcourse.explorers.cga.course import fold_of

_STANDARD = NormalDist()
# Sums over the group without a NET run over so many even steps, up to so many standard deviations to either side of its mean:
# exact to more digits than are shown.
_STEPS, _REACH = 81, 4.0
_EVEN_STEPS = tuple(_REACH * (2 * at / (_STEPS - 1) - 1) for at in range(_STEPS))
# What is drawn, in multiples of the limit, at evenly spaced logarithms.
SPAN = (0.1, 100.0)
_POINTS = 81


@dataclass(frozen=True, slots=True)
class Groups:
    """CgA in multiples of the limit: means and standard deviations of its natural logarithm without a PPI, and the PPI's fold."""

    mean_without: float
    sigma_without: float
    mean_with: float
    sigma_with: float
    fold: float

    def positive_without(self, cut_off: float) -> float:
        """The share above a cut-off (multiples of the limit) of those without a NET: one minus specificity."""
        return 1 - _STANDARD.cdf((log(cut_off / self.fold) - self.mean_without) / self.sigma_without)

    def positive_with(self, cut_off: float) -> float:
        """The share above a cut-off (multiples of the limit) of those with a NET: sensitivity.

        The PPI adds its excess over the own CgA, drawn from the group without a NET, to what the tumour makes.
        """
        if self.fold == 1:
            return self._tumour_above(cut_off)
        return sum(weight * self._tumour_above(cut_off - (self.fold - 1) * own) for own, weight in self._own_levels())

    def area_under_curve(self) -> float:
        """The area under the ROC curve: how often a person with a NET has the higher CgA of two."""
        return sum(weight * self.positive_with(self.fold * own) for own, weight in self._own_levels())

    def _own_levels(self) -> list[tuple[float, float]]:
        # CgA without a NET and without a PPI, with the weight of each level; the weights add up to 1.
        weights = [_STANDARD.pdf(step) for step in _EVEN_STEPS]
        levels = [exp(self.mean_without + self.sigma_without * step) for step in _EVEN_STEPS]
        total = sum(weights)
        return [(level, weight / total) for level, weight in zip(levels, weights, strict=True)]

    def _tumour_above(self, level: float) -> float:
        return 1.0 if level <= 0 else 1 - _STANDARD.cdf((log(level) - self.mean_with) / self.sigma_with)


@dataclass(frozen=True, slots=True)
class Curves:
    """The groups as drawn: cut-offs in multiples of the limit, the shares above each, and the area under the ROC curve."""

    groups: Groups
    cut_offs: tuple[float, ...]
    without: tuple[float, ...]
    with_net: tuple[float, ...]
    area: float


def groups_for(ppi: str) -> Groups:
    """The two groups where everybody takes a PPI of that length, or nobody does.

    Parameters
    ----------
    ppi : str
        A key of the control.

    Returns
    -------
    Groups
        At a cut-off of 1 and without a PPI they have the sensitivity and specificity of facts C1-01.
    """
    sigma = sigma_without_net()
    return Groups(
        mean_without=-sigma * _STANDARD.inv_cdf(float(share_of("C1-01.specificity"))),
        sigma_without=sigma,
        mean_with=SIGMA_WITH_NET * _STANDARD.inv_cdf(float(share_of("C1-01.sensitivity"))),
        sigma_with=SIGMA_WITH_NET,
        fold=float(fold_of(ppi)),
    )


# There are three settings, and the curves move only with these.
@lru_cache(maxsize=3)
def curves_for(ppi: str) -> Curves:
    """The curves of a setting, worked out once."""
    groups = groups_for(ppi)
    low, high = SPAN
    cut_offs = tuple(low * (high / low) ** (at / (_POINTS - 1)) for at in range(_POINTS))
    return Curves(
        groups=groups,
        cut_offs=cut_offs,
        without=tuple(groups.positive_without(one) for one in cut_offs),
        with_net=tuple(groups.positive_with(one) for one in cut_offs),
        area=groups.area_under_curve(),
    )
