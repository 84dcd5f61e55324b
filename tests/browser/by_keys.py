"""A whole patient played with the keyboard alone, as a log has it: from the triage note to the words to the patient."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from netcourse.board.catalogue import acts
from netcourse.board.fields import FIELDS
from netcourse.board.log import MOST_KEYS, MOST_RANKED, read_line
from netcourse.board.missing import ASKED_TEXTS, TAGGED
from netcourse.board.played import PHASES
from netcourse.board.shown import NAMES, words_of
from tests.browser.a_board import Typist

# In the order of the radio buttons; the arrows go from one to the next.
URGENCY = ("now", "soon", "routine")
PLACES = {"EU": "European", "US": "United States", "UK": "United Kingdom", "JP": "Japan"}
BY_NAME = {one.name: one for one in FIELDS}
MOST_PRESSES = 80


class ByKeys:
    """Somebody who does with keys what a log says, judges each result, and writes what only a person writes.

    Parameters
    ----------
    keys : Typist
        Who has the focus on the panel, the patient met.
    texts : mapping of str to str
        What to write, by kind of text.
    """

    def __init__(self, keys: Typist, texts: Mapping[str, str]) -> None:
        self.keys = keys
        self.texts = texts
        self._asked: list[str] = []
        self._unjudged: list[str] = []

    def play(self, log: Sequence[str]) -> Iterator[str]:
        """Do what stands behind the first line of a log; gives the name of each part when all is there, before it is closed."""
        for row in log[1:]:
            line = read_line(row)
            assert line is not None, row
            if line.verb == "commit":
                self._write(*line.args)
                yield line.args[0]
            getattr(self, f"_{line.verb}")(*line.args)

    def _urgency(self, soon: str) -> None:
        self.keys.go("Now")
        self.keys.keys.press("Space")
        for _ in range(URGENCY.index(soon)):
            self.keys.keys.press("ArrowDown")
        assert self._value() == soon

    def _do(self, act: str) -> None:
        self._take(act, "Do this")
        if acts()[act].kind in TAGGED:
            self._unjudged.append(act)
        self._asked.append(act)

    def _wait(self, days: str) -> None:
        self.keys.go("Days to wait")
        self.keys.keys.press("Control+a")
        self.keys.keys.type(days)
        self._told("Wait")

    def _rank(self, *ranked: str) -> None:
        for at in range(MOST_RANKED):
            one = ranked[at] if at < len(ranked) else ""
            self._choose(f"Place {at + 1}", one, words_of(one))

    def _field(self, name: str, words: str) -> None:
        field = BY_NAME[name]
        if field.options:
            self._choose(field.label, words, words)
        else:
            self.keys.write(field.label, words)

    def _jurisdiction(self, place: str) -> None:
        self._choose("Where this patient is treated", place, PLACES[place])

    def _plan(self, item: str, act: str) -> None:
        self._choose("The finding behind it", "" if act == "-" else act, words_of(act))
        self._take(item, "Put into the plan")

    def _write(self, phase: str) -> None:
        if phase == "d1":
            for place, act in enumerate(self._asked[:MOST_KEYS], 1):
                self._choose(f"Finding {place}", act, words_of(act))
        if phase in ("d2", "d3"):
            self._judge()
        for kind, (at, label) in ASKED_TEXTS.items():
            if at == phase:
                self.keys.write(label, self.texts[kind])

    def _commit(self, phase: str) -> None:
        then = PHASES[PHASES.index(phase) + 1 :]
        self.keys.close(NAMES[phase], NAMES[then[0]] if then else "")

    def _judge(self) -> None:
        """Say of each result that it is of use: a jump to what is known, and one back."""
        for act in self._unjudged:
            self._jump("What you know")
            self._told(f"Use: {words_of(act)}")
            self._jump("Back to")
        self._unjudged.clear()

    def _jump(self, name: str) -> None:
        self.keys.press(name)
        self.keys.page.wait_for_function("document.activeElement.tagName === 'H4'")

    def _take(self, wanted: str, button: str) -> None:
        self.keys.filter(wanted)
        self._down_to(wanted)
        self._told(button)

    def _choose(self, label: str, value: str, words: str) -> None:
        """Choose from a short list: by its first letters, then with the arrow, or back to where nothing is chosen."""
        self.keys.go(label, whole=True)
        if not value:
            self.keys.keys.press("Home")
        elif self._value() != value:
            self.keys.keys.type("".join(_typeable(words)))
        self._down_to(value)

    def _down_to(self, value: str) -> None:
        for _ in range(MOST_PRESSES):
            if self._value() == value:
                return
            self.keys.keys.press("ArrowDown")
        raise AssertionError(f"the arrow does not lead to {value}")

    def _told(self, button: str) -> None:
        before = self.keys.answered
        self.keys.press(button)
        self.keys.wait_for_an_answer(before)
        assert "✘" not in self.keys.said, self.keys.said

    def _value(self) -> Any:
        return self.keys.page.evaluate("document.activeElement.value")


def _typeable(words: str) -> list[str]:
    """The letters up to the first that no key has."""
    return list(words.split("…")[0].encode("ascii", "replace").decode().split("?")[0])
