"""A key is read whole or refused, with one line that says what is wrong, where, and what is allowed."""

import pytest

from netcourse.board.score.worth_text import read_worths
from netcourse.errors import CourseError
from tests.board.worked import KEY, NAMES


def refused(old: str, new: str) -> str:
    assert old in KEY
    with pytest.raises(CourseError) as problem:
        read_worths(KEY.replace(old, new, 1), "p01.key.toml", NAMES)
    said = str(problem.value)
    assert said.startswith("p01.key.toml")
    assert "\n" not in said
    return said


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('patient = "p01"', "patient = ", "not TOML"),
        ('fork = "A"', 'fork = "C"', "it is A or B"),
        ('patient = "p01"', "patient = 1", "patient: 1 is no text"),
        ('urgency = ["soon"]', 'urgency = ["later"]', "there is no urgency 'later'"),
        ('urgency = ["soon"]', "", "'urgency' is missing"),
        ('patient = "p01"', 'patient = "p01"\ncolour = "red"', "unknown word 'colour'; allowed are"),
        ('"flush", "stool", "drugs"', '"flsh", "stool", "drugs"', "expert: there is no act 'flsh'; nearest: flush"),
        ('"ga", "biopsy"]', '"ga", "biopsy", "wait 99"]', "'wait 99': from 1 to 60 whole days"),
        ('"ga", "biopsy"]', '"ga", "biopsy", "one"]', "one is an act at the turn"),
        ('"ga", "biopsy"]', '"ga", "biopsy", "q1"]', "q1 is in no slot and not useful"),
        ('"echo", "ct", "mri"', '"echo", "mri"', "the expert does none of ct"),
        ('any = ["stool"]', 'any = ["flush"]', "flush stands in another slot"),
        ('any = ["ct"]', 'any = ["ct", "colon"]', "among the useful acts"),
        ('{stage = "ask", weight = 1, any = ["stool"]}', '{stage = "test", weight = 1, any = ["stool"]}', "is of the kind ask"),
        (
            '{stage = "ask", weight = 1, any = ["stool"]}',
            '{stage = "sleep", weight = 1, any = ["stool"]}',
            "stage 'sleep'; allowed",
        ),
        ('weight = 2, any = ["drugs"]', 'weight = 0, any = ["drugs"]', "weight = 0; it is 1, 2 or 3"),
        ('weight = 2, any = ["drugs"]', 'weight = true, any = ["drugs"]', "weight = True; it is 1, 2 or 3"),
        ('any = ["drugs"]', 'any = ["drugs"], usable = 1', "usable = 1; it is true or false"),
        (
            '{weight = 1, first = ["ct", "mri"], then = ["biopsy"]},',
            6 * '{weight = 1, first = ["ct"], then = ["mri"]},',
            "10 rules",
        ),
        ('first = ["prep"]', 'first = ["hiaa_p"]', "no id may stand in both"),
        ('then = ["plan"]', 'then = ["plan:ssb"]', "there is no plan item 'ssb'; nearest: ssa"),
        ('["ileal NET"], ["unknown', '["ileal net"], ["unknown', "[ranking] d3: there is no diagnosis 'ileal net'"),
        ('["5htp"], ["mastocytosis"]', '["carcinoid"], ["mastocytosis"]', "each once"),
        ('d2 = [[["carcinoid"]', 'd4 = [[["carcinoid"]', "'d4'; allowed are d1, d2, d3"),
        ('d3 = ["ileal NET"]', 'd3 = ["ibs"]', "ibs is missing in a list"),
        ('from = "d1", to = "d2"', 'from = "d2", to = "d1"', "from an earlier to a later"),
        ('up = ["carcinoid"]', "up = []", "up needs a diagnosis"),
        ('act = ["ga", "cu"]', 'act = "cga"', "cga is in no slot"),
        ('heart = {is = ["right"]}', "", "4 fields; there are 5"),
        ('heart = {is = ["right"]}', "heart = {}", "neither 'is' nor 'computed'"),
        ('heart = {is = ["right"]}', 'lungs = {is = ["right"]}', "there is no field 'lungs'"),
        ('heart = {is = ["right"]}', 'heart = {is = ["right"], within = -1}', "within = -1; it is a number from 0"),
        ('any = ["cardio first"]', 'any = ["ssa"]', "plan item ssa: stands in two places"),
        ('supports = ["echo"]', 'supports = ["cga"]', "the expert does none of cga"),
        ('supports = ["echo"]', 'supports = ["echo"], only = {ssa = ["US"]}', "only names ssa"),
        ('"liver now" = "H9"', '"liver now" = "H99"', "there is no harm 'H99'"),
        ('want = [["one"], ["two"], ["three"]]', 'want = [["one"], ["two"]]', "2 groups; there are 3"),
        ('want = [["one"], ["two"], ["three"]]', 'want = [["one"], ["two"], ["echo"]]', "echo is of the kind test"),
        ('harms = {"bad" = "H10"}', 'harms = {"one" = "H10"}', "one is wanted and harms"),
        ("[turn]\n", "[turn]\nhow = 1\n", "[turn]: unknown word 'how'"),
        ('any = ["stool"]', 'any = "stool"', "'stool' is no list"),
    ],
)
def test_a_key_that_contradicts_itself_is_refused_with_the_place(old: str, new: str, says: str) -> None:
    assert says in refused(old, new)


def test_a_text_holds_both_forks_and_a_table_of_a_fork_replaces_a_word_for_it_alone() -> None:
    both = KEY.replace('fork = "A"', "") + '[B]\nurgency = ["now"]\nweak = []\n'
    a, b = read_worths(both, "p01.key.toml", NAMES)
    assert (a.fork, b.fork) == ("A", "B")
    assert (a.urgency, b.urgency) == (("soon",), ("now",))
    assert (len(a.weak), len(b.weak)) == (3, 0)
    assert a.slots == b.slots


def test_a_fault_in_one_fork_names_the_fork() -> None:
    both = KEY.replace('fork = "A"', "") + '[B]\nurgency = ["later"]\n'
    with pytest.raises(CourseError, match=r"^p01\.key\.toml, fork B: urgency"):
        read_worths(both, "p01.key.toml", NAMES)
