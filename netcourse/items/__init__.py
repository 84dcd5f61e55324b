"""Questions: reading a typed answer, practising with full feedback, and turning criteria into marks."""

from netcourse.items.answers import AnswerProblem, letter, number
from netcourse.items.award import Criterion, Slip, award, award_letter, award_number
from netcourse.items.frames import column
from netcourse.items.practice import practise

__all__ = [
    "AnswerProblem",
    "Criterion",
    "Slip",
    "award",
    "award_letter",
    "award_number",
    "column",
    "letter",
    "number",
    "practise",
]
