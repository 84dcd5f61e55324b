"""A patient without a panel: words that are the same for the same log, and that hold what the panel holds."""

from bs4 import BeautifulSoup

from netcourse.board.still import still_html, still_text
from tests.board.a_patient import TO_D1, TO_D2, WAY, WHO, played_to


def text_of(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def test_before_anybody_is_met_it_says_so_and_how_to_go_on() -> None:
    assert "Nobody has been met yet." in still_html("Question 1", {}, "Type this.")
    assert still_text("Question 1", {}, "Type this.").splitlines() == ["Question 1", "Nobody has been met yet.", "Type this."]


def test_both_twins_hold_every_finding_and_the_status() -> None:
    state = played_to(TO_D1, TO_D2, "do insulin; wait 2; tag insulin aside; do cga").state
    for words in (text_of(still_html("Question 1", state, "")), still_text("Question 1", state, "")):
        for wanted in (
            WHO,
            state["head"]["status"],
            "Insulin is high for this glucose. [set aside]",
            "Chromogranin A: on day 6",
            "She may faint at work.",
        ):
            assert wanted in words


def test_what_a_chart_or_a_student_says_is_never_markup() -> None:
    html = still_html("<i>Q</i>", played_to(TO_D1, "do faints").state, "")
    assert "<b>twice</b>" not in html
    assert "&lt;b&gt;twice&lt;/b&gt;" in html
    assert "<i>" not in html


def test_once_closed_the_course_is_told_in_order() -> None:
    state = played_to(*WAY).state
    text = still_text("Question 1", state, "")
    assert text.index("Yes, before breakfast") < text.rindex("Insulin is high")
    assert "The course of this patient" in text
    assert "What was stopped, and why" in still_html("Question 1", state, "")


def test_the_same_log_gives_the_same_words() -> None:
    first, second = (still_html("Question 1", played_to(*WAY[:4]).state, "") for _ in range(2))
    assert first == second
