"""What goes into a treatment rule: the features of a patient, each of which may be unknown."""

from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Any

from netcourse.disease.arguments import Number, count, exact, one_of, truth
from netcourse.disease.sites import GEP_SITES, Site
from netcourse.evidence import fact

NECS = ("NEC, small-cell type", "NEC, large-cell type", "NEC, type not stated")
WHO_GRADES = ("NET G1", "NET G2", "NET G3", *NECS, "MiNEN", "typical carcinoid", "atypical carcinoid")
TREATMENTS = (
    "surgery", "SSA", "PRRT", "everolimus", "sunitinib", "cabozantinib", "CAPTEM", "platinum regimen",
    "embolisation", "radioembolisation", "telotristat",
)  # fmt: skip
NON_FUNCTIONAL = "non-functional tumour"
SYNDROMES = (
    NON_FUNCTIONAL, "carcinoid syndrome", "atypical carcinoid syndrome", "insulinoma", "gastrinoma", "VIPoma", "glucagonoma",
    "somatostatinoma", "ectopic ACTH syndrome",
)  # fmt: skip
HEREDITARY_SYNDROMES = (
    "none", "multiple endocrine neoplasia type 1", "multiple endocrine neoplasia type 2", "multiple endocrine neoplasia type 4",
    "von Hippel-Lindau disease", "neurofibromatosis type 1", "tuberous sclerosis complex",
)  # fmt: skip

# Every feature that is a word, with its closed list.
_WORDS = {
    "site": tuple(Site),
    "who_grade": WHO_GRADES,
    "stage": ("localised", "regional", "distant"),
    "gastric_type": ("type 1", "type 2", "type 3"),
    "t_category": ("T1", "T2", "T3", "T4"),
    "margins": ("R0", "R1", "R2"),
    "syndrome": SYNDROMES,
    "emergency": ("none", "carcinoid crisis", "VIPoma crisis", "obstruction", "hypercortisolism"),
    "heart": ("not examined", "no carcinoid heart disease", "carcinoid heart disease"),
    "hereditary_syndrome": HEREDITARY_SYNDROMES,
}
# Every measured feature with its unit. Only per cents have an upper limit.
_NUMBERS = {
    "age": "years",
    "ki67_index": "%",
    "size_mm": "mm",
    "mesoappendix_invasion_mm": "mm",
    "stable_months": "months",
    "liver_involved": "% of the liver",
    "liver_removable": "% of the metastases",
    "creatinine_clearance": "mL/min",
    "haemoglobin_mmol_l": "mmol/L",
    "platelets": "10^9/L",
    "white_cells": "10^9/L",
    "albumin_g_dl": "g/dL",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """The features that treatment rules ask for; None means that nobody knows.

    Attributes
    ----------
    site, who_grade, stage, gastric_type, t_category, margins, syndrome, emergency, heart, hereditary_syndrome : str, optional
        Words of closed lists. `heart` says what the search for carcinoid heart disease found.
    age, ki67_index, size_mm, mesoappendix_invasion_mm, stable_months : number, optional
        Years, per cent, millimetres, millimetres, months without progression; kept as exact fractions.
    liver_involved, liver_removable : number, optional
        Per cent of the liver that is tumour; per cent of the metastases that an operation would remove.
    creatinine_clearance, haemoglobin_mmol_l, platelets, white_cells, albumin_g_dl : number, optional
        mL/min, mmol/L, 10^9/L, 10^9/L, g/dL.
    krenning_score : int, optional
        Of the lesion that takes up least on somatostatin receptor (SSTR) PET, 0 to 4.
    bowel_movements_per_day : int, optional
        Under the present treatment.
    prior_treatments : tuple of str, optional
        Words of `TREATMENTS`; () means that there were none.
    lymphovascular_invasion, nodes_positive, duct_dilated, progressing, symptomatic, high_volume : bool, optional
        Of the tumour; `progressing` means growth on imaging, `symptomatic` symptoms of its mass or hormones.
    primary_symptomatic : bool, optional
        Whether the primary itself causes symptoms, such as obstruction.
    discordant_lesions, uncinate_uptake : bool, optional
        Lesions that take up FDG and no SSTR tracer (NETPET P5); SSTR uptake in the uncinate process.
    fatty_stool, frail, accepts_surgery, metanephrines_known, ssa_planned : bool, optional
        Of the patient. `accepts_surgery` is the patient's wish.
    extrahepatic_disease, portal_drainage, primary_resected : bool, optional
        What the criteria for liver transplantation ask.

    Raises
    ------
    ValueError
        If a feature is impossible, alone or beside another.
    """

    site: str | None = None
    who_grade: str | None = None
    ki67_index: Number | None = None
    stage: str | None = None
    age: Number | None = None
    size_mm: Number | None = None
    gastric_type: str | None = None
    t_category: str | None = None
    nodes_positive: bool | None = None
    margins: str | None = None
    lymphovascular_invasion: bool | None = None
    mesoappendix_invasion_mm: Number | None = None
    duct_dilated: bool | None = None
    uncinate_uptake: bool | None = None
    syndrome: str | None = None
    emergency: str | None = None
    heart: str | None = None
    hereditary_syndrome: str | None = None
    metanephrines_known: bool | None = None
    krenning_score: int | None = None
    discordant_lesions: bool | None = None
    progressing: bool | None = None
    stable_months: Number | None = None
    symptomatic: bool | None = None
    primary_symptomatic: bool | None = None
    high_volume: bool | None = None
    prior_treatments: tuple[str, ...] | None = None
    bowel_movements_per_day: int | None = None
    fatty_stool: bool | None = None
    ssa_planned: bool | None = None
    frail: bool | None = None
    accepts_surgery: bool | None = None
    creatinine_clearance: Number | None = None
    haemoglobin_mmol_l: Number | None = None
    platelets: Number | None = None
    white_cells: Number | None = None
    albumin_g_dl: Number | None = None
    extrahepatic_disease: bool | None = None
    portal_drainage: bool | None = None
    primary_resected: bool | None = None
    liver_involved: Number | None = None
    liver_removable: Number | None = None

    def __post_init__(self) -> None:
        """Check each feature, then those that exclude each other."""
        for field in fields(self):
            value = getattr(self, field.name)
            if value is not None:
                # A frozen record is filled once, here.
                object.__setattr__(self, field.name, _checked(field.name, value))
        self._check_together()

    @property
    def family(self) -> str | None:
        """One of NET, NEC, MiNEN and lung carcinoid; None when the class is unknown."""
        if self.who_grade is None:
            return None
        return "lung carcinoid" if self.who_grade.endswith("carcinoid") else self.who_grade.split()[0].rstrip(",")

    def number(self, name: str) -> Fraction | None:
        """Return a measured feature as the exact fraction that it is kept as; None when it is unknown."""
        one_of("name", name, _NUMBERS)
        value: Number | None = getattr(self, name)
        return None if value is None else exact(name, value)

    def had(self, treatment: str) -> bool | None:
        """Say whether a treatment was given before; None when that is unknown."""
        one_of("treatment", treatment, TREATMENTS)
        return None if self.prior_treatments is None else treatment in self.prior_treatments

    def _check_together(self) -> None:
        for name, owner in (("gastric_type", Site.STOMACH), ("mesoappendix_invasion_mm", Site.APPENDIX)):
            value = getattr(self, name)
            if value is not None and self.site is not None and self.site != owner:
                raise ValueError(f"{name}={value} with site={self.site}: only site={owner.value} has it")
        ki67 = self.number("ki67_index")
        if ki67 is not None and self.site in GEP_SITES:
            g1_broken = self.who_grade == "NET G1" and not fact("B1-1.ki67").holds(ki67)
            g2_broken = self.who_grade == "NET G2" and fact("B1-3.ki67").holds(ki67)
            if g1_broken or g2_broken:
                raise ValueError(f"ki67_index={ki67} with who_grade={self.who_grade}: must be a Ki-67 of that grade")
        if self.progressing and self.stable_months:
            raise ValueError(f"stable_months={self.stable_months} with progressing=True: must be 0 or unknown")


def _checked(name: str, value: Any) -> object:
    """Return a feature in its checked form; whatever is in none of the lists is a truth value."""
    if name in _NUMBERS:
        high = 100 if _NUMBERS[name].startswith("%") else None
        return exact(name, value, low=0, high=high, unit=_NUMBERS[name])
    if name in _WORDS:
        return one_of(name, value, _WORDS[name])
    if name == "krenning_score":
        return count(name, value, low=int(fact("D-11.0").value or 0), high=int(fact("D-11.4").value or 0))
    if name == "bowel_movements_per_day":
        return count(name, value)
    if name == "prior_treatments":
        if not isinstance(value, tuple):
            raise ValueError(f"{name}={value!r}: must be a tuple of {', '.join(TREATMENTS)}")
        return tuple(one_of(name, one, TREATMENTS) for one in value)
    return truth(name, value)
