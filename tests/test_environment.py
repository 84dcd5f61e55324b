"""The three places that speak of dependencies agree."""

import re
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_conda_users_get_what_pyproject_asks_for() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    conda = {entry for entry in environment if isinstance(entry, str)} - {"pip"}
    assert conda == {*PROJECT["dependencies"], f"python{PROJECT['requires-python']}"}


def test_the_lock_holds_every_dependency_with_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([a-z0-9-]+)==", lock, flags=re.MULTILINE))
    wanted = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
    names = {re.split(r"[<>=]", entry)[0].lower() for entry in wanted}
    assert names <= locked
    blocks = re.split(r"\n(?=[a-z0-9-]+==)", lock)[1:]
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in lock


def test_every_dependency_is_explained() -> None:
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    wanted = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
    names = {re.split(r"[<>=]", entry)[0] for entry in wanted}
    unexplained = {name for name in names if name not in told and "stubs" not in name and not name.startswith("types-")}
    assert unexplained == set()
