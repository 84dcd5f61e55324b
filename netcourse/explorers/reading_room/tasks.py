"""What a lesson can ask for in the reading room. Which patient fits is worked out, not listed; what counts as near is chosen."""

from collections.abc import Mapping

from netcourse.disease.bayes import share_of
from netcourse.explorers.explorer import Values
from netcourse.explorers.reading_room.body import Spot
from netcourse.explorers.reading_room.patients import Check, Kind, Patient
from netcourse.explorers.reading_room.reading import KIDNEYS, read_reading, true_tumours
from netcourse.explorers.reading_room.uptake import Tracer, brightest
from netcourse.explorers.task import Task, Want, wanted

HOTTEST, ONLY_FDG, NO_SPLEEN = "hottest-is-healthy", "no-window-shows-it", "without-a-spleen"
# Where even in health it is always brighter.
_ALWAYS_BRIGHT = (Spot.SPLEEN, Spot.KIDNEYS, Spot.ADRENALS, Spot.BLADDER)
_BRIGHT = f"{float(share_of('D-08.uncinate')):.0%}"
_SPAN = 25.0  # SUVs; as far as a window can be from where it is wanted


def hottest_is_healthy(patient: Patient) -> bool:
    """Whether a healthy uncinate process is the brightest spot besides what is always bright, brighter than a true tumour."""
    seen = {spot: brightest(patient, spot, Tracer.RECEPTOR) for spot in Spot if spot not in _ALWAYS_BRIGHT}
    there = patient.found_at(Spot.UNCINATE)
    healthy = there is None or there.kind is Kind.UNCINATE
    return healthy and bool(true_tumours(patient)) and max(seen, key=seen.__getitem__) is Spot.UNCINATE


def dark_tumours(patient: Patient) -> tuple[Spot, ...]:
    """Where a tumour has no receptors and FDG shows it."""
    return tuple(one.spot for one in patient.findings if one.kind is Kind.NO_RECEPTORS and one.fdg)


def _window_short(values: Values) -> float:
    """How far the window ends below the uncinate process, on the way to 1."""
    one = read_reading(values)
    if one.tracer is Tracer.FDG:
        return 1.0
    highest = max(brightest(one.patient, Spot.UNCINATE, Tracer.RECEPTOR), one.liver)
    return max(highest - one.top, 0.0) / _SPAN


def _not_called(values: Values) -> float:
    """How far what was called tumour is from what is one, on the way to 1."""
    one = read_reading(values)
    spots = {there.spot for there in true_tumours(one.patient)}
    return len(spots ^ set(one.tumours)) / len(spots | set(one.tumours) | {Spot.UNCINATE})


def _has_test(values: Values, spot: Spot, tests: tuple[Check, ...]) -> bool:
    one = read_reading(values)
    return spot not in one.tumours and one.tests.get(spot) in tests


def _biopsy_of_the_dark(values: Values) -> bool:
    one = read_reading(values)
    dark = dark_tumours(one.patient)
    return bool(dark) and all(one.tests.get(spot) is Check.BIOPSY for spot in dark)


def _spleen_recognised(values: Values) -> bool:
    one = read_reading(values)
    spots = [there for there in one.patient.findings if there.kind is Kind.SPLEEN]
    return bool(spots) and all(_has_test(values, there.spot, there.tests) for there in spots)


TASKS: Mapping[str, Task] = {
    HOTTEST: Task(
        "Find the patient in whom, besides spleen, kidneys, adrenal glands and bladder, the hottest spot is healthy, hotter "
        "than a true metastasis. Read that scan right.",
        (
            wanted(
                lambda values: hottest_is_healthy(read_reading(values).patient),
                "In this patient something else is hottest. Look at another patient.",
            ),
            Want(_window_short, "At this window too much is black. Look at where it ends, on the receptor picture."),
            wanted(
                lambda values: _has_test(values, Spot.UNCINATE, (Check.MRI, Check.CT)),
                "The hottest spot is not settled. Which test tells a healthy pancreas from a mass?",
            ),
            Want(
                _not_called,
                "A tumour is not called one yet, or something healthy is. Look for what is faint and in the wrong place.",
            ),
        ),
        f"The uncinate process is bright in {_BRIGHT} of people. It needs MRI or multiphase CT, not a surgeon; the faint spot "
        "in bone, small and normal on CT, is the metastasis.",
        (
            "Widen the window until the liver is grey, and go through the patients: who has a hot spot in the uncinate "
            "process and a faint one in the spine?",
            "Patient B: end the window at 15, ask for MRI of the uncinate process, and call the spine a tumour.",
        ),
    ),
    ONLY_FDG: Task(
        "Find the patient with a tumour that no window of the receptor picture shows. Look at it where it is seen, and ask for "
        "what has to come before radionuclide therapy.",
        (
            wanted(
                lambda values: bool(dark_tumours(read_reading(values).patient)),
                "In this patient the receptor picture shows what there is to see, or nothing does. Look at another patient.",
            ),
            wanted(lambda values: read_reading(values).tracer is Tracer.FDG, "Look at the other picture."),
            wanted(_biopsy_of_the_dark, "The place that only FDG shows needs a test that says what it is now."),
        ),
        "This lesion has no target, so that therapy alone would leave it to grow; and what it has become has to be known. It "
        "decides, however many others are bright.",
        (
            "Read the CT notes: whose lesion has grown? Then look at the same place with FDG.",
            "Patient C, picture FDG: a biopsy of the left lobe of the liver.",
        ),
    ),
    NO_SPLEEN: Task(
        "Find a patient without a spleen. Set the reference that is left, and mark the “metastasis” that may be a spleen with "
        "the test that shows it.",
        (
            wanted(lambda values: not read_reading(values).patient.has_spleen, "This patient has a spleen. Look at another one."),
            wanted(
                lambda values: read_reading(values).reference == KIDNEYS,
                "Look at what uptake is compared with: one of the two organs is gone.",
            ),
            wanted(
                _spleen_recognised,
                "Splenic tissue may pass for a tumour. Look beside its empty bed, and at which test shows a spleen.",
            ),
        ),
        "After a splenectomy an accessory spleen grows and takes up the tracer like any spleen. A spleen scan or MRI comes "
        "before any operation; the kidneys are left as the upper reference.",
        (
            "Look at who was operated on, and at the empty place on the right side of the picture.",
            "Patient D: compare with the kidneys, and ask for a spleen scan of the tail of the pancreas.",
        ),
    ),
}
