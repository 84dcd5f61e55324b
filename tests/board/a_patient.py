"""A small patient for tests of what is shown: one supplement, one result that comes late, one stop of each kind."""

from collections.abc import Callable, Sequence

from netcourse.board.chart_model import Chart
from netcourse.board.chart_text import read_chart
from netcourse.board.log import append, started
from netcourse.board.scene import Scene
from netcourse.board.variant import Variant, vary

PATIENT = """
id = "p99"
jurisdiction = "EU"
budget = 30
triage = "{name} is {age} and faints before breakfast. I think of nerves."
persona = {name = "Nobody Real", sex = "female", words = "nurse"}
draws.age = {low = 30, high = 32}
reveals.faints = {rule = "says", says = "Yes, before breakfast, <b>twice</b>."}
reveals.insulin = {rule = "says", says = "Insulin is high for this glucose."}
reveals.ct-abdomen = {rule = "says", says = "A nodule of 14 mm in the pancreas."}
stops = [
    {do = "sstr-pet-ga", unless_done = ["sulfonylurea-screen"], harm = "H6", says = "Nobody knows yet what she took."},
    {plan = "total-pancreatectomy", harm = "H6", says = "The whole gland for 14 mm?"},
]
turn = {A = "She has a seizure on the ward.", B = "She has a seizure at home."}
"""
WHO = "Nobody Real, 31, nurse"
# From the triage note to the end, as it is typed.
TO_D1 = 'urgency soon; say why "She may faint at work."; commit triage'
TO_D2 = "do faints; key faints; rank insulinoma>anxiety; commit d1"
TO_D3 = "do insulin; wait 3; tag insulin use; rank insulinoma; commit d2"
TO_PLAN = 'do ct-abdomen; wait 2; field grade "NET G1"; rank insulinoma; commit d3'
TO_END = 'jurisdiction EU; plan enucleation ct-abdomen; say board "Enucleate."; commit plan'
TO_OVER = 'do glucose-vein; do ecg-monitor; say patient "You will be well."; commit end'
WAY = (TO_D1, TO_D2, TO_D3, TO_PLAN, TO_END, TO_OVER)
Keep = Callable[[Sequence[str], Sequence[str]], object]


def the_chart() -> Chart:
    """The patient's chart."""
    return read_chart(PATIENT, "p99.toml")


def on_paper() -> Variant:
    """The patient as it is without a student's id."""
    return vary(the_chart(), "")


def begun() -> tuple[str, ...]:
    """A log that holds its start line."""
    return append((), started("p99", "board-9", "", "0123abcd", on_paper().digest), 0)


def scene(lines: Sequence[str] = (), keep: Keep = lambda *_: None, clock: Callable[[], float] = lambda: 0.0) -> Scene:
    """The patient, to be played from the start or from a log."""
    return Scene(the_chart(), on_paper(), lines or begun(), keep, clock)


def played_to(*commands: str) -> Scene:
    """The patient once all of these were done."""
    made = scene()
    for command in commands:
        reply = made.tell(command)
        assert reply.ok, reply.said
    return made
