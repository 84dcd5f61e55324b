"""The units of 5-HIAA in urine and blood, and the creatinine by which a 24-hour collection is judged."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from netcourse.disease.arguments import Number, exact, one_of
from netcourse.disease.printed import beside
from netcourse.disease.result import NotDecidable, Reason, because
from netcourse.evidence import fact


class HiaaUnit(StrEnum):
    """The units that laboratories report 5-HIAA in, and the bare amounts of a sum."""

    MG = "mg"
    UMOL = "umol"
    MG_PER_24H = "mg/24 h"
    UMOL_PER_24H = "umol/24 h"
    NG_PER_ML = "ng/mL"
    NMOL_PER_L = "nmol/L"


# Pairs of (mass, moles): only the two of a pair convert into each other, because time and volume stay as they are.
_PAIRS = (
    (HiaaUnit.MG, HiaaUnit.UMOL),
    (HiaaUnit.MG_PER_24H, HiaaUnit.UMOL_PER_24H),
    (HiaaUnit.NG_PER_ML, HiaaUnit.NMOL_PER_L),
)
URINE_UNITS = (HiaaUnit.MG_PER_24H, HiaaUnit.UMOL_PER_24H)
# 1 mg is 1000 ug, and 1 ng/mL is 1000 ng/L: each pair differs by the same power of ten.
_SCALE = 1000
# C4H7N3O, from the standard atomic weights of IUPAC, in g/mol, which is mg/mmol.
CREATININE_G_PER_MOL = Fraction(Decimal("113.12"))


class Completeness(StrEnum):
    """What urine creatinine says about a 24-hour collection; only gross under-collection can be judged."""

    GROSSLY_INCOMPLETE = "grossly incomplete"
    DOUBTFUL = "doubtful"
    NOT_GROSSLY_INCOMPLETE = "not grossly incomplete"


@dataclass(frozen=True, slots=True)
class CollectionCheck:
    """A 24-hour collection judged by its creatinine: over the average of the sex, and in mg per kg of body weight if known."""

    completeness: Completeness
    share_of_average: Fraction
    mg_per_kg: Fraction | None
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]


def molar_mass() -> Fraction:
    """The molar mass of 5-HIAA in g/mol."""
    mass = fact("M-hiaa.mw").exact_value
    if mass is None:
        raise ValueError("fact M-hiaa.mw: must hold a value in g/mol")
    return mass


def convert(value: Number, unit: HiaaUnit | str, to: HiaaUnit | str) -> Fraction:
    """Convert a result of 5-HIAA between mass and moles, exactly, so that there and back gives the same number.

    Parameters
    ----------
    value : number
        At least 0, in `unit`.
    unit, to : HiaaUnit or str
        A unit of amount, of excretion in 24 h, or of concentration; both of the same kind.

    Returns
    -------
    Fraction
        The value in `to`.

    Raises
    ------
    ValueError
        If the value is negative, a unit is unknown, or the two are not of the same kind.
    """
    start = HiaaUnit(one_of("unit", unit, HiaaUnit))
    end = HiaaUnit(one_of("to", to, HiaaUnit))
    mass, moles = next(pair for pair in _PAIRS if start in pair)
    one_of("to", end, (mass, moles))
    number = exact("value", value, low=0, unit=start)
    if start is end:
        return number
    return number * _SCALE / molar_mass() if end is moles else number * molar_mass() / _SCALE


def check_collection(
    *, creatinine_mmol_per_24h: Number, sex: str | None, weight_kg: Number | None = None
) -> CollectionCheck | NotDecidable:
    """Judge a 24-hour collection by its creatinine, as far as that goes.

    Gross under-collection needs both: less than half of the average of the sex, and less per kg than a complete collection holds.
    The second limit is not verified, so it never decides alone.

    Parameters
    ----------
    creatinine_mmol_per_24h : number
        Creatinine in the whole collection, at least 0.
    sex : str or None
        ``"female"`` or ``"male"``.
    weight_kg : number or None
        Body weight in kg, above 0.

    Returns
    -------
    CollectionCheck or NotDecidable
        The judgement, or what is missing.

    Raises
    ------
    ValueError
        If a number or the sex is impossible.
    """
    creatinine = exact("creatinine_mmol_per_24h", creatinine_mmol_per_24h, low=0, unit="mmol/24 h")
    weight = None if weight_kg is None else exact("weight_kg", weight_kg, low=0, unit="kg")
    if weight == 0:
        raise ValueError(f"weight_kg={weight_kg}: must be above 0 kg")
    unreliable = because(fact("C6-16.limits").statement, "C6-16.limits")
    if sex is None:
        return NotDecidable(("the sex",), (unreliable,))
    group = "women" if one_of("sex", sex, ("female", "male")) == "female" else "men"
    average, per_kg = fact(f"C6-16.{group}"), fact(f"C6-16.{group}-weight")
    share = creatinine / (average.exact_value or 1)
    below_half = 2 * share < 1
    if below_half and weight is None:
        return NotDecidable(("the body weight",), (unreliable,))
    mg_per_kg = None if weight is None else creatinine * CREATININE_G_PER_MOL / weight
    lean = mg_per_kg is not None and mg_per_kg < (per_kg.exact_low or 0)
    percent = beside(100 * share, Fraction(100, 2), 0)
    texts = [because(f"Creatinine is {percent}% of the {average.value} mmol that {group} pass on average.", average.id)]
    if mg_per_kg is not None:
        printed = beside(mg_per_kg, per_kg.exact_low or Fraction(0), 1)
        text = f"That is {printed} mg per kg; {per_kg.low} to {per_kg.high} is quoted as complete (not verified)."
        texts.append(because(text, per_kg.id))
    return CollectionCheck(
        completeness=_completeness(below_half=below_half, lean=lean),
        share_of_average=share,
        mg_per_kg=mg_per_kg,
        reasons=(*texts, unreliable),
        would_change=("A repeated collection with its volume, its times and its creatinine.",),
    )


def _completeness(*, below_half: bool, lean: bool) -> Completeness:
    if not below_half:
        return Completeness.NOT_GROSSLY_INCOMPLETE
    return Completeness.GROSSLY_INCOMPLETE if lean else Completeness.DOUBTFUL
