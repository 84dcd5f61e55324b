"""What the chromogranin A (CgA) explorer says of a course: first what may be concluded, then why."""

from fractions import Fraction

from netcourse.disease.cga import CgaConfounder, CgaReading, CgaVerdict
from netcourse.disease.cga_washout import (
    CHRONIC_USE,
    SHORT_USE,
    ellison_signs,
    label_days,
    long_enough,
)
from netcourse.disease.printed import beside
from netcourse.disease.result import NotDecidable, Reason, because
from netcourse.evidence import fact, harms
from netcourse.explorers.cga.course import Course, Level, push_of
from netcourse.explorers.cga.setting import FOR_DAYS, FOR_LONG, NO_PPI, UNIT, Setting
from netcourse.explorers.wording import capital


def amount(course: Course) -> str:
    """Today's CgA in words, with both half-lives where they differ, in ng/mL."""
    low, high = level_words(course.today, course.setting.limit)
    return f"{high} {UNIT}" if low == high else f"{low} to {high} {UNIT}"


def level_words(level: Level, limit: Fraction) -> tuple[str, str]:
    """CgA on a day at the shortest and at the longest half-life, in ng/mL, each plainly on its side of the limit."""
    both = (level.low, level.high)
    decimals = 1 if any(0 < abs(one - limit) < 1 for one in both) else 0
    return beside(level.low, limit, decimals), beside(level.high, limit, decimals)


def danger_signs(setting: Setting) -> tuple[str, ...]:
    """What speaks for Zollinger-Ellison syndrome in somebody who takes, or took, a PPI: stopping it is then harm H1."""
    if setting.ppi == NO_PPI:
        return ()
    return ellison_signs(ulcers=setting.ulcers, diarrhoea=setting.diarrhoea, fasting_gastrin_pg_ml=None)


def time_headline(course: Course) -> str:
    """What may be concluded from today's result, in a sentence or two; a harm comes first."""
    setting, reading = course.setting, course.reading
    if isinstance(reading, NotDecidable):
        return str(reading)
    if signs := danger_signs(setting):
        suspected = f"{capital(' and '.join(signs))} may mean Zollinger-Ellison syndrome"
        if setting.off_days == 0:
            return f"Do not stop this PPI. {suspected}. Stopping would harm. {harms()['H1'].why}"
        return f"This PPI should not have been stopped. {suspected}. {harms()['H1'].why}"
    against = f"CgA {amount(course)}, limit {float(setting.limit):g}"
    if not reading.raised:
        return f"{against}: not raised. {_when_normal(reading)}"
    if course.today.low <= setting.limit:
        against += " (raised only if the half-life is long)"
    acting = [one.confounder for one in reading.confounders if one.allows is reading.verdict]
    if reading.verdict is CgaVerdict.INTERPRETABLE:
        return f"{against}: raised, and nothing set here explains it. That is a question, not a diagnosis."
    why = ", ".join(_in_a_word(one) for one in acting)
    if reading.verdict is CgaVerdict.CAUTION:
        return f"{against}: raised, and to be read with caution only, because of {why}."
    return f"{against}: raised, but it can't be interpreted, because of {why}. Nothing about a tumour follows from it."


def time_reasons(course: Course) -> tuple[Reason, ...]:
    """How high, what to do next, what would be harm, why, and what is contested."""
    setting, reading = course.setting, course.reading
    if isinstance(reading, NotDecidable):
        return reading.reasons
    mine = [one.confounder for one in reading.confounders]
    danger = [because(f"{harms()['H1'].act}: {harms()['H1'].why}", "H1")] if danger_signs(setting) else []
    return (
        *reading.reasons[:1],
        *_steps(setting, reading),
        *_before_the_label(course),
        *(one for one in reading.harms if _applies(one, reading)),
        *reading.reasons[1:],
        *_about_the_ppi(course),
        *_about_unsized(setting, [one for one in setting.unsized if one not in mine]),
        *(one for one in reading.contested if one.text.startswith("J-14")),
        *danger,
    )


def _before_the_label(course: Course) -> list[Reason]:
    """What the model says and what guidance asks for are two things; which one to act on."""
    setting = course.setting
    if setting.ppi == NO_PPI or setting.off_days == 0 or long_enough(setting.off_days) or danger_signs(setting):
        return []
    text = (
        "The curve is a model: it knows this made-up patient’s own level and how fast the drug’s effect goes. At a bedside "
        f"nobody knows either. The assay label and the US regulator ask for at least {float(label_days()):g} days: act on that."
    )
    return [because(text, "C3-05.label", "C3-01.halflife")]


def _when_normal(reading: CgaReading) -> str:
    if reading.verdict is CgaVerdict.INTERPRETABLE:
        return "That excludes nothing."
    return "That excludes nothing, and it can't be compared with earlier values."


def _about_the_ppi(course: Course) -> list[Reason]:
    setting = course.setting
    if setting.ppi == NO_PPI:
        return []
    said = []
    if setting.ppi == FOR_DAYS:
        said.append(because(f"Size used: {fact(SHORT_USE).statement}", SHORT_USE))
    if setting.ppi == FOR_LONG:
        on_label_day = next(one for one in course.days if one.day == label_days())
        most, least = (float(1 - one / course.on_drug) for one in (on_label_day.low, on_label_day.high))
        said += [
            because(
                f"Size used: {fact(CHRONIC_USE).statement} {fact('C3-03.mean').statement} That spread is wider than the mean.",
                CHRONIC_USE,
                "C3-03.mean",
            ),
            because(
                f"After {float(label_days()):g} days the model lets CgA fall by {least:.0%} to {most:.0%}. A NET clinic saw "
                f"{fact('C3-04.stopped').value}%. The half-life was measured after a week of the drug only.",
                "C3-04.stopped",
                "C3-01.halflife",
            ),
        ]
    if setting.ppi == FOR_DAYS and long_enough(setting.off_days):
        said.append(because(fact("C3-05.residual").statement, "C3-05.residual"))
    return said


def _about_unsized(setting: Setting, not_said: list[CgaConfounder]) -> list[Reason]:
    said = [because(f"{capital(one)}: {push_of(one)}.") for one in not_said]
    if setting.unsized:
        said.append(because("What has no size that we could verify does not move the curve: the curve shows the PPI alone."))
    return said


def _steps(setting: Setting, reading: CgaReading) -> list[Reason]:
    if setting.off_days == 0:
        return list(reading.next_steps)
    # It is stopped already: telling to stop it, or not to, comes too late.
    later = [one for one in reading.next_steps if "C3-20.danger" not in one.facts]
    if danger_signs(setting):
        return [Reason(fact("C3-20.how").statement, ("C3-20.how",)), *later]
    if long_enough(setting.off_days) or not reading.raised:
        return later
    wait = f"It is stopped already: repeat the same assay once it has been stopped for at least {float(label_days()):g} days."
    return [Reason(wait, ("C3-05.label", "C2-08")), *later]


def _applies(harm: Reason, reading: CgaReading) -> bool:
    # H1 is said with the headline; H12 is about screening, which has a view of its own.
    return "H7" in harm.facts and reading.raised


def _in_a_word(cause: CgaConfounder) -> str:
    return "the PPI" if cause is CgaConfounder.PPI else cause
