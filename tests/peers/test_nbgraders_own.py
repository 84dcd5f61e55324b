"""nbgrader's own tests of `autograde`, feedback and preprocessors under our configuration: all pass, or it is said why not."""

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
_NO_LIMIT = "without a limit of time a student's loop would hold up the class: a timeout of None is refused by name"
_OWN_FILES = "tests run where no file of a student's is: to keep such a file would be of no use, and is refused by name"
_DISCARDED = "what student code writes stays in its sandbox and is gone with it"
_NOT_RUN = "a test that does not run gives no marks: --no-execute is refused by name"
_NOT_THERE = "nbgrader's wheel leaves out the autotests.yml of its documentation that this test reads; it fails under stock too"
# By the test's name, why a user would accept that it fails.
LISTED: Mapping[str, str] = {
    "TestNbGraderAutograde::test_grade": _STUB,
    "TestNbGraderAutograde::test_showtraceback_exploit": _NO_LIMIT,
    "TestNbGraderAutograde::test_grade_overwrite_files": _OWN_FILES,
    "TestNbGraderAutograde::test_grade_overwrite_files_subdirs": _OWN_FILES,
    "TestNbGraderAutograde::test_side_effects": _DISCARDED,
    "TestNbGraderAutograde::test_no_execute": _NOT_RUN,
    **{
        f"TestInstantiateTests::test_{name}": _NOT_THERE
        for name in (
            "load_test_template_file",
            "replace_autotest_code",
            "consistent_release_version",
            "kernel_right_workingdir",
            "kernel_wrong_workingdir",
            "warning_autotest_nongrade",
            "error_autotest_nongrade",
            "int_autotest",
            "float_autotest",
            "string_autotest",
            "list_autotest",
        )
    },
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
