"""What can be defended for a patient, what would harm, and what one feature changes."""

from netcourse.explorers.treatment_board.explorer import TreatmentBoard

__all__ = ["TreatmentBoard"]
