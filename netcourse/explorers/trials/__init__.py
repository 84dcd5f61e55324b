"""Trials of treatment, read honestly: months beside ratios, endpoints apart, publications named."""

from netcourse.explorers.trials.explorer import Trials

__all__ = ["Trials"]
