"""Where a neuroendocrine neoplasm can start."""

from enum import StrEnum


class Site(StrEnum):
    """The primary site, as a report names it."""

    STOMACH = "stomach"
    DUODENUM = "duodenum"
    PANCREAS = "pancreas"
    ILEUM = "ileum"
    APPENDIX = "appendix"
    COLON = "colon"
    RECTUM = "rectum"
    LUNG = "lung"
    THYMUS = "thymus"
    UNKNOWN = "unknown"


# The WHO table of gut and pancreas holds for these; lung and thymus have their own.
GEP_SITES = (Site.STOMACH, Site.DUODENUM, Site.PANCREAS, Site.ILEUM, Site.APPENDIX, Site.COLON, Site.RECTUM)
