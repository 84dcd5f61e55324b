"""Typed commands: read as a person types them; a near miss is named, and all else is said in one line."""

import pytest

from netcourse.board.fields import FIELDS
from netcourse.board.log import read_args
from netcourse.board.typed import find, read
from netcourse.items.answers import AnswerProblem

NAMES = [one.name for one in FIELDS]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("do hiaa-plasma; wait 2", ["do hiaa-plasma", "wait 2"]),
        ("  DO   Hiaa-Plasma ;", ["do hiaa-plasma"]),
        ("order hiaa-plasma", ["do hiaa-plasma"]),
        ("ask family", ["do family"]),
        ("wait 2 days", ["wait 2"]),
        ("urgency NOW", ["urgency now"]),
        ("rank insulinoma, anxiety", ["rank insulinoma>anxiety"]),
        ("rank insulinoma > anxiety", ["rank insulinoma>anxiety"]),
        ("key faints,family", ["key faints,family"]),
        ("tag cga repeat", ["tag cga repeat"]),
        ("plan enucleation ct-abdomen", ["plan enucleation ct-abdomen"]),
        ("plan enucleation", ["plan enucleation -"]),
        ("unplan enucleation", ["unplan enucleation"]),
        ("jurisdiction uk", ["jurisdiction UK"]),
        ("commit d1", ["commit d1"]),
        ("say why She may faint", ['say why "She may faint"']),
        ('say why "One; and two"; commit triage', ['say why "One; and two"', "commit triage"]),
        ('say why "She said \\"no\\""', ['say why "She said \\"no\\""']),
        ('say why 5" of bowel', ['say why "5\\" of bowel"']),
        ("say why two\nlines", ['say why "two lines"']),
        ('field grade "NET G1"', ['field grade "NET G1"']),
        ("field ki67 1,6", ['field ki67 "1,6"']),
    ],
)
def test_what_a_person_types_is_read(typed: str, meant: list[str]) -> None:
    assert read(typed, NAMES) == meant
    for act in meant:
        verb, _, rest = act.partition(" ")
        assert read_args(verb, rest) is not None, f"the log does not take {act}"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("do hiaa-plsma", "hiaa-plsma: no such act; did you mean hiaa-plasma?"),
        ("do zzzz", 'zzzz: no such act. Look for it with "find" and a word, such as "find calcium".'),
        ("do", 'Which act? Look for it with "find" and a word, such as "find calcium".'),
        ("wiat 2", "did you mean wait?"),
        ("start p01", "no such command"),
        ("wait two", "a whole number of days from 1 to 60"),
        ("wait 0", "a whole number of days from 1 to 60"),
        ("wait 61", "a whole number of days from 1 to 60"),
        ("wait ٣", "a whole number of days from 1 to 60"),
        ("urgency later", "There is now, soon, routine."),
        ("rank insulinoma>insulinoma", "each once"),
        ("rank a>b", "no such diagnosis"),
        ("tag cga keep", "no such tag"),
        ("plan enucleate", "did you mean enucleation?"),
        ("jurisdiction DE", "There is EU, US, UK, JP."),
        ("commit d4", "There is triage, d1, d2, d3, plan, end."),
        ("say why", "nothing is written yet"),
        ("say why " + "x" * 301, "301 characters; there is room for 300"),
        ("say poem x", "There is why, summary, board, patient."),
        ("field colour red", "no such field"),
        ("field grade", "nothing is written yet"),
        (" ; ", "No command"),
        ("", "No command"),
        (7, "something of type int"),
        (None, "something of type NoneType"),
    ],
)
def test_what_can_not_be_read_is_said_in_one_line(typed: object, says: str) -> None:
    with pytest.raises(AnswerProblem) as told:
        read(typed, NAMES)
    assert says in str(told.value)
    assert "\n" not in str(told.value)
    assert len(str(told.value)) < 260


def test_one_bad_command_of_a_line_means_that_none_is_read() -> None:
    with pytest.raises(AnswerProblem):
        read("do cga; do nothing-like-it", NAMES)


def test_half_a_character_is_no_obstacle() -> None:
    assert read("say why broken \ud83d here", NAMES) == ['say why "broken here"']


def test_the_lists_can_be_searched_by_any_words() -> None:
    assert ("do", "hiaa-plasma", "5-HIAA, plasma") in find("5-hiaa plasma")
    assert {verb for verb, _, _ in find("insulin")} == {"do", "rank"}
    assert find("") == []
    assert find("nothing-like-it") == []
