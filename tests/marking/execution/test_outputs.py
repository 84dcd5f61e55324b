"""What listens to a process is made before the forks."""

import pytest
from nbformat import v4

from netcourse.marking.execution import outputs
from netcourse.marking.execution.outputs import Outputs


def test_a_fork_finds_made_what_it_listens_with_and_each_process_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outputs, "_ready", [])
    outputs.make_ready()
    made = list(outputs._ready)
    listening = [Outputs(v4.new_notebook(), 1000, 1000) for _ in made]
    assert outputs._ready == []
    assert {id(one._client) for one in listening} == {id(one) for one in made}
    assert len(made) == 3
    # Whoever needs more makes it.
    assert Outputs(v4.new_notebook(), 1000, 1000)._client not in made
