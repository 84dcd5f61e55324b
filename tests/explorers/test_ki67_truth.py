"""What a student is told about a count: each slip by its name."""

from collections.abc import Callable

import pytest

from netcourse.explorers.ki67.area import hottest_area
from netcourse.explorers.ki67.count import Count, read_count
from netcourse.explorers.ki67.feedback import Finding, findings
from netcourse.explorers.ki67.sheet import Sheet, settle_sheet
from netcourse.explorers.ki67.slide import Nucleus, make_slide, true_index
from netcourse.explorers.ki67.tasks import lab_tasks
from netcourse.explorers.ki67.tissue import Kind
from netcourse.explorers.ki67.truth import Truth, Verdict, compare
from netcourse.explorers.ki67.words import is_faint

SLIDE = make_slide(3)
CELLS = 500
HOTTEST = hottest_area(SLIDE, CELLS)
CLUMP = max(SLIDE.fields, key=lambda name: sum(nucleus.kind is Kind.LYMPHOCYTE for nucleus in SLIDE.fields[name]))


def sheet(mark: Callable[[Nucleus], str], fields: tuple[str, ...] = HOTTEST, guess: float | None = None) -> Sheet:
    return settle_sheet(SLIDE, {name: "".join(map(mark, SLIDE.fields[name])) for name in fields}, guess)


def judged(marked: Sheet) -> tuple[Count, Truth, tuple[Finding, ...]]:
    read = read_count(marked)
    assert isinstance(read, Count)
    truth = compare(SLIDE, marked, CELLS)
    return read, truth, findings(SLIDE, marked, read, truth)


def told(marked: Sheet) -> str:
    return " ".join(f"{one.found.text} {one.then}" for one in judged(marked)[2])


def due(nucleus: Nucleus) -> str:
    return nucleus.due


def lymphocytes_counted(nucleus: Nucleus) -> str:
    return ("+" if nucleus.stained else "-") if nucleus.kind is Kind.LYMPHOCYTE else nucleus.due


def stroma_counted(nucleus: Nucleus) -> str:
    return "-" if nucleus.kind is Kind.STROMA else nucleus.due


def faint_called_negative(nucleus: Nucleus) -> str:
    return "-" if nucleus.due == "+" and is_faint(nucleus.looks) else nucleus.due


def brown_called_negative(nucleus: Nucleus) -> str:
    return "-" if nucleus.due == "+" and not is_faint(nucleus.looks) else nucleus.due


def dark_called_positive(nucleus: Nucleus) -> str:
    return "+" if nucleus.due == "-" and nucleus.looks.dark > 65 else nucleus.due


def positives_left_out(nucleus: Nucleus) -> str:
    return "." if nucleus.due == "+" else nucleus.due


SLIPS = [
    (lymphocytes_counted, Verdict.LYMPHOCYTE, "they are not tumour"),
    (stroma_counted, Verdict.STROMA, "septa"),
    (faint_called_negative, Verdict.FAINT_MISSED, "any brown in a tumour nucleus counts"),
    (brown_called_negative, Verdict.CALLED_NEGATIVE, "clearly brown tumour nucle"),
    (dark_called_positive, Verdict.CALLED_POSITIVE, "Dark blue is not brown"),
    (positives_left_out, Verdict.LEFT_OUT_POSITIVE, "pulls the index down"),
]


@pytest.mark.parametrize(("slip", "verdict", "words"), SLIPS)
def test_a_slip_is_counted_and_named_and_nothing_else_is(slip: Callable[[Nucleus], str], verdict: Verdict, words: str) -> None:
    marked = sheet(slip)
    _, truth, _ = judged(marked)
    wrong = sum(slip(nucleus) != nucleus.due for name in HOTTEST for nucleus in SLIDE.fields[name])
    assert wrong > 0
    assert truth.tally[verdict] == wrong
    assert truth.tally[Verdict.RIGHT] == sum(truth.tally.values()) - wrong
    assert words in told(marked)
    assert [other for _, _, other in SLIPS if other in told(marked)] == [words]


def test_a_clean_count_is_said_to_be_clean_and_gives_the_true_index() -> None:
    read, truth, found = judged(sheet(due))
    assert truth.counted_wrongly == 0
    assert read.index == truth.chosen == true_index(SLIDE, HOTTEST)
    assert "marks are right" in found[0].found.text
    assert "you found the hottest area" in told(sheet(due))


def test_brown_lymphocytes_called_positive_are_said_to_push_the_index_up() -> None:
    read, truth, _ = judged(sheet(lymphocytes_counted, (CLUMP,)))
    assert truth.stained_others > 0
    assert read.index.share > truth.chosen.share
    assert f"{truth.stained_others} went in as positive" in told(sheet(lymphocytes_counted, (CLUMP,)))


def test_a_clump_of_lymphocytes_is_no_hot_spot() -> None:
    assert f"{CLUMP} looks busy from afar" in told(sheet(due, (CLUMP,)))
    assert "looks busy from afar" not in told(sheet(due))


def test_a_cooler_area_is_set_beside_the_hottest() -> None:
    coldest = min(SLIDE.fields, key=lambda name: true_index(SLIDE, (name,)).share)
    words = told(sheet(due, (coldest,)))
    assert f"the hottest area, {', '.join(HOTTEST)}, holds" in words
    assert "no longer NET G1" in words


@pytest.mark.parametrize(("guess", "words"), [(5.0, "All three give NET G2"), (2.9, "That is NET G1"), (20.1, "That is NET G3")])
def test_a_guess_is_compared_by_the_grade_that_it_gives(guess: float, words: str) -> None:
    assert words in told(sheet(due, guess=guess))


def test_without_a_guess_nothing_is_said_of_one() -> None:
    assert "By eye" not in told(sheet(due))


def test_what_no_fact_states_is_marked_as_unverified() -> None:
    for slip in (lymphocytes_counted, stroma_counted, faint_called_negative):
        assert "(General knowledge, not verified.)" in told(sheet(slip))


def test_nothing_counted_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="no field"):
        compare(SLIDE, Sheet(), CELLS)


def test_the_hot_spot_task_wants_a_careful_count() -> None:
    hot_spot = lab_tasks()["hot_spot"]
    assert hot_spot.done(*judged(sheet(due))[:2])
    assert not hot_spot.done(*judged(sheet(stroma_counted))[:2])


def test_the_hot_spot_task_wants_the_hot_spot_and_enough_cells() -> None:
    read, truth, _ = judged(sheet(due, ("A1", "B1", "C1", "A2")))
    assert read.index.counted >= CELLS
    assert not lab_tasks()["hot_spot"].done(read, truth)
    read, truth, _ = judged(sheet(due, HOTTEST[:1]))
    assert not lab_tasks()["hot_spot"].done(read, truth)


def test_the_first_task_is_done_in_one_field() -> None:
    read, truth, _ = judged(sheet(due, ("A1",)))
    assert lab_tasks()["first_field"].done(read, truth)
