"""An importer refuses a whole file."""


class Stopped(Exception):  # noqa: N818 (it carries what an importer would say)
    """With the reason in words."""
