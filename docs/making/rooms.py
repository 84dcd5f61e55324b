"""The drawing of the rooms and of what flows through them, made from the imports, with a table that says the same.

`python -m docs.making.rooms` writes both anew; a test refuses them when they are stale.
"""

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "netcourse"
HERE = ROOT / "docs" / "architecture"
DRAWING, TABLE = HERE / "rooms.svg", HERE / "rooms-table.md"
# In pixels of a phone's page, on which it is drawn as it is.
WIDTH, BOX_WIDTH, BOX_HEIGHT, ROW = 340, 128, 34, 74
GREY = "#6b7280"


@dataclass(frozen=True, slots=True)
class Step:
    """A thing that flows, and the command that makes it."""

    thing: str
    made_by: str


AUTHORS = (
    Step("notebooks/NN.py", "the author"),
    Step("notebooks/NN.ipynb", "netcourse build"),
    Step("source/NN/", "netcourse build"),
    Step("release/NN/", "netcourse build"),
)
TEACHERS = (
    Step("what was handed in", "the student"),
    Step("submitted/", "netcourse collect"),
    Step("gradebook.db", "netcourse mark"),
    Step("feedback/, report", "netcourse feedback, report, export"),
)
Imports = Mapping[str, frozenset[str]]


@cache
def imports(package: Path = PACKAGE) -> Imports:
    """Which rooms each room of a package imports, wherever in its modules the import stands.

    Returns
    -------
    mapping of str to frozenset of str
        Rooms in alphabetical order; a room without Python, such as the companion, is not among them.
    """
    rooms = sorted(path.name for path in package.iterdir() if (path / "__init__.py").is_file())
    return {room: frozenset(_imported(package, room)) & frozenset(rooms) - {room} for room in rooms}


def _imported(package: Path, room: str) -> Iterator[str]:
    for path in (package / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for parts in (module.split(".") for module in modules):
                if parts[0] == package.name and len(parts) > 1:
                    yield parts[1]


def about(room: str, package: Path = PACKAGE) -> str:
    """What a room says of itself: the first line of its docstring."""
    text = (package / room / "__init__.py").read_text(encoding="utf-8")
    return (ast.get_docstring(ast.parse(text)) or "").split("\n")[0]


def layer(room: str, graph: Imports) -> int:
    """How many rooms stand one above the other before this one; a circle never ends, and a test of the rooms forbids it."""
    return 1 + max((layer(one, graph) for one in graph[room]), default=-1)


def needed(graph: Imports) -> Imports:
    """The imports that follow from no others: an arrow for these is enough."""
    everything = {room: _all_below(room, graph) for room in graph}
    return {
        room: frozenset(one for one in direct if not any(one in everything[other] for other in direct - {one}))
        for room, direct in graph.items()
    }


def _all_below(room: str, graph: Imports) -> frozenset[str]:
    return graph[room].union(*(_all_below(one, graph) for one in graph[room]))


def places(graph: Imports) -> dict[str, tuple[int, int]]:
    """Row and column of each room: below what it imports, and as near to it as there is room."""
    rows: dict[int, list[str]] = {}
    for room in graph:
        rows.setdefault(layer(room, graph), []).append(room)
    columns = max(map(len, rows.values()))
    found: dict[str, tuple[int, int]] = {}
    for row, rooms in sorted(rows.items()):
        wishes = sorted((sum(found[one][1] for one in graph[room]) / max(len(graph[room]), 1), room) for room in rooms)
        next_free = 0
        for at, (wish, room) in enumerate(wishes):
            left = len(wishes) - at - 1
            column = min(max(next_free, round(wish)), columns - 1 - left)
            found[room] = (row, column)
            next_free = column + 1
    return found


def drawing(graph: Imports) -> str:
    """The rooms, each below what it imports, and below them what is built and what is marked, as SVG."""
    at = places(graph)
    columns = 1 + max(column for _, column in at.values())
    centres = [WIDTH * (2 * column + 1) / (2 * columns) for column in range(columns)]
    width = min(BOX_WIDTH, WIDTH / columns - 8)
    top = 40
    parts: list[str] = []
    for room, below in sorted(needed(graph).items()):
        for one in sorted(below):
            start = centres[at[one][1]], top + at[one][0] * ROW + BOX_HEIGHT
            end = centres[at[room][1]], top + at[room][0] * ROW
            parts.append(_round(start, end, WIDTH / columns) if _in_the_way(at, one, room) else _arrow(start, end))
    parts += [_box(room, centres[column], top + row * ROW, width) for room, (row, column) in at.items()]
    bottom = top + (1 + max(row for row, _ in at.values())) * ROW
    parts += [_heading("What imports what", 20), _heading("What is built, and what is marked", bottom + 16)]
    parts += _chain(AUTHORS, WIDTH / 4, bottom + 32) + _chain(TEACHERS, WIDTH * 3 / 4, bottom + 32)
    height = bottom + 32 + len(AUTHORS) * ROW - 30
    name = "The rooms of netcourse and the files that flow through them; the tables below say the same in words."
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="house" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-labelledby="house-name"><title id="house-name">{escape(name)}</title>\n'
        f'<defs><marker id="house-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        f'<path d="M0 0 8 4 0 8z" fill="{GREY}"/></marker></defs>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _in_the_way(at: Mapping[str, tuple[int, int]], start: str, end: str) -> bool:
    """Whether a room stands between two others, in the column of either."""
    (row, column), (to_row, to_column) = at[start], at[end]
    return any(row < between < to_row and across in (column, to_column) for between, across in at.values())


def _round(start: tuple[float, float], end: tuple[float, float], column: float) -> str:
    """An arrow beside the rooms that stand between, through the gap next to where it ends."""
    (x, y), (to_x, to_y) = start, end
    gap = to_x + (column / 2 if x >= to_x else -column / 2)
    between = ROW - BOX_HEIGHT
    path = f"M{x:g} {y:g}C{x:g} {y + between:g} {gap:g} {y + between / 2:g} {gap:g} {y + between + 14:g}V{to_y - between:g}"
    path += f"C{gap:g} {to_y - between / 2:g} {to_x:g} {to_y - between:g} {to_x:g} {to_y:g}"
    return f'<path d="{path}" fill="none" stroke="{GREY}" marker-end="url(#house-tip)"/>'


def _box(words: str, centre: float, top: float, width: float, size: int = 14) -> str:
    return (
        f'<rect x="{centre - width / 2:g}" y="{top:g}" width="{width:g}" height="{BOX_HEIGHT}" rx="5" fill="none" '
        f'stroke="{GREY}"/><text x="{centre:g}" y="{top + BOX_HEIGHT / 2 + 5:g}" text-anchor="middle" font-size="{size}" '
        f'fill="currentColor">{escape(words)}</text>'
    )


def _arrow(start: tuple[float, float], end: tuple[float, float]) -> str:
    (x, y), (to_x, to_y) = start, end
    bend = (to_y - y) / 2
    path = f"M{x:g} {y:g}C{x:g} {y + bend:g} {to_x:g} {to_y - bend:g} {to_x:g} {to_y:g}"
    return f'<path d="{path}" fill="none" stroke="{GREY}" marker-end="url(#house-tip)"/>'


def _heading(words: str, base: float) -> str:
    return f'<text x="0" y="{base:g}" font-size="15" font-weight="bold" fill="currentColor">{escape(words)}</text>'


def _chain(steps: Sequence[Step], centre: float, top: float) -> list[str]:
    tops = [top + at * ROW for at in range(len(steps))]
    boxes = [_box(step.thing, centre, y, WIDTH / 2 - 14) for step, y in zip(steps, tops, strict=True)]
    return boxes + [_arrow((centre, y + BOX_HEIGHT), (centre, below)) for y, below in pairwise(tops)]


def table(graph: Imports) -> str:
    """What the drawing shows, in words, as MyST."""
    lines = ["| room | what it is | imports | is imported by |", "|---|---|---|---|"]
    for room in sorted(graph, key=lambda room: (layer(room, graph), room)):
        users = sorted(other for other, below in graph.items() if room in below)
        lines.append(f"| `{room}` | {about(room)} | {_listed(sorted(graph[room]))} | {_listed(users)} |")
    lines += ["", "| what flows | made by | then comes |", "|---|---|---|"]
    for steps in (AUTHORS, TEACHERS):
        for step, then in zip(steps, [one.thing for one in steps[1:]] + ["nothing"], strict=True):
            lines.append(f"| {step.thing} | {step.made_by} | {then} |")
    return "\n".join(lines) + "\n"


def _listed(rooms: Sequence[str]) -> str:
    return ", ".join(f"`{room}`" for room in rooms) or "nothing"


if __name__ == "__main__":
    DRAWING.write_text(drawing(imports()), encoding="utf-8")
    TABLE.write_text(table(imports()), encoding="utf-8")
