"""The first pass: why the same release is silent in one patient and loud in another. A teaching model, with its assumptions."""

from collections.abc import Mapping, Sequence

from netcourse.disease.result import NotDecidable, Reason, because, stated
from netcourse.explorers.explorer import Choice, Control, Dial, Explorer, Shown, Task, Values
from netcourse.explorers.first_pass.drawing import draw_flow
from netcourse.explorers.first_pass.flow import (
    ASSUMPTIONS,
    FELT_FROM,
    Flow,
    Origin,
    Setting,
    flow,
    route_of,
)
from netcourse.explorers.first_pass.parts import units
from netcourse.explorers.first_pass.tasks import METASTASES, TASKS, read
from netcourse.explorers.told import tell


class FirstPass(Explorer):
    """Serotonin from its source to the heart. `task` is silent, bypass or metastases."""

    title = "First pass: what the liver lets through"
    note = (
        f"A teaching model. All numbers are chosen, also the limit of {FELT_FROM} units from which on something is felt: "
        "none can be carried over to a patient. Only the routes rest on evidence."
    )
    controls: Sequence[Control] = (
        Choice(
            "origin",
            "Where the tumour lies",
            {
                Origin.GUT: "Midgut (drains into the portal vein)",
                Origin.LUNG: "Lung (drains to the left heart)",
                Origin.OVARY: "Ovary (drains past the liver)",
                Origin.RETROPERITONEUM: "Retroperitoneum (drains past the liver)",
            },
            Origin.GUT,
        ),
        Dial("released", "Serotonin released", 0, 100, 5, 40, "units per hour, chosen"),
        METASTASES,
        Dial("metastatic", "Each 1% of metastases releases", 0, 1, 0.1, 0.5, "units per hour, chosen"),
        Dial("past-liver", "Share of the gut tumour’s blood that drains past the liver", 0, 60, 5, 0, "%"),
        Dial("extraction", "Share that healthy liver takes out", 50, 100, 1, 95, "%, chosen for teaching"),
        Dial("lung-extraction", "Share that the lungs take out", 0, 100, 5, 95, "%, chosen for teaching"),
    )
    tasks: Mapping[str, Task] = TASKS

    def show(self, values: Values) -> Shown:
        """The flow diagram, what is felt, and why."""
        given = read(values)
        found = flow(given)
        told = tell((*_why(given, found), *(because(f"Assumption: {one}") for one in ASSUMPTIONS)))
        return Shown(_headline(found), (draw_flow(given, found),), told.reasons, _hidden(given), told.sources)


def _headline(found: Flow) -> str:
    felt = f"symptoms: {', '.join(found.features)}" if found.features else "nothing is felt"
    sides = {"right": found.right_valves_at_risk, "left": found.left_valves_at_risk}
    hearts = " and ".join(side for side, risk in sides.items() if risk)
    valves = f" Heart valves at risk: {hearts}." if hearts else ""
    return f"{units(found.systemic)} units reach the systemic circulation: {felt}.{valves}"


def _why(given: Setting, found: Flow) -> list[Reason]:
    said = [because(_arithmetic(given, found)), _route(given)]
    if given.origin is Origin.LUNG:
        said += [stated("A2-07.article"), stated("A2-07.hallmark")]
    if found.right_valves_at_risk:
        said += [stated("A2-06.heart"), stated("G-18")]
    if found.features:
        said.append(stated("A2-06.hallmark"))
    return said


def _arithmetic(given: Setting, found: Flow) -> str:
    if given.origin is Origin.LUNG:
        return f"From the lung {units(found.from_lung_tumour)} units reach the left heart and pass neither liver nor right heart."
    if given.origin is not Origin.GUT:
        return f"These veins drain past the liver: all {units(found.past_liver)} units reach the right heart."
    return (
        f"Of {units(found.portal)} units in the portal vein the liver takes out {units(found.taken_by_liver)} and lets "
        f"{units(found.through_liver)} through; metastases add {units(found.from_metastases)}, blood past the liver "
        f"{units(found.past_liver)}. Together {units(found.right_heart)}; the limit is {FELT_FROM} (chosen)."
    )


def _route(given: Setting) -> Reason:
    found, rule = route_of(given), "The course’s rule, without this model’s numbers:"
    if isinstance(found, NotDecidable):
        return because(f"{rule} {found}.", "A2-06.hallmark", "H-13")
    says = (
        f"hormones escape, through {' and '.join(found.through)}"
        if found.reaches_systemic
        else "no route past the liver is known"
    )
    return because(f"{rule} {says}. {found.reasons[-1].text}", "A2-06.hallmark", "H-13")


def _hidden(given: Setting) -> frozenset[str]:
    without_gut = {"past-liver", "extraction"} if given.origin is not Origin.GUT else set()
    return frozenset(without_gut | (set() if given.metastases else {"metastatic"}))
