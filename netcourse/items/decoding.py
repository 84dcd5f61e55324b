"""The text that a file holds, whatever encoding an editor or a mail program saved it in."""

import codecs

_MARKED = (
    # UTF-32 first: its mark begins as that of UTF-16 does.
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with a byte order mark"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)


def decode(data: bytes) -> tuple[str, str]:
    """The text that bytes hold.

    Returns
    -------
    tuple of str
        The text, and the encoding in words if it is not plain UTF-8.
    """
    for mark, encoding, words in _MARKED:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), words
    # JSON begins with two ASCII characters; in UTF-16 without a mark every other byte is then zero.
    if len(data) > 1 and 0 in data[:2]:
        return data.decode("utf-16-le" if data[1] == 0 else "utf-16-be", errors="replace"), "UTF-16"
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    try:
        # What Windows calls Latin-1, which has the euro sign and quotes where Latin-1 has nothing.
        return data.decode("cp1252"), "Latin-1"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "Latin-1"
