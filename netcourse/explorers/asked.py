"""A graded question that is answered in an explorer: drop the tumour on the plane, clear the diary, plan the wash-out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from typing import Any, cast

from netcourse.explorers.explorer import Choice, Control, Dial, Diary, Explorer, Row, Switch, Value, Values
from netcourse.items.answers import AnswerProblem
from netcourse.items.plain import Plain
from netcourse.items.setting import Reading, Setting

ON, OFF = "on", "off"


@dataclass(frozen=True)
class Asked(Setting):
    """A question answered by setting an explorer; it says nothing about what is right.

    Parameters
    ----------
    explorer : Explorer
        In which it is answered, without a task.
    counts : sequence of str
        Names of the controls that are the answer. Of a list of entries only the first part of each counts.
    begin : mapping
        Where it starts, for controls that do not start where the explorer does.
    in_sight : sequence of str
        Names of controls that are shown even at settings at which the explorer hides them.
    """

    _: KW_ONLY
    explorer: Explorer
    counts: Sequence[str]
    begin: Mapping[str, Any] = field(default_factory=dict)
    in_sight: Sequence[str] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        known = [control.name for control in self.explorer.controls]
        strange = [name for name in (*self.counts, *self.begin, *self.in_sight) if name not in known]
        if strange or not self.counts:
            raise ValueError(f"{self.id}: {strange[0] if strange else 'nothing'} can't count; there is {', '.join(known)}")

    @property
    def example(self) -> str:
        """See `Item.example`."""
        return repr(self._answer(self.explorer.settle(self.begin)))

    @property
    def parts(self) -> Sequence[tuple[str, str, str, Mapping[str, str]]]:
        """See `Setting.parts`."""
        return [(one.name, one.label, one.unit if isinstance(one, Dial) else "", _words(one)) for one in self._counted]

    def parse(self, raw: object) -> Plain:
        """An answer as plain data: by control a number, a key, on or off, or the keys of a list's entries.

        Raises
        ------
        AnswerProblem
            If it is none; the message says what is.
        """
        if not isinstance(raw, Mapping) or set(raw) != set(self.counts):
            raise self.problem(f"an answer needs {', '.join(self.counts)}.")
        try:
            return self._answer(self.explorer.settle({**self.begin, **self._values(raw)}))
        except (ValueError, TypeError) as wrong:
            raise AnswerProblem(f"{self.id}: {wrong}") from None

    def reading(self, value: Plain) -> dict[str, Reading]:
        """See `Setting.reading`."""
        return cast("dict[str, Reading]", self.parse(value))

    def replay(self, value: Plain) -> Sequence[str]:
        """See `Item.replay`."""
        return self.explorer.replay({**self.begin, **cast("Mapping[str, Any]", self.parse(value))})

    def open(self, value: Plain | None) -> Callable[[], Plain]:
        """Show the explorer as it was recorded; gives what reads the answer off it."""
        from netcourse.explorers.panel import Question, open_explorer

        settled = self.explorer.settle({**self.begin, **(self._values(value) if isinstance(value, dict) else {})})
        session = open_explorer(self.explorer, settled, Question(self.id, self._answer, frozenset(self.in_sight)))
        return lambda: self._answer(session.values)

    @property
    def _counted(self) -> Sequence[Control]:
        by_name = {control.name: control for control in self.explorer.controls}
        return [by_name[name] for name in self.counts]

    def _answer(self, values: Values) -> dict[str, Plain]:
        read = {**values, **self.explorer.read(values)}
        return {one.name: _plain(one, read[one.name]) for one in self._counted}

    def _values(self, answer: Mapping[str, Any]) -> dict[str, Any]:
        start = self.explorer.settle(self.begin)
        return {one.name: _value(one, answer[one.name], start[one.name]) for one in self._counted if one.name in answer}


def _plain(control: Control, value: Value) -> Plain:
    if isinstance(control, Switch):
        return ON if value else OFF
    if isinstance(control, Diary):
        return [str(row[control.parts[0].name]) for row in cast("Sequence[Row]", value)]
    return cast("str | float", value)


def _value(control: Control, plain: Any, start: Value) -> object:
    """What a control is set to for an answer: an entry that was there from the start is as it was then."""
    if isinstance(control, Switch):
        return {ON: True, OFF: False}.get(plain, plain)
    if not isinstance(control, Diary):
        return plain
    if not isinstance(plain, list):
        raise TypeError(f"{control.label}: a list of entries is needed")
    first = control.parts[0].name
    there = {str(row[first]): row for row in start} if not isinstance(start, str | float | bool) else {}
    new = {part.name: part.start for part in control.parts}
    return [there.get(one, {**new, first: one}) for one in plain]


def _words(control: Control) -> Mapping[str, str]:
    if isinstance(control, Choice):
        return control.options
    if isinstance(control, Diary) and isinstance(control.parts[0], Choice):
        return control.parts[0].options
    return {ON: "yes", OFF: "no"} if isinstance(control, Switch) else {}
