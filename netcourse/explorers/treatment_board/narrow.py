"""The same drawings for a page as narrow as a phone: one column, what harms first, and no word smaller than on a wide page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from netcourse.explorers.figure import Drawing
from netcourse.explorers.treatment_board.changes import Change
from netcourse.explorers.treatment_board.measures import BAND, BOLD_LETTER, HEADS, LETTER, LINE, PAD, SIGNS, aside
from netcourse.explorers.treatment_board.moves import short_name
from netcourse.explorers.treatment_board.set import Board, Entry

WIDTH, MARGIN = 340, 6
GROUND, MOVED = "#ffffff", "#fdf6dc"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words on a ground of their own."""

    words: str
    fill: str = GROUND
    bold: bool = False

    @property
    def lines(self) -> list[str]:
        """The words in lines that fit."""
        return wrap(self.words, int((WIDTH - 2 * MARGIN - 2 * PAD) / (BOLD_LETTER if self.bold else LETTER)))


def narrow_case(features: Mapping[str, str]) -> str:
    """The case as one list."""
    head = Piece("Synthetic patient: what is known", BAND, bold=True)
    return _drawn([head, *(Piece(f"{name}: {value}") for name, value in features.items())])


def narrow_board(board: Board, move: str) -> str:
    """The board column below column: harm, defensible, weak or not now."""
    return _drawn(list(_board(board, move)))


def narrow_flip(changes: Sequence[Change]) -> str:
    """What changes, one choice below the other."""
    return _drawn([Piece("With the flip", BAND, bold=True), *(piece for one in changes for piece in _change(one))])


def _board(board: Board, move: str) -> Iterator[Piece]:
    for words, fill, _, _, columns in HEADS:
        yield Piece(words, fill, bold=True)
        found = [one for one in board.entries if one.column in columns]
        situation = ""
        for one in found:
            if one.situation != situation:
                yield Piece(one.situation, BAND)
                situation = one.situation
            yield _entry(one, move)
        if not found:
            yield Piece("none")


def _entry(one: Entry, move: str) -> Piece:
    return Piece(f"{SIGNS[one.column]} {short_name(one.name)}{aside(one, move)}", bold=one.move == move)


def _change(one: Change) -> Iterator[Piece]:
    fill = MOVED if one.moved else GROUND
    yield Piece(short_name(one.name), fill, bold=one.moved)
    yield Piece(f"{one.before} → {one.after}: {one.what}", fill)


def _drawn(pieces: Sequence[Piece]) -> str:
    heights = [len(piece.lines) * LINE + PAD for piece in pieces]
    drawing = Drawing(WIDTH, sum(heights) + 2 * MARGIN)
    top: float = MARGIN
    for piece, height in zip(pieces, heights, strict=True):
        drawing.rect(MARGIN, top, WIDTH - 2 * MARGIN, height, fill=piece.fill, stroke="#8a8a8a")
        for number, line in enumerate(piece.lines, start=1):
            drawing.words(MARGIN + PAD, top + number * LINE - 1, line, bold=piece.bold)
        top += height
    return drawing.svg()
