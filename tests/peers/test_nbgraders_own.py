"""nbgrader's own tests of `autograde`, feedback and preprocessors under our configuration: all pass, or it is said why not."""

Its wheel carries them. Our settings stand where a user's would, in Jupyter's configuration; what a test sets itself holds.
"""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.peers.courses import OURS

pytestmark = pytest.mark.soak
ROOT = Path(__file__).parents[2]
ROOMS = ("apps.test_nbgrader_autograde", "apps.test_nbgrader_generate_feedback", "preprocessors")

_STUB = "our release leaves an answer cell empty in place of a stub, so that the file's own stub, nbgrader's, counts as an answer"
_PAGE = "a student gets our debrief, one page an assignment, and no notebook made into a page"
_REFUSED = "the setting is refused by name"
# By the end of the test's name, why a user would accept that it fails.
LISTED: Mapping[str, str] = {
    "TestNbGraderAutograde::test_grade": _STUB,
}
_RESULT = re.compile(r"(?P<test>Test\w+::[\w\[\].-]+) (?P<word>PASSED|FAILED|ERROR)")


@pytest.fixture(scope="module", params=ROOMS)
def ran(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What came of each test of a room."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "config").mkdir()
    (folder / "config" / "nbgrader_config.py").write_text(OURS, encoding="utf-8")
    inherited = {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}
    paths = {
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "PYTHONPATH": str(ROOT),
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
    }
    words = ["-m", "pytest", "-p", "no:cacheprovider", "-p", "tests.peers.light", "-v", "-W", "ignore", "--tb=no", "--pyargs"]
    done = subprocess.run(
        [sys.executable, *words, f"nbgrader.tests.{request.param}"],
        cwd=folder,
        env={**inherited, **paths},
        capture_output=True,
        text=True,
        check=False,
    )
    found = {one["test"]: one["word"] for one in _RESULT.finditer(done.stdout)}
    assert found, done.stdout[-2000:] + done.stderr[-2000:]
    return found


def test_what_fails_is_listed_and_what_is_listed_fails(ran: Mapping[str, str]) -> None:
    failed = {name for name, word in ran.items() if word != "PASSED"}
    assert failed == {name for name in LISTED if name in ran}


def test_each_reason_is_one() -> None:
    assert all(len(why) > 20 for why in LISTED.values())
