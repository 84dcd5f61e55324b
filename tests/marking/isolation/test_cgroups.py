"""Control groups are found and set in either version."""

from pathlib import Path

from netcourse.marking.isolation.cgroups import Group, homes, killed, make_groups, remove_groups, settings
from netcourse.marking.isolation.limits import Limits

VERSION_1 = """\
30 29 0:25 / /sys/fs/cgroup/pids rw,relatime - cgroup cgroup rw,pids
31 29 0:26 /docker/abc /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
"""
VERSION_2 = "30 29 0:25 / /sys/fs/cgroup rw,relatime shared:9 - cgroup2 cgroup2 rw,nsdelegate\n"
LIMITS = Limits(memory_bytes=1000, processes=7)


def test_the_groups_of_version_1_are_found_below_what_a_container_shows() -> None:
    own = "8:pids:/\n4:memory:/docker/abc/x\n0::/\n"
    assert homes(own, VERSION_1) == {
        "pids": (Path("/sys/fs/cgroup/pids"), False),
        "memory": (Path("/sys/fs/cgroup/memory/x"), False),
    }


def test_the_group_of_version_2_is_found() -> None:
    assert homes("0::/user.slice/a.scope\n", VERSION_2) == {"": (Path("/sys/fs/cgroup/user.slice/a.scope"), True)}


def test_each_version_has_its_own_names_for_the_limits() -> None:
    both = ("memory", "pids")
    assert settings(Group(Path("x"), both, version_2=True), LIMITS) == {
        "pids.max": "7", "memory.max": "1000", "memory.swap.max": "0",
    }  # fmt: skip
    assert settings(Group(Path("x"), ("memory",), version_2=False), LIMITS) == {
        "memory.limit_in_bytes": "1000",
        "memory.memsw.limit_in_bytes": "1000",
    }


def test_killings_are_counted_in_either_version() -> None:
    assert killed("low 0\nhigh 0\nmax 3\noom 2\noom_kill 2\n") == 2
    assert killed("oom_kill_disable 0\nunder_oom 0\noom_kill 1\n") == 1
    assert killed("") == 0


def test_groups_that_were_made_are_removed_again_and_those_of_others_are_not() -> None:
    groups, others = make_groups(0, LIMITS), make_groups(0, LIMITS)
    assert all(group.folder.is_dir() for group in groups)
    remove_groups(groups)
    assert not any(group.folder.exists() for group in groups)
    assert all(group.folder.is_dir() for group in others)
    remove_groups(others)
