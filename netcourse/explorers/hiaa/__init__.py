"""Whether a 24-hour urine for 5-HIAA can be used: food, medicines, bottle, kidneys, laboratory."""

from netcourse.explorers.hiaa.explorer import HiaaCollection

__all__ = ["HiaaCollection"]
