"""Follow-up as a plan: one's own first, then what guidance says, with its place and year, and where it says nothing."""

from netcourse.explorers.follow_up_planner.explorer import FollowUpPlanner

__all__ = ["FollowUpPlanner"]
