"""Synthetic patients and cohorts, made from a seed. No real patient's data are in them."""

from netcourse.cases.biopsy_reports import BiopsyReport, biopsy_reports
from netcourse.cases.cga_referrals import CgaReferral, cga_referrals
from netcourse.cases.hiaa_collections import UrineCollection, hiaa_collections

__all__ = ["BiopsyReport", "CgaReferral", "UrineCollection", "biopsy_reports", "cga_referrals", "hiaa_collections"]
