"""One question of each kind, with answers that are possible and answers that are not."""

from netcourse.items import (
    Best,
    Defensible,
    DefensibleSet,
    HotSpot,
    Matching,
    NumberWithUnit,
    Order,
    Ordering,
    Pairs,
    Quantity,
    Several,
    SeveralOfMany,
    ShortText,
    SingleBest,
    Slip,
    WrongUnit,
)
from netcourse.items.item import Item
from netcourse.items.schemes import Scheme

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><text>H T</text></svg>'

BEST = SingleBest("best", "Which **grade**?", {"A": "NET G1", "B": "NET G2", "C": "NEC"}, hints=("Per 2 mm²?",))
SPOT = HotSpot("spot", "Where?", {"H": "the head", "T": "the tail"}, SVG, "A sketch of a pancreas.")
SEVERAL = SeveralOfMany("several", "Which apply?", {"A": "flushing", "B": "diarrhoea", "C": "baldness", "D": "wheezing"})
DEFEND = DefensibleSet("defend", "What could you defend?", {"A": "PRRT", "B": "analogue alone", "C": "platinum"})
AMOUNT = NumberWithUnit("amount", "How much?", "µmol/24 h", 0, 2000, {"mg/24 h": 5.23})
SHARE = NumberWithUnit("share", "What share?", "%", 0, 100)
MATCH = Matching("match", "Match.", {"1": "gastrin", "2": "insulin"}, {"X": "ulcers", "Y": "low sugar", "Z": "flushing"})
STEPS = Ordering("steps", "Order.", {"A": "imaging", "B": "biopsy", "C": "board"})
WORDS = ShortText("words", "Why?", longest=40)

ITEMS: list[Item] = [BEST, SPOT, SEVERAL, DEFEND, AMOUNT, SHARE, MATCH, STEPS, WORDS]

RIGHT: list[tuple[Item, object, Scheme]] = [
    (BEST, "B", Best("B", "Yes.", {"A": "Ki-67 alone.", "C": (0.5, "Number before family.")})),
    (SPOT, "T", Best("T", "Yes.", {"H": "The head lies in the duodenum."})),
    (SEVERAL, ["A", "B"], Several({"A", "B"}, "Yes.", {"A": "a.", "B": "b.", "C": "c.", "D": "d."})),
    (DEFEND, ["A"], Defensible({"A": "NETTER-2."}, {"B": "Too weak."}, {"C": "That is for NEC."})),
    (
        AMOUNT,
        "41.84 µmol/24 h",
        Quantity(41.84, 0.5, "Yes.", "Again.", [Slip(8, "Not converted.", 0.5)], [WrongUnit("mg/24 h", "Unit.", 1)]),
    ),
    (MATCH, {"1": "X", "2": "Y"}, Pairs({"1": "X", "2": "Y"}, "Yes.", {"1": "Acid.", "2": "Sugar.", ("1", "Z"): "Serotonin."})),
    (STEPS, "A B C", Order("ABC", "Yes.", {("A", "B"): "Look first.", ("B", "C"): "Tissue first."})),
]
