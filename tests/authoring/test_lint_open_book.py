"""Open book is said where an explorer of the unit works a graded case out, and nowhere else."""

from pathlib import Path

import pytest
from nbformat import NotebookNode

from netcourse.authoring.finding import Finding
from netcourse.authoring.lint_open_book import open_books_unsaid
from netcourse.authoring.lint_settings import as_told, own_as_told
from netcourse.explorers import Atlas, CgaCauses, GradePlane, HiaaCollection
from netcourse.items import Best, NumberWithUnit, Quantity, SingleBest, Slip
from netcourse.items.item import Item
from netcourse.items.schemes import Scheme
from tests.authoring.graded import FEEDBACK, asks, shows, unit

FILE = Path("notebooks/01_small.ipynb")
COUNTS = "An ileal tumour, well differentiated. Ki-67: 15 of 500 tumour cells. Mitoses: 3 in 10 mm². Which grade?"
GRADES = {"A": "NET G1", "B": "NET G2", "C": "NET G3"}
PLANE, BOARD = 'explore(GradePlane("field-matters"))', 'explore(TreatmentBoard("kidney"))'
HIAA, CGA = 'explore(HiaaCollection("banana-smoothie"))', 'explore(CgaCauses("long-enough"))'


def grade(stem: str, key: str = "B") -> tuple[Item, Scheme]:
    wrong = {option: FEEDBACK for option in GRADES if option != key}
    return SingleBest("q1", stem, GRADES), Best(key, right="By the table.", wrong=wrong)


def best(stem: str, right: str, *wrong: str) -> tuple[Item, Scheme]:
    options = dict(zip("ABCD", (right, *wrong), strict=False))
    scheme = Best("A", right="So it is.", wrong={key: FEEDBACK for key in options if key != "A"})
    return SingleBest("q1", stem, options), scheme


def found(opened: str, asked: tuple[Item, Scheme]) -> list[Finding]:
    return open_books_unsaid(FILE, unit(*asks(*asked), shows(opened)))


MAOI = (
    "A woman takes phenelzine, a MAO inhibitor. 5-HIAA 3 mg in 24 hours (upper limit 10).",
    "Leave phenelzine alone; the value can't exclude; go on to tissue and imaging",
    "Double the value, since the drug halves it",
)
PPI = (
    "Priya has taken omeprazole for three years; no ulcer. CgA 480 ng/mL (upper limit 100). What now?",
    "Stop omeprazole with her GP for 14 days or more, bridge, and repeat the same assay",
    "Refer her to oncology",
)
NEC = (
    "A man of 66: colon, NEC, large-cell, Ki-67 85%, liver metastases. Which first treatment?",
    "Carboplatin with etoposide",
    "A somatostatin analogue alone",
)
MICROMOLES = (
    NumberWithUnit("q1", "A laboratory reports 9.4 mg of 5-HIAA in 24 hours. How many µmol are that?", "µmol", 0, 1000),
    Quantity(49.2, 0.7, right="Times 5.23.", otherwise=FEEDBACK, slips=[Slip(1.8, FEEDBACK)]),
)


@pytest.mark.parametrize(
    ("opened", "asked", "explorer"),
    [
        (PLANE, grade(COUNTS), "grade plane"),
        (HIAA, best(*MAOI), "5-HIAA explorer"),
        (HIAA, MICROMOLES, "5-HIAA explorer"),
        (CGA, best(*PPI), "CgA explorer"),
        (BOARD, best(*NEC), "treatment board"),
    ],
)
def test_a_case_that_an_explorer_works_out_has_to_say_open_book(opened: str, asked: tuple[Item, Scheme], explorer: str) -> None:
    (finding,) = found(opened, asked)
    assert (finding.cell, finding.rule) == ("q1", "open-book-unsaid")
    assert "which then shows its key" in finding.what
    assert f"*Open book: {explorer}.*" in finding.mend


@pytest.mark.parametrize(
    ("opened", "asked"),
    [
        # Another explorer; a case without numbers; a key that the explorer does not give.
        (HIAA, grade(COUNTS)),
        (PLANE, grade("Two biopsies arrive. Which is which?")),
        (PLANE, grade(COUNTS, "C")),
        (PLANE, best(COUNTS, "Count 2,000 cells before the board meets", "Nothing")),
        (BOARD, best('A man of 52 reads "NET G1" in his letter. What do you say?', "It is a slow cancer", "It is benign")),
        ('explore(Atlas("serotonin"))', grade(COUNTS)),
    ],
)
def test_a_case_that_no_explorer_works_out_says_nothing(opened: str, asked: tuple[Item, Scheme]) -> None:
    assert found(opened, asked) == []


SAID = f"{COUNTS}\n\n*Open book: grade plane.*"


def test_once_the_stem_says_it_all_is_well() -> None:
    assert found(PLANE, grade(SAID)) == []
    assert len(found(PLANE, grade(SAID.replace("grade plane", "treatment board")))) == 2


def test_open_book_of_an_explorer_that_the_unit_does_not_open_is_sent_back() -> None:
    (finding,) = found(HIAA, grade(SAID))
    assert "says open book of the grade plane, and the unit has none" in finding.what


def test_a_story_is_set_with_its_own_numbers() -> None:
    plane = as_told(GradePlane(), "In the lung: 1 mitosis per 2 mm², a focus of punctate necrosis, Ki-67 8%.")
    assert plane is not None
    assert (plane["ki67"], plane["rate"], plane["site"]) == (8.0, 1.0, "lung")
    assert GradePlane().show(GradePlane().settle(plane)).headline.startswith("Atypical carcinoid")
    diary = as_told(HiaaCollection(), "5-HIAA 15 mg. She drank a smoothie of two bananas and took paracetamol.")
    assert diary is not None
    assert diary["foods"] == [{"food": "banana", "hour": 1.0, "portions": 2.0}]
    assert diary["drugs"] == [{"drug": "paracetamol", "hour": 1.0}]
    causes = as_told(CgaCauses(), "eGFR 19, no PPI. CgA 900 ng/mL (upper limit 100).")
    assert causes is not None
    assert (causes["ppi"], causes["egfr"]) == ("none", 19.0)
    assert as_told(Atlas(), COUNTS) is None


def test_a_patient_of_ones_own_has_the_told_features_and_not_an_impossible_one() -> None:
    made = own_as_told("A NET of the pancreas, G2, liver metastases, receptor PET negative; it grows.")
    assert made is not None
    assert (made.site, made.who_grade, made.krenning_score, made.progressing) == ("pancreas", "NET G2", 0, True)
    assert own_as_told("A man of 52 with a NET.") is None
    assert own_as_told("A colonic NEC, large-cell, Ki-67 5%, liver metastases.") is None


def test_a_page_without_explorers_asks_for_nothing() -> None:
    cells: list[NotebookNode] = asks(*grade(COUNTS))
    assert open_books_unsaid(FILE, unit(*cells)) == []
