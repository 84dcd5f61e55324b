"""The first pass: why the same release is silent in one patient and loud in another. A teaching model, with its assumptions."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from netcourse.disease.result import NotDecidable, because, stated
from netcourse.explorers.explorer import Choice, Control, Dial, Explorer, Shown, Task, Values
from netcourse.explorers.first_pass.drawing import draw_flow, units
from netcourse.explorers.first_pass.flow import (
    ASSUMPTIONS,
    FELT_FROM,
    LARGE_RELEASE,
    Flow,
    Origin,
    Setting,
    flow,
    route_of,
    setting,
)

METASTASES = Dial("metastases", "Share of the liver that is metastases", 0, 80, 1, 0, "%")
# Chosen: below this the tasks no longer call a liver healthy.
HEALTHY_EXTRACTION = 90


def read(values: Values) -> Setting:
    """A setting of the controls as a setting of the model."""
    return setting(
        origin=str(values["origin"]),
        released=_number(values, "released"),
        past_liver_percent=_number(values, "past-liver"),
        extraction_percent=_number(values, "extraction"),
        metastases_percent=_number(values, METASTASES.name),
        metastatic_per_percent=_number(values, "metastatic"),
        lung_extraction_percent=_number(values, "lung-extraction"),
    )


def _number(values: Values, name: str) -> float:
    value = values[name]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{name}={value!r}: a number is needed")
    return value


def _is_silent(values: Values) -> bool:
    given = read(values)
    found = flow(given)
    quiet = not found.features and not found.left_valves_at_risk
    return given.origin is Origin.GUT and given.released >= LARGE_RELEASE and quiet


def _is_bypass(values: Values) -> bool:
    given = read(values)
    found = flow(given)
    # A failing liver would bring symptoms too: that is another story.
    return not given.metastases and found.past_liver + found.from_lung_tumour >= FELT_FROM


def _is_smallest_share(values: Values) -> bool:
    given = read(values)
    healthy = given.origin is Origin.GUT and not given.past_liver and _number(values, "extraction") >= HEALTHY_EXTRACTION
    if not (healthy and given.metastases and flow(given).features):
        return False
    less = {**values, METASTASES.name: METASTASES.settle(_number(values, METASTASES.name) - METASTASES.step)}
    return not flow(read(less)).features


_TASKS = {
    "silent": Task(
        f"Find a gut tumour that releases {LARGE_RELEASE} units or more, and a patient who feels nothing.",
        _is_silent,
        "The tumour is busy, and the patient well: the liver breaks nearly all of it down at the first pass. "
        "No symptoms does not mean no hormone, and no tumour even less.",
    ),
    "bypass": Task(
        "Make symptoms appear without any liver metastases, by blood that never passes the liver.",
        _is_bypass,
        "Carcinoid syndrome without liver metastases exists: from the retroperitoneum, the ovary or the bronchus blood goes past "
        "the liver. Look there when the features fit and the liver is clean. From the lung the left heart gets it first.",
    ),
    "metastases": Task(
        "Keep the tumour in the gut, no blood past the liver, and a liver that takes out 90% or more. Find the smallest share of "
        "metastases at which symptoms appear.",
        _is_smallest_share,
        "Metastases count twice: the liver that is left takes out less, and they release behind it. Now change what they "
        "release: the share moves. So it is no threshold of medicine; only the direction is.",
    ),
}


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
    tasks: Mapping[str, Task] = MappingProxyType(_TASKS)

    def show(self, values: Values) -> Shown:
        """The flow diagram, what is felt, and why."""
        given = read(values)
        found = flow(given)
        reasons = (*_why(given, found), *(f"Assumption: {one}" for one in ASSUMPTIONS))
        return Shown(_headline(found), (draw_flow(given, found),), reasons, _hidden(given))


def _headline(found: Flow) -> str:
    felt = f"symptoms: {', '.join(found.features)}" if found.features else "nothing is felt"
    sides = {"right": found.right_valves_at_risk, "left": found.left_valves_at_risk}
    hearts = " and ".join(side for side, risk in sides.items() if risk)
    valves = f" Heart valves at risk: {hearts}." if hearts else ""
    return f"{units(found.systemic)} units reach the systemic circulation: {felt}.{valves}"


def _why(given: Setting, found: Flow) -> list[str]:
    said = [_arithmetic(given, found), _route(given)]
    if given.origin is Origin.LUNG:
        said += [stated("A2-07.article").text, stated("A2-07.hallmark").text]
    if found.right_valves_at_risk:
        said += [stated("A2-06.heart").text, stated("G-18").text]
    if found.features:
        said.append(stated("A2-06.hallmark").text)
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


def _route(given: Setting) -> str:
    found = route_of(given)
    if isinstance(found, NotDecidable):
        return because(f"The course’s rule, without this model’s numbers: {found}.", "A2-06.hallmark", "H-13").text
    says = (
        f"hormones escape, through {' and '.join(found.through)}"
        if found.reaches_systemic
        else "no route past the liver is known"
    )
    return because(
        f"The course’s rule, without this model’s numbers: {says}. {found.reasons[-1].text}", "A2-06.hallmark", "H-13"
    ).text


def _hidden(given: Setting) -> frozenset[str]:
    without_gut = {"past-liver", "extraction"} if given.origin is not Origin.GUT else set()
    return frozenset(without_gut | (set() if given.metastases else {"metastatic"}))
