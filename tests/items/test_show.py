"""What a student sees of marks."""

from netcourse.items.show import reasons_html


def test_feedback_text_can_not_become_markup() -> None:
    html = reasons_html(0, 1, [(0, 1, "<script>alert(1)</script>")])
    assert "<script>" not in html
    assert "Not earned (1)" in html
