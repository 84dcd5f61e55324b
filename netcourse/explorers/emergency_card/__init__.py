"""The emergency card, and the page for the fridge: both can be printed."""

from netcourse.explorers.emergency_card.explorer import EmergencyCard
from netcourse.explorers.emergency_card.fridge import fridge_page

__all__ = ["EmergencyCard", "fridge_page"]
