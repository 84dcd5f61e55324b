"""The drawings of the 5-HIAA explorer show what is entered, stay inside their frame, and hold the same in their tables."""

from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.disease.hiaa_diet import Food
from netcourse.disease.hiaa_drugs import HiaaDrug
from netcourse.evidence import fact
from netcourse.explorers.figure import Figure
from netcourse.explorers.hiaa.diary import FIRST_HOUR, GRAMS, LAST_HOUR, drug_key, food_key, foods, helping
from netcourse.explorers.hiaa.explorer import HiaaCollection
from netcourse.explorers.hiaa.judgement import judge
from netcourse.explorers.hiaa.laboratories import hours_of_diet, laboratories
from netcourse.explorers.hiaa.setting import read_setting
from netcourse.explorers.hiaa.timeline import FOODS, LEAST, NARROW, TOP, WIDE, Layout, Line, entry_at, lines

EXPLORER = HiaaCollection()
SVG = "{http://www.w3.org/2000/svg}"
# Wider than a letter is on average at this size of type.
LETTER = 7.6


def figures(**setting: Any) -> tuple[Figure, Figure]:
    timeline, bars = EXPLORER.show(EXPLORER.settle(setting)).figures
    return timeline, bars


def banana(hour: float = 2) -> dict[str, Any]:
    return {"food": "banana", "hour": hour, "portions": 2}


EVERY_DRUG = [{"drug": drug_key(one), "hour": -20} for one in HiaaDrug]


@pytest.mark.parametrize(
    # The limit of each laboratory in its own unit, with the result on it, just below and just above.
    ("laboratory", "unit", "on_the_limit", "normal"),
    [
        ("us-1", "mg", 9.9, True), ("us-1", "mg", 10, True), ("us-1", "mg", 10.1, False),
        ("us-1-umol", "umol", 52, True), ("us-1-umol", "umol", 52.1, False),
        ("us-2", "mg", 9.9, True), ("us-2", "mg", 10, False),
        ("us-3", "mg", 14.9, True), ("us-3", "mg", 15, False),
        ("helsinki", "umol", 47.1, True), ("helsinki", "umol", 47.2, False),
        ("helsinki", "mg", 9, True), ("helsinki", "mg", 9.1, False),
    ],
)  # fmt: skip
def test_a_result_on_and_beside_the_limit(laboratory: str, unit: str, on_the_limit: float, *, normal: bool) -> None:
    _, bars = figures(laboratory=laboratory, unit=unit, **{unit: on_the_limit})
    assert bars.rows[0][-1] == ("not raised" if normal else "raised")


def test_ranges_are_written_as_the_laboratories_give_them() -> None:
    assert [one.words for one in laboratories().values()] == [
        "3 to 10 mg", "15.6 to 52 µmol", "below 10 mg", "0 to 14.9 mg", "up to 47.1 µmol",
    ]  # fmt: skip
    assert list(hours_of_diet()) == ["24", "48", "72"]


def test_just_beside_a_limit_there_are_decimals_enough_to_see_the_side() -> None:
    seen = EXPLORER.show(EXPLORER.settle({"laboratory": "helsinki", "mg": 9}))
    assert "47.08 µmol (9.0 mg)" in seen.headline


@pytest.mark.parametrize("food", [food for food in GRAMS if food is not Food.BANANA])
def test_a_portion_weighs_what_the_facts_say(food: Food) -> None:
    chosen = {Food.CHERRY_TOMATO, Food.WALNUT}
    named = {
        Food.ENGLISH_WALNUT: "M-diet.walnut-eng.mg",
        Food.BLACK_WALNUT: "M-diet.walnut-black.mg",
        Food.SHAGBARK_HICKORY: "M-diet.hickory-shagbark.mg",
        Food.MOCKERNUT_HICKORY: "C5-05.load",
        Food.SWEET_PIGNUT: "C5-08.load",
    }
    if food not in chosen:
        assert f"{GRAMS[food]} g" in fact(named.get(food, f"M-diet.{food}.mg")).statement


def test_every_food_can_be_chosen_and_a_portion_is_in_words_and_grams() -> None:
    assert set(foods().values()) == set(Food)
    assert helping(Food.BANANA) == "1 banana (120 g)"
    assert helping(Food.AVOCADO).endswith("(no figure)")
    assert all(f"({grams} g)" in helping(food) for food, grams in GRAMS.items())


def test_both_tables_say_what_the_drawings_say() -> None:
    timeline, bars = figures(foods=[banana(), {**banana(-60), "food": "kiwi"}], drugs=[{"drug": "paracetamol", "hour": -3}])
    kiwi, medicine = timeline.rows[1], timeline.rows[2]
    assert timeline.rows[0][1:] == ["2 h into it", "yes", "2.3 to 5.2 mg (12 to 27 µmol); counts in full"]
    assert kiwi[1:] == ["60 h before", "no", "adds nothing by then"]
    assert medicine == ["Paracetamol", "3 h before", "a medicine", "up; no size is known"]
    assert bars.rows[0] == ["Measured result", "14.0", "73.2", "raised"]
    assert bars.rows[1][:3] == ["Food, at least", "2.3", "12.3"]
    assert bars.rows[2][:3] == ["Food, at most", "5.2", "27.2"]
    assert "Paracetamol" not in timeline.alt
    assert "paracetamol, 3 h before" in timeline.alt


def test_an_empty_diary_and_one_that_nobody_asked_for_look_different() -> None:
    assert "Nothing listed" in figures()[0].svg
    timeline, bars = figures(asked=False)
    assert "Nobody asked" in timeline.svg
    assert bars.rows[1] == ["Food, at least", "nobody asked", "nobody asked", ""]
    assert "Nobody asked about food" in bars.alt


def laid_out(layout: Layout, **setting: Any) -> tuple[Line, ...]:
    return lines(judge(read_setting(EXPLORER.settle(setting))), layout)


BOTH = pytest.mark.parametrize("layout", [WIDE, NARROW], ids=["wide", "narrow"])


@BOTH
def test_entries_stand_below_each_other_and_their_names_stay_left_of_the_days(layout: Layout) -> None:
    eaten = [{"food": food_key(food), "hour": 0, "portions": 1.5} for food in list(Food)[-10:]]
    rows = [*laid_out(layout, foods=eaten, drugs=EVERY_DRUG[:6])]
    rows += [*laid_out(layout, drugs=EVERY_DRUG[6:12]), *laid_out(layout, drugs=EVERY_DRUG[12:])]
    assert all(one.bottom <= other.top for one, other in pairwise(rows) if other.top > one.top)
    assert max(len(words) for row in rows for words in row.name) <= layout.letters
    assert 8 + layout.letters * LETTER <= layout.left


@BOTH
@given(hour=st.integers(FIRST_HOUR, LAST_HOUR), clicked=st.integers(FIRST_HOUR, LAST_HOUR))
def test_a_click_on_a_row_gives_the_hour_that_was_clicked(layout: Layout, hour: int, clicked: int) -> None:
    seen = judge(read_setting(EXPLORER.settle({"foods": [banana(hour)]})))
    across = layout.across.at(clicked) / layout.width
    up = (TOP + 3) / (TOP + LEAST + layout.below)
    assert entry_at(seen, across, up, layout) == (FOODS, 0, clicked)


def six_portions(food: Food, hour: int) -> dict[str, Any]:
    return {"food": food_key(food), "hour": hour, "portions": 6}


HOURS = st.integers(FIRST_HOUR, LAST_HOUR)


@settings(max_examples=50)
@given(st.floats(0, 60), st.lists(st.builds(six_portions, st.sampled_from(Food), HOURS), max_size=6))
def test_nothing_is_drawn_outside_the_frame(mg: float, eaten: list[dict[str, Any]]) -> None:
    seen = figures(mg=mg, foods=eaten, drugs=EVERY_DRUG[:6])
    for svg in (svg for figure in seen for svg in (figure.svg, figure.narrow)):
        root = fromstring(svg)  # noqa: S314 (our own drawing)
        width, height = float(root.attrib["width"]), float(root.attrib["height"])
        for rect in root.iter(f"{SVG}rect"):
            x, y, w, h = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
            assert 0 <= x <= x + w <= width + 0.01
            assert 0 <= y <= y + h <= height + 0.01
        for line in root.iter(f"{SVG}line"):
            assert all(0 <= float(line.attrib[name]) <= width for name in ("x1", "x2"))
            assert all(0 <= float(line.attrib[name]) <= height for name in ("y1", "y2"))
        for words in root.iter(f"{SVG}text"):
            assert 0 <= float(words.attrib["x"]) < width
            assert float(words.attrib["y"]) < height
