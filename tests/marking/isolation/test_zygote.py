"""A zygote whose owner goes away ends, and says nothing of it."""

import select

import pytest

from netcourse.marking.isolation.settings import Settings
from netcourse.marking.isolation.zygote import Zygote

WORK = "netcourse.marking.execution.work"


def test_one_that_was_ready_before_anybody_waited_for_it_ends_without_a_word(capfd: pytest.CaptureFixture[str]) -> None:
    zygote = Zygote(Settings(WORK, (), isolated=False, hidden=(), slots=1, seconds=60, folder=""))
    assert select.select([zygote._control], [], [], 60)[0]  # it is ready, and nobody has read that it is
    zygote._control.close()
    assert zygote._process.wait(60) == 0
    assert capfd.readouterr() == ("", "")
