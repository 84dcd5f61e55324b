"""The workbench: filter, group and count the rows of an exercise by pointing, and take the number over into the answer.

Chosen for teaching: how many rows are shown.
"""

from collections.abc import Mapping, Sequence

from netcourse.explorers.explorer import Control, Explorer, Shown, Values
from netcourse.explorers.handed import Handed, Offer
from netcourse.explorers.workbench.drawing import picture
from netcourse.explorers.workbench.engine import kept, number
from netcourse.explorers.workbench.pandas_line import cuts_line, pandas_line
from netcourse.explorers.workbench.sentence import cell_words, figure, told
from netcourse.explorers.workbench.setting import UP, Setting, controls, hidden, read_setting
from netcourse.explorers.workbench.tables import table as table_of

ROWS_SHOWN = 5
DEFAULT = "registry"


class Workbench(Explorer):
    """A table of an exercise to be worked on without programming.

    Parameters
    ----------
    table : str
        Which: one of `netcourse.explorers.workbench.tables.TABLES`; empty for the first.
    numbers : sequence of str
        The variables of the exercise that take a number.
    sums : mapping of str to str
        Variables that are worked out of others, each with its formula, such as ``{"gain": "held - held_on_placebo"}``.

    Raises
    ------
    ValueError
        If there is no such table.
    """

    note = "All rows are synthetic. A result is taken over as it stands: whether it answers the question is for you to say."

    def __init__(self, table: str = "", numbers: Sequence[str] = (), sums: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._table = table_of(table or DEFAULT)
        self._numbers, self._sums = tuple(numbers), dict(sums or {})
        # Two of one table may stand in a unit: their names tell them apart.
        for_what = f" for {' and '.join(self._numbers)}" if self._numbers else ""
        self.title = f"Workbench: {len(self._table.rows)} {self._table.many}{for_what}"
        self.controls: Sequence[Control] = controls(self._table)

    def show(self, values: Values) -> Shown:
        """What was counted in a sentence, the bars of each step or group, and what can be taken over."""
        setting = read_setting(self._table, values)
        headline = setting.lacks or told(setting.table, setting.query)
        drawn = (picture(setting.table, setting.query),)
        return Shown(headline, drawn, hidden=hidden(self._table, values), handed=self._handed(setting, values))

    def _handed(self, setting: Setting, values: Values) -> Handed:
        table, query = setting.table, setting.query
        rows = kept(table, query)[:ROWS_SHOWN]
        line = pandas_line(table, query)
        made = self._made_line(setting, values)
        return Handed(
            lines=[*([made] if made else []), line],
            offers=[*self._offers(setting, line), *(_sum(name, formula) for name, formula in self._sums.items())],
            caption=f"The first {len(rows)} of the {table.many} that are left.",
            header=list(table.columns),
            rows=[[cell_words(row[name]) for name in table.columns] for row in rows],
        )

    def _made_line(self, setting: Setting, values: Values) -> str:
        cuts = self._table.cuts
        if cuts is None or cuts.name not in setting.table.columns:
            return ""
        first, second = (values[name] == UP for name in ("first_edge", "second_edge"))
        return cuts_line(setting.table, cuts, str(values["made_from"]), first_belongs_up=first, second_belongs_up=second)

    def _offers(self, setting: Setting, line: str) -> list[Offer]:
        why = setting.lacks or ("Choose no groups: one number is needed." if setting.query.by else "")
        found = None if why else number(setting.table, setting.query)
        if found is None:
            why = why or "No row is left: there is no number to take."
            return [Offer(name, f"Use this number for {name}", "", why) for name in self._numbers]
        taken = figure(found)
        return [Offer(name, f"Use {taken} for {name}", f"{name} = {taken}  # {line}") for name in self._numbers]


def _sum(name: str, formula: str) -> Offer:
    return Offer(name, f"Use {formula} for {name}", f"{name} = {formula}")
