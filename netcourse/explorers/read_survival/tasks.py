"""What a lesson can ask for in the survival explorer. How near is near enough is chosen for teaching."""

from collections.abc import Mapping

from netcourse.disease.survival import MONTHS_PER_YEAR, alive
from netcourse.explorers.explorer import Values
from netcourse.explorers.read_survival.groups import GROUPS, REGISTRY, published_shares
from netcourse.explorers.read_survival.setting import GROUP, HORIZON, SURVIVED, read_setting
from netcourse.explorers.task import Task, Want, wanted, within
from netcourse.explorers.values import number

LIKELIER_LATER, REGISTRY_41, BEND = "likelier-later", "registry-41", "bend"
# Chosen: in which year, how far ahead, and for how many more of 100.
YEAR, AHEAD, LIKELIER = 5, 5, 5
# Chosen, in years and months: what low grade alone must have, and how near the whole must come to the registry.
LOW_GRADE, NEAR_MONTHS = 8, 2
# Chosen: within how many points of a hundred of what was published.
NEAR_POINTS = 5
_REGISTRY_MONTHS = 41
_FARTHEST, _LATEST = 100, 10


def _low_grade_alone(values: Values) -> float:
    one = read_setting(values)
    return one.alone.median if one.group.mixes else 0.0


def _whole_months(values: Values) -> float:
    return round(read_setting(values).median * MONTHS_PER_YEAR)


def _off(values: Values) -> float:
    """The farthest from what was published, in points of a hundred."""
    curve = read_setting(values).whole
    return max(abs(_FARTHEST * alive(curve, year) - share) for year, share in published_shares().items())


TASKS: Mapping[str, Task] = {
    LIKELIER_LATER: Task(
        f"Find a curve on which {AHEAD} more years are likelier for those who have come {YEAR} years than they were at "
        f"diagnosis, by {LIKELIER} of 100 or more.",
        (
            within(
                lambda values: number(values, SURVIVED),
                YEAR,
                _LATEST,
                _LATEST,
                f"Read it from year {YEAR}: look at what is already survived.",
            ),
            within(lambda values: number(values, HORIZON), AHEAD, AHEAD, _LATEST, f"Look {AHEAD} years ahead."),
            Want(
                lambda values: 2 * max(LIKELIER - read_setting(values).gain, 0) / _FARTHEST,
                f"From here {AHEAD} more years are not likelier by {LIKELIER} of 100. Look at the shape, or at who is counted.",
            ),
        ),
        "Nobody’s disease became kinder. Where fast and slow disease are counted as one, the fast one has done its worst by "
        "then, and who is left is another mix. So a figure from diagnosis is the wrong one for whoever has come this far.",
        (
            "With shape 1 every year looks like the first. On which shape do most deaths come early?",
            "Set five years as already survived, and the shape to 0.7.",
        ),
    ),
    REGISTRY_41: Task(
        f"Build a whole group whose median is {_REGISTRY_MONTHS} months, give or take {NEAR_MONTHS}, though its low-grade people "
        f"alone have a median above {LOW_GRADE} years. Change only who is counted.",
        (
            wanted(
                lambda values: _low_grade_alone(values) > LOW_GRADE,
                f"Take a low-grade group with a median above {LOW_GRADE} years, into which others can be counted.",
            ),
            within(
                _whole_months,
                _REGISTRY_MONTHS - NEAR_MONTHS,
                _REGISTRY_MONTHS + NEAR_MONTHS,
                _FARTHEST,
                "The median of the whole is not there yet. Whom else could the count take in?",
            ),
        ),
        "One number, two diseases: for most of these people it is far too short, for the others too long. Before a median is "
        "anybody’s, ask who was counted.",
        (
            "Start from a low grade, and count people with NEC among them.",
            "Take NET G2, and raise NEC until the whole is near 41 months: a little below 40%.",
        ),
    ),
    BEND: Task(
        f"The squares are what the registry published. Bend its curve until it passes within {NEAR_POINTS} points of all four.",
        (
            wanted(lambda values: values[GROUP] == REGISTRY, f"The squares belong to “{GROUPS[REGISTRY].name}”."),
            Want(
                lambda values: max(_off(values) - NEAR_POINTS, 0.0) / (_FARTHEST / 2),
                "One of the squares is still too far off. Look at the first year: did more people die there, or fewer?",
            ),
        ),
        "It takes a shape below 1: many deaths early, fewer in each later year. That is how a crowd looks in which high grade is "
        "counted with low.",
        (
            "In the first year the curve lies above its square: more deaths have to come early.",
            "Lower the shape to about 0.75.",
        ),
    ),
}
