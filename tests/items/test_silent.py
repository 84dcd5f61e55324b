"""A question that is asked silently, as a marker does beside its tests, is known and shows nothing: in a real kernel."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

ASK = "from netcourse.items import SingleBest, ask, check, record\nask(SingleBest('q', 'Which?', {'A': 'NET G1', 'B': 'NET G2'}))"
PATIENCE = 60


@pytest.fixture
def kernel(tmp_path: Path) -> Iterator[BlockingKernelClient]:
    manager, client = start_new_kernel(cwd=str(tmp_path))
    yield client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def shown(kernel: BlockingKernelClient, code: str, *, silent: bool) -> list[str]:
    """The types of the outputs of a cell; an error is raised."""
    found: list[str] = []

    def hear(message: dict[str, object]) -> None:
        if message["msg_type"] not in ("status", "execute_input"):
            found.append(str(message["msg_type"]))

    reply = kernel.execute_interactive(code, silent=silent, output_hook=hear, timeout=PATIENCE)
    assert reply["content"]["status"] == "ok", reply["content"]
    return found


def test_a_question_asked_silently_shows_nothing_and_is_known(kernel: BlockingKernelClient) -> None:
    assert shown(kernel, ASK, silent=True) == []
    assert shown(kernel, "record('q', 'B')\nassert check('q') is None", silent=False) != []


def test_a_question_asked_aloud_shows_its_form(kernel: BlockingKernelClient) -> None:
    assert "display_data" in shown(kernel, ASK, silent=False)
