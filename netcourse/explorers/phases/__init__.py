"""What a CT without one of its phases can't show."""

from netcourse.explorers.phases.explorer import Phases

__all__ = ["Phases"]
