"""Two phases of a CT: why "normal" holds only for the phases that were taken."""

from collections.abc import Mapping, Sequence

from netcourse.disease.ct_phases import Primary
from netcourse.explorers.explorer import Choice, Control, Dial, Explorer, Shown, Switch, Task, Values
from netcourse.explorers.phases.drawing import phases_figure
from netcourse.explorers.phases.lesion import KINDS, read_lesion
from netcourse.explorers.phases.tasks import TASKS
from netcourse.explorers.phases.words import headline, reasons
from netcourse.explorers.told import tell


class Phases(Explorer):
    """A liver lesion in two phases of CT and on MRI. `task` is portal-normal, only-mri, or empty."""

    title = "Two phases: is a normal CT normal?"
    note = (
        "Synthetic pictures, drawn from a seed: no real scan is here. Which share of metastases looks how comes from one study "
        "of 78 patients; steps of grey, fading with size and the look on MRI are chosen. Times in seconds are left out: they "
        "are not verified."
    )
    controls: Sequence[Control] = (
        Choice(
            "phases",
            "Phases taken",
            {
                "both": "late arterial and portal",
                "portal": "portal only",
                "arterial": "late arterial only",
                "none": "none, no contrast",
            },
            "both",
        ),
        Switch("mri", "MRI is done as well"),
        Choice(
            "kind",
            "The lesion beside the liver: arterial phase, then portal",
            {key: f"{one.arterial.split()[0]}, then {one.portal.split()[0]}" for key, one in KINDS.items()},
            "bright-dark",
        ),
        Dial("size", "Size of the lesion", 2, 40, 1, 18, "mm"),
        Choice("primary", "The primary is in the", {one.value: one.value for one in Primary}, Primary.BOWEL.value),
    )
    tasks: Mapping[str, Task] = TASKS

    def show(self, values: Values) -> Shown:
        """What is reported beside what is there, then the pictures, then why."""
        one = read_lesion(values)
        told = tell(reasons(one))
        return Shown(headline(one), (phases_figure(one),), told.reasons, frozenset(), told.sources)
