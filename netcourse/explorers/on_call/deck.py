"""An evening's sixteen calls: of each opening two of its ends, drawn and shuffled by a fixed seed."""

from collections.abc import Mapping
from functools import cache
from random import Random

from netcourse.explorers.on_call.calls import OPENINGS, Call

# Chosen: any seed will do; a test walks the tasks through many.
EVENINGS: Mapping[str, int] = {"friday": 31, "saturday": 13, "sunday": 12, "monday": 5}
FIRST_EVENING = "friday"
ENDS_DRAWN = 2


@cache
def deck(seed: int) -> Mapping[str, Call]:
    """The calls of an evening by their numbers, "1" to "16"."""
    random = Random(seed)  # noqa: S311 (no secret: synthetic calls)
    drawn = [call for ends in OPENINGS.values() for call in random.sample(ends, ENDS_DRAWN)]
    random.shuffle(drawn)
    return {str(at): call for at, call in enumerate(drawn, start=1)}
