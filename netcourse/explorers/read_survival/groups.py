"""The groups whose survival somebody counted, each with the fact that says who was counted, where and when."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from netcourse.disease.survival import MONTHS_PER_YEAR
from netcourse.evidence import fact
from netcourse.evidence.content import value_with_unit


@dataclass(frozen=True, slots=True)
class Group:
    """A group.

    Parameters
    ----------
    name : str
        What it is called.
    fact_id : str
        The fact with its median, or with the share alive at five years; empty: of one's own making.
    mixes : bool
        Whether people with NEC can be counted in as well.
    """

    name: str
    fact_id: str = ""
    mixes: bool = False

    @property
    def counted(self) -> str:
        """Who was counted, where and when."""
        if not self.fact_id:
            return "a group of your own making: nobody counted it"
        one = fact(self.fact_id)
        return f"{_grouped(one.population)}; {one.jurisdiction}, {one.as_of}"

    @property
    def by_share(self) -> bool:
        """Whether it is the share alive at five years that was counted, and no median."""
        return bool(self.fact_id) and fact(self.fact_id).unit == "%"

    def what_is_known(self, years: float) -> str:
        """Its median as the fact says it, or its share alive at five years; of a group of one's own the median in months."""
        if not self.fact_id:
            return f"median {in_months(years)}"
        known = value_with_unit(fact(self.fact_id)).replace(" %", "%")
        return f"{known} alive at five years" if self.by_share else f"median {known}"


REGISTRY, OWN = "registry", "own"
# The fact of the NEC that can be counted in: the middle of its range is drawn, which is chosen.
NEC_FACT = "F-10"
GROUPS: Mapping[str, Group] = MappingProxyType(
    {
        REGISTRY: Group("All NET, as one registry counted them", "F-16.median"),
        "local-g1": Group("NET G1, localised", "F-06.os", mixes=True),
        "g1": Group("NET G1, all stages", "F-03.g1", mixes=True),
        "g2": Group("NET G2, all stages", "F-03.g2", mixes=True),
        "ileum": Group("Ileal NET, metastatic", "F-09.metastatic"),
        "g3": Group("NET G3, digestive, advanced, on chemotherapy", "F-19.g3"),
        "nec": Group("NEC, digestive, metastatic", NEC_FACT),
        "nec-all": Group("NEC, digestive, advanced, all comers on chemotherapy", "F-19.nec"),
        OWN: Group("A median of your own", mixes=True),
    }
)
# Shares of the registry that were published, by year.
PUBLISHED: Mapping[int, str] = MappingProxyType(
    {1: "F-16.one-year", 3: "F-16.three-year", 5: "F-12.five-year", 10: "F-16.ten-year"}
)


def in_months(years: float) -> str:
    """Such as "41 months"; from five years on in years."""
    months = round(years * MONTHS_PER_YEAR)
    long = 5 * MONTHS_PER_YEAR
    return f"{years:.1f} years" if months >= long else f"{months} month{'' if months == 1 else 's'}"


def published_shares() -> Mapping[int, float]:
    """What the registry published, in per cent, by year."""
    return {year: float(fact(one).value or 0) for year, one in PUBLISHED.items()}


def _grouped(words: str) -> str:
    """Words with a comma in numbers of five digits and more, as they are read."""
    return re.sub(r"\b\d{5,}\b", lambda found: f"{int(found[0]):,}", words)
