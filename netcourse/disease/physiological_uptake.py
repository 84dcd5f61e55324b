"""Uptake of a receptor tracer place by place: expected in health or not, how strong beside the liver, and what settles it."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from netcourse.disease.arguments import one_of, truth
from netcourse.disease.imaging import Uptake
from netcourse.disease.result import Reason, because, stated
from netcourse.evidence import fact, harms


class Spot(StrEnum):
    """Where a reader may find uptake."""

    SPLEEN = "spleen"
    KIDNEYS = "kidneys"
    ADRENALS = "adrenal glands"
    PITUITARY = "pituitary gland"
    LIVER = "liver as a whole"
    STOMACH = "stomach"
    SMALL_BOWEL = "small bowel"
    BLADDER = "urinary bladder"
    UNCINATE = "uncinate process"
    PANCREATIC_TAIL = "nodule in the tail of the pancreas"
    LEFT_UPPER_ABDOMEN = "nodules in the left upper abdomen"
    INFLAMED = "inflamed tissue"
    MENINGES = "meninges"
    LIVER_FOCUS = "focus in the liver"
    LYMPH_NODE = "lymph node"
    BONE = "focus in bone"
    LUNG = "focus in the lung"


class Expected(StrEnum):
    """What uptake in a place means before any other test."""

    IN_HEALTH = "expected in health"
    EITHER = "healthy tissue or tumour: needs a test"
    NOT_IN_HEALTH = "not expected in health"


class Settles(StrEnum):
    """A test that tells healthy tissue from tumour."""

    MULTIPHASE_CT = "multiphase CT"
    MRI = "MRI"
    SPLEEN_SCAN = "spleen scan with damaged red blood cells"
    BIOPSY = "biopsy"


@dataclass(frozen=True, slots=True)
class SpotReading:
    """What uptake in a place means.

    `beside_liver` is how many times the liver's mean uptake health shows there, from one study, None where none is held; `usual`
    is the same as a class, None where health varies. `settles` is empty where nothing has to be settled. `harms` is what uptake
    alone must not lead to, wherever it is.
    """

    spot: Spot
    expected: Expected
    usual: Uptake | None
    beside_liver: Fraction | None
    settles: tuple[Settles, ...]
    reasons: tuple[Reason, ...]
    harms: tuple[str, ...]
    would_change: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Healthy:
    usual: Uptake
    cited: tuple[str, ...]


_ABOVE, _UP_TO, _LOWER = Uptake.ABOVE_LIVER, Uptake.UP_TO_LIVER, Uptake.MUCH_LOWER_THAN_LIVER
_HEALTHY = {
    Spot.SPLEEN: _Healthy(_ABOVE, ("D-19.order",)),
    Spot.KIDNEYS: _Healthy(_ABOVE, ("D-19.order",)),
    Spot.ADRENALS: _Healthy(_ABOVE, ("D-19.order",)),
    Spot.PITUITARY: _Healthy(_ABOVE, ("D-19.bladder",)),
    Spot.LIVER: _Healthy(_UP_TO, ("D-19.order",)),
    Spot.STOMACH: _Healthy(_UP_TO, ("D-19.order",)),
    Spot.SMALL_BOWEL: _Healthy(_UP_TO, ("D-19.order",)),
    Spot.BLADDER: _Healthy(_ABOVE, ("D-19.bladder",)),
}
# The places whose mean uptake is held; the numbers are compared within this one study only.
_SUV = {
    Spot.SPLEEN: "D-19.suv.spleen",
    Spot.KIDNEYS: "D-19.suv.kidneys",
    Spot.ADRENALS: "D-19.suv.adrenals",
    Spot.PITUITARY: "D-19.suv.pituitary",
    Spot.LIVER: "D-19.suv.liver",
}
_EITHER = {
    Spot.UNCINATE: (
        (Settles.MULTIPHASE_CT, Settles.MRI),
        ("D-08.uncinate", "D-08.uncinate-suv", "D-08.uncinate-ct", "A1-08.uncinate"),
    ),
    Spot.PANCREATIC_TAIL: (
        (Settles.SPLEEN_SCAN, Settles.MRI),
        ("D-08.spleen", "D-20.operated", "D-20.tail", "D-20.rbc", "D-20.rbc-false", "D-20.mri"),
    ),
    Spot.INFLAMED: ((Settles.MRI, Settles.BIOPSY), ("D-07.label", "D-08.other")),
    Spot.MENINGES: ((Settles.MRI,), ("D-08.other",)),
    Spot.BONE: ((Settles.MRI, Settles.BIOPSY), ("D-19.low", "D-08.other", "D-26.bone", "D-26.mri")),
}  # fmt: skip
_NOT_IN_HEALTH = {
    Spot.LIVER_FOCUS: ((Settles.MRI, Settles.BIOPSY), ("D-02.best",)),
    Spot.LYMPH_NODE: ((Settles.MULTIPHASE_CT, Settles.BIOPSY), ("D-07.label",)),
    Spot.LUNG: ((Settles.MULTIPHASE_CT, Settles.BIOPSY), ("D-19.low", "D-26.lung")),
}
_SPLENOSIS = ((Settles.SPLEEN_SCAN, Settles.BIOPSY), ("D-20.splenosis", "D-20.rbc-false"))
_HARM = "H13"


def physiological_uptake(spot: str, *, spleen_removed: bool | None, mass_there: bool | None = None) -> SpotReading:
    """Say whether uptake of a somatostatin receptor (SSTR) tracer in a place is expected in health, and what settles it.

    Parameters
    ----------
    spot : Spot or str
    spleen_removed : bool or None
        After splenectomy or an injury of the spleen seeded splenic tissue may be anywhere in the abdomen; None if nobody knows.
    mass_there : bool or None
        Whether a diagnostic CT or an MRI shows a mass in that place; None if neither was done.

    Returns
    -------
    SpotReading
        It never proves a tumour: even where health shows nothing, histology does.

    Raises
    ------
    ValueError
        If the place is not in the list, or a truth value is none.
    """
    where = Spot(one_of("spot", spot, Spot))
    removed, mass = truth("spleen_removed", spleen_removed), truth("mass_there", mass_there)
    expected, settles, cited = _read(where, removed=removed, mass=mass)
    healthy = _HEALTHY.get(where) if expected is Expected.IN_HEALTH else None
    usual = healthy.usual if healthy else _LOWER if "D-19.low" in cited else None
    warning = because(f"{harms()[_HARM].act} is a harm. {harms()[_HARM].why}", _HARM)
    return SpotReading(
        where,
        expected,
        usual,
        _beside_liver(where) if healthy else None,
        settles,
        (*(stated(one) for one in cited), warning),
        (_HARM,),
        (
            "A mass there on CT or MRI, or none.",
            "What was operated on before, and when.",
            "Cytology or histology.",
        ),
    )


def strongest_reference(*, spleen_removed: bool | None) -> Spot:
    """The organ that stands for the highest step of the Krenning score: the spleen, or the kidneys where it is gone.

    Parameters
    ----------
    spleen_removed : bool or None
        None, if nobody knows, is read as removed: the kidneys are always there.

    Returns
    -------
    Spot
        As fact D-11.4 allows either.

    Raises
    ------
    ValueError
        If it is no truth value.
    """
    return Spot.SPLEEN if truth("spleen_removed", spleen_removed) is False else Spot.KIDNEYS


def _read(where: Spot, *, removed: bool | None, mass: bool | None) -> tuple[Expected, tuple[Settles, ...], tuple[str, ...]]:
    if where is Spot.LEFT_UPPER_ABDOMEN or (where is Spot.SPLEEN and removed):
        # Where no spleen was removed the same nodules may be accessory spleens at the hilum.
        extra = ("D-20.accessory", "D-20.hilum") if not removed else ()
        return Expected.EITHER, _SPLENOSIS[0], (*_SPLENOSIS[1], *extra)
    if where is Spot.UNCINATE and mass is False:
        return Expected.IN_HEALTH, (), _EITHER[where][1]
    if where in _HEALTHY:
        suv = (_SUV[where],) if where in _SUV else ()
        return Expected.IN_HEALTH, (), (*_HEALTHY[where].cited, *suv)
    if where in _EITHER:
        settles, cited = _EITHER[where]
        if where is Spot.UNCINATE and mass:
            settles = (Settles.BIOPSY,)
        return Expected.EITHER, settles, cited
    return Expected.NOT_IN_HEALTH, *_NOT_IN_HEALTH[where]


def _beside_liver(where: Spot) -> Fraction | None:
    if where not in _SUV:
        return None
    there, liver = (fact(_SUV[one]).exact_value for one in (where, Spot.LIVER))
    return None if there is None or not liver else there / liver
