"""Whether each field of the classification is right for this student's own numbers."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from netcourse.board.score.worth import FieldKey

_NUMBER = re.compile(r"([0-9]{1,9}(?:[.,][0-9]{1,9})?) ?(?:%|percent|per cent)?")


def classify(keys: Sequence[FieldKey], given: Mapping[str, str], truth: Mapping[str, str | Fraction]) -> dict[str, bool]:
    """Which fields are right.

    Parameters
    ----------
    keys : sequence of FieldKey
        What is asked.
    given : mapping of str to str
        What was typed or chosen, by field.
    truth : mapping of str to str or Fraction
        What the rules compute for this student's patient, by name.
    """
    return {key.name: is_right(key, given.get(key.name, ""), truth) for key in keys}


def is_right(key: FieldKey, given: str, truth: Mapping[str, str | Fraction]) -> bool:
    """Whether one field is right; an empty one never is."""
    if not given.strip():
        return False
    if any(_plain(given, key.name) == _plain(right, key.name) for right in key.right):
        return True
    if not key.computed or key.computed not in truth:
        return False
    computed = truth[key.computed]
    number = as_number(given)
    if isinstance(computed, Fraction) and number is not None:
        return abs(number - computed) <= (key.within or 0)
    return isinstance(computed, str) and _plain(given, key.name) == _plain(computed, key.name)


def as_number(given: str) -> Fraction | None:
    """A typed number, with a point or a comma, in per cent or bare, exactly; None if it is none."""
    found = _NUMBER.fullmatch(given.strip().casefold())
    return Fraction(found[1].replace(",", ".")) if found else None


def _plain(text: str, field: str) -> str:
    """Words as they are compared: small letters, single blanks, no full stop; "T3" is "3" in the field t."""
    plain = re.sub(r"[\s_-]+", " ", text.strip().casefold()).strip(" .")
    return plain.removeprefix(field) if len(field) == 1 else plain
