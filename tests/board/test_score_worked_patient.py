"""The worked patient of the design: what strategies earn, as it was worked out before anything was built."""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence

import pytest

from netcourse.board.played import Played
from tests.board.worked import DIAGNOSES, ITEMS, PRICES, budgeted, course, of_20, scored, worked

EXPERT = [
    "flush",
    "stool",
    "drugs",
    "supp",
    "dysp",
    "wt",
    "alc",
    "meno",
    "heart",
    "liver",
    "abd",
    "kidney",
    "prep",
    "hiaa_p",
    "bnp",
    "niacin",
    "echo",
    "ct",
    "mri",
    "ga",
    "biopsy",
]
RANKS = {
    "d1": ["carcinoid", "menopause", "mastocytosis", "drug flush", "ibs"],
    "d2": ["carcinoid", "5htp", "mastocytosis"],
    "d3": ["ileal NET", "unknown primary NET", "lung NET"],
}
MIDDLING = {
    "d1": ["ibs", "carcinoid", "menopause"],
    "d2": ["carcinoid", "ibs", "menopause"],
    "d3": ["ileal NET", "carcinoid", "lung NET"],
}
PEEKED = {
    "d1": ["ileal NET", "unknown primary NET", "lung NET"],
    "d2": ["ileal NET", "carcinoid", "5htp"],
    "d3": RANKS["d3"],
}
PLAN = {"ssa", "cardio first", "segment later", "debulk later", "niacin give"}
SO_SO = {"ssa", "cardio first", "prrt first", "segment later", "debulk later"}
ANCHORED = {phase: ["ibs", "bile acid", "menopause"] for phase in ("d1", "d2", "d3")}
COPIED = {
    "d1": ["carcinoid", "ibs", "menopause"],
    "d2": ["ileal NET"],
    "d3": ["ileal NET", "pancreatic NET"],
}


def marked(
    acts: Sequence[str],
    ranks: Mapping[str, Sequence[str]],
    right: int,
    items: Iterable[str],
    tied: Iterable[str],
    turn: float,
    hand: float,
) -> float:
    return of_20(scored(course(acts, ranks, right, items, tied)), turn, hand)


A_TO_Z = budgeted(sorted(PRICES))
TABLE: dict[str, tuple[Callable[[], float], float]] = {
    "expert": (lambda: marked(EXPERT, RANKS, 5, PLAN, PLAN, 1, 2.7), 19.7),
    "orders everything, without a budget": (lambda: marked(sorted(PRICES), MIDDLING, 4, SO_SO, {"ssa"}, 0.5, 1.2), 11.3),
    "from A to Z until the budget ends": (
        lambda: marked(A_TO_Z, MIDDLING, 2, {"ssa", "segment later", "prrt first"}, {"ssa"}, 0.5, 1.2),
        9.1,
    ),
    "minimalist": (
        lambda: marked(
            ["flush", "stool", "hiaa_u", "ct"],
            {"d1": ["carcinoid"], "d2": ["carcinoid"], "d3": ["ileal NET"]},
            2,
            {"ssa"},
            {"ssa"},
            0.5,
            0.8,
        ),
        8.7,
    ),
    "nothing": (lambda: marked([], {}, 0, (), (), 0, 0), 0.0),
    "another patient's path, copied": (
        lambda: marked(
            ["fam", "travel", "drugs", "flush", "stool", "wt", "heart", "abd", "prep", "gastrin", "ct", "eus", "ga", "biopsy"],
            COPIED,
            3,
            {"ssa", "segment later"},
            {"ssa"},
            0.5,
            1.2,
        ),
        9.9,
    ),
    "anchored": (
        lambda: marked(
            ["flush", "stool", "abd", "cga", "colon", "stoolcult", "elast", "ct"], ANCHORED, 1, {"observe"}, (), 0, 0.8
        ),
        2.5,
    ),
    "expert, but the liver without the heart": (
        lambda: marked(
            [act for act in EXPERT if act not in ("echo", "bnp")],
            RANKS,
            4,
            {"ssa", "liver now", "segment later", "niacin give"},
            {"ssa"},
            0.5,
            2,
        ),
        10.5,
    ),
    "peeked": (lambda: marked(EXPERT, PEEKED, 5, PLAN, PLAN, 1, 2), 17.4),
    "friend's log, same fork": (lambda: marked(EXPERT, RANKS, 4, PLAN, PLAN, 1, 0.9), 17.3),
    "friend's log, other fork": (
        lambda: marked(
            EXPERT, RANKS, 3, PLAN - {"cardio first", "debulk later"} | {"transplant"}, {"ssa", "niacin give"}, 0, 0.9
        ),
        14.0,
    ),
}


@pytest.mark.parametrize("who", TABLE)
def test_a_strategy_earns_what_was_worked_out(who: str) -> None:
    marks, expected = TABLE[who]
    assert round(marks(), 1) == expected


def shotgun(ranks: Mapping[str, Sequence[str]], right: int, items: set[str], tied: set[str], rng: random.Random) -> Played:
    """Orders at random until the budget ends; what was not seen moves no list, and is not known for field and plan."""
    acts = budgeted(rng.sample(list(PRICES), len(PRICES)))
    second = ranks["d2"] if {"hiaa_u", "hiaa_p"} & set(acts) else ranks["d1"]
    lists = {"d1": ranks["d1"], "d2": second, "d3": ranks["d3"] if {"ga", "cu"} & set(acts) else second}
    fields = right - ("biopsy" not in acts) - ("echo" not in acts)
    planned = items if "echo" in acts else items - {"cardio first"}
    rash = "biopsy" in acts and "echo" in acts and acts.index("biopsy") < acts.index("echo")
    return course(acts, lists, fields, planned, tied & planned, stopped=["biopsy"] if rash else [])


def mean_of(make: Callable[[random.Random], float], draws: int = 400) -> tuple[float, float]:
    rng = random.Random(1)  # noqa: S311 (draws for a test)
    marks = sorted(make(rng) for _ in range(draws))
    return sum(marks) / draws, marks[int(0.95 * draws)]


def guess(rng: random.Random) -> float:
    acts = budgeted(rng.sample(list(PRICES), 21))
    lists = {name: rng.sample(DIAGNOSES, 5) for name in ("d1", "d2", "d3")}
    right = sum(rng.random() < chance for chance in (1 / 6, 1 / 3, 1 / 9, 1 / 3, 1 / 3))
    items = rng.sample(ITEMS, 5)
    found = scored(course(acts, lists, right, items, rng.sample(items, 2)))
    return of_20(found, round(rng.random() * 0.4, 2), 0)


def test_shooting_wide_earns_less_than_aiming_and_guessing_next_to_nothing() -> None:
    aiming, _ = mean_of(lambda rng: of_20(scored(shotgun(RANKS, 5, PLAN, PLAN, rng)), 1, 1.5))
    middling, _ = mean_of(lambda rng: of_20(scored(shotgun(MIDDLING, 4, SO_SO, {"ssa"}, rng)), 0.5, 1.2))
    guesses, highest = mean_of(guess)
    assert aiming == pytest.approx(12.9, abs=0.5)
    assert middling == pytest.approx(9.6, abs=0.5)
    assert guesses == pytest.approx(2.8, abs=0.3)
    assert highest < 6


def test_a_plan_that_holds_everything_earns_nothing_and_halves_the_rest() -> None:
    found = scored(course(EXPERT, RANKS, 5, ITEMS, ITEMS))
    assert found.shares["plan"] == 0
    assert of_20(found, 1, 0) == 17 / 4


def test_the_worked_key_costs_what_was_worked_out() -> None:
    assert sum(PRICES[act] for act in worked().path) == 74
