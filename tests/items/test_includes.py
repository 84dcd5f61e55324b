"""A list that has to hold some entries at least: what is missing is told by its name, what is besides costs nothing."""

from fractions import Fraction

import pytest

from netcourse.authoring.chance import expected
from netcourse.explorers import Asked, EmergencyCard
from netcourse.items import Includes, Placed

WANT = Includes(["plain", "ring"], {"plain": "Which disease?", "ring": "Whom to ring?"}, "Eight lines fit.", 8)
HARM = "It makes somebody wait."
ITEM = Asked("t8", "Write her card.", explorer=EmergencyCard(sealed="rosa"), counts=("lines",), begin={"lines": []})
SCHEME = Placed({"lines": WANT}, "A stranger can act on it.", {("lines", "octreotide-wait", "in"): HARM})


@pytest.mark.parametrize(
    ("read", "lacks"),
    [
        (["plain", "ring"], ""),
        (["ring", "plain", "diet"], ""),
        (["ring"], "Which disease?"),
        ([], "Which disease? Whom to ring?"),
        (["plain", "ring", *"abcdef"], ""),
        (["plain", "ring", *"abcdefg"], "Eight lines fit."),
    ],
)
def test_what_is_missing_is_told_and_what_is_besides_costs_nothing(read: list[str], lacks: str) -> None:
    assert WANT.lacks(read) == lacks


def test_its_example_earns_everything_a_disputed_line_costs_nothing_and_a_harm_everything() -> None:
    assert SCHEME.marks(ITEM, ITEM.parse(SCHEME.key), 2).earned == 2
    assert SCHEME.marks(ITEM, ITEM.parse({"lines": ["no-adrenaline", "plain", "ring"]}), 2).earned == 2
    harmed = SCHEME.marks(ITEM, ITEM.parse({"lines": ["plain", "ring", "octreotide-wait"]}), 2)
    assert harmed.earned == 0


def test_blind_choice_takes_as_many_entries_as_are_allowed() -> None:
    # 8 of 19 keys by lot, of which two are wanted: 8/19 x 7/18.
    assert expected(ITEM, SCHEME, Fraction(1)) == Fraction(8 * 7, 19 * 18)
