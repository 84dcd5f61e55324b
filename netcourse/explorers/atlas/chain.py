"""The chains of one organ as boxes with arrows: cell, hormone, tumour, syndrome."""

from collections.abc import Sequence
from textwrap import wrap

from netcourse.explorers.atlas.cells import CHAINS, Chain
from netcourse.explorers.atlas.organs import ORGANS
from netcourse.explorers.atlas.words import NOT_STATED, Word, as_text
from netcourse.explorers.figure import INK, Figure
from netcourse.explorers.sketch import LINE_HEIGHT, Sketch, straight

HEADS = ("Cell", "Hormone", "Tumour", "What shows")
GROUNDS = ("#e8f1e6", "#fdf1d6", "#f8dfd8", "#e6edf7")
LEFT, TOP, BOX, GAP, LETTERS = 8, 34, 170, 16, 19


def draw_chains(organ: str) -> Figure | None:
    """Draw what the facts say of an organ's cells; None where they say nothing.

    Parameters
    ----------
    organ : str
        Key of an organ of the map.
    """
    chains = CHAINS.get(organ)
    if not chains:
        return None
    heights = [_height(chain) for chain in chains]
    canvas = Sketch(2 * LEFT + 4 * BOX + 3 * GAP, TOP + sum(heights) + 10 * len(chains) + 30)
    for at, head in enumerate(HEADS):
        canvas.words(_x(at) + BOX / 2, 22, head, anchor="middle", bold=True)
    y = float(TOP)
    for chain, height in zip(chains, heights, strict=True):
        _row(canvas, chain, y, height)
        y += height + 10
    canvas.words(LEFT, y + 16, "Dashed box with “?”: general knowledge, not verified.")
    rows = [[as_text(word) for word in chain.links] for chain in chains]
    name = ORGANS[organ].name
    return Figure(
        svg=canvas.svg(),
        alt=f"{name}, from cell to syndrome. " + "; ".join(_spoken(chain) for chain in chains) + ".",
        caption=f"{name}: from the cell to what the doctor sees.",
        header=list(HEADS),
        rows=rows,
    )


def _spoken(chain: Chain) -> str:
    return ", then ".join(str(word) for word in chain.links if word)


def _lines(word: Word | None) -> Sequence[str]:
    if word is None:
        return (NOT_STATED,)
    text = word.text if word.verified else f"? {word.text}"
    return wrap(text, LETTERS, break_on_hyphens=False, break_long_words=False)


def _height(chain: Chain) -> int:
    return 16 + LINE_HEIGHT * max(len(_lines(word)) for word in chain.links)


def _x(at: int) -> float:
    return LEFT + at * (BOX + GAP)


def _row(canvas: Sketch, chain: Chain, y: float, height: int) -> None:
    for at, word in enumerate(chain.links):
        x, lines = _x(at), _lines(word)
        dashes = "none" if word and word.verified else "6 4"
        canvas.panel(x, y, BOX, height, fill=GROUNDS[at] if word else "#ffffff", edge=1.3 if word else 0.6, dashes=dashes)
        first = y + (height - LINE_HEIGHT * len(lines)) / 2 + 14
        for line, text in enumerate(lines):
            canvas.words(x + BOX / 2, first + line * LINE_HEIGHT, text, anchor="middle")
        if at:
            middle = y + height / 2
            canvas.line(x - GAP + 1, middle, x - 8, middle, width=2)
            canvas.path(straight([(x - 10, middle - 6), (x - 2, middle), (x - 10, middle + 6)], closed=True), fill=INK)
