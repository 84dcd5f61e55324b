"""Every student has numbers of their own, the same wherever they are asked for."""

import subprocess
import sys
import unicodedata
from fractions import Fraction
from math import sqrt
from pathlib import Path

from netcourse.board.chart import Chart, Persona, Window
from netcourse.board.variant import pick, vary
from netcourse.items.identity import normal_id
from tests.conftest import ROOT

IDS = [f"a{number:04d}" for number in range(500)]


def chart(patient: str = "p99") -> Chart:
    draws = {
        "age": Window(Fraction(28), Fraction(34), 0, {}),
        "potassium": Window(Fraction("3.7"), Fraction("4.4"), 1, {"B": (Fraction("2.1"), Fraction("2.6"))}),
        "side": Window(Fraction(0), Fraction(1), 0, {}, ("left", "right")),
    }
    persona = Persona("Nobody Real", "female", "nurse")
    return Chart(patient, persona, "", "", 10, "EU", ("A", "B"), draws, {}, {}, (), {}, (), {})


def test_the_same_student_has_the_same_numbers_in_another_process(tmp_path: Path) -> None:
    script = (
        "from tests.board.test_variant import chart; from netcourse.board.variant import vary;"
        "print([vary(chart(), f'a{n:04d}', 'run').digest for n in range(20)])"
    )
    # Nor do they depend on who asks, from where: marking runs under another name, in another folder.
    somebody = {"PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT), "USER": "marker", "HOME": str(tmp_path), "HOSTNAME": "elsewhere"}
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=somebody, cwd=tmp_path)
    assert ran.stdout.strip() == str([vary(chart(), one, "run").digest for one in IDS[:20]])


def test_numbers_are_what_they_were_when_this_was_written() -> None:
    """A change here would give every student of a running course another patient."""
    drawn = vary(chart(), "a1234", "2026")
    assert (drawn.fork, dict(drawn.numbers), drawn.digest) == EXPECTED


def test_five_hundred_students_fill_each_window_and_never_leave_it() -> None:
    drawn = [vary(chart(), one) for one in IDS]
    assert {one.numbers["age"] for one in drawn} == set(range(28, 35))
    for fork, low, high in (("A", 37, 44), ("B", 21, 26)):
        assert {one.numbers["potassium"] for one in drawn if one.fork == fork} == {
            Fraction(step, 10) for step in range(low, high + 1)
        }


def test_forks_lie_within_five_standard_deviations_of_a_half() -> None:
    for patient in ("p01", "p04", "p12"):
        share_a = sum(vary(chart(patient), one).fork == "A" for one in IDS)
        assert abs(share_a - len(IDS) / 2) < 5 * sqrt(len(IDS)) / 2


def test_forks_of_two_patients_do_not_go_together() -> None:
    alike = sum(vary(chart("p01"), one).fork == vary(chart("p04"), one).fork for one in IDS)
    assert abs(alike - len(IDS) / 2) < 5 * sqrt(len(IDS)) / 2


def test_another_run_of_the_course_has_other_numbers() -> None:
    changed = sum(vary(chart(), one, "2026").digest != vary(chart(), one, "2027").digest for one in IDS)
    assert changed > len(IDS) * 0.9


def test_a_draw_more_in_a_chart_leaves_the_others_as_they_are() -> None:
    more = chart()
    with_more = Chart(
        **{name: getattr(more, name) for name in more.__slots__}
        | {"draws": {"new": Window(Fraction(1), Fraction(9), 0, {}), **more.draws}}
    )
    before, after = vary(more, "a1234").numbers, vary(with_more, "a1234").numbers
    assert {name: after[name] for name in before} == before


def test_an_id_is_compared_without_capitals_blanks_and_the_way_an_umlaut_is_stored() -> None:
    composed, apart = "jörg.müller", unicodedata.normalize("NFD", "Jörg.Müller")
    assert composed != apart
    assert vary(chart(), composed) == vary(chart(), f"  {apart}\t") == vary(chart(), composed.upper())


def test_a_pair_has_one_patient_whoever_types_first() -> None:
    assert normal_id("B0071 + a1234") == "a1234+b0071"
    assert vary(chart(), "b0071+a1234") == vary(chart(), "A1234 +B0071")


def test_without_an_id_there_is_the_paper_variant_with_the_middle_of_each_window() -> None:
    paper = vary(chart(), "  ")
    assert (paper.fork, paper.numbers["age"], paper.numbers["potassium"]) == ("A", 31, Fraction("4.0"))
    assert vary(chart(), "", "2026") == vary(chart(), "", "2027")


def test_each_patient_of_a_slot_is_drawn_about_equally_often() -> None:
    patients = ("p01", "p03", "p04", "p06")
    drawn = [pick("board-1", patients, one, "2026") for one in IDS]
    expected = len(IDS) / len(patients)
    for patient in patients:
        assert abs(drawn.count(patient) - expected) < 5 * sqrt(expected)
    assert pick("board-1", patients, "") == "p01"


EXPECTED: tuple[str, dict[str, Fraction | int], str]
EXPECTED = ("A", {"age": 28, "potassium": Fraction("4.4"), "side": 0}, "d10f08d6")
