"""What an act reveals is computed, for the body as it is today."""

import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.board.body import Body, after, tick
from netcourse.board.catalogue import acts
from netcourse.board.chart import Chart, chart_ids, load_chart
from netcourse.board.finding import Finding
from netcourse.board.reveal import filled, reveal
from netcourse.board.variant import Variant, vary
from netcourse.disease.cga_washout import washout
from netcourse.disease.hiaa_diet import Portion, diet_load
from netcourse.evidence import contested_topics, facts, harms
from tests.board.small_chart import small_chart
from tests.counted import calls

CHART = small_chart()


def variant(chart: Chart, fork: str) -> Variant:
    return next(one for one in (vary(chart, f"student-{number}") for number in range(50)) if one.fork == fork)


A, B = variant(CHART, "A"), variant(CHART, "B")


def body(*done: str, days: int = 0, chart: Chart = CHART) -> Body:
    """The body some days after these acts."""
    one = Body(0, chart.start)
    for act in done:
        one = after(act, one)
    return tick(one, days)


def found(act: str, one: Body, who: Variant = A, chart: Chart = CHART) -> Finding:
    return reveal(act, chart, who, one)


def test_an_act_that_no_chart_names_answers_with_the_normal_finding_of_the_catalogue() -> None:
    normal = found("tsh", body(days=3))
    assert (normal.text, normal.usable, normal.day_due) == (acts()["tsh"].normal, True, 3 + acts()["tsh"].wait)


def test_an_act_that_is_in_no_catalogue_is_an_error_that_names_it() -> None:
    with pytest.raises(ValueError, match="act='magic': must be an act of the catalogue"):
        found("magic", body())


def test_each_fork_has_its_own_words_and_numbers() -> None:
    assert found("drugs", body()).text == "A tablet for the stomach."
    assert found("drugs", body(), B).text == f"A tablet for the stomach, for {B.numbers['size']} years."
    assert found("potassium", body()).text == f"{float(A.numbers['potassium']):.1f} mmol/L, low (this laboratory: 3.5 to 5.1)."
    assert ", low" not in found("potassium", body(), B).text


def test_a_chromogranin_on_a_drug_is_raised_by_what_the_model_says_and_can_not_be_used() -> None:
    on = found("cga", body())
    own = Fraction(A.numbers["own"])
    limit = (100, 4)[int(A.numbers["kit"])]
    assert Fraction(on.value) == pytest.approx(float(own * limit) * washout(days=0, fold_fact="C3-03.fold").middle, rel=0.02)
    assert not on.usable
    assert "C3-03.fold" in on.facts


@pytest.mark.parametrize("stopped", ["stop-ppi", "stop-ppi-agreed"])
def test_weeks_after_the_drug_the_same_chromogranin_is_the_patients_own(stopped: str) -> None:
    early, late = found("cga", body(stopped, days=3)), found("cga", body(stopped, days=30))
    on = found("cga", body())
    assert float(on.value) > float(early.value) > float(late.value)
    assert (early.usable, late.usable) == (False, True)


def test_asking_again_to_stop_a_drug_does_not_start_the_wait_anew() -> None:
    twice = tick(after("stop-ppi", body("stop-ppi", days=20)), 10)
    assert found("cga", twice) == found("cga", body("stop-ppi", days=30))


def test_each_laboratory_has_its_own_unit_and_limit() -> None:
    kits = {int(one.numbers["kit"]): found("cga", body(), one).text for one in (vary(CHART, f"s{n}") for n in range(20))}
    assert "ng/mL (this laboratory's upper limit: 100)" in kits[0]
    assert "nmol/L (this laboratory's upper limit: 4)" in kits[1]


# Own 5-HIAA 25, bananas every day, 180 from 5-HTP, and two fifths collected.
BANANAS = diet_load([Portion("banana", 500, daily=True)])


def test_food_a_supplement_and_half_a_collection_each_change_todays_hiaa() -> None:
    eaten = float(BANANAS.low_umol + BANANAS.high_umol) / 2  # type: ignore[union-attr]
    for done, days, expected in (
        ((), 0, (25 + eaten + 180) * 0.4),
        (("collect-24h-taught",), 0, 25 + eaten + 180),
        (("collect-24h-taught", "stop-supplement"), 3, 25 + eaten + 180),
        (("collect-24h-taught", "stop-supplement"), 4, 25 + eaten),
        (("collect-24h-taught", "stop-supplement", "diet-serotonin"), 5, 25),
    ):
        assert float(found("hiaa-urine", body(*done, days=days)).value) == pytest.approx(expected, abs=0.51), done


def test_a_hiaa_can_be_used_once_diet_supplement_and_collection_are_right() -> None:
    clean = ("collect-24h-taught", "stop-supplement", "diet-serotonin")
    assert found("hiaa-urine", body(*clean, days=5)).usable
    assert not found("hiaa-urine", body()).usable
    assert not found("hiaa-urine", body("stop-supplement", "diet-serotonin", days=5)).usable
    assert not found("hiaa-urine", body("collect-24h-taught", "diet-serotonin", days=5)).usable


def test_a_kidney_that_fails_makes_a_normal_hiaa_and_a_raised_chromogranin_unusable() -> None:
    kidneys = small_chart(
        ("collected = 0.4", "collected = 0.4\nrenal_impairment = true"),
        ('own = "own"', "own = 1.6\nrenal_impairment = true\negfr = 26"),
    )
    clean = body("collect-24h-taught", "stop-supplement", "diet-serotonin", "stop-ppi", days=30)
    assert found("hiaa-urine", clean).usable
    assert not found("hiaa-urine", clean, chart=kidneys).usable
    assert not found("cga", clean, chart=kidneys).usable
    well = small_chart(('own = "own"', "own = 1.6"))
    assert found("cga", clean, chart=well).usable


def test_gastrin_and_the_stomachs_acid_mean_something_only_off_the_drug() -> None:
    on, off = body(), body("stop-ppi", days=8)
    assert (found("gastrin", on).value, found("gastrin", on).usable) == ("240", False)
    assert (found("gastrin", off).value, found("gastrin", off).usable) == ("60", True)
    assert (found("gastric-ph", on).text, found("gastric-ph", on).usable) == ("pH 5.2.", False)
    assert (found("gastric-ph", off).text, found("gastric-ph", off).usable) == ("pH 1.6.", True)


def test_what_has_to_come_first_decides_what_comes_back() -> None:
    assert found("hiaa-plasma", body("fast-overnight")).text == "80 nmol/L (this laboratory's upper limit: 120)."
    for late in (body(), body("fast-overnight", days=1)):
        fed = found("hiaa-plasma", late)
        assert fed.text == f"The patient had walnuts for breakfast; {A.numbers['size']} were counted."
        assert not fed.usable


def test_without_tissue_there_is_nothing_to_count_and_with_it_the_count_waits_for_it() -> None:
    none = found("count-ki67", body())
    assert (none.text, none.usable) == (acts()["count-ki67"].normal, False)
    counted = found("count-ki67", body("eus-fna", days=1))
    assert counted.text == f"{A.numbers['positive']} of 1040 tumour cells in the hot spot are positive."
    assert counted.day_due == acts()["eus-fna"].wait + acts()["count-ki67"].wait
    later = found("count-ki67", body("eus-fna", days=40))
    assert later.day_due == 40 + acts()["count-ki67"].wait


def test_counts_are_told_and_what_follows_from_them_is_left_to_the_student() -> None:
    for act in ("count-ki67", "count-mitoses", "stain-p53-rb"):
        told = found(act, body("eus-fna", days=9))
        assert not any(word in told.text for word in ("%", "G1", "NEC"))
    assert found("count-mitoses", body("eus-fna")).value == "0.6"
    assert found("stain-p53-rb", body()).value == "NEC"


def test_too_few_cells_are_a_count_that_can_not_be_used() -> None:
    few = small_chart(("counted = 1040\nneeds", "counted = 90\nneeds"))
    assert not found("count-ki67", body("eus-fna"), chart=few).usable


def test_a_reveal_of_one_fork_leaves_the_other_with_the_normal_finding() -> None:
    assert found("eus-fna", body()).text == "Small cells in nests."
    assert found("eus-fna", body(), B).text == acts()["eus-fna"].normal


def test_uptake_is_told_by_place_and_its_value_is_the_score_of_the_weakest_lesion() -> None:
    assert found("sstr-pet-ga", body()).text == "Uptake above spleen or kidney: liver; uptake above liver: ileum."
    assert found("sstr-pet-ga", body()).value == "3"
    assert (found("sstr-pet-ga", body(), B).text, found("sstr-pet-ga", body(), B).value) == (
        "No uptake beyond the expected.",
        "0",
    )
    assert found("fdg-pet", body()).text == "Intense uptake of FDG: segment VI."
    assert found("fdg-pet", body()).value == "P5"


def test_the_triage_note_and_the_turn_hold_the_students_own_numbers() -> None:
    assert filled(CHART.triage, CHART, A) == f"Test Person, {A.numbers['age']}, feels unwell."
    potassium, kit = f"{float(A.numbers['potassium']):.1f}", "ab"[int(A.numbers["kit"])]
    assert filled("{name} {potassium} {kit} {what}", CHART, A) == f"Test Person {potassium} {kit} {{what}}"


def test_p04_decides_only_in_the_sample_of_the_fast() -> None:
    chart = load_chart("p04")
    fasted = after("fast-supervised", Body())
    for act in ("insulin", "c-peptide", "proinsulin", "beta-hydroxybutyrate", "sulfonylurea-screen"):
        assert not reveal(act, chart, variant(chart, "B"), Body()).usable, act
        assert reveal(act, chart, variant(chart, "B"), fasted).usable, act
    assert "Glimepiride" in reveal("sulfonylurea-screen", chart, variant(chart, "B"), fasted).text
    assert "Negative" in reveal("sulfonylurea-screen", chart, variant(chart, "A"), fasted).text


def test_every_fact_that_a_finding_cites_exists() -> None:
    for patient in (CHART, load_chart("p04")):
        for fork in ("A", "B"):
            for act in patient.reveals:
                for cited in found(act, body(chart=patient), variant(patient, fork), patient).facts:
                    assert cited in facts() or cited in harms() or cited in contested_topics(), (act, cited)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(
    patient=st.sampled_from(chart_ids()),
    student=st.text(max_size=8),
    done=st.lists(st.tuples(st.sampled_from(sorted(acts())), st.integers(0, 40)), max_size=12),
    asked=st.lists(st.sampled_from(sorted(acts())), min_size=1, max_size=20),
)
def test_any_act_in_any_body_reveals_something_and_never_before_today(
    patient: str, student: str, done: list[tuple[str, int]], asked: list[str]
) -> None:
    chart = load_chart(patient)
    one = Body(0, chart.start)
    for act, days in done:
        one = tick(after(act, one), days)
    for act in asked:
        told = reveal(act, chart, vary(chart, student), one)
        assert told.text.strip()
        assert "{" not in told.text
        assert told.day_due >= one.day


def test_once_a_chart_is_open_what_its_acts_reveal_is_computed_and_neither_read_nor_unpacked_again() -> None:
    chart = load_chart("p04")
    who = variant(chart, "A")
    for act in chart.reveals:
        reveal(act, chart, who, Body())
    with calls() as done:
        for act in chart.reveals:
            reveal(act, chart, who, Body())
    assert done["netcourse.board.reveal.reveal"] == len(chart.reveals)
    slow = re.compile(r"\b(open|json|tomllib|zlib|_hashlib|re\._parser|csv|pathlib)\b|read_chart|load_library")
    assert [one for one in done if slow.search(one)] == []
