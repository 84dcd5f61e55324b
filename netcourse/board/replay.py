"""Play a log again: days, results, spending and stops stand in no log, so that there is nothing of them to edit."""

from netcourse.board.body import Body
from netcourse.board.chain import opening, read_log
from netcourse.board.chart import Chart
from netcourse.board.course import Course
from netcourse.board.played import Played, Problem
from netcourse.board.variant import Variant


def replay(chart: Chart, variant: Variant, log: object) -> Played:
    """What came of a log.

    Parameters
    ----------
    chart : Chart
        Of the patient that the log's first line names.
    variant : Variant
        Of the student for whom it was played; see `netcourse.board.whose`.
    log : object
        The lines. It never raises, whatever stands there: what is no log has not been played.

    Returns
    -------
    Played
        The longest part that could have happened, line by line, with what was wrong.
    """
    reading, start = read_log(log), opening(log)
    course = Course(chart, variant, Body(0, dict(chart.start)))
    if start is None:
        return course.played(0, 0, reading.problems, "", "")
    if start.patient != chart.id:
        other = Problem("impossible", 1, f"The log is of {start.patient}, not of {chart.id}: nothing could be played.")
        return course.played(0, 0, (other,), start.nonce, start.student_id)
    problems = list(reading.problems)
    if start.digest != variant.digest:
        says = f"The log was begun with other numbers ({start.digest}) than these ({variant.digest}); it was played with these."
        problems.append(Problem("variant", 1, says))
    for line in reading.lines:
        course.step(line)
    last = reading.lines[-1]
    return course.played(last.at, last.line.seconds, tuple(problems), start.nonce, start.student_id)
