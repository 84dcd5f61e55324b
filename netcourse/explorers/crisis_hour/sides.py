"""What everyone agrees on, and below it both sides of the argument on octreotide as columns; each says whether it would sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap

from netcourse.disease.carcinoid_crisis import octreotide_views
from netcourse.disease.result import Reason
from netcourse.evidence import fact
from netcourse.explorers.crisis_hour.setting import AGAINST, FOR, Hour
from netcourse.explorers.figure import Figure
from netcourse.explorers.narrow import MARGIN, NARROW_WIDTH
from netcourse.explorers.plot import PALE_BLUE, PALE_RUST, Plot
from netcourse.explorers.told import plain

_WIDTH, _GAP, _LINE, _PAD = 700, 12, 19, 8
# The width of a letter in the widest common font, plain and bold.
_LETTER, _BOLD_LETTER = 7.8, 8.6
_NOTHING_YET = "(stands here, done or undone, once you act in a patient who needs it)"
_HEADS = {FOR: ("Gives octreotide", PALE_BLUE), AGAINST: ("Does not rely on octreotide", PALE_RUST)}
Lines = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side: its name, the colour of its head, what it holds in a sentence, and the facts that it rests on."""

    name: str
    fill: str
    opening: str
    facts: tuple[str, ...]


def sides(read_first: str) -> tuple[Side, Side]:
    """Both sides, as the rules hold them; the one to be read first stands first."""
    views = dict(zip((FOR, AGAINST), octreotide_views(), strict=True))
    order = (read_first, AGAINST if read_first == FOR else FOR)
    first, second = (Side(*_HEADS[key], _opening(views[key]), views[key].facts) for key in order)
    return first, second


def sides_figure(hour: Hour) -> Figure:
    """The agreed acts and the two columns; the table has the jurisdiction and date of every statement."""
    pair = sides(hour.read_first)
    return Figure(
        svg=_wide(hour, pair),
        narrow=_narrow(hour, pair),
        alt=(
            f"A list of what everyone agrees on: {'; '.join(_agreed(hour))}. Below it two columns, {pair[0].name.lower()} and "
            f"{pair[1].name.lower()}, with what each rests on. {_signs(hour)[2:]}: both alike."
        ),
        caption="What is agreed, and what is disputed. Neither side is wrong; both ask for all that is agreed.",
        header=["Part", "Says", "Where; when"],
        rows=[
            *(["Everyone agrees", one, "international"] for one in _agreed(hour)),
            *(row for side in pair for row in _rows(hour, side)),
        ],
    )


def _opening(view: Reason) -> str:
    return plain(view.text.partition(fact(view.facts[0]).statement)[0].strip())


def _agreed(hour: Hour) -> list[str]:
    # Whoever has done nothing yet decides first: the list would say what to do.
    if hour.response is None:
        return [_NOTHING_YET]
    return [f"✘ {one}" if (at := hour.minute_of(one)) is None else f"✔ {one} (minute {at})" for one in hour.bundle]


def _signs(hour: Hour) -> str:
    if hour.harms:
        return "✘ would not sign: time is lost"
    return "✘ would not sign: something agreed is undone" if hour.missing else "✔ would sign"


def _mine(hour: Hour) -> str:
    return f"Yours: octreotide beforehand {_yes(hour.before)}, as first drug {_yes(hour.first_drug)}"


def _yes(on: bool) -> str:  # noqa: FBT001 (a word for a switch)
    return "yes" if on else "no"


def _rows(hour: Hour, side: Side) -> list[list[str]]:
    stated = [fact(one) for one in side.facts]
    return [
        [side.name, side.opening, ""],
        *([side.name, plain(one.statement), f"{one.jurisdiction}; {one.as_of}"] for one in stated),
        [side.name, _signs(hour), ""],
    ]


def _column(hour: Hour, side: Side, width: float) -> Lines:
    lines = _wrapped(side.opening, width)
    for one in side.facts:
        held = fact(one)
        lines += _wrapped(f"• {plain(held.statement)} ({held.jurisdiction}, {held.as_of})", width)
    return (*lines, *_wrapped(_signs(hour), width, bold=True))


def _short_column(hour: Hour, side: Side, width: float) -> Lines:
    # On a phone the whole argument would push the controls out of reach of the trace that they move.
    rests = f"It rests on {len(side.facts)} statements: in the table below."
    return (*_wrapped(side.opening, width), *_wrapped(rests, width), *_wrapped(_signs(hour), width, bold=True))


@lru_cache(maxsize=256)
def _wrapped(words: str, width: float, *, bold: bool = False) -> Lines:
    return tuple((line, bold) for line in wrap(words, int((width - 2 * _PAD) / (_BOLD_LETTER if bold else _LETTER))))


def _top(hour: Hour, width: float) -> Lines:
    listed = (line for one in _agreed(hour) for line in _wrapped(one, width))
    return (("Everyone agrees on", True), *listed, *_wrapped(_mine(hour), width))


def _wide(hour: Hour, pair: Sequence[Side]) -> str:
    whole, half = _WIDTH - 2 * MARGIN, (_WIDTH - 2 * MARGIN - _GAP) / 2
    top = _top(hour, whole)
    columns = [_column(hour, one, half) for one in pair]
    head = _height(len(top))
    deep = _height(max(map(len, columns)))
    canvas = Plot(_WIDTH, round(head + deep + _height(1) + 4 * MARGIN))
    _box(canvas, MARGIN, MARGIN, whole, head, top, "#ffffff")
    y = head + 2 * MARGIN
    for at, (side, lines) in enumerate(zip(pair, columns, strict=True)):
        x = MARGIN + at * (half + _GAP)
        _box(canvas, x, y, half, _height(1), ((side.name, True),), side.fill)
        _box(canvas, x, y + _height(1), half, deep, lines, "#ffffff")
    return canvas.svg()


def _narrow(hour: Hour, pair: Sequence[Side]) -> str:
    width = NARROW_WIDTH - 2 * MARGIN
    pieces: list[tuple[Lines, str]] = [(_top(hour, width), "#ffffff")]
    for side in pair:
        pieces += [(((side.name, True),), side.fill), (_short_column(hour, side, width), "#ffffff")]
    canvas = Plot(NARROW_WIDTH, round(sum(_height(len(lines)) for lines, _ in pieces) + 2 * MARGIN))
    y: float = MARGIN
    for lines, fill in pieces:
        _box(canvas, MARGIN, y, width, _height(len(lines)), lines, fill)
        y += _height(len(lines))
    return canvas.svg()


def _height(lines: int) -> float:
    return _LINE * lines + 2 * _PAD


def _box(canvas: Plot, x: float, y: float, width: float, height: float, lines: Lines, fill: str) -> None:
    canvas.rect(x, y, width, height, fill=fill)
    for at, (words, bold) in enumerate(lines, start=1):
        canvas.words(x + _PAD, y + at * _LINE + 2, words, bold=bold)
