"""Where student code can't be isolated, the message says what is missing and what can be done; nothing runs instead."""

import os
import subprocess
import sys

import pytest

from netcourse.errors import CourseError
from netcourse.marking.isolation.support import IsolationMissing, check_platform, explain, missing_from_platform


@pytest.mark.parametrize(("platform", "name"), [("darwin", "macOS"), ("win32", "Windows"), ("freebsd14", "freebsd14")])
def test_another_system_is_named(platform: str, name: str) -> None:
    assert missing_from_platform(platform) == f"{name} has no namespaces"
    assert missing_from_platform("linux") == ""


def test_windows_is_refused_altogether_and_macos_without_isolation_is_not() -> None:
    with pytest.raises(CourseError, match="WSL"):
        check_platform(isolated=False, platform="win32")
    with pytest.raises(IsolationMissing, match="macOS"):
        check_platform(isolated=True, platform="darwin")
    check_platform(isolated=False, platform="darwin")


def test_the_message_is_one_line_and_names_the_way_out() -> None:
    error = IsolationMissing("x")
    assert isinstance(error, CourseError)
    assert "--without-isolation" in str(error)
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (OSError(1, "unshare: Operation not permitted"), "user namespaces"),
        (OSError(38, "mount_setattr /usr: Function not implemented"), "Linux 5.12"),
        (OSError(1, "mount tmpfs on /sys: Operation not permitted"), "private file system"),
        (OSError(5, "something else"), "something else"),
    ],
)
def test_a_refusal_of_the_kernel_is_explained(refusal: OSError, words: str) -> None:
    assert words in explain(refusal)


WITHOUT_NAMESPACES = """
import sys
from netcourse.marking.execution import LocalExecutor
from netcourse.marking.isolation import libc
from netcourse.marking.isolation.support import IsolationMissing
libc.drop_bounding_set()
libc.drop_capabilities()
open("/proc/self/oom_score_adj").read()
try:
    with LocalExecutor(1, preload=()):
        print("ran")
except IsolationMissing as missing:
    print(missing)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="NOT TESTED: takes root to give root's rights up")
def test_root_without_the_right_to_make_namespaces_is_told_so() -> None:
    ran = subprocess.run([sys.executable, "-c", WITHOUT_NAMESPACES], capture_output=True, text=True, check=True)
    assert "the kernel refuses new namespaces" in ran.stdout
    assert "--without-isolation" in ran.stdout
    assert "ran" not in ran.stdout.split()
