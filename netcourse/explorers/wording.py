"""Words as they stand in a sentence."""


def capital(words: str) -> str:
    """Words with a capital letter at their beginning, and else as they are."""
    return words[:1].upper() + words[1:]
