"""Which fact says what about which trial: one report for every endpoint and publication. All numbers stand in the facts.

Chosen, not sourced: the short names of trials, arms and publications, and which trials are here. Where a fact gives no interval,
the verdict beside it is a reading of that fact's own words ("p=.022", "not significant", "did not differ", "immature").
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Endpoint(StrEnum):
    """What was measured."""

    PFS = "pfs"
    TTP = "ttp"
    OS = "os"


ENDPOINT_NAMES = {
    Endpoint.PFS: "progression-free survival (PFS)",
    Endpoint.TTP: "time to progression",
    Endpoint.OS: "overall survival (OS)",
}
SHORT_NAMES = {Endpoint.PFS: "PFS", Endpoint.TTP: "time to progression", Endpoint.OS: "OS"}
EVENTS = {Endpoint.PFS: "progression or death", Endpoint.TTP: "progression", Endpoint.OS: "death"}


class Verdict(StrEnum):
    """Whether a result shows a gain over the control arm."""

    SHOWN = "a gain was shown"
    NOT_SHOWN = "no gain was shown"
    WORSE = "the control arm did better"
    UNKNOWN = "it is not known yet"


@dataclass(frozen=True, slots=True)
class Arm:
    """The name of an arm, in full as the facts have it and short enough for a drawing."""

    name: str
    short: str


@dataclass(frozen=True, slots=True)
class Point:
    """Shares that were published for one month: ids of the facts for the treated arm and for the control arm, in %."""

    months: int
    treated: str
    control: str


@dataclass(frozen=True, slots=True)
class Report:
    """One endpoint of a trial in one publication, as ids of facts; an empty id says that no fact holds it.

    `name` tells publications of the same endpoint apart. `treated` and `control` hold the medians, `hazard` the hazard ratio,
    `said` a result in words. `reading` is the verdict where no interval decides it. `conflict` is the record that alone tells of
    a publication whose numbers are not facts one by one; such a conflict is about a median. `is_early` says that the trial was
    stopped early, which its facts say too.
    """

    endpoint: Endpoint
    treated: str = ""
    control: str = ""
    hazard: str = ""
    said: str = ""
    name: str = ""
    points: tuple[Point, ...] = ()
    reading: Verdict | None = None
    conflict: str = ""
    is_early: bool = False


@dataclass(frozen=True, slots=True)
class Trial:
    """A trial: its short name, its arms, its reports (first publications first) and ids of facts that help to read it."""

    name: str
    treated: Arm
    control: Arm
    reports: tuple[Report, ...]
    context: tuple[str, ...] = ()

    def of(self, endpoint: Endpoint) -> tuple[Report, ...]:
        """The reports of one endpoint, in the order of publication; empty if there is none."""
        return tuple(report for report in self.reports if report.endpoint is endpoint)


PLACEBO = Arm("placebo", "placebo")
EVEROLIMUS = Arm("everolimus", "everolimus")
CABOZANTINIB = Arm("cabozantinib", "cabozantinib")
LUTETIUM = Arm("177Lu-DOTATATE and octreotide LAR 30 mg", "177Lu-DOTATATE")
OCTREOTIDE_60 = Arm("octreotide LAR 60 mg", "octreotide 60 mg")
LUTETIUM_LABELS = ("E2-08.us", "E2-08.eu", "E2-08.eu-withdrawn")
PFS, TTP, OS = Endpoint.PFS, Endpoint.TTP, Endpoint.OS

TRIALS: Mapping[str, Trial] = {
    "promid": Trial(
        "PROMID",
        Arm("octreotide LAR 30 mg", "octreotide LAR"),
        PLACEBO,
        (Report(TTP, "E3-01.ttp", "E3-01.ttp-control", "E3-01.hr"), Report(OS, hazard="E3-01.os")),
    ),
    "clarinet": Trial(
        "CLARINET",
        Arm("lanreotide", "lanreotide"),
        PLACEBO,
        (
            Report(
                PFS,
                "E3-02.pfs",
                "E3-02.pfs-control",
                "E3-02.hr",
                name="journal",
                points=(Point(24, "E3-02.pfs-24", "E3-02.pfs-24-control"),),
            ),
            Report(PFS, "E3-03", name="extension"),
            Report(OS, said="E3-02.os", reading=Verdict.NOT_SHOWN),
        ),
    ),
    "radiant-3": Trial(
        "RADIANT-3",
        EVEROLIMUS,
        PLACEBO,
        (
            Report(PFS, "E3-04.pfs", "E3-04.pfs-control", "E3-04.hr"),
            Report(OS, "E3-04.os", "E3-04.os-control", "E3-04.os-hr"),
        ),
    ),
    "radiant-4": Trial(
        "RADIANT-4",
        EVEROLIMUS,
        PLACEBO,
        (
            Report(PFS, "E3-05.pfs", "E3-05.pfs-control", "E3-05.hr"),
            Report(OS, said="E3-05.os", reading=Verdict.NOT_SHOWN),
        ),
    ),
    "sunitinib": Trial(
        "SUN1111",
        Arm("sunitinib", "sunitinib"),
        PLACEBO,
        (
            Report(PFS, "E3-06.pfs", "E3-06.pfs-control", "E3-06.hr", is_early=True),
            Report(OS, hazard="E3-06.os", is_early=True),
        ),
        ("E3-06.os", "E2-05.use"),
    ),
    "netter-1": Trial(
        "NETTER-1",
        LUTETIUM,
        OCTREOTIDE_60,
        (
            Report(
                PFS,
                "E3-07.pfs",
                "E3-07.pfs-control",
                "E3-07.hr",
                name="first results",
                points=(Point(20, "E3-07.pfs-20", "E3-07.pfs-20-control"),),
            ),
            Report(PFS, "", "E3-07.pfs-control", "E3-07.hr-label", name="final analysis"),
            Report(OS, "E3-07.os", "E3-07.os-control", "E3-07.os-hr"),
        ),
        ("E3-07.crossover", *LUTETIUM_LABELS),
    ),
    "netter-2": Trial(
        "NETTER-2",
        LUTETIUM,
        OCTREOTIDE_60,
        (
            Report(PFS, "E3-08.pfs", "E3-08.pfs-control", "E3-08.hr"),
            Report(OS, said="E3-08.os", reading=Verdict.UNKNOWN),
        ),
        LUTETIUM_LABELS,
    ),
    "cabinet-pancreas": Trial(
        "CABINET pancreas",
        CABOZANTINIB,
        PLACEBO,
        (
            Report(PFS, "E3-12.pfs", "E3-12.pfs-control", "E3-12.hr", name="journal"),
            Report(PFS, name="US report", conflict="E3x-1"),
            Report(OS, hazard="E3-12.os"),
        ),
        ("E2-06.licence",),
    ),
    "cabinet-other": Trial(
        "CABINET other sites",
        CABOZANTINIB,
        PLACEBO,
        (
            Report(PFS, "E3-13.pfs", "E3-13.pfs-control", "E3-13.hr"),
            Report(OS, "E3-13.os", "E3-13.os-control", "E3-13.os-hr"),
        ),
        ("E2-06.licence",),
    ),
    "captem": Trial(
        "E2211",
        Arm("capecitabine and temozolomide (CAPTEM)", "CAPTEM"),
        Arm("temozolomide alone", "temozolomide"),
        (
            Report(PFS, "E3-11.pfs", "E3-11.pfs-control", "E3-11.hr", reading=Verdict.SHOWN),
            Report(OS, "E3-11.os", "E3-11.os-control", "E3-11.os-hr", reading=Verdict.NOT_SHOWN),
        ),
    ),
    "compete": Trial(
        "COMPETE",
        Arm("177Lu-edotreotide", "177Lu-edotreotide"),
        EVEROLIMUS,
        (
            Report(PFS, "E3-09.pfs", "E3-09.pfs-control", "E3-09.hr"),
            Report(OS, "E3-09.os", "E3-09.os-control", "E3-09.os-hr"),
        ),
    ),
}
