"""The monitor as a drawing: pressure and saturation over ten minutes, with the acts at their minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from netcourse.disease.carcinoid_crisis import CrisisFinding
from netcourse.explorers.crisis_hour.setting import FINDINGS, SETTINGS, Hour
from netcourse.explorers.crisis_hour.trace import MINUTES, Minute
from netcourse.explorers.crisis_hour.words import act_words
from netcourse.explorers.figure import Figure
from netcourse.explorers.narrow import LETTERS, NARROW_WIDTH
from netcourse.explorers.plot import BLUE, DASHES, RUST, Plot, Scale

_TOP, _BOTTOM, _LINE = 34, 224, 20


@dataclass(frozen=True, slots=True)
class _Layout:
    """Measures in user units: the plot ends at `right`; `letters` fit on a line below it."""

    width: int
    right: float
    letters: int


_WIDE = _Layout(680, 660, 84)
_NARROW = _Layout(NARROW_WIDTH, NARROW_WIDTH - 14, LETTERS)


def monitor_figure(hour: Hour, seen: Sequence[Minute]) -> Figure:
    """What the monitor shows; the table has a row for each minute."""
    acts = [f"minute {at}: {act_words(hour, at)}" for at in range(1, MINUTES + 1) if act_words(hour, at)]
    lows = min(seen, key=lambda one: one.systolic)
    return Figure(
        svg=_drawn(hour, seen, _WIDE),
        narrow=_drawn(hour, seen, _NARROW),
        alt=(
            f"A monitor over {MINUTES} minutes. {SETTINGS[hour.setting]}. The systolic pressure begins at {seen[0].systolic}, is "
            f"lowest with {lows.systolic} in minute {lows.minute} and ends at {seen[-1].systolic} mmHg; the saturation ends at "
            f"{seen[-1].saturation}%. Acts: {'; '.join(acts) or 'none'}."
        ),
        caption="Ten minutes of a synthetic patient with a NET. Pressures and times are chosen; octreotide moves nothing here.",
        header=["Minute", "Pressure, mmHg", "Saturation, %", "Breathing", "Pulse", "Skin", "What is done"],
        rows=[_row(hour, one) for one in seen],
    )


def _row(hour: Hour, one: Minute) -> list[str]:
    begun = one.minute > 0
    wheeze = begun and CrisisFinding.BRONCHOSPASM in hour.findings
    flush = begun and CrisisFinding.FLUSHING in hour.findings
    return [
        str(one.minute),
        one.pressure,
        str(one.saturation),
        _breathing(one.saturation) if wheeze else "quiet",
        "regular" if one.regular else "irregular",
        "hot, flushed" if flush else "no flush seen",
        act_words(hour, one.minute) or "nothing",
    ]


def _breathing(saturation: int) -> str:
    # Chosen: from here on the wheeze is told as less.
    less = 95
    return "less wheeze" if saturation >= less else "wheeze"


def _drawn(hour: Hour, seen: Sequence[Minute], layout: _Layout) -> str:
    acts = [at for at in range(1, MINUTES + 1) if act_words(hour, at)]
    said = [*_words(hour, seen), *(f"Minute {at}: {act_words(hour, at)}" for at in acts)]
    lines = [line for words in said for line in wrap(words, layout.letters, subsequent_indent="\u2003")]
    canvas = Plot(layout.width, _BOTTOM + 54 + _LINE * len(lines))
    across, up = Scale(0, MINUTES, 46, layout.right), Scale(20, 125, _BOTTOM, _TOP)
    canvas.frame(across, up)
    canvas.ticks_across(across, _BOTTOM, range(0, MINUTES + 1, 2))
    canvas.ticks_up(up, across.start, (30, 60, 90, 120))
    canvas.words((across.start + across.end) / 2, _BOTTOM + 38, "Minutes", anchor="middle")
    for at in acts:
        canvas.line(across.at(at), _TOP - 8, across.at(at), _BOTTOM, dashes="3 4")
        canvas.words(across.at(at), _TOP - 14, str(at), anchor="middle", bold=True)
    canvas.curve([(across.at(one.minute), up.at(one.saturation)) for one in seen], colour=RUST, dashes=DASHES)
    canvas.curve([(across.at(one.minute), up.at(one.systolic)) for one in seen], colour=BLUE, width=3)
    for at, line in enumerate(lines):
        canvas.words(8, _BOTTOM + 62 + _LINE * at, line)
    return canvas.svg()


def _words(hour: Hour, seen: Sequence[Minute]) -> list[str]:
    first, last = seen[1], seen[-1]
    signs = [words for one, words in FINDINGS.items() if one in hour.findings]
    return [
        f"Seen in minute 1: {'; '.join(signs) or 'nothing unusual'}",
        f"— systolic pressure, mmHg: {first.systolic}, after {last.minute} minutes {last.systolic}",
        f"- - saturation, %: {first.saturation}, after {last.minute} minutes {last.saturation}",
    ]
