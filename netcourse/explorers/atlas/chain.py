"""The chains of one organ as boxes with arrows: cell, hormone, tumour, syndrome."""

from collections.abc import Sequence
from textwrap import wrap

from netcourse.explorers.atlas.cells import CHAINS, Chain
from netcourse.explorers.atlas.organs import ORGANS
from netcourse.explorers.atlas.words import NOT_STATED, Word, as_text
from netcourse.explorers.figure import INK, Figure
from netcourse.explorers.narrow import MARGIN, NARROW_WIDTH, in_lines
from netcourse.explorers.sketch import LINE_HEIGHT, Sketch, straight

HEADS = ("Cell", "Hormone", "Tumour", "What shows")
GROUNDS = ("#e8f1e6", "#fdf1d6", "#f8dfd8", "#e6edf7")
LEFT, TOP, BOX, GAP, LETTERS = 8, 34, 170, 16, 19
DOUBTFUL = "Dashed box with “?”: general knowledge, not verified."
# One below the other on a narrow page: the head left of the words.
WORDS_AT, NARROW_LETTERS, STEP = 114, 26, 12


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
    canvas.words(LEFT, y + 16, DOUBTFUL)
    rows = [[as_text(word) for word in chain.links] for chain in chains]
    name = ORGANS[organ].name
    return Figure(
        svg=canvas.svg(),
        narrow=_narrow(chains),
        alt=f"{name}, from cell to syndrome. " + "; ".join(_spoken(chain) for chain in chains) + ".",
        caption=f"{name}: from the cell to what the doctor sees.",
        header=list(HEADS),
        rows=rows,
    )


def _spoken(chain: Chain) -> str:
    return ", then ".join(str(word) for word in chain.links if word)


def _narrow(chains: Sequence[Chain]) -> str:
    rows = [(at, word, _lines(word, NARROW_LETTERS)) for chain in chains for at, word in enumerate(chain.links)]
    heights = [LINE_HEIGHT * len(lines) + 14 for _, _, lines in rows]
    between = [14 if at == len(HEADS) - 1 else STEP for at, _, _ in rows]
    canvas = Sketch(NARROW_WIDTH, MARGIN + sum(heights) + sum(between) + 44)
    y = float(MARGIN)
    for (at, word, lines), height, gap in zip(rows, heights, between, strict=True):
        if at:
            middle = NARROW_WIDTH / 2
            canvas.path(straight([(middle - 7, y - 10), (middle + 7, y - 10), (middle, y - 1)], closed=True), fill=INK)
        dashes = "none" if word and word.verified else "6 4"
        fill, edge = (GROUNDS[at], 1.3) if word else ("#ffffff", 0.6)
        canvas.panel(MARGIN, y, NARROW_WIDTH - 2 * MARGIN, height, fill=fill, edge=edge, dashes=dashes)
        canvas.words(MARGIN + 8, y + 20, HEADS[at], bold=True)
        for line, text in enumerate(lines):
            canvas.words(MARGIN + WORDS_AT, y + 20 + line * LINE_HEIGHT, text)
        y += height + gap
    in_lines(canvas, MARGIN, y + 12, DOUBTFUL, letters=40)
    return canvas.svg()


def _lines(word: Word | None, letters: int = LETTERS) -> Sequence[str]:
    if word is None:
        return (NOT_STATED,)
    text = word.text if word.verified else f"? {word.text}"
    return wrap(text, letters, break_on_hyphens=False, break_long_words=False)


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
