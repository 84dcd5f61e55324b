"""The classification that is right for one variant, computed by the rules of the disease from the chart's numbers.

Its words are those of the fields that a student fills in. What no rule can decide from these numbers is "not decidable".
"""

from collections.abc import Callable, Mapping
from fractions import Fraction

from netcourse.board.body import Body
from netcourse.board.chart_model import Chart, Params
from netcourse.board.fields import NOT_DECIDABLE
from netcourse.board.given import Given
from netcourse.board.variant import Variant
from netcourse.disease.hormone_tests import Cause, Interpretation, Quantity, interpret_fast
from netcourse.disease.imaging import krenning_score
from netcourse.disease.lung import LungCategory, lung_class
from netcourse.disease.proliferation import Ki67Index, MitoticRate, mitotic_rate
from netcourse.disease.result import NotDecidable
from netcourse.disease.sites import Site
from netcourse.disease.staging import Metastases, Staged, stage
from netcourse.disease.who_grade import Differentiation, WhoGrade, minen, who_grade
from netcourse.evidence import fact

NO_TUMOUR = "no neuroendocrine tumour"
NO_SYNDROME = "no hormone syndrome"
POSITIVE, SOME, NEGATIVE = "positive in all lesions", "positive in some lesions", "negative"
# Which hormone a cause of the hormone tests stands for; every other cause is no tumour's hormone.
HORMONES = {Cause.INSULINOMA: "insulin", Cause.GASTRINOMA: "gastrin"}
# The classes of the lung that a student can choose; the lung has a table of its own, in which nothing carries a G.
LUNG = {
    LungCategory.TYPICAL: "typical carcinoid",
    LungCategory.ATYPICAL: "atypical carcinoid",
    LungCategory.LARGE_CELL: "NEC, large-cell type",
    LungCategory.SMALL_CELL: "small-cell lung carcinoma",
}

WORDS = (
    "site", "differentiation", "nec_type", "morphology", "necrosis", "extent", "metastases", "function", "uptake", "grade",
    "t", "n", "m",
)  # fmt: skip
# What may stand in the chart's table of truth.
NUMBERS = (
    "positive", "counted", "mitoses", "area_mm2", "neuroendocrine_percent", "size_mm", "nodes_positive", "mesenteric_mass_mm",
)  # fmt: skip
# Levels, in mmol/L, uU/mL, nmol/L, pmol/L and mmol/L, and the two screens.
SCREENS = ("sulfonylurea_screen", "insulin_antibodies")
FAST = ("glucose", "insulin", "c_peptide", "proinsulin", "beta_hydroxybutyrate", *SCREENS)

Fields = dict[str, str | Fraction]


def truth(chart: Chart, variant: Variant) -> Mapping[str, str | Fraction]:
    """The right classification of one student's patient.

    Parameters
    ----------
    chart : Chart
        Its table ``truth`` names the numbers.
    variant : Variant
        The student's.

    Returns
    -------
    mapping of str to str or Fraction
        By field: ``differentiation``, ``ki67`` (per cent), ``mitoses`` (per 2 mm2), ``grade``, ``provisional`` (``"yes"`` where
        too little was counted), ``t``, ``n``, ``m``, ``stage``, ``function``, ``receptors``; what the patient does not have is
        not there.

    Raises
    ------
    ValueError
        If the table gives a rule what it refuses; lint finds that.
    """
    given = Given(chart, variant, Body(0, chart.start), truth_params(chart, variant.fork))
    parts: tuple[Callable[[Given], Fields], ...] = (_tumour, _function, _receptors)
    found: Fields = {}
    for part in parts:
        found |= part(given)
    return found


def _tumour(given: Given) -> Fields:
    if not given.has("site"):
        return {"grade": NO_TUMOUR}
    found: Fields = {"differentiation": given.word("differentiation", NOT_DECIDABLE)}
    index = Ki67Index(given.count("positive"), given.count("counted")) if given.has("positive") else None
    counted = mitotic_rate(mitoses=given.count("mitoses"), area_mm2=given.number("area_mm2")) if given.has("mitoses") else None
    rate = counted if isinstance(counted, MitoticRate) else None
    found["ki67"] = NOT_DECIDABLE if index is None else index.percent
    found["mitoses"] = NOT_DECIDABLE if rate is None else rate.per_2mm2
    return found | _graded(given, index, rate) | _staged(given)


def _graded(given: Given, index: Ki67Index | None, rate: MitoticRate | None) -> Fields:
    site, kind = given.word("site"), given.word("nec_type") or None
    if site == Site.LUNG:
        return {"grade": _lung(given, index, rate)}
    looks = given.word("differentiation") or None
    grade: WhoGrade | NotDecidable
    mixed = False
    if given.has("neuroendocrine_percent"):
        share = given.number("neuroendocrine_percent")
        read = minen(
            site=site, neuroendocrine_percent=share, differentiation=looks, ki67_index=index, mitoses_per_2mm2=rate, nec_type=kind
        )
        mixed = not isinstance(read, NotDecidable) and read.is_minen
        grade = read if isinstance(read, NotDecidable) else read.neuroendocrine
    else:
        grade = who_grade(site=site, differentiation=looks, ki67_index=index, mitoses_per_2mm2=rate, nec_type=kind)
    if isinstance(grade, NotDecidable):
        return {"grade": NOT_DECIDABLE}
    return {"grade": "MiNEN" if mixed else str(grade.category), "provisional": "yes" if grade.provisional else "no"}


def _lung(given: Given, index: Ki67Index | None, rate: MitoticRate | None) -> str:
    """The class by the lung's own table: mitoses and necrosis decide, and Ki-67 is no criterion."""
    read = lung_class(
        site=Site.LUNG,
        mitoses_per_2mm2=rate,
        necrosis=given.word("necrosis") or None,
        morphology=given.word("morphology") or None,
        size_mm=given.maybe("size_mm"),
        ki67_index=index,
    )
    return NOT_DECIDABLE if isinstance(read, NotDecidable) else LUNG.get(read.category, NOT_DECIDABLE)


def _staged(given: Given) -> Fields:
    """T, N and M: by the table of NET, or for a carcinoma, which has none here, as far as they are plain from the chart."""
    carcinoma = given.word("differentiation") == Differentiation.POOR
    family = "MiNEN" if given.has("neuroendocrine_percent") else "NEC" if carcinoma else "NET"
    read = stage(
        site=given.word("site"),
        family=family,
        extent=given.word("extent") or None,
        size_mm=given.maybe("size_mm"),
        nodes_positive=given.count("nodes_positive") if given.has("nodes_positive") else None,
        mesenteric_mass_mm=given.maybe("mesenteric_mass_mm"),
        metastases=given.word("metastases") or None,
    )
    if isinstance(read, Staged):
        settled: Fields = {
            name: _one(text) for name, text in (("t", read.t), ("n", read.n), ("m", read.m), ("stage", read.group))
        }
        return settled
    plain = {name: given.word(name, NOT_DECIDABLE) for name in ("t", "n", "m")}
    if family != "NET" and "m" not in given.params and given.has("metastases"):
        plain["m"] = "M0" if given.word("metastases") == Metastases.NONE else NOT_DECIDABLE
    return {**plain, "stage": NOT_DECIDABLE}


def _one(text: str) -> str:
    """A category where sources agree."""
    return NOT_DECIDABLE if " or " in text or text.endswith("X") else text


def _function(given: Given) -> Fields:
    if not given.has("fast"):
        return {"function": given.word("function")} if given.has("function") else {}
    table = given.params["fast"]
    levels = Given(given.chart, given.variant, given.body, table)

    def level(name: str, unit: str) -> Quantity | None:
        return (levels.number(name), unit) if levels.has(name) else None

    read = interpret_fast(
        glucose=level("glucose", "mmol/L"),
        insulin=level("insulin", "uU/mL"),
        c_peptide=level("c_peptide", "nmol/L"),
        proinsulin=level("proinsulin", "pmol/L"),
        beta_hydroxybutyrate=level("beta_hydroxybutyrate", "mmol/L"),
        sulfonylurea_screen=levels.word("sulfonylurea_screen") or None,
        insulin_antibodies=levels.word("insulin_antibodies") or None,
    )
    hormones = {HORMONES.get(cause, NO_SYNDROME) for cause in read.fits} if isinstance(read, Interpretation) else {NOT_DECIDABLE}
    return {"function": hormones.pop() if len(hormones) == 1 else NOT_DECIDABLE}


def _receptors(given: Given) -> Fields:
    """Whether the lesions of the study named by `uptake` take up the tracer; between the limits of label and practice: open."""
    study = given.chart.reveals.get(given.word("uptake"))
    if study is None or study.only not in ("", given.variant.fork):
        return {}
    scores = [krenning_score(one["uptake"]) for one in study.params(given.variant.fork).get("lesions", [])]
    if not scores:
        return {"receptors": NEGATIVE}
    label, practice = fact("D-12.eu"), fact("D-12.practice")
    if any(label.holds(score) != practice.holds(score) for score in scores):
        return {"receptors": NOT_DECIDABLE}
    positive = [label.holds(score) for score in scores]
    return {"receptors": POSITIVE if all(positive) else SOME if any(positive) else NEGATIVE}


def truth_params(chart: Chart, fork: str) -> Params:
    """The table of truth as it is in one fork."""
    return {**{name: one for name, one in chart.truth.items() if name not in chart.forks}, **chart.truth.get(fork, {})}
