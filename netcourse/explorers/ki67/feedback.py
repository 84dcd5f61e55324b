"""What a student is told once the truth is shown: the misconception by its name, and what to do next.

That lymphocytes divide, and that any brown counts however faint, is general knowledge, not verified: no fact states it. How many
lymphocytes make a field a clump is chosen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from netcourse.disease.proliferation import shown
from netcourse.disease.result import Reason, because, stated
from netcourse.disease.who_grade import grade_by_ki67
from netcourse.explorers.ki67.count import Count
from netcourse.explorers.ki67.sheet import Sheet
from netcourse.explorers.ki67.slide import Slide
from netcourse.explorers.ki67.tissue import Kind
from netcourse.explorers.ki67.truth import Truth, Verdict

CLUMP_SHARE = Fraction(1, 4)
UNVERIFIED = "(General knowledge, not verified.)"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a count shows: what happened, with its grounds, and what to do next time."""

    found: Reason
    then: str


def findings(slide: Slide, sheet: Sheet, count: Count, truth: Truth) -> tuple[Finding, ...]:
    """What to say about a count: first what was counted wrongly, then where, last the guess.

    Parameters
    ----------
    slide : Slide
        The slide.
    sheet : Sheet
        The marks and the guess.
    count : Count
        What the marks say by themselves.
    truth : Truth
        The same marks beside the truth.

    Returns
    -------
    tuple of Finding
        At least two.
    """
    wrong = (*_not_tumour(truth), *_stain(truth), *_left_out(truth))
    return (*(wrong or (_clean(count),)), *_clumps(slide, sheet), _hot_spot(sheet, truth), *_guess(sheet, truth))


def _not_tumour(truth: Truth) -> Iterator[Finding]:
    lymphocytes, stroma = truth.tally[Verdict.LYMPHOCYTE], truth.tally[Verdict.STROMA]
    if lymphocytes:
        words = f"You counted {_many(lymphocytes, 'lymphocyte')}. They divide, but they are not tumour. {UNVERIFIED}"
        then = "Leave small, round, dark nuclei unmarked, brown or blue."
        yield Finding(because(f"{words} Only tumour cells are counted.", "B2-02"), then)
    if stroma:
        words = (
            f"You counted {_many(stroma, 'stroma cell')}. Thin, long nuclei belong to the septa between the nests. {UNVERIFIED}"
        )
        then = "Steer around the septa; take marks on thin nuclei away."
        yield Finding(because(f"{words} Only tumour cells are counted.", "B2-02"), then)
    if truth.stained_others:
        words = f"Of those, {truth.stained_others} went in as positive: each pushes the index up."
        yield Finding(because(words), "Ask of every brown nucleus first: is it tumour? Then: is it brown?")


def _stain(truth: Truth) -> Iterator[Finding]:
    faint, negative = truth.tally[Verdict.FAINT_MISSED], truth.tally[Verdict.CALLED_NEGATIVE]
    positive = truth.tally[Verdict.CALLED_POSITIVE]
    if faint:
        words = f"You called {_many(faint, 'faint positive')} negative. In this lab any brown in a tumour nucleus counts."
        yield Finding(because(f"{words} {UNVERIFIED}"), "Compare a doubtful nucleus with a clearly blue one beside it.")
    if negative:
        words = f"You called {_many(negative, 'clearly brown tumour nucleus', 'clearly brown tumour nuclei')} negative."
        then = "Mark the brown ones first, then brush the blue ones: the brush leaves marks alone."
        yield Finding(because(words), then)
    if positive:
        words = f"You called {_many(positive, 'blue tumour nucleus', 'blue tumour nuclei')} positive. Dark blue is not brown."
        yield Finding(because(words), "Look at the hue, not at how dark a nucleus is.")


def _left_out(truth: Truth) -> Iterator[Finding]:
    positive, negative = truth.tally[Verdict.LEFT_OUT_POSITIVE], truth.tally[Verdict.LEFT_OUT_NEGATIVE]
    if not positive and not negative:
        return
    words = f"You left out {positive} positive and {negative} negative tumour cells of your fields."
    if positive * truth.chosen.counted > truth.chosen.positive * (positive + negative):
        then = (
            "More of the positive than of the negative ones: that pulls the index down. Leave out a place, never a kind of cell."
        )
    else:
        then = "To stop part of the way through a field is fine once you have enough. Leave out a place, never a kind of cell."
    yield Finding(because(words, "B2-02"), then)


def _clean(count: Count) -> Finding:
    found = because(f"All {count.index.counted} marks are right, and no tumour cell of your fields is missing.", "B2-02")
    return Finding(found, "Now see how wide the interval still is: that is counting alone, without any slip.")


def _clumps(slide: Slide, sheet: Sheet) -> Iterator[Finding]:
    for name in sheet.fields:
        nuclei = slide.fields[name]
        lymphocytes = sum(nucleus.kind is Kind.LYMPHOCYTE for nucleus in nuclei)
        if lymphocytes >= CLUMP_SHARE * len(nuclei):
            words = f"{name} looks busy from afar, but it holds a clump of {lymphocytes} lymphocytes and little tumour."
            yield Finding(because(words, "B2-02"), "Open a brown field before you choose it: brown tumour makes a hot spot.")


def _hot_spot(sheet: Sheet, truth: Truth) -> Finding:
    mine, best = truth.chosen, truth.hottest
    where = f"Your fields truly hold {shown(mine.percent)}%"
    if mine.share >= best.share:
        found = because(f"{where}: you found the hottest area.", "B2-02")
        return Finding(found, f"The whole slide holds {shown(truth.whole.percent)}%: that is what a random place might give.")
    hottest = f"the hottest area, {', '.join(truth.hottest_fields)}, holds {shown(best.percent)}%"
    before, after = grade_by_ki67(mine.percent), grade_by_ki67(best.percent)
    change = f" That is {after} and no longer {before}." if after is not before else " The grade stays the same."
    found = because(f"{where}; {hottest}.{change} {stated('B5-04.changed').text}", "B2-02", "B5-04.changed")
    if set(sheet.fields) & set(truth.hottest_fields):
        return Finding(found, "You were at its edge: look at every neighbour before you add one.")
    return Finding(found, "Look over the whole map first, then open the two or three fields with most brown tumour.")


def _guess(sheet: Sheet, truth: Truth) -> Iterator[Finding]:
    if sheet.guess is None:
        return
    by_eye, mine, best = (grade_by_ki67(index) for index in (sheet.guess, truth.chosen.percent, truth.hottest.percent))
    words = f"By eye you said {shown(sheet.guess)}%; your fields hold {shown(truth.chosen.percent)}%, "
    words += f"the hottest area {shown(truth.hottest.percent)}%."
    if by_eye is mine is best:
        found = because(f"{words} All three give {best}.", "B2-08")
        yield Finding(found, stated("B2-08").text)
    else:
        found = because(f"{words} That is {by_eye}, {mine} and {best}.", "B5-01.eyeball", "B5-06")
        yield Finding(found, f"{stated('B5-01.eyeball').text} {stated('B5-06').text}")


def _many(number: int, one: str, more: str = "") -> str:
    return f"{number} {one if number == 1 else more or one + 's'}"
