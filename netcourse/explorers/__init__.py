"""Pictures of a rule that a student can read, hear and look up, and explorers: the rule under the student's own hand."""

from netcourse.explorers.asked import Asked
from netcourse.explorers.atlas import Atlas
from netcourse.explorers.cga import CgaCauses
from netcourse.explorers.counting_error import CountedCase, counting_error
from netcourse.explorers.crisis_hour import CrisisHour
from netcourse.explorers.emergency_card import EmergencyCard, fridge_page
from netcourse.explorers.figure import Figure
from netcourse.explorers.first_pass import FirstPass
from netcourse.explorers.flush_diary import FlushDiary
from netcourse.explorers.follow_up_planner import FollowUpPlanner
from netcourse.explorers.grade_plane import GradePlane, PlacedCase, grade_plane
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
