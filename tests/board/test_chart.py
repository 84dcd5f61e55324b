"""Charts are read as they were written, and what is wrong in one is told with file and line."""

from fractions import Fraction

import pytest

from netcourse.board.chart import chart_ids, load_chart
from netcourse.board.chart_text import line_of, read_chart
from netcourse.errors import CourseError
from tests.board.small_chart import TEXT, changed, small_chart


def test_a_chart_holds_what_its_text_says() -> None:
    chart = small_chart()
    assert (chart.id, chart.persona.name, chart.budget, chart.forks) == ("p99", "Test Person", 20, ("A", "B"))
    assert chart.draws["own"].span("A") == (Fraction(3, 10), Fraction(4, 10))
    assert chart.draws["potassium"].span("A") == (Fraction("2.2"), Fraction("2.6"))
    assert chart.draws["kit"].words == ("a", "b")
    assert chart.start == {"ppi": -400, "supplement": -90}
    assert chart.reveals["drugs"].params("B")["says"].endswith("{size} years.")
    stop = chart.stops[0]
    assert (stop.what, stop.unless_done, stop.fork, stop.harm) == ("debulk-now", ("echo",), "A", "H9")


# What an author writes wrong, the key where it is seen, and what is said.
WRONG = [
    ('rule = "cga"', 'rule = "cgaa"', 'rule = "cgaa"', "reveals.cga.rule: 'cgaa'; allowed: says, value, cga"),
    ('own = "own"', 'own = "mine"', 'own = "mine"', "reveals.cga.own: 'mine'; allowed: a number or a draw (age, kit, own"),
    ('drug = "pantoprazole"', 'drug = "aspirin"', 'drug = "aspirin"', "allowed: none, omeprazole"),
    (
        "ph = 1.6\nph_on_ppi = 5.2\nback_after = 7\n\n[reveals.gastric",
        "back_after = 7\n\n[reveals.gastric",
        "[reveals.gastrin]",
        "ph is missing in fork A",
    ),
    ("counted = 1040\nneeds", "counted = 1040\nstained = 3\nneeds", "stained = 3", "unknown; rule ki67 takes positive, counted"),
    ("for {size} years", "for {years} years", "{years} years", "{years} is no draw; allowed: age, kit"),
    ("{age}, feels", "{agee}, feels", "{agee}", "{agee} is no draw"),
    ("{size} were counted", "{nuts} were counted", "{nuts}", "{nuts} is no draw"),
    ("age = {low = 40, high = 49}\n", "", "[draws]", "age is missing"),
    ("low = 40, high = 49", "low = 50, high = 49", "low = 50", "low=50 is above high=49"),
    ("low = 0.3, high = 0.4, decimals = 1", "low = 0.35, high = 0.4, decimals = 1", "low = 0.35", "more than 1 decimals"),
    ("budget = 20", "budget = 0", "budget = 0", "budget: 0; allowed: a whole number, at least 1"),
    ('sex = "female"', 'sex = "f"', 'sex = "f"', "persona.sex: 'f'; allowed: female, male"),
    ("ppi = -400", "ppi = 3", "ppi = 3", "start.ppi: 3; allowed: a whole number, at most -1"),
    ('plan = "debulk-now"', 'plan = "debulk-now"\ndo = "echo"', "[[stops]]", "names do and plan; allowed: one of do, plan, turn"),
    ('fork = "A"\nharm', 'fork = "C"\nharm', 'fork = "C"', "'C'; allowed: A, B"),
    ("[turn]\nA =", "[turn]\nC =", "C =", "turn.C: unknown; allowed: A, B, facts"),
    ('function = "carcinoid', 'functions = "carcinoid', "functions", "truth.functions: unknown"),
    ('size_mm = "size"', 'size_mm = "length"', "length", "truth.A.size_mm: 'length'; allowed: a number or a draw"),
    ('uptake = "above liver"}', 'uptake = "warm"}', "warm", "allowed: none, much lower than liver"),
    ("feels unwell", "feels unwell" + " and tired" * 30, "feels unwell", "64 words; allowed: at most 60"),
    ("collected = 0.4", 'collected = "0.4"', 'collected = "0.4"', "'0.4'; allowed: a number or a draw"),
    ('facts = ["C3-03.fold"]', "facts = 3", "facts = 3", "reveals.cga.facts: 3; allowed: a list of texts"),
    ('only = "A"\nsays', 'only = "a"\nsays', 'only = "a"', "'a'; allowed: A, B"),
    ("[start]\n", "[begin]\n", "[begin]", "begin: unknown; allowed: id, note"),
    ("id =", "id ==", "id ==", "not TOML"),
]


@pytest.mark.parametrize(("old", "new", "seen", "says"), WRONG, ids=[one[1][:24] for one in WRONG])
def test_what_is_wrong_is_told_with_its_line(old: str, new: str, seen: str, says: str) -> None:
    text = changed((old, new))
    with pytest.raises(CourseError) as refused:
        read_chart(text, "p99.toml")
    line = next(number for number, one in enumerate(text.splitlines(), start=1) if seen in one)
    assert str(refused.value).startswith(f"p99.toml:{line}: ")
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_line_is_found_inside_tables_and_lists() -> None:
    lines = TEXT.splitlines()
    assert lines[line_of(TEXT, "reveals", "drugs", "B", "says") - 1].startswith("B.says")
    assert lines[line_of(TEXT, "stops", "0", "harm") - 1] == 'harm = "H9"'
    assert lines[line_of(TEXT, "truth", "A", "site") - 1] == 'site = "ileum"'
    assert line_of(TEXT, "nowhere") == 1


def test_every_patient_of_the_course_loads_and_one_that_is_not_there_is_named() -> None:
    assert "p04" in chart_ids()
    for patient in chart_ids():
        assert load_chart(patient).id == patient
        assert load_chart(patient) is load_chart(patient)
    with pytest.raises(CourseError, match=r"p77: no such patient at the board; there is .*p04"):
        load_chart("p77")
