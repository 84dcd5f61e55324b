"""The atlas: where neuroendocrine cells sit, what starts there, how often, and which inherited syndromes touch the place."""

from collections.abc import Mapping, Sequence

from netcourse.explorers.atlas.cells import CELLS_HEADER, cells_headline, cells_reasons, cells_rows
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
from netcourse.explorers.atlas.organs import NARROW, ORGANS, WIDE, organ_at
from netcourse.explorers.atlas.risk import draw_risks
from netcourse.explorers.atlas.shares import (
    SHARES,
    draw_shares,
    shares_headline,
    shares_reasons,
    shares_rows,
)
from netcourse.explorers.atlas.tasks import CELLS, HEREDITY, TASKS, TUMOURS
from netcourse.explorers.atlas.words import number
from netcourse.explorers.explorer import Choice, Control, Explorer, Shown, Task, Values
from netcourse.explorers.figure import Figure
from netcourse.explorers.told import tell


class Atlas(Explorer):
    """A map of the body in three layers. `task` is two-organs-one-syndrome, serotonin, most-common or nf1-duodenum."""

    title = "Atlas of neuroendocrine cells"
    note = (
        "Choose an organ in the list or on the map. A drawing for teaching: organs that lie in front of one another are moved "
        "apart. What rests on no page that was checked is listed under the sources."
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
    tasks: Mapping[str, Task] = TASKS

    def show(self, values: Values) -> Shown:
        """The map with its layer, and a figure that belongs to it."""
        organ, syndrome = str(values["organ"]), str(values["syndrome"])
        if values["layer"] == TUMOURS:
            return _show_tumours(organ)
        if values["layer"] == HEREDITY:
            return _show_heredity(organ, syndrome)
        return _show_cells(organ)

    def point(self, values: Values, across: float, up: float, *, narrow: bool = False) -> Values:
        """Choose the organ at a place on the map; beside all organs nothing changes."""
        view = NARROW if narrow else WIDE
        organ = organ_at(*view.back(across * view.width, up * view.height), view)
        return values if organ is None else {**values, "organ": organ}


def _show_cells(organ: str) -> Shown:
    name = ORGANS[organ].name
    chains = draw_chains(organ)
    key = f"{CHOSEN_SIGN} hatched: chosen"
    body = Figure(
        svg=draw_map(chosen=organ, key=key),
        narrow=draw_map(chosen=organ, key=key, view=NARROW),
        alt=f"Front view of the body with {len(ORGANS)} named organs. Chosen and hatched: {name}.",
        caption="Where neuroendocrine cells sit.",
        header=CELLS_HEADER,
        rows=list(cells_rows(organ)),
    )
    told = tell(cells_reasons(organ))
    figures = (body, *([chains] if chains else []))
    return Shown(cells_headline(organ), figures, told.reasons, frozenset({"syndrome"}), told.sources)


def _show_tumours(organ: str) -> Shown:
    notes = {key: number(one) for key, one in SHARES.items()}
    words = f"{CHOSEN_SIGN} hatched: chosen; %: share of six sites"
    body = Figure(
        svg=draw_map(chosen=organ, notes=notes, key=words),
        narrow=draw_map(chosen=organ, notes=notes, key=words, view=NARROW),
        alt="Front view of the body. Six sites carry their share of NETs: "
        + ", ".join(f"{ORGANS[key].name} {number(one)}" for key, one in SHARES.items())
        + f". Chosen and hatched: {ORGANS[organ].name}.",
        caption="Where NETs start, in one US registry set of six sites, 1973 to 2014.",
        header=["Organ", "Share of NETs"],
        rows=list(shares_rows(organ)),
    )
    told = tell(shares_reasons(organ))
    return Shown(shares_headline(organ), (body, draw_shares(organ)), told.reasons, frozenset({"syndrome"}), told.sources)


def _show_heredity(organ: str, syndrome: str) -> Shown:
    touched = touched_organs(syndrome)
    key = f"{CHOSEN_SIGN} hatched: chosen; {TOUCHED_SIGN} dotted: touched by {syndrome}"
    body = Figure(
        svg=draw_map(chosen=organ, touched=touched, key=key),
        narrow=draw_map(chosen=organ, touched=touched, key=key, view=NARROW),
        alt=f"Front view of the body. Dotted, touched by {syndrome}: {', '.join(ORGANS[one].name for one in touched)}. "
        f"Chosen: {ORGANS[organ].name}.",
        caption=f"Organs that {syndrome} touches.",
        header=HEREDITY_HEADER,
        rows=list(heredity_rows(syndrome)),
    )
    told = tell(heredity_reasons(syndrome, organ))
    return Shown(heredity_headline(syndrome, organ), (body, draw_risks(syndrome)), told.reasons, sources=told.sources)
