"""Our QTI 2.1 in a public reader of it, Citolab's converter: raised to QTI 3 and brought down again, it is the same questions.

No schema of QTI comes with a package that can be had here, and Canvas's and Moodle's own importers are parts of those programs.
The converter is GPL: it is fetched into a folder of its own for this test, and is no dependency.
"""

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import nbformat
import pytest

from netcourse.authoring.course import units
from netcourse.exporting.questions.qti21 import qti21
from netcourse.exporting.questions.quiz import Quiz, quiz_of
from tests.conftest import ROOT
from tests.exporting.questions.answers import answers
from tests.exporting.questions.scoring import Item21
from tests.exporting.questions.test_qti21 import as_response

pytestmark = pytest.mark.soak

CONVERTER = "citolab-qti-convert==0.2.0"
# A folder that holds it already.
PLACE = "NETCOURSE_QTI_CONVERT"
# What is said of each package, and what is in it after QTI 3. Its transforms would ask a candidate for at least one choice.
ASKS = """
import json, pathlib, sys
from qti_convert import downgrade_package, fix_package_references, upgrade_package
told = {}
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.zip")):
    found = fix_package_references(path.read_bytes())
    files = downgrade_package(dict(upgrade_package(path.read_bytes(), item_transforms=[]).files)).files
    texts = {name: data if isinstance(data, str) else data.decode() for name, data in files.items()}
    broken = [one.value for one in (*found.fixed, *found.unresolved)]
    told[path.stem] = {"broken": broken, "files": texts}
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def quizzes() -> Mapping[str, Quiz]:
    return {one.name: quiz_of(one.name, one.name, nbformat.read(one.source, as_version=4)) for one in units(ROOT)}


@pytest.fixture(scope="module")
def converter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if os.environ.get(PLACE):
        return Path(os.environ[PLACE])
    folder = tmp_path_factory.mktemp("converter")
    words = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), CONVERTER]
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    if ran.returncode:
        pytest.skip(f"NOT TESTED: {CONVERTER} can't be had here: {(ran.stderr.strip().splitlines() or ['no reason given'])[-1]}")
    return folder


@pytest.fixture(scope="module")
def told(converter: Path, quizzes: Mapping[str, Quiz], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    """By unit, what the converter says of it."""
    folder = tmp_path_factory.mktemp("packages")
    for name, quiz in quizzes.items():
        (folder / f"{name}.zip").write_bytes(qti21(quiz)[0])
    words = [sys.executable, "-c", ASKS, str(folder)]
    ran = subprocess.run(words, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(converter)}, check=False)
    assert ran.returncode == 0, ran.stderr
    found: Mapping[str, Any] = json.loads(ran.stdout)
    return found


def shape(data: bytes | str) -> list[tuple[str, Mapping[str, str], str]]:
    """A file's elements in their order, each with its attributes and its words; a schema's place is no part of it."""
    found: list[tuple[str, Mapping[str, str], str]] = []
    for one in ET.fromstring(data).iter():  # noqa: S314 (of our own making)
        kept = {name: value for name, value in one.attrib.items() if "schemaLocation" not in name}
        found.append((one.tag, kept, " ".join((one.text or "").split())))
    return found


def test_every_reference_in_every_package_leads_somewhere(told: Mapping[str, Any], quizzes: Mapping[str, Quiz]) -> None:
    assert set(told) == set(quizzes)
    assert {name: one["broken"] for name, one in told.items() if one["broken"]} == {}


def test_what_comes_back_from_qti_3_is_what_went_in(told: Mapping[str, Any], quizzes: Mapping[str, Quiz]) -> None:
    read = 0
    for name, quiz in quizzes.items():
        with ZipFile(io.BytesIO(qti21(quiz)[0])) as package:
            assert set(package.namelist()) == set(told[name]["files"])
            for file in package.namelist():
                if file.startswith("items/"):
                    assert shape(told[name]["files"][file]) == shape(package.read(file)), (name, file)
                    read += 1
    assert read > 140


def test_it_still_gives_the_marks_that_the_course_gives(told: Mapping[str, Any], quizzes: Mapping[str, Quiz]) -> None:
    tried = 0
    for name, quiz in quizzes.items():
        for question in quiz.questions:
            text = told[name]["files"].get(f"items/{question.id}.xml")
            if text is None or question.item is None or question.scheme is None:
                continue
            item = Item21(text.encode())
            for value in answers(question):
                ours = question.scheme.marks(question.item, value, question.points)
                theirs = item.answered(as_response(question, value))
                assert theirs["SCORE"] == pytest.approx(ours.earned, abs=0.0051), (question.id, value)
                tried += 1
    assert tried > 2000
