"""A survival curve read from diagnosis and from here on, and whose curve it is."""

from netcourse.explorers.read_survival.explorer import ReadSurvival

__all__ = ["ReadSurvival"]
