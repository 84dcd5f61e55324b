"""Both stages by both scanners as bars of people: who moves keeps the filling, only the label changes."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from netcourse.explorers.figure import Figure
from netcourse.explorers.migration.people import AT_YEARS, BY_CHANCE, HIDDEN, LOCAL, PEOPLE, VISIBLE, Label, Staged
from netcourse.explorers.narrow import NARROW_WIDTH, in_lines
from netcourse.explorers.plot import PALE_BLUE
from netcourse.explorers.sketch import DOTS, HATCH, Sketch

_SIDE, _BAR, _GAP = 14, 24, 26
# A sketch has larger letters than a plot, so fewer of them fit.
_WIDE, _WIDE_LETTERS, _NARROW_LETTERS = 660, 78, 36
FILLS: Mapping[str, str] = {LOCAL: "#ffffff", HIDDEN: HATCH, VISIBLE: DOTS, BY_CHANCE: PALE_BLUE}


def bars_figure(one: Staged) -> Figure:
    """Draw a setting.

    Parameters
    ----------
    one : Staged

    Returns
    -------
    Figure
        A bar for each label, as long as it has people. The table has each label, and all together, before and now.
    """
    told = " ".join(f"{_head(label)}: {_made_of(label)}." for label in _labels(one))
    return Figure(
        svg=_drawn(one, _WIDE, _WIDE_LETTERS),
        narrow=_drawn(one, NARROW_WIDTH, _NARROW_LETTERS),
        alt=f"{PEOPLE:,} people as bars. {told} {_all(one)}.",
        caption=(
            "A bar is as long as the label has people; who is moved keeps the filling. Shares and survival of the three kinds "
            "are chosen."
        ),
        header=["Label", "People, before", "Alive at five years, before", "People, now", "Alive at five years, now"],
        rows=[
            ["Called local", *_cells(one.old_local), *_cells(one.new_local)],
            ["Called distant", *_cells(one.old_distant), *_cells(one.new_distant)],
            ["All together", str(PEOPLE), per_cent(one.old_all), str(PEOPLE + round(one.by_chance)), per_cent(one.new_all)],
        ],
    )


def points(share: Fraction) -> int:
    """A share in whole per cent."""
    return round(100 * share)


def per_cent(share: Fraction) -> str:
    """The same as it is printed."""
    return f"{points(share)}%"


def _cells(label: Label) -> tuple[str, str]:
    return str(round(label.people)), per_cent(label.alive) if label.people else "nobody"


def _labels(one: Staged) -> Sequence[Label]:
    return one.old_local, one.new_local, one.old_distant, one.new_distant


def _head(label: Label) -> str:
    people, alive = _cells(label)
    return f"{label.name}: {people} people, {alive} alive"


def _made_of(label: Label) -> str:
    return ", ".join(f"{round(part.people)} {part.name.lower()}" for part in label.parts) or "nobody"


def _all(one: Staged) -> str:
    return f"All together, alive {AT_YEARS} years after diagnosis: {per_cent(one.old_all)} before, {per_cent(one.new_all)} now"


def _legend(one: Staged) -> Sequence[tuple[str, str]]:
    """Each kind of people with its own survival, before and now."""
    before = {part.name: part.alive for label in (one.old_local, one.old_distant) for part in label.parts}
    now = {part.name: part.alive for label in (one.new_local, one.new_distant) for part in label.parts}
    lines = []
    for name in FILLS:
        if name in now and name in before:
            same = before[name] == now[name]
            told = per_cent(before[name]) if same else f"{per_cent(before[name])} before, {per_cent(now[name])} now"
            lines.append((name, f"{name}: {told} alive at five years"))
        elif name in now:
            lines.append((name, f"{name}: {per_cent(now[name])} alive at five years"))
    return lines


def _drawn(one: Staged, width: int, letters: int) -> str:
    height = _lay(Sketch(width, 0), one, width, letters)
    canvas = Sketch(width, round(height))
    _lay(canvas, one, width, letters)
    return canvas.svg()


def _lay(canvas: Sketch, one: Staged, width: int, letters: int) -> float:
    longest = max(float(label.people) for label in _labels(one))
    y: float = 22
    for label in _labels(one):
        y = in_lines(canvas, _SIDE, y, _head(label), letters=letters, bold=label.name.endswith("new scanner"))
        x: float = _SIDE
        for part in label.parts:
            wide = float(part.people) / longest * (width - 2 * _SIDE)
            canvas.rect(x, y - 10, wide, _BAR, fill=FILLS[part.name])
            x += wide
        y += _BAR - 10 + _GAP
    y = in_lines(canvas, _SIDE, y + 4, _all(one), letters=letters, bold=True) + 10
    for name, words in _legend(one):
        canvas.rect(_SIDE, y - 13, 24, 16, fill=FILLS[name])
        y = in_lines(canvas, _SIDE + 34, y, words, letters=letters - 4) + 6
    return y - 8
