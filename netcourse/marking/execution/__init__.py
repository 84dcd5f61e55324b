"""Running submissions and their tests, isolated and several at once, with the outputs that nbgrader would have got."""

from netcourse.marking.execution.executor import Executor, LocalExecutor
from netcourse.marking.execution.job import CellTest, Done, Job, Trouble, job_for

__all__ = ["CellTest", "Done", "Executor", "Job", "LocalExecutor", "Trouble", "job_for"]
