"""Serotonin on its way from the tumour through the liver, a teaching model."""

from netcourse.explorers.first_pass.explorer import FirstPass

__all__ = ["FirstPass"]
