"""What raises chromogranin A (CgA), for how long, and what a result then means."""

from netcourse.explorers.cga.explorer import CgaCauses

__all__ = ["CgaCauses"]
