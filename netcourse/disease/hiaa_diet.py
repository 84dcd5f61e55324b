"""What a food diary adds to urinary 5-HIAA: serotonin that is eaten leaves as 5-HIAA and looks like a tumour's."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from netcourse.disease.arguments import Number, exact, one_of
from netcourse.disease.hiaa_units import HiaaUnit, convert, molar_mass
from netcourse.disease.printed import told_apart
from netcourse.disease.result import NotDecidable, Reason, because
from netcourse.evidence import EvidenceLevel, fact

# C10H12N2O, the molecular weight that fact M-diet.model divides by, in g/mol.
SEROTONIN_G_PER_MOL = Fraction(Decimal("176.22"))
HOURS_PER_DAY = 24
UG_PER_MG = 1000


class Food(StrEnum):
    """The foods of the laboratories' lists; those whose serotonin was measured come first."""

    BUTTERNUT = "butternut"
    BLACK_WALNUT = "black walnut"
    SHAGBARK_HICKORY = "shagbark hickory nut"
    ENGLISH_WALNUT = "English walnut"
    WALNUT = "walnut, kind not noted"
    MOCKERNUT_HICKORY = "mockernut hickory"
    PLANTAIN = "plantain"
    PECAN = "pecan"
    SWEET_PIGNUT = "sweet pignut"
    PINEAPPLE = "pineapple"
    BANANA = "banana"
    KIWI = "kiwi"
    PLUM = "plum"
    TOMATO = "tomato"
    CHERRY_TOMATO = "cherry tomato"
    AVOCADO = "avocado"
    AUBERGINE = "aubergine"
    DATES_GRAPEFRUIT_OR_MELON = "dates, grapefruit or melon"
    PASSIONFRUIT_GRAPES_OR_CHERRIES = "passionfruit, grapes or cherries"
    CHOCOLATE_COFFEE_OR_TEA = "chocolate, coffee or tea"


# Where two facts stand, studies differ or the kind is not known: the smaller makes the low end, the larger the high end.
_CONTENT = {
    Food.BUTTERNUT: ("C5-01",),
    Food.BLACK_WALNUT: ("C5-02",),
    Food.SHAGBARK_HICKORY: ("C5-03",),
    Food.ENGLISH_WALNUT: ("C5-04",),
    Food.WALNUT: ("C5-04", "C5-02"),
    Food.MOCKERNUT_HICKORY: ("C5-05.content",),
    Food.PLANTAIN: ("C5-06",),
    Food.PECAN: ("C5-07",),
    Food.SWEET_PIGNUT: ("C5-08.content",),
    Food.PINEAPPLE: ("C5-09",),
    Food.BANANA: ("C5-10.content", "C5-10.other"),
    Food.KIWI: ("C5-11",),
    Food.PLUM: ("C5-12",),
    Food.TOMATO: ("C5-13.content",),
    Food.CHERRY_TOMATO: ("C5-13.cherry",),
}
_LISTED_ONLY = {
    Food.AVOCADO: "C5-14",
    Food.AUBERGINE: "C5-15",
    Food.DATES_GRAPEFRUIT_OR_MELON: "C5-16",
    Food.PASSIONFRUIT_GRAPES_OR_CHERRIES: "C5-17",
    Food.CHOCOLATE_COFFEE_OR_TEA: "C5-18.listed",
}


@dataclass(frozen=True, slots=True)
class Portion:
    """One line of a food diary.

    `hours_from_start` counts from the start of the 24-hour collection: -10 is ten hours before it, 3 is three hours into it; None
    when nobody noted it. A `daily` portion is eaten every day around the same time, so it always counts as a whole.
    """

    food: Food | str
    grams: Number
    hours_from_start: Number | None = None
    daily: bool = False


@dataclass(frozen=True, slots=True)
class DietLoad:
    """What the diary adds to the 24-hour 5-HIAA of a group of people, as a low and a high estimate.

    `unmeasured` names foods that lists mention but whose serotonin has no figure here; `within_restriction` is True when anything
    was eaten in the time for which at least one laboratory forbids it.
    """

    low_mg: Fraction
    high_mg: Fraction
    unmeasured: tuple[str, ...]
    within_restriction: bool
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]

    @property
    def low_umol(self) -> Fraction:
        """The low estimate in umol."""
        return convert(self.low_mg, HiaaUnit.MG, HiaaUnit.UMOL)

    @property
    def high_umol(self) -> Fraction:
        """The high estimate in umol."""
        return convert(self.high_mg, HiaaUnit.MG, HiaaUnit.UMOL)


def hiaa_from_food(grams: Number, serotonin_ug_per_g: Number) -> tuple[Fraction, Fraction]:
    """The 5-HIAA that a portion adds to the urine when all of it falls into the collection.

    Parameters
    ----------
    grams : number
        Portion in g, at least 0.
    serotonin_ug_per_g : number
        Serotonin content in ug per g, at least 0.

    Returns
    -------
    tuple of Fraction
        Low and high estimate in mg: grams x content / 1000 x recovery x the ratio of molecular weights (fact M-diet.model).

    Raises
    ------
    ValueError
        If a number is negative.
    """
    eaten = (
        exact("grams", grams, low=0, unit="g") * exact("serotonin_ug_per_g", serotonin_ug_per_g, low=0, unit="ug/g") / UG_PER_MG
    )
    low, high = _limits("M-diet.model")
    ratio = molar_mass() / SEROTONIN_G_PER_MOL
    return eaten * low * ratio, eaten * high * ratio


def restriction_hours() -> tuple[Fraction, Fraction]:
    """The shortest and the longest time before a collection for which laboratories restrict the diet, in hours."""
    asked = [_value(one) for one in ("C6-12.aci", "C6-12.mayo", "C6-12.labcorp")]
    asked.append(_value("C6-12.oxford") * HOURS_PER_DAY)
    return min(asked), max(asked)


def diet_load(portions: Iterable[Portion]) -> DietLoad | NotDecidable:
    """Add up what a food diary puts into a 24-hour collection.

    After bananas urinary 5-HIAA was normal again within hours (C5-19.normal). So a portion eaten in the collection, early enough
    for all of it to leave, counts from low to high; one whose hours straddle the start or the end counts from nothing to high;
    one eaten longer ago counts nothing, though it may still break the laboratory's rule.

    Parameters
    ----------
    portions : iterable of Portion
        The diary; empty when the restricted diet was kept.

    Returns
    -------
    DietLoad or NotDecidable
        The estimate in mg and umol, or which times are missing.

    Raises
    ------
    ValueError
        If a food is not in the list, or an amount or a time is impossible.
    """
    diary = list(portions)
    foods = [Food(one_of("food", one.food, Food)) for one in diary]
    untimed = tuple(food for food, one in zip(foods, diary, strict=True) if not one.daily and one.hours_from_start is None)
    for one in diary:
        exact("grams", one.grams, low=0, unit="g")
    if untimed:
        reason = because("Food raises urinary 5-HIAA only for some hours, so the time decides.", "C5-19.peak", "C5-19.normal")
        return NotDecidable(tuple(f"the hour at which {food} was eaten" for food in untimed), (reason,))
    low = high = Fraction(0)
    reasons = []
    for food, one in zip(foods, diary, strict=True):
        added_low, added_high, reason = _added(food, one)
        low, high = low + added_low, high + added_high
        reasons.append(reason)
    return DietLoad(
        low_mg=low,
        high_mg=high,
        unmeasured=tuple(dict.fromkeys(str(food) for food in foods if food in _LISTED_ONLY)),
        within_restriction=any(_restricted(one) for one in diary),
        reasons=(*reasons, _restriction_reason()),
        would_change=(
            "A diary that names the kind of nut: kinds differ several-fold in serotonin.",
            "A collection repeated with the diet restricted before and during it.",
        ),
    )


def diet_explains(load: DietLoad, *, excess_mg: Number) -> tuple[bool, Reason]:
    """Say whether a diary could by itself lift 5-HIAA over the limit by the excess that was measured, and why.

    Parameters
    ----------
    load : DietLoad
        What the diary adds.
    excess_mg : number
        How far the 24-hour result lies above the laboratory's limit, at least 0, in mg.

    Returns
    -------
    tuple of bool and Reason
        Whether the high estimate reaches the excess, in words.

    Raises
    ------
    ValueError
        If the excess is negative.
    """
    excess = exact("excess_mg", excess_mg, low=0, unit="mg")
    explains = load.high_mg >= excess
    could = "could by itself explain" if explains else "does not by itself explain"
    over, high = told_apart(excess, load.high_mg, 1)
    text = (
        f"The diary adds an estimated {float(load.low_mg):.1f} to {high} mg ({float(load.low_umol):.0f} to "
        f"{float(load.high_umol):.0f} umol), which {could} the {over} mg above the limit."
    )
    if load.unmeasured:
        text += f" For {'; '.join(load.unmeasured)} there is no figure."
    if load.within_restriction:
        text += " Not every laboratory's restriction was kept."
    return explains, because(text, "M-diet.model", "C5-19.rise", "C5-19.recovery", "C6-12.labcorp")


def _added(food: Food, portion: Portion) -> tuple[Fraction, Fraction, Reason]:
    if food in _LISTED_ONLY:
        fact_id = _LISTED_ONLY[food]
        doubt = " (not verified)" if fact(fact_id).evidence is EvidenceLevel.UNVERIFIED else ""
        text = f"{food.capitalize()}: on lists of foods to avoid{doubt}, but without a measured content, so nothing is added."
        return Fraction(0), Fraction(0), because(text, fact_id)
    contents = [_value(fact_id) for fact_id in _CONTENT[food]]
    low, _ = hiaa_from_food(portion.grams, min(contents))
    _, high = hiaa_from_food(portion.grams, max(contents))
    counts_low, counts_high, when = _counted(portion)
    low, high = low * counts_low, high * counts_high
    text = f"{float(portion.grams):g} g of {food}, {when}: an estimated {float(low):.1f} to {float(high):.1f} mg of extra 5-HIAA."
    return low, high, because(text, *_CONTENT[food], "M-diet.model", "C5-19.normal")


def _counted(portion: Portion) -> tuple[int, int, str]:
    """Whether the low and the high estimate count (1) or not (0), and the words for when."""
    if portion.daily or portion.hours_from_start is None:
        return 1, 1, "every day"
    hour = exact("hours_from_start", portion.hours_from_start, unit="h")
    _, cleared = _limits("C5-19.normal")
    if hour <= -cleared or hour >= HOURS_PER_DAY:
        return 0, 0, "outside the hours that reach the collection"
    if hour < 0 or hour + cleared > HOURS_PER_DAY:
        return 0, 1, "only in part within the collection"
    return 1, 1, "within the collection"


def _restricted(portion: Portion) -> bool:
    # An unverified list entry decides nothing on its own.
    if portion.food in _LISTED_ONLY and fact(_LISTED_ONLY[Food(portion.food)]).evidence is EvidenceLevel.UNVERIFIED:
        return False
    if portion.daily or portion.hours_from_start is None:
        return True
    _, longest = restriction_hours()
    return -longest <= exact("hours_from_start", portion.hours_from_start) < HOURS_PER_DAY


def _restriction_reason() -> Reason:
    shortest, longest = restriction_hours()
    text = f"Laboratories differ: they restrict the diet for {shortest} to {longest} hours before, and during, the collection."
    return because(text, "C6-12.aci", "C6-12.mayo", "C6-12.labcorp", "C6-12.oxford")


def _value(fact_id: str) -> Fraction:
    value = fact(fact_id).exact_value
    if value is None:
        raise ValueError(f"fact {fact_id}: must hold a value")
    return value


def _limits(fact_id: str) -> tuple[Fraction, Fraction]:
    known = fact(fact_id)
    if known.exact_low is None or known.exact_high is None:
        raise ValueError(f"fact {fact_id}: must hold a low and a high limit")
    return known.exact_low, known.exact_high
