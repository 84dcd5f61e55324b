"""A synthetic receptor PET to be read: what is tumour, what is an organ, and what needs another test first."""

from netcourse.explorers.reading_room.explorer import ReadingRoom

__all__ = ["ReadingRoom"]
