"""The organs of the body map: their names, their shapes in a simple front view, and which of them a click means.

The shapes are chosen for teaching: seen from the front, the patient's right on the left of the picture, organs side by side that
in a body lie in front of one another. They carry no measure.
"""

from dataclasses import dataclass

from netcourse.explorers.atlas.shapes import Blob, Tube
from netcourse.explorers.sketch import Point

MIDDLE = 350.0


@dataclass(frozen=True, slots=True)
class View:
    """The map as it is drawn: `across` and `down` times its own size, names `beside` units from the middle, `letters` to a line.

    A click that misses an organ by less than `slack`, in units of the map, still means it: some organs are smaller than a
    fingertip.
    """

    width: int
    height: int
    across: float
    down: float
    beside: float
    letters: int
    type_size: int
    slack: float

    def place(self, x: float, y: float) -> Point:
        """Where a place of the map is drawn."""
        return self.width / 2 + (x - MIDDLE) * self.across, y * self.down

    def back(self, x: float, y: float) -> Point:
        """The place of the map that is drawn there."""
        return MIDDLE + (x - self.width / 2) / self.across, y / self.down


WIDE = View(700, 806, 1, 1, 168, 60, 15, 9.0)
# Slimmer than it is high, so that every name has two lines beside it.
NARROW = View(340, 590, 0.6, 0.7, 84 / 0.6, 13, 13, 14.0)


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ on the map: `label` is where its name stands, `leader` where the line from the name ends."""

    name: str
    fill: str
    shapes: tuple[Blob | Tube, ...]
    label: Point
    leader: Point

    @property
    def on_left(self) -> bool:
        """Whether its name stands left of the body."""
        return self.label[0] < MIDDLE

    def distance(self, x: float, y: float) -> float:
        """How far a place is from the organ, in user units; 0 inside."""
        return min(shape.distance(x, y) for shape in self.shapes)


def _blob(*points: Point) -> Blob:
    return Blob(tuple((MIDDLE + x, y) for x, y in points))


def _tube(width: float, *points: Point) -> Tube:
    return Tube(tuple((MIDDLE + x, y) for x, y in points), width)


def _disc(x: float, y: float, radius: float) -> Blob:
    # Eight corners are round enough at this size.
    near = 0.7 * radius
    ring = ((radius, 0), (near, near), (0, radius), (-near, near), (-radius, 0), (-near, -near), (0, -radius), (near, -near))
    return _blob(*((x + across, y + down) for across, down in ring))


def _left(y: float, leader: Point) -> tuple[Point, Point]:
    return (MIDDLE - 168, y), (MIDDLE + leader[0], leader[1])


def _right(y: float, leader: Point) -> tuple[Point, Point]:
    return (MIDDLE + 168, y), (MIDDLE + leader[0], leader[1])


GLAND, GUT, DARK_RED, PINK = "#dcecd8", "#f6ddd4", "#e6c6b8", "#ead3dc"
LUNG, STOMACH, PANCREAS, GREY = "#e3ecf5", "#f8e3c6", "#f6ecb8", "#e9e9e9"

# In the order in which they are drawn: what comes later lies in front.
ORGANS: dict[str, Organ] = {
    "brain": Organ(
        "Brain",
        GREY,
        (_blob((-33, 58), (-28, 38), (-10, 27), (10, 27), (28, 38), (33, 58), (20, 72), (0, 74), (-20, 72)),),
        *_left(50, (-24, 54)),
    ),
    "pituitary": Organ("Pituitary", GLAND, (_disc(0, 84, 6),), *_right(74, (6, 83))),
    "thyroid": Organ(
        "Thyroid",
        GLAND,
        (_blob((-5, 160), (-12, 146), (-20, 150), (-20, 170), (-9, 176), (0, 168),
                (9, 176), (20, 170), (20, 150), (12, 146), (5, 160)),),
        *_right(134, (15, 158)),
    ),
    "parathyroid": Organ(
        "Parathyroid",
        PANCREAS,
        tuple(_disc(x, y, 4.5) for x in (-17, 17) for y in (153, 170)),
        *_left(134, (-21, 152)),
    ),
    "lung": Organ(
        "Lung (bronchi)",
        LUNG,
        (
            _blob((-38, 204), (-66, 226), (-88, 284), (-96, 346), (-62, 342), (-26, 350), (-22, 300), (-20, 250), (-24, 214)),
            _blob((38, 204), (66, 226), (88, 284), (96, 346), (68, 342), (44, 344), (44, 318), (24, 298), (20, 250), (24, 214)),
            _tube(8, (0, 262), (-16, 274), (-44, 288)),
            _tube(8, (0, 262), (16, 274), (46, 286)),
        ),
        *_left(280, (-74, 290)),
    ),
    "thymus": Organ(
        "Thymus",
        GLAND,
        (_blob((-2, 212), (-12, 207), (-17, 232), (-11, 254), (0, 246), (11, 254), (17, 232), (12, 207), (2, 212)),),
        *_right(216, (11, 230)),
    ),
    "kidney": Organ(
        "Kidney",
        PINK,
        (
            _blob((-74, 474), (-60, 488), (-66, 505), (-61, 524), (-76, 538), (-92, 522), (-94, 490)),
            _blob((78, 476), (64, 490), (70, 506), (65, 524), (80, 539), (95, 523), (97, 491)),
        ),
        *_left(514, (-84, 510)),
    ),
    "adrenal": Organ(
        "Adrenal medulla",
        PANCREAS,
        (
            _blob((-96, 479), (-88, 462), (-78, 457), (-70, 465), (-62, 478), (-78, 472)),
            _blob((99, 480), (92, 462), (84, 457), (76, 465), (69, 479), (84, 473)),
        ),
        *_right(484, (89, 469)),
    ),
    "stomach": Organ(
        "Stomach",
        STOMACH,
        (
            _blob(
                (8, 376), (24, 374), (36, 360), (60, 356), (82, 368), (88, 398), (76, 426),
                (48, 444), (14, 450), (-8, 448), (-12, 436), (14, 430), (36, 416), (38, 398), (20, 386),
            ),
        ),
        *_right(396, (68, 396)),
    ),
    "liver": Organ(
        "Liver",
        DARK_RED,
        (_blob((-92, 366), (-56, 356), (-10, 358), (24, 364), (40, 372), (18, 388), (-4, 408),
                (-34, 430), (-70, 448), (-94, 436), (-100, 400)),),
        *_left(396, (-70, 400)),
    ),
    "pancreas": Organ(
        "Pancreas",
        PANCREAS,
        (_blob((-28, 470), (-14, 460), (12, 466), (38, 464), (58, 456), (68, 452), (71, 461), (58, 471), (38, 481),
                (10, 486), (-6, 502), (-24, 500)),),
        *_right(440, (62, 461)),
    ),
    "duodenum": Organ(
        "Duodenum",
        GUT,
        (_tube(13, (-12, 444), (-30, 446), (-40, 462), (-40, 496), (-30, 513), (0, 514), (22, 506)),),
        *_left(456, (-40, 478)),
    ),
    "colon": Organ(
        "Colon",
        GUT,
        (
            _tube(
                20, (-84, 676), (-90, 640), (-92, 600), (-88, 568), (-70, 556), (-36, 568), (0, 574), (38, 566), (72, 550),
                (90, 564), (92, 604), (90, 648), (82, 682), (58, 694), (36, 684), (18, 690),
            ),
        ),
        *_left(604, (-92, 604)),
    ),
    "small-intestine": Organ(
        "Small intestine",
        "#fbeae4",
        (
            _tube(
                15, (54, 596), (20, 601), (-16, 594), (-52, 598), (-62, 610), (-50, 620), (-12, 616), (26, 622), (54, 620),
                (63, 632), (52, 642), (14, 638), (-24, 644), (-52, 642), (-61, 654), (-50, 664), (-10, 660), (26, 664),
            ),
            # The ileum ends in the caecum.
            _tube(12, (26, 664), (-8, 678), (-44, 676), (-76, 668)),
        ),
        *_right(626, (44, 620)),
    ),
    "appendix": Organ("Appendix", GUT, (_tube(7, (-84, 690), (-78, 702), (-66, 706), (-62, 718)),), *_left(706, (-76, 703))),
    "rectum": Organ("Rectum", GUT, (_tube(20, (12, 698), (2, 712), (4, 730), (0, 744)),), *_right(724, (6, 726))),
}  # fmt: skip


def organ_at(x: float, y: float, view: View = WIDE) -> str | None:
    """Which organ is meant by a click.

    Parameters
    ----------
    x, y : float
        The place, in user units from the top left corner of the map.
    view : View
        How the map is drawn.

    Returns
    -------
    str or None
        The key of the organ that lies there in front, of the nearest within the view's slack, or of the name
        there; None otherwise.
    """
    # Of two at the same distance the one in front is seen, so it is meant.
    near = min(reversed(ORGANS), key=lambda key: ORGANS[key].distance(x, y))
    if ORGANS[near].distance(x, y) <= view.slack:
        return near
    return next((key for key, organ in ORGANS.items() if _on_label(organ, x, y, view)), None)


def _on_label(organ: Organ, x: float, y: float, view: View) -> bool:
    beside = x <= MIDDLE - view.beside if organ.on_left else x >= MIDDLE + view.beside
    return beside and organ.label[1] - 18 <= y <= organ.label[1] + 24
