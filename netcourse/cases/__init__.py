"""Synthetic patients and cohorts, made from a seed. No real patient's data are in them."""

from netcourse.cases.biopsy_reports import BiopsyReport, biopsy_reports

__all__ = ["BiopsyReport", "biopsy_reports"]
