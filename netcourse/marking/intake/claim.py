"""What one part of a path says about a person."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from netcourse.marking.intake.found import Moment

Form = Literal[
    "moodle", "canvas", "blackboard", "brightspace", "teams", "sakai", "ilias", "drive", "exchange", "nbgrader", "lone"
]
# There the name is the one by which a person is called, and no login.
FULL_NAMES: frozenset[Form] = frozenset({"moodle", "brightspace", "teams", "sakai", "drive"})


def platform_named(form: str) -> str:
    """What a platform is called in a sentence."""
    return {"ilias": "ILIAS", "exchange": "nbgrader's exchange"}.get(form, form.capitalize())


@dataclass(frozen=True, slots=True)
class Claim:
    """What one part of a path says about a person.

    Attributes
    ----------
    form : Form
        Whose way of writing it is.
    name : str
        As a person is called, or the login where no more is known.
    at : int
        The number of the path's parts up to and with the one that says it.
    number : str
        The platform's own number; empty where there is none.
    late : bool
        Whether the platform marks it as late.
    logins : tuple of str
        What the platform calls the person; several where the name can be read in several ways, the likeliest first.
    family : str
        The part of `name` that is the family name, where the platform tells.
    stated : datetime or None
        When it was handed in, as the name states it; without a zone it is the platform's own.
    version : tuple of (str, int) or None
        Which of several, and of what; a higher one is newer.
    said : Moment or None
        Either of the two above on a clock that can be compared; `Context.settled` sets it.
    team : str
        The team for which it was handed in; empty where there is none.
    notes : tuple of str
        What a person should know about the reading.
    """

    form: Form
    name: str
    at: int
    number: str = ""
    late: bool = False
    logins: tuple[str, ...] = ()
    family: str = ""
    stated: datetime | None = None
    version: tuple[str, int] | None = None
    said: Moment | None = None
    team: str = ""
    notes: tuple[str, ...] = ()

    @property
    def identity(self) -> str:
        """Who it is to the platform; empty where it gives neither a number nor one login."""
        who = self.number or (self.logins[0] if len(self.logins) == 1 else "")
        return f"{self.form}:{who}" if who else ""
