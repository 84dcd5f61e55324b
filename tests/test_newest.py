"""What is tried with the newest dependencies: everything that is asked for, and nothing is written anywhere."""

import re
from pathlib import Path

import yaml

from docs.making.newer import other_than_locked
from tests.test_environment import PROJECT

ROOT = Path(__file__).parent.parent
LOCK = "alabaster==1.0.0 ; python_full_version < '3.12' \\\n    --hash=x\nalabaster==1.1.0 \\\nruff==0.17.1 \\\n"


def test_it_installs_every_extra() -> None:
    (extras,) = re.findall(r"^EXTRAS := (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert extras.split(",") == sorted(PROJECT["optional-dependencies"])


def test_it_runs_by_the_clock_and_opens_nothing() -> None:
    # YAML 1.1 reads the word `on` as true.
    read = yaml.safe_load((ROOT / ".github" / "workflows" / "newest.yml").read_text(encoding="utf-8"))
    assert set(read[True]) == {"schedule", "workflow_dispatch"}
    assert read["permissions"] == {"contents": "read"}
    steps = [step for job in read["jobs"].values() for step in job["steps"]]
    assert steps[-1] == {"run": "make newest"}
    assert {step["uses"].split("@")[0] for step in steps if "uses" in step} == {"actions/checkout", "actions/setup-python"}


def test_what_differs_from_the_lock_is_told_by_name_with_both_versions() -> None:
    installed = {"Alabaster": "1.1.0", "ruff": "0.18.0", "new_one": "2"}
    assert other_than_locked(LOCK, installed) == [("new-one", "-", "2"), ("ruff", "0.17.1", "0.18.0")]
