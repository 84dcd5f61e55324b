"""The worked patient of the design, in ids of its own: ileal NET with carcinoid heart disease."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cache

from netcourse.board.played import Committed, Done, Played, Revealed, Stop
from netcourse.board.score.check_worth import Names
from netcourse.board.score.total import WEIGHTS, WHOLE, Scored, score
from netcourse.board.score.worth import Worth
from netcourse.board.score.worth_text import read_worths

KEY = """
patient = "p01"
fork = "A"
urgency = ["soon"]
expert = ["flush", "stool", "drugs", "supp", "dysp", "wt", "heart", "liver", "abd", "kidney", "prep", "hiaa_p", "bnp", "niacin",
  "echo", "ct", "mri", "ga", "biopsy"]
useful = ["fam", "alc", "meno", "travel", "rosacea", "fbc", "k", "tsh", "stoolcult", "elast", "colon"]
slot = [
  {stage = "ask", weight = 1, any = ["flush"]}, {stage = "ask", weight = 1, any = ["stool"]},
  {stage = "ask", weight = 2, any = ["drugs"]}, {stage = "ask", weight = 1, any = ["supp"]},
  {stage = "ask", weight = 1, any = ["dysp"]}, {stage = "ask", weight = 1, any = ["wt"]},
  {stage = "ask", weight = 2, any = ["heart"]}, {stage = "ask", weight = 1, any = ["liver"]},
  {stage = "ask", weight = 1, any = ["abd"]}, {stage = "test", weight = 3, any = ["hiaa_u", "hiaa_p"]},
  {stage = "test", weight = 2, any = ["prep"]}, {stage = "test", weight = 1, any = ["kidney"]},
  {stage = "test", weight = 1, any = ["bnp"]}, {stage = "test", weight = 1, any = ["niacin"]},
  {stage = "test", weight = 3, any = ["echo"]}, {stage = "image", weight = 2, any = ["ct"]},
  {stage = "image", weight = 2, any = ["mri"]}, {stage = "image", weight = 3, any = ["ga", "cu"]},
  {stage = "image", weight = 3, any = ["biopsy"]},
]
order = [
  {weight = 2, first = ["prep"], then = ["hiaa_u", "hiaa_p"]}, {weight = 2, first = ["hiaa_u", "hiaa_p"], then = ["ga", "cu"]},
  {weight = 3, first = ["echo"], then = ["biopsy"]}, {weight = 3, first = ["echo"], then = ["plan"]},
  {weight = 1, first = ["ct", "mri"], then = ["biopsy"]},
]
update = [
  {from = "d1", to = "d2", act = ["hiaa_u", "hiaa_p"], up = ["carcinoid"], down = ["menopause", "ibs"]},
  {from = "d2", to = "d3", act = ["ga", "cu"], up = ["ileal NET"], down = ["5htp"]},
]
part = [
  {name = "syndrome", weight = 2, any = ["ssa", "telo"], supports = ["hiaa_p"]},
  {name = "heart", weight = 3, any = ["cardio first"], supports = ["echo"]},
  {name = "primary", weight = 2, any = ["segment later"], supports = ["ct"]},
  {name = "liver", weight = 2, any = ["debulk later", "embolise later"], supports = ["mri"]},
  {name = "support", weight = 1, any = ["niacin give", "palpate"], supports = ["niacin"]},
]
weak = ["prrt first", "observe", "transplant"]
harms = {"liver now" = "H9", "ssa stop" = "H9", "cure chemo" = "H9"}
[ranking]
d1 = [[["carcinoid"], ["menopause", "drug flush", "mastocytosis"], ["ibs"]], [["carcinoid"], ["5htp"], ["menopause", "ibs"]]]
d2 = [[["carcinoid"], ["5htp"], ["mastocytosis"]]]
d3 = [[["ileal NET"], ["unknown primary NET"], ["lung NET"]]]
[must]
d2 = ["carcinoid"]
d1 = ["carcinoid"]
d3 = ["ileal NET"]
[fields]
grade = {is = ["right"]}
stage = {is = ["right"]}
function = {is = ["right"]}
receptor = {is = ["right"]}
heart = {is = ["right"]}
[turn]
want = [["one"], ["two"], ["three"]]
harms = {"bad" = "H10"}
"""
_ASK = ("flush", "stool", "drugs", "supp", "dysp", "wt", "heart", "liver", "abd")
PRICES: Mapping[str, int] = (
    dict.fromkeys(_ASK, 1)
    | {"hiaa_u": 4, "hiaa_p": 3, "prep": 1, "kidney": 1, "bnp": 2, "niacin": 2, "echo": 6}
    | {"ct": 8, "mri": 10, "ga": 18, "cu": 18, "biopsy": 14}
    | {
        "fam": 1,
        "alc": 1,
        "meno": 1,
        "travel": 1,
        "rosacea": 1,
        "fbc": 1,
        "k": 1,
        "tsh": 1,
        "stoolcult": 2,
        "elast": 2,
        "colon": 9,
    }
    | {f"q{i}": 1 for i in range(25)}
    | {f"e{i}": 1 for i in range(10)}
    | {f"l{i}": 3 for i in range(30)}
    | {
        "cga": 3,
        "gastrin": 4,
        "vip": 4,
        "glucagon": 4,
        "insulin": 4,
        "fast72": 16,
        "fdg": 16,
        "octreoscan": 14,
        "glp1": 18,
        "eus": 9,
    }
    | {"gastroscopy": 7, "capsule": 10, "netest": 9, "brainmri": 10, "bone": 6}
)
DIAGNOSES = (
    *("carcinoid", "menopause", "mastocytosis", "drug flush", "ibs", "5htp", "ileal NET", "unknown primary NET", "lung NET"),
    *("bile acid", *(f"d{i}" for i in range(50)), "pancreatic NET"),
)
ITEMS = (
    *("ssa", "telo", "cardio first", "segment later", "debulk later", "embolise later", "niacin give", "palpate"),
    *("liver now", "ssa stop", "cure chemo", "prrt first", "observe", "transplant", *(f"p{i}" for i in range(46))),
)
_IMAGES = (
    "ct",
    "mri",
    "ga",
    "cu",
    "biopsy",
    "colon",
    "fdg",
    "octreoscan",
    "glp1",
    "eus",
    "gastroscopy",
    "capsule",
    "brainmri",
    "bone",
)
_STAGE = {
    **dict.fromkeys(_ASK, "ask"),
    **dict.fromkeys(_IMAGES, "image"),
    **dict.fromkeys(("one", "two", "three", "bad"), "turn"),
}
NAMES = Names(
    {act: _STAGE.get(act, "test") for act in (*PRICES, "one", "two", "three", "bad")},
    PRICES,
    DIAGNOSES,
    ITEMS,
    ("H9", "H10"),
    dict.fromkeys(("grade", "stage", "function", "receptor", "heart"), ()),
)


@cache
def worked() -> Worth:
    """The key of the worked patient."""
    return read_worths(KEY, "the worked patient", NAMES)[0]


def budgeted(acts: Iterable[str], budget: int = 148) -> list[str]:
    """The acts that the budget pays for, in their order."""
    bought, spent = [], 0
    for act in acts:
        if spent + PRICES[act] <= budget:
            bought.append(act)
            spent += PRICES[act]
    return bought


def course(
    acts: Sequence[str],
    rankings: Mapping[str, Sequence[str]],
    right: int,
    items: Iterable[str],
    tied: Iterable[str] = (),
    *,
    turn: Sequence[str] = (),
    stopped: Sequence[str] = (),
) -> Played:
    """A course in which each act is known at once, with so many fields right, and items tied to their finding or to another."""
    worth = worked()
    planned = sorted(items)
    carried = {item: part.supports[0] for part in worth.parts for item in part.any}
    lines = {act: place + 1 for place, act in enumerate(acts)}
    last = len(acts)
    ends = {"d1": last + 1, "d2": last + 3, "d3": last + 5} if rankings else {}
    # The decisive results came again between the lists, whatever the order of the acts was.
    again = [Revealed(act, last + 2 * number, usable=True) for number, one in enumerate(worth.updates, 1) for act in one.acts]
    written = {item: last + 6 + place for place, item in enumerate(planned)}
    on_another = acts[0] if acts else ""
    return Played(
        phase="over",
        done=tuple(Done(act, 0, 0, line) for act, line in lines.items()),
        revealed_order=(
            *(Revealed(act, line, usable=True) for act, line in lines.items()),
            *(one for one in again if one.act in lines),
        ),
        committed={name: Committed(line, 0, 0, 0) for name, line in ends.items()},
        rankings={name: tuple(rankings.get(name, ())) for name in ends},
        fields={key.name: "right" if place < right else "wrong" for place, key in enumerate(worth.fields)},
        plan={item: carried.get(item, on_another) if item in set(tied) else on_another for item in planned},
        planned_at=written,
        turn=tuple(turn),
        stops=tuple(Stop(1, one, "H9", "") for one in stopped),
    )


def scored(played: Played) -> Scored:
    """What a course of the worked patient earned."""
    return score(worked(), played, {}, PRICES)


def of_20(found: Scored, turn: float, hand: float) -> float:
    """Marks of 20: those by formula, with a share of the turn that was assumed, and so many by hand."""
    shares = {**found.shares, "turn": Fraction(str(turn))}
    earned = sum(WEIGHTS[part] * share for part, share in shares.items())
    cap = (Fraction(1), Fraction(1, 2), Fraction(1, 4))[min(len(found.unsafe), 2)]
    return float(min(earned, cap * WHOLE)) + hand
