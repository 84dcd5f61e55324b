"""The drawings of the treatment board: the case, the board in three columns, and two boards side by side after a flip."""

from collections.abc import Sequence
from textwrap import wrap

from netcourse.explorers.figure import Drawing, Figure
from netcourse.explorers.treatment_board.flips import flips
from netcourse.explorers.treatment_board.measures import BAND, BOLD_LETTER, HEADS, LETTER, LINE, PAD, SIGNS, aside, place
from netcourse.explorers.treatment_board.moves import short_name
from netcourse.explorers.treatment_board.narrow import narrow_board, narrow_case, narrow_flip
from netcourse.explorers.treatment_board.patients import told
from netcourse.explorers.treatment_board.round import Round
from netcourse.explorers.treatment_board.set import Board, Column, Entry

WIDTH, MARGIN = 760, 12
# Where the columns of a flip begin: the choice, before, after, the change.
FLIP_EDGES = (12, 286, 426, 566)
CARD_EDGES = (12, 380)
NONE = ("none", False)
GROUND = "#ffffff"
HEADER = ("Choice", "Where it stands", "For", "Reason", "Evidence", "Jurisdiction", "As of", "Disputed")


def case_figure(played: Round) -> Figure:
    """The known features of the patient, in two columns of a card."""
    features = list(told(played.patient).items())
    half = (len(features) + 1) // 2
    sides = [[line for pair in part for line in _wrapped(": ".join(pair), 368)] for part in (features[:half], features[half:])]
    height = (max(map(len, sides)) + 1) * LINE + 2 * PAD + 4
    drawing = Drawing(WIDTH, height + 2 * MARGIN)
    drawing.rect(MARGIN, MARGIN, WIDTH - 2 * MARGIN, height, fill="#f7f7f7")
    drawing.words(MARGIN + PAD, MARGIN + LINE, "Synthetic patient: what is known", bold=True)
    for edge, lines in zip(CARD_EDGES, sides, strict=True):
        for number, line in enumerate(lines, start=2):
            drawing.words(edge + PAD, MARGIN + PAD + number * LINE, line)
    return Figure(
        svg=drawing.svg(),
        alt=f"A card of a synthetic patient with {len(features)} known features: {'; '.join(map(': '.join, features))}.",
        caption="The case. What is not named is not known.",
        header=("Feature", "Value"),
        rows=features,
        narrow=narrow_case(dict(features)),
    )


def board_figure(board: Board, move: str) -> Figure:
    """The board in three columns, harm first, a band for each situation; what the student answered is bold and says so."""
    bands = [(title, [one for one in board.entries if one.situation == title]) for title in _situations(board)]
    blocks = [
        (_wrapped(title, WIDTH - 2 * MARGIN), [_cell(found, columns, width, move) for *_, width, columns in HEADS])
        for title, found in bands
    ]
    heights = [len(title) * LINE + max(len(cell) for cell in cells) * LINE + 3 * PAD for title, cells in blocks]
    drawing = Drawing(WIDTH, int(2 * MARGIN + LINE + 2 * PAD + sum(heights)))
    top: float = MARGIN
    for words, fill, left, width, _ in HEADS:
        drawing.rect(left, top, width, LINE + PAD, fill=fill)
        drawing.words(left + PAD, top + LINE, words, bold=True)
    top += LINE + PAD
    for (title, cells), height in zip(blocks, heights, strict=True):
        _band(drawing, top, height, title, cells)
        top += height
    return Figure(
        svg=drawing.svg(),
        alt=_board_alt(board),
        caption="The board. Bold: your answer. “Disputed” means that experts disagree. The table gives reason, evidence, date.",
        header=HEADER,
        rows=[_row(one, move) for one in sorted(board.entries, key=place)],
        narrow=narrow_board(board, move),
    )


def flip_figure(played: Round) -> Figure:
    """Both boards side by side: what moved first, with sign and words, then what stays; the table gives the reasons."""
    minor = {Column.WEAK, Column.OFF}
    shown = [one for one in played.changes if not {one.before, one.after} <= minor]
    lines = [_wrapped(short_name(one.name), FLIP_EDGES[1] - FLIP_EDGES[0], bold=one.moved) for one in shown]
    height = sum(len(one) * LINE + 6 for one in lines)
    drawing = Drawing(WIDTH, int(2 * MARGIN + LINE + PAD + height + PAD))
    drawing.rect(MARGIN, MARGIN, WIDTH - 2 * MARGIN, LINE + PAD, fill=BAND)
    for x, words in zip(FLIP_EDGES, ("Choice", "As it is", "With the flip", "What changes"), strict=True):
        drawing.words(x + PAD, MARGIN + LINE, words, bold=True)
    top: float = MARGIN + LINE + PAD
    for one, name in zip(shown, lines, strict=True):
        deep = len(name) * LINE + 6
        drawing.rect(MARGIN, top, WIDTH - 2 * MARGIN, deep, fill="#fdf6dc" if one.moved else GROUND, stroke="#8a8a8a")
        for number, line in enumerate(name, start=1):
            drawing.words(FLIP_EDGES[0] + PAD, top + number * LINE - 2, line, bold=one.moved)
        for x, words in zip(FLIP_EDGES[1:], (_sign(one.before), _sign(one.after), one.what), strict=True):
            drawing.words(x + PAD, top + LINE - 2, words, bold=one.moved)
        top += deep
    moved = [one for one in played.changes if one.moved]
    told_changes = "; ".join(f"{short_name(one.name)}, {one.before} to {one.after}" for one in moved)
    return Figure(
        svg=drawing.svg(),
        alt=f"Two boards side by side, as the patient is and with the flip. Changes: {told_changes or 'none'}.",
        caption=f"Flip: {flips()[played.flip].words}. What changes stands first, in bold. The weak rest is in the table.",
        header=("Choice", "As it is", "With the flip", "What changes", "Why"),
        rows=[(one.name, one.before.value, one.after.value, one.what, one.why or "the same") for one in played.changes],
        narrow=narrow_flip(shown),
    )


def _sign(column: Column) -> str:
    return f"{SIGNS[column]} {column}".strip()


def _situations(board: Board) -> Sequence[str]:
    return list(dict.fromkeys(one.situation for one in board.entries))


def _cell(entries: Sequence[Entry], columns: Sequence[Column], width: float, move: str) -> list[tuple[str, bool]]:
    """The lines of one cell, each with whether it is bold."""
    lines: list[tuple[str, bool]] = []
    for one in entries:
        if one.column in columns:
            mine = one.move == move
            words = f"{SIGNS[one.column]} {short_name(one.name)}{aside(one, move)}"
            lines += [(line, mine) for line in _wrapped(words, width, bold=mine, indent="\u2003")]
    return lines or [NONE]


def _wrapped(words: str, width: float, *, bold: bool = False, indent: str = "") -> list[str]:
    """Words in lines that fit a cell of this width."""
    return wrap(words, int((width - 2 * PAD) / (BOLD_LETTER if bold else LETTER)), subsequent_indent=indent)


def _band(drawing: Drawing, top: float, height: float, title: Sequence[str], cells: Sequence[list[tuple[str, bool]]]) -> None:
    drawing.rect(MARGIN, top, WIDTH - 2 * MARGIN, len(title) * LINE + PAD, fill=BAND)
    for number, line in enumerate(title, start=1):
        drawing.words(MARGIN + PAD, top + number * LINE, line)
    under = top + len(title) * LINE + PAD
    for cell, (_, fill, left, width, _) in zip(cells, HEADS, strict=True):
        drawing.rect(left, under, width, top + height - under, fill=GROUND if cell == [NONE] else fill)
        for number, (line, bold) in enumerate(cell, start=1):
            drawing.words(left + PAD, under + number * LINE, line, bold=bold)


def _board_alt(board: Board) -> str:
    said = [
        f"{words.lower()}: {'; '.join(map(short_name, board.names(column)))}" for column, words in _ALT if board.names(column)
    ]
    return f"Board of choices in three columns. {'. '.join(said)}." if said else "An empty board: the rules judge nothing here."


_ALT = (
    (Column.HARM, "Harm"), (Column.DEFENSIBLE, "Defensible"), (Column.NOT_NOW, "Not now"), (Column.WEAK, "Weak"),
)  # fmt: skip


def _row(one: Entry, move: str) -> tuple[str, ...]:
    mine = " (your answer)" if one.move == move else ""
    option = one.option
    return (
        f"{one.name}{mine}", one.column.value, one.situation, one.reason, one.evidence, option.jurisdiction, option.as_of,
        "yes" if option.contested else "no",
    )  # fmt: skip
