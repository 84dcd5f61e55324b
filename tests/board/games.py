"""Games at the board for tests: one whole game of P04, and logs made of acts."""

import random
from collections.abc import Sequence

from netcourse.board.catalogue import acts, diagnoses, plan_items
from netcourse.board.chart import Chart, load_chart
from netcourse.board.log import append, said, started
from netcourse.board.variant import Variant, vary

GAME = (
    "urgency now",
    said("say", "why", "Three times a low glucose."),
    "commit triage",
    "do faints",
    "do food-timing",
    "do work",
    "key faints,food-timing",
    said("say", "summary", "A nurse of 31 whose glucose falls before breakfast."),
    "rank insulinoma>factitious-sulfonylurea>exogenous-insulin",
    "commit d1",
    "do fast-supervised",
    "do insulin",
    "do sulfonylurea-screen",
    "wait 4",
    "wait 9",
    "tag insulin use",
    "rank insulinoma>insulin-autoimmune",
    "commit d2",
    "do ct-abdomen",
    "do eus-fna",
    "wait 10",
    "do count-ki67",
    "wait 7",
    'field grade "NET G1"',
    "rank insulinoma",
    "commit d3",
    "jurisdiction EU",
    "plan enucleation ct-abdomen",
    "plan diazoxide insulin",
    "plan dietary-meals -",
    "unplan dietary-meals",
    said("say", "board", "The fast and the screen say that the tumour makes it."),
    "commit plan",
    "do glucose-vein",
    "do ecg-monitor",
    "do call-surgeon",
    said("say", "patient", "We found what makes you faint."),
    "commit end",
)


def p04(student: str = "") -> tuple[Chart, Variant]:
    """P04 with the numbers of a student, by default those of the paper edition, fork A."""
    chart = load_chart("p04")
    return chart, vary(chart, student)


def game(acts_: Sequence[str] = GAME, student: str = "", nonce: str = "9f31c2d7", every: int = 10) -> tuple[str, ...]:
    """The log of a game of P04, a line every so many seconds."""
    _, variant = p04(student)
    lines = append((), started("p04", "board-1", student, nonce, variant.digest), 0)
    for at, act in enumerate(acts_, 1):
        lines = append(lines, act, every * at)
    return lines


def random_act(rng: random.Random) -> str:
    """Any line that can be written, possible or not."""
    act, item = rng.choice([*acts()]), rng.choice([*plan_items()])
    ranked = ">".join(rng.sample([*diagnoses()], rng.randint(1, 5)))
    phase = rng.choice(["triage", "d1", "d2", "d3", "plan", "end"])
    return rng.choice(
        [
            *[f"do {act}"] * 6,
            f"wait {rng.randint(1, 60)}",
            *[f"commit {phase}"] * 3,
            *[f"rank {ranked}"] * 3,
            f"key {act}",
            f"tag {act} repeat",
            f"urgency {rng.choice(['now', 'soon', 'routine'])}",
            f"plan {item} {rng.choice(['-', act])}",
            f"unplan {item}",
            f"jurisdiction {rng.choice(['EU', 'US'])}",
            f'field {rng.choice(["grade", "t"])} "T1"',
            f'say {rng.choice(["why", "summary", "board", "patient"])} "words"',
        ]
    )
