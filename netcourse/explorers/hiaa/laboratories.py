"""The laboratories of the 5-HIAA explorer: their published ranges, their units, and the hours of diet that laboratories ask for.

Ranges are facts C4-01 to C4-04, hours facts C6-12. Chosen: the short names. No fact says which hours of diet belong to the ranges
of "US 1" and "Helsinki", so range and hours are set apart from each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from netcourse.disease.hiaa_units import HiaaUnit, convert
from netcourse.evidence import Operator, fact

FIRST_US, HELSINKI = "us-1", "helsinki"
# Where normal is what lies *below* a number, there is no highest normal value; this close to it comes no report.
_JUST_BELOW = Fraction(1, 10**9)
_DIET_FACTS = ("C6-12.aci", "C6-12.mayo", "C6-12.labcorp")


@dataclass(frozen=True, slots=True)
class Laboratory:
    """A laboratory with its limit.

    `low` (None if none is given) and `limit` are in `unit`; `limit_is_normal` is whether the limit itself still is; `fact_id`
    names the fact with the range.
    """

    name: str
    fact_id: str
    unit: HiaaUnit
    low: Fraction | None
    limit: Fraction
    limit_is_normal: bool

    @property
    def highest_normal(self) -> Fraction:
        """The highest value that is called normal, in `unit`."""
        return self.limit if self.limit_is_normal else self.limit - _JUST_BELOW

    @property
    def limit_mg(self) -> Fraction:
        """The limit in mg/24 h."""
        return convert(self.limit, self.unit, HiaaUnit.MG_PER_24H)

    @property
    def low_mg(self) -> Fraction:
        """The lower end of the range in mg/24 h, 0 if none is given."""
        return convert(self.low or 0, self.unit, HiaaUnit.MG_PER_24H)

    @property
    def words(self) -> str:
        """What is normal here, with its unit."""
        number = f"{float(self.limit):g} {short(self.unit)}"
        if self.low is not None:
            return f"{float(self.low):g} to {number}"
        return f"up to {number}" if self.limit_is_normal else f"below {number}"

    def calls_raised(self, mg_per_24h: Fraction) -> bool:
        """Whether a result, in mg/24 h, lies above what is normal here; compared exactly, in this laboratory's unit."""
        return convert(mg_per_24h, HiaaUnit.MG_PER_24H, self.unit) > self.highest_normal


def short(unit: HiaaUnit) -> str:
    """A unit of 24-hour urine without its time: mg or µmol."""
    return "mg" if unit is HiaaUnit.MG_PER_24H else "µmol"


def laboratories() -> Mapping[str, Laboratory]:
    """The laboratories on offer, by key."""
    return {
        FIRST_US: _laboratory("US 1", "C4-01.mg"),
        "us-1-umol": _laboratory("US 1 in µmol", "C4-01.umol"),
        "us-2": _laboratory("US 2", "C4-02"),
        "us-3": _laboratory("US 3", "C4-03"),
        HELSINKI: _laboratory("Helsinki", "C4-04"),
    }


def hours_of_diet() -> Mapping[str, str]:
    """For how many hours before a collection laboratories restrict the diet: the number, and the fact that says so."""
    return {f"{fact(one).value}": one for one in _DIET_FACTS}


def _laboratory(name: str, fact_id: str) -> Laboratory:
    known = fact(fact_id)
    limit = known.exact_value if known.exact_high is None else known.exact_high
    if limit is None:
        raise LookupError(f"fact {fact_id} has no upper limit")
    return Laboratory(name, fact_id, HiaaUnit(known.unit), known.exact_low, limit, known.operator is not Operator.BELOW)
