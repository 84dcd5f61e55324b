"""Numbers in prose: rounded, but never so that they contradict what is said of them beside a limit."""

from fractions import Fraction

# With so many decimals a difference is still worth reading; a smaller one is told in words.
_MOST_DECIMALS = 4
_ALMOST_ALL = Fraction(999, 1000)


def told_apart(x: Fraction, limit: Fraction, decimals: int) -> tuple[str, str]:
    """Print a number and the limit that it is compared with.

    Parameters
    ----------
    x, limit : Fraction
        In the same unit.
    decimals : int
        How many are enough as a rule.

    Returns
    -------
    tuple of str
        Both with `decimals`, or with as many more, up to 4, as it takes to see on which side of the limit the number lies. What
        lies closer is "just above" or "just below" it.
    """
    for more in range(decimals, max(decimals, _MOST_DECIMALS) + 1):
        first, second = round(x, more), round(limit, more)
        if first != second or x == limit:
            return f"{float(first):.{more}f}", f"{float(second):.{more}f}"
    second_words = f"{float(round(limit, decimals)):.{decimals}f}"
    return f"just {'above' if x > limit else 'below'} {second_words}", second_words


def beside(x: Fraction, limit: Fraction, decimals: int) -> str:
    """Print a number next to a limit whose own words stand elsewhere; see `told_apart`."""
    return told_apart(x, limit, decimals)[0]


def in_per_cent(share: Fraction | float) -> str:
    """A share of one in per cent, without calling anything all or nothing that is not."""
    if _ALMOST_ALL < share < 1:
        return f"above {float(_ALMOST_ALL):.1%}"
    return f"below {float(1 - _ALMOST_ALL):.1%}" if 0 < share < 1 - _ALMOST_ALL else f"{float(share):.1%}"
