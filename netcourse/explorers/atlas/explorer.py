"""The atlas: where neuroendocrine cells sit, what starts there, how often, and which inherited syndromes touch the place."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from netcourse.explorers.atlas.cells import CELLS_HEADER, SEROTONIN, cells_headline, cells_reasons, cells_rows, releases
from netcourse.explorers.atlas.chain import draw_chains
from netcourse.explorers.atlas.heredity import (
    HEREDITY_HEADER,
    SYNDROMES,
    heredity_headline,
    heredity_reasons,
    heredity_rows,
    touched_organs,
)
from netcourse.explorers.atlas.map import CHOSEN_SIGN, TOUCHED_SIGN, draw_map
from netcourse.explorers.atlas.organs import HEIGHT, ORGANS, WIDTH, organ_at
from netcourse.explorers.atlas.risk import draw_risks
from netcourse.explorers.atlas.shares import (
    SHARES,
    commonest,
    draw_shares,
    shares_headline,
    shares_reasons,
    shares_rows,
)
from netcourse.explorers.atlas.words import number
from netcourse.explorers.explorer import Choice, Control, Explorer, Shown, Task, Values
from netcourse.explorers.figure import Figure

CELLS, TUMOURS, HEREDITY = "cells", "tumours", "heredity"
# What makes the endocrinologist think of one syndrome: three glands at once.
THREE_GLANDS = frozenset({"pancreas", "parathyroid", "pituitary"})


def _found_three_glands(values: Values) -> bool:
    return values["layer"] == HEREDITY and set(touched_organs(str(values["syndrome"]))) >= THREE_GLANDS


def _found_serotonin(values: Values) -> bool:
    return values["layer"] == CELLS and releases(str(values["organ"]), SEROTONIN)


def _found_commonest(values: Values) -> bool:
    return values["layer"] == TUMOURS and values["organ"] == commonest()


def _found_nf1(values: Values) -> bool:
    return (values["layer"], values["syndrome"], values["organ"]) == (HEREDITY, "NF1", "duodenum")


_TASKS = {
    "two-organs-one-syndrome": Task(
        "A woman has a pancreatic NET, high calcium from her parathyroid glands, and a pituitary adenoma. In the layer "
        "“Heredity” find the one inherited syndrome that touches all three.",
        _found_three_glands,
        "MEN1. A second organ in the same patient, or in the family, is what makes you think of it. It also touches thymus, "
        "bronchus and stomach: that is where else one looks.",
    ),
    "serotonin": Task(
        "In the layer “Cells and hormones” find an organ whose tumours can release serotonin.",
        _found_serotonin,
        "Small intestine, appendix and lung are the places. Their veins differ: gut blood meets the liver first, blood "
        "from the bronchus does not. So the same hormone shows itself early in one and late in the other.",
    ),
    "most-common": Task(
        "In the layer “Tumours by site” find the single site with the largest share in the US registry set.",
        _found_commonest,
        "The lung. Did you expect the small intestine? It leads the gut sites here, and the four gut sites together are more "
        "than half. So the answer depends on what is counted: the reasons below give the sums.",
    ),
    "nf1-duodenum": Task(
        "In the layer “Heredity” set neurofibromatosis type 1, and choose the organ where its typical NET grows.",
        _found_nf1,
        "The duodenum, near the ampulla: a somatostatin-producing NET that is often non-functional. The same syndrome marks "
        "the adrenal medulla: a phaeochromocytoma is looked for before any operation.",
    ),
}


class Atlas(Explorer):
    """A map of the body in three layers. `task` is two-organs-one-syndrome, serotonin, most-common or nf1-duodenum."""

    title = "Atlas of neuroendocrine cells"
    note = (
        "Choose an organ in the list or on the map. A drawing for teaching: organs that lie in front of one another are moved "
        "apart. What is marked “general knowledge, not verified” rests on no page that was checked."
    )
    controls: Sequence[Control] = (
        Choice(
            "layer",
            "Layer",
            {CELLS: "Cells and hormones", TUMOURS: "Tumours by site", HEREDITY: "Heredity"},
            CELLS,
        ),
        Choice("organ", "Organ", {key: organ.name for key, organ in ORGANS.items()}, "stomach"),
        Choice("syndrome", "Inherited syndrome", SYNDROMES, "VHL"),
    )
    tasks: Mapping[str, Task] = MappingProxyType(_TASKS)

    def show(self, values: Values) -> Shown:
        """The map with its layer, and a figure that belongs to it."""
        organ, syndrome = str(values["organ"]), str(values["syndrome"])
        if values["layer"] == TUMOURS:
            return _show_tumours(organ)
        if values["layer"] == HEREDITY:
            return _show_heredity(organ, syndrome)
        return _show_cells(organ)

    def point(self, values: Values, across: float, up: float) -> Values:
        """Choose the organ at a place on the map; beside all organs nothing changes."""
        organ = organ_at(across * WIDTH, up * HEIGHT)
        return values if organ is None else {**values, "organ": organ}


def _show_cells(organ: str) -> Shown:
    name = ORGANS[organ].name
    chains = draw_chains(organ)
    body = Figure(
        svg=draw_map(chosen=organ, key=f"{CHOSEN_SIGN} hatched: chosen"),
        alt=f"Front view of the body with {len(ORGANS)} named organs. Chosen and hatched: {name}.",
        caption="Where neuroendocrine cells sit.",
        header=CELLS_HEADER,
        rows=list(cells_rows(organ)),
    )
    reasons = [one.text for one in cells_reasons(organ)]
    return Shown(cells_headline(organ), (body, *([chains] if chains else [])), reasons, frozenset({"syndrome"}))


def _show_tumours(organ: str) -> Shown:
    body = Figure(
        svg=draw_map(
            chosen=organ,
            notes={key: number(one) for key, one in SHARES.items()},
            key=f"{CHOSEN_SIGN} hatched: chosen; %: share of six sites",
        ),
        alt="Front view of the body. Six sites carry their share of NETs: "
        + ", ".join(f"{ORGANS[key].name} {number(one)}" for key, one in SHARES.items())
        + f". Chosen and hatched: {ORGANS[organ].name}.",
        caption="Where NETs start, in one US registry set of six sites, 1973 to 2014.",
        header=["Organ", "Share of NETs"],
        rows=list(shares_rows(organ)),
    )
    reasons = [one.text for one in shares_reasons(organ)]
    return Shown(shares_headline(organ), (body, draw_shares(organ)), reasons, frozenset({"syndrome"}))


def _show_heredity(organ: str, syndrome: str) -> Shown:
    touched = touched_organs(syndrome)
    body = Figure(
        svg=draw_map(
            chosen=organ, touched=touched, key=f"{CHOSEN_SIGN} hatched: chosen; {TOUCHED_SIGN} dotted: touched by {syndrome}"
        ),
        alt=f"Front view of the body. Dotted, touched by {syndrome}: {', '.join(ORGANS[one].name for one in touched)}. "
        f"Chosen: {ORGANS[organ].name}.",
        caption=f"Organs that {syndrome} touches.",
        header=HEREDITY_HEADER,
        rows=list(heredity_rows(syndrome)),
    )
    reasons = [one.text for one in heredity_reasons(syndrome, organ)]
    return Shown(heredity_headline(syndrome, organ), (body, draw_risks(syndrome)), reasons)
