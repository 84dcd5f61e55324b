"""What the page of a report is given of the board, beside the board itself."""

from collections.abc import Mapping
from typing import Any

from netcourse.board.score.total import WEIGHTS
from netcourse.reporting import drawing
from netcourse.reporting.model import Room
from netcourse.reporting.patients.anchoring import Stand
from netcourse.reporting.patients.board import AtTheBoard
from netcourse.reporting.patients.drawing import lists
from netcourse.reporting.patients.naming import called
from netcourse.reporting.patients.words import (
    COMPONENTS,
    FIELD_NAMES,
    LISTS,
    PARTS,
    STAGES,
    alt_of_lists,
    alt_of_spending,
    of_lists,
    told_fault,
)

FILTERS: Mapping[str, Any] = {"called": called, "fault": told_fault}
_WHOLE = 100.0


def shown(room: Room, board: AtTheBoard | None) -> dict[str, Any]:
    """Names and pictures for the template; empty where nobody was at the board."""
    if board is None:
        return {}
    per_cent = [_WHOLE * share for share in board.spent.shares.marks]
    quarters = board.spent.shares.low_quarter, board.spent.shares.median, board.spent.shares.high_quarter
    low, middle, high = (_WHOLE * one for one in quarters)
    return {
        "board_lists": lists(of_lists(board), alt_of_lists(board)),
        "board_rows": [(words, [count.get(stand, 0) for stand in Stand]) for words, count in of_lists(board)],
        "board_budget": drawing.strip(per_cent, _WHOLE, (low, middle, high), _WHOLE * board.spent.expert, alt_of_spending(board)),
        "board_dot": drawing.people_in_a_dot(per_cent, _WHOLE),
        "board_spent": drawing.binned(per_cent, _WHOLE),
        "slot_names": {item.cell: item.title for item in room.items},
        "list_names": LISTS,
        "part_names": PARTS,
        "stages": STAGES,
        "components": COMPONENTS,
        "field_names": FIELD_NAMES,
        "weights": WEIGHTS,
    }
