#!/usr/bin/env bash
# json2qti 1.3.0: the answers "CgA<ULN" and "CgA<LLN" of one question are both read as "CgA".
#
# Its answers are plain text, but for backticks. In the QTI 1.2 that it writes they are said to be HTML (texttype="text/html"), and then a
#   "<" of the text has to be escaped for HTML, and all of that for XML: the paragraph that it puts around each is a tag for HTML.
# Guess, written before the run: read as XML and then as HTML, each answer is the text that was given.
# Seen: a "<" is escaped once. For HTML "<ULN" is the beginning of a tag; of two answers the same is left, and of "p<q and q>r" it is "pr".
#   With a blank or a digit after it ("CgA < ULN", "<3%") a text is kept.
# So a quiz that was made with it is looked through for "<" before it is brought into an LMS; our own QTI escapes twice, which a test holds.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check "json2qti==1.3.0" "html5lib==1.1" 2>/dev/null
cd "$work"
cat > quiz.json <<'JSON'
{"Labs": {"Which value is below the upper limit of normal?": ["CgA<ULN", "CgA<LLN", "p<q and q>r", "CgA < ULN", "Ki-67 <3%"]}}
JSON
"$work/venv/bin/json2qti" quiz.json > /dev/null
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import html5lib

GIVEN = ["CgA<ULN", "CgA<LLN", "p<q and q>r", "CgA < ULN", "Ki-67 <3%"]
(parcel,) = Path().glob("*.zip")
with ZipFile(parcel) as inside:
    texts = [inside.read(name) for name in inside.namelist() if name.endswith(".xml")]
found = []
for text in texts:
    for said in ElementTree.fromstring(text).findall(".//{*}response_label//{*}mattext"):
        assert said.get("texttype") == "text/html"
        found.append("".join(html5lib.parseFragment(said.text, namespaceHTMLElements=False).itertext()).strip())
print("json2qti", version("json2qti"), sorted(found))
kept = [text for text in GIVEN if text in found]
assert kept == ["CgA < ULN", "Ki-67 <3%"], kept
assert sorted(found) == sorted(["CgA", "CgA", "pr", *kept]), found
print("As described.")
PY
