"""How a nucleus and a field look, in words, for a screen reader and for tables. Looks only: what a nucleus is stays open.

Where one word ends and the next begins is chosen; the words overlap between tumour, lymphocytes and stroma as their looks do.
"""

from collections.abc import Sequence

from netcourse.explorers.ki67.slide import Looks, Nucleus

SIZES = ("small", "middle-sized", "large")
SHAPES = ("thin and long", "oval", "round")
COLOURS = ("blue", "dark blue", "faint brown", "brown", "dark brown")

# Mean half axis, in tenths of a slide unit; short axis by long; strength of stain and of chromatin, 0 to 100.
MIDDLE_SIZED_FROM, LARGE_FROM = 22, 28
OVAL_FROM, ROUND_FROM = 0.5, 0.86
FAINT_FROM, BROWN_FROM, DARK_FROM = 15, 60, 70
# Brown nuclei in a hundred, of all nuclei of a field.
SOME_BROWN_FROM, MUCH_BROWN_FROM, VERY_BROWN_FROM = 4, 8, 16
# Nuclei in a field.
CROWDED_FROM, VERY_CROWDED_FROM = 180, 210


def is_faint(looks: Looks) -> bool:
    """Whether a nucleus is brown, but faintly."""
    return FAINT_FROM <= looks.brown < BROWN_FROM


def size(looks: Looks) -> int:
    """Which of `SIZES` a nucleus is."""
    return _step((looks.long + looks.short) / 2, MIDDLE_SIZED_FROM, LARGE_FROM)


def shape(looks: Looks) -> int:
    """Which of `SHAPES` a nucleus has."""
    return _step(looks.short / looks.long, OVAL_FROM, ROUND_FROM)


def colour(looks: Looks) -> int:
    """Which of `COLOURS` a nucleus has."""
    dark = looks.dark >= DARK_FROM
    if is_faint(looks):
        return 2
    return (3 if looks.brown >= BROWN_FROM else 0) + dark


def describe(looks: Looks) -> str:
    """A nucleus in words, such as "large, oval, brown"."""
    return f"{SIZES[size(looks)]}, {SHAPES[shape(looks)]}, {COLOURS[colour(looks)]}"


def crowding(nuclei: Sequence[Nucleus]) -> str:
    """How many nuclei a field holds, in words."""
    return ("loose", "crowded", "very crowded")[_step(len(nuclei), CROWDED_FROM, VERY_CROWDED_FROM)]


def brownness(nuclei: Sequence[Nucleus]) -> str:
    """How brown a field looks from afar, whatever it is that is brown."""
    brown = sum(nucleus.looks.brown >= FAINT_FROM for nucleus in nuclei)
    share = 100 * brown / len(nuclei)
    words = ("hardly any brown", "some brown", "much brown", "very much brown")
    return words[_step(share, SOME_BROWN_FROM, MUCH_BROWN_FROM, VERY_BROWN_FROM)]


def _step(value: float, *edges: float) -> int:
    return sum(value >= edge for edge in edges)
