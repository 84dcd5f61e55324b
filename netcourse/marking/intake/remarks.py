"""What a collection has to say beside a line on each hand-in."""

from netcourse.marking.intake.collect import Collected
from netcourse.marking.intake.names import shown


def remarks(collected: Collected) -> list[str]:
    """Who has handed in nothing, and in which zone times were read; a line each."""
    lines = []
    if collected.missing:
        lines.append(f"{len(collected.missing)} handed in nothing: {', '.join(map(shown, collected.missing))}")
    if collected.unzoned:
        lines.append("times that name no zone were read as UTC; --zone says which it is, such as --zone Europe/Berlin")
    return lines
