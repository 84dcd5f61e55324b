"""The low-power map of a slide as a still figure, for a notebook that nobody sits in front of: looks only, no truth."""

from collections.abc import Mapping
from functools import lru_cache

from netcourse.explorers.figure import Drawing, Figure
from netcourse.explorers.ki67.lab import NOTE, TITLE, Setup
from netcourse.explorers.ki67.slide import LESSON_SEEDS, Nucleus, Slide, make_slide
from netcourse.explorers.ki67.tissue import COLUMNS, FIELD_SIDE, ROWS, place
from netcourse.explorers.ki67.words import FAINT_FROM, brownness, crowding

LEFT, TOP = 26, 26
GROUND, BLUE, BROWN = "#f8f4ef", "#4a6fa5", "#7a4a1e"
# One nucleus in three, brown or blue alike, keeps the picture light and its shares as they are.
DRAWN_OF = 3


def still_map(setup: Setup) -> Figure:
    """Draw the map.

    Parameters
    ----------
    setup : Setup
        The slide and what the lesson asks.

    Returns
    -------
    Figure
        Dots for nuclei, with a table of how each field looks.
    """
    return _kept(setup.slide)


def make_lesson_maps() -> None:
    """Make the slides that lessons show, and their maps, once, before many notebooks are run."""
    for seed in LESSON_SEEDS:
        _kept(make_slide(seed))


# By the slide itself, of which there is one for each that is kept.
@lru_cache(maxsize=8)
def _kept(slide: Slide) -> Figure:
    fields = slide.fields
    width, height = (round(len(side) * FIELD_SIDE) for side in (COLUMNS, ROWS))
    drawing = Drawing(LEFT + width + 6, TOP + height + 6, stained=True)
    for name in fields:
        column, row = place(name)
        x, y = LEFT + column * FIELD_SIDE, TOP + row * FIELD_SIDE
        drawing.rect(x, y, FIELD_SIDE, FIELD_SIDE, fill=GROUND, stroke="#b9b0a4")
        if row == 0:
            drawing.words(x + FIELD_SIDE / 2, TOP - 8, name[0], anchor="middle", bold=True)
        if column == 0:
            drawing.words(LEFT - 8, y + FIELD_SIDE / 2 + 5, name[1], anchor="end", bold=True)
    rows = [[name, crowding(nuclei), brownness(nuclei)] for name, nuclei in fields.items()]
    # Thousands of dots as two paths of round ends: a hundredth of the text that as many circles would take.
    dots = _dots(fields, 5, BLUE, brown=False) + _dots(fields, 6, BROWN, brown=True)
    most = brownness(_brownest(fields))
    brownest = ", ".join(name for name, nuclei in fields.items() if brownness(nuclei) == most)
    return Figure(
        svg=drawing.svg().removesuffix("</svg>") + dots + "</svg>",
        alt=(
            f"Map of synthetic slide {slide.seed}: {len(fields)} fields of nuclei, most of them blue, some brown. Most "
            f"brown from afar: {brownest}. Open the notebook in Jupyter to count."
        ),
        caption=f"{TITLE}, slide {slide.seed}. {NOTE} Brown is not always tumour. Open the notebook in Jupyter to count.",
        header=["Field", "Nuclei", "From afar"],
        rows=rows,
    )


def _brownest(fields: Mapping[str, tuple[Nucleus, ...]]) -> tuple[Nucleus, ...]:
    return max(fields.values(), key=lambda nuclei: sum(_is_brown(nucleus) for nucleus in nuclei) / len(nuclei))


def _is_brown(nucleus: Nucleus) -> bool:
    return nucleus.looks.brown >= FAINT_FROM


def _dots(fields: Mapping[str, tuple[Nucleus, ...]], width: float, colour: str, *, brown: bool) -> str:
    steps = []
    for name, nuclei in fields.items():
        column, row = place(name)
        for nucleus in nuclei:
            # By place and not by number, as every third of a row would line up.
            if _is_brown(nucleus) is brown and (nucleus.looks.x + nucleus.looks.y) % DRAWN_OF == 0:
                x = round(LEFT + column * FIELD_SIDE + nucleus.looks.x / 10)
                y = round(TOP + row * FIELD_SIDE + nucleus.looks.y / 10)
                steps.append(f"M{x} {y}h0")
    return f'<path d="{"".join(steps)}" stroke="{colour}" stroke-width="{width}" stroke-linecap="round" fill="none"/>'
