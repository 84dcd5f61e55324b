"""A patient put together by the student: the features as controls, those that matter now, and the patient that they make.

The ranges of the dials, where they start and which site suggests which question are chosen for teaching; no limit of a rule
stands here. Without mitoses the grade is read from Ki-67 alone.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from netcourse.disease.patient import SYNDROMES, Patient
from netcourse.disease.result import NotDecidable
from netcourse.disease.sites import Site
from netcourse.disease.treatment import PHAEO_SYNDROMES
from netcourse.disease.who_grade import who_grade
from netcourse.evidence import fact
from netcourse.explorers.explorer import Choice, Control, Dial, Switch, Values
from netcourse.explorers.treatment_board.patients import CARCINOID

SITES = (Site.STOMACH, Site.DUODENUM, Site.PANCREAS, Site.ILEUM, Site.APPENDIX, Site.COLON, Site.RECTUM, Site.LUNG)
HEREDITARY = {
    "none": "none known", "multiple endocrine neoplasia type 1": "MEN1", "multiple endocrine neoplasia type 2": "MEN2",
    "neurofibromatosis type 1": "NF1", "von Hippel-Lindau disease": "von Hippel-Lindau disease",
}  # fmt: skip
BEFORE = {
    "nothing": (), "ssa": ("SSA",), "ssa-prrt": ("SSA", "PRRT"), "ssa-everolimus": ("SSA", "everolimus"),
    "ssa-captem": ("SSA", "CAPTEM"), "platinum": ("platinum regimen",),
}  # fmt: skip
_UNKNOWN = "unknown"
_FDG = {_UNKNOWN: None, "no": False, "yes": True}


def own_controls() -> tuple[Control, ...]:
    """The features of a patient of one's own; together they start as a rectal NET that has grown on an analogue."""
    scores = {str(fact(f"D-11.{score}").value): f"{score}: {words}" for score, words in _SCORE_WORDS.items()}
    before = {
        "nothing": "nothing", "ssa": "SSA", "ssa-prrt": "SSA, then PRRT", "ssa-everolimus": "SSA, then everolimus",
        "ssa-captem": "SSA, then CAPTEM", "platinum": "a platinum regimen",
    }  # fmt: skip
    seen = {"not examined": "not examined", "no carcinoid heart disease": "examined, well", "carcinoid heart disease": "diseased"}
    return (
        Choice("site", "Primary site", {str(site): str(site) for site in SITES}, str(Site.RECTUM)),
        Choice(
            "differentiation",
            "Differentiation",
            {"well": "well (NET)", "small-cell": "poor: small-cell NEC", "large-cell": "poor: large-cell NEC"},
            "well",
        ),
        Dial("ki67_index", "Ki-67 index", 0, 100, 1, 12, "%"),
        Choice(
            "carcinoid",
            "Carcinoid of the lung",
            {"typical carcinoid": "typical", "atypical carcinoid": "atypical"},
            "typical carcinoid",
        ),
        Choice("stage", "Stage", {one: one for one in ("localised", "regional", "distant")}, "distant"),
        Dial("size_mm", "Size of the primary", 1, 60, 1, 12, "mm"),
        Choice("gastric_type", "Type of gastric NET", {f"type {n}": f"type {n}" for n in (1, 2, 3)}, "type 1"),
        Choice("margins", "Margins after removal", {_UNKNOWN: "not known", "R0": "R0", "R1": "R1"}, _UNKNOWN),
        Choice("t_category", "T category", {"T1": "T1", "T2": "T2 or deeper"}, "T1"),
        Switch("lymphovascular_invasion", "Lymphovascular invasion"),
        Dial("mesoappendix_invasion_mm", "Invasion of the mesoappendix", 0, 10, 1, 0, "mm"),
        Switch("duct_dilated", "Dilated pancreatic duct"),
        Choice("syndrome", "Function", {one: one for one in SYNDROMES}, SYNDROMES[0]),
        Choice("heart", "Heart", seen, "not examined"),
        Dial("bowel_movements_per_day", "Stools per day", 0, 12, 1, 2),
        Switch("fatty_stool", "Fatty stool"),
        Choice("hereditary_syndrome", "Hereditary syndrome", HEREDITARY, "none"),
        Switch("metanephrines_known", "Metanephrines measured"),
        Choice("krenning_score", "Receptor PET: weakest lesion (Krenning)", {_UNKNOWN: "no PET yet"} | scores, "4"),
        Choice(
            "discordant_lesions",
            "Lesions with FDG uptake and no receptors",
            {_UNKNOWN: "no FDG PET yet", "no": "none", "yes": "some"},
            "no",
        ),
        Choice("prior_treatments", "Treated before with", before, "ssa"),
        Switch("progressing", "It grows", start=True),
        Switch("symptomatic", "Symptoms"),
        Switch("primary_symptomatic", "Symptoms of the primary"),
        Switch("high_volume", "Bulky disease"),
        Switch("primary_resected", "Primary resected"),
        Dial("liver_removable", "Liver metastases that could be removed", 0, 100, 5, 30, "%"),
        Dial("creatinine_clearance", "Creatinine clearance", 5, 130, 1, 85, "mL/min"),
        Dial("platelets", "Platelets", 10, 400, 5, 210, "× 10⁹/L"),
        Dial("haemoglobin_mmol_l", "Haemoglobin", 3, 11, 0.1, 8, "mmol/L"),
        Dial("white_cells", "White cells", 0.5, 12, 0.5, 6, "× 10⁹/L"),
        Dial("age", "Age", 18, 95, 1, 60, "years"),
        Switch("frail", "Frail"),
        Switch("accepts_surgery", "Accepts an operation", start=True),
    )


# As facts D-11.0 to D-11.4 say it.
_SCORE_WORDS = {
    0: "no uptake", 1: "much lower than liver", 2: "up to that of liver", 3: "higher than liver", 4: "higher than spleen",
}  # fmt: skip


def idle(values: Values) -> frozenset[str]:
    """The names of the features about which no rule asks at this setting."""
    site, distant = values["site"], values["stage"] == "distant"
    is_lung, is_net, is_carcinoid = site == Site.LUNG, values["differentiation"] == "well", values["syndrome"] == CARCINOID
    local, beside = not distant and is_net, site in (Site.APPENDIX, Site.RECTUM)
    asked = {
        "differentiation": not is_lung,
        "carcinoid": is_lung,
        "size_mm": local and (beside or site in (Site.PANCREAS, Site.STOMACH)),
        "gastric_type": local and site == Site.STOMACH,
        "margins": local and beside,
        "t_category": local and site == Site.RECTUM,
        "lymphovascular_invasion": local and beside,
        "mesoappendix_invasion_mm": local and site == Site.APPENDIX,
        "duct_dilated": local and site == Site.PANCREAS,
        "heart": is_carcinoid,
        "bowel_movements_per_day": is_carcinoid and distant,
        "fatty_stool": is_carcinoid and distant,
        "metanephrines_known": values["hereditary_syndrome"] in PHAEO_SYNDROMES,
        "primary_symptomatic": distant and site == Site.ILEUM,
        "frail": local and site == Site.PANCREAS,
    }
    asked |= dict.fromkeys(("progressing", "symptomatic"), distant or site == Site.PANCREAS)
    asked |= dict.fromkeys(_OF_ADVANCED_DISEASE, distant)
    return frozenset(name for name, matters in asked.items() if not matters)


_OF_ADVANCED_DISEASE = (
    "krenning_score", "discordant_lesions", "prior_treatments", "high_volume", "primary_resected", "liver_removable",
    "creatinine_clearance", "platelets", "haemoglobin_mmol_l", "white_cells",
)  # fmt: skip
# How a control's value becomes a feature; whatever is not named is taken as it is.
_READ: Mapping[str, Callable[[Any], object]] = {
    "prior_treatments": lambda key: BEFORE[key],
    "krenning_score": lambda score: None if score == _UNKNOWN else int(score),
    "discordant_lesions": lambda key: _FDG[key],
    "margins": lambda key: None if key == _UNKNOWN else key,
    "bowel_movements_per_day": int,
}


def own_patient(values: Values) -> Patient | NotDecidable:
    """The patient that the controls make.

    Parameters
    ----------
    values : mapping
        A settled value for every control of `own_controls`.

    Returns
    -------
    Patient or NotDecidable
        The second where differentiation and Ki-67 contradict each other, by the WHO table.
    """
    differentiation = str(values["differentiation"])
    grade = str(values["carcinoid"])
    if values["site"] != Site.LUNG:
        poor = differentiation != "well"
        judged = who_grade(
            site=str(values["site"]),
            differentiation="poor" if poor else "well",
            ki67_index=Fraction(str(values["ki67_index"])),
            nec_type=differentiation if poor else None,
        )
        if isinstance(judged, NotDecidable):
            return judged
        grade = str(judged.category)
    made = {"differentiation", "carcinoid"} | idle(values)
    features = {name: _READ.get(name, _as_it_is)(values[name]) for name in _names() if name not in made}
    # The stage of the student's own patient says whether nodes are positive.
    nodes = values["stage"] == "regional" if values["stage"] != "distant" else None
    return Patient(who_grade=grade, nodes_positive=nodes, **features)  # type: ignore[arg-type] # each is checked there


def _names() -> tuple[str, ...]:
    return tuple(control.name for control in own_controls())


def _as_it_is(value: object) -> object:
    return value
