#!/usr/bin/env bash
# anki 26.9.3: a deck imported again with a correction takes away the tags that a student gave to the corrected card, "marked" too.
#
# Guess, written before the run: a note of the same guid with a later stamp gets the new text; tags of the student's own stay beside the
#   deck's, as scheduling does.
# Seen: the text is new and the interval stays, but the tags are those of the package alone. A note whose stamp is not later keeps text
#   and tags.
# So whoever stamps all cards with the time of the build takes every student's tags at each new deck: `netcourse cards` gives a later
#   stamp to corrected cards alone (netcourse/exporting/cards/stamps.py, tests/peers/test_anki.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check "anki==26.9.3" "genanki==0.13.1" 2>/dev/null
cd "$work"
"$work/venv/bin/python" - <<'PY'
import time
from importlib.metadata import version

import genanki
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

KIND = genanki.Model(1400000001, "Plain", fields=[{"name": "Front"}, {"name": "Back"}],
                     templates=[{"name": "Card", "qfmt": "{{Front}}", "afmt": "{{Back}}"}])


def package(name, backs, built):
    deck = genanki.Deck(1400000002, "Grading")
    for front, back in backs.items():
        deck.add_note(genanki.Note(KIND, [front, back], guid=front, tags=["course"]))
    genanki.Package(deck).write_to_file(name, timestamp=built)
    return name


def brought(collection, name):
    options = ImportAnkiPackageOptions(merge_notetypes=False, with_scheduling=False, with_deck_configs=False)
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=name, options=options))


def there(collection):
    notes = [collection.get_note(one) for one in collection.find_notes("")]
    return {note["Front"]: (note["Back"], sorted(note.tags), note.cards()[0].ivl) for note in notes}


print("anki", version("anki"), "genanki", version("genanki"))
now = time.time()
collection = Collection("mine.anki2")
brought(collection, package("first.apkg", {"one": "G1", "two": "G2"}, now - 100))
for note in [collection.get_note(one) for one in collection.find_notes("")]:
    note.tags += ["mine", "marked"]
    collection.update_note(note)
collection.decks.select(collection.decks.id_for_name("Grading"))
for _ in range(2):
    collection.sched.answerCard(collection.sched.getCard(), 4)
before = there(collection)
print("studied and tagged:", before)
brought(collection, package("same.apkg", {"one": "G1", "two": "G2"}, now - 100))
print("imported again, the stamp no later:", there(collection))
assert there(collection) == before
# Stamps are compared with when the student last changed the note.
brought(collection, package("later.apkg", {"one": "G1, corrected", "two": "G2"}, now + 100))
after = there(collection)
print("imported again, the stamp later:", after)
assert before["one"][1] == ["course", "marked", "mine"] and before["one"][2] > 0, before
assert after["one"] == ("G1, corrected", ["course"], before["one"][2]), after
assert after["two"] == ("G2", ["course"], before["two"][2]), after
print("As described.")
PY
