"""The first minutes of a carcinoid crisis: what everyone agrees on moves the pressure, what is disputed does not."""

from netcourse.explorers.crisis_hour.explorer import CrisisHour

__all__ = ["CrisisHour"]
