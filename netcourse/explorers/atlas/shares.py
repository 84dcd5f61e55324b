"""Layer two of the atlas: the share of each site in one registry, and what another denominator makes of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from netcourse.disease.result import Reason, because, stated
from netcourse.evidence import discrepancies, fact
from netcourse.explorers.atlas.organs import ORGANS
from netcourse.explorers.atlas.words import number, source_names
from netcourse.explorers.figure import Figure
from netcourse.explorers.narrow import NARROW_WIDTH, in_lines
from netcourse.explorers.sketch import HATCH, Sketch

# The registry names its sites as the map names its organs; all six figures have one denominator.
SHARES = {
    "lung": "A3-10.lung",
    "small-intestine": "A3-10.small-intestine",
    "rectum": "A3-10.rectum",
    "colon": "A3-10.colon",
    "pancreas": "A3-10.pancreas",
    "stomach": "A3-10.stomach",
}
GUT = ("small-intestine", "rectum", "colon", "stomach")
LUNG_ELSEWHERE = {
    "A3-11.article": "Lung, the article",
    "A3-11.groups": "Lung, three groups",
    "A3-11.all-sites": "Lung, all sites",
}
ROW, SPAN = 30, 35
PLAIN = "#cfdff0"


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the bars start, how long the longest may be, how many letters a head has to a line, and where the first bar is."""

    width: int
    left: float
    longest: float
    letters: int
    top: float
    more: float


_WIDE, _NARROW = _Layout(636, 186, 380, 60, 40, 22), _Layout(NARROW_WIDTH, 158, 130, 34, 58, 26)


def share(organ: str) -> Fraction | None:
    """The share of a site in the registry, in %; None where the registry set does not count it."""
    return fact(SHARES[organ]).exact_value if organ in SHARES else None


def commonest() -> str:
    """The key of the site with the largest share."""
    return max(SHARES, key=lambda organ: share(organ) or 0)


def gut_share() -> Fraction:
    """The shares of stomach, small intestine, colon and rectum together, in % (facts A3-10)."""
    return sum((share(organ) or Fraction(0) for organ in GUT), Fraction(0))


def shares_headline(organ: str) -> str:
    """The share of an organ in one sentence."""
    if organ in SHARES:
        return f"{ORGANS[organ].name}: {number(SHARES[organ])} of the NETs that this US registry set counts."
    return f"{ORGANS[organ].name}: not one of the six sites that this US registry set counts."


def shares_reasons(organ: str) -> tuple[Reason, ...]:
    """The registry, what gut and lung make together, and where the article differs."""
    set_of = fact(SHARES["lung"])
    parts = " + ".join(number(SHARES[one]) for one in GUT)
    registry = because(
        f"Which registry: {set_of.population}; {set_of.jurisdiction}, published {set_of.as_of}.",
        *SHARES.values(),
    )
    gut = because(
        f"One site leads, a region may still be larger: the four gut sites together make {parts} = {float(gut_share()):g}%.",
        *(SHARES[one] for one in GUT),
    )
    lung = (stated("A3-11.article"), stated("A3-11.groups"), stated("A3-11.all-sites"), _differs("H-09"))
    order = (stated("A3-12"), _differs("H-10"))
    own = (stated(SHARES[organ]),) if organ in SHARES else ()
    return (*own, registry, gut, *(lung if organ == "lung" else order))


def shares_rows(chosen: str) -> Iterator[list[str]]:
    """Each organ with its share, the largest first, then those that the set does not count."""
    order = sorted(ORGANS, key=lambda organ: -(share(organ) or 0))
    for organ in order:
        name = f"{ORGANS[organ].name} (chosen)" if organ == chosen else ORGANS[organ].name
        yield [name, number(SHARES[organ]) if organ in SHARES else "not counted in this set"]


def draw_shares(chosen: str) -> Figure:
    """Draw the shares as bars, and below them the lung by other denominators.

    Parameters
    ----------
    chosen : str
        Key of the organ whose bar is hatched.
    """
    order = sorted(SHARES, key=lambda organ: -(share(organ) or 0))
    elsewhere = [[name, number(one), fact(one).population, source_names(one)] for one, name in LUNG_ELSEWHERE.items()]
    rows = [[ORGANS[one].name, number(SHARES[one]), fact(SHARES[one]).population, source_names(SHARES[one])] for one in order]
    spoken = ", ".join(f"{row[0]} {row[1]}" for row in rows)
    return Figure(
        svg=_drawn(order, chosen, _WIDE),
        narrow=_drawn(order, chosen, _NARROW),
        alt=f"Bars of the share of each site. {spoken}. Lung by other denominators: "
        + ", ".join(f"{row[0].removeprefix('Lung, ')} {row[1]}" for row in elsewhere)
        + ".",
        caption="Share of NETs by primary site. Bars of different denominators can’t be added up: always say which registry.",
        header=["Site", "Share", "Of whom", "Source"],
        rows=[*rows, *elsewhere],
    )


def _drawn(order: list[str], chosen: str, layout: _Layout) -> str:
    middle = layout.top + ROW * len(order) + layout.more
    canvas = Sketch(layout.width, round(middle + ROW * len(LUNG_ELSEWHERE) + 20))
    in_lines(canvas, 8, 22, "Six sites in one US registry set, 1973 to 2014", letters=layout.letters, bold=True)
    for at, organ in enumerate(order):
        sign = "▶ " if organ == chosen else ""
        _bar(canvas, layout, layout.top + at * ROW, sign + ORGANS[organ].name, SHARES[organ], chosen=organ == chosen)
    canvas.words(8, middle, "The lung again, by other denominators", bold=True)
    for at, (fact_id, name) in enumerate(LUNG_ELSEWHERE.items()):
        _bar(canvas, layout, middle + 12 + at * ROW, name, fact_id, chosen=False)
    return canvas.svg()


def _bar(canvas: Sketch, layout: _Layout, y: float, name: str, fact_id: str, *, chosen: bool) -> None:
    length = layout.longest * float(fact(fact_id).exact_value or 0) / SPAN
    canvas.words(layout.left - 10, y + 19, name, anchor="end", bold=chosen)
    canvas.rect(layout.left, y + 4, length, ROW - 8, fill=HATCH if chosen else PLAIN)
    canvas.words(layout.left + length + 8, y + 19, number(fact_id), bold=chosen)


def _differs(discrepancy: str) -> Reason:
    one = discrepancies()[discrepancy]
    return because(f"The article and the evidence: {one.article_says} {one.problem} {one.teach}", discrepancy)
