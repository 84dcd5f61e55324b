"""The drawing of the three lists: a bar a list, whose parts differ in their pattern as well as in their shade."""

from collections.abc import Mapping, Sequence
from html import escape

from markupsafe import Markup

from netcourse.reporting.drawing import Drawing, picture
from netcourse.reporting.patients.anchoring import Stand

# As wide as a page, and as a phone.
_WIDTHS = (640.0, 330.0)
_BAR, _GAP, _HEAD, _KEY = 24, 12, 16, 18
# A narrower part has no room for its number, which stands in the table.
_ROOM = 16.0
_DEFS = (
    '<defs><pattern id="kept" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="band" width="6" height="6"/><rect class="dot" width="2.5" height="6"/></pattern></defs>'
)
_FILL = {Stand.RIGHT: 'class="bar"', Stand.KEPT: 'fill="url(#kept)"', Stand.OTHER: 'class="band"'}


def lists(counts: Sequence[tuple[str, Mapping[Stand, int]]], alt: str) -> Markup:
    """The class's first diagnoses on each list.

    Parameters
    ----------
    counts : sequence of (str, mapping)
        What a list is called, and how many first diagnoses stand how.
    alt : str
        What it shows, in words.
    """
    wide, narrow = (_drawn(width, counts) for width in _WIDTHS)
    return picture(wide, alt, narrow)


def _drawn(width: float, counts: Sequence[tuple[str, Mapping[Stand, int]]]) -> Drawing:
    most = max((sum(found.values()) for _, found in counts), default=0) or 1
    drawn, y = [_DEFS], 0.0
    for name, found in counts:
        drawn.append(f'<text class="tick" x="1" y="{y + 12:.0f}">{escape(name)}</text>')
        y += _HEAD
        x = 1.0
        for kind in Stand:
            count = found.get(kind, 0)
            wide = (width - 2) * count / most
            if count:
                drawn.append(f'<rect {_FILL[kind]} x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{_BAR}"/>')
                drawn.append(f'<rect class="edge" x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{_BAR}"/>')
            if count and wide >= _ROOM + 8:
                drawn.append(_number(count, x + wide / 2, y))
            x += wide
        y += _BAR + _GAP
    for kind in Stand:
        drawn.append(f'<rect {_FILL[kind]} x="1" y="{y:.1f}" width="14" height="12"/>')
        drawn.append(f'<rect class="edge" x="1" y="{y:.1f}" width="14" height="12"/>')
        drawn.append(f'<text class="tick" x="21" y="{y + 10.5:.1f}">{kind.value}</text>')
        y += _KEY
    return Drawing(width, y + 2, "".join(drawn))


def _number(count: int, x: float, y: float) -> str:
    """A number on a ground of its own, so that it can be read on each pattern."""
    wide = 6 + 7.5 * len(str(count))
    ground = f'<rect class="paper" x="{x - wide / 2:.1f}" y="{y + 4:.1f}" width="{wide:.1f}" height="{_BAR - 8}" rx="2"/>'
    return f'{ground}<text class="tick" x="{x:.1f}" y="{y + _BAR / 2 + 4.5:.1f}" text-anchor="middle">{count}</text>'
