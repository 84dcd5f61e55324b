"""What is said of a submission whose files find no room where its cells would run."""

from collections.abc import Mapping

from netcourse.marking.isolation.limits import Limits


class NoRoomError(Exception):
    """The files beside a notebook could not be laid out, so no cell of it may run: each would count 0.

    Parameters
    ----------
    files : mapping of str to bytes
        By their names.
    limits : Limits
        `disk_bytes` is the room that there is.
    """

    def __init__(self, files: Mapping[str, bytes], limits: Limits) -> None:
        """Make the message, which names the largest file."""
        sizes = {name: len(data) / 1e6 for name, data in files.items()}
        largest = max(sizes, key=lambda name: sizes[name])
        super().__init__(
            f"nothing was run, as the files beside it could not be laid out: {sum(sizes.values()):,.1f} MB, of which {largest} has "
            f"{sizes[largest]:,.1f}; at most {limits.disk_bytes / 1e6:,.0f} MB have room. Take what is not needed out of its folder"
        )
