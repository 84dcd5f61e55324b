"""Whether a chromogranin A (CgA) result can be interpreted at all, what stands in the way, and what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from netcourse.disease.arguments import Number, above_zero, exact, one_of
from netcourse.disease.cga_washout import (
    AfterStopping,
    PpiDrug,
    PpiEffect,
    after_stopping,
    ellison_signs,
    how_to_stop,
    ppi_effect,
)
from netcourse.disease.proliferation import shown
from netcourse.disease.result import NotDecidable, Reason, because
from netcourse.evidence import EvidenceLevel, discrepancies, fact, harms


class CgaUnit(StrEnum):
    """The units that CgA assays report; a result is only ever compared with a limit in its own unit."""

    NG_PER_ML = "ng/mL"
    UG_PER_L = "ug/L"
    NMOL_PER_L = "nmol/L"
    PMOL_PER_L = "pmol/L"
    U_PER_L = "U/L"


class CgaVerdict(StrEnum):
    """How far a result can be interpreted; none of these is a diagnosis."""

    INTERPRETABLE = "interpretable"
    CAUTION = "interpretable with caution"
    NOT_INTERPRETABLE = "not interpretable"


class CgaConfounder(StrEnum):
    """What else changes CgA, grouped as the table of confounders groups it."""

    ATROPHIC_GASTRITIS = "chronic atrophic gastritis or pernicious anaemia"
    HELICOBACTER = "Helicobacter pylori"
    HEART = "heart failure, acute coronary syndrome or hypertension"
    LIVER = "liver cirrhosis or hepatitis"
    BOWEL_OR_PANCREAS = "pancreatitis, inflammatory bowel disease or irritable bowel syndrome"
    INFLAMMATION_OR_COPD = "rheumatoid arthritis, lupus, giant cell arteritis or COPD"
    HYPERCORTISOLISM = "hypercortisolism"
    STEROIDS = "steroid treatment"
    OTHER_GLANDS = "hyperthyroidism, hyperparathyroidism or pituitary tumour"
    OTHER_CANCER = "another cancer"
    PHAEOCHROMOCYTOMA_OR_MTC = "phaeochromocytoma or medullary thyroid carcinoma"
    FOOD_OR_EXERCISE = "food or strenuous exercise before sampling"
    SOMATOSTATIN_ANALOGUE = "somatostatin analogue"
    ASSAY_CHANGED = "another assay than before"
    TUBE_CHANGED = "another tube than before"
    PPI = "proton-pump inhibitor"
    KIDNEYS = "renal impairment"


# What each does and how large it is, and what to do, where a fact says so.
_FACTS: dict[CgaConfounder, tuple[str, ...]] = {
    CgaConfounder.ATROPHIC_GASTRITIS: ("C3-07.cause", "C3-07.action"),
    CgaConfounder.HELICOBACTER: ("C3-08.cause", "C3-08.action"),
    CgaConfounder.HEART: ("C3-10.cause",),
    CgaConfounder.LIVER: ("C3-11",),
    CgaConfounder.BOWEL_OR_PANCREAS: ("C3-12",),
    CgaConfounder.INFLAMMATION_OR_COPD: ("C3-13",),
    CgaConfounder.HYPERCORTISOLISM: ("C3-14.cause",),
    CgaConfounder.STEROIDS: ("C3-14.steroids",),
    CgaConfounder.OTHER_GLANDS: ("C3-15",),
    CgaConfounder.OTHER_CANCER: ("C3-16",),
    CgaConfounder.PHAEOCHROMOCYTOMA_OR_MTC: ("C3-17",),
    CgaConfounder.FOOD_OR_EXERCISE: ("C3-18",),
    CgaConfounder.SOMATOSTATIN_ANALOGUE: ("C3-19",),
    CgaConfounder.ASSAY_CHANGED: ("C2-08",),
    CgaConfounder.TUBE_CHANGED: ("C2-02.tubes", "C2-01.plasma"),
}
_ACTIONS = {
    CgaConfounder.ATROPHIC_GASTRITIS: "Measure gastrin and gastric pH and look with the endoscope; no wait will wash this out.",
    CgaConfounder.HELICOBACTER: "Test for Helicobacter pylori and treat it.",
    CgaConfounder.OTHER_CANCER: "Think of neuroendocrine differentiation where the other cancer is of the prostate.",
    CgaConfounder.PHAEOCHROMOCYTOMA_OR_MTC: "Measure metanephrines and calcitonin: it is a true positive of another tumour.",
    CgaConfounder.FOOD_OR_EXERCISE: "Repeat with the patient fasting and rested.",
    CgaConfounder.KIDNEYS: "Read CgA together with the glomerular filtration rate, and lean on other evidence.",
}
# These disturb a normal value as well as a raised one: they make it incomparable and do not push it up.
_ANY_VALUE = (CgaConfounder.ASSAY_CHANGED, CgaConfounder.TUBE_CHANGED)
_ORDER = tuple(CgaVerdict)


@dataclass(frozen=True, slots=True)
class Confounding:
    """A confounder that is present, the best verdict that it allows, and the reason with its published size."""

    confounder: CgaConfounder
    allows: CgaVerdict
    reason: Reason


@dataclass(frozen=True, slots=True)
class CgaReading:
    """What one CgA result is worth.

    `raised` only means above this laboratory's limit. `expected_off_ppi` tells what groups show off the drug, where one is taken
    and may be stopped. `contested` holds the sides of J-08, and of J-14 where it is touched; none is wrong.
    """

    verdict: CgaVerdict
    raised: bool
    times_upper_limit: Fraction
    confounders: tuple[Confounding, ...]
    expected_off_ppi: AfterStopping | None
    next_steps: tuple[Reason, ...]
    harms: tuple[Reason, ...]
    contested: tuple[Reason, ...]
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]


def interpret_chromogranin_a(
    *,
    value: Number,
    unit: CgaUnit | str | None,
    upper_limit: Number | None,
    ppi_drug: PpiDrug | str | None = None,
    ppi_days_of_use: Number | None = None,
    ppi_days_since_stopping: Number | None = None,
    h2_blocker: bool = False,
    renal_impairment: bool | None = None,
    egfr_ml_min: Number | None = None,
    other_confounders: Iterable[CgaConfounder | str] = (),
    ulcers: bool | None = None,
    diarrhoea: bool | None = None,
    fasting_gastrin_pg_ml: Number | None = None,
) -> CgaReading | NotDecidable:
    """Say whether a CgA result can be interpreted, what stands in the way, and what comes next.

    Parameters
    ----------
    value, upper_limit : number
        CgA, and the highest value that this laboratory calls normal in this assay and tube; both in `unit`.
    unit : CgaUnit or str or None
        The unit of both.
    ppi_drug : PpiDrug or str or None
        The proton-pump inhibitor (PPI) taken now or until recently; ``"none"`` if there was none; None if nobody asked.
    ppi_days_of_use, ppi_days_since_stopping : number or None
        Days; 0 since stopping means that it is still taken.
    h2_blocker : bool
        Whether an H2-receptor antagonist is taken: contested, so never counted against the result.
    renal_impairment, egfr_ml_min : bool and number, or None
        Whether the kidneys are impaired: the reader's judgement, as no cut-off is set. The rate, in mL/min, is only told.
    other_confounders : iterable of CgaConfounder or str
        What else is known to be present.
    ulcers, diarrhoea, fasting_gastrin_pg_ml : bool, bool and number, or None
        Signs of Zollinger-Ellison syndrome, gastrin in pg/mL; None if nobody asked or measured.

    Returns
    -------
    CgaReading or NotDecidable
        The reading, or what is missing where the rest does not settle it.

    Raises
    ------
    ValueError
        If a value is impossible or a word is not in its list.
    """
    number = exact("value", value, low=0, unit=unit or "")
    if unit is None or upper_limit is None:
        given = {"the unit": unit, "the laboratory's own upper limit": upper_limit}
        why = because("Assays are not interchangeable: only multiples of the own limit count.", "C2-08")
        return NotDecidable(tuple(name for name, one in given.items() if one is None), (why,))
    one_of("unit", unit, CgaUnit)
    limit = above_zero("upper_limit", upper_limit, unit)
    drug = None if ppi_drug is None else PpiDrug(one_of("ppi_drug", ppi_drug, PpiDrug))
    used = _maybe("ppi_days_of_use", ppi_days_of_use, "days")
    since = _maybe("ppi_days_since_stopping", ppi_days_since_stopping, "days")
    egfr = _maybe("egfr_ml_min", egfr_ml_min, "mL/min")
    others = [CgaConfounder(one_of("other_confounders", one, _FACTS)) for one in dict.fromkeys(other_confounders)]
    danger = ellison_signs(ulcers=ulcers, diarrhoea=diarrhoea, fasting_gastrin_pg_ml=fasting_gastrin_pg_ml)
    times = number / limit
    raised = times > 1
    present = _ppi(drug, used, since, times) if raised else []
    present += [_kidneys(egfr)] if raised and renal_impairment else []
    present += [_other(one, raised=raised) for one in others]
    verdict = max((one.allows for one in present), key=_ORDER.index, default=CgaVerdict.INTERPRETABLE)
    needs = _missing(drug, since, renal_impairment=renal_impairment) if raised else []
    if needs and verdict is not CgaVerdict.NOT_INTERPRETABLE:
        why = because("A raised CgA has commoner causes than a tumour.", "C3-01.fold", "C3-09.cause")
        return NotDecidable(tuple(needs), (why,))
    on_ppi = any(one.confounder is CgaConfounder.PPI and one.allows is CgaVerdict.NOT_INTERPRETABLE for one in present)
    asked = ulcers is not None and diarrhoea is not None
    return CgaReading(
        verdict=verdict,
        raised=raised,
        times_upper_limit=times,
        confounders=tuple(present),
        expected_off_ppi=after_stopping(value=number) if on_ppi and since == 0 and not danger else None,
        next_steps=_next_steps(present, danger, on_ppi=on_ppi, asked=asked),
        harms=_harms(raised=raised, ellison=on_ppi and bool(danger)),
        contested=_contested(h2_blocker=h2_blocker),
        reasons=(
            because(f"CgA is {shown(times)} times this laboratory's own upper limit.", "C2-08"),
            *(one.reason for one in present),
            _what_it_cannot(raised=raised),
        ),
        would_change=(
            "Another assay, tube or laboratory: the limit is theirs, and values do not carry over.",
            *(("A confounder that nobody has asked about yet.",) if raised else ()),
            *(("A repeat off the PPI; a sign of Zollinger-Ellison syndrome, which forbids a plain stop.",) if on_ppi else ()),
        ),
    )


def _ppi(drug: PpiDrug | None, used: Fraction | None, since: Fraction | None, times: Fraction) -> list[Confounding]:
    if drug in (None, PpiDrug.NONE) or since is None:
        return []
    effect, reason = ppi_effect(drug=drug, days_of_use=used, days_since_stopping=since, times_upper_limit=times)
    allows = {PpiEffect.RAISES: CgaVerdict.NOT_INTERPRETABLE, PpiEffect.MAY_REMAIN: CgaVerdict.CAUTION}
    return [Confounding(CgaConfounder.PPI, allows.get(effect, CgaVerdict.INTERPRETABLE), reason)]


def _kidneys(egfr: Fraction | None) -> Confounding:
    at = f" (here {float(egfr):g} mL/min)" if egfr is not None else ""
    end_stage = f"in end-stage disease more than {fact('C3-09.fold').value}-fold (not verified)"
    text = f"CgA rises as the glomerular filtration rate{at} falls, {end_stage}; no wait washes that out, and no cut-off is set."
    why = because(text, "C3-09.cause", "C3-09.fold", "C3-09.action")
    return Confounding(CgaConfounder.KIDNEYS, CgaVerdict.NOT_INTERPRETABLE, why)


def _other(one: CgaConfounder, *, raised: bool) -> Confounding:
    known = [fact(fact_id) for fact_id in _FACTS[one]]
    unverified = known[0].evidence is EvidenceLevel.UNVERIFIED
    # What cannot be washed out leaves nothing to read; the rest is mild or variable.
    allows = CgaVerdict.NOT_INTERPRETABLE if one is CgaConfounder.ATROPHIC_GASTRITIS else CgaVerdict.CAUTION
    if unverified or not (raised or one in _ANY_VALUE):
        # What is not verified decides nothing, and what pushes CgA up cannot be why it is normal.
        allows = CgaVerdict.INTERPRETABLE
    text = " ".join(entry.statement for entry in known)
    return Confounding(one, allows, because(f"{text} (Not verified.)" if unverified else text, *_FACTS[one]))


def _maybe(name: str, value: Number | None, unit: str) -> Fraction | None:
    return None if value is None else exact(name, value, low=0, unit=unit)


def _missing(drug: PpiDrug | None, since: Fraction | None, *, renal_impairment: bool | None) -> list[str]:
    needs = ["whether a proton-pump inhibitor is or was taken"] if drug is None else []
    if drug not in (None, PpiDrug.NONE) and since is None:
        needs.append("the days since the proton-pump inhibitor was stopped (0 if it is still taken)")
    return needs if renal_impairment is not None else [*needs, "whether the kidneys are impaired"]


def _what_it_cannot(*, raised: bool) -> Reason:
    ratio, sensitivity, pancreas = fact("C1-01.lr-positive"), fact("C1-01.sensitivity"), fact("C1-03")
    if raised:
        text = f"No height of CgA is a diagnosis: its likelihood ratio of {ratio.value} was seen against healthy people only."
        return because(text, ratio.id, "C1-05")
    text = (
        f"A CgA within the limit excludes nothing: its sensitivity is {sensitivity.value} against healthy people, and "
        f"{pancreas.low} to {pancreas.high}% in localised pancreatic NET."
    )
    return because(text, sensitivity.id, pancreas.id)


def _next_steps(present: list[Confounding], danger: tuple[str, ...], *, on_ppi: bool, asked: bool) -> tuple[Reason, ...]:
    steps = list(how_to_stop(signs=danger, asked=asked)) if on_ppi else []
    acting = [one.confounder for one in present if one.allows is not CgaVerdict.INTERPRETABLE]
    steps += [because(_ACTIONS[one], *_FACTS.get(one, ("C3-09.action",))) for one in acting if one in _ACTIONS]
    if acting and not on_ppi:
        steps.append(because("Repeat in the same assay, tube and laboratory, without what can go.", "C2-08", "C2-02.tubes"))
    decide = because("Let symptoms, pathology and the pre-test probability decide on imaging, not this one value.", "C1-05", "H7")
    return (*steps, decide)


def _harms(*, raised: bool, ellison: bool) -> tuple[Reason, ...]:
    named = ["H12", *(["H7"] if raised else []), *(["H1"] if ellison else [])]
    return tuple(because(f"{one}: {harms()[one].act}. {harms()[one].why}", one) for one in named)


def _contested(*, h2_blocker: bool) -> tuple[Reason, ...]:
    against = fact("C1-05")
    sides = [
        because(f"J-08, against measuring CgA at all: {against.statement} ({against.jurisdiction}, {against.as_of})", "C1-05"),
        because(f"J-08, for measuring it: {fact('C1-06').statement} {discrepancies()['H-14'].problem}", "C1-06"),
    ]
    if h2_blocker:
        small = f"{fact('C3-06.value').value} against {fact('C3-06.control').value} {fact('C3-06.value').unit} without it"
        sides += [
            because(f"J-14, an H2-receptor antagonist hardly matters: {small}, not significant.", "C3-06.value", "C3-06.control"),
            because(f"J-14, it is a confounder: {fact('C3-06.listed').statement}", "C3-06.listed"),
        ]
    return tuple(sides)
