"""The card as it would be printed, and what is looked for on it."""

from netcourse.explorers.emergency_card.card import SITUATION_WORDS, Card, Need, Situation
from netcourse.explorers.emergency_card.lines import LINES, MOST_WORDS
from netcourse.explorers.emergency_card.words import why_not
from netcourse.explorers.figure import Drawing, Figure
from netcourse.explorers.narrow import MARGIN, NARROW_WIDTH, in_lines
from netcourse.explorers.panels import HEAD, Cell, one_below_the_other, side_by_side
from netcourse.explorers.plot import PALE_BLUE, PALE_RUST
from netcourse.explorers.sheet import MARK, Sheet

TITLE = "EMERGENCY CARD"
_COLUMNS = (0.36, 0.16, 0.16, 0.16, 0.16)
_WIDTH, _LETTERS, _NARROW_LETTERS = 440, 50, 36
_LINE, _GAP, _PAD = 18, 8, 16
_SHORT = {Situation.CRISIS: "Crisis", Situation.OBSTRUCTION: "Obstruction", Situation.CONFUSED: "Confused"}
# Points; eight short lines of these fill the card.
_POINTS = 8


def card_figure(card: Card) -> Figure:
    """The card; a line that was checked and is wrong says so."""
    lines = [_written(card, key) for key in card.lines]
    return Figure(
        svg=_drawn(card, _WIDTH, _LETTERS),
        narrow=_drawn(card, NARROW_WIDTH, _NARROW_LETTERS),
        alt=f"A small card of {card.words} words, headed {TITLE.lower()}, for {card.bearer}: {' '.join(lines) or 'it is empty'}.",
        caption=f"The card, {card.words} of {MOST_WORDS} words.",
        header=["Line", "Words", "Says"],
        rows=[[str(at), str(LINES[key].count), _written(card, key)] for at, key in enumerate(card.lines, start=1)]
        or [["–", "0", "The card is empty"]],
    )


def checks_figure(card: Card) -> Figure:
    """What has to be on it, and in which situation."""
    rows = [(Cell((one.words,), HEAD, bold=True), *(_cell(card, one, each) for each in Situation), _said(card, one))
            for one in card.needs()]  # fmt: skip
    head = (Cell(("What is looked for",), HEAD, bold=True), *(Cell((_SHORT[one],), HEAD, bold=True) for one in Situation),
            Cell(("On it?",), HEAD, bold=True))  # fmt: skip
    lacking = ", ".join(one.words.lower() for one in card.needs() if not card.says(one))
    return Figure(
        svg=side_by_side([head, *rows], _COLUMNS),
        narrow=one_below_the_other([_folded(card, one) for one in card.needs()]),
        alt=f"A table of what a card has to say. Not on it, in any situation: {lacking or 'nothing'}.",
        caption=f"What is looked for, read when its bearer is: {SITUATION_WORDS[card.situation].lower()}.",
        header=["What is looked for", "Needed in", "On the card?"],
        rows=[[one.words, _where(one), "yes" if card.says(one) else "no"] for one in card.needs()],
    )


def card_sheet(card: Card) -> Sheet:
    """The card as it is printed."""
    return Sheet("A7", TITLE, [LINES[key].words for key in card.lines], _POINTS)


def _written(card: Card, key: str) -> str:
    wrong = why_not(card, key) if card.checked else ""
    return f"{LINES[key].words}{f' ✘ {wrong}' if wrong else ''}"


def _where(need: Need) -> str:
    return (
        "all situations" if len(need.situations) == len(Situation) else ", ".join(_SHORT[one].lower() for one in need.situations)
    )


def _cell(card: Card, need: Need, situation: Situation) -> Cell:
    if situation not in need.situations:
        return Cell(("–",))
    return Cell(("needed here" if situation is card.situation else "needed",))


def _said(card: Card, need: Need) -> Cell:
    return Cell(("✔ yes",), PALE_BLUE) if card.says(need) else Cell(("✘ no",), PALE_RUST)


def _folded(card: Card, need: Need) -> tuple[Cell, ...]:
    said = _said(card, need)
    return (Cell((f"{said.paragraphs[0]}: {need.words}", f"Needed in: {_where(need)}"), said.fill),)


def _drawn(card: Card, width: int, letters: int) -> str:
    # Drawn twice: once to learn how deep it is.
    deep = _written_on(Drawing(width, 1), card, width, letters)
    canvas = Drawing(width, round(deep) + MARGIN)
    canvas.rect(MARGIN, MARGIN, width - 2 * MARGIN, deep - MARGIN, fill="#ffffff")
    _written_on(canvas, card, width, letters)
    return canvas.svg()


def _written_on(canvas: Drawing, card: Card, width: int, letters: int) -> float:
    y: float = MARGIN + _LINE + 6
    canvas.words(_PAD, y, TITLE, bold=True)
    canvas.line(_PAD, y + 8, width - _PAD, y + 8, width=2)
    y += 2 * _LINE
    for key in card.lines:
        y = in_lines(canvas, _PAD, y, _written(card, key), letters=letters, line=_LINE) + _GAP
    canvas.line(_PAD, y - 4, width - _PAD, y - 4)
    canvas.words(_PAD, y + _LINE - 4, MARK)
    return y + _LINE + 4
