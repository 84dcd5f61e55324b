"""The tumour board: synthetic patients who unfold act by act, the same catalogue for all, and every student their own numbers.

A chart says what each act reveals, a variant holds one student's numbers, a body what was eaten, taken and done so far; results
are computed from the three by the rules of `netcourse.disease`. Nothing here holds a key.
"""

from netcourse.board.award import Worths, award_board
from netcourse.board.item import Board
from netcourse.board.look_back import look_back
from netcourse.board.meet import board, meet

__all__ = ["Board", "Worths", "award_board", "board", "look_back", "meet"]
