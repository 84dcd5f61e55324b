"""Codes of counts, and how far several of them agree."""

import re
from collections.abc import Sequence
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.disease.result import NotDecidable, because
from netcourse.explorers.ki67.agreement import Agreement, Kappa, counts_kappa, fleiss_kappa
from netcourse.explorers.ki67.area import may_add
from netcourse.explorers.ki67.codes import read_code, write_code
from netcourse.explorers.ki67.sheet import SIGNS, Sheet, settle_sheet
from netcourse.explorers.ki67.slide import Slide, make_slide

# Fleiss 1971, table 1: 30 patients, 6 psychiatrists, 5 diagnoses. The paper gives a kappa of .430, made of .5556 seen
# and .2199 expected by chance.
FLEISS_1971 = [
    [int(cell) for cell in row]
    for row in re.findall(
        "[0-6]{5}",
        "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 "
        "00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006",
    )
]


def test_the_published_example_of_fleiss_comes_out_as_printed() -> None:
    kappa = fleiss_kappa(FLEISS_1971)
    assert [round(float(part), 4) for part in (kappa.observed, kappa.expected)] == [0.5556, 0.2199]
    assert round(float(kappa.value or 0), 3) == 0.430


def test_a_small_example_worked_out_by_hand() -> None:
    # Two raters agree on two of three subjects: observed 2/3; shares 1/2 and 1/2: expected 1/2; kappa (2/3 - 1/2) / (1/2) = 1/3.
    assert fleiss_kappa([[2, 0], [1, 1], [0, 2]]).value == Fraction(1, 3)


def test_kappa_is_open_where_everybody_says_the_same_of_everything() -> None:
    assert fleiss_kappa([[3, 0], [3, 0]]).value is None


@pytest.mark.parametrize(
    ("ratings", "why"),
    [
        ([], "one subject"),
        ([[1, 0]], "two raters"),
        ([[2, 0], [2, 1]], "subject 2"),
        ([[2, 0], [2]], "subject 2"),
        ([[3, -1]], "-1"),
    ],
)
def test_ratings_that_cannot_be_are_refused(ratings: Sequence[Sequence[int]], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        fleiss_kappa(ratings)


def sloppy(slide: Slide, names: Sequence[str], seed: int, slips: float) -> Sheet:
    """A count by somebody who gets this share of nuclei wrong."""
    draw = Random(seed).random  # noqa: S311 (the same slips again)
    marks = {
        name: "".join(nucleus.due if draw() >= slips else SIGNS[int(draw() * len(SIGNS))] for nucleus in slide.fields[name])
        for name in names
    }
    return settle_sheet(slide, marks, Fraction(seed % 100))


@st.composite
def counts(draw: st.DrawFn) -> tuple[Slide, Sheet]:
    slide = make_slide(draw(st.integers(0, 3)), draw(st.sampled_from(("mixed", "limit"))))
    names: set[str] = set()
    for _ in range(draw(st.integers(1, 4))):
        names.add(draw(st.sampled_from(sorted(may_add(names)))))
    marks = {name: "".join(draw(st.lists(st.sampled_from(SIGNS), min_size=n, max_size=n)))
             for name in names if (n := len(slide.fields[name]))}  # fmt: skip
    guess = draw(st.none() | st.integers(0, 10_000).map(lambda hundredths: Fraction(hundredths, 100)))
    return slide, settle_sheet(slide, marks, guess)


@settings(max_examples=8)
@given(counts())
def test_a_code_gives_back_exactly_the_count_that_it_was_made_of(one: tuple[Slide, Sheet]) -> None:
    slide, sheet = one
    code = write_code(slide, sheet)
    assert len(code) < 400
    read = read_code(f"  {code[:50]}\n{code[50:]} ")
    assert read.sheet == sheet
    assert (read.slide.seed, read.slide.plan) == (slide.seed, slide.plan)


SLIDE = make_slide(5)
CODE = write_code(SLIDE, sloppy(SLIDE, ("A1", "A2"), 1, 0.1))


@settings(max_examples=60)
@given(st.integers(0, len(CODE) - 1), st.sampled_from("Aa0:.+"))
def test_a_code_with_one_changed_letter_is_refused_in_one_line(at: int, letter: str) -> None:
    if CODE[at] == letter:
        return
    with pytest.raises(ValueError, match="code") as refused:
        read_code(CODE[:at] + letter + CODE[at + 1 :])
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("text", ["", "hello", CODE[:-1], CODE[: len(CODE) // 2], CODE + CODE, f"{CODE}0", 7])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="code"):
        read_code(text)


def forged(*, plan: str = "mixed", seed: str = "5", guess: str = "none", fields: str = "A1", marks: str = "AAAA") -> str:
    from binascii import crc32

    start = f"KI67:{plan}:{seed}:{guess}:{fields}:{marks}"
    return f"{start}:{crc32(start.encode()):08x}"


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (forged(plan="other"), "does not exist"),
        (forged(guess="1.2.3"), "no number"),
        (forged(fields="A1A1"), "twice"),
        (forged(), "cannot be read"),
        (forged(marks="A"), "cannot be read"),
    ],
)
def test_a_code_with_a_good_checksum_is_still_checked(code: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_code(code)


def test_nothing_counted_makes_no_code() -> None:
    with pytest.raises(ValueError, match="nothing was counted"):
        write_code(SLIDE, Sheet())


def codes(*slips: float, names: Sequence[str] = ("A1", "A2")) -> list[str]:
    return [write_code(SLIDE, sloppy(SLIDE, names, seed, share)) for seed, share in enumerate(slips)]


def agreed(listed: Sequence[str]) -> Agreement:
    found = counts_kappa(listed)
    assert isinstance(found, Agreement)
    return found


def test_careful_students_agree_more_than_careless_ones() -> None:
    careful, careless = (agreed(codes(*[slips] * 4)).kappa.value or 0 for slips in (0.02, 0.4))
    assert careless < Fraction(8, 10) < careful < 1


def test_the_same_count_twice_agrees_fully_and_is_suspected_to_be_pasted_twice() -> None:
    found = agreed(codes(0.1) * 2)
    assert found.kappa.value == 1
    assert any("pasted twice" in reason.text for reason in found.reasons)


def test_the_order_of_the_students_does_not_matter() -> None:
    listed = codes(0.1, 0.2, 0.3)
    assert agreed(listed).kappa == agreed(listed[::-1]).kappa


def test_only_the_fields_that_all_counted_enter() -> None:
    found = agreed([*codes(0.1, names=("A1", "A2")), *codes(0.1, names=("A2", "B2"))])
    assert found.fields == ("A2",)
    assert found.nuclei == len(SLIDE.fields["A2"])
    assert "A2" in found.what


def test_the_published_kappa_stands_beside_with_what_it_measured() -> None:
    text = " ".join(reason.text for reason in agreed(codes(0.1, 0.2)).reasons)
    assert "0.42" in text
    assert "six pathologists choosing Ki-67 hot spots" in text


def test_marks_all_alike_give_no_kappa_and_say_so() -> None:
    blank = write_code(SLIDE, Sheet({"A1": "." * len(SLIDE.fields["A1"])}))
    assert "cannot be given" in agreed([blank, blank]).what


@pytest.mark.parametrize("listed", [[], [CODE], [*codes(0.1, names=("A1",)), *codes(0.1, names=("F5",))]])
def test_too_little_in_common_is_not_decidable(listed: list[str]) -> None:
    assert isinstance(counts_kappa(listed), NotDecidable)


def test_a_bad_code_is_named_by_its_place() -> None:
    with pytest.raises(ValueError, match=r"^code 2: this code was changed"):
        counts_kappa([CODE, CODE.replace(":5:", ":6:", 1)])


def test_a_count_of_another_slide_is_refused() -> None:
    other = make_slide(6)
    with pytest.raises(ValueError, match="code 2 is of another slide"):
        counts_kappa([CODE, write_code(other, sloppy(other, ("A1",), 1, 0.1))])


def test_an_agreement_reads_as_its_answer_and_its_reasons() -> None:
    said = str(Agreement(Kappa(Fraction(3, 4), Fraction(1, 2)), 2, ("A1",), 10, (because("Two counts agree on 75%."),)))
    assert said == "Fleiss' kappa 0.50, 2 counts, 10 nuclei of A1.\n- Two counts agree on 75%."
