"""What a kernel says of the cell that runs: some say nothing, and a browser's own says it otherwise."""

import pytest

from netcourse.frontend import has_frontend, is_silent, request


class Silent:
    """A shell whose kernel has no word for it."""

    kernel = object()


class Browsers:
    """A shell as in a browser, by pyodide-kernel 0.8.6: its `get_parent` takes no channel and gives a header."""

    class kernel:  # noqa: N801 (as a shell calls it)
        @staticmethod
        def get_parent() -> dict[str, str]:
            return {"msg_id": "1", "msg_type": "execute_request"}


def test_a_kernel_that_does_not_say_how_it_was_asked_is_not_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("IPython.get_ipython", Silent)
    assert (is_silent(), has_frontend(), request()) == (False, False, {})


def test_in_a_browser_somebody_is_there_and_nothing_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "emscripten")
    monkeypatch.setattr("IPython.get_ipython", Browsers)
    assert (is_silent(), has_frontend(), request()) == (False, True, {})
