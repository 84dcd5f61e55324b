"""What must be the same on every machine."""

import platform
from dataclasses import replace

from netcourse.marking.cluster.fingerprint import difference, fingerprint, unit_digest
from netcourse.marking.execution.job import Job, pack, unpack
from netcourse.marking.isolation.limits import Limits

JOB = Job("ada", b"{}", {"q1": "assert x"}, {"q0": "ask()"}, {"q1": ["x"]}, given={"a.csv": b"1"}, beside=("q1",))


def test_a_machine_is_as_itself() -> None:
    assert difference(fingerprint(), fingerprint()) == ""
    assert platform.python_version() in fingerprint()["Python"]


def test_what_differs_is_named_with_both_versions() -> None:
    theirs = {**fingerprint(), "pandas": "0.1"}
    assert difference(fingerprint(), theirs) == f"pandas is 0.1 there and {fingerprint()['pandas']} here"
    assert "numpy is missing there" in difference(fingerprint(), {key: it for key, it in fingerprint().items() if key != "numpy"})
    assert "polars is 1.0 there and missing here" in difference(fingerprint(), {**fingerprint(), "polars": "1.0"})


def test_what_decides_a_mark_changes_the_units_digest_and_a_student_does_not() -> None:
    assert unit_digest(replace(JOB, name="bob", notebook=b"[]", answers="{}", files={"b": b""}, limits=Limits(1))) == unit_digest(
        JOB
    )
    assert unit_digest(unpack(pack(JOB))) == unit_digest(JOB)
    changed = [
        replace(JOB, tests={"q1": "assert y"}),
        replace(JOB, locked={}),
        replace(JOB, reads={"q1": ["x", "y"]}),
        replace(JOB, beside=()),
        replace(JOB, given={"a.csv": b"2"}),
    ]
    assert len({unit_digest(job) for job in (JOB, *changed)}) == 6
