"""What a lesson can ask for in the explorer of chromogranin A (CgA). When a task is met is chosen for teaching."""

from collections.abc import Mapping
from fractions import Fraction

from netcourse.disease.bayes import share_of
from netcourse.evidence import fact
from netcourse.explorers.cga.course import Push, first_normal_day, level_on, push_of
from netcourse.explorers.cga.group_words import few_true
from netcourse.explorers.cga.people import result_for
from netcourse.explorers.cga.roc import groups_for
from netcourse.explorers.cga.setting import CUT_OFF, FOR_DAYS, HEALTHY, NO_PPI, OTHER_CAUSES, PEOPLE, TIME, read_setting
from netcourse.explorers.cga.words import danger_signs
from netcourse.explorers.explorer import Task, Values

DAYS_PER_WEEK = 7
# Chosen: a round number that the published specificity does not reach.
HIGH_SPECIFICITY = 0.99


def _long_enough(values: Values) -> bool:
    setting = read_setting(values)
    if setting.view != TIME or setting.ppi != FOR_DAYS or setting.off_days == 0 or danger_signs(setting):
        return False
    return setting.off_days == first_normal_day(setting.own, setting.ppi, setting.limit)


def _not_seven(values: Values) -> bool:
    setting = read_setting(values)
    weeks = fact("C3-05.nccn").exact_value or Fraction(0)
    if setting.view != TIME or setting.ppi == NO_PPI or setting.off_days != weeks * DAYS_PER_WEEK or danger_signs(setting):
        return False
    # The drug alone does it: without it CgA is normal; and it does so whichever half-life is true.
    return setting.own <= setting.limit < level_on(setting.own, setting.ppi, setting.off_days).low


def _two_causes(values: Values) -> bool:
    setting = read_setting(values)
    second = any(push_of(one) is Push.UP for one in setting.unsized)
    # However long one waits, CgA comes down to its own level only.
    return setting.view == TIME and setting.ppi != NO_PPI and setting.own > setting.limit and second


def _do_not_stop(values: Values) -> bool:
    setting = read_setting(values)
    return setting.view == TIME and setting.off_days == 0 and bool(danger_signs(setting))


def _screening(values: Values) -> bool:
    setting = read_setting(values)
    return setting.view == PEOPLE and setting.accuracy == HEALTHY and few_true(result_for(HEALTHY, setting.pre_test))


def _cut_off(values: Values) -> bool:
    setting = read_setting(values)
    if setting.view != CUT_OFF or setting.ppi != NO_PPI:
        return False
    groups, cut_off = groups_for(NO_PPI), float(setting.cut_off)
    # A cut-off so high that it misses most tumours is no answer.
    useful = groups.positive_with(cut_off) > float(share_of("C1-01.sensitivity")) / 2
    return 1 - groups.positive_without(cut_off) >= HIGH_SPECIFICITY and useful


# What would only distract while a task is about the PPI alone.
ASIDE = dict.fromkeys(("long-enough", "not-seven", "do-not-stop"), OTHER_CAUSES)
# Which view each task opens on.
VIEWS = {
    "long-enough": TIME,
    "not-seven": TIME,
    "two-causes": TIME,
    "do-not-stop": TIME,
    "screening": PEOPLE,
    "cut-off": CUT_OFF,
}

TASKS: Mapping[str, Task] = {
    "long-enough": Task(
        "A PPI was taken for a week and raised CgA above the limit. Stop it, and find the first day on which CgA is no longer "
        "above the limit, whichever half-life is true.",
        _long_enough,
        "That day belongs to this patient. Set the CgA without a PPI nearer to the limit and look again: the wait grows, in the "
        "end beyond what the label asks for.",
    ),
    "not-seven": Task(
        "A recommendation quoted second hand asks for one week without the PPI. Find a patient whose CgA without a PPI is "
        "normal, but still above the limit after that week, whichever half-life is true.",
        _not_seven,
        "A week leaves more than a quarter of what the drug had added. Whoever measures now may take the drug for a tumour.",
    ),
    "two-causes": Task(
        "Find a patient on a PPI whose CgA would not come down to the limit however long the PPI is stopped, and set a second "
        "cause that could be why.",
        _two_causes,
        "Stopping the drug takes away only the drug's share. What stays above the limit has another cause, and most of those on "
        "offer here are no tumour: look for them first.",
    ),
    "do-not-stop": Task(
        "Find a patient in whom stopping the PPI, to measure CgA again, would be the harm.",
        _do_not_stop,
        "Ask about ulcers and diarrhoea before anybody stops a PPI. A clean CgA is not worth a perforation.",
    ),
    "screening": Task(
        "The test stays as good as it was against healthy people. Find a probability before the test at which fewer than 1 in 20 "
        "people with a positive CgA have a NET.",
        _screening,
        "The test is the same; the people are not. Where a NET is rare, nearly all positives are false alarms: CgA "
        "never screens.",
    ),
    "cut-off": Task(
        "Nobody takes a PPI. Move the cut-off until specificity is at least 99%. What does it cost?",
        _cut_off,
        "Read the sensitivity beside it: fewer false alarms were bought with missed tumours. Now let everybody take a PPI, and "
        "look at the same cut-off.",
    ),
}
