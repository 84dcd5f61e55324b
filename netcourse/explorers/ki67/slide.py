"""A synthetic slide stained for Ki-67, made from a seed: every nucleus, how it looks, and what it truly is.

What is sourced (read from these facts), and what was chosen for teaching:

=======================  ================================================================================================
hot spot against rest    facts B5-04.hot and B5-04.random: their ratio, one study of 91 pancreatic NETs
plan "limit"             fact B1-2.ki67: the hot spot is planned on its lower limit or just above
plan "mixed"             chosen: a hot spot of 5 to 9%: G2, while a random place may be G1
fields beside it         chosen: half way; every field strays from its share by up to 40%, in the hot spot by 8%
faint positives          chosen: about one positive in five
lymphocytes, stroma      chosen: numbers, looks and how many of them stain
=======================  ================================================================================================

How nuclei look (tumour round to oval with pale chromatin, lymphocytes small, round and dark, stroma thin and long) is general
knowledge, not verified; sizes overlap a little, as they do under a microscope.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from random import Random

from netcourse.disease.arguments import count, one_of
from netcourse.disease.proliferation import PER_CENT, Ki67Index
from netcourse.evidence import fact
from netcourse.explorers.ki67.tissue import FIELD_SIDE, Kind, Tissue, field_names, lay_out, place, warmth

Draw = Callable[[], float]

POSITIVE, NEGATIVE, UNMARKED = "+", "-", "."
PLANS = ("mixed", "limit")
MIXED_HOT_SPOT = (Fraction(5), Fraction(9))
# Per cent above the limit: the stain of a whole block of fields cannot be set finer than a nucleus or two.
ABOVE_THE_LIMIT = Fraction(1, 2)
STRAYS, HOT_STRAYS = 0.4, 0.08
FAINT_SHARE = 0.22
GAP_SHARE = 0.04
SCATTERED_LYMPHOCYTES = 0.025
STROMA_SITES_FILLED = 0.6
STAINED_LYMPHOCYTES, STAINED_STROMA = 0.42, 0.06
# The lattice on which nuclei sit before they stray, and its distance from the edge of a field: no nucleus is cut in two.
SITES_ACROSS, SITES_DOWN, MARGIN = 13, 16, 4.0
JITTER = 4.2
# Enough that no two seeds in a class meet, few enough to type.
HIGHEST_SEED = 99_999
# Of the slides in the lessons.
LESSON_SEEDS = (5,)


@dataclass(frozen=True, slots=True)
class Looks:
    """How a nucleus looks: its place in its field, half axes and angle, and its colour.

    `x`, `y`, `long` and `short` are in tenths of a slide unit, `angle` in degrees; `brown` is the strength of the stain and
    `dark` that of the chromatin, both 0 to 100.
    """

    x: int
    y: int
    long: int
    short: int
    angle: int
    brown: int
    dark: int


@dataclass(frozen=True, slots=True)
class Nucleus:
    """A nucleus, what it belongs to, and whether it stained, which stands for a cell that divides."""

    looks: Looks
    kind: Kind
    stained: bool

    @property
    def due(self) -> str:
        """The mark that it should get: only tumour cells are counted (fact B2-02)."""
        if self.kind is not Kind.TUMOUR:
            return UNMARKED
        return POSITIVE if self.stained else NEGATIVE


@dataclass(frozen=True, slots=True, eq=False)
class Slide:
    """A synthetic slide: its fields by name, row by row, each with its nuclei in reading order. Equal only to itself."""

    seed: int
    plan: str
    fields: Mapping[str, tuple[Nucleus, ...]]


def make_slide(seed: int, plan: str = "mixed") -> Slide:
    """Make the slide of a seed, the same one on every machine.

    Parameters
    ----------
    seed : int
        0 to 99,999.
    plan : str
        ``"mixed"``, a hot spot clear of the limits, or ``"limit"``, one that lies on the lower limit of G2 or just above.

    Returns
    -------
    Slide
        30 fields, about 5,500 nuclei.

    Raises
    ------
    ValueError
        If the seed or the plan does not exist.
    """
    return _kept(seed, plan)


# A call is kept by how it is spelt: here all are spelt alike. By type too: a kept slide 1 is no answer to True, nor 3 to 3.0.
@lru_cache(maxsize=8, typed=True)
def _kept(seed: int, plan: str) -> Slide:
    seed = count("seed", seed, high=HIGHEST_SEED)
    one_of("plan", plan, PLANS)
    # Only random() promises the same numbers in every version of Python.
    draw = Random(seed * len(PLANS) + PLANS.index(plan)).random  # noqa: S311 (the same slide for the same seed, on purpose)
    tissue = lay_out(draw)
    hot = _hot_share(plan, draw())
    fields = {}
    for name in field_names():
        share = _share(hot, warmth(tissue, name), draw())
        fields[name] = _field(tissue, name, share, draw)
    return Slide(seed, plan, fields)


def true_index(slide: Slide, names: tuple[str, ...]) -> Ki67Index:
    """The true Ki-67 index of some fields taken together, or of the whole slide when all are named.

    Raises
    ------
    ValueError
        If these fields hold no tumour cell.
    """
    due = [nucleus.due for name in names for nucleus in slide.fields[name]]
    return Ki67Index(due.count(POSITIVE), due.count(POSITIVE) + due.count(NEGATIVE))


def _hot_share(plan: str, chance: float) -> float:
    lower = fact("B1-2.ki67").exact_low or Fraction(0)
    low, high = (lower, lower + ABOVE_THE_LIMIT) if plan == "limit" else MIXED_HOT_SPOT
    return float(low + (high - low) * Fraction(chance)) / PER_CENT


def _share(hot: float, near: float, chance: float) -> float:
    hot_mean, random_mean = (fact(f"B5-04.{area}").exact_value or Fraction(0) for area in ("hot", "random"))
    cold = hot * float(random_mean / hot_mean)
    strays = HOT_STRAYS if near == 1 else STRAYS
    return (cold + (hot - cold) * near) * (1 + (2 * chance - 1) * strays)


def _field(tissue: Tissue, name: str, share: float, draw: Draw) -> tuple[Nucleus, ...]:
    column, row = place(name)
    found: list[tuple[Kind, float, float, float]] = []
    for x, y in _sites(draw):
        kind, angle = tissue.at(column * FIELD_SIDE + x, row * FIELD_SIDE + y)
        found += [(kept, x + dx, y + dy, angle) for kept, dx, dy in _at_site(kind, draw)]
    stained = _stained([kind for kind, _, _, _ in found], share, draw)
    return tuple(Nucleus(_looks(*one, stain, draw), one[0], stain) for one, stain in zip(found, stained, strict=True))


def _sites(draw: Draw) -> list[tuple[float, float]]:
    room = FIELD_SIDE - 2 * MARGIN
    step_x, step_y = room / (SITES_ACROSS - 0.5), room / (SITES_DOWN - 1)
    places = [(MARGIN + (i + j % 2 / 2) * step_x, MARGIN + j * step_y) for j in range(SITES_DOWN) for i in range(SITES_ACROSS)]
    return [(_inside(x + (draw() - 0.5) * JITTER), _inside(y + (draw() - 0.5) * JITTER)) for x, y in places]


def _inside(along: float) -> float:
    return min(max(along, MARGIN - 0.5), FIELD_SIDE - MARGIN + 0.5)


def _at_site(kind: Kind, draw: Draw) -> list[tuple[Kind, float, float]]:
    """What one site of the lattice holds: lymphocytes lie two to a site, stroma is loose, tumour has gaps and odd guests."""
    chance = draw()
    if kind is Kind.LYMPHOCYTE:
        across, down = 1.5 + chance, 3.6 * (draw() - 0.5)
        return [(kind, -across, -down), (kind, across, down)]
    if kind is Kind.STROMA:
        return [(kind, 0.0, 0.0)] if chance < STROMA_SITES_FILLED else []
    if chance < GAP_SHARE:
        return []
    return [(Kind.LYMPHOCYTE if chance < GAP_SHARE + SCATTERED_LYMPHOCYTES else kind, 0.0, 0.0)]


def _stained(kinds: list[Kind], share: float, draw: Draw) -> list[bool]:
    """Which nuclei stain. Of the tumour exactly its share does, rounded up or down by chance: a field is as hot as planned."""
    chances = [draw() for _ in kinds]
    tumour = [at for at, kind in enumerate(kinds) if kind is Kind.TUMOUR]
    quota = int(share * len(tumour) + draw())
    chosen = set(sorted(tumour, key=chances.__getitem__)[:quota])
    others = {Kind.LYMPHOCYTE: STAINED_LYMPHOCYTES, Kind.STROMA: STAINED_STROMA}
    return [at in chosen if kind is Kind.TUMOUR else chances[at] < others[kind] for at, kind in enumerate(kinds)]


def _looks(kind: Kind, x: float, y: float, angle: float, stained: bool, draw: Draw) -> Looks:  # noqa: FBT001 (a row of a table)
    size, roundness, turn, dark, strength, faint = (draw() for _ in range(6))
    if kind is Kind.TUMOUR:
        # One in ten is small: size alone does not tell a tumour cell.
        long = 2.35 + size * 5 if size < 0.1 else 2.85 + size
        short, turned, tone = long * (0.74 + 0.26 * roundness), turn * 180, 28 + 46 * dark * dark
    elif kind is Kind.LYMPHOCYTE:
        long = 1.8 + 0.6 * size
        short, turned, tone = long * (0.9 + 0.1 * roundness), turn * 180, 66 + 30 * dark
    else:
        long = 3.6 + 1.4 * size
        # A few are plump.
        short, turned, tone = 0.9 + 1.2 * roundness * roundness * roundness, angle + (turn - 0.5) * 30, 50 + 30 * dark
    brown = 0.0
    if stained:
        brown = 28 + 14 * strength if kind is Kind.TUMOUR and faint < FAINT_SHARE else 72 + 28 * strength
    tenths = [round(10 * part) for part in (x, y, long, short)]
    return Looks(tenths[0], tenths[1], tenths[2], tenths[3], round(turned) % 180, round(brown), round(tone))
