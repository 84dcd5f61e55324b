"""A question whose numbers are drawn for each student: the same words, the same key's rule, and nobody's neighbour's answer."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import product
from math import prod
from string import Formatter

from netcourse.items.identity import normal_id, pinned, steps_in
from netcourse.items.item import Item
from netcourse.stream import Stream

Numbers = Mapping[str, int | float]
# What the words of a draw begin with, so that no other use of the stream has the same.
_USE = "varied"


@dataclass(frozen=True)
class Window:
    """From where to where a number of a question may vary between students, both included, with so many decimals.

    Raises
    ------
    ValueError
        If the window is empty, or a limit has more decimals than it says.
    """

    low: float
    high: float
    decimals: int = 0

    def __post_init__(self) -> None:
        if type(self.decimals) is not int or not 0 <= self.decimals <= 6:
            raise ValueError(f"a window has 0 to 6 decimals, not {self.decimals}")
        if any(type(one) not in (int, float) for one in (self.low, self.high)) or not self.low < self.high:
            raise ValueError(f"a window goes from a number to a larger one, not from {self.low} to {self.high}")
        if any(self._scaled(one) % 1 for one in (self.low, self.high)):
            raise ValueError(f"a window from {self.low} to {self.high} needs more than {self.decimals} decimals")

    @property
    def steps(self) -> range:
        """Every number of the window, in units of its last decimal."""
        return range(int(self._scaled(self.low)), int(self._scaled(self.high)) + 1)

    def number(self, step: int) -> int | float:
        """The number of a step: whole where there are no decimals."""
        return float(Decimal(step).scaleb(-self.decimals)) if self.decimals else step

    def step(self, number: float) -> int:
        """The step of a number of the window."""
        return int(self._scaled(number))

    def spelt(self, number: float) -> str:
        """A number as it is printed: with all its decimals, and thousands apart as the course writes them."""
        return f"{number:,.{self.decimals}f}"

    def _scaled(self, number: float) -> Decimal:
        return Decimal(str(number)).scaleb(self.decimals)


@dataclass(frozen=True)
class Varied:
    """A graded question whose stem has a number in place of each name in braces.

    The numbers follow from the student's id, the question's id and the course's salt alone, wherever they are asked for. Only
    the stem varies: what may be answered, and how, is the same for everybody.

    Parameters
    ----------
    item : Item
        The question; its stem holds ``{name}`` for each number.
    windows : mapping of str to Window
        From where to where each number may vary.
    also : mapping of str to callable, optional
        What else the stem names, made from all numbers by name: the same in another unit, a sum, a number as a word.
    salt : str
        What the course changes from one run to the next. The build fills it in from ``course.toml``.
    off : bool
        Whether everybody gets the numbers on paper. The build fills it in from ``course.toml``.

    Raises
    ------
    ValueError
        If the stem names what nobody makes, or a number has no place in it.
    """

    item: Item
    windows: Mapping[str, Window]
    also: Mapping[str, Callable[..., object]] = field(default_factory=dict)
    salt: str = ""
    off: bool = False

    def __post_init__(self) -> None:
        if not isinstance(self.item, Item):
            raise ValueError(f"a question is varied, not {type(self.item).__name__}")  # noqa: TRY004 (as all of these)
        try:
            named = set(self._in_stem())
        except ValueError as error:
            raise ValueError(f"{self.item.id}: the stem can't be filled in: {error}") from None
        # What a number has no place for may still stand there as what is made from it.
        idle = set() if self.also else set(self.windows) - named
        if not named or not self.windows or named - {*self.windows, *self.also} or idle or set(self.also) - named:
            raise ValueError(
                f"{self.item.id}: the stem names {', '.join(sorted(named)) or 'no number'}; "
                f"there are {', '.join(sorted({*self.windows, *self.also})) or 'none'}"
            )

    @property
    def id(self) -> str:
        """The question's id."""
        return self.item.id

    @property
    def on_paper(self) -> Item:
        """The question as whoever gave no id has it: with the middle of each window."""
        return self.of("")

    def of(self, student_id: str) -> Item:
        """The question of one student.

        Parameters
        ----------
        student_id : str
            As typed, or a pair's; empty for the numbers on paper.
        """
        return self.with_numbers(self.numbers(student_id))

    def with_numbers(self, numbers: Numbers) -> Item:
        """The question with these numbers in its stem."""
        return replace(self.item, stem=self.item.stem.format(**self._spelt(numbers)))

    def numbers(self, student_id: str) -> Numbers:
        """The numbers of one student, by name; see `of`. Where they stand behind the name, those."""
        student = "" if self.off else normal_id(student_id)
        places = steps_in(student, [len(window.steps) for window in self.windows.values()])
        if places is not None:
            return {name: at.number(at.steps[place]) for (name, at), place in zip(self.windows.items(), places, strict=True)}
        return {name: self._drawn(name, window, student) for name, window in self.windows.items()}

    def pinned(self, name: str, student_id: str) -> str:
        """What stands in place of an id so that its numbers stay and the id goes: a name, and behind it the numbers."""
        numbers = self.numbers(student_id)
        return pinned(name, (one.steps.index(one.step(numbers[key])) for key, one in self.windows.items()))

    def some(self, most: int) -> Iterator[Numbers]:
        """Every combination of numbers, if there are at most so many; else the paper's, the corners, and those of `most` ids."""
        steps = [window.steps for window in self.windows.values()]
        if prod(map(len, steps)) <= most:
            numbers = [map(window.number, window.steps) for window in self.windows.values()]
            yield from (dict(zip(self.windows, one, strict=True)) for one in product(*numbers))
            return
        yield self.numbers("")
        yield from self.corners()
        on = replace(self, off=False)
        yield from (on.numbers(f"student {at}") for at in range(most))

    def corners(self) -> list[Numbers]:
        """Every combination of the ends of the windows."""
        ends = [(window.number(window.steps[0]), window.number(window.steps[-1])) for window in self.windows.values()]
        return [dict(zip(self.windows, corner, strict=True)) for corner in product(*ends)]

    def said(self, numbers: Numbers) -> str:
        """The numbers as a sentence has them: "21 and 540"."""
        by_name = self._spelt(numbers)
        spelt = [by_name[name] for name in self._in_stem()]
        return f"{', '.join(spelt[:-1])} and {spelt[-1]}" if len(spelt) > 1 else spelt[0]

    def _spelt(self, numbers: Numbers) -> dict[str, str]:
        spelt = {name: window.spelt(numbers[name]) for name, window in self.windows.items()}
        return spelt | {name: str(make(**numbers)) for name, make in self.also.items()}

    def _in_stem(self) -> list[str]:
        return list(dict.fromkeys(name for _, name, _, _ in Formatter().parse(self.item.stem) if name is not None))

    def _drawn(self, name: str, window: Window, student: str) -> int | float:
        steps = window.steps
        if not student:
            return window.number(steps[(len(steps) - 1) // 2])
        # A stream for each number: one more in a question leaves the others as they are.
        return window.number(Stream(_USE, self.id, student, self.salt, name).choose(steps))
