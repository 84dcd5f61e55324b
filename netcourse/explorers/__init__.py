"""Pictures of a rule that a student can read, hear and look up, and explorers: the rule under the student's own hand.

A unit uses three explorers of twenty, and each of their modules takes time when a notebook opens, most in a browser: an explorer
is imported when somebody asks for it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

# Names that are modules as well: otherwise whoever asks for one would get the module, as soon as anybody has imported that.
from netcourse.explorers.counting_error import CountedCase, counting_error
from netcourse.explorers.grade_plane import GradePlane, PlacedCase, grade_plane

if TYPE_CHECKING:
    from netcourse.explorers.asked import Asked
    from netcourse.explorers.atlas import Atlas
    from netcourse.explorers.cga import CgaCauses
    from netcourse.explorers.crisis_hour import CrisisHour
    from netcourse.explorers.emergency_card import EmergencyCard, fridge_page
    from netcourse.explorers.figure import Figure
    from netcourse.explorers.first_pass import FirstPass
    from netcourse.explorers.flush_diary import FlushDiary
    from netcourse.explorers.follow_up_planner import FollowUpPlanner
    from netcourse.explorers.hiaa import HiaaCollection
    from netcourse.explorers.ki67 import count_ki67, counts_kappa
    from netcourse.explorers.migration import Migration
    from netcourse.explorers.on_call import OnCall
    from netcourse.explorers.panel import explore
    from netcourse.explorers.phases import Phases
    from netcourse.explorers.picture_to_hormone import PictureToHormone
    from netcourse.explorers.plate_week import PlateWeek
    from netcourse.explorers.read_survival import ReadSurvival
    from netcourse.explorers.reading_room import ReadingRoom
    from netcourse.explorers.treatment_board import TreatmentBoard
    from netcourse.explorers.trials import Trials
    from netcourse.explorers.which_scan import WhichScan
    from netcourse.explorers.workbench import Workbench, rows

_LATER = {
    "asked": ("Asked",),
    "atlas": ("Atlas",),
    "cga": ("CgaCauses",),
    "crisis_hour": ("CrisisHour",),
    "emergency_card": ("EmergencyCard", "fridge_page"),
    "figure": ("Figure",),
    "first_pass": ("FirstPass",),
    "flush_diary": ("FlushDiary",),
    "follow_up_planner": ("FollowUpPlanner",),
    "hiaa": ("HiaaCollection",),
    "ki67": ("count_ki67", "counts_kappa"),
    "migration": ("Migration",),
    "on_call": ("OnCall",),
    "panel": ("explore",),
    "phases": ("Phases",),
    "picture_to_hormone": ("PictureToHormone",),
    "plate_week": ("PlateWeek",),
    "read_survival": ("ReadSurvival",),
    "reading_room": ("ReadingRoom",),
    "treatment_board": ("TreatmentBoard",),
    "trials": ("Trials",),
    "which_scan": ("WhichScan",),
    "workbench": ("Workbench", "rows"),
}
_WHERE = {name: f"{__name__}.{module}" for module, names in _LATER.items() for name in names}

__all__ = [
    "Asked",
    "Atlas",
    "CgaCauses",
    "CountedCase",
    "CrisisHour",
    "EmergencyCard",
    "Figure",
    "FirstPass",
    "FlushDiary",
    "FollowUpPlanner",
    "GradePlane",
    "HiaaCollection",
    "Migration",
    "OnCall",
    "Phases",
    "PictureToHormone",
    "PlacedCase",
    "PlateWeek",
    "ReadSurvival",
    "ReadingRoom",
    "TreatmentBoard",
    "Trials",
    "WhichScan",
    "Workbench",
    "count_ki67",
    "counting_error",
    "counts_kappa",
    "explore",
    "fridge_page",
    "grade_plane",
    "rows",
]

if not TYPE_CHECKING:  # of which types are known above: a name that is none is an error there too

    def __getattr__(name: str) -> object:
        if name not in _WHERE:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(_WHERE[name]), name)
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *_WHERE})
