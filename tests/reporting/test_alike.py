"""What is alike is told plainly, and what everybody has is not."""

import random
import time
from dataclasses import replace
from itertools import combinations

import pytest

from netcourse.reporting.alike import alike, overlap, runs, signs, words
from netcourse.reporting.model import Answer, Item, Room, State
from tests.reporting.rooms import room, student

TEXT = (
    "The tumour lies in the ileum, fifteen of five hundred cells are stained, and the interval holds the limit of three per cent."
)
CODE = "total = 0\nfor row in rows:\n    if row['site'] != 'lung' and row['rate'] >= 2:\n        total = total + 1\nn = total\n"


def written(*texts: str, code: bool = False) -> Room:
    item = Item("t-task", "Your comment", 5, kind="Text")
    answers = [Answer(State.ANSWERED, 3.0, code=one) if code else Answer(State.ANSWERED, 3.0, text=one) for one in texts]
    others = tuple(student(at, {"t-task": one}) for at, one in enumerate(answers, 1))
    return replace(room(1), items=(item,), students=others)


def own(at: int) -> str:
    """A text that is nobody else's."""
    return " ".join(f"word{at}x{place}" for place in range(30))


def test_the_same_words_are_the_same_whatever_stands_between_them() -> None:
    found = alike(written(TEXT, own(1), f"  {TEXT.upper()}!! ", own(2)))
    assert [(one.who, one.same) for one in found] == [(("Student 01", "Student 03"), True)]


def test_nearly_the_same_is_shown_side_by_side_with_its_share() -> None:
    changed = TEXT.replace("fifteen", "some fifteen")
    found = alike(written(TEXT, own(1), own(2), changed))
    assert len(found) == 1
    assert found[0].texts == (TEXT, changed)
    assert 0.6 <= found[0].share < 1


def test_code_is_compared_without_comments_and_layout() -> None:
    again = CODE.replace("    ", "  ").replace("total = 0", "total = 0  # mine")
    found = alike(written(CODE, again, code=True))
    assert [(one.who, one.same, one.kind) for one in found] == [(("Student 01", "Student 02"), True, "code")]


def test_what_a_large_part_of_the_class_has_is_common_ground() -> None:
    assert alike(written(*[TEXT] * 8)) == ()


def test_a_short_text_is_alike_by_chance() -> None:
    assert alike(written("NET G2.", "NET G2.")) == ()


@pytest.mark.parametrize("code", ["'''", "x = (", "\x00", "for for for", "\ud800", "é" * 5000])
def test_what_is_no_python_is_compared_by_its_words(code: str) -> None:
    assert isinstance(signs(code), tuple)


def test_overlap_is_jaccards_share() -> None:
    one, other = runs(words("a b c d e"), 2), runs(words("a b c x"), 2)
    assert overlap(one, other) == pytest.approx(2 / 5)
    assert overlap(one, one) == 1
    assert overlap(frozenset(), frozenset()) == 0


def test_of_all_pairs_none_that_is_alike_is_passed_over() -> None:
    chosen = random.Random(3)  # noqa: S311 (pseudo-random on purpose)
    vocabulary = [f"word{at}" for at in range(60)]
    texts = [[chosen.choice(vocabulary) for _ in range(chosen.randint(16, 30))] for _ in range(60)]
    for at in range(0, 60, 2):
        # The next begins as this one, and goes on in its own way from somewhere.
        keep = chosen.randint(10, len(texts[at]) - 1)
        texts[at + 1] = [*texts[at][:keep], *(chosen.choice(vocabulary) for _ in range(len(texts[at]) - keep))]
    found = [runs(text, 4) for text in texts]
    wanted = {pair for pair in combinations(range(60), 2) if overlap(found[pair[0]], found[pair[1]]) >= 0.6}
    told = {tuple(int(who[-2:]) - 1 for who in one.who) for one in alike(written(*map(" ".join, texts)))}
    assert 5 < len(wanted) <= 20
    assert told == wanted


def test_a_class_of_thousands_is_compared_in_seconds() -> None:
    chosen = random.Random(4)  # noqa: S311 (pseudo-random on purpose)
    few = [f"word{at}" for at in range(14)]
    texts = [" ".join(chosen.choices(few, k=40)) for _ in range(2000)]
    began = time.process_time()
    alike(written(*texts, texts[0]))
    assert time.process_time() - began < 10
