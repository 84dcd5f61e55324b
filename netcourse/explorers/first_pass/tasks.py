"""What a lesson can ask for in the first pass. The limits of "large" and "healthy" are chosen for teaching."""

from collections.abc import Mapping
from types import MappingProxyType

from netcourse.explorers.dial import Dial
from netcourse.explorers.first_pass.flow import FELT_FROM, LARGE_RELEASE, Flow, Origin, Setting, flow, setting
from netcourse.explorers.task import Task, Want, wanted, within
from netcourse.explorers.values import Values, number

METASTASES = Dial("metastases", "Share of the liver that is metastases", 0, 80, 1, 0, "%")
# Chosen: below this the tasks no longer call a liver healthy.
HEALTHY_EXTRACTION = 90
_MOST = 100  # units per hour, or %: the end of the dials


def read(values: Values) -> Setting:
    """A setting of the controls as a setting of the model."""
    return setting(
        origin=str(values["origin"]),
        released=number(values, "released"),
        past_liver_percent=number(values, "past-liver"),
        extraction_percent=number(values, "extraction"),
        metastases_percent=number(values, METASTASES.name),
        metastatic_per_percent=number(values, "metastatic"),
        lung_extraction_percent=number(values, "lung-extraction"),
    )


def _flow(values: Values) -> Flow:
    return flow(read(values))


def _escapes(values: Values) -> float:
    """How far what reaches the body, or the left heart, lies above what is felt, as a share of all that can be released."""
    found = _flow(values)
    above = float(max(found.systemic, found.left_heart) - FELT_FROM) / _MOST
    return above + 1 / _MOST if above >= 0 else 0.0


def _past_the_liver(values: Values) -> float:
    found = _flow(values)
    return float(found.past_liver + found.from_lung_tumour)


def _steps_from_smallest(values: Values) -> float:
    """How many percent of metastases a setting lies away from the smallest share at which something is felt."""
    shares = (METASTASES.low + at * METASTASES.step for at in range(1, round(METASTASES.high / METASTASES.step) + 1))
    smallest = next((one for one in shares if _flow({**values, METASTASES.name: one}).features), None)
    felt_without = bool(_flow({**values, METASTASES.name: METASTASES.low}).features)
    if smallest is None or felt_without:
        return _MOST
    return abs(number(values, METASTASES.name) - smallest)


_GUT = wanted(lambda values: read(values).origin is Origin.GUT, "The tumour of this task lies in the gut: look at where it lies.")

_TASKS = {
    "silent": Task(
        f"Find a gut tumour that releases {LARGE_RELEASE} units or more, and a patient who feels nothing.",
        (
            _GUT,
            within(
                lambda values: float(read(values).released),
                float(LARGE_RELEASE),
                _MOST,
                _MOST,
                "This tumour does not release enough yet. Look at “Serotonin released”.",
            ),
            Want(_escapes, "Too much reaches the body, and it is felt. Follow the arrows: where does it get past the liver?"),
        ),
        "The tumour is busy, and the patient well: the liver breaks nearly all of it down at the first pass. "
        "No symptoms does not mean no hormone, and no tumour even less.",
        (
            "Leave the liver as it is at the start: healthy, without metastases, and with all blood through it.",
            f"Now move “Serotonin released” to {LARGE_RELEASE} or above.",
        ),
    ),
    "bypass": Task(
        "Make symptoms appear without any liver metastases, by blood that never passes the liver.",
        (
            within(
                lambda values: number(values, METASTASES.name), 0, 0, METASTASES.high, "Take the metastases out of the liver."
            ),
            within(
                _past_the_liver,
                float(FELT_FROM),
                float("inf"),
                float(FELT_FROM),
                "Too little blood goes past the liver. Which veins do not lead into the portal vein?",
            ),
        ),
        "Carcinoid syndrome without liver metastases exists: from the retroperitoneum, the ovary or the bronchus blood goes past "
        "the liver. Look there when the features fit and the liver is clean. From the lung the left heart gets it first.",
        (
            "Look at the list “Where the tumour lies”: it says where the blood of each place drains.",
            "Choose a place that drains past the liver. In the gut, raise the share of blood that drains past it.",
        ),
    ),
    "metastases": Task(
        "Keep the tumour in the gut, no blood past the liver, and a liver that takes out 90% or more. Find the smallest share of "
        "metastases at which symptoms appear.",
        (
            _GUT,
            within(lambda values: float(read(values).past_liver), 0, 0, 1, "In this task no blood goes past the liver."),
            within(
                lambda values: number(values, "extraction"),
                HEALTHY_EXTRACTION,
                _MOST,
                _MOST,
                "Look at what healthy liver takes out.",
            ),
            within(
                _steps_from_smallest,
                0,
                0,
                _MOST,
                "This is not the smallest share at which something is felt. Look at the headline, and at 1% more and 1% less.",
            ),
        ),
        "Metastases count twice: the liver that is left takes out less, and they release behind it. Now change what they "
        "release: the share moves. So it is no threshold of medicine; only the direction is.",
        (
            "Change the share of metastases only. The headline turns from “nothing is felt” to symptoms at one of them.",
            "With the numbers at the start look between 5% and 15%; use the arrow keys for steps of 1%.",
        ),
    ),
}
TASKS: Mapping[str, Task] = MappingProxyType(_TASKS)
