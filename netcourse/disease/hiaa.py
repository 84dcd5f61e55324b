"""Whether a 24-hour urinary 5-HIAA can be used, what pushes it up or down, and what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from netcourse.disease.arguments import Number, above_zero, exact, one_of, truth
from netcourse.disease.hiaa_diet import DietLoad, Portion, diet_explains, diet_load
from netcourse.disease.hiaa_drugs import DRUGS, Direction, HiaaDrug
from netcourse.disease.hiaa_units import URINE_UNITS, CollectionCheck, Completeness, HiaaUnit, check_collection, convert
from netcourse.disease.printed import told_apart
from netcourse.disease.result import NotDecidable, Reason, because
from netcourse.evidence import EvidenceLevel, fact, harms


class HiaaVerdict(StrEnum):
    """How far a result can be used; none of these is a diagnosis."""

    USABLE = "usable"
    CAUTION = "usable with caution"
    NOT_USABLE = "not usable"


_NEVER_STOPPED_FOR_A_TEST = (HiaaDrug.MAO_INHIBITOR, HiaaDrug.SSRI, HiaaDrug.IMIPRAMINE)
_ORDER = tuple(HiaaVerdict)
_KIDNEYS, _GUT, _URINE, _FOOD = "renal impairment", "malabsorption or obstruction", "collection", "diet"
_ACTIONS = (
    (HiaaDrug.FIVE_HTP, "Leave the supplement off and collect again, before anything else is ordered.", ("C6-04.5htp",)),
    (
        HiaaDrug.MAO_INHIBITOR,
        "Leave the drug alone and ask its prescriber before any change; look elsewhere: serotonin itself, tissue, imaging.",
        ("C6-06", "H11"),
    ),
    (_KIDNEYS, "Plasma or serum 5-HIAA with caution, and a review of the drugs.", ("C4-14.renal", "C4-08.auc")),
    (_URINE, "Repeat the collection from void to void, volume and times noted, or measure plasma.", ("C6-15.void", "C4-08.auc")),
)


@dataclass(frozen=True, slots=True)
class Influence:
    """Something that moves the result, which way, the best verdict that it allows here, and why."""

    what: str
    direction: Direction
    allows: HiaaVerdict
    reason: Reason


@dataclass(frozen=True, slots=True)
class HiaaReading:
    """What one urinary 5-HIAA is worth; `raised` only means above this laboratory's limit."""

    verdict: HiaaVerdict
    raised: bool
    mg_per_24h: Fraction
    umol_per_24h: Fraction
    influences: tuple[Influence, ...]
    diet: DietLoad | None
    collection: CollectionCheck | None
    next_steps: tuple[Reason, ...]
    harms: tuple[Reason, ...]
    contested: tuple[Reason, ...]
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]


def interpret_urinary_hiaa(
    *,
    value: Number,
    unit: HiaaUnit | str | None,
    upper_limit: Number | None,
    limit_unit: HiaaUnit | str | None = None,
    diet: Iterable[Portion] | None = None,
    drugs: Iterable[HiaaDrug | str] | None = None,
    renal_impairment: bool | None = None,
    malabsorption_or_obstruction: bool = False,
    stated_complete: bool | None = None,
    creatinine_mmol_per_24h: Number | None = None,
    sex: str | None = None,
    weight_kg: Number | None = None,
) -> HiaaReading | NotDecidable:
    """Say whether a 24-hour urinary 5-HIAA can be used, what moves it, and what comes next.

    Parameters
    ----------
    value, upper_limit, unit, limit_unit : number and HiaaUnit or str, or None
        The result and the highest value that this laboratory calls normal, in mg/24 h or umol/24 h; the limit is in `unit`
        unless it has its own.
    diet : iterable of Portion, or None
        The food diary; empty when the restricted diet was kept, None when nobody asked.
    drugs : iterable of HiaaDrug or str, or None
        Drugs and substances taken; empty when none, None when nobody asked.
    renal_impairment, malabsorption_or_obstruction : bool, the first also None
        Whether they are present: the reader's judgement.
    stated_complete : bool or None
        What the patient says of the collection; creatinine overrules a yes.
    creatinine_mmol_per_24h, sex, weight_kg : number, str and number, or None
        Creatinine in the whole collection in mmol; ``"female"`` or ``"male"`` and kg, to judge it by.

    Returns
    -------
    HiaaReading or NotDecidable
        The reading, or what is missing where the rest does not settle it.

    Raises
    ------
    ValueError
        If a value is impossible or a word is not in its list.
    """
    exact("value", value, low=0, unit=unit or "")
    if unit is None or upper_limit is None:
        given = {"the unit": unit, "the laboratory's own upper limit": upper_limit}
        why = because("Laboratories report milligrams or micromoles, each with its own limit.", "C4-02", "C4-03", "C4-04")
        return NotDecidable(tuple(name for name, one in given.items() if one is None), (why,))
    amount = convert(value, one_of("unit", unit, URINE_UNITS), HiaaUnit.MG_PER_24H)
    limit_in = one_of("limit_unit", limit_unit or unit, URINE_UNITS)
    limit = convert(above_zero("upper_limit", upper_limit, limit_in), limit_in, HiaaUnit.MG_PER_24H)
    raised, (result, most) = amount > limit, told_apart(amount, limit, 1)
    taken = None if drugs is None else [HiaaDrug(one_of("drugs", one, HiaaDrug)) for one in dict.fromkeys(drugs)]
    load = None if diet is None else diet_load(diet)
    urine = creatinine_mmol_per_24h
    check = None if urine is None else check_collection(creatinine_mmol_per_24h=urine, sex=sex, weight_kg=weight_kg)
    found = [_drug(one, raised=raised) for one in taken or ()]
    found += _body(raised=raised, kidneys=bool(renal_impairment), gut=malabsorption_or_obstruction)
    stated = truth("stated_complete", stated_complete)
    found += _collection(check, raised=raised, stated=stated)
    found += _eaten(load, room=amount - limit)
    verdict = max((one.allows for one in found), key=_ORDER.index, default=HiaaVerdict.USABLE)
    needs = [] if taken is not None else ["the drugs and substances taken"]
    needs += _needs_if_raised(load) if raised else _needs_if_normal(check, stated=stated, kidneys=renal_impairment)
    if needs and verdict is not HiaaVerdict.NOT_USABLE:
        why = because("Food and drugs move 5-HIAA, and an incomplete collection hides it.", "C5-19.rise", "C6-06", "C6-15.void")
        return NotDecidable(tuple(needs), (why,))
    pushing_up = (Direction.FALSE_HIGH, Direction.EITHER)
    doubtful_high = raised and any(one.direction in pushing_up and one.allows is not HiaaVerdict.USABLE for one in found)
    return HiaaReading(
        verdict=verdict,
        raised=raised,
        mg_per_24h=amount,
        umol_per_24h=convert(amount, HiaaUnit.MG_PER_24H, HiaaUnit.UMOL_PER_24H),
        influences=tuple(found),
        diet=load if isinstance(load, DietLoad) else None,
        collection=check if isinstance(check, CollectionCheck) else None,
        next_steps=_next_steps(found, doubtful_high=doubtful_high),
        harms=_harms(taken or [], doubtful_high=doubtful_high),
        contested=_contested(taken or []),
        reasons=(
            because(f"5-HIAA is {result} mg in 24 h; this laboratory's limit is {most} mg.", "M-hiaa.mw"),
            *(one.reason for one in found),
            *(() if raised else (_excludes_nothing(),)),
        ),
        would_change=(
            "Another laboratory's limit: 24-hour limits differ between laboratories.",
            "A repeated collection with the diet kept, the drugs known and the creatinine measured.",
        ),
    )


def _allows(direction: Direction, *, raised: bool, strong: bool) -> HiaaVerdict:
    """The best verdict: a strong influence spoils a result on its own side of the limit, and only blurs one on the other."""
    if direction in (Direction.CONTESTED, Direction.TREATMENT):
        return HiaaVerdict.USABLE
    own_side = Direction.FALSE_HIGH if raised else Direction.FALSE_LOW
    return _ORDER[int(strong) + int(direction in (own_side, Direction.EITHER))]


def _drug(one: HiaaDrug, *, raised: bool) -> Influence:
    direction, cited = DRUGS[one]
    known = [fact(fact_id) for fact_id in cited]
    unverified = known[0].evidence is EvidenceLevel.UNVERIFIED
    text = f"{one.capitalize()}: {' '.join(entry.statement for entry in known)}"
    if unverified:
        # It is told and decides nothing.
        return Influence(one, direction, HiaaVerdict.USABLE, because(f"{text} (Not verified.)", *cited))
    # On 5-HTP a raised value can be of any size, so nothing is left of it; a normal one it has not made.
    strong = one is HiaaDrug.MAO_INHIBITOR or (one is HiaaDrug.FIVE_HTP and raised)
    allows = _allows(direction, raised=raised, strong=strong)
    return Influence(one, direction, allows, because(text, *cited))


def _body(*, raised: bool, kidneys: bool, gut: bool) -> list[Influence]:
    found = []
    if kidneys:
        allows = _allows(Direction.FALSE_LOW, raised=raised, strong=True)
        found.append(Influence(_KIDNEYS, Direction.FALSE_LOW, allows, because(fact("C4-14.renal").statement, "C4-14.renal")))
    if gut:
        allows = _allows(Direction.FALSE_HIGH, raised=raised, strong=False)
        found.append(Influence(_GUT, Direction.FALSE_HIGH, allows, because(fact("C4-14.gut").statement, "C4-14.gut")))
    return found


def _collection(check: CollectionCheck | NotDecidable | None, *, raised: bool, stated: bool | None) -> list[Influence]:
    said = "incomplete by the patient's word" if stated is False else ""
    shown: tuple[Reason, ...] = ()
    if isinstance(check, CollectionCheck) and check.completeness is not Completeness.NOT_GROSSLY_INCOMPLETE:
        said, shown = check.completeness, check.reasons
    if not said:
        return []
    strong = stated is False or said == Completeness.GROSSLY_INCOMPLETE
    allows = _allows(Direction.FALSE_LOW, raised=raised, strong=strong)
    text = " ".join([f"The collection is {said}, so 5-HIAA is measured too low.", *(one.text for one in shown)])
    cited = tuple(fact_id for one in shown for fact_id in one.facts)
    return [Influence(_URINE, Direction.FALSE_LOW, allows, because(text, "C6-15.void", *cited))]


def _eaten(load: DietLoad | NotDecidable | None, *, room: Fraction) -> list[Influence]:
    # Food only raises: a result within the limit is none that it has made.
    if not isinstance(load, DietLoad) or room <= 0 or not (load.within_restriction or load.high_mg):
        return []
    explains, reason = diet_explains(load, excess_mg=room)
    return [Influence(_FOOD, Direction.FALSE_HIGH, _allows(Direction.FALSE_HIGH, raised=True, strong=explains), reason)]


def _needs_if_raised(load: DietLoad | NotDecidable | None) -> tuple[str, ...]:
    if load is None:
        return ("the food diary from before and during the collection",)
    return load.needs if isinstance(load, NotDecidable) else ()


def _needs_if_normal(check: CollectionCheck | NotDecidable | None, *, stated: bool | None, kidneys: bool | None) -> list[str]:
    needs = [] if kidneys is not None else ["whether the kidneys are impaired"]
    if check is None and stated is None:
        return [*needs, "the creatinine in the collection, or whether it was complete"]
    return [*needs, *(check.needs if isinstance(check, NotDecidable) else ())]


def _next_steps(found: list[Influence], *, doubtful_high: bool) -> tuple[Reason, ...]:
    acting = {one.what for one in found if one.allows is not HiaaVerdict.USABLE}
    steps = [because(text, *cited) for what, text, cited in _ACTIONS if what in acting]
    if doubtful_high:
        hours = f"{fact('C6-12.mayo').value} to {fact('C6-12.labcorp').value} hours (your laboratory's rule)"
        text = f"Repeat with the diet restricted for {hours} before, and during, the collection, without what can be left out"
        text += "; a prescribed drug is left out only with the prescriber. No imaging before that."
        steps.append(because(text, "C6-12.mayo", "C6-12.labcorp", "C6-12.warde", "H7"))
    return (*steps, because("Read it with symptoms and pathology: one 5-HIAA neither proves nor excludes.", "A2-06.hallmark"))


def _harms(taken: list[HiaaDrug], *, doubtful_high: bool) -> tuple[Reason, ...]:
    named = ["H7"] if doubtful_high else []
    named += ["H11"] if any(one in _NEVER_STOPPED_FOR_A_TEST for one in taken) else []
    return tuple(because(f"{one}: {harms()[one].act}. {harms()[one].why}", one) for one in named)


def _contested(taken: list[HiaaDrug]) -> tuple[Reason, ...]:
    if HiaaDrug.SSRI not in taken:
        return ()
    counts, small = fact("C6-09.listed"), fact("C6-09.effect")
    it_counts = because(f"J-14, it counts: {counts.statement}", counts.id)
    return it_counts, because(f"J-14, it hardly matters: {small.statement} (Not verified.)", small.id)


def _excludes_nothing() -> Reason:
    often = f"a sensitivity of about {fact('C4-12.sensitivity').value}% is often quoted, though sources disagree"
    text = f"A 5-HIAA within the limit excludes nothing: {often}; in foregut and hindgut NET it is often normal (not verified)."
    return because(text, "C4-12.sensitivity", "C4-12.elsewhere", "C4-13")
