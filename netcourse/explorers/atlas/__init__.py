"""Where neuroendocrine cells sit, what they make, and which tumours and inherited syndromes belong there."""

from netcourse.explorers.atlas.explorer import Atlas

__all__ = ["Atlas"]
