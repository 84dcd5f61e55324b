"""A week of plates: what is left out, what it saves, and what it costs."""

from netcourse.explorers.plate_week.explorer import PlateWeek

__all__ = ["PlateWeek"]
