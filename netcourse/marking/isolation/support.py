"""What this machine can do to isolate a student's code, asked before anything runs."""

import sys

from netcourse.errors import CourseError

WAY_OUT = (
    "Student code would then run with your own rights; if you accept that for this class, say --without-isolation "
    "(for nbgrader itself: c.ExecutesApart.isolated = False in nbgrader_config.py). Otherwise mark on a Linux machine."
)


class IsolationMissing(CourseError):  # noqa: N818 (it says what is missing)
    """Student code can't be isolated on this machine. The message names what is missing and the way out."""

    def __init__(self, what: str) -> None:
        super().__init__(f"can't isolate student code here: {what}. {WAY_OUT}")


def missing_from_platform(platform: str = sys.platform) -> str:
    """What keeps a platform from isolating anything; empty for Linux.

    Parameters
    ----------
    platform : str
        As in `sys.platform`.
    """
    if platform == "linux":
        return ""
    name = {"darwin": "macOS", "win32": "Windows"}.get(platform, platform)
    return f"{name} has no namespaces"


def check_platform(*, isolated: bool, platform: str = sys.platform) -> None:
    """Refuse a platform on which nothing of this can run. Ask before importing the rest, which Windows can't even import.

    Parameters
    ----------
    isolated : bool
        Whether student code is to be isolated.
    platform : str
        As in `sys.platform`.

    Raises
    ------
    IsolationMissing
        If it can't be isolated there.
    CourseError
        If processes can't be forked there.
    """
    if platform == "win32":
        raise CourseError("Windows can't fork processes, with or without isolation; mark in WSL (Windows Subsystem for Linux)")
    if isolated and missing_from_platform(platform):
        raise IsolationMissing(missing_from_platform(platform))


def explain(error: OSError) -> str:
    """A refusal of the kernel in words that say what to ask an administrator for."""
    said = str(error.args[1] if len(error.args) > 1 else error)
    if "unshare" in said or "uid_map" in said:
        return (
            f"the kernel refuses new namespaces ({said}); it takes root, or user namespaces for everybody "
            "(user.max_user_namespaces, kernel.unprivileged_userns_clone, AppArmor), and a container that allows them"
        )
    if "mount_setattr" in said:
        return f"the kernel can't lock a folder for writing ({said}); that takes Linux 5.12 or newer"
    if "mount" in said or "pivot_root" in said:
        return f"the kernel refuses a private file system ({said})"
    return said
