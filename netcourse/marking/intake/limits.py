"""How much of anything is looked at. A submission may be hostile, so every reader here has an end."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is read, in bytes where nothing else is said.

    `source` bounds a zip that a teacher hands over, `parcel` what one student's zip holds when unpacked and `total` everything
    together, so that no student uses up the room of others. `ratio` is unpacked over packed size, looked at above `small` alone:
    a notebook full of zeros is no attack. `tokens` counts the brackets and commas of a JSON text, each of which may cost
    a hundred bytes in memory.
    """

    file: int = 25 * MEGABYTE
    parcel: int = 50 * MEGABYTE
    source: int = 500 * MEGABYTE
    total: int = 1000 * MEGABYTE
    small: int = MEGABYTE
    ratio: int = 200
    files: int = 20_000
    files_in_parcel: int = 500
    nesting: int = 3
    parts_of_a_path: int = 20
    length_of_a_path: int = 1000
    tokens: int = 3_000_000
    json_depth: int = 60
    cells: int = 20_000


LIMITS = Limits()
