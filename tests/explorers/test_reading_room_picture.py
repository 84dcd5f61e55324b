"""The picture of the reading room: uptake where facts put it, the same bytes everywhere, small, quick, and as its table says."""

import time
import zlib
from base64 import b64decode
from statistics import mean
from struct import unpack

import pytest

from netcourse.disease.imaging import Uptake
from netcourse.disease.physiological_uptake import Expected, Settles
from netcourse.evidence import fact
from netcourse.explorers.grey_png import LEVELS, grey_png
from netcourse.explorers.reading_room.body import ACROSS, CELL_MM, DOWN, NAMES, OVALS, Spot, half_gap, half_width, spot_at
from netcourse.explorers.reading_room.explorer import ReadingRoom
from netcourse.explorers.reading_room.patients import EVERYONE, KEPT, PATIENTS, Check, Kind
from netcourse.explorers.reading_room.picture import cells, picture, shape_of
from netcourse.explorers.reading_room.reading import read_reading, uptake_of
from netcourse.explorers.reading_room.uptake import Tracer, brightest, healthy, left_by_size, organ, signal
from netcourse.explorers.reading_room.words import rule_at
from netcourse.explorers.still import still_html

EVERY = pytest.mark.parametrize("key", EVERYONE)
SEEDS = range(300)
# What a picture of so many cells may differ from what is there: noise, and a peak that falls between cells.
LOW, HIGH = 0.72, 1.25
ORGANS = {
    Spot.SPLEEN: "D-19.suv.spleen",
    Spot.KIDNEYS: "D-19.suv.kidneys",
    Spot.ADRENALS: "D-19.suv.adrenals",
    Spot.LIVER_RIGHT: "D-19.suv.liver",
    Spot.PITUITARY: "D-19.suv.pituitary",
}


def levels(png: bytes) -> list[list[int]]:
    """The greys of a picture, read as any program would."""
    wide, tall = unpack(">II", png[16:24])
    at = png.index(b"IDAT")
    raw = zlib.decompress(png[at + 4 : at + 4 + unpack(">I", png[at - 4 : at])[0]])
    line = wide // 2 + 1
    return [[half for byte in raw[row * line + 1 : (row + 1) * line] for half in (byte >> 4, byte & 15)] for row in range(tall)]


def drawn(key: str, tracer: Tracer, top: float) -> list[list[int]]:
    return levels(b64decode(picture(key, tracer, top).removeprefix("data:image/png;base64,")))


def test_a_png_keeps_what_was_written() -> None:
    rows = [[0, 15, 7, 8], [3, 4, 5, 6]]
    assert levels(grey_png(rows)) == rows


@pytest.mark.parametrize("spot", ORGANS)
def test_healthy_organs_take_up_what_facts_say_on_average(spot: Spot) -> None:
    drawn_ones = [healthy(seed)[spot] for seed in SEEDS]
    assert mean(drawn_ones) == pytest.approx(float(fact(ORGANS[spot]).exact_value or 0), rel=0.06)
    assert max(drawn_ones) < 1.5 * min(drawn_ones) + 5


def test_organs_keep_their_order_and_the_uncinate_process_is_bright_in_seven_of_ten() -> None:
    bright = 0
    for seed in SEEDS:
        found = healthy(seed)
        assert found[Spot.SPLEEN] > found[Spot.KIDNEYS] > found[Spot.ADRENALS] > found[Spot.LIVER_RIGHT] > found[Spot.BOWEL]
        bright += found[Spot.UNCINATE] > found[Spot.LIVER_RIGHT] / 2
    assert bright / len(SEEDS) == pytest.approx(float(fact("D-08.uncinate").exact_value or 0) / 100, abs=0.08)


def test_what_is_small_shows_less() -> None:
    shown = [left_by_size(one) for one in (4, 8, 12, 20, 40)]
    assert shown == sorted(shown)
    assert shown[2] == pytest.approx(0.632, abs=0.001)
    assert shown[-1] > 0.99


@EVERY
@pytest.mark.parametrize("tracer", Tracer)
def test_the_picture_shows_each_place_as_bright_as_its_table_says(key: str, tracer: Tracer) -> None:
    patient, found = EVERYONE[key], cells(key, tracer)
    liver = organ(patient, Spot.LIVER_RIGHT, tracer)
    for spot in Spot:
        there, told = patient.found_at(spot), brightest(patient, spot, tracer)
        oval = shape_of(there) if there and signal(there, tracer) == told else OVALS[spot][0]
        row, column = int(oval.y / CELL_MM), int(oval.x / CELL_MM)
        seen = max(found[row + down][column + across] for down in (-1, 0, 1) for across in (-1, 0, 1))
        # Behind a faint place something else may shine: the heart, the brain, the stomach.
        if told > liver / 2:
            assert LOW * told <= seen <= HIGH * told, (spot, told, seen)


@EVERY
def test_a_window_that_ends_higher_shows_nothing_darker(key: str) -> None:
    low, high = drawn(key, Tracer.RECEPTOR, 8), drawn(key, Tracer.RECEPTOR, 25)
    assert (len(low), len(low[0])) == (DOWN, ACROSS)
    assert all(
        one <= other < LEVELS for lows, highs in zip(low, high, strict=True) for one, other in zip(lows, highs, strict=True)
    )


def test_the_same_seed_gives_the_same_bytes() -> None:
    first = picture("A", Tracer.RECEPTOR, 10)
    for kept in (cells, picture):
        kept.cache_clear()
    assert picture("A", Tracer.RECEPTOR, 10) == first


def test_a_picture_is_made_in_well_under_a_second_and_drawn_at_once_after_that() -> None:
    cells.cache_clear()
    began = time.perf_counter()
    cells("A", Tracer.RECEPTOR)
    assert time.perf_counter() - began < 0.5
    explorer = ReadingRoom()
    values = explorer.settle({"window": 17})
    explorer.show(values)
    took = []
    for _ in range(5):
        began = time.perf_counter()
        explorer.show(values)
        took.append(time.perf_counter() - began)
    assert min(took) < 0.05


@pytest.mark.parametrize("key", PATIENTS)
def test_the_still_state_of_a_released_notebook_stays_small(key: str) -> None:
    explorer = ReadingRoom()
    marks = [{"place": spot.value, "uptake": Uptake.ABOVE_LIVER.value} for spot in list(Spot)[:8]]
    values = explorer.settle({"patient": key, f"tumours-{key}": marks, f"finished-{key}": True})
    assert len(still_html(explorer, values).encode()) < 60_000


def test_there_are_eight_patients_and_two_that_nobody_is_told_about() -> None:
    assert (len(PATIENTS), len(KEPT)) == (8, 2)
    assert not set(PATIENTS) & set(KEPT)
    assert len({one.seed for one in EVERYONE.values()}) == len(EVERYONE)


@EVERY
def test_a_tumour_lies_clear_of_every_edge_of_its_score(key: str) -> None:
    patient = EVERYONE[key]
    liver = organ(patient, Spot.LIVER_RIGHT, Tracer.RECEPTOR)
    uppers = [
        organ(patient, spot, Tracer.RECEPTOR)
        for spot in (Spot.SPLEEN, Spot.KIDNEYS)
        if spot is not Spot.SPLEEN or patient.has_spleen
    ]
    for one in patient.findings:
        suv = signal(one, Tracer.RECEPTOR)
        if not suv:
            assert uptake_of(patient, one.spot) is Uptake.NONE
            continue
        for edge in (liver, liver / 2, *(uppers if one.kind is Kind.TUMOUR else [])):
            assert abs(suv / edge - 1) > 0.08, (one.spot, suv / edge)
        # Between kidneys and spleen nobody can say which of the two is meant.
        if one.kind is Kind.TUMOUR:
            assert not min(uppers) < suv < max(uppers), one.spot


@EVERY
def test_what_settles_a_look_alike_is_what_the_rule_says(key: str) -> None:
    names = {
        Settles.MRI: Check.MRI,
        Settles.MULTIPHASE_CT: Check.CT,
        Settles.SPLEEN_SCAN: Check.RED_CELLS,
        Settles.BIOPSY: Check.BIOPSY,
    }
    room = ReadingRoom(kept=key) if key in KEPT else ReadingRoom()
    one = read_reading(room.settle({"patient": key}))
    for there in one.patient.findings:
        if there.kind in (Kind.UNCINATE, Kind.SPLEEN, Kind.MENINGIOMA):
            told = rule_at(one, there.spot)
            assert told.expected is Expected.EITHER
            assert set(there.tests) == {names[settles] for settles in told.settles}


def test_every_place_lies_in_the_body_and_is_the_one_that_a_click_means() -> None:
    assert len(NAMES) == len(OVALS) == len(Spot)
    for spot, ovals in OVALS.items():
        for oval in ovals:
            assert half_gap(oval.y) <= abs(oval.x - 200) < half_width(oval.y)
            assert spot_at(oval.x, oval.y) is spot
    assert spot_at(10, 10) is None
