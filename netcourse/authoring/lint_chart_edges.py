"""Numbers of a chart on an edge: where two students of one fork would get another class, or a value that lies on its limit."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from netcourse.board.body import Body, after, tick
from netcourse.board.catalogue import acts
from netcourse.board.chart import Chart, Reveal
from netcourse.board.finding import Finding
from netcourse.board.given import Given
from netcourse.board.reveal import reveal
from netcourse.board.truth import truth, truth_params
from netcourse.board.variant import Variant, vary
from netcourse.disease.ki67_interval import limits_crossed
from netcourse.disease.proliferation import Ki67Index
from netcourse.evidence import fact

IDS = tuple(f"student-{number}" for number in range(500))
# On the same day, too soon, after the washout that a label asks for, and long after it.
DAYS = (0, 1, 14, 28)
# What varies by design within a fork.
_NUMBERS = ("ki67", "mitoses")

Wrong = tuple[tuple[str, ...], str, str, str]


def edges(chart: Chart) -> list[Wrong]:
    """Where a chart comes near an edge.

    Parameters
    ----------
    chart : Chart
        Read and sound.

    Returns
    -------
    list of tuple
        Place, rule, what, mend: windows with a limit inside, and what 500 students and the paper variant meet.
    """
    variants = [vary(chart, one) for one in ("", *IDS)]
    found = [*_windows(chart), *_classes(chart, variants), *_counts(chart, variants), *_reveals(chart, variants)]
    return list({(at, rule): (at, rule, what, mend) for at, rule, what, mend in reversed(found)}.values())[::-1]


def _windows(chart: Chart) -> Iterator[Wrong]:
    for name, window in chart.draws.items():
        for one in window.edges:
            for limit in _limits(one):
                for fork in chart.forks:
                    low, high = window.span(fork)
                    if low <= limit <= high:
                        what = (
                            f"{name} runs from {float(low):g} to {float(high):g} in fork {fork}, over {float(limit):g} of {one}"
                        )
                        yield ("draws", name), "edge", what, "let the window end before the limit"


def _limits(fact_id: str) -> list[Fraction]:
    known = fact(fact_id)
    return [one for one in (known.exact_value, known.exact_low, known.exact_high) if one is not None]


def _classes(chart: Chart, variants: list[Variant]) -> Iterator[Wrong]:
    """Fields of the classification that differ between students of one fork."""
    seen: dict[tuple[str, str], object] = {}
    for variant in _telling(chart, variants, chart.truth):
        try:
            fields = truth(chart, variant)
        except ValueError as error:
            yield ("truth", variant.fork), "rule-refuses", f"fork {variant.fork}: {error}", "give the rule what it takes"
            return
        for name, value in fields.items():
            first = seen.setdefault((variant.fork, name), value)
            if name not in _NUMBERS and value != first:
                what = f"{name} is {first} for one student of fork {variant.fork} and {value} for another"
                yield ("truth", variant.fork), "edge", what, "narrow the windows of its numbers"


def _counts(chart: Chart, variants: list[Variant]) -> Iterator[Wrong]:
    """Ki-67 counts whose 95% interval holds values of two grades."""
    places = [(("reveals", act), one) for act, one in chart.reveals.items() if one.rule == "ki67"]
    for variant in _telling(chart, variants, ([one.given for _, one in places], [one.forks for _, one in places], chart.truth)):
        counted = [(at, one.params(variant.fork)) for at, one in places if one.only in ("", variant.fork)]
        counted += [(("truth", variant.fork), truth_params(chart, variant.fork))]
        for at, params in counted:
            if "positive" in params:
                given = Given(chart, variant, Body(), params)
                index = Ki67Index(given.count("positive"), given.count("counted"))
                if crossed := limits_crossed(index.interval):
                    what = f"Ki-67 {index.what}: its interval crosses {float(crossed[0]):g}%"
                    yield at, "edge", what, "take counts whose interval lies within one grade"


def _reveals(chart: Chart, variants: list[Variant]) -> Iterator[Wrong]:
    """Computed findings that fail, lie on their own limit, or are usable for one student of a fork and not for another."""
    bodies = _bodies(chart)
    computed = [one for one in chart.reveals.values() if one.rule != "says" and one.act in acts()]
    for planned in computed:
        at = ("reveals", planned.act)
        usable: dict[tuple[str, int], bool] = {}
        for variant in _telling(chart, variants, (planned.given, *planned.forks.values())):
            for number, body in enumerate(bodies):
                try:
                    found = reveal(planned.act, chart, variant, body)
                except (ValueError, LookupError) as error:
                    yield at, "rule-refuses", f"fork {variant.fork}: {error}", "give the rule what it takes"
                    break
                if on := _on_limit(planned, found, chart, variant):
                    yield at, "edge", f"{found.value} lies on its limit, {on}", "move the window away from it"
                if usable.setdefault((variant.fork, number), found.usable) != found.usable:
                    what = f"usable for one student of fork {variant.fork} and not for another, in the same body"
                    yield at, "edge", what, "narrow the windows of its numbers"


def _telling(chart: Chart, variants: list[Variant], given: object) -> list[Variant]:
    """One variant for each set of numbers on which these parameters depend: all others come to the same."""
    names = sorted(set(strings_in(given)) & set(chart.draws))
    return list({(one.fork, *(one.numbers[name] for name in names)): one for one in reversed(variants)}.values())


def strings_in(plain: object) -> Iterator[str]:
    """Every text in plain data, however deep."""
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, Mapping):
        yield from strings_in(list(plain.values()))
    elif isinstance(plain, list | tuple):
        for one in plain:
            yield from strings_in(one)


def _on_limit(planned: Reveal, found: Finding, chart: Chart, variant: Variant) -> str:
    given = Given(chart, variant, Body(), planned.params(variant.fork)).kit() if found.value else None
    if given is None or not any(given.has(name) for name in ("low", "high")):
        return ""
    return next((name for name in ("low", "high") if given.has(name) and given.number(name) == Fraction(found.value)), "")


def _bodies(chart: Chart) -> list[Body]:
    """The body as it came, and one in which all that comes first was done: today, or so many days ago."""
    start = Body(0, chart.start)
    first = {one for planned in chart.reveals.values() for one in planned.needs} | {
        act.id for act in acts().values() if act.kind == "prepare"
    }
    done = start
    for act in sorted(first):
        done = after(act, done)
    return [start, *(tick(done, days) for days in DAYS)]
