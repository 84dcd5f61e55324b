"""Pictures of a rule that a student can read, hear and look up in a table."""

from netcourse.explorers.counting_error import CountedCase, counting_error
from netcourse.explorers.figure import Figure
from netcourse.explorers.grade_plane import PlacedCase, grade_plane

__all__ = ["CountedCase", "Figure", "PlacedCase", "counting_error", "grade_plane"]
