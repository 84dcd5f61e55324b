"""Lint of charts names what is wrong with file and line, and says nothing of a sound one."""

from pathlib import Path

import pytest

from netcourse.authoring.lint_charts import lint_chart, lint_charts
from tests.board.small_chart import TEXT, changed

ROOT = Path(__file__).parents[2]
KEY = """
[[update]]
from = "d1"
to = "d2"
act = "{act}"
up = ["carcinoid-syndrome"]
down = []
"""


def findings(tmp_path: Path, text: str = TEXT, key: str = "") -> list[str]:
    """Lint's lines for a chart, without the folder."""
    path = tmp_path / "p99.toml"
    path.write_text(text, encoding="utf-8")
    if key:
        path.with_suffix(".key.toml").write_text(key, encoding="utf-8")
    return [finding.line(tmp_path) for finding in lint_chart(path)]


def line_of(text: str, piece: str) -> int:
    return text[: text.index(piece)].count("\n") + 1


def test_a_sound_chart_has_no_findings(tmp_path: Path) -> None:
    assert findings(tmp_path) == []


# What is written, the piece at whose line it is told, and the rule with what it says.
WRONG = [
    ("[reveals.gastric-ph]", "[reveals.gastric-acid]", "[reveals.gastric-acid]", "dead-act: gastric-acid: no such act"),
    ('needs = ["fast-overnight"]', 'needs = ["fasting"]', 'needs = ["fasting"]', "dead-act: fasting: no such act"),
    ('drug = "pantoprazole"', 'drug = "pantoprazole"\nstopped_by = ["stop-it"]', "stopped_by", "dead-act: stop-it: no such act"),
    ('unless_done = ["echo"]', 'unless_done = ["sonar"]', "unless_done", "dead-act: sonar: no such act"),
    ('plan = "debulk-now"', 'do = "debulk-now"', 'do = "debulk-now"', "dead-act: debulk-now: no such act"),
    ('plan = "debulk-now"', 'plan = "cut"', 'plan = "cut"', "dead-act: cut: no such item of a plan"),
    ('harm = "H9"', 'harm = "H99"', 'harm = "H99"', "dead-act: H99: no such harm"),
    (
        'uptake = "sstr-pet-ga"',
        'uptake = "sstr-pet-cu"',
        'uptake = "sstr-pet-cu"',
        "dead-act: sstr-pet-cu: the chart reveals nothing",
    ),
    ("[start]", "weight = {low = 1, high = 2}\n\n[start]", "weight =", "dead-draw: weight is used by no text and no rule"),
    ('facts = ["C3-03.fold"]', 'facts = ["C3-99"]', 'facts = ["C3-99"]', "no-such-fact: C3-99: no such fact"),
    ('[truth]\nfacts = ["B1-1.ki67"]', "[truth]", "[truth]", "unsourced: the classification rests on no verified fact"),
    (
        '[truth]\nfacts = ["B1-1.ki67"]',
        '[truth]\nfacts = ["B6-01"]',
        "[truth]",
        "unsourced: the classification rests on no verified fact",
    ),
    (
        "size = {low = 11, high = 16}",
        'size = {low = 11, high = 16, edges = ["A4-09.age"], B = {low = 40, high = 41}}',
        "size =",
        "edge: size runs from 40 to 41 in fork B, over 40",
    ),
    ("positive = {low = 8, high = 12}", "positive = {low = 8, high = 22}", "[reveals.count-ki67]", "edge: Ki-67 "),
    ("positive = {low = 8, high = 12}", "positive = {low = 60, high = 240}", "[truth.A]", "edge: grade is NET G"),
    ("value = 80", "value = 120", "[reveals.hiaa-plasma]", "edge: 120 lies on its limit, high"),
    (
        "low = 0.3, high = 0.4, decimals = 1",
        "low = 0.3, high = 0.9, decimals = 1",
        "[reveals.cga]",
        "edge: usable for one student",
    ),
    (
        'sex = "female"\nwords = "teacher"',
        'sex = "female"\nwords = "teacher with an insulinoma"',
        "words =",
        "diagnosis-in-sight: 'insulinoma' is a diagnosis",
    ),
    ("feels unwell.", "feels unwell: Carcinoid Syndrome?", "triage =", "diagnosis-in-sight: 'Carcinoid Syndrome' is a diagnosis"),
    ('drug = "pantoprazole"\n', "", "[reveals.cga]", "rule-refuses: fork "),
    ("nodes_positive = 3", "nodes_positive = 3.5", "[truth.A]", "rule-refuses: fork A: nodes_positive=3.5: a whole number"),
]


@pytest.mark.parametrize(("old", "new", "seen", "says"), WRONG, ids=[one[3][:30] for one in WRONG])
def test_what_is_wrong_is_told_with_file_and_line(tmp_path: Path, old: str, new: str, seen: str, says: str) -> None:
    text = changed((old, new))
    told = findings(tmp_path, text)
    assert any(one.startswith(f"p99.toml:{line_of(text, seen)}: {says}") for one in told), told
    assert all("\n" not in one and "; " in one for one in told)


def test_a_referrer_may_err_where_the_author_says_so(tmp_path: Path) -> None:
    text = 'named_by_referrer = ["carcinoid-syndrome"]\n' + changed(("feels unwell.", "feels unwell: carcinoid syndrome?"))
    assert findings(tmp_path, text) == []


@pytest.mark.parametrize("act", ["cga", "count-ki67"])
def test_a_decisive_finding_with_a_verified_fact_is_sound(tmp_path: Path, act: str) -> None:
    assert findings(tmp_path, key=KEY.format(act=act)) == []


@pytest.mark.parametrize(
    ("change", "act", "seen"),
    [
        (("id =", "id ="), "potassium", "[reveals.potassium]"),
        # Never graded, and not verified.
        (('rule = "gastric-ph"', 'rule = "gastric-ph"\nfacts = ["B6-01"]'), "gastric-ph", 'facts = ["B6-01"]'),
        # The chart names nothing: the catalogue's normal finding would decide.
        (("id =", "id ="), "ct-abdomen", "id ="),
    ],
)
def test_a_decisive_finding_without_a_verified_fact_is_told(tmp_path: Path, change: tuple[str, str], act: str, seen: str) -> None:
    text = changed(change)
    told = findings(tmp_path, text, KEY.format(act=act))
    assert len(told) == 1
    assert f"unsourced: {act} decides marks (update of the key)" in told[0]
    assert told[0].startswith(f"p99.toml:{1 if seen == 'id =' else line_of(text, seen)}: ")


def test_a_decisive_finding_of_one_fork_is_looked_at_too(tmp_path: Path) -> None:
    told = findings(tmp_path, key='[[B.update]]\nact = "potassium"\n')
    assert [one for one in told if "potassium decides marks (B.update of the key)" in one]


def test_charts_are_looked_at_with_the_tumour_board_and_no_other_unit(tmp_path: Path) -> None:
    folder = tmp_path / "notebooks" / "board"
    folder.mkdir(parents=True)
    (folder / "p99.toml").write_text(changed(('harm = "H9"', 'harm = "H99"')), encoding="utf-8")
    assert lint_charts(tmp_path, "05_tumour_grade") == []
    assert len(lint_charts(tmp_path)) == 1


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks" / "board").glob("p[0-9][0-9].toml")), ids=lambda path: path.stem)
def test_the_courses_charts_are_sound(path: Path) -> None:
    assert [finding.line(ROOT) for finding in lint_chart(path)] == []
