"""What a student does with decks in Anki's own program, played without its windows; run in a process of its own.

`python -m tests.peers.in_anki COLLECTION STEPS`: STEPS is JSON, a list of [what, argument]. Prints what is there after each.
"""

import json
import sys
from collections.abc import Callable
from typing import Any


def main(words: list[str]) -> int:
    """Play the steps on a collection that may be there."""
    from anki.collection import Collection

    collection: Any = Collection(words[0])
    print(json.dumps([_played(collection, what, given) for what, given in json.loads(words[1])]))
    collection.close()
    return 0


def _played(collection: Any, what: str, given: Any) -> dict[str, Any]:
    return {"said": _STEPS[what](collection, given), **_there(collection)}


def _import(collection: Any, path: str) -> Any:
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    # As the program asks by default: notes are updated if they are newer, note types too.
    options = ImportAnkiPackageOptions(merge_notetypes=False, with_scheduling=False, with_deck_configs=False)
    log = collection.import_anki_package(ImportAnkiPackageRequest(package_path=path, options=options)).log
    return {name: len(getattr(log, name)) for name in ("new", "updated", "duplicate", "conflicting")}


def _study(collection: Any, count: int) -> Any:
    answered = []
    for _ in range(count):
        card = collection.sched.getCard()
        answered.append(card.note()["Front"])
        collection.sched.answerCard(card, 4)
    return answered


def _tag(collection: Any, guid: str) -> Any:
    note = collection.get_note(_note_id(collection, guid))
    note.tags.append("mine")
    collection.update_note(note)


def _rename_deck(collection: Any, given: list[str]) -> Any:
    collection.decks.rename(collection.decks.id_for_name(given[0]), given[1])


def _select(collection: Any, name: str) -> Any:
    collection.decks.select(collection.decks.id_for_name(name))


def _note_id(collection: Any, guid: str) -> int:
    return int(collection.db.scalar("select id from notes where guid = ?", guid))


def _there(collection: Any) -> dict[str, Any]:
    notes = [collection.get_note(one) for one in collection.find_notes("")]
    cards = {note.guid: [collection.get_card(one) for one in note.card_ids()] for note in notes}
    return {
        "notes": {note.guid: [dict(note.items()), sorted(note.tags)] for note in notes},
        "cards": {guid: [[one.reps, one.ivl, one.due, one.queue] for one in own] for guid, own in cards.items()},
        "decks": sorted({collection.decks.name(one.did) for own in cards.values() for one in own}),
        "types": sorted({note.note_type()["name"] for note in notes}),
        "shown": {note.guid: [one.question(), one.answer()] for note in notes[:3] for one in note.cards()},
        "reviews": collection.db.scalar("select count() from revlog"),
    }


_STEPS: dict[str, Callable[[Any, Any], Any]] = {
    "import": _import,
    "study": _study,
    "tag": _tag,
    "rename deck": _rename_deck,
    "select": _select,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
