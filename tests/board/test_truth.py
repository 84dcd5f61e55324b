"""The right classification follows from the student's own numbers, by the rules of the disease."""

from fractions import Fraction

import pytest

from netcourse.board.chart import Chart, chart_ids, load_chart
from netcourse.board.fields import FIELDS
from netcourse.board.truth import truth
from netcourse.board.variant import Variant, vary
from tests.board.small_chart import small_chart


def variant(chart: Chart, fork: str) -> Variant:
    return next(one for one in (vary(chart, f"student-{number}") for number in range(50)) if one.fork == fork)


def fields(*changes: tuple[str, str], fork: str = "A") -> dict[str, str | Fraction]:
    chart = small_chart(*changes)
    return dict(truth(chart, variant(chart, fork)))


def test_each_field_of_a_tumour_is_computed() -> None:
    chart = small_chart()
    who = variant(chart, "A")
    assert truth(chart, who) == {
        "differentiation": "well",
        "ki67": Fraction(100 * int(who.numbers["positive"]), 1040),
        "mitoses": Fraction(3, 5),
        "grade": "NET G1",
        "provisional": "no",
        "t": "T3",
        "n": "N1",
        "m": "M1a",
        "stage": "IV",
        "function": "carcinoid syndrome",
        "receptors": "positive in all lesions",
    }


def test_a_fork_without_a_tumour_has_only_what_can_be_said_of_it() -> None:
    assert fields(fork="B") == {"grade": "no neuroendocrine tumour", "function": "carcinoid syndrome"}


def test_without_differentiation_no_grade_can_be_decided() -> None:
    found = fields(('differentiation = "well"\n', ""))
    assert (found["differentiation"], found["grade"]) == ("not decidable", "not decidable")


def test_few_cells_make_a_grade_provisional() -> None:
    assert (
        fields(
            ("counted = 1040\nmitoses", "counted = 100\nmitoses"),
            ('positive = "positive"\ncounted = 100', "positive = 1\ncounted = 100"),
        )["provisional"]
        == "yes"
    )


@pytest.mark.parametrize(("positive", "grade"), [(31, "NET G1"), (60, "NET G2"), (300, "NET G3")])
def test_the_grade_follows_the_count(positive: int, grade: str) -> None:
    change = ('positive = "positive"\ncounted = 1040\nmitoses', f"positive = {positive}\ncounted = 1040\nmitoses")
    assert fields(change)["grade"] == grade


def test_a_carcinoma_is_no_g_and_is_not_staged_as_a_net() -> None:
    change = (
        'differentiation = "well"\npositive = "positive"',
        'differentiation = "poor"\nnec_type = "large-cell"\npositive = 900',
    )
    found = fields(change)
    assert (found["grade"], found["t"], found["stage"]) == ("NEC, large-cell type", "not decidable", "not decidable")


@pytest.mark.parametrize(
    ("looks", "necrosis", "mitoses", "grade"),
    [
        ("carcinoid", "absent", 4, "typical carcinoid"),
        ("carcinoid", "absent", 15, "atypical carcinoid"),
        ("carcinoid", "punctate or focal", 4, "atypical carcinoid"),
        ("small-cell", "large zones", 300, "small-cell lung carcinoma"),
        # Mitoses of a carcinoid beside the necrosis of a carcinoma: somebody has to look again.
        ("carcinoid", "large zones", 15, "not decidable"),
    ],
)
def test_a_tumour_of_the_lung_has_its_own_table_and_no_g(looks: str, necrosis: str, mitoses: int, grade: str) -> None:
    found = fields(
        ('site = "ileum"', f'site = "lung"\nmorphology = "{looks}"\nnecrosis = "{necrosis}"'),
        ("mitoses = 3\narea_mm2 = 10\nextent", f"mitoses = {mitoses}\narea_mm2 = 10\nextent"),
    )
    assert (found["grade"], found["stage"], found["t"]) == (grade, "not decidable", "not decidable")


def test_ki67_changes_no_class_of_the_lung() -> None:
    lung = ('site = "ileum"', 'site = "lung"\nmorphology = "carcinoid"\nnecrosis = "absent"')
    many = ('positive = "positive"\ncounted = 1040\nmitoses', "positive = 260\ncounted = 1040\nmitoses")
    assert fields(lung, many)["grade"] == fields(lung)["grade"] == "typical carcinoid"


def test_a_mixed_tumour_is_one_where_each_part_reaches_the_limit() -> None:
    poor = (
        'differentiation = "well"\npositive = "positive"',
        'differentiation = "poor"\nnec_type = "large-cell"\npositive = 900\nneuroendocrine_percent = {}',
    )
    for share, grade in ((60, "MiNEN"), (80, "NEC, large-cell type")):
        assert fields((poor[0], poor[1].format(share)))["grade"] == grade


def test_nobody_who_looked_at_the_nodes_leaves_n_and_stage_open() -> None:
    found = fields(("nodes_positive = 3\n", ""), ('metastases = "liver"', 'metastases = "none"'))
    assert (found["n"], found["stage"]) == ("not decidable", "not decidable")


@pytest.mark.parametrize(
    ("uptake", "receptors"),
    [
        ("above spleen or kidney", "positive in all lesions"),
        ("much lower than liver", "positive in some lesions"),
        ("none", "positive in some lesions"),
        # Here the EU's label would treat, and practice would not.
        ("up to liver", "not decidable"),
    ],
)
def test_receptors_follow_the_lesions_of_the_study(uptake: str, receptors: str) -> None:
    assert fields(('uptake = "above liver"}', f'uptake = "{uptake}"}}'))["receptors"] == receptors


def test_in_p04_only_the_drug_screen_tells_the_tumours_insulin_from_the_tablets() -> None:
    chart = load_chart("p04")
    assert truth(chart, variant(chart, "A"))["function"] == "insulin"
    assert truth(chart, variant(chart, "B"))["function"] == "no hormone syndrome"


@pytest.mark.parametrize("patient", chart_ids())
def test_every_word_of_every_patients_classification_is_one_that_a_student_can_choose(patient: str) -> None:
    chart = load_chart(patient)
    options = {one.name: one.options for one in FIELDS if one.options}
    for fork in chart.forks:
        found = truth(chart, variant(chart, fork))
        for name, allowed in options.items():
            assert found.get(name, allowed[0]) in allowed, (fork, name)


def test_classes_are_the_same_for_all_students_of_a_fork() -> None:
    chart = load_chart("p04")
    seen: dict[str, set[tuple[object, ...]]] = {"A": set(), "B": set()}
    for number in range(500):
        who = vary(chart, f"student-{number}")
        found = truth(chart, who)
        seen[who.fork].add(tuple(found.get(name) for name in ("grade", "provisional", "t", "n", "m", "function")))
    assert seen == {
        "A": {("NET G1", "no", "T1", "N0", "M0", "insulin")},
        "B": {("no neuroendocrine tumour", None, None, None, None, "no hormone syndrome")},
    }
