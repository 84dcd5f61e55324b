"""How sure a student was, and how often that was justified. Practice only: nothing here is handed in or marked."""

from collections.abc import Mapping
from html import escape

from netcourse.items.plain import Entry
from netcourse.items.session import folder
from netcourse.items.show import display_both
from netcourse.items.store import PRACTICE, load

LEVELS = ("low", "medium", "high")
# What the second level was called before; summaries kept from then still count.
_FORMER = {"middle": "medium"}


def tally(entries: Mapping[str, Entry]) -> dict[str, tuple[int, int]]:
    """First attempts by certainty: how many were right, out of how many."""
    counts = dict.fromkeys(LEVELS, (0, 0))
    for entry in entries.values():
        first = entry.value if isinstance(entry.value, dict) else {}
        level = first.get("certainty")
        level = _FORMER.get(level, level) if isinstance(level, str) else None
        if isinstance(level, str) and level in counts:
            right, all_ = counts[level]
            counts[level] = (right + (first.get("right") == "yes"), all_ + 1)
    return counts


def advice(counts: Mapping[str, tuple[int, int]]) -> str:
    """One sentence on what the counts mean for this student."""
    total = sum(all_ for _, all_ in counts.values())
    (sure_right, sure), (unsure_right, unsure) = counts["high"], counts["low"]
    if total < 4:
        return "Too few answers to say anything yet: four are needed."
    if sure - sure_right >= 2:
        return (
            f"You were sure and wrong {sure - sure_right} times: those are the pages to read again, before the ones you doubted."
        )
    if unsure >= 2 and unsure_right == unsure:
        return "You were right each time you doubted: you know more than you think."
    return "What you felt and what you knew went together. Go on noticing how sure you are."


def calibration() -> None:
    """Show how sure you were in the practice questions, and how often you were right at the first attempt."""
    counts = tally(load(folder(), PRACTICE).entries)
    said = advice(counts)
    rows = "".join(
        f"<tr><th scope='row'>{level}</th><td>{all_}</td><td>{right}</td></tr>" for level, (right, all_) in counts.items()
    )
    html = (
        "<table><caption>Your practice answers, first attempts</caption><thead><tr><th scope='col'>how sure</th>"
        f"<th scope='col'>answered</th><th scope='col'>right</th></tr></thead><tbody>{rows}</tbody></table><p>{escape(said)}</p>"
    )
    lines = [f"{level}: {right} of {all_} right" for level, (right, all_) in counts.items()]
    display_both(html, "\n".join([*lines, said]))
