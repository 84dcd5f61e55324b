"""Serotonin from a tumour through liver and lungs: a teaching model that adds and multiplies, nothing more.

Only the route is evidence: a healthy liver breaks the hormones down, metastases in the liver and veins that drain past it let
them escape (the rule `netcourse.disease.carcinoid_syndrome`). No fact of the course gives a number, so every number here is
chosen for teaching, in units that mean nothing outside this model. `ASSUMPTIONS` lists what it leaves out.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from netcourse.disease.arguments import Number, exact, one_of
from netcourse.disease.carcinoid_syndrome import CarcinoidFeature, Deposit, Route, mediator_route
from netcourse.disease.result import NotDecidable
from netcourse.disease.sites import Site

# Chosen: the amount per hour from which on the model says that the body feels it, or that a valve is at risk.
FELT_FROM = Fraction(10)
# Chosen: a release that the tasks call large.
LARGE_RELEASE = Fraction(80)
ASSUMPTIONS = (
    "Amounts are units of this model, per hour. No fact of the course says how much a tumour releases.",
    "What the liver takes out is chosen for teaching: no fact of the course gives a number. Liver that is replaced by tumour "
    "takes out nothing, the rest works as before.",
    "Metastases in the liver release behind it, in proportion to their share: chosen.",
    f"One limit for everything that is felt ({FELT_FROM} units, chosen). In patients symptoms come one by one and in attacks; "
    "histamine and other substances take part too.",
    "The lungs take out a chosen share. That the right heart suffers and the left is spared rests on it here "
    "(general knowledge, not verified).",
    "What is felt is judged by what enters the systemic circulation. The lungs matter here for the left heart only.",
    "Each unit passes once: what has gone round the body is not counted again.",
)


class Origin(StrEnum):
    """Where the tumour lies that releases serotonin."""

    GUT = "gut"
    LUNG = "lung"
    OVARY = "ovary"
    RETROPERITONEUM = "retroperitoneum"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of the model; shares run from 0 to 1, amounts are units per hour.

    `past_liver` is the share of a gut tumour's blood that drains past the liver, `extraction` what healthy liver takes out of the
    blood that passes it, `metastases` the share of the liver that they replace, `metastatic` what they would release if they
    replaced all of it, and `lung_extraction` what the lungs take out.
    """

    origin: Origin
    released: Fraction
    past_liver: Fraction
    extraction: Fraction
    metastases: Fraction
    metastatic: Fraction
    lung_extraction: Fraction


@dataclass(frozen=True, slots=True)
class Flow:
    """What runs where, in units per hour."""

    portal: Fraction
    past_liver: Fraction
    taken_by_liver: Fraction
    through_liver: Fraction
    from_metastases: Fraction
    right_heart: Fraction
    taken_by_lungs: Fraction
    from_lung_tumour: Fraction
    left_heart: Fraction

    @property
    def liver_veins(self) -> Fraction:
        """What leaves the liver: what it let through, and what its metastases add."""
        return self.through_liver + self.from_metastases

    @property
    def systemic(self) -> Fraction:
        """What enters the systemic circulation: with the veins, or from a lung tumour with the blood of the left heart."""
        return self.right_heart + self.from_lung_tumour

    @property
    def features(self) -> tuple[CarcinoidFeature, ...]:
        """The features of the syndrome: all from the limit on, none below it."""
        return tuple(CarcinoidFeature) if self.systemic >= FELT_FROM else ()

    @property
    def right_valves_at_risk(self) -> bool:
        """Whether the limit is reached in the right heart."""
        return self.right_heart >= FELT_FROM

    @property
    def left_valves_at_risk(self) -> bool:
        """Whether the limit is reached in the left heart."""
        return self.left_heart >= FELT_FROM


def setting(
    *,
    origin: str,
    released: Number,
    past_liver_percent: Number,
    extraction_percent: Number,
    metastases_percent: Number,
    metastatic_per_percent: Number,
    lung_extraction_percent: Number,
) -> Setting:
    """Read a setting as it stands on the dials.

    Parameters
    ----------
    origin : Origin or str
    released : number, at least 0, in units per hour
    past_liver_percent, extraction_percent, metastases_percent, lung_extraction_percent : number, 0 to 100, in %
    metastatic_per_percent : number, at least 0, in units per hour for each 1% of the liver

    Returns
    -------
    Setting
        Exact fractions; `past_liver` is 0 unless the tumour lies in the gut, whose blood alone can take either way.

    Raises
    ------
    ValueError
        If a number lies outside its limits or the origin is not in the list.
    """
    start = Origin(one_of("origin", origin, Origin))
    past = _share("past_liver_percent", past_liver_percent)
    return Setting(
        start,
        exact("released", released, low=0, unit="units per hour"),
        past if start is Origin.GUT else Fraction(0),
        _share("extraction_percent", extraction_percent),
        _share("metastases_percent", metastases_percent),
        100 * exact("metastatic_per_percent", metastatic_per_percent, low=0, unit="units per hour"),
        _share("lung_extraction_percent", lung_extraction_percent),
    )


def flow(given: Setting) -> Flow:
    """Follow the serotonin.

    Parameters
    ----------
    given : Setting
        Where it starts, and what takes it out.

    Returns
    -------
    Flow
        Nothing is lost: what is released is taken out by liver or lungs, or reaches the left heart.
    """
    past_liver = {Origin.GUT: given.released * given.past_liver, Origin.LUNG: Fraction(0)}.get(given.origin, given.released)
    from_lung = given.released if given.origin is Origin.LUNG else Fraction(0)
    portal = given.released - past_liver - from_lung
    taken_by_liver = portal * given.extraction * (1 - given.metastases)
    through_liver = portal - taken_by_liver
    from_metastases = given.metastases * given.metastatic
    right_heart = through_liver + from_metastases + past_liver
    taken_by_lungs = right_heart * given.lung_extraction
    return Flow(
        portal, past_liver, taken_by_liver, through_liver, from_metastases,
        right_heart, taken_by_lungs, from_lung, right_heart - taken_by_lungs + from_lung,
    )  # fmt: skip


def route_of(given: Setting) -> Route | NotDecidable:
    """What the course's rule says on the route, without any number of this model."""
    own = {Origin.OVARY: Deposit.OVARY, Origin.RETROPERITONEUM: Deposit.RETROPERITONEUM}
    deposits = [own[given.origin]] if given.origin in own else []
    if given.past_liver:
        deposits.append(Deposit.RETROPERITONEUM)
    if given.metastases:
        deposits.append(Deposit.LIVER)
    primary = {Origin.GUT: Site.ILEUM, Origin.LUNG: Site.LUNG}.get(given.origin)
    return mediator_route(primary=primary, deposits=deposits or [Deposit.NONE])


def _share(name: str, percent: Number) -> Fraction:
    return exact(name, percent, low=0, high=100, unit="%") / 100
