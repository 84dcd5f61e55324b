"""What a report says of a class at the board, on a class of which it is known who did what."""

import pytest
from bs4 import BeautifulSoup
from rich.console import Console

from netcourse.authoring.board_students import STRATEGIES
from netcourse.board.chain import rows_of
from netcourse.board.item import value_of
from netcourse.board.log import append, said
from netcourse.board.score.total import WHOLE
from netcourse.evidence import harms
from netcourse.items.plain import Plain
from netcourse.reporting.alike import alike
from netcourse.reporting.page import page
from netcourse.reporting.patients.anchoring import Stand, stand
from netcourse.reporting.patients.board import AtTheBoard, Patient, at_the_board
from netcourse.reporting.patients.places import Place
from netcourse.reporting.report import Report, report
from netcourse.reporting.terminal import shown
from tests.counted import calls
from tests.reporting.patients.classes import answered, labels, log, room

SLOT = "board-1"
WAYS = {
    "expert": ("eve", "emil"),
    "anchored": ("anna", "anton", "ada"),
    "unsafe": ("uma", "udo"),
    "minimalist": ("mia", "max"),
    "shotgun": ("sam",),
}
HOSTILE = '<script>alert("1")</script> \\x1b[31m'
STEP = "netcourse.board.course.Course.step"
TAUGHT = Place("03_labs", "Unit 3 · Labs", 1, "2 What counts", "A text.")


def half(value: Plain) -> Plain:
    """A log that stops in the middle, with a last line that nobody can read."""
    rows = [str(row) for row in rows_of(value)]
    return value_of([*rows[: len(rows) // 3], "garbled"])


def written(value: Plain) -> Plain:
    """A log in which somebody wrote markup into a field of the classification."""
    rows = [str(row) for row in rows_of(value)]
    at = next(at for at, row in enumerate(rows) if row.split(" ")[1] == "field")
    lines = tuple(rows[:at])
    for act in (said("field", rows[at].split(" ")[2], HOSTILE), *(" ".join(row.split(" ")[1:-2]) for row in rows[at + 1 :])):
        lines = append(lines, act, 5000)
    return value_of(list(lines))


@pytest.fixture(scope="module")
def logs() -> dict[str, dict[str, Plain]]:
    """By student, what is recorded."""
    found = {one: {SLOT: log(SLOT, who, one)} for who, students in WAYS.items() for one in students}
    found["half"] = {SLOT: half(log(SLOT, "expert", "half"))}
    found["junk"] = {SLOT: {"v": 1, "log": ["1 start p01 A", 3, []]}}
    found["other"] = {SLOT: {"v": 1, "log": [str(row).replace(" p0", " p1") for row in rows_of(log(SLOT, "expert", "eve"))]}}
    found["writes"] = {SLOT: written(log(SLOT, "minimalist", "writes"))}
    found["none"] = {}
    return found


@pytest.fixture(scope="module")
def board(logs: dict[str, dict[str, Plain]]) -> AtTheBoard:
    found = at_the_board(room(logs))
    assert found is not None
    return found


def mine(board: AtTheBoard, label: str) -> Patient:
    """The patient whom somebody had."""
    return next(one for one in board.patients if any(seat.who == label for seat in one.case.seats))


def test_who_never_let_go_is_who_was_made_so_and_nobody_else(board: AtTheBoard, logs: dict[str, dict[str, Plain]]) -> None:
    held = {label for one in board.held for label in one.who}
    assert held == labels(logs, WAYS["anchored"])
    assert board.lead[1].startswith(f"In {len(WAYS['anchored'])} of ")
    # Whoever works as the course teaches has on each list a first diagnosis that holds.
    experts = [seat.sat for seat in board.seats if seat.who in labels(logs, WAYS["expert"])]
    assert {stand(one, phase) for one in experts for phase in ("d1", "d2", "d3")} == {Stand.RIGHT}


def test_each_list_counts_those_who_closed_it(board: AtTheBoard) -> None:
    closed = [sum(bool(one.sat.played.rankings.get(phase)) for one in board.seats) for phase in ("d1", "d2", "d3")]
    assert [board.closed(phase) for phase in ("d1", "d2", "d3")] == closed
    assert closed[-1] == len(board.seats) - 1  # one left in the middle


def test_what_was_needed_and_not_known_names_nobody_who_knew_it(board: AtTheBoard, logs: dict[str, dict[str, Plain]]) -> None:
    lacking = {label for need in board.needs for label in need.who}
    assert not lacking & labels(logs, WAYS["expert"])
    assert lacking >= labels(logs, WAYS["minimalist"])
    assert all(need.of >= need.known + need.spoilt for need in board.needs)
    # Whoever left in the middle may yet ask.
    assert labels(logs, ["half"]).isdisjoint(lacking)
    first = next(need for need in board.needs if need.who)
    assert first.weight * (first.of - first.known) == max(one.weight * (one.of - one.known) for one in board.needs)


def test_what_bought_nothing_is_what_the_shotgun_bought(board: AtTheBoard, logs: dict[str, dict[str, Plain]]) -> None:
    assert {label for one in board.vain for label in one.who} >= labels(logs, WAYS["shotgun"])
    assert not {label for one in board.vain for label in one.who} & labels(logs, WAYS["expert"])
    assert [one.price for one in board.vain] == sorted((one.price for one in board.vain), reverse=True)


def test_unsafe_acts_are_told_with_the_part_and_the_harm(board: AtTheBoard, logs: dict[str, dict[str, Plain]]) -> None:
    assert {label for one in board.unsafe for label in one.who} == labels(logs, WAYS["unsafe"])
    assert all(one.harm in harms() and one.cases >= one.stopped for one in board.unsafe)
    assert {part for one in board.unsafe for part in one.parts} <= {"d1", "d2", "d3", "plan", "end"}
    assert board.earned.capped == len(WAYS["unsafe"])


def test_what_was_earned_is_what_the_marker_gives(board: AtTheBoard, logs: dict[str, dict[str, Plain]]) -> None:
    given = sorted(answered(SLOT, one[SLOT]).marks or 0 for who, one in logs.items() if who not in ("junk", "other", "none"))
    assert list(board.earned.marks.marks) == pytest.approx(given)
    assert max(given) == WHOLE
    assert all(0 <= share <= 1 for one in board.patients for share in one.earned.shares.values())
    assert 0 < board.spent.expert <= 0.5


def test_plan_and_turn_are_told_part_by_part(board: AtTheBoard, logs: dict[str, dict[str, Plain]]) -> None:
    [expert] = labels(logs, ["eve"])
    found = mine(board, expert)
    assert all(expert not in part.who for part in found.decided.parts)
    assert all(one.right > 0 for one in found.decided.classed)
    assert all(count > 0 for _, count in found.decided.turned)


def test_a_garbled_log_is_counted_and_named_and_breaks_nothing(board: AtTheBoard, logs: dict[str, dict[str, Plain]]) -> None:
    assert {(who, why.kind) for who, _, why in board.unplayed} == {
        *((label, "garbled") for label in labels(logs, ["junk"])),
        *((label, "foreign") for label in labels(logs, ["other"])),
    }
    assert set(board.faults["garbled"]) == labels(logs, ["half"])
    assert "2 logs could not be played at all" in board.lead[0]


@pytest.mark.parametrize(
    "value",
    [None, 3, "log", [], {}, {"v": 1}, {"v": 1, "log": "text"}, {"v": 1, "log": [[[]]] * 300}, {"log": [{"a": "\ud800"}, 1.5]}],
)
def test_any_value_whatever_is_a_log_or_none(value: Plain) -> None:
    found = answered(SLOT, value).board
    assert found is not None
    assert at_the_board(room({"a": {SLOT: value}})) is None


@pytest.fixture(scope="module")
def told(board: AtTheBoard, logs: dict[str, dict[str, Plain]]) -> Report:
    """A report of the class, in a course that teaches the first thing to teach again in another unit."""
    fact = next(fact for one in board.taught for facts in one.again.facts for fact in facts)
    return report(room(logs, {fact: TAUGHT}), masked=lambda text: text)


@pytest.fixture(scope="module")
def soup(told: Report) -> BeautifulSoup:
    return BeautifulSoup(page(told), "html.parser")


def test_what_to_teach_again_leads_to_a_part_of_the_lesson(told: Report, soup: BeautifulSoup) -> None:
    assert told.board is not None
    assert told.board.places == (TAUGHT,)
    assert all(one.own or one.places for one in told.board.taught)
    assert soup.select(f'.held a[href="#{TAUGHT.anchor}"]')
    names = [str(one["id"]) for one in soup.find_all(id=True)]
    assert len(names) == len(set(names))
    assert {str(one["href"]).removeprefix("#") for one in soup.find_all("a")} <= set(names)


def test_the_page_escapes_what_is_a_students_and_each_figure_has_its_table(soup: BeautifulSoup) -> None:
    assert soup.find_all("script") == []
    [section] = soup.select("#board")
    assert "<script>alert" in section.get_text()
    assert len(section.select("figure")) == 2
    assert all(figure.select("table") and figure.select("img[alt]") for figure in section.select("figure"))
    assert all(table.select("caption") for table in section.select("table"))


def test_a_terminal_is_told_the_same(told: Report, capsys: pytest.CaptureFixture[str]) -> None:
    Console(width=140).print(shown(told))
    said_there = " ".join(capsys.readouterr().out.split())
    assert told.board is not None
    assert all(" ".join(sentence.split()) in said_there for sentence in told.board.lead)
    assert "\x1b" not in said_there
    assert told.lead[1] == told.board.lead[2]


def test_two_logs_that_are_nearly_alike_are_set_side_by_side(logs: dict[str, dict[str, Plain]]) -> None:
    twin = {**logs, "twin": logs["sam"]}
    [found] = [one for one in alike(room(twin)) if one.kind == "course" and labels(twin, ["sam"]) <= set(one.who)]
    assert set(found.who) == labels(twin, ["sam", "twin"])
    assert found.same


def test_nobody_at_the_board_is_no_part_of_a_report() -> None:
    found = report(room({"a": {}, "b": {}, "c": {}}), masked=lambda text: text)
    assert found.board is None
    assert 'id="board"' not in page(found)


@pytest.mark.soak
def test_of_a_class_of_sixty_with_three_patients_each_every_log_is_played_once_and_its_page_plays_none() -> None:
    ways = [who for who in STRATEGIES if who not in ("friend", "nothing")]
    slots = ("board-1", "board-2", "board-3")
    played = {f"s{at:03}": {slot: log(slot, ways[at % len(ways)], f"s{at:03}") for slot in slots} for at in range(60)}
    with calls() as done:
        sitting = room(played)
    rows = sum(len(rows_of(one)) for logs in played.values() for one in logs.values())
    assert done[STEP] == rows
    with calls() as done:
        found = report(sitting, masked=lambda text: text)
        assert 'id="board"' in page(found)
    assert done[STEP] == 0
    assert found.board is not None
    assert len(found.board.seats) == 180
    assert len({one.case.chart.id for one in found.board.patients}) == 12
    anchored = {f"Student {at + 1:02}" for at in range(60) if ways[at % len(ways)] == "anchored"}
    assert {label for one in found.board.held for label in one.who} >= anchored
