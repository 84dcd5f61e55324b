"""Hormone assays: which one fits a suspected functional tumour, and how a supervised fast and a fasting gastrin are read."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from netcourse.disease.arguments import Number, exact, one_of
from netcourse.disease.functional_syndromes import Syndrome
from netcourse.disease.result import NotDecidable, Reason, because, is_verified, stated
from netcourse.evidence import fact

# A number with its unit, such as (2.3, "mmol/L"): a bare number has no meaning here.
Quantity = tuple[Number, str]


class Cause(StrEnum):
    """What a supervised fast, or a gastrin with its gastric pH, can show."""

    INSULINOMA = "insulinoma"
    EXOGENOUS_INSULIN = "exogenous insulin"
    SULFONYLUREA = "sulfonylurea or meglitinide"
    INSULIN_ANTIBODIES = "insulin antibodies"
    NOT_BY_INSULIN = "hypoglycaemia without insulin"
    NO_HYPOGLYCAEMIA = "no hypoglycaemia reached"
    GASTRINOMA = "gastrinoma"
    ATROPHIC_GASTRITIS = "atrophic gastritis"
    PPI = "proton-pump inhibitor"
    GASTRINOMA_UNLIKELY = "gastrinoma unlikely"
    NOT_SETTLED = "high gastrin in an acid stomach, not settled"


@dataclass(frozen=True, slots=True)
class AssayChoice:
    """The assays for one suspicion; `verified` is False where only general knowledge speaks: no mark may rest on it."""

    assays: tuple[str, ...]
    verified: bool
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Interpretation:
    """Every cause that fits, the steps still open, and the acts that would harm (ids of the harm list)."""

    fits: tuple[Cause, ...]
    next_steps: tuple[str, ...]
    harms: tuple[str, ...]
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]


# What is measured, and the facts that ask for it or warn.
_ASSAYS: dict[Syndrome, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Syndrome.INSULINOMA: (
        ("glucose", "insulin", "C-peptide", "proinsulin", "beta-hydroxybutyrate", "sulfonylurea screen", "insulin antibodies"),
        ("A2-01.test", "C7-02", "C7-03.nmol", "C7-04", "C7-05.bhb", "C7-06.drugs", "C7-06.antibodies", "C7-08.insulin"),
    ),
    Syndrome.GASTRINOMA: (("fasting gastrin", "gastric pH"), ("C7-09.fold", "C7-09.ph", "C7-09.next", "C3-20.danger")),
    Syndrome.VIPOMA: (("VIP during diarrhoea", "potassium", "acid-base state"), ("C7-12.limit", "A2-03.hallmark", "C7-12.false")),
    Syndrome.GLUCAGONOMA: (("glucagon",), ("C7-13",)),
    Syndrome.SOMATOSTATINOMA: (("somatostatin",), ("A2-05.hallmark", "A2-05.nf1")),
    Syndrome.CARCINOID: (("5-HIAA",), ("A2-06.hallmark",)),
    Syndrome.ATYPICAL_CARCINOID: (("5-HIAA", "histamine"), ("A2-07.hallmark", "A2-07.hiaa")),
    Syndrome.ECTOPIC_ACTH: (("cortisol", "then ACTH"), ("A2-08.test",)),
    Syndrome.NON_FUNCTIONAL: ((), ("A2-09.hallmark",)),
}
_GLUCOSE = {"mg/dL": ("C7-01.nccn-mgdl", "C7-01.older-mgdl"), "mmol/L": ("C7-01.nccn-mmol", "C7-01.older-mmol")}
_C_PEPTIDE = {"ng/mL": "C7-03.ngml", "nmol/L": "C7-03.nmol", "pmol/L": "C7-03.pmol"}
# pg/mL and ng/L are the same concentration; for pmol/L the evidence holds no factor.
_PG_ML = ("pg/mL", "ng/L")
_PH_TOP = 14  # The scale of pH in water.
_FAST_FACTS = {
    Cause.INSULINOMA: ("C7-02", "C7-03.nmol", "C7-06.drugs", "C7-06.antibodies", "D-09.insulinoma"),
    Cause.SULFONYLUREA: ("C7-06.drugs",),
    Cause.EXOGENOUS_INSULIN: ("C7-02", "C7-03.nmol"),
    Cause.NOT_BY_INSULIN: ("C7-02", "C7-03.nmol"),
}
_FAST_WORDS = {
    Cause.INSULINOMA: "The body makes insulin at a low glucose, and no drug drives it. Unsupervised octreotide would harm.",
    Cause.SULFONYLUREA: "These drugs make the body release its own insulin, and so copy an insulinoma. No tumour is looked for.",
    Cause.EXOGENOUS_INSULIN: "Injected insulin brings no C-peptide. No tumour is looked for: this is a matter of safeguarding.",
    Cause.NOT_BY_INSULIN: "Insulin and C-peptide are suppressed, as they should be at a low glucose: insulin is not the cause.",
}


def assays_for(syndrome: str) -> AssayChoice:
    """Choose the hormone assays for a suspected tumour: by the clinical picture, never a panel for everybody.

    Parameters
    ----------
    syndrome : Syndrome or str
        What is suspected.

    Returns
    -------
    AssayChoice
        What to measure; nothing for a non-functional tumour.

    Raises
    ------
    ValueError
        If the syndrome is not in the list.
    """
    assays, cited = _ASSAYS[Syndrome(one_of("syndrome", syndrome, Syndrome))]
    reasons = tuple(stated(one) for one in cited)
    return AssayChoice(assays, is_verified(cited), reasons, ("Signs of another hormone would call for another assay.",))


def interpret_fast(
    *,
    glucose: Quantity | None = None,
    insulin: Quantity | None = None,
    c_peptide: Quantity | None = None,
    proinsulin: Quantity | None = None,
    beta_hydroxybutyrate: Quantity | None = None,
    sulfonylurea_screen: str | None = None,
    insulin_antibodies: str | None = None,
) -> Interpretation | NotDecidable:
    """Read the blood that was taken when a supervised fast was stopped.

    Parameters
    ----------
    glucose : (number, "mmol/L" or "mg/dL")
    insulin : (number, "uU/mL" or "pmol/L")
        Laboratories convert with 6.0 or 6.945: in pmol/L a narrow zone stays undecided.
    c_peptide : (number, "nmol/L", "pmol/L" or "ng/mL")
    proinsulin, beta_hydroxybutyrate : (number, "pmol/L") and (number, "mmol/L"), optional
    sulfonylurea_screen, insulin_antibodies : "negative" or "positive", optional
        The screen (for meglitinides too) is needed before insulinoma is concluded.

    Returns
    -------
    Interpretation or NotDecidable
        Several causes where the glucose criteria disagree or antibodies are present; not decidable where assays contradict.

    Raises
    ------
    ValueError
        If a number is negative, a unit missing or unknown, or a screen neither negative nor positive.
    """
    # Everything is checked before anything is concluded.
    level = _level("glucose", glucose, _GLUCOSE)
    criteria = _GLUCOSE[glucose[1]] if glucose else ()
    has_insulin, has_c_peptide = _insulin(insulin), _held("c_peptide", c_peptide, _C_PEPTIDE)
    has_proinsulin = _held("proinsulin", proinsulin, {"pmol/L": "C7-04"})
    low_ketones = _held("beta_hydroxybutyrate", beta_hydroxybutyrate, {"mmol/L": "C7-05.bhb"})
    for name, screen in (("sulfonylurea_screen", sulfonylurea_screen), ("insulin_antibodies", insulin_antibodies)):
        one_of(name, "negative" if screen is None else screen, ("negative", "positive"))
    if level is None:
        return NotDecidable(("glucose at the end of the fast",))
    stands = tuple(stated(one) for one in criteria)
    low_by = [fact(one).holds(level) for one in criteria]
    if not any(low_by):
        return Interpretation((Cause.NO_HYPOGLYCAEMIA,), (), (), stands, ("A low glucose later in the fast.",))
    if insulin is None or has_c_peptide is None:
        return NotDecidable(("insulin and C-peptide from the same sample",), stands)
    if has_insulin is None:
        return NotDecidable(("insulin in uU/mL, or the laboratory's own factor",), (stated("C7-02.pmol"),))
    cause = _cause(insulin=has_insulin, c_peptide=has_c_peptide, proinsulin=has_proinsulin, low_ketones=low_ketones)
    if cause is None:
        return NotDecidable(("the assays repeated: they contradict each other",), (stated("C7-05.bhb"), stated("C7-04"), *stands))
    if cause is Cause.INSULINOMA and sulfonylurea_screen is None:
        return NotDecidable(("a screen for sulfonylureas and meglitinides",), (stated("C7-06.drugs"),))
    if cause is Cause.INSULINOMA and sulfonylurea_screen == "positive":
        cause = Cause.SULFONYLUREA
    return _fast(cause, insulin_antibodies, () if all(low_by) else (Cause.NO_HYPOGLYCAEMIA,), stands)


def interpret_gastrin(
    *,
    fasting_gastrin: Quantity | None = None,
    upper_limit: Quantity | None = None,
    gastric_ph: Number | None = None,
    on_ppi: bool | None = None,
    secretin_rise: Quantity | None = None,
    basal_acid_output: Quantity | None = None,
) -> Interpretation | NotDecidable:
    """Read a fasting gastrin together with the gastric pH; alone it means little.

    Parameters
    ----------
    fasting_gastrin : (number, "pg/mL", "ng/L" or "pmol/L")
    upper_limit : (number, the same unit), optional
        The laboratory's upper limit of normal. Where it is given the multiple of normal decides, otherwise the limit in pg/mL.
    gastric_ph : number, 0 to 14, optional
    on_ppi : bool, optional
        On a proton-pump inhibitor (PPI) when the two were measured.
    secretin_rise : (number, "pg/mL" or "ng/L"), optional
    basal_acid_output : (number, "mEq/h"), optional

    Returns
    -------
    Interpretation or NotDecidable
        All causes that fit; on a PPI a high pH excludes nothing.

    Raises
    ------
    ValueError
        If a number is impossible, or a unit missing, unknown or different from that of the upper limit.
    """
    high = _gastrin(fasting_gastrin, upper_limit)
    acid = None if gastric_ph is None else fact("C7-09.ph").holds(exact("gastric_ph", gastric_ph, low=0, high=_PH_TOP))
    rise = _held("secretin_rise", secretin_rise, dict.fromkeys(_PG_ML, "C7-10.rise"), low=None)
    output = _held("basal_acid_output", basal_acid_output, {"mEq/h": "C7-10.bao"})
    if fasting_gastrin is None:
        return NotDecidable(("fasting gastrin",))
    if high == "normal":
        return _gastrin_answer((Cause.GASTRINOMA_UNLIKELY,), (), "C7-09.normal")
    if acid is None:
        return NotDecidable(("gastric pH, in a specialist unit",), (stated("C7-09.ph"), stated("C7-11"), _stay_on_ppi()))
    if not acid:
        return _high_ph(on_ppi=on_ppi)
    if high == "criterion":
        return _gastrin_answer((Cause.GASTRINOMA,), (), "A2-02.gastrin-fold", "A2-02.gastrin", "A2-02.ph")
    if high == "unknown":
        return NotDecidable(("the laboratory's upper limit of gastrin",), (stated("C7-09.fold"), stated("C7-09.normal")))
    if rise or output:
        return _gastrin_answer((Cause.GASTRINOMA,), (), "C7-10.rise" if rise else "C7-10.bao", "C7-09.next")
    steps = tuple(step for step, seen in (("secretin test", rise), ("basal acid output", output)) if seen is None)
    return _gastrin_answer((Cause.NOT_SETTLED,), steps, "C7-09.next", "A2-02.holds", "C7-10.sensitivity")


def _level(name: str, quantity: Quantity | None, units: Collection[str], low: int | None = 0) -> Fraction | None:
    if quantity is None:
        return None
    if not isinstance(quantity, tuple) or len(quantity) != 2:
        raise ValueError(f"{name}={quantity!r}: give the number with its unit, one of {', '.join(units)}")
    return exact(name, quantity[0], low=low, unit=one_of(f"unit of {name}", quantity[1], units))


def _held(name: str, quantity: Quantity | None, by_unit: Mapping[str, str], low: int | None = 0) -> bool | None:
    level = _level(name, quantity, by_unit, low)
    return None if level is None or quantity is None else fact(by_unit[quantity[1]]).holds(level)


def _insulin(quantity: Quantity | None) -> bool | None:
    level = _level("insulin", quantity, ("uU/mL", "pmol/L"))
    if level is None or quantity is None:
        return None
    if quantity[1] == "uU/mL":
        return fact("C7-02").holds(level)
    # Between the two factors the same number lies on either side of the limit.
    low, high = fact("C7-02.pmol").exact_low, fact("C7-02.pmol").exact_high
    return None if low is None or high is None or low <= level < high else level >= high


def _cause(*, insulin: bool, c_peptide: bool, proinsulin: bool | None, low_ketones: bool | None) -> Cause | None:
    # Insulin acts and ketones fall together; C-peptide and proinsulin come together, and only with the body's own insulin.
    if (c_peptide and not insulin) or proinsulin is (not c_peptide) or low_ketones is (not insulin):
        return None
    if not insulin:
        return Cause.NOT_BY_INSULIN
    return Cause.INSULINOMA if c_peptide else Cause.EXOGENOUS_INSULIN


def _fast(cause: Cause, antibodies: str | None, doubt: tuple[Cause, ...], stands: tuple[Reason, ...]) -> Interpretation:
    facts, harms = _FAST_FACTS[cause], ("H6",) if cause is Cause.INSULINOMA else ()
    seen = (Cause.INSULIN_ANTIBODIES,) if antibodies == "positive" else ()
    steps = ("insulin antibodies",) if cause is Cause.INSULINOMA and antibodies is None else ()
    reasons = (because(_FAST_WORDS[cause], *facts, *harms), *(stated(one) for one in facts), *stands)
    change = ("A positive drug screen or positive insulin antibodies.", "The same levels without the symptoms of low glucose.")
    return Interpretation((cause, *seen, *doubt), steps, harms, reasons, change)


def _gastrin(gastrin: Quantity | None, limit: Quantity | None) -> str:
    units = (*_PG_ML, "pmol/L")
    level, normal = _level("fasting_gastrin", gastrin, units), _level("upper_limit", limit, units)
    if normal == 0 or (gastrin and limit and gastrin[1] != limit[1]):
        raise ValueError(f"upper_limit={limit!r}: must be above 0 and in the unit of fasting_gastrin={gastrin!r}")
    if level is None or gastrin is None:
        return "unknown"
    if normal is not None:
        return "criterion" if fact("C7-09.fold").holds(level / normal) else "normal" if level <= normal else "high"
    return "criterion" if gastrin[1] in _PG_ML and fact("A2-02.gastrin").holds(level) else "unknown"


def _stay_on_ppi() -> Reason:
    ids = ("C3-20.danger", "C3-20.how")
    return because(" ".join(("Stopping it for the test would harm.", *(fact(one).statement for one in ids))), "H1", *ids)


def _high_ph(*, on_ppi: bool | None) -> Interpretation | NotDecidable:
    if on_ppi is None:
        return NotDecidable(("whether a proton-pump inhibitor (PPI) was taken",), (stated("C7-11"),))
    if not on_ppi:
        return _gastrin_answer((Cause.ATROPHIC_GASTRITIS,), ("gastroscopy with biopsies",), "C7-11", "C7-09.ph")
    # The drug raises the pH in a gastrinoma as well: nothing is excluded.
    fits = (Cause.PPI, Cause.ATROPHIC_GASTRITIS, Cause.GASTRINOMA)
    return _gastrin_answer(fits, ("gastric pH off the drug, in a specialist unit",), "C7-11", "C7-09.ph")


def _gastrin_answer(fits: tuple[Cause, ...], steps: tuple[str, ...], *ids: str) -> Interpretation:
    harms = ("H1",) if {Cause.GASTRINOMA, Cause.NOT_SETTLED} & {*fits} else ()
    warned = (_stay_on_ppi(),) if harms else ()
    change = ("A gastric pH on the other side of the limit.", "A sample that was not taken fasting.")
    return Interpretation(fits, steps, harms, (*(stated(one) for one in ids), *warned), change)
