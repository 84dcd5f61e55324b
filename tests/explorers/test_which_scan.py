"""Which scan: numbers of one study only, what cannot be decided says so, and a result that changes nothing is named."""

from collections.abc import Mapping
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.imaging import Question, Study, choose_imaging
from netcourse.disease.result import NotDecidable
from netcourse.evidence import fact
from netcourse.explorers.asked import Asked
from netcourse.explorers.explorer import Shown
from netcourse.explorers.which_scan.explorer import WhichScan
from netcourse.explorers.which_scan.line import line_figure, percent
from netcourse.explorers.which_scan.pairs import PAIRS
from netcourse.explorers.which_scan.setting import read_setting
from netcourse.explorers.which_scan.tasks import LEAVES_FROM, RIGHT_FROM
from netcourse.items import Between, OneOf, Placed

PET = {"scan": "sstr_pet"}
LIVER = {"question": "small_liver_lesions", **PET}


def seen(raw: Mapping[str, object], *, judges: bool = True) -> Shown:
    explorer = WhichScan(judges=judges)
    return explorer.show(explorer.settle(raw))


def met(task: str, raw: Mapping[str, object]) -> bool:
    explorer = WhichScan(task)
    assert explorer.task is not None
    return explorer.task.met(explorer.settle(raw))


def test_both_numbers_of_a_pair_come_from_the_same_study_and_the_same_patients() -> None:
    for pair in PAIRS.values():
        first, second = fact(pair.sensitivity), fact(pair.specificity)
        assert (first.population, first.source_keys) == (second.population, second.source_keys)


def test_the_start_names_no_scan() -> None:
    assert seen({}).headline == "40% before any scan. Choose a scan, or none."
    assert len(seen({}).figures) == 1


def test_a_positive_liver_pet_at_a_fifth_is_right_in_91_of_100() -> None:
    one = read_setting(WhichScan().settle({**LIVER, "before": 20}))
    assert round(float(one.positive), 3) == 0.913
    shown = seen({**LIVER, "before": 20})
    assert "A positive result makes 91% out of 20%" in shown.headline
    assert "Of 1,000 people 18 are acted on needlessly, 6 are missed." in shown.headline


def test_a_yield_alone_is_not_decidable_and_says_why() -> None:
    shown = seen({"question": "marker_alone", **PET})
    assert "not decidable" in shown.headline
    assert "even tumour-free people would be positive in 18%. So the 13% are other patients" in shown.reasons[0]
    assert "would harm" in shown.reasons[1]
    assert seen({"question": "marker_alone", "scan": "none"}).reasons[0].startswith("No scan is right")


def test_without_pet_the_older_scan_stands_in_and_nothing_is_worked_out() -> None:
    shown = seen({**PET, "pet": False})
    assert "not decidable" in shown.headline
    assert "stands in" in shown.reasons[0]


@pytest.mark.parametrize("question", Question)
def test_the_rule_s_first_scan_is_called_the_one_that_answers(question: Question) -> None:
    rule = choose_imaging(question, sstr_pet_available=True)
    assert not isinstance(rule, NotDecidable)
    for study in Study:
        said = " ".join(seen({"question": question.name.lower(), "scan": study.name.lower()}).reasons)
        assert ("It answers this question" in said) is (rule.studies[:1] == (study,))


def test_a_graded_question_hears_no_verdict() -> None:
    assert not any("comes first" in reason for reason in seen(PET, judges=False).reasons)


def test_a_result_that_changes_nothing_is_named() -> None:
    assert "changes nothing" in seen({**PET, "before": 10}).headline
    assert "You wait either way" in seen({**PET, "before": 10}).headline
    assert "You act either way" in seen({**PET, "before": 95}).headline
    assert "changes nothing" not in seen({**PET, "before": 40}).headline


def test_a_second_scan_gives_a_span_and_never_one_number() -> None:
    shown = seen({**PET, "before": 20, "second": True})
    assert "26 to 144 are acted on needlessly, 16 to 31 are missed" in shown.headline
    assert "56% if it errs where the first did, and 87%" in shown.reasons[0]
    assert shown.figures[0].rows[2][1] == "56% to 87%"


def test_lesions_are_not_called_people() -> None:
    shown = seen({"question": "small_liver_lesions", "scan": "mri"})
    assert "Of 1,000 lesions" in shown.headline
    assert shown.figures[1].header[0] == "Of 1,000 lesions"


@given(before=st.integers(1, 95), act=st.integers(1, 99), second=st.booleans(), asked=st.sampled_from(sorted(PAIRS)))
def test_every_setting_is_drawn_and_its_counts_stand_in_the_table(
    before: int, act: int, asked: tuple[Question, Study], *, second: bool
) -> None:
    raw = {"question": asked[0].name.lower(), "scan": asked[1].name.lower(), "before": before, "act": act, "second": second}
    one = read_setting(WhichScan().settle(raw))
    assert one.negative < one.before < one.positive
    figure = line_figure(one)
    for svg in (figure.svg, figure.narrow):
        ET.fromstring(svg)  # noqa: S314 (made a line above)
    assert [row[0] for row in figure.rows][-1] == "After a negative result"
    together = seen(raw).figures[1].rows[-1]
    assert float(together[1]) + float(together[2]) == pytest.approx(1000, abs=0.2)


@pytest.mark.parametrize(("share", "text"), [("0.006", "0.6%"), ("0.5", "50%"), ("0.499", "49.9%"), ("0.995", "99.5%")])
def test_a_probability_is_printed_on_its_side_of_the_line(share: str, text: str) -> None:
    assert percent(Fraction(share), Fraction(1, 2)) == text


def test_the_edges_of_the_tasks_are_those_of_bayes() -> None:
    assert (LEAVES_FROM, RIGHT_FROM) == (64, 17)


@pytest.mark.parametrize(("before", "found"), [(63, False), (64, True), (66, True), (67, False)])
def test_negative_leaves_asks_for_the_lowest(before: int, *, found: bool) -> None:
    assert met("negative-leaves", {**LIVER, "before": before}) is found


@pytest.mark.parametrize(("before", "found"), [(16, False), (17, True), (19, True), (20, False)])
def test_more_right_asks_for_the_lowest(before: int, *, found: bool) -> None:
    assert met("more-right", {**PET, "before": before}) is found


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ({**PET, "before": 16}, True),
        ({**PET, "before": 17}, False),
        ({**PET, "before": 92}, True),
        ({**PET, "before": 10, "act": 10}, False),
        ({"scan": "ct", "before": 10}, False),
    ],
)
def test_changes_nothing_is_either_end(raw: Mapping[str, object], *, found: bool) -> None:
    assert met("changes-nothing", raw) is found


@pytest.mark.parametrize("task", WhichScan.tasks)
def test_no_task_is_met_at_the_start(task: str) -> None:
    assert not met(task, {})


def test_a_graded_question_can_be_answered_in_it() -> None:
    asked = Asked(
        "which", "At which probability?", explorer=WhichScan(judges=False), counts=("scan", "before"), begin={"act": 90}
    )
    placed = Placed(
        {"scan": OneOf(["sstr_pet"], "Look at the question."), "before": Between(17, 19, "Look at the positive result.")},
        right="So it is.",
    )
    assert placed.marks(asked, asked.parse({"scan": "sstr_pet", "before": 17}), 2).earned == 2
    assert asked.words({"scan": "sstr_pet", "before": 17}) == "Scan that you ask for: SSTR PET; Probability before the scan: 17%"
