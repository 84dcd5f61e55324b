"""One executor for all tests: starting one takes seconds."""

from collections.abc import Iterator

import pytest

from netcourse.marking.execution import LocalExecutor
from netcourse.marking.isolation.limits import MB, Limits
from netcourse.marking.isolation.support import IsolationMissing

# The memory that a submission may use is set once for a machine's control groups.
LIMITS = Limits(memory_bytes=400 * MB)


@pytest.fixture(scope="session")
def executor() -> Iterator[LocalExecutor]:
    """Isolated execution, two at once."""
    try:
        with LocalExecutor(2, limits=LIMITS) as started:
            yield started
    except IsolationMissing as missing:
        pytest.skip(f"NOT TESTED: {missing}")
