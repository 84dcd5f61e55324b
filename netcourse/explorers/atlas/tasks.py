"""What a lesson can ask for on the atlas. Which answers count as near is chosen for teaching."""

from collections.abc import Mapping
from types import MappingProxyType

from netcourse.explorers.atlas.cells import SEROTONIN, releases
from netcourse.explorers.atlas.heredity import touched_organs
from netcourse.explorers.atlas.shares import commonest, share
from netcourse.explorers.task import Task, Want, wanted
from netcourse.explorers.values import Values

CELLS, TUMOURS, HEREDITY = "cells", "tumours", "heredity"
# What makes the endocrinologist think of one syndrome: three glands at once.
THREE_GLANDS = frozenset({"pancreas", "parathyroid", "pituitary"})


def _layer(name: str, words: str) -> Want:
    return wanted(lambda values: values["layer"] == name, f"Look at the layer “{words}”.")


def _glands_missing(values: Values) -> float:
    return len(THREE_GLANDS - set(touched_organs(str(values["syndrome"])))) / len(THREE_GLANDS)


def _behind_the_commonest(values: Values) -> float:
    most, mine = share(commonest()) or 0, share(str(values["organ"]))
    return 1.0 if mine is None else float(1 - mine / most)


_TASKS = {
    "two-organs-one-syndrome": Task(
        "A woman has a pancreatic NET, high calcium from her parathyroid glands, and a pituitary adenoma. In the layer "
        "“Heredity” find the one inherited syndrome that touches all three.",
        (
            _layer(HEREDITY, "Heredity"),
            Want(_glands_missing, "Not all three of her glands are dotted. Choose another inherited syndrome."),
        ),
        "MEN1. A second organ in the same patient, or in the family, is what makes you think of it. It also touches thymus, "
        "bronchus and stomach: that is where else one looks.",
        (
            "Set the layer to “Heredity”. The dotted organs are those that the chosen syndrome touches.",
            "Go through the list “Inherited syndrome” and stop where pancreas, parathyroid and pituitary are dotted together.",
        ),
    ),
    "serotonin": Task(
        "In the layer “Cells and hormones” find an organ whose tumours can release serotonin.",
        (
            _layer(CELLS, "Cells and hormones"),
            wanted(
                lambda values: releases(str(values["organ"]), SEROTONIN),
                "Read the box “Hormone”: serotonin is not in it. Try a place further along the gut, or an airway.",
            ),
        ),
        "Small intestine, appendix and lung are the places. Their veins differ: gut blood meets the liver first, blood "
        "from the bronchus does not. So the same hormone shows itself early in one and late in the other.",
        (
            "Look at the second box of each chain: it names the hormone.",
            "Think of the carcinoid syndrome: where does the tumour behind it usually start? Choose an organ of the midgut.",
        ),
    ),
    "most-common": Task(
        "In the layer “Tumours by site” find the single site with the largest share in the US registry set.",
        (
            _layer(TUMOURS, "Tumours by site"),
            Want(_behind_the_commonest, "Another site has a larger share. Compare the numbers on the map, or the bars."),
        ),
        "The lung. Did you expect the small intestine? It leads the gut sites here, and the four gut sites together are more "
        "than half. So the answer depends on what is counted: the reasons below give the sums.",
        (
            "Set the layer to “Tumours by site”. Each counted site has its share on the map.",
            "The bars below the map are sorted: choose the organ of the longest one. It need not lie in the gut.",
        ),
    ),
    "nf1-duodenum": Task(
        "In the layer “Heredity” set neurofibromatosis type 1, and choose the organ where its typical NET grows.",
        (
            _layer(HEREDITY, "Heredity"),
            wanted(lambda values: values["syndrome"] == "NF1", "Choose neurofibromatosis type 1 in “Inherited syndrome”."),
            wanted(
                lambda values: values["organ"] == "duodenum",
                "Read which organs are dotted. Its NET grows in the gut, not in the adrenal gland.",
            ),
        ),
        "The duodenum, near the ampulla: a somatostatin-producing NET that is often non-functional. The same syndrome marks "
        "the adrenal medulla: a phaeochromocytoma is looked for before any operation.",
        (
            "Set the layer to “Heredity” and the syndrome to neurofibromatosis type 1; two organs are dotted.",
            "One of the two is an endocrine gland. Choose the other, the part of the gut where the bile duct opens.",
        ),
    ),
}
TASKS: Mapping[str, Task] = MappingProxyType(_TASKS)
