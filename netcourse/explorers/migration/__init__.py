"""Better survival without a day more of life: stage migration, lead time and what is found by chance."""

from netcourse.explorers.migration.explorer import Migration

__all__ = ["Migration"]
