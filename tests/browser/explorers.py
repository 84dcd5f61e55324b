"""An explorer played with as a hand would: by keyboard alone, and by mouse."""

from typing import Any

from tests.browser.lab import wait_for

EXPLORER = ".netcourse-explorer"
# The kind of what has the focus, or "" if that is not in the explorer. A group of radio buttons is one stop.
FOCUS = """explorer => {
    const e = document.activeElement;
    for (const one of e.type === 'radio' ? explorer.querySelectorAll(`[name="${e.name}"]`) : [e]) one.walked = true;
    return explorer.contains(e) ? e.tagName === 'INPUT' ? e.type : e.tagName.toLowerCase() : '';
}"""
NOT_REACHED = """explorer => [...explorer.querySelectorAll('input, select, button, summary, [tabindex="0"]')]
    .filter(e => e.getClientRects().length && !e.disabled && e.tabIndex >= 0 && !e.walked).map(e => e.outerHTML)"""
ON_HINT = "/^(Hint|No more hints)/.test(document.activeElement.textContent)"
ON_RESET = "document.activeElement.textContent === 'Reset'"
# At the end of a scale the first key has nothing to do.
KEYS = {
    "range": ["ArrowRight", "ArrowLeft"],
    "number": ["ArrowUp", "ArrowDown"],
    "radio": ["ArrowDown"],
    "select": ["ArrowDown", "ArrowUp"],
    "checkbox": ["Space"],
    "button": ["Enter"],
    "div": [],  # too wide for the page: the browser lets it be scrolled with the keys
}
MOST_STOPS = 80


def operate_by_keyboard(page: Any, explorer: Any) -> None:
    """Walk through an explorer with Tab, use each control with its keys, and see that it answers and lets the focus go."""
    name = explorer.get_attribute("aria-label")
    _reset(explorer)
    shown = explorer.locator(".netcourse-result").inner_html()
    _walk(page, explorer, use=True)
    assert explorer.locator(".netcourse-result").inner_html() != shown, f"{name}: nothing changed"
    _walk(page, explorer, use=False)  # once more, past what has appeared meanwhile
    left = explorer.evaluate(NOT_REACHED)
    assert left == [], f"{name}: Tab does not reach {left}"
    explorer.get_by_role("button", name="Reset").focus()
    _use(page, explorer, "button")


def _walk(page: Any, explorer: Any, *, use: bool) -> None:
    name = explorer.get_attribute("aria-label")
    explorer.locator("button, summary, input, select").first.focus()
    for _ in range(MOST_STOPS):
        kind = explorer.evaluate(FOCUS)
        if not kind:
            return
        # Reset would take back what the walk has opened.
        if use and not page.evaluate(ON_RESET):
            _use(page, explorer, kind)
        page.keyboard.press("Tab")
    raise AssertionError(f"{name}: Tab does not come to an end")


def _use(page: Any, explorer: Any, kind: str) -> None:
    if kind == "summary":
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.parentElement.open"), "Enter opens no table"
        return
    if page.evaluate(ON_HINT):
        page.keyboard.press("Enter")  # answered on the page itself
        return
    before = answers(explorer)
    for key in KEYS[kind]:
        page.keyboard.press(key)
        page.wait_for_timeout(100)
    name = page.evaluate("document.activeElement.outerHTML")
    wait_for(lambda: not KEYS[kind] or answers(explorer) > before, f"no answer to {KEYS[kind]} on {name}")
    assert explorer.locator(".netcourse-problem").inner_text() == ""


def _reset(explorer: Any) -> None:
    before = answers(explorer)
    explorer.get_by_role("button", name="Reset").click()
    wait_for(lambda: answers(explorer) > before, "no answer to Reset")


def answers(explorer: Any) -> int:
    """How many answers of the kernel an explorer has shown."""
    return int(explorer.get_attribute("data-answered"))


def operate_by_mouse(page: Any, explorer: Any) -> None:
    """Use each control of an explorer with the mouse, and see that it answers."""
    name = explorer.get_attribute("aria-label")
    _reset(explorer)
    for control in explorer.locator(".netcourse-controls > .netcourse-control").all():
        if control.is_visible():
            before = answers(explorer)
            _click(control)
            wait_for(lambda: answers(explorer) > before, f"{name}: no answer to {control.inner_text()}", 5)  # noqa: B023 (called at once)
    for picture in explorer.locator(".netcourse-pointable").all():
        before = answers(explorer)
        box = picture.bounding_box()
        picture.click(position={"x": box["width"] * 0.62, "y": box["height"] * 0.31})
        wait_for(lambda: answers(explorer) > before, f"{name}: no answer to a click into the drawing", 5)  # noqa: B023 (called at once)


def _click(control: Any) -> None:
    if control.locator("button").count():
        control.locator("button").last.click()
    elif control.locator("select").count():
        # A list opens outside the page, where Playwright has no mouse: this sets what a click there would.
        select = control.locator("select")
        select.select_option(index=(select.evaluate("e => e.selectedIndex") + 1) % select.locator("option").count())
    elif control.locator("input[type=range]").count():
        track = control.locator("input[type=range]")
        share = track.evaluate("e => (e.value - e.min) / (e.max - e.min)")
        box = track.bounding_box()
        track.click(position={"x": box["width"] * (0.25 if share > 0.5 else 0.75), "y": box["height"] / 2})
    else:
        control.locator("label:has(input:not(:checked)), label:has(input[type=checkbox])").first.click()
