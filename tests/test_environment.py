"""The places that speak of dependencies and of the version agree."""

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml

from netcourse import __version__
from netcourse.cli import main

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WANTED = PROJECT["dependencies"] + [entry for extra in PROJECT["optional-dependencies"].values() for entry in extra]


def test_conda_users_get_what_pyproject_asks_for() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    conda = {entry for entry in environment if isinstance(entry, str)} - {"pip"}
    assert conda == {*PROJECT["dependencies"], f"python{PROJECT['requires-python']}"}


def test_conda_and_binder_install_the_course_itself_by_a_line_that_pip_and_repo2docker_read() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    (asked,) = (entry["pip"] for entry in environment if isinstance(entry, dict))
    # With any other option on it pip refuses the line, and repo2docker makes the environment before the repository is there.
    assert asked == ["--editable ."]


def test_the_recipe_for_conda_is_of_this_version_and_asks_for_the_same() -> None:
    recipe = yaml.safe_load((ROOT / "recipe" / "recipe.yaml").read_text(encoding="utf-8"))
    run = {entry.replace(" ", "") for entry in recipe["requirements"]["run"]}
    assert run == {*PROJECT["dependencies"], "python>=${{python_min}}"}
    assert f">={recipe['context']['python_min']}" == PROJECT["requires-python"]
    assert recipe["context"]["version"] == __version__
    assert recipe["build"]["python"]["entry_points"] == [f"{name} = {where}" for name, where in PROJECT["scripts"].items()]
    assert recipe["about"]["license"] == PROJECT["license"]


def test_the_lock_holds_every_dependency_with_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([a-z0-9-]+)==", lock, flags=re.MULTILINE))
    names = {re.split(r"[<>=]", entry)[0].lower() for entry in WANTED}
    assert names <= locked
    blocks = re.split(r"\n(?=[a-z0-9-]+==)", lock)[1:]
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in lock


def test_every_dependency_is_explained() -> None:
    told = (ROOT / "docs" / "architecture" / "dependencies.md").read_text(encoding="utf-8")
    names = {re.split(r"[<>=]", entry)[0] for entry in WANTED}
    unexplained = {name for name in names if name not in told and "stubs" not in name and not name.startswith("types-")}
    assert unexplained == set()


def test_the_version_that_is_told_is_the_version_that_is_cited(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (left.value.code, capsys.readouterr().out) == (0, f"netcourse {__version__}\n")
    assert (cited["version"], cited["cff-version"]) == (__version__, "1.2.0")
    assert " AND ".join(cited["license"]) == PROJECT["license"]
    # The newest section of the changelog is this version's, with the day on which it was given out.
    newest = re.search(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert newest
    assert newest[1] == f"{__version__} ({cited['date-released']})"


def test_the_companion_is_of_this_version_as_a_source_and_as_it_was_built() -> None:
    folder = ROOT / "netcourse" / "companion"
    packages = [folder / "package.json", folder / "labextension" / "package.json"]
    assert [json.loads(path.read_text(encoding="utf-8"))["version"] for path in packages] == [__version__] * 2
    # What JupyterLab shows in its list of extensions.
    (entry,) = (folder / "labextension" / "static").glob("remoteEntry.*.js")
    assert f'name:"netcourse-companion",version:"{__version__}"' in entry.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["bug.yml", "wrong-fact.yml", "wrong-mark.yml"])
def test_a_form_for_a_report_asks_each_thing_once_and_says_what_must_be_there(form: str) -> None:
    read = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / form).read_text(encoding="utf-8"))
    asked = [field for field in read["body"] if field["type"] != "markdown"]
    assert len({field["id"] for field in asked}) == len(asked) > 2
    assert all(field["attributes"]["label"] for field in asked)
    assert any(field.get("validations", {}).get("required") for field in asked)


def test_what_runs_before_a_commit_is_what_make_test_runs_first() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    made = (ROOT / "Makefile").read_text(encoding="utf-8").replace("$(BIN)", ".venv/bin")
    assert all(f"\t{hook['entry'].removesuffix(' --force-exclude')}" in made for hook in hooks)


def test_every_python_from_the_least_that_is_asked_for_is_tried() -> None:
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8"))["jobs"]
    tried = jobs["test"]["strategy"]["matrix"]["python"]
    least = PROJECT["requires-python"].removeprefix(">=")
    assert tried == [f"3.{minor}" for minor in range(int(least.split(".")[1]), 15)]
    promised = [one.removeprefix("Programming Language :: Python :: ") for one in PROJECT["classifiers"] if ":: Python ::" in one]
    assert promised == [one for one in tried if one in promised]
