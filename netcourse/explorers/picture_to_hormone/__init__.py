"""From the picture to the hormone: ask, weigh, commit, and see what speaks for and against."""

from netcourse.explorers.picture_to_hormone.explorer import PictureToHormone

__all__ = ["PictureToHormone"]
