"""The WHO grade as regions of a plane: a still figure for a lesson, and an explorer with a point that moves."""

from netcourse.explorers.grade_plane.explorer import GradePlane
from netcourse.explorers.grade_plane.still import PlacedCase, grade_plane

__all__ = ["GradePlane", "PlacedCase", "grade_plane"]
