"""The reading room: what is called tumour and is none costs an operation, what is missed is said, and each task has a way."""

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.explorers.asked import Asked
from netcourse.explorers.explorer import Shown, Values
from netcourse.explorers.reading_room.body import OVALS, Spot
from netcourse.explorers.reading_room.drawing import NARROW, SCALE, TOP, WIDE, _height
from netcourse.explorers.reading_room.explorer import ReadingRoom
from netcourse.explorers.reading_room.patients import KEPT, PATIENTS, Kind
from netcourse.explorers.reading_room.reading import Outcome, outcome, read_reading, true_tumours
from netcourse.explorers.reading_room.tasks import dark_tumours, hottest_is_healthy
from netcourse.explorers.reading_room.words import grey
from netcourse.items import Exactly, Placed

MRI_OF_UNCINATE = [{"place": "uncinate", "test": "mri"}]


def tumours(*places: str, uptake: str = "above liver") -> list[dict[str, str]]:
    return [{"place": place, "uptake": uptake} for place in places]


def asked_for(place: str, test: str) -> list[dict[str, str]]:
    return [{"place": place, "test": test}]


def seen(raw: Mapping[str, Any]) -> Shown:
    explorer = ReadingRoom()
    return explorer.show(explorer.settle(raw))


def met(task: str, raw: Mapping[str, Any]) -> bool:
    explorer = ReadingRoom(task)
    assert explorer.task is not None
    return explorer.task.met(explorer.settle(raw))


def perfect(key: str) -> dict[str, Any]:
    """The marks of somebody who reads a patient right."""
    patient = PATIENTS[key]
    return {
        "patient": key,
        f"tumours-{key}": tumours(*(one.spot.value for one in true_tumours(patient) if one.kind is Kind.TUMOUR)),
        f"tests-{key}": [{"place": one.spot.value, "test": one.tests[0].value} for one in patient.findings if one.tests],
        f"finished-{key}": True,
    }


def test_the_start_shows_no_truth() -> None:
    shown = seen({})
    assert shown.headline.startswith("A: 61, ileal NET")
    assert "window 0 to 10. Black: " in shown.headline
    assert "What it is" not in shown.figures[0].header
    assert len(shown.figures[0].rows) == len(Spot)


def test_the_picture_says_that_nobody_real_is_in_it() -> None:
    assert "no real patient's image" in seen({}).figures[0].caption
    assert "no real patient's image" in ReadingRoom.note


@pytest.mark.parametrize("key", PATIENTS)
def test_who_reads_right_finds_all_and_operates_on_nobody(key: str) -> None:
    shown = seen(perfect(key))
    many = len(true_tumours(PATIENTS[key]))
    assert shown.headline == (f"Found {many} of {many}." if many else "There is no tumour here.")
    assert shown.figures[0].header[-1] == "What it is"


def test_healthy_tissue_called_tumour_is_an_operation_for_nothing() -> None:
    shown = seen({"patient": "B", "tumours-B": tumours("uncinate"), "finished-B": True})
    assert "Pancreas, uncinate process: called tumour without being one, an operation for nothing." in shown.headline
    assert shown.headline.startswith("Found 0 of 1.")
    assert "Healthy tissue takes up the tracer" in shown.in_view[0]


def test_a_missed_tumour_is_named_with_its_size_and_uptake() -> None:
    shown = seen({"patient": "F", "tumours-F": tumours("liver-right"), "finished-F": True})
    assert "Missed: pelvic bone." in shown.headline
    assert "a tumour of 8 mm, uptake up to liver. What is so small looks fainter than it is." in shown.in_view[0]
    assert any("you read “above liver”, it is above spleen or kidney" in reason for reason in shown.reasons)


def test_the_weakest_tumour_decides_and_its_score_is_only_a_note() -> None:
    reasons = " ".join(seen(perfect("F")).reasons)
    assert "The weakest tumour decides about a target: pelvic bone, uptake up to liver, score 2." in reasons
    assert "planar" in reasons


def test_a_tumour_that_only_fdg_shows_is_class_five_and_needs_a_biopsy() -> None:
    reasons = " ".join(seen(perfect("C")).reasons)
    assert "NETPET P5. Next: biopsy of the lesion without receptors." in reasons
    called = seen({**perfect("C"), "tumours-C": tumours("tail", "liver-right", "liver-left"), "tests-C": []})
    assert "the test that says what it is is missing" in called.headline


def test_an_insulinoma_that_no_tracer_shows_has_no_class() -> None:
    shown = seen({"patient": "G", "finished-G": True})
    assert "Missed: pancreas, tail." in shown.headline
    assert "GLP-1 receptor PET or endoscopic ultrasound answers" in shown.in_view[0]
    assert not any("NETPET" in reason for reason in shown.reasons)


def test_a_window_hides_in_the_table_what_it_hides_in_the_picture() -> None:
    rows = {row[0]: row for row in seen({"patient": "B", "window": 7}).figures[0].rows}
    assert rows["spleen"][1:4] == ["0.8 or more", "0.3 or more", "black"]
    rows = {row[0]: row for row in seen({"patient": "B", "window": 30}).figures[0].rows}
    assert rows["spleen"][1:4] == ["2.7", "1.0", "dark grey"]
    assert rows["pancreas, uncinate process"][1:4] == ["1.4", "0.5", "grey"]


def test_without_a_spleen_nothing_is_compared_with_one() -> None:
    shown = seen({"patient": "D"})
    assert "There is no spleen to compare with." in shown.reasons[0]
    assert {row[2] for row in shown.figures[0].rows} == {"no spleen"}
    kidneys = seen({"patient": "D", "reference": "kidneys"})
    assert kidneys.figures[0].header[2] == "Times kidneys"


def test_marks_of_one_patient_are_not_those_of_another() -> None:
    raw = {"tumours-A": tumours("mesentery"), "patient": "E"}
    assert all(row[4] == "not marked" for row in seen(raw).figures[0].rows)
    assert seen(raw).hidden == {f"{name}-{key}" for name in ("tumours", "tests", "finished") for key in PATIENTS if key != "E"}


@given(st.data())
def test_whatever_is_marked_is_drawn_on_both_pages(data: st.DataObject) -> None:
    key, spots = data.draw(st.sampled_from(list(PATIENTS))), st.sampled_from([spot.value for spot in Spot])
    raw = {
        "patient": key,
        f"tumours-{key}": tumours(*data.draw(st.lists(spots, max_size=8))),
        f"tests-{key}": [{"place": spot, "test": "mri"} for spot in data.draw(st.lists(spots, max_size=8))],
        f"finished-{key}": data.draw(st.booleans()),
        "picture": data.draw(st.sampled_from(["receptor", "fdg"])),
        "window": data.draw(st.integers(5, 30)),
    }
    one, figure = read_reading(ReadingRoom().settle(raw)), seen(raw).figures[0]
    for svg in (figure.svg, figure.narrow):
        drawing = ET.fromstring(svg)  # noqa: S314 (made a line above)
        low = max(float(word.get("y", "0")) for word in drawing.iter("{http://www.w3.org/2000/svg}text"))
        assert low < float(drawing.get("height", "0"))
    assert sum(row[4] != "not marked" for row in figure.rows) == len({*one.tumours, *one.tests})
    assert {outcome(one, spot) for spot in one.tumours} <= {Outcome.FOUND, Outcome.UNDECIDED, Outcome.OPERATED}


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("spot", Spot)
def test_a_click_means_the_place_below_it_and_marks_it_once(spot: Spot, *, narrow: bool) -> None:
    room, layout = ReadingRoom(), NARROW if narrow else WIDE

    def clicked(values: Values) -> Values:
        home, tall = OVALS[spot][-1], _height(read_reading(values), layout)
        across, down = (layout.left + home.x * SCALE) / layout.width, (TOP + home.y * SCALE) / tall
        return room.settle(room.point(values, across, down, narrow=narrow))

    looked = clicked(room.settle({}))
    assert looked["look"] == spot.value
    assert looked["tumours-A"] == ()
    marked = clicked(clicked(room.settle({"click": "tumours"})))
    assert marked["tumours-A"] == ({"place": spot.value, "uptake": "above liver"},)
    tested = clicked(room.settle({"click": "tests"}))
    assert tested["tests-A"] == ({"place": spot.value, "test": "mri"},)


def test_a_click_beside_the_body_changes_nothing() -> None:
    room = ReadingRoom()
    values = room.settle({"click": "tumours"})
    assert room.point(values, 0.02, 0.08) == values


@pytest.mark.parametrize(
    ("suv", "words"), [(10, "black"), (9.9, "dark grey"), (6, "dark grey"), (3, "grey"), (1.2, "pale"), (1, "not seen")]
)
def test_greys_have_names(suv: float, words: str) -> None:
    assert grey(suv, 10) == words


def test_each_task_has_one_patient() -> None:
    assert [key for key, one in PATIENTS.items() if hottest_is_healthy(one)] == ["B"]
    assert [key for key, one in PATIENTS.items() if dark_tumours(one)] == ["C"]
    assert [key for key, one in PATIENTS.items() if not one.has_spleen] == ["D"]


RIGHT_B = {"patient": "B", "window": 15, "tests-B": MRI_OF_UNCINATE, "tumours-B": tumours("spine")}
RIGHT_C = {"patient": "C", "picture": "fdg", "tests-C": asked_for("liver-left", "biopsy")}
RIGHT_D = {"patient": "D", "reference": "kidneys", "tests-D": asked_for("tail", "red-cells")}


@pytest.mark.parametrize(
    ("task", "raw", "found"),
    [
        ("hottest-is-healthy", RIGHT_B, True),
        ("hottest-is-healthy", {**RIGHT_B, "tests-B": asked_for("uncinate", "ct")}, True),
        ("hottest-is-healthy", {**RIGHT_B, "tests-B": asked_for("uncinate", "biopsy")}, False),
        ("hottest-is-healthy", {**RIGHT_B, "window": 10}, False),
        ("hottest-is-healthy", {**RIGHT_B, "tumours-B": tumours("spine", "uncinate")}, False),
        ("hottest-is-healthy", {**RIGHT_B, "tumours-B": tumours("spine", "pituitary")}, False),
        ("hottest-is-healthy", {**RIGHT_B, "tumours-B": []}, False),
        ("no-window-shows-it", RIGHT_C, True),
        ("no-window-shows-it", {**RIGHT_C, "picture": "receptor"}, False),
        ("no-window-shows-it", {**RIGHT_C, "tests-C": asked_for("liver-left", "mri")}, False),
        ("no-window-shows-it", {**RIGHT_C, "tests-C": asked_for("liver-right", "biopsy")}, False),
        ("without-a-spleen", RIGHT_D, True),
        ("without-a-spleen", {**RIGHT_D, "tests-D": asked_for("tail", "mri")}, True),
        ("without-a-spleen", {**RIGHT_D, "tests-D": asked_for("tail", "biopsy")}, False),
        ("without-a-spleen", {**RIGHT_D, "reference": "spleen"}, False),
        ("without-a-spleen", {**RIGHT_D, "tumours-D": tumours("tail")}, False),
    ],
)
def test_a_task_is_met_by_the_right_reading_alone(task: str, raw: Mapping[str, Any], *, found: bool) -> None:
    assert met(task, raw) is found


@pytest.mark.parametrize("task", ReadingRoom.tasks)
@pytest.mark.parametrize("key", PATIENTS)
def test_no_task_is_met_before_anything_is_marked(task: str, key: str) -> None:
    assert not met(task, {"patient": key, "window": 20, "picture": "fdg", "reference": "kidneys"})
    assert not met(task, {"patient": key, "window": 20, "reference": "kidneys"})


@pytest.mark.parametrize("key", KEPT)
def test_of_a_patient_kept_for_a_question_nobody_is_told_the_truth(key: str) -> None:
    room = ReadingRoom(kept=key)
    assert not any("finished" in control.name for control in room.controls)
    shown = room.show(room.settle({f"tumours-{key}": tumours("tail")}))
    assert shown.hidden == {"patient"}
    assert "What it is" not in shown.figures[0].header
    with pytest.raises(ValueError, match="not on offer"):
        ReadingRoom().settle({"patient": key})


def test_an_unknown_patient_is_refused() -> None:
    with pytest.raises(ValueError, match="'A' is no patient kept for a question"):
        ReadingRoom(kept="A")


def test_a_graded_question_can_be_answered_in_it() -> None:
    asked = Asked("room", "Read it.", explorer=ReadingRoom(kept="J"), counts=("tumours-J", "tests-J"))
    placed = Placed(
        {
            "tumours-J": Exactly(
                ["liver-left", "pelvis"], {"pelvis": "Small, and normal on CT."}, "Healthy tissue takes it up too."
            ),
            "tests-J": Exactly(["uncinate"], {}, "It needs no test."),
        },
        right="So it is.",
        harms={("tumours-J", "uncinate", "in"): "An operation for nothing."},
    )
    right = asked.parse({"tumours-J": ["pelvis", "liver-left"], "tests-J": ["uncinate"]})
    assert placed.marks(asked, right, 2).earned == 2
    assert "Pelvic bone" in asked.words(right)
    assert placed.marks(asked, asked.parse({"tumours-J": ["uncinate"], "tests-J": []}), 2).earned == 0
