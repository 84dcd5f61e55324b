"""What an act brought to light."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What one act reveals on the day on which it is due.

    `usable` is whether it means anything in the body in which it was taken: a chromogranin A on a proton-pump inhibitor does not.
    `value` is the number or word that the rule came to, for the code that compares; a student reads `text`. `facts` are what the
    finding or its reading rests on.
    """

    act: str
    day_due: int
    text: str
    usable: bool
    facts: tuple[str, ...]
    value: str = ""
