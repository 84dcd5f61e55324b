"""The synthetic patients whose scans are read, and what is true of each place. All of it is made up for teaching.

What a tumour takes up is the mean of a fact, times a factor chosen here, before its size takes some of that away. FDG values,
diameters and CT notes are chosen. No real patient's image or data is anywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from netcourse.explorers.reading_room.body import Spot


class Kind(StrEnum):
    """What an unusual place is."""

    TUMOUR = "tumour"
    NO_RECEPTORS = "tumour without receptors"
    UNCINATE = "healthy uncinate process"
    SPLEEN = "accessory spleen"
    MENINGIOMA = "meningioma"


class Check(StrEnum):
    """What can be asked for before a place is called a tumour."""

    MRI = "mri"
    CT = "ct"
    BIOPSY = "biopsy"
    RED_CELLS = "red-cells"
    GLP1R = "glp1r"
    EUS = "eus"


TESTS: Mapping[str, str] = MappingProxyType(
    {
        Check.MRI: "MRI",
        Check.CT: "multiphase CT",
        Check.BIOPSY: "biopsy",
        Check.RED_CELLS: "spleen scan with damaged red cells",
        Check.GLP1R: "GLP-1 receptor PET",
        Check.EUS: "endoscopic ultrasound",
    }
)


# Of the uncinate process, where a CT that can judge it was done.
_PANCREAS_NORMAL = "Multiphase CT: normal, no mass."


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as in health.

    `mean` is the fact of its uptake (empty: none), `factor` what this one has of it; `diameter` is in mm, `fdg` an SUV; `ct` is
    what CT says of its place. `tests` are those that answer what it is. `across` and `down` move it within its place, in mm.
    """

    spot: Spot
    kind: Kind
    mean: str
    factor: float
    diameter: float
    ct: str
    fdg: float = 0.0
    tests: tuple[Check, ...] = ()
    across: float = 0.0
    down: float = 0.0


@dataclass(frozen=True, slots=True)
class Patient:
    """One synthetic patient: who, why scanned, and what is there.

    By `seed` healthy organs and the noise are drawn. `notes` is what CT says of places that are as in health.
    """

    key: str
    words: str
    seed: int
    findings: tuple[Finding, ...] = ()
    has_spleen: bool = True
    notes: Mapping[Spot, str] = field(default_factory=dict)

    def note(self, spot: Spot) -> str:
        """What CT says of a place."""
        there = self.found_at(spot)
        if there is not None:
            return there.ct
        return self.notes.get(spot, _PANCREAS_NORMAL if spot is Spot.UNCINATE else "Normal.")

    def found_at(self, spot: Spot) -> Finding | None:
        """What is not as in health at a place."""
        return next((one for one in self.findings if one.spot is spot), None)


_LIVER, _NODE, _BONE, _PANCREAS = (f"D-19.suv.{one}-lesion" for one in ("liver", "node", "bone", "pancreas"))
_HOT_UNCINATE, _SPLEEN = "D-08.uncinate-suv", "D-19.suv.spleen"
_T, _K = Check, Kind
_LOW_DOSE = "Only a low-dose CT without contrast was done: it can't judge the pancreas."


def _bright_uncinate(factor: float) -> Finding:
    """A healthy uncinate process that nobody has looked at with a CT that could judge it."""
    return Finding(Spot.UNCINATE, _K.UNCINATE, _HOT_UNCINATE, factor, 0.0, _LOW_DOSE, tests=(_T.MRI, _T.CT))


_ALL = (
    Patient(
        "A",
        "A: 61, ileal NET removed last year. Is there more?",
        11,
        (
            Finding(
                Spot.LIVER_RIGHT, _K.TUMOUR, _LIVER, 1.15, 32, "A mass of 32 mm, bright in the arterial phase.", 0, (), -22, 8
            ),
            Finding(Spot.MESENTERY, _K.TUMOUR, _NODE, 1.0, 22, "A node of 22 mm with strands around it."),
        ),
    ),
    Patient(
        "B",
        "B: 54, rectal NET removed. CgA is up. Nothing hurts.",
        12,
        (
            Finding(Spot.SPINE, _K.TUMOUR, _BONE, 0.9, 9, "Normal. CT often misses metastases in bone."),
            _bright_uncinate(1.4),
        ),
        notes={Spot.TAIL: _LOW_DOSE},
    ),
    Patient(
        "C",
        "C: 66, pancreatic NET G2, liver metastases; one has grown. Radionuclide therapy is asked for.",
        13,
        (
            Finding(Spot.TAIL, _K.TUMOUR, _PANCREAS, 1.3, 26, "A mass of 26 mm.", 1.5),
            Finding(Spot.LIVER_RIGHT, _K.TUMOUR, _LIVER, 1.1, 28, "A mass of 28 mm, as large as a year ago.", 1.5, (), -20, 6),
            Finding(
                Spot.LIVER_LEFT, _K.NO_RECEPTORS, "", 0, 24, "A mass of 24 mm; it was 12 mm a year ago.", 9.0, (_T.BIOPSY,), 12, 0
            ),
        ),
    ),
    Patient(
        "D",
        "D: 49, ileal NET. The spleen was removed after an accident at 20.",
        14,
        (
            Finding(
                Spot.TAIL,
                _K.SPLEEN,
                _SPLEEN,
                1.0,
                24,
                "A round nodule of 24 mm, smooth, as bright as veins.",
                0,
                (_T.RED_CELLS, _T.MRI),
            ),
            Finding(Spot.LIVER_LEFT, _K.TUMOUR, _LIVER, 0.8, 18, "A mass of 18 mm, bright in the arterial phase.", 0, (), 12, 0),
        ),
        has_spleen=False,
        notes={Spot.SPLEEN: "The spleen was removed; its bed is empty."},
    ),
    Patient(
        "E",
        "E: 70, ileal NET removed five years ago, well. The last scan before discharge.",
        15,
        (
            Finding(
                Spot.SKULL,
                _K.MENINGIOMA,
                _NODE,
                1.5,
                16,
                "A round lesion on the dura with calcium in it, same as five years ago.",
                0,
                (_T.MRI,),
            ),
        ),
    ),
    Patient(
        "F",
        "F: 58, pancreatic NET removed, one liver metastasis known. How many are there, and is each bright enough?",
        16,
        (
            Finding(
                Spot.LIVER_RIGHT, _K.TUMOUR, _LIVER, 1.2, 30, "A mass of 30 mm, bright in the arterial phase.", 0, (), -24, 4
            ),
            Finding(Spot.PELVIS, _K.TUMOUR, _BONE, 1.0, 8, "A sclerotic spot of 8 mm."),
        ),
    ),
    Patient(
        "G",
        "G: 37, insulinoma proven by a supervised fast. Where is it?",
        17,
        (Finding(Spot.TAIL, _K.NO_RECEPTORS, "", 0, 12, "Nothing sure.", 0, (_T.GLP1R, _T.EUS)),),
    ),
    Patient(
        "H",
        "H: 63, ileal NET, back pain since spring.",
        18,
        (
            Finding(Spot.LIVER_RIGHT, _K.TUMOUR, _LIVER, 1.2, 40, "Two masses side by side, 40 mm together.", 0, (), -16, -6),
            Finding(Spot.SPINE, _K.TUMOUR, _BONE, 0.8, 20, "Normal. CT often misses metastases in bone."),
            Finding(Spot.PELVIS, _K.TUMOUR, _BONE, 0.75, 18, "Normal. CT often misses metastases in bone.", 0, (), 2, -4),
        ),
    ),
)
# For questions that are marked: no task uses them, and nobody is told what is true of them.
_KEPT = (
    Patient(
        "J",
        "J: 59, ileal NET removed. First scan since.",
        19,
        (
            Finding(Spot.LIVER_LEFT, _K.TUMOUR, _LIVER, 1.1, 22, "A mass of 22 mm, bright in the arterial phase.", 0, (), 14, 0),
            Finding(Spot.PELVIS, _K.TUMOUR, _BONE, 1.0, 12, "Normal. CT often misses metastases in bone."),
            _bright_uncinate(1.45),
        ),
        notes={Spot.TAIL: _LOW_DOSE},
    ),
    Patient(
        "K",
        "K: 45, duodenal NET removed. The spleen was removed in childhood.",
        20,
        (
            Finding(Spot.TAIL, _K.SPLEEN, _SPLEEN, 1.0, 20, "A round nodule of 20 mm, smooth.", 0, (_T.RED_CELLS, _T.MRI)),
            Finding(Spot.MESENTERY, _K.TUMOUR, _NODE, 1.05, 20, "A node of 20 mm."),
        ),
        has_spleen=False,
        notes={Spot.SPLEEN: "The spleen was removed; its bed is empty."},
    ),
)
PATIENTS: Mapping[str, Patient] = MappingProxyType({one.key: one for one in _ALL})
KEPT: Mapping[str, Patient] = MappingProxyType({one.key: one for one in _KEPT})
EVERYONE: Mapping[str, Patient] = MappingProxyType({**PATIENTS, **KEPT})
