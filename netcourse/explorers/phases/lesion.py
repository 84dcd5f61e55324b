"""One liver lesion in two phases of CT and on MRI: a teaching model.

Facts D-22 say which share of metastases is brighter than, equal to or darker than the liver in which phase; the rule
`netcourse.disease.ct_phases` reads them. Everything else is chosen: how many steps of grey brighter or darker is, from how many
on a lesion is seen, below which size it fades, how it looks on MRI, and the greys of the liver itself. There is no axis of
seconds: when each phase is taken is general knowledge here, and not verified.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from netcourse.disease.ct_phases import Beside, CtReading, Pattern, Phase, Primary, read_normal_ct
from netcourse.disease.result import NotDecidable
from netcourse.explorers.values import Values, number, word

# Chosen, in steps of grey: how much a large lesion differs from the liver on CT and on MRI, and from where a difference is seen.
ON_CT, ON_MRI, SEEN_FROM = 4.0, -6.0, 2.0
# Chosen, in mm: below these a lesion fades in proportion to its size.
FADES_ON_CT, FADES_ON_MRI = 15.0, 9.0
MRI = "MRI"

_B = Beside
KINDS: Mapping[str, Pattern] = MappingProxyType(
    {
        "bright-dark": Pattern(_B.BRIGHTER, _B.DARKER),
        "bright-equal": Pattern(_B.BRIGHTER, _B.EQUAL),
        "dark-dark": Pattern(_B.DARKER, _B.DARKER),
        "equal-dark": Pattern(_B.EQUAL, _B.DARKER),
        "equal-equal": Pattern(_B.EQUAL, _B.EQUAL),
    }
)
TAKEN: Mapping[str, tuple[Phase, ...]] = MappingProxyType(
    {"portal": (Phase.PORTAL,), "arterial": (Phase.ARTERIAL,), "both": (Phase.ARTERIAL, Phase.PORTAL), "none": ()}
)
_SIGN = {_B.BRIGHTER: 1, _B.EQUAL: 0, _B.DARKER: -1}


@dataclass(frozen=True, slots=True)
class Lesion:
    """A setting: `size` in mm, what the lesion is like, which phases were taken, and whether MRI was done."""

    primary: Primary
    pattern: Pattern
    size: float
    taken: tuple[Phase, ...]
    mri: bool

    def contrast(self, phase: Phase | str) -> float:
        """Lesion minus liver in a phase, or on MRI, in steps of grey."""
        if phase == MRI:
            return ON_MRI * min(self.size / FADES_ON_MRI, 1)
        beside = self.pattern.arterial if phase is Phase.ARTERIAL else self.pattern.portal
        return ON_CT * _SIGN[beside] * min(self.size / FADES_ON_CT, 1)

    def seen_in(self, phase: Phase | str) -> bool:
        """Whether it would be seen there, if that were taken."""
        return abs(self.contrast(phase)) >= SEEN_FROM

    @property
    def seen_on_ct(self) -> bool:
        """Whether any phase that was taken shows it."""
        return any(self.seen_in(phase) for phase in self.taken)

    @property
    def seen(self) -> bool:
        """Whether anything that was done shows it."""
        return self.seen_on_ct or (self.mri and self.seen_in(MRI))

    @property
    def left_open(self) -> CtReading | NotDecidable:
        """What the rule says of a CT of these phases that shows no lesion."""
        return read_normal_ct(self.taken, primary=self.primary)


def read_lesion(values: Values) -> Lesion:
    """A setting from the values of the controls."""
    return Lesion(
        Primary(word(values, "primary")),
        KINDS[word(values, "kind")],
        number(values, "size"),
        TAKEN[word(values, "phases")],
        bool(values["mri"]),
    )
