"""A diary of flushes: which of the things that came together is the trigger."""

from netcourse.explorers.flush_diary.explorer import FlushDiary

__all__ = ["FlushDiary"]
