"""The line that is shown gives in pandas exactly what the workbench says, missing values and edges included."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.explorers.workbench.engine import Measure, Query, groups, number
from netcourse.explorers.workbench.pandas_line import cuts_line, pandas_line
from netcourse.explorers.workbench.steps import How, Step
from netcourse.explorers.workbench.table import Table, with_cuts
from netcourse.explorers.workbench.tables import TABLES, rows, table
from tests.conftest import examples
from tests.explorers.workbench.strategies import queries, tables

FRAMES = {name: pd.DataFrame(rows(name)) for name in TABLES}


def in_pandas(frame: pd.DataFrame, line: str, name: str) -> Any:
    """What the line gives for a frame of that name."""
    return eval(line, {}, {name: frame})  # noqa: S307 (our own line)


def same(found: float | None, there: Any) -> bool:
    """Exactly the same number; nothing here is a missing number there."""
    return bool(pd.isna(there)) if found is None else bool(found == there)


def agree(made: Table, frame: pd.DataFrame, query: Query) -> None:
    """Refuse a query of which pandas says something else."""
    line = pandas_line(made, query)
    if query.by:
        found = groups(made, query)
        there = in_pandas(frame, line, made.frame)
        assert [group.value for group in found] == list(there.index), line
        asked = [group.median if query.measure is Measure.MEDIAN else group.count for group in found]
        assert all(same(one, other) for one, other in zip(asked, there, strict=True)), line
        return
    here = number(made, query)
    if here is None and query.measure is not Measure.MEDIAN:
        with pytest.raises(ZeroDivisionError):
            in_pandas(frame, line, made.frame)
        return
    assert same(here, in_pandas(frame, line, made.frame)), line


@settings(max_examples=examples(300))
@given(st.data())
def test_any_query_of_any_small_table(data: st.DataObject) -> None:
    made = data.draw(tables())
    query = data.draw(queries(made, list(made.columns)))
    agree(made, pd.DataFrame([dict(row) for row in made.rows]), query)


@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=examples(60))
@given(data=st.data())
def test_any_query_of_the_tables_of_the_exercises(name: str, data: st.DataObject) -> None:
    made = table(name)
    # The first column only numbers the rows.
    agree(made, FRAMES[name], data.draw(queries(made, list(made.columns)[1:])))


@pytest.mark.parametrize("source", ["mitoses", "mitoses_per_2mm2"])
@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("second", [True, False])
def test_the_line_that_makes_a_column_makes_the_same_column(source: str, first: bool, second: bool) -> None:  # noqa: FBT001 (a case)
    gep = table("gep")
    assert gep.cuts is not None
    made = with_cuts(gep, source, first_belongs_up=first, second_belongs_up=second)
    frame = FRAMES["gep"].copy()
    line = cuts_line(gep, gep.cuts, source, first_belongs_up=first, second_belongs_up=second)
    exec(line, {}, {"gep": frame})  # noqa: S102 (our own line)
    assert frame["grade_by_mitoses"].tolist() == [row["grade_by_mitoses"] for row in made.rows]


def test_a_line_reads_as_somebody_would_write_it() -> None:
    gep = table("gep")
    step = Step("site", How.IS, "colon")
    old = Step("mitoses", How.ABOVE, 20.0)
    assert pandas_line(gep, Query()) == "len(gep)"
    assert pandas_line(gep, Query((step,))) == 'len(gep[(gep["site"] == "colon")])'
    assert pandas_line(gep, Query((step, old), measure=Measure.SHARE_OF_STEP)) == (
        '100 * len(gep[(gep["site"] == "colon") & (gep["mitoses"] > 20)]) / len(gep[(gep["site"] == "colon")])'
    )
    assert pandas_line(gep, Query((step,), (old, step))) == (
        'len(gep[(gep["site"] == "colon") & ((gep["mitoses"] > 20) | (gep["site"] == "colon"))])'
    )
    assert pandas_line(gep, Query(by="site")) == 'gep.groupby("site").size()'
