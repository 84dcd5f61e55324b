"""What a lesson can ask for of phases. What counts as large enough to be seen at all is chosen."""

from collections.abc import Mapping

from netcourse.disease.ct_phases import Phase, Primary, share_of_metastases
from netcourse.explorers.explorer import Values
from netcourse.explorers.phases.lesion import KINDS, MRI, ON_CT, SEEN_FROM, read_lesion
from netcourse.explorers.task import Task, Want, wanted, within
from netcourse.explorers.values import number

PORTAL_NORMAL, ONLY_MRI = "portal-normal", "only-mri"
# Chosen, in mm: a lesion that nobody would call too small.
LARGE = 10.0
_LARGEST = 40.0
# On the edge and not yet across it.
_JUST = 0.001


def _still_seen(values: Values) -> float:
    """How far the phases that were taken are from hiding the lesion, on the way to 1."""
    one = read_lesion(values)
    if not one.taken:
        return 1.0
    most = max(abs(one.contrast(phase)) for phase in one.taken)
    return max((most - SEEN_FROM) / ON_CT, _JUST) if one.seen_on_ct else 0.0


def _share(primary: Primary) -> str:
    return f"{float(share_of_metastases(KINDS['bright-equal'], primary=primary) or 0):.0%}"


TASKS: Mapping[str, Task] = {
    PORTAL_NORMAL: Task(
        f"Find a lesion of {LARGE:g} mm or more that a CT of the portal phase alone calls a normal liver.",
        (
            wanted(lambda values: read_lesion(values).taken == (Phase.PORTAL,), "Look at which phases were taken."),
            within(
                lambda values: number(values, "size"),
                LARGE,
                _LARGEST,
                _LARGEST,
                "It is too small for this task. Look at its size.",
            ),
            Want(_still_seen, "The portal phase shows it. Look at what the lesion is like in each phase."),
        ),
        f"Bright in the arterial phase, equal in the portal one: {_share(Primary.PANCREAS)} of the metastases of pancreatic NET, "
        f"{_share(Primary.BOWEL)} of those of bowel NET. “Normal” holds for the phases that were taken. Ask which, and for the "
        "one that is missing.",
        (
            "Take the portal phase only. A lesion that is as grey as the liver in it can't be seen there.",
            "Take the portal phase only, and choose the lesion that is brighter first and equal to the liver then.",
        ),
    ),
    ONLY_MRI: Task(
        "Take both phases. Find a lesion that neither shows and MRI does.",
        (
            wanted(lambda values: len(read_lesion(values).taken) == len(Phase), "Look at which phases were taken."),
            Want(_still_seen, "CT shows it. Look at its size, or at what it is like."),
            wanted(
                lambda values: read_lesion(values).mri and read_lesion(values).seen_in(MRI),
                "MRI has to show it: is it done, and is the lesion not too small for it as well?",
            ),
        ),
        "A whole CT is not the end either. Before an operation on the liver MRI is asked for, as it shows more and smaller "
        "lesions.",
        (
            "Leave both phases. What is small fades on CT first.",
            "Make the lesion 5 mm, and have MRI done.",
        ),
    ),
}
