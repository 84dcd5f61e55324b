"""The Ki-67 counting lab: a synthetic slide, a student's count, the truth, and how far several counts agree."""

from netcourse.explorers.ki67.agreement import Agreement, counts_kappa
from netcourse.explorers.ki67.view import count_ki67

__all__ = ["Agreement", "count_ki67", "counts_kappa"]
