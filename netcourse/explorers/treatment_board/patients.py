"""The starting patients of the treatment board, and how a patient's features read.

Every patient is synthetic, and every feature of them is chosen for teaching: each lies clearly on one side of a rule, so that a
flip shows what that rule does. None of them is a patient of a graded question: `netcourse lint` compares them feature by feature.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from fractions import Fraction
from functools import cache
from typing import Any

from netcourse.disease.patient import NON_FUNCTIONAL, Patient

OWN = "own"
CARCINOID = "carcinoid syndrome"


@dataclass(frozen=True, slots=True)
class Sketch:
    """A synthetic patient: a label that gives nothing away, a story of a sentence or two, and the features.

    `beside` names answers that tempt although no rule judges them here: without them some patients had no wrong answer.
    """

    label: str
    story: str
    patient: Patient
    beside: tuple[str, ...] = ()


# Labels of features, in the order in which a case is told, with their units.
_LABELS = {
    "age": ("Age", "years"),
    "site": ("Primary site", ""),
    "who_grade": ("WHO class", ""),
    "ki67_index": ("Ki-67 index", "%"),
    "stage": ("Stage", ""),
    "size_mm": ("Size", "mm"),
    "gastric_type": ("Gastric type", ""),
    "t_category": ("T category", ""),
    "nodes_positive": ("Nodes positive", ""),
    "margins": ("Margins after removal", ""),
    "lymphovascular_invasion": ("Lymphovascular invasion", ""),
    "mesoappendix_invasion_mm": ("Invasion of the mesoappendix", "mm"),
    "duct_dilated": ("Dilated pancreatic duct", ""),
    "syndrome": ("Function", ""),
    "heart": ("Heart", ""),
    "bowel_movements_per_day": ("Stools per day", ""),
    "fatty_stool": ("Fatty stool", ""),
    "hereditary_syndrome": ("Hereditary syndrome", ""),
    "metanephrines_known": ("Metanephrines known", ""),
    "krenning_score": ("Krenning score of the weakest lesion", ""),
    "discordant_lesions": ("Lesions with FDG uptake only", ""),
    "prior_treatments": ("Treated before with", ""),
    "progressing": ("Growing", ""),
    "stable_months": ("Stable for", "months"),
    "symptomatic": ("Symptoms", ""),
    "primary_symptomatic": ("Symptoms of the primary", ""),
    "high_volume": ("Bulky disease", ""),
    "primary_resected": ("Primary resected", ""),
    "extrahepatic_disease": ("Disease outside the liver", ""),
    "liver_involved": ("Liver involved", "%"),
    "liver_removable": ("Liver metastases removable", "%"),
    "creatinine_clearance": ("Creatinine clearance", "mL/min"),
    "haemoglobin_mmol_l": ("Haemoglobin", "mmol/L"),
    "platelets": ("Platelets", "× 10⁹/L"),
    "white_cells": ("White cells", "× 10⁹/L"),
    "frail": ("Frail", ""),
    "accepts_surgery": ("Accepts an operation", ""),
}


def told(patient: Patient) -> dict[str, str]:
    """The known features of a patient in words, label to value, in the order in which a case is told."""
    known = {field.name: getattr(patient, field.name) for field in fields(patient)}
    return {label: _value(known[name], unit) for name, (label, unit) in _LABELS.items() if known[name] is not None}


def _value(value: object, unit: str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value) or "nothing"
    words = f"{float(value):g}" if isinstance(value, Fraction) else str(value)
    return f"{words} {unit}".strip()


def _fit(**features: Any) -> Patient:
    """A patient with healthy kidneys and blood counts."""
    return Patient(creatinine_clearance=85, platelets=210, haemoglobin_mmol_l=8, white_cells=6, **features)


@cache
def sketches() -> Mapping[str, Sketch]:
    """The starting patients by key."""
    return {
        "A": Sketch(
            "A: ileum, few small liver metastases",
            "A man of 67. A scan for another reason shows six small liver metastases; two scans in a year look the same. "
            "His ileal primary was removed years ago. He feels well.",
            _fit(
                age=67, site="ileum", who_grade="NET G1", ki67_index=1, stage="distant", syndrome=NON_FUNCTIONAL,
                krenning_score=4, prior_treatments=(), progressing=False, symptomatic=False, high_volume=False,
                primary_resected=True, extrahepatic_disease=False, liver_removable=40,
            ),
        ),
        "B": Sketch(
            "B: ileum, flushes and loose stools",
            "A woman of 62 has had flushes and loose stools for three years. The liver holds metastases on both sides, "
            "5-HIAA is high. Nobody has looked at the heart yet.",
            _fit(
                age=62, site="ileum", who_grade="NET G1", ki67_index=2, stage="distant", syndrome=CARCINOID,
                heart="not examined", krenning_score=4, prior_treatments=(), progressing=False, symptomatic=True,
                primary_symptomatic=False, high_volume=False, primary_resected=False, liver_removable=80,
                bowel_movements_per_day=5, fatty_stool=False,
            ),
        ),
        "C": Sketch(
            "C: colon, grown on an analogue",
            "A woman of 57 with liver metastases of a tumour of the ascending colon. On a somatostatin analogue (SSA) they have "
            "grown. Every lesion takes up the receptor tracer.",
            _fit(
                age=57, site="colon", who_grade="NET G2", ki67_index=11, stage="distant", syndrome=NON_FUNCTIONAL,
                krenning_score=4, discordant_lesions=False, prior_treatments=("SSA",), progressing=True, symptomatic=False,
                high_volume=False, primary_resected=True, extrahepatic_disease=True, liver_removable=30,
            ),
        ),
        "D": Sketch(
            "D: rectum, high Ki-67, growing",
            "A woman of 44 with liver metastases that have grown and ache. The pathologist calls the cells well differentiated.",
            _fit(
                age=44, site="rectum", who_grade="NET G3", ki67_index=26, stage="distant", syndrome=NON_FUNCTIONAL,
                krenning_score=4, discordant_lesions=False, prior_treatments=(), progressing=True, symptomatic=True,
                high_volume=False, liver_removable=20,
            ),
        ),
        "E": Sketch(
            "E: stomach, sheets of small cells",
            "A man of 59 with liver metastases of a gastric tumour: sheets of small cells, hardly any cytoplasm.",
            _fit(
                age=59, site="stomach", who_grade="NEC, small-cell type", ki67_index=70, stage="distant",
                syndrome=NON_FUNCTIONAL, krenning_score=0, prior_treatments=(), progressing=True, symptomatic=True,
                high_volume=True,
            ),
            ("watch", "captem"),
        ),
        "F": Sketch(
            "F: pancreas, found by chance",
            "A woman of 63. A scan after a fall shows a small lesion in the head of the pancreas. She has no complaint.",
            Patient(
                age=63, site="pancreas", who_grade="NET G2", ki67_index=4, stage="localised", size_mm=17,
                syndrome=NON_FUNCTIONAL, duct_dilated=False, progressing=False, symptomatic=False, frail=False,
                accepts_surgery=True,
            ),
            ("ssa", "prrt"),
        ),
        "G": Sketch(
            "G: appendix, after appendicectomy",
            "A woman of 34. The appendix was taken out for appendicitis; the report names a tumour at its base.",
            Patient(
                age=34, site="appendix", who_grade="NET G1", ki67_index=1, stage="localised", size_mm=16, margins="R0",
                lymphovascular_invasion=True, mesoappendix_invasion_mm=4, syndrome=NON_FUNCTIONAL, accepts_surgery=True,
            ),
            ("ssa", "prrt"),
        ),
        "H": Sketch(
            "H: rectum, found at a check-up",
            "A man of 52. Colonoscopy at a check-up finds a yellowish nodule in the rectum.",
            Patient(
                age=52, site="rectum", who_grade="NET G2", ki67_index=6, stage="localised", size_mm=15, t_category="T1",
                nodes_positive=False, lymphovascular_invasion=True, syndrome=NON_FUNCTIONAL,
            ),
        ),
        "I": Sketch(
            "I: stomach, high gastrin",
            "A woman of 51 with autoimmune gastritis. Endoscopy finds a small nodule among atrophic folds. Gastrin is high "
            "because the acid is missing: it is type 1.",
            Patient(
                age=51, site="stomach", who_grade="NET G1", ki67_index=1, stage="localised", size_mm=12,
                gastric_type="type 1", nodes_positive=False, syndrome=NON_FUNCTIONAL, accepts_surgery=True,
            ),
            ("ssa", "prrt"),
        ),
        "J": Sketch(
            "J: stomach, normal gastrin",
            "A man of 60 with a small submucosal lesion of the stomach. Gastrin is normal: it is type 3.",
            Patient(
                age=60, site="stomach", who_grade="NET G1", ki67_index=2, stage="localised", size_mm=8, gastric_type="type 3",
                nodes_positive=False, syndrome=NON_FUNCTIONAL, accepts_surgery=True,
            ),
            ("watch", "ssa"),
        ),
    }  # fmt: skip
