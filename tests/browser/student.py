"""What a student does with a form, with the keyboard, wherever the notebook is open."""

from collections.abc import Mapping
from typing import Any

FORM = ".netcourse-form"


def answer(page: Any, form: Any, chosen: list[int] | str) -> None:
    """Give an answer in a form and record it.

    Parameters
    ----------
    page, form : Page, Locator
        Playwright's.
    chosen : list of int or str
        The places of the options that are chosen, one for each list that the form has; or what is typed.
    """
    if isinstance(chosen, str):
        field = form.locator("input[type=text], textarea").first
        field.focus()
        page.keyboard.type(chosen)
        _choose_in_lists(page, form, [0])
    elif form.locator("input[type=radio]").count():
        form.locator("input[type=radio]").first.focus()
        page.keyboard.press("Space")
        for _ in range(chosen[0]):
            page.keyboard.press("ArrowDown")
    elif form.locator("input[type=checkbox]").count():
        for at in chosen:
            form.locator("input[type=checkbox]").nth(at).focus()
            page.keyboard.press("Space")
    else:
        _choose_in_lists(page, form, chosen)
    form.get_by_role("button", name="Record").focus()
    page.keyboard.press("Enter")
    form.locator(".netcourse-said", has_text="✔ Recorded:").wait_for()


def _choose_in_lists(page: Any, form: Any, chosen: list[int]) -> None:
    for at in range(form.locator("select").count()):
        form.locator("select").nth(at).focus()
        for _ in range(chosen[at] + 1):  # above the first option stands "choose"
            page.keyboard.press("ArrowDown")


def holds(form: Any) -> list[Any]:
    """What a form shows as its answer, control by control."""
    script = """form => [...form.querySelectorAll('input, select, textarea')]
        .map(one => ['radio', 'checkbox'].includes(one.type) ? one.checked : one.value)"""
    found: list[Any] = form.evaluate(script)
    return found


def answer_all(page: Any, answers: Mapping[str, list[int] | str]) -> None:
    """Answer every form of a page, in order."""
    forms = page.locator(FORM)
    assert forms.count() == len(answers)
    for at, chosen in enumerate(answers.values()):
        answer(page, forms.nth(at), chosen)
