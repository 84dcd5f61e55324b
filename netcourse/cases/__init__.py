"""Synthetic patients and cohorts, made from a seed. No real patient's data are in them."""

from netcourse.cases.biopsy_reports import BiopsyReport, biopsy_reports
from netcourse.cases.calls import Call, calls
from netcourse.cases.cga_referrals import CgaReferral, cga_referrals
from netcourse.cases.flush_diary import FlushDay, flush_diary
from netcourse.cases.flush_referrals import FlushReferral, flush_referrals
from netcourse.cases.hiaa_collections import UrineCollection, hiaa_collections
from netcourse.cases.liver_pets import LiverPet, liver_pets
from netcourse.cases.net_outcomes import NetOutcome, net_outcomes
from netcourse.cases.plates import Plate, plates
from netcourse.cases.prrt_referrals import PrrtReferral, prrt_referrals
from netcourse.cases.receptor_reads import ReceptorRead, receptor_reads
from netcourse.cases.registry_entries import RegistryEntry, registry_entries
from netcourse.cases.trial_participants import TrialParticipant, trial_participants

__all__ = [
    "BiopsyReport",
    "Call",
    "CgaReferral",
    "FlushDay",
    "FlushReferral",
    "LiverPet",
    "NetOutcome",
    "Plate",
    "PrrtReferral",
    "ReceptorRead",
    "RegistryEntry",
    "TrialParticipant",
    "UrineCollection",
    "biopsy_reports",
    "calls",
    "cga_referrals",
    "flush_diary",
    "flush_referrals",
    "hiaa_collections",
    "liver_pets",
    "net_outcomes",
    "plates",
    "prrt_referrals",
    "receptor_reads",
    "registry_entries",
    "trial_participants",
]
