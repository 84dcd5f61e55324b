"""Which scan answers the question, and what its result would change."""

from netcourse.explorers.which_scan.explorer import WhichScan

__all__ = ["WhichScan"]
