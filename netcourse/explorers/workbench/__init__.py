"""An exercise with a table, without programming: filter, group, count, and take the number over."""

from netcourse.explorers.workbench.explorer import Workbench
from netcourse.explorers.workbench.tables import rows

__all__ = ["Workbench", "rows"]
