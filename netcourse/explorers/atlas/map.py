"""The body map as a drawing: outline, organs, names with leader lines, and marks that need no colour."""

from collections.abc import Collection, Mapping
from textwrap import wrap

from netcourse.explorers.atlas.organs import MIDDLE, ORGANS, WIDE, Organ, View
from netcourse.explorers.sketch import DOTS, HATCH, Point, Sketch, smooth

CHOSEN_SIGN, TOUCHED_SIGN = "▶", "●"
FRONT = "Seen from the front: the patient’s right is on your left."
SKIN = "#fdf8f4"
# One half of the outline, from the neck down to the thigh, in user units from the middle line.
_HALF: tuple[Point, ...] = (
    (22, 134), (24, 158), (36, 176), (84, 190), (122, 206), (142, 240), (150, 290), (152, 330), (136, 334), (128, 300),
    (122, 272), (118, 330), (113, 400), (110, 460), (114, 520), (124, 590), (132, 660), (134, 720), (130, 758),
)  # fmt: skip


def draw_map(
    *, chosen: str = "", touched: Collection[str] = (), notes: Mapping[str, str] | None = None, key: str = "", view: View = WIDE
) -> str:
    """Draw the map.

    Parameters
    ----------
    chosen : str
        Key of the organ with hatching and a thick outline; empty for none.
    touched : collection of str
        Keys of organs with dots.
    notes : mapping of str to str
        A short second line below the name of an organ, by its key.
    key : str
        What the marks mean, at the foot.
    view : View
        For a wide page or a narrow one.

    Returns
    -------
    str
        The drawing as SVG text, as large as the view says.
    """
    canvas = Sketch(view.width, view.height)
    if view == WIDE:
        _organs(canvas, chosen, touched)
    else:
        with canvas.scaled(view.across, view.down, view.place(0, 0)[0]):
            _organs(canvas, chosen, touched)
    for name, organ in ORGANS.items():
        signs = [CHOSEN_SIGN] * (name == chosen) + [TOUCHED_SIGN] * (name in touched)
        _label(canvas, organ, " ".join([*signs, organ.name]), (notes or {}).get(name, ""), view, bold=bool(signs))
    lines = [line for words in (key, FRONT) for line in wrap(words, round(view.width / 7.4))]
    for left, line in zip(reversed(range(len(lines))), lines, strict=True):
        canvas.clear_words(view.width / 2, view.height - 8 - 20 * left, line, anchor="middle", size=13)
    return canvas.svg()


def _organs(canvas: Sketch, chosen: str, touched: Collection[str]) -> None:
    _body(canvas)
    for name, organ in ORGANS.items():
        fill, edge = _look(name, organ, chosen, touched)
        for shape in organ.shapes:
            shape.draw(canvas, fill=fill, edge=edge)


def _look(name: str, organ: Organ, chosen: str, touched: Collection[str]) -> tuple[str, float]:
    if name == chosen:
        return HATCH, 3.5
    return (DOTS, 2.2) if name in touched else (organ.fill, 1.0)


def _body(canvas: Sketch) -> None:
    right = [(MIDDLE + x, y) for x, y in _HALF]
    left = [(MIDDLE - x, y) for x, y in reversed(_HALF)]
    # Two curves and a straight cut through the thighs.
    outline = f"{smooth(right, closed=False)} L{smooth(left, closed=False)[1:]}"
    canvas.path(outline, fill=SKIN, stroke="#8a7f78", width=1.5)
    head = ((0, 12), (32, 22), (45, 56), (41, 96), (24, 130), (0, 142), (-24, 130), (-41, 96), (-45, 56), (-32, 22))
    canvas.path(smooth([(MIDDLE + x, y) for x, y in head], closed=True), fill=SKIN, stroke="#8a7f78", width=1.5)
    # The windpipe is for orientation only: no neuroendocrine tumour of the course starts there.
    windpipe = smooth([(MIDDLE, 150), (MIDDLE, 264)], closed=False)
    canvas.path(windpipe, stroke="#8a7f78", width=10)
    canvas.path(windpipe, stroke="#f1f1f1", width=7.5)


def _label(canvas: Sketch, organ: Organ, name: str, note: str, view: View, *, bold: bool) -> None:
    x, y = view.place(MIDDLE + (-view.beside if organ.on_left else view.beside), organ.label[1])
    anchor, start = ("end", x + 6) if organ.on_left else ("start", x - 6)
    leader = view.place(*organ.leader)
    line = smooth([(start, y - 5), leader], closed=False)
    canvas.path(line, stroke="#ffffff", width=3.5)
    canvas.path(line, width=2 if bold else 1)
    canvas.circle(*leader, 2.5)
    lines = [*wrap(name, view.letters - 2 * bold), *([note] if note else [])]
    for at, words in enumerate(lines):
        canvas.clear_words(x, y + (view.type_size + 3) * at, words, anchor=anchor, bold=bold, size=view.type_size)
