"""Notebooks with recorded answers, and what tools have been seen to do to outputs: each named for what happened."""

import json
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy

from netcourse.items.gathering import MIME
from netcourse.items.plain import Entry
from tests.marking.intake.handing_in import Json

Happened = Callable[[Json], None]
OUTPUTS: dict[str, Happened] = {}
CELLS: dict[str, Happened] = {}


def entry(name: str, value: str = "B", day: int = 1) -> Entry:
    return Entry(name, "SingleBest", value, f"2026-03-{day:02}T10:00:00Z", 1)


# The options of the small unit's question.
WORDS = {"A": "NET G1", "B": "NET G2"}


def receipt(one: Entry, words: Mapping[str, str] = WORDS) -> Json:
    """The output that stands under a question in which something was recorded, with options that read as in `words`."""
    said = f"{one.id} is recorded: {one.value}: {words.get(str(one.value))} ({one.spoken_time})."
    return {"output_type": "display_data", "data": {MIME: one.as_data(), "text/plain": said}, "metadata": {}}


def with_receipts(notebook: Json, at: int, entries: Sequence[Entry]) -> Json:
    """The notebook with receipts in one of its cells."""
    made = deepcopy(notebook)
    made["cells"][at].update(cell_type="code", execution_count=None, outputs=[receipt(one) for one in entries])
    return made


def to_output(happened: Happened) -> Happened:
    OUTPUTS[happened.__name__] = happened
    return happened


def to_cell(happened: Happened) -> Happened:
    CELLS[happened.__name__] = happened
    return happened


@to_output
def transient_left_in(output: Json) -> None:
    output["transient"] = {"display_id": "061c67437d8ddcc54f6ae4ec10d7cfc4"}


@to_output
def metadata_null(output: Json) -> None:
    output["metadata"] = None


@to_output
def metadata_missing(output: Json) -> None:
    del output["metadata"]


@to_output
def metadata_a_list(output: Json) -> None:
    output["metadata"] = []


@to_output
def an_extra_field(output: Json) -> None:
    output["id"] = "out-1"


@to_output
def execution_count_of_another_type(output: Json) -> None:
    output["execution_count"] = 3


@to_output
def made_a_result_without_a_count(output: Json) -> None:
    output["output_type"] = "execute_result"


@to_output
def made_an_update(output: Json) -> None:
    output["output_type"] = "update_display_data"


@to_output
def made_a_stream(output: Json) -> None:
    output["output_type"] = "stream"


@to_output
def made_a_result_of_format_3(output: Json) -> None:
    output.update(output_type="pyout", **output.pop("data"))


@to_output
def type_missing(output: Json) -> None:
    del output["output_type"]


@to_output
def our_data_renamed_by_pandoc(output: Json) -> None:
    output["data"] = {"application/json": output["data"].pop(MIME)}


@to_output
def our_data_renamed_and_written_as_text(output: Json) -> None:
    output["data"] = {"application/json": json.dumps(output["data"].pop(MIME))}


@to_output
def our_data_written_as_text(output: Json) -> None:
    output["data"][MIME] = json.dumps(output["data"][MIME])


@to_output
def our_data_written_as_text_twice(output: Json) -> None:
    output["data"][MIME] = json.dumps(json.dumps(output["data"][MIME]))


@to_output
def our_data_written_as_lines(output: Json) -> None:
    output["data"][MIME] = json.dumps(output["data"][MIME], indent=1).splitlines(keepends=True)


@to_output
def our_data_in_a_list(output: Json) -> None:
    output["data"][MIME] = [output["data"][MIME]]


@to_output
def our_type_in_capitals_with_a_character_set(output: Json) -> None:
    output["data"] = {f"{MIME.title()}; charset=utf-8": output["data"][MIME]}


@to_output
def data_written_as_text(output: Json) -> None:
    output["data"] = json.dumps(output["data"])


@to_output
def data_in_a_list(output: Json) -> None:
    output["data"] = [output["data"]]


@to_output
def another_type_of_data_null(output: Json) -> None:
    output["data"]["text/html"] = None


@to_cell
def nothing_to_the_cell(cell: Json) -> None:
    pass


@to_cell
def made_markdown_with_its_outputs(cell: Json) -> None:
    cell["cell_type"] = "markdown"


@to_cell
def made_raw_with_its_outputs(cell: Json) -> None:
    cell["cell_type"] = "raw"


@to_cell
def made_a_heading(cell: Json) -> None:
    cell["cell_type"] = "heading"


@to_cell
def kind_missing(cell: Json) -> None:
    del cell["cell_type"]


@to_cell
def count_missing(cell: Json) -> None:
    cell.pop("execution_count", None)


@to_cell
def count_a_text(cell: Json) -> None:
    cell["execution_count"] = "1"


@to_cell
def outputs_a_mapping(cell: Json) -> None:
    cell["outputs"] = {str(at): one for at, one in enumerate(cell["outputs"])}


@to_cell
def outputs_written_as_text(cell: Json) -> None:
    cell["outputs"] = json.dumps(cell["outputs"])


@to_cell
def outputs_in_the_metadata(cell: Json) -> None:
    cell["metadata"]["outputs"] = cell.pop("outputs")


@to_cell
def outputs_in_the_metadata_and_null_in_their_place(cell: Json) -> None:
    cell["metadata"]["outputs"], cell["outputs"] = cell["outputs"], None


@to_cell
def metadata_null_of_the_cell(cell: Json) -> None:
    cell["metadata"] = None


@to_cell
def source_missing(cell: Json) -> None:
    del cell["source"]
