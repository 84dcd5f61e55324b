"""The page: it asks nobody for anything, escapes what is a student's, and every link and picture says what it is."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from netcourse.reporting import drawing
from netcourse.reporting.agreement import Agreement
from netcourse.reporting.command import write
from netcourse.reporting.compare import compare
from netcourse.reporting.gradebook import Grade, Gradebook, Submission
from netcourse.reporting.model import Answer, Item, Noticed, Room, State
from netcourse.reporting.page import page
from netcourse.reporting.report import Report, report
from netcourse.reporting.terminal import shown
from tests.reporting.rooms import room

HOSTILE = "<script>alert(1)</script> \x1b[31m & \"q\" 'p' [link](javascript:1) "
LONG = HOSTILE + " ".join(f"word{at}" for at in range(40))


def full() -> Room:
    """A class with something in every part of a report, and hostile words wherever a student's may stand."""
    one = room(40, 5, wrong_key=2)
    text = Item("t-task", "Your comment", 5, kind="Text", stem="Write.", part=0)
    waits = {at: Answer(State.WAITING, None, text=LONG) for at in (0, 1)}
    students = [
        replace(
            student,
            answers={**student.answers, "t-task": waits.get(at, Answer(State.ANSWERED, 3.0, text=f"short {at}"))},
            certainty={"low": (1, 3), "high": (2, 4)},
        )
        for at, student in enumerate(one.students)
    ]
    remarks = (Noticed(HOSTILE, "repaired", (HOSTILE,)),)
    return replace(one, items=(*one.items, text), students=tuple(students), noticed=remarks, enrolled=42)


def book(one: Room, less: float) -> Gradebook:
    grades = {
        student.id: Submission(
            None, 0, {cell: Grade(max(0.0, (a.marks or 0) - less), False, False) for cell, a in student.answers.items()}
        )
        for student in one.students
    }
    return Gradebook({item.cell: item.points for item in one.items}, grades, dict.fromkeys(grades, ()), None)


def made() -> Report:
    """A report with every part but the board's."""
    one = full()
    called: Mapping[str, str] = {student.id: student.label for student in one.students}
    beside = compare(book(one, 1), book(one, 0), one.items, "gradebook-<before>.db", called, 10)
    twice = ((one.items[-1], Agreement(8, 0.5, 0.4, None, 0.25)),)
    return report(one, pass_mark=10, agreements=twice, comparison=beside, masked=lambda text: text)


@pytest.fixture(scope="module")
def whole() -> Report:
    return made()


@pytest.fixture(scope="module")
def soup(whole: Report) -> BeautifulSoup:
    return BeautifulSoup(page(whole), "html.parser")


def test_nothing_of_a_student_becomes_markup(whole: Report, soup: BeautifulSoup) -> None:
    assert soup.find_all("script") == []
    assert "<script>alert(1)</script>" in soup.get_text()
    assert not [one for one in soup.find_all("a") if "javascript" in one["href"]]
    assert "&lt;before&gt;" in page(whole)


def test_it_asks_nobody_for_anything(soup: BeautifulSoup) -> None:
    addresses = [str(one[name]) for name in ("src", "href", "srcset") for one in soup.find_all(attrs={name: True})]
    assert len(addresses) > 20
    assert all(one.startswith(("#", "data:image/svg+xml;base64,")) for one in addresses)
    policy = soup.select_one("meta[http-equiv=Content-Security-Policy]")
    assert policy is not None
    assert "default-src 'none'" in str(policy["content"])


def test_every_link_leads_somewhere_and_every_name_stands_once(soup: BeautifulSoup) -> None:
    names = [str(one["id"]) for one in soup.find_all(id=True)]
    assert len(names) == len(set(names))
    assert {str(one["href"]).removeprefix("#") for one in soup.find_all("a")} <= set(names)


def test_every_picture_has_words_and_a_table(soup: BeautifulSoup) -> None:
    for image in soup.find_all("img"):
        assert len(str(image["alt"])) > 20
        figure = image.find_parent("figure")
        assert figure is not None
        assert figure.find("table") is not None
    assert all(one["aria-hidden"] == "true" for one in soup.find_all("svg"))


def test_every_table_says_what_it_is(soup: BeautifulSoup) -> None:
    for table in soup.find_all("table"):
        assert table.find("caption") is not None
        assert table.find("th", attrs={"scope": "col"}) is not None


def test_the_same_report_is_the_same_page(whole: Report) -> None:
    assert page(whole) == page(whole)


def test_the_first_three_sentences_stand_first(whole: Report, soup: BeautifulSoup) -> None:
    lead = soup.select_one("ul.lead")
    assert lead is not None
    assert [one.get_text() for one in lead.find_all("li")] == list(whole.lead)
    assert "question 2" in whole.lead[2]


def test_who_is_alike_is_shown_and_not_accused(soup: BeautifulSoup) -> None:
    noticed = soup.find(id="noticed")
    assert noticed is not None
    said = noticed.get_text()
    assert "Student 01 and Student 02" in said
    assert not [word for word in ("cheat", "plagiar", "fraud", "guilty") if word in said.lower()]


def test_a_small_class_is_grey_and_says_so() -> None:
    found = BeautifulSoup(page(report(room(12))), "html.parser")
    assert found.select_one("table.cards.grey") is not None
    assert "With 12 students all of this is grey" in found.get_text()


def test_all_right_and_all_wrong_give_no_information() -> None:
    one = room(12, 1)
    students = tuple(replace(student, answers={"q01-marks": Answer(State.ANSWERED, 2.0)}, marks=2.0) for student in one.students)
    assert "no information" in page(report(replace(one, students=students)))


def test_a_terminal_is_told_the_same_and_not_steered(whole: Report, capsys: pytest.CaptureFixture[str]) -> None:
    from rich.console import Console

    Console(width=140).print(shown(whole))
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert " ".join(whole.lead[2].split()) in " ".join(said.split())
    assert "Beside gradebook-<before>.db" in said


def test_a_page_replaces_another_whole_and_is_its_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o644)
    write(file, "new\ud800")
    assert file.read_text(encoding="utf-8") == "new?"
    assert file.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["report.html"]


@pytest.mark.parametrize("width", drawing._STRIPS)
@pytest.mark.parametrize("middle", [0.0, 20.0, 37.0, 40.0])
def test_the_words_over_the_middle_stay_within_the_drawing(middle: float, width: float) -> None:
    drawn = drawing._strip(width, [middle] * 5, 40, (middle, middle, middle), None)
    words = next(one for one in BeautifulSoup(drawn.inside, "html.parser").find_all("text") if "half above" in one.text)
    assert 70 <= float(str(words["x"])) <= width - 70
