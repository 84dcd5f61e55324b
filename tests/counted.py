"""Work that is done, counted: how often what was called. Milliseconds depend on the machine; this does not."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any


@contextmanager
def calls() -> Iterator[Counter[str]]:
    """Count what is called meanwhile, by its module and name, such as ``"netcourse.board.log.mark_of"``; what is C's as well."""
    found: Counter[str] = Counter()

    def follow(frame: FrameType, event: str, arg: Any) -> None:
        if event == "call":
            found[f"{frame.f_globals.get('__name__')}.{frame.f_code.co_qualname}"] += 1
        elif event == "c_call":
            found[f"{arg.__module__}.{arg.__qualname__}"] += 1

    before = sys.getprofile()
    sys.setprofile(follow)
    try:
        yield found
    finally:
        sys.setprofile(before)
