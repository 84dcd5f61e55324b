"""How sure a student was, and how often that was justified. Practice only: no mark depends on it, and no button hands it in."""

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from netcourse.items.plain import Entry
from netcourse.items.recorded import folder
from netcourse.items.show import show_bundle, update_bundle
from netcourse.items.store import PRACTICE, load, parse, read_small

LEVELS = ("low", "medium", "high")
# What the second level was called before; summaries kept from then still count.
_FORMER = {"middle": "medium"}
_DISPLAY = "netcourse-calibration"
_UNIT = re.compile(r"\d\d_\w+")


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


def practised(here: Path) -> dict[str, Entry]:
    """The practice answers of a folder and of the units beside it: some places give every unit a folder of its own.

    Parameters
    ----------
    here : Path
        Where the notebook lies.

    Returns
    -------
    dict of str to Entry
        By question; what can't be read is left out.
    """
    found: dict[str, Entry] = {}
    for beside in _units_beside(here):
        found |= _read(beside)
    found |= load(here, PRACTICE).entries
    return found


def calibration() -> None:
    """Show how sure you were in the practice questions, and how often you were right at the first attempt.

    It covers every unit, and practice answers given later bring it up to date.
    """
    show_bundle(_table(), _DISPLAY)


def refresh() -> None:
    """Bring a calibration that is shown up to date; nothing happens if there is none."""
    update_bundle(_table(), _DISPLAY)


def _units_beside(here: Path) -> list[Path]:
    if not _UNIT.fullmatch(here.name):
        return []
    try:
        return sorted(one for one in here.parent.iterdir() if _UNIT.fullmatch(one.name) and one.is_dir() and one != here)
    except OSError:
        return []


def _read(beside: Path) -> Mapping[str, Entry]:
    # Only looked at: a file of another unit is that unit's to mend.
    text = read_small(beside / PRACTICE)
    recorded = parse(text) if text is not None else None
    return recorded.entries if recorded else {}


def _table() -> dict[str, str]:
    counts = tally(practised(folder()))
    said = advice(counts)
    rows = "".join(
        f"<tr><th scope='row'>{level}</th><td>{all_}</td><td>{right}</td></tr>" for level, (right, all_) in counts.items()
    )
    html = (
        "<table><caption>Your practice answers in all units, first attempts</caption><thead><tr><th scope='col'>how sure</th>"
        f"<th scope='col'>answered</th><th scope='col'>right</th></tr></thead><tbody>{rows}</tbody></table><p>{escape(said)}</p>"
    )
    lines = [f"{level}: {right} of {all_} right" for level, (right, all_) in counts.items()]
    return {"text/html": html, "text/plain": "\n".join([*lines, said])}
