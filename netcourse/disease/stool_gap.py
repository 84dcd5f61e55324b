"""The osmotic gap of watery stool: whether the bowel pours out salt, or something else holds the water."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from netcourse.disease.arguments import Number, exact
from netcourse.disease.result import NotDecidable, Reason, stated
from netcourse.evidence import fact


class StoolKind(StrEnum):
    """What the gap says; between the two limits it says nothing."""

    SECRETORY = "secretory"
    UNDECIDED = "undecided"
    OSMOTIC = "osmotic"


@dataclass(frozen=True, slots=True)
class StoolGap:
    """The gap in mOsm/kg, exact, and what kind of diarrhoea it points to; it may be negative, and proves no disease."""

    gap: Fraction
    kind: StoolKind
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]


_CITED = {
    StoolKind.SECRETORY: ("A2-11.secretory", "A2-11.laxative", "A2-11.stimulant"),
    StoolKind.UNDECIDED: ("A2-11.secretory", "A2-11.osmotic", "A2-11.osmotic-other"),
    StoolKind.OSMOTIC: ("A2-11.osmotic", "A2-11.osmotic-other", "A2-11.magnesium", "A2-03.hallmark"),
}
_CHANGE = (
    "What happens to the stool on fasting.",
    "A search for laxatives in stool and urine.",
    "A measured osmolality of the stool: a sample to which water or urine was added can't be read.",
)


def stool_osmotic_gap(
    *,
    sodium_mmol_per_l: Number | None,
    potassium_mmol_per_l: Number | None,
    osmolality_mosm_per_kg: Number | None = None,
) -> StoolGap | NotDecidable:
    """Work out the osmotic gap of watery stool, and what it points to.

    Parameters
    ----------
    sodium_mmol_per_l, potassium_mmol_per_l : number or None
        Of the stool, at least 0, in mmol/L; together they can't be more than the osmolality that the gap starts from.
    osmolality_mosm_per_kg : number, above 0, in mOsm/kg, optional
        As measured. It only tells whether the sample was diluted: the gap starts from the fixed number of fact A2-11.gap.

    Returns
    -------
    StoolGap or NotDecidable
        At or below the lower limit secretory, above the upper one osmotic, else undecided. Not decidable without both ions, or
        in a sample that was diluted.

    Raises
    ------
    ValueError
        If a number is negative, or if sodium and potassium are more than the stool could hold.

    References
    ----------
    Facts A2-11.gap, A2-11.secretory and A2-11.osmotic; pages draw the upper line at 50, 100 or 125; the middle one is taken here.
    """
    whole = fact("A2-11.gap").exact_value or Fraction(0)
    given = {"sodium_mmol_per_l": sodium_mmol_per_l, "potassium_mmol_per_l": potassium_mmol_per_l}
    ions = {name: exact(name, value, low=0, high=int(whole), unit="mmol/L") for name, value in given.items() if value is not None}
    if sum(ions.values()) > whole:
        told = ", ".join(f"{name}={value}" for name, value in given.items())
        raise ValueError(f"{told}: must be together at most {whole} mmol/L, all that stool holds")
    measured = osmolality_mosm_per_kg
    osmolality = None if measured is None else exact("osmolality_mosm_per_kg", measured, low=0, unit="mOsm/kg")
    if osmolality is not None and fact("A2-11.diluted").holds(osmolality):
        return NotDecidable(("a sample to which nothing was added, passed under supervision",), (stated("A2-11.diluted"),))
    if missing := tuple(name.partition("_")[0] + " of the stool" for name in given if name not in ions):
        return NotDecidable(missing, (stated("A2-11.gap"),))
    gap = whole - 2 * sum(ions.values())
    kind = _kind(gap)
    cited = ("A2-11.gap", *_CITED[kind], *(("A2-11.negative",) if gap < 0 else ()))
    return StoolGap(gap, kind, tuple(stated(one) for one in cited), _CHANGE)


def _kind(gap: Fraction) -> StoolKind:
    if fact("A2-11.secretory").holds(gap):
        return StoolKind.SECRETORY
    return StoolKind.OSMOTIC if fact("A2-11.osmotic").holds(gap) else StoolKind.UNDECIDED
