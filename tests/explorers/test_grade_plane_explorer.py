"""The grade plane says what the rule says, on, below and above every limit; each task can be met and is not met at first."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.lung import LungCategory, Necrosis
from netcourse.disease.sites import GEP_SITES, Site
from netcourse.disease.who_grade import Category
from netcourse.explorers import GradePlane
from netcourse.explorers.explorer import Choice, Dial, Shown
from netcourse.explorers.grade_plane.drawing import GROUNDS, at_shares
from netcourse.explorers.grade_plane.regions import LOOK_AGAIN, regions
from netcourse.explorers.grade_plane.tumour import LARGE_CELL, PER_10_HPF, SMALL_CELL, WELL, tumour

PLANE = GradePlane()


def shown(**settings: Any) -> Shown:
    return PLANE.show(PLANE.settle(settings))


@pytest.mark.parametrize(
    ("ki67", "mitoses", "grade"),
    [
        (2.9, 1.9, "NET G1"),
        (3, 1.9, "NET G2"),
        (2.9, 2, "NET G2"),
        (20, 20, "NET G2"),
        (20.1, 20, "NET G3"),
        (20, 20.1, "NET G3"),
        (0, 0, "NET G1"),
        (100, 60, "NET G3"),
    ],
)
def test_the_headline_has_the_grade_on_and_beside_each_limit(ki67: float, mitoses: float, grade: str) -> None:
    assert shown(ki67=ki67, rate=mitoses).headline.startswith(grade)


def test_the_headline_says_which_index_decides_and_what_the_other_would_say() -> None:
    assert shown(ki67=1, rate=5).headline == "NET G2: the mitoses decide. By Ki-67 alone it would be NET G1."
    assert shown(ki67=30, rate=5).headline == "NET G3: Ki-67 decides. By mitoses alone it would be NET G2."
    assert shown(ki67=5, rate=5).headline == "NET G2: Ki-67 and mitoses agree."


@pytest.mark.parametrize(("found", "grade"), [(9, "NET G1"), (10, "NET G2"), (100, "NET G2"), (101, "NET G3")])
def test_a_count_in_10_mm2_is_divided_by_five_without_rounding(found: int, grade: str) -> None:
    assert shown(way="in-area", found=found, area=10).headline.startswith(grade)


@pytest.mark.parametrize(
    # Readings of 2 per 10 fields: 2.52 per 2 mm2 with field number 18, 2.04 with 20, 1.68 with 22 (fact B2-07), 1.16 with 26.5.
    ("field", "grade"),
    [("18", "NET G2"), ("20", "NET G2"), ("22", "NET G1"), ("25", "NET G1"), ("26.5", "NET G1")],
)
def test_the_field_number_decides_what_a_count_per_ten_fields_means(field: str, grade: str) -> None:
    seen = shown(way=PER_10_HPF, reading=2, field=field)
    assert seen.headline.startswith(grade)
    assert any("the field decides" in reason for reason in seen.reasons) is (grade == "NET G1")
    assert any("10 of these fields make" in reason for reason in seen.reasons)


@pytest.mark.parametrize(
    ("looks", "ki67", "mitoses", "headline"),
    [
        (SMALL_CELL, 20.1, 20.1, "NEC, small-cell type: no G"),
        (LARGE_CELL, 60, 4, "NEC, large-cell type: no G"),
        (LARGE_CELL, 20, 20, "No grade: this needs a second look"),
    ],
)
def test_poor_differentiation_takes_the_g_away(looks: str, ki67: float, mitoses: float, headline: str) -> None:
    assert shown(looks=looks, ki67=ki67, rate=mitoses).headline.startswith(headline)


@pytest.mark.parametrize(
    ("mitoses", "necrosis", "headline"),
    [
        (1.9, Necrosis.ABSENT, "Typical carcinoid"),
        (1.9, Necrosis.PUNCTATE, "Atypical carcinoid"),
        (2, Necrosis.ABSENT, "Atypical carcinoid"),
        (9.9, Necrosis.ABSENT, "Atypical carcinoid"),
        (10, Necrosis.ABSENT, "Not settled by the table"),
        (10.1, Necrosis.ABSENT, "Carcinoid morphology with high proliferation"),
    ],
)
def test_the_lung_has_its_own_table_and_gives_no_g(mitoses: float, necrosis: str, headline: str) -> None:
    seen = shown(site="lung", rate=mitoses, necrosis=necrosis)
    assert seen.headline.startswith(headline)
    assert seen.headline.endswith("gives no G.")
    assert any(reason.startswith("In gut or pancreas the same numbers") for reason in seen.reasons)


def test_without_a_site_there_is_no_table() -> None:
    seen = shown(site="unknown")
    assert seen.headline.startswith("No grade: this needs the primary site")
    assert "NET G" not in seen.figures[0].alt


@pytest.mark.parametrize(
    ("settings", "in_view"),
    [
        ({}, {"rate"}),
        ({"way": "in-area"}, {"found", "area"}),
        ({"way": PER_10_HPF}, {"reading", "field"}),
        ({"site": "lung"}, {"rate", "necrosis"}),
    ],
)
def test_only_controls_that_mean_something_are_shown(settings: dict[str, Any], in_view: set[str]) -> None:
    always = {"ki67", "way", "looks", "site"}
    assert {control.name for control in PLANE.controls} - shown(**settings).hidden == always | in_view


MET: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "mitoses-decide": ({"rate": 2}, {"rate": 1.9}),
    "field-matters": ({"way": PER_10_HPF, "reading": 2, "field": "22"}, {"way": PER_10_HPF, "reading": 2, "field": "20"}),
    "same-number-no-grade": ({"looks": SMALL_CELL}, {"looks": SMALL_CELL, "ki67": 41}),
    "lung-differs": (
        {"site": "lung", "necrosis": "punctate or focal"},
        {"site": "lung", "necrosis": "punctate or focal", "ki67": 3},
    ),
    "last-g2": ({"ki67": 20, "rate": 20}, {"ki67": 20, "rate": 19.9}),
}


def test_every_task_has_its_case_below() -> None:
    assert set(MET) == set(GradePlane.tasks)


@pytest.mark.parametrize("task", MET)
def test_a_task_is_not_met_at_first_is_met_by_its_answer_and_not_by_a_near_miss(task: str) -> None:
    plane = GradePlane(task)
    assert plane.task is not None
    answer, near_miss = MET[task]
    assert not plane.task.met(plane.settle({}))
    assert plane.task.met(plane.settle(answer))
    assert not plane.task.met(plane.settle(near_miss))


@pytest.mark.parametrize(
    ("task", "detour"),
    [
        ("mitoses-decide", {"rate": 30, "looks": SMALL_CELL}),  # a NEC has no grade that is higher
        ("field-matters", {"way": PER_10_HPF, "reading": 2, "field": "22", "ki67": 5}),  # G2 after all
        ("same-number-no-grade", {"site": "lung"}),  # another organ
        ("lung-differs", {"site": "lung", "rate": 2}),  # would be G2 in the pancreas
        ("last-g2", {"ki67": 20, "rate": 20, "site": "lung"}),
    ],
)
def test_a_task_is_not_met_by_a_way_round_it(task: str, detour: dict[str, Any]) -> None:
    plane = GradePlane(task)
    assert plane.task is not None
    assert not plane.task.met(plane.settle(detour))


SETTINGS = st.fixed_dictionaries(
    {
        control.name: st.sampled_from(list(control.options))
        if isinstance(control, Choice)
        else st.floats(control.low, control.high)
        for control in PLANE.controls
        if isinstance(control, Choice | Dial)
    }
)


@given(SETTINGS)
def test_every_setting_has_a_headline_reasons_that_cite_and_a_figure_with_the_same_answer(settings: dict[str, Any]) -> None:
    seen = shown(**settings)
    assert seen.headline.endswith(".")
    assert seen.reasons
    assert any("B" in line for line in seen.sources)
    assert seen.figures[0].rows[-1][0].startswith("This tumour: ")
    assert seen == shown(**settings)


@given(SETTINGS, st.floats(0, 1), st.floats(0, 1))
def test_a_click_anywhere_can_be_set_and_changes_only_where_the_tumour_lies(
    settings: dict[str, Any], across: float, up: float
) -> None:
    before = PLANE.settle(settings)
    after = PLANE.settle(dict(PLANE.point(before, across, up)))
    assert {name for name in before if before[name] != after[name]} <= {"ki67", "rate", "found", "reading"}


@pytest.mark.parametrize("way", ["per-2mm2", "in-area", PER_10_HPF])
def test_a_click_moves_the_tumour_there_however_its_mitoses_are_counted(way: str) -> None:
    clicked = at_shares(0.6, 0.4)
    one = tumour(PLANE.settle(dict(PLANE.point(PLANE.settle({"way": way}), 0.6, 0.4))))
    assert float(one.ki67) == pytest.approx(clicked[0], abs=0.05)
    assert float(one.mitoses) == pytest.approx(clicked[1], abs=0.1)


@pytest.mark.parametrize("site", GEP_SITES)
def test_gut_and_pancreas_share_their_regions(site: Site) -> None:
    one = tumour(PLANE.settle({"site": site.value}))
    assert [region.name for region in regions(one)] == [Category.NET_G3, Category.NET_G2, Category.NET_G1]


def test_regions_are_named_by_the_rule_for_these_cells_and_this_necrosis() -> None:
    def names(**settings: str) -> list[str]:
        return [region.name for region in regions(tumour(PLANE.settle(settings)))]

    assert names(looks=LARGE_CELL) == [Category.NEC_LARGE_CELL, LOOK_AGAIN]
    assert names(site="lung")[1:] == [LungCategory.ATYPICAL, LungCategory.TYPICAL]
    assert names(site="lung", necrosis="punctate or focal")[1:] == [LungCategory.ATYPICAL, LungCategory.ATYPICAL]
    assert names(site="lung", looks=SMALL_CELL, necrosis="large zones") == [LungCategory.SMALL_CELL, LOOK_AGAIN, LOOK_AGAIN]


@pytest.mark.parametrize("ground", sorted(set(GROUNDS.values())))
def test_words_can_be_read_on_every_ground(ground: str) -> None:
    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4) for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    assert (luminance(ground) + 0.05) / (luminance("#1b1b1b") + 0.05) >= 4.5


def test_well_differentiated_is_where_it_starts() -> None:
    assert PLANE.settle({})["looks"] == WELL
