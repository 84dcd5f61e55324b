"""No graded patient sits on the treatment board. The old board of unit 6 had several of them; it is rebuilt here."""

from pathlib import Path
from typing import Any

import pytest
from nbformat import NotebookNode

from netcourse.authoring.lint_board import alike, answer, features
from netcourse.authoring.lint_patients import graded_patients_on_the_board, patients_met
from netcourse.disease.patient import NON_FUNCTIONAL, Patient
from netcourse.explorers.treatment_board.patients import Sketch, sketches
from netcourse.items import Best, Defensible, DefensibleSet, Several, SeveralOfMany, SingleBest
from tests.authoring.graded import FEEDBACK, asks, unit

FILE = Path("notebooks/01_small.ipynb")


def fit(**traits: Any) -> Patient:
    healthy: dict[str, Any] = {"creatinine_clearance": 85, "platelets": 210, "haemoglobin_mmol_l": 8, "white_cells": 6}
    return Patient(
        **(healthy | {"stage": "distant", "syndrome": NON_FUNCTIONAL, "prior_treatments": (), "progressing": True} | traits)
    )


G3 = fit(
    age=58, site="pancreas", who_grade="NET G3", ki67_index=38, krenning_score=4, discordant_lesions=False, symptomatic=True,
    high_volume=True, liver_removable=20,
)  # fmt: skip
NEC = fit(
    age=66, site="colon", who_grade="NEC, large-cell type", ki67_index=85, krenning_score=2, symptomatic=True, high_volume=True
)
SMALL = Patient(
    age=71, site="pancreas", who_grade="NET G1", ki67_index=1, stage="localised", size_mm=12, syndrome=NON_FUNCTIONAL,
    duct_dilated=False, progressing=False, symptomatic=False, frail=False, accepts_surgery=True,
)  # fmt: skip
LOW_SUGAR = Patient(
    age=41, site="pancreas", who_grade="NET G1", ki67_index=1, stage="localised", size_mm=14, syndrome="insulinoma",
    symptomatic=True, accepts_surgery=True,
)  # fmt: skip
MIDGUT = fit(
    age=63, site="ileum", who_grade="NET G2", ki67_index=7, krenning_score=4, discordant_lesions=False, prior_treatments=("SSA",),
    symptomatic=False, high_volume=False, primary_resected=True, extrahepatic_disease=True, liver_removable=30,
)  # fmt: skip
OLD_BOARD = {
    key: Sketch(key, "A story.", one)
    for key, one in {"C": MIDGUT, "D": G3, "E": NEC, "F": SMALL, "I": LOW_SUGAR}.items()
}  # fmt: skip


def defensible(stem: str) -> list[NotebookNode]:
    options = {"A": "Platinum with etoposide", "B": "PRRT with a somatostatin analogue", "C": "Surveillance with imaging"}
    keys = {"platinum": "A", "PRRT": "B", "watch": "C"}
    right = keys["platinum" if "NEC" in stem else "watch" if "mm" in stem else "PRRT"]
    weak = {option: FEEDBACK for option in options if option != right}
    return asks(DefensibleSet("q1", stem, options), Defensible({right: FEEDBACK}, weak))


def met(*cells: NotebookNode) -> list[str]:
    return [finding.what for finding in patients_met(FILE, unit(*cells), OLD_BOARD)]


@pytest.mark.parametrize(
    ("stem", "patient"),
    [
        (
            "A woman of 49: pancreatic NET **G3**, well differentiated, Ki-67 32%, bulky liver metastases with pain. Every "
            "lesion strongly receptor-positive.",
            "D",
        ),
        ("A man of 66: colon, **NEC**, large-cell, Ki-67 85%, liver metastases. The receptor PET is faintly positive.", "E"),
        ("A man of 71: a non-functional NET in the pancreas, **14 mm**, G1, no dilated duct, no symptoms, no growth.", "F"),
    ],
)
def test_a_graded_patient_on_the_old_board_is_found(stem: str, patient: str) -> None:
    (what,) = met(*defensible(stem))
    assert what == f"the case of q1 is patient {patient} of the treatment board, who shows its key"


@pytest.mark.parametrize(
    "stem",
    [
        # One feature is another: site, receptors, the class; a size beyond the limit; too little told.
        "A woman of 49: rectal NET G3, Ki-67 32%, bulky liver metastases with pain. Every lesion strongly receptor-positive.",
        "A woman of 49: pancreatic NET G3, bulky liver metastases with pain. The receptor PET is faintly positive.",
        "A woman of 49: pancreatic NET G2, bulky liver metastases with pain. Every lesion strongly receptor-positive.",
        "A man of 66: colon, NEC, small-cell, liver metastases. The receptor PET is faintly positive.",
        "A man of 71: a non-functional NET in the pancreas, 24 mm, G1, no dilated duct, no symptoms, no growth.",
        "A man of 60 with a NET of the pancreas.",
    ],
)
def test_a_patient_who_differs_in_one_feature_is_let_through(stem: str) -> None:
    assert met(*defensible(stem)) == []


def test_a_class_that_is_asked_for_is_found_on_a_card() -> None:
    stem = "A man of 58 has a pancreatic tumour with liver metastases. Organoid pattern. Ki-67 {}%. What goes into the report?"
    scheme = Best("A", right="By pattern and count.", wrong={"B": FEEDBACK})
    grades = {"A": "NET G3", "B": "NEC"}
    assert len(met(*asks(SingleBest("q1", stem.format(38), grades), scheme))) == 1
    assert met(*asks(SingleBest("q1", stem.format(45), grades), scheme)) == []


def test_a_syndrome_and_an_age_are_enough() -> None:
    stem = "A woman of {} waits for surgery of an insulinoma. Which drug can bridge?"
    scheme = Best("A", right="It bridges.", wrong={"B": FEEDBACK})
    options = {"A": "Diazoxide", "B": "Octreotide at home"}
    assert len(met(*asks(SingleBest("q1", stem.format(41), options), scheme))) == 1
    assert met(*asks(SingleBest("q1", stem.format(55), options), scheme)) == []


def test_of_people_to_choose_among_each_is_compared_with_what_is_asked_for() -> None:
    people = {
        "A": "Ileum, all lesions receptor-positive, creatinine clearance 62 mL/min",
        "B": "Ileum, all lesions receptor-positive, creatinine clearance 24 mL/min",
    }
    scheme = Several(["A"], right="Receptors and kidneys.", wrong=dict.fromkeys("AB", FEEDBACK))
    asked = SeveralOfMany("q1", "People with progressive NET ask for PRRT. To whom could the board offer it?", people)
    assert len(met(*asks(asked, scheme))) == 1
    other = {key: text.replace("Ileum", "Rectum") for key, text in people.items()}
    assert met(*asks(SeveralOfMany("q1", asked.stem, other), scheme)) == []


def test_a_crisis_is_on_no_board() -> None:
    told = features("During embolisation of her liver metastases a woman of 64 flushes; blood pressure 55/30.")
    assert not any(alike(told, one.patient) for one in sketches().values())


def test_words_of_a_choice_mean_the_boards_answer() -> None:
    assert answer("Carboplatin with etoposide") == answer("Platinum with etoposide") == "platinum"
    assert answer("Which treatment stands first in the standard order") == ""


def test_the_rule_looks_at_the_board_of_the_course() -> None:
    sitting = sketches()["D"].patient
    stem = (
        f"A woman of {sitting.age}: rectal NET G3, liver metastases that have grown, with pain. Every lesion receptor-positive."
    )
    (finding,) = graded_patients_on_the_board(FILE, unit(*defensible(stem)))
    assert (finding.cell, finding.rule) == ("q1", "graded-patient-on-the-board")
