#!/usr/bin/env bash
# hl7apy 1.3.5: a line break in a report (FT, \.br\) does not survive being read and written; hl7 0.4.5 (python-hl7) writes one as no reader should.
#
# HL7 version 2 gives formatted text the sequences \.br\, \.sp2\ ... and \Xdd..\ (pairs of hexadecimal digits), beside \H\, \N\ and \T\.
# Guesses, written before the run: hl7apy gives each sequence back as it came, and reads a line feed as python-hl7 writes it.
# Seen: hl7apy keeps \H\, \N\ and \T\ but takes the backslashes of the others for plain ones, in FT as in ST, in both levels of validation:
#   "one\.br\two" goes out as "one\E\.br\E\two", which the next system shows as backslashes in one long line. python-hl7 writes
#   a line feed as \X a\, a space in place of the nought, and a tab as \X 9\; it reads them itself, hl7apy does not.
# So a message is passed on as bytes, never read and written again, where its text matters.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check "hl7apy==1.3.5" "hl7==0.4.5" 2>/dev/null
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

import hl7
from hl7apy.consts import VALIDATION_LEVEL
from hl7apy.parser import parse_message

HEAD = "MSH|^~\\&|A|B|C|D|20240101||ORU^R01^ORU_R01|1|P|2.5\rPID|1||7||Doe^Jo\rOBR|1|||1^Report\rOBX|1|FT|1^Text||"


def passed_on(text, level):
    message = parse_message(f"{HEAD}{text}||||||F", validation_level=level)
    return message.to_er7().split("\r")[3].split("|")[5]


print("hl7apy", version("hl7apy"), "hl7", version("hl7"))
for level in (VALIDATION_LEVEL.TOLERANT, VALIDATION_LEVEL.STRICT):
    for kept in ("\\H\\bold\\N\\", "salt \\T\\ water"):
        assert passed_on(kept, level) == kept, kept
    for text in ("one\\.br\\two", "one\\.sp2\\two", "one\\X0A\\two"):
        found = passed_on(text, level)
        print(f"hl7apy: {text} goes out as {found}")
        assert found == text.replace("\\", "\\E\\"), found
writer = hl7.parse(f"{HEAD}x||||||F")
for character, written in (("\n", "\\X a\\"), ("\t", "\\X 9\\")):
    found = writer.escape(character)
    print(f"python-hl7: {character!r} is written as {found}")
    assert found == written and writer.unescape(found) == character, found
print("As described.")
PY
