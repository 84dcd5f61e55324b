"""Questions: declared, asked in a form or typed, recorded, practised with full feedback, and turned into marks."""

from netcourse.items.answers import AnswerProblem, number
from netcourse.items.arrangements import Matching, Ordering
from netcourse.items.ask import ask, ask_id
from netcourse.items.award import Criterion, Slip, award
from netcourse.items.award_item import award_item
from netcourse.items.calibration import calibration
from netcourse.items.choices import DefensibleSet, HotSpot, SeveralOfMany, SingleBest
from netcourse.items.drawn import Drawn
from netcourse.items.frames import column
from netcourse.items.hearing import hear
from netcourse.items.practice import practise
from netcourse.items.schemes import Best, Defensible, Order, Pairs, Quantity, Several, WrongUnit
from netcourse.items.session import answer, check, record
from netcourse.items.setting import Between, Exactly, Includes, OneOf, Placed, Setting
from netcourse.items.varied import Varied, Window
from netcourse.items.written import NumberWithUnit, ShortText

__all__ = [
    "AnswerProblem",
    "Best",
    "Between",
    "Criterion",
    "Defensible",
    "DefensibleSet",
    "Drawn",
    "Exactly",
    "HotSpot",
    "Includes",
    "Matching",
    "NumberWithUnit",
    "OneOf",
    "Order",
    "Ordering",
    "Pairs",
    "Placed",
    "Quantity",
    "Setting",
    "Several",
    "SeveralOfMany",
    "ShortText",
    "SingleBest",
    "Slip",
    "Varied",
    "Window",
    "WrongUnit",
    "answer",
    "ask",
    "ask_id",
    "award",
    "award_item",
    "calibration",
    "check",
    "column",
    "hear",
    "number",
    "practise",
    "record",
]
