"""What a notebook keeps of its widgets: a picture of a Python that ended, which marking never needs.

Colab writes it without the key `state`, and nbconvert, which makes the formgrader's page, then makes none.
"""

from typing import Any

Metadata = dict[str, Any]

_KEY = "widgets"


def without_malformed_state(metadata: Metadata) -> tuple[Metadata, list[str]]:
    """A notebook's metadata, without the state of widgets if nbconvert can't read it, and what to say of it."""
    if _KEY not in metadata or _is_readable(metadata[_KEY]):
        return metadata, []
    kept = {key: value for key, value in metadata.items() if key != _KEY}
    return kept, ["the saved state of widgets, which can't be read (Colab writes it so), left out; no answer stands in it"]


def _is_readable(widgets: object) -> bool:
    states = widgets.values() if isinstance(widgets, dict) else [None]
    return all(isinstance(one, dict) and isinstance(one.get("state"), dict) for one in states)
