"""Synthetic patients and cohorts, made from a seed. No real patient's data are in them."""

from netcourse.cases.biopsy_reports import BiopsyReport, biopsy_reports
from netcourse.cases.cga_referrals import CgaReferral, cga_referrals
from netcourse.cases.hiaa_collections import UrineCollection, hiaa_collections
from netcourse.cases.prrt_referrals import PrrtReferral, prrt_referrals
from netcourse.cases.registry_entries import RegistryEntry, registry_entries
from netcourse.cases.trial_participants import TrialParticipant, trial_participants

__all__ = [
    "BiopsyReport",
    "CgaReferral",
    "PrrtReferral",
    "RegistryEntry",
    "TrialParticipant",
    "UrineCollection",
    "biopsy_reports",
    "cga_referrals",
    "hiaa_collections",
    "prrt_referrals",
    "registry_entries",
    "trial_participants",
]
